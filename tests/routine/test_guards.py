"""The guards: at once, once, to whom the table says, and withdrawn when a later fact resolves."""

import pytest

from daemon.routine.rules import Adjustments
from tests.routine.diary import alerts, case

ALARMED = "11-02 client Nord\n11-02 decision trygghetslarm from=11-02\n11-16 ended hemtjänst\n"
ALL = ("utforare", "bistandshandlaggare", "systemforvaltare")


def test_a_removal_ordered_while_the_alarm_remains() -> None:
    diary = ALARMED + "11-18 order 49001 removal ordered provider=Nord client=K\n"
    assert alerts(diary, "11-18") == ["removal_despite_alarm 49001 since 11-18"]
    (alert,) = case(diary, "11-18").alerts
    assert (alert.key, alert.told, alert.provider) == ("removal_despite_alarm:49001", ALL, "Nord")


@pytest.mark.parametrize(
    "resolving", ["11-20 order 49001 removal cancelled", "11-20 ended trygghetslarm"]
)
def test_it_is_withdrawn_when_the_order_is_cancelled_or_the_alarm_ends(resolving: str) -> None:
    diary = ALARMED + "11-18 order 49001 removal ordered client=K\n" + resolving
    assert alerts(diary, "11-20") == ["removal_despite_alarm 49001 since 11-18 withdrawn 11-20"]


def test_a_removal_after_the_alarms_end_wakes_nobody() -> None:
    diary = ALARMED + "11-17 ended trygghetslarm\n11-18 order 49001 removal ordered client=K"
    assert alerts(diary, "11-18") == []


def test_a_removal_ordered_by_the_old_provider_after_a_change() -> None:
    diary = "11-02 client Nord\n11-09 provider Syd\n"
    old = diary + "11-12 order 49001 removal ordered provider=Nord client=K\n"
    new = diary + "11-12 order 49001 removal ordered provider=Syd client=K\n"
    assert alerts(old, "11-12") == ["removal_despite_new_provider 49001 since 11-12"]
    assert case(old, "11-12").alerts[0].told == ALL
    assert alerts(new, "11-12") == []
    assert alerts(old + "11-13 order 49001 removal cancelled", "11-13") == [
        "removal_despite_new_provider 49001 since 11-12 withdrawn 11-13"
    ]
    assert alerts(old + "11-16 ended hemtjänst", "11-16") == [
        "removal_despite_new_provider 49001 since 11-12 withdrawn 11-16"
    ]


def test_a_removal_ordered_before_any_change_wakes_nobody() -> None:
    diary = (
        "11-02 client Nord\n11-05 order 49001 removal ordered provider=Nord client=K\n"
        "11-09 provider Syd\n"
    )
    assert alerts(diary, "11-12") == []


@pytest.mark.parametrize("status", ["ordered", "booked 11-12", "done"])
def test_a_lock_for_another_municipalitys_client(status: str) -> None:
    diary = (
        "11-02 client Nord municipality=Annankommun\n"
        f"11-10 order 48213 installation {status} client=K"
    )
    found = [a for a in case(diary, "11-10").alerts if a.guard == "lock_for_other_municipality"]
    assert [(a.about, str(a.since), a.told) for a in found] == [
        ("48213", "2026-11-10", ("utforare", "systemforvaltare"))
    ]


def test_it_is_withdrawn_when_the_order_is_cancelled_or_the_lock_is_gone() -> None:
    diary = (
        "11-02 client Nord municipality=Annankommun\n"
        "11-10 order 48213 installation ordered client=K\n"
    )
    gone = diary + "11-12 order 48213 installation done\n11-20 lock none"
    assert alerts(diary + "11-11 order 48213 installation cancelled", "11-11") == [
        "lock_for_other_municipality 48213 since 11-10 withdrawn 11-11"
    ]
    assert alerts(gone, "11-20") == [
        "lock_for_other_municipality 48213 since 11-10 withdrawn 11-20"
    ]


def test_a_done_notice_for_an_order_never_seen() -> None:
    diary = "11-10 order 48213 installation done provider=Nord\n"
    assert alerts(diary, "11-10") == ["done_without_order 48213 since 11-10"]
    assert case(diary, "11-10").alerts[0].told == ("systemforvaltare",)


def test_it_becomes_whole_when_the_order_comes() -> None:
    later = "11-10 order 48213 installation done\n11-11 order 48213 installation ordered date=11-03"
    earlier = "11-10 order 48213 installation done\n11-03 order 48213 installation ordered"
    assert alerts(later, "11-11") == ["done_without_order 48213 since 11-10 withdrawn 11-11"]
    assert alerts(earlier, "11-11") == []


