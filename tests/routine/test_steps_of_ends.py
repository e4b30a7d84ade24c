"""The steps of a client whose help has all ended, of one who returns, and of other clients."""

import pytest

from tests.routine.diary import case, open_steps, steps, the

MOUNTED = (
    "10-05 client Nord visit=10-07\n"
    "10-06 order 48213 installation ordered provider=Nord client=K\n"
    "10-14 order 48213 installation done\n"
)
ENDED = MOUNTED + "11-16 ended hemtjänst\n"


@pytest.mark.parametrize(
    "end",
    [
        "11-16 ended hemtjänst",
        "11-16 import hemtjänst Nord from=10-05 ended=11-16",
    ],
)
def test_order_removal_opens_when_nothing_is_granted_and_a_lock_is_there(end: str) -> None:
    assert open_steps(MOUNTED + end, "11-16") == ["order_removal K open due 11-19"]
    step = the(MOUNTED + end, "11-16", "order_removal")
    assert (step.role, step.provider, step.why) == (
        "utforare",
        "Nord",
        "kunden avslutad 2026-11-16 + 3 arbetsdagar",
    )


def test_order_removal_closes_when_the_removal_is_ordered() -> None:
    diary = ENDED + "11-18 order 49001 removal ordered client=K"
    assert steps(diary, "11-18", "order_removal", "await_removal") == [
        "order_removal K done due 11-19 closed 11-18",
        "await_removal 49001 open due 12-02",
    ]


def test_order_removal_waits_for_the_alarm_to_end() -> None:
    diary = MOUNTED + "10-06 decision trygghetslarm from=10-06\n11-16 ended hemtjänst\n"
    assert steps(diary, "11-20", "order_removal") == []
    ended = diary + "11-23 ended trygghetslarm"
    assert steps(ended, "11-23", "order_removal") == ["order_removal K open due 11-26"]


def test_no_lock_no_removal() -> None:
    assert open_steps("10-05 client Nord\n11-16 ended hemtjänst", "11-20") == []


def test_a_clients_end_waives_what_has_lost_its_sense_with_the_reason() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 to=11-30 visit=11-05\n"
        "11-09 provider Syd\n"
        "11-12 order 48213 installation done client=K\n"
        "11-16 ended hemtjänst"
    )
    found = {s.step: (s.state, s.closed_why) for s in case(diary, "11-17").steps}
    waived = ("waived", "kunden är avslutad")
    assert found == {
        "inform_client": waived,
        "inform_provider": ("done", "installationen är beställd"),
        "order_installation": ("done", "installationen är beställd"),
        "use_receipt_product": ("done", "låsvredet är monterat"),
        "collect_keys": waived,
        "inform_new_provider": waived,
        "inform_old_provider": waived,
        "renew_decision": ("waived", "insatsen är avslutad"),
        "link_lock": waived,
        "remove_receipt_product": waived,
        "order_removal": ("open", None),
    }


def test_a_clients_end_waives_the_steps_that_waited_for_an_order() -> None:
    diary = "11-02 client Nord visit=11-05\n11-16 ended hemtjänst"
    assert {(s.step, s.state) for s in case(diary, "11-17").steps} == {
        (name, "waived")
        for name in (
            "inform_client",
            "inform_provider",
            "order_installation",
            "use_receipt_product",
            "collect_keys",
        )
    }


def test_the_end_of_the_alarm_waives_keep_lock() -> None:
    diary = (
        "11-02 client Nord\n11-02 decision trygghetslarm from=11-02\n"
        "11-16 ended hemtjänst\n11-17 ended trygghetslarm"
    )
    assert steps(diary, "11-17", "keep_lock") == ["keep_lock K waived due 11-18 closed 11-17"]


@pytest.mark.parametrize("used", ["10-07 product", "10-08 confirm use_receipt_product K"])
def test_a_product_in_use_is_returned_at_the_end(used: str) -> None:
    diary = MOUNTED + used + "\n11-16 ended hemtjänst"
    names = ("return_receipt_product", "remove_receipt_product")
    assert steps(diary, "11-16", *names) == [
        "remove_receipt_product 48213 waived due 10-21 closed 11-16",
        "return_receipt_product K open due 11-23",
    ]
    confirmed = diary + "\n11-18 confirm return_receipt_product K"
    assert open_steps(confirmed, "11-18", *names) == []


def test_a_product_already_taken_is_not_asked_for_again() -> None:
    diary = MOUNTED + (
        "10-07 product\n10-20 confirm remove_receipt_product 48213\n11-16 ended hemtjänst"
    )
    assert steps(diary, "11-17", "return_receipt_product") == []


def test_an_unknown_product_counts_as_not_in_use_at_the_end() -> None:
    assert steps(ENDED, "11-17", "return_receipt_product") == []


def test_cancel_installation_opens_for_an_installation_on_order_at_the_end() -> None:
    diary = "11-02 client Nord\n11-03 order 48213 installation ordered client=K\n"
    ended = diary + "11-09 ended hemtjänst\n"
    assert open_steps(ended, "11-09", "cancel_installation", "order_removal") == [
        "cancel_installation 48213 open due 11-11"
    ]
    cancelled = ended + "11-10 order 48213 installation cancelled"
    assert steps(cancelled, "11-12", "cancel_installation", "order_installation") == [
        "order_installation K done due 11-09 closed 11-03",
        "cancel_installation 48213 done due 11-11 closed 11-10",
    ]


