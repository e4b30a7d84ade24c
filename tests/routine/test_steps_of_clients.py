"""The steps of a new client, of a change of provider and of decisions, from every source."""

import pytest

from tests.routine.diary import case, open_steps, steps, the

IMPORTED = "11-16 import hemtjänst Nord from=11-16\n"
VISITED = "11-16 import hemtjänst Nord from=11-16 visit=11-20\n"
BY_HAND = "11-16 client Nord visit=11-20\n"
NEW = ("inform_client", "inform_provider", "order_installation", "collect_keys")


@pytest.mark.parametrize("diary", [VISITED, BY_HAND, IMPORTED + "11-16 visit date=11-20\n"])
def test_a_new_client_opens_four_steps_due_on_the_first_visit_whatever_the_source(
    diary: str,
) -> None:
    assert sorted(steps(diary, "11-16")) == [
        "collect_keys Nord open due 11-20",
        "inform_client K open due 11-20",
        "inform_provider Nord open due 11-20",
        "order_installation K open due 11-20",
    ]


def test_without_a_first_visit_the_days_count_from_the_registration() -> None:
    assert sorted(steps(IMPORTED, "11-16")) == [
        "collect_keys Nord open due 11-23",
        "inform_client K open due 11-23",
        "inform_provider Nord open due 11-18",
        "order_installation K open due 11-23",
    ]


def test_the_days_count_from_the_decisions_first_day_when_that_is_later() -> None:
    step = the("11-16 import hemtjänst Nord from=11-30", "11-16", "inform_client")
    assert (str(step.opened), str(step.due), step.why) == (
        "2026-11-16",
        "2026-12-07",
        "beslutet gäller från 2026-11-30 + 5 arbetsdagar",
    )


def test_steps_go_to_the_roles_of_the_table() -> None:
    roles = {step.step: (step.role, step.provider) for step in case(VISITED, "11-16").steps}
    assert roles == {
        "inform_client": ("bistandshandlaggare", None),
        "inform_provider": ("bistandshandlaggare", None),
        "order_installation": ("utforare", "Nord"),
        "collect_keys": ("utforare", "Nord"),
    }


@pytest.mark.parametrize("step", ["inform_client", "inform_provider", "collect_keys"])
def test_what_no_message_proves_closes_on_a_word(step: str) -> None:
    about = {"inform_client": "K"}.get(step, "Nord")
    diary = VISITED + f"11-17 confirm {step} {about} key={step}:1"
    assert steps(diary, "11-18", step) == [f"{step} {about} done due 11-20 closed 11-17"]


def test_an_order_closes_order_installation_and_inform_provider() -> None:
    diary = VISITED + "11-18 order 48213 installation ordered provider=Nord client=K"
    assert steps(diary, "11-18", "order_installation", "inform_provider") == [
        "inform_provider Nord done due 11-20 closed 11-18",
        "order_installation K done due 11-20 closed 11-18",
    ]


def test_an_order_that_names_no_client_counts_once_it_is_linked() -> None:
    diary = VISITED + "11-18 order 48213 installation ordered provider=Nord\n11-19 link 48213"
    assert the(diary, "11-20", "order_installation").state == "done"


def test_a_lock_already_there_asks_for_no_installation() -> None:
    mounted = "11-02 order 48213 installation done client=K\n" + VISITED
    assert steps(mounted, "11-16", "order_installation") == []
    assert steps("11-16 import hemtjänst Nord from=11-16 lock=ja", "11-16", *NEW[2:3]) == []
    assert steps("11-16 lock yes\n" + BY_HAND, "11-16", *NEW[2:3]) == []


def test_a_lock_said_to_be_there_later_closes_order_installation() -> None:
    assert steps(BY_HAND + "11-17 lock yes", "11-18", "order_installation") == [
        "order_installation K done due 11-20 closed 11-17"
    ]


def test_use_receipt_product_opens_on_the_day_of_the_first_visit() -> None:
    assert steps(VISITED, "11-19", "use_receipt_product") == []
    assert steps(VISITED, "11-20", "use_receipt_product") == [
        "use_receipt_product K open due 11-20"
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "11-23 confirm use_receipt_product K",
        "11-23 product",
        "11-23 order 48213 installation done client=K",
    ],
)
def test_use_receipt_product_closes_on_a_word_a_record_or_the_lock(closing: str) -> None:
    assert steps(VISITED + closing, "11-24", "use_receipt_product") == [
        "use_receipt_product K done due 11-20 closed 11-23"
    ]