def test_a_second_installation_where_one_is_on_order() -> None:
    diary = (
        "11-02 order 48213 installation ordered client=K\n"
        "11-10 order 48214 installation ordered provider=Nord client=K\n"
    )
    assert alerts(diary, "11-10") == ["second_installation 48214 since 11-10"]
    assert case(diary, "11-10").alerts[0].told == ("utforare", "systemforvaltare")
    for cancelled in ("48213", "48214"):
        told = diary + f"11-12 order {cancelled} installation cancelled"
        assert alerts(told, "11-12") == ["second_installation 48214 since 11-10 withdrawn 11-12"]


def test_a_second_installation_where_a_lock_is_mounted() -> None:
    diary = (
        "11-02 order 48213 installation ordered client=K\n11-05 order 48213 installation done\n"
        "11-10 order 48214 installation ordered client=K\n"
    )
    assert alerts(diary, "11-10") == ["second_installation 48214 since 11-10"]
    gone = diary + ("11-11 order 49001 removal ordered client=K\n11-13 order 49001 removal done\n")
    assert alerts(gone, "11-13") == ["second_installation 48214 since 11-10 withdrawn 11-13"]


def test_an_installation_after_a_removal_or_a_cancelling_is_no_second_one() -> None:
    removed = (
        "11-02 order 48213 installation ordered client=K\n11-05 order 48213 installation done\n"
        "11-06 order 49001 removal ordered client=K\n11-09 order 49001 removal done\n"
        "11-10 order 48214 installation ordered client=K"
    )
    cancelled = (
        "11-02 order 48213 installation ordered client=K\n"
        "11-05 order 48213 installation cancelled\n"
        "11-10 order 48214 installation ordered client=K"
    )
    assert alerts(removed, "11-10") == []
    assert alerts(cancelled, "11-10") == []


def test_a_lock_left_behind_speaks_when_the_removal_is_twice_as_late_as_it_was_given() -> None:
    diary = (
        "11-02 client Nord\n11-03 order 48213 installation ordered client=K\n"
        "11-05 order 48213 installation done\n11-16 ended hemtjänst\n"
    )
    assert alerts(diary, "11-23") == []
    assert alerts(diary, "11-24") == ["lock_left_behind K since 11-24"]
    assert case(diary, "11-24").alerts[0].told == ("systemforvaltare", "bistandshandlaggare")
    ordered = diary + "11-26 order 49001 removal ordered client=K"
    assert alerts(ordered, "11-26") == ["lock_left_behind K since 11-24 withdrawn 11-26"]
    in_time = diary + "11-20 order 49001 removal ordered client=K"
    assert alerts(in_time, "11-26") == []


def test_a_vanished_client_is_told_of_and_not_ended() -> None:
    diary = "11-02 import hemtjänst Nord from=11-02\n11-16 vanished\n11-17 vanished\n"
    assert alerts(diary, "11-17") == ["client_vanished K since 11-16"]
    assert case(diary, "11-17").alerts[0].told == ("systemforvaltare",)
    assert [s.state for s in case(diary, "11-17").steps] == ["overdue"] * 4
    back = diary + "11-18 import hemtjänst Nord from=11-02"
    assert alerts(back, "11-18") == ["client_vanished K since 11-16 withdrawn 11-18"]
    twice = back + "\n11-18 vanished\n11-18 import hemtjänst Nord from=11-02\n11-18 vanished\n"
    assert alerts(twice, "11-18") == [
        "client_vanished K since 11-16 withdrawn 11-18",
        "client_vanished K since 11-18",
    ]
    ended = diary + "11-19 ended hemtjänst"
    assert alerts(ended, "11-19") == ["client_vanished K since 11-16 withdrawn 11-19"]


def test_a_guard_that_is_switched_off_says_nothing() -> None:
    diary = "11-10 order 48213 installation done"
    assert alerts(diary, "11-10", adjustments=Adjustments(off=("done_without_order",))) == []


def test_guards_on_messages_from_before_the_start_are_adopted() -> None:
    diary = "11-10 order 48213 installation done"
    assert [a.adopted for a in case(diary, "11-20", golive="11-11").alerts] == [True]
    assert [a.adopted for a in case(diary, "11-20", golive="11-10").alerts] == [False]


def test_a_client_who_had_ended_does_not_vanish() -> None:
    diary = "11-02 client Nord\n11-09 ended hemtjänst\n11-16 vanished"
    assert alerts(diary, "11-17") == []