def test_a_lock_mounted_after_the_end_opens_order_removal() -> None:
    diary = (
        "11-02 client Nord\n11-03 order 48213 installation ordered client=K\n"
        "11-09 ended hemtjänst\n11-11 order 48213 installation done"
    )
    assert steps(diary, "11-11", "cancel_installation", "order_removal") == [
        "cancel_installation 48213 done due 11-11 closed 11-11",
        "order_removal K open due 11-16",
    ]


def test_an_installation_cancelled_while_the_client_has_none_is_ordered_anew() -> None:
    diary = (
        "11-02 client Nord\n11-03 order 48213 installation ordered client=K\n"
        "11-09 order 48213 installation cancelled\n"
    )
    assert open_steps(diary, "11-09", "order_installation") == [
        "order_installation K open due 11-16"
    ]
    again = diary + "11-11 order 48214 installation ordered client=K"
    assert open_steps(again, "11-11", "order_installation") == []


def test_an_installation_cancelled_while_another_is_on_order_is_not_ordered_anew() -> None:
    diary = (
        "11-02 client Nord\n11-03 order 48213 installation ordered client=K\n"
        "11-04 order 48214 installation ordered client=K\n"
        "11-09 order 48213 installation cancelled\n"
    )
    assert open_steps(diary, "11-09", "order_installation") == []


def test_a_removal_cancelled_while_nothing_is_granted_is_ordered_anew() -> None:
    diary = ENDED + (
        "11-18 order 49001 removal ordered client=K\n11-20 order 49001 removal cancelled\n"
    )
    assert open_steps(diary, "11-20", "order_removal") == ["order_removal K open due 11-25"]
    again = diary + "11-23 order 49002 removal ordered client=K"
    assert open_steps(again, "11-23", "order_removal") == []


def test_a_returning_client_gets_a_new_chapter_and_the_old_steps_stay_closed() -> None:
    removed = ENDED + (
        "11-18 order 49001 removal ordered client=K\n11-25 order 49001 removal done\n"
        "11-26 confirm unlink_lock 49001\n"
    )
    returned = removed + "2027-01-11 client Syd visit=2027-01-13"
    assert sorted(open_steps(returned, "2027-01-11")) == [
        "collect_keys Syd open due 2027-01-13",
        "inform_client K open due 2027-01-13",
        "inform_provider Syd open due 2027-01-13",
        "order_installation K open due 2027-01-13",
    ]
    old = [s for s in case(returned, "2027-01-11").steps if s.opened.year == 2026]
    assert old == list(case(removed, "2027-01-11").steps)


def test_a_client_who_returns_before_the_removal_keeps_the_lock() -> None:
    returned = ENDED + "11-30 client Nord"
    assert steps(returned, "11-30", "order_removal") == [
        "order_removal K waived due 11-19 closed 11-30"
    ]
    assert open_steps(returned, "11-30", "order_installation") == []


def test_home_care_that_comes_back_beside_the_alarm_is_a_new_client_without_a_new_lock() -> None:
    diary = MOUNTED + (
        "10-06 decision trygghetslarm from=10-06\n11-16 ended hemtjänst\n12-07 client Syd"
    )
    assert open_steps(diary, "12-07", "keep_lock", "order_installation", "inform_client") == [
        "inform_client K open due 12-14"
    ]


# --- other municipality's clients ---


def test_another_municipalitys_client_gets_billing_forms_and_nothing_else() -> None:
    diary = "10-16 import hemtjänst Nord from=10-16 visit=10-20 municipality=Annankommun"
    assert steps(diary, "10-31") == []
    assert steps(diary, "12-11") == [
        "billing_form 2026-10 overdue due 11-10 late 23",
        "billing_form 2026-11 overdue due 12-10 late 1",
    ]


def test_the_own_municipalitys_name_makes_nobody_another_ones() -> None:
    diary = "10-16 import hemtjänst Nord from=10-16 municipality=EXEMPELKOMMUN"
    assert not steps(diary, "12-11", "billing_form")


def test_billing_forms_close_month_by_month_and_end_with_the_last_month() -> None:
    diary = (
        "10-16 client Nord municipality=Annankommun\n"
        "11-02 confirm billing_form 2026-10\n11-20 ended hemtjänst"
    )
    assert steps(diary, "2027-03-01") == [
        "billing_form 2026-10 done due 11-10 closed 11-02",
        "billing_form 2026-11 overdue due 12-10 late 52",
    ]
    assert the(diary.split("\n", maxsplit=1)[0], "11-02", "billing_form").why == (
        "underlag för 2026-10, den 10:e månaden efter"
    )


def test_a_lock_mounted_for_another_municipalitys_client_is_to_be_removed() -> None:
    diary = (
        "11-16 client Nord municipality=Annankommun\n"
        "11-17 order 48213 installation ordered client=K\n"
        "11-24 order 48213 installation done\n"
    )
    assert steps(diary, "11-25") == ["order_removal K open due 11-27"]
    ordered = diary + "11-26 order 49001 removal ordered client=K"
    assert steps(ordered, "11-26") == ["order_removal K done due 11-27 closed 11-26"]


# --- alarm only ---


def test_alarm_alone_opens_no_new_client_steps() -> None:
    assert steps("11-16 import trygghetslarm - from=11-16", "12-16") == []


def test_at_the_alarms_end_the_removal_goes_to_the_last_provider_or_the_administrator() -> None:
    known = "10-05 import trygghetslarm - from=10-05 lock=ja\n11-16 ended trygghetslarm"
    step = the(known, "11-16", "order_removal")
    assert (step.role, step.provider) == ("systemforvaltare", None)
    ordered = "10-06 order 48213 installation done provider=Nord client=K\n" + known
    step = the(ordered, "11-16", "order_removal")
    assert (step.role, step.provider) == ("utforare", "Nord")