def test_a_lock_mounted_before_the_first_visit_needs_no_receipt_product() -> None:
    diary = VISITED + "11-18 order 48213 installation done client=K"
    assert steps(diary, "11-24", "use_receipt_product") == []


def test_waiving_the_receipt_product_says_there_was_none() -> None:
    diary = VISITED + "11-20 waive use_receipt_product K\n"
    mounted = diary + "11-24 order 48213 installation done client=K"
    assert steps(mounted, "11-25", "use_receipt_product", "remove_receipt_product") == [
        "use_receipt_product K waived due 11-20 closed 11-20"
    ]


@pytest.mark.parametrize(
    "change",
    [
        "11-23 import hemtjänst Nord from=11-02 ended=11-22 | hemtjänst Syd from=11-23",
        "11-23 import hemtjänst Nord from=11-02 to=11-22 | hemtjänst Syd from=11-23",
        "11-23 import hemtjänst Nord from=11-02 ended=11-20 | hemtjänst Syd from=11-23",
        "11-23 import hemtjänst Syd from=11-23",
        "11-23 provider Syd",
    ],
)
def test_a_change_of_provider_opens_two_steps_whatever_the_source(change: str) -> None:
    diary = "11-02 import hemtjänst Nord from=11-02\n" + change
    names = ("inform_new_provider", "inform_old_provider", "order_removal", "keep_lock")
    assert steps(diary, "11-23", *names) == [
        "inform_new_provider K open due 11-25",
        "inform_old_provider K open due 11-25",
    ]
    assert case(diary, "11-23").provider == "Syd"


def test_a_change_moves_what_is_open_and_leaves_what_is_closed() -> None:
    diary = "11-02 import hemtjänst Nord from=11-02\n11-04 confirm collect_keys Nord\n"
    changed = diary + "11-23 provider Syd"
    assert steps(changed, "11-23", "collect_keys", "order_installation") == [
        "collect_keys Nord done due 11-09 closed 11-04",
        "order_installation K overdue due 11-09 late 10",
    ]
    before, after = (
        the(diary, "11-23", "order_installation"),
        the(changed, "11-23", "order_installation"),
    )
    assert (before.provider, after.provider) == ("Nord", "Syd")
    assert before.key == after.key


def test_a_change_asks_for_no_second_installation_and_no_removal() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02\n"
        "11-03 order 48213 installation ordered provider=Nord client=K\n"
        "11-12 order 48213 installation done\n"
        "11-23 provider Syd"
    )
    found = case(diary, "12-10")
    assert [step.step for step in found.steps].count("order_installation") == 1
    assert "order_removal" not in {step.step for step in found.steps}


def test_a_change_still_to_come_opens_nothing_before_its_day() -> None:
    diary = "11-02 import hemtjänst Nord from=11-02 to=11-30 | hemtjänst Syd from=12-01"
    assert steps(diary, "11-30", "inform_new_provider") == []
    assert steps(diary, "12-01", "inform_new_provider") == ["inform_new_provider K open due 12-03"]
    assert case(diary, "11-30").provider == "Nord"


def test_each_change_of_several_has_its_own_steps() -> None:
    diary = "11-02 client Nord\n11-09 provider Syd\n11-16 provider Nord\n11-23 provider Syd"
    assert [step.key for step in case(diary, "11-23").steps if "new_provider" in step.step] == [
        "inform_new_provider:1:Syd",
        "inform_new_provider:1:Nord",
        "inform_new_provider:1:Syd:nr2",
    ]


def test_overlapping_rows_are_several_providers_and_no_change() -> None:
    diary = "11-16 import hemtjänst Nord from=11-16 visit=11-20 | hemtjänst Syd from=11-16"
    assert sorted(steps(diary, "11-16")) == [
        "collect_keys Nord open due 11-20",
        "collect_keys Syd open due 11-23",
        "inform_client K open due 11-20",
        "inform_provider Nord open due 11-20",
        "inform_provider Syd open due 11-18",
        "order_installation K open due 11-20",
    ]


def test_an_order_closes_inform_provider_only_for_the_provider_it_names() -> None:
    diary = "11-16 import hemtjänst Nord from=11-16 | hemtjänst Syd from=11-16\n"
    named = diary + "11-17 order 48213 installation ordered provider=Syd client=K"
    unnamed = diary + "11-17 order 48213 installation ordered client=K"
    assert open_steps(named, "11-17", "inform_provider") == ["inform_provider Nord open due 11-18"]
    assert open_steps(unnamed, "11-17", "inform_provider") == []


def test_keep_lock_opens_when_home_care_ends_and_the_alarm_remains() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 | trygghetslarm - from=11-02\n11-23 ended hemtjänst"
    )
    assert open_steps(diary, "11-23", "keep_lock", "order_removal") == [
        "keep_lock K open due 11-25"
    ]
    confirmed = diary + "\n11-24 confirm keep_lock K"
    assert steps(confirmed, "11-24", "keep_lock") == ["keep_lock K done due 11-25 closed 11-24"]


def test_keep_lock_names_no_alarm_to_a_provider() -> None:
    step = the(
        "11-02 client Nord\n11-02 decision trygghetslarm from=11-02\n11-23 ended hemtjänst",
        "11-23",
        "keep_lock",
    )
    assert (step.role, "larm" in step.why, "larm" in step.key) == (
        "bistandshandlaggare",
        False,
        False,
    )


def test_renew_decision_opens_twenty_working_days_before_the_end() -> None:
    diary = "11-02 import hemtjänst Nord from=11-02 to=12-18"
    assert steps(diary, "11-19", "renew_decision") == []
    assert steps(diary, "11-20", "renew_decision") == ["renew_decision K open due 12-17"]
    step = the(diary, "11-20", "renew_decision")
    assert step.why == "arbetsdagen före 2026-12-18, då beslutet går ut"


@pytest.mark.parametrize(
    "later",
    [
        "12-10 decision hemtjänst from=12-19 to=2027-06-30",
        "12-10 import hemtjänst Nord from=11-02 to=12-18 | hemtjänst Nord from=12-19",
        "12-10 import hemtjänst Nord from=12-19",
    ],
)
def test_renew_decision_closes_on_any_later_decision_on_the_same_help(later: str) -> None:
    diary = "11-02 import hemtjänst Nord from=11-02 to=12-18\n" + later
    assert steps(diary, "12-10", "renew_decision") == [
        "renew_decision K done due 12-17 closed 12-10"
    ]


def test_a_later_decision_on_other_help_renews_nothing() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 to=12-18\n"
        "12-10 decision trygghetslarm from=12-19 to=2027-06-30"
    )
    assert open_steps(diary, "12-10", "renew_decision") == ["renew_decision K open due 12-17"]


def test_renew_decision_applies_to_the_alarm_as_well() -> None:
    diary = "11-02 import trygghetslarm - from=11-02 to=12-18"
    assert open_steps(diary, "12-10") == ["renew_decision K open due 12-17"]


def test_a_lapsed_decision_is_no_ended_client() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 to=12-18\n"
        "11-05 order 48213 installation done client=K"
    )
    assert open_steps(diary, "2027-01-11", "renew_decision", "order_removal", "link_lock") == [
        "link_lock 48213 overdue due 11-09 late 40",
        "renew_decision K overdue due 12-17 late 12",
    ]


def test_renew_decision_is_waived_when_its_help_has_ended() -> None:
    diary = "11-02 import hemtjänst Nord from=11-02 to=12-18\n12-01 ended hemtjänst"
    assert steps(diary, "12-02", "renew_decision") == [
        "renew_decision K waived due 12-17 closed 12-01"
    ]


def test_a_moved_end_moves_the_due_day_and_keeps_the_key() -> None:
    diary = "11-02 import hemtjänst Nord from=11-02 to=12-18\n"
    moved = diary + "12-01 import hemtjänst Nord from=11-02 to=12-11"
    assert the(diary, "12-02", "renew_decision").key == the(moved, "12-02", "renew_decision").key
    assert str(the(moved, "12-02", "renew_decision").due) == "2026-12-10"


def test_renew_decision_is_waived_when_a_changed_providers_help_ends_beside_the_alarm() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 to=12-18 | trygghetslarm - from=11-02\n"
        "11-09 provider Syd\n11-30 ended hemtjänst"
    )
    assert steps(diary, "12-01", "renew_decision") == [
        "renew_decision K waived due 12-17 closed 11-30"
    ]
