"""The ladder: a heads-up, then rung by rung while late, and what it never does."""

from collections.abc import Sequence
from datetime import date, timedelta

from daemon.routine.ladder import Ladder, Sent, escalates, exhausted, next_rung
from daemon.routine.state import Step
from tests.routine.diary import CALENDAR, day, the

DONE = "11-18 order 48213 installation done provider=Nord\n"  # a Wednesday; due on Friday
LADDER = Ladder()


def rungs(diary: str, name: str, first: str, last: str, ladder: Ladder = LADDER) -> list[str]:
    """The days and rungs of one step's reminders between two days, each day evaluated anew."""
    sent: list[Sent] = []
    today = day(first)
    while today <= day(last):
        step = the(diary, today.isoformat(), name)
        rung = next_rung(step, sent, ladder, CALENDAR, today)
        if rung is not None:
            sent.append(Sent(rung, today))
        today += timedelta(days=1)
    return [f"{each.day:%m-%d} {each.rung}" for each in sent]


def owed(step: Step, sent: Sequence[tuple[int, str]], today: str) -> int | None:
    return next_rung(
        step, [Sent(rung, day(when)) for rung, when in sent], LADDER, CALENDAR, day(today)
    )


def test_a_heads_up_the_day_before_then_every_third_working_day_five_times() -> None:
    assert rungs(DONE, "link_lock", "11-18", "12-31") == [
        "11-19 0",
        "11-23 1",
        "11-26 2",
        "12-01 3",
        "12-04 4",
        "12-09 5",
    ]


def test_other_rungs_are_configuration() -> None:
    ladder = Ladder(ahead=0, every=1, most=2)
    assert rungs(DONE, "link_lock", "11-18", "12-31", ladder) == ["11-23 1", "11-24 2"]


def test_a_step_opened_the_day_before_it_is_due_gets_its_heads_up_at_once() -> None:
    diary = "11-18 order 48213 installation booked 11-19 provider=Nord"
    assert rungs(diary, "attend_visit", "11-18", "11-30") == ["11-18 0"]


def test_a_step_opened_on_its_due_day_gets_no_heads_up() -> None:
    diary = "11-16 client Nord visit=11-20"
    assert rungs(diary, "use_receipt_product", "11-20", "11-24") == ["11-23 1"]


def test_attend_visit_is_never_late() -> None:
    diary = "11-10 order 48213 installation booked 11-18 provider=Nord"
    assert rungs(diary, "attend_visit", "11-12", "12-31") == ["11-17 0"]


def test_a_daemon_that_slept_sends_one_reminder_and_no_flood() -> None:
    assert rungs(DONE, "link_lock", "12-14", "12-17") == ["12-14 1", "12-17 2"]


def test_nothing_is_sent_on_a_day_off_twice_a_day_or_for_a_closed_step() -> None:
    late, closed = (
        the(DONE, "11-23", "link_lock"),
        the(DONE + "11-19 confirm link_lock 48213", "11-23", "link_lock"),
    )
    assert owed(late, [], "11-22") is None
    assert owed(late, [(1, "11-23")], "11-23") is None
    assert owed(closed, [], "11-23") is None
    assert owed(late, [], "11-23") == 1


def test_a_snoozed_step_is_reminded_of_on_its_day_at_its_next_rung() -> None:
    diary = DONE + "11-23 snooze link_lock 48213 until=12-02"
    step = the(diary, "11-27", "link_lock")
    assert owed(step, [(0, "11-19"), (1, "11-23")], "11-27") is None
    again = the(diary, "12-02", "link_lock")
    assert owed(again, [(0, "11-19"), (1, "11-23")], "12-02") == 2
    assert owed(again, [(0, "11-19"), (1, "11-23"), (2, "12-02")], "12-03") is None


def test_a_snooze_until_a_day_off_is_reminded_of_on_the_next_working_day() -> None:
    diary = DONE + "11-23 snooze link_lock 48213 until=11-28"
    assert rungs(diary, "link_lock", "11-23", "12-03") == ["11-30 1", "12-03 2"]


def test_a_snooze_that_ends_before_the_due_day_is_reminded_of_on_its_day() -> None:
    diary = "11-02 order 48213 installation ordered\n11-03 snooze await_installation 48213 until="
    assert rungs(diary + "11-09", "await_installation", "11-03", "11-18") == [
        "11-09 0",
        "11-17 1",
    ]


def test_a_snooze_after_the_heads_up_uses_no_rung_twice() -> None:
    diary = DONE + "11-19 snooze link_lock 48213 until=11-20"
    step = the(diary, "11-20", "link_lock")
    assert owed(step, [(0, "11-19")], "11-20") == 1
    late = the(diary, "11-23", "link_lock")
    assert owed(late, [(0, "11-19"), (1, "11-20")], "11-23") == 2


def test_the_second_reminder_and_on_are_told_to_the_administrator() -> None:
    assert [escalates(rung, LADDER) for rung in range(4)] == [False, False, True, True]


def test_after_the_most_a_person_must_act() -> None:
    sent = [Sent(rung, date(2026, 11, 18) + timedelta(days=7 * rung)) for rung in range(6)]
    assert [exhausted(sent[:n], LADDER) for n in (1, 5, 6)] == [False, False, True]


def test_what_was_late_before_the_start_is_not_reminded_of() -> None:
    step = the(DONE, "12-01", "link_lock", golive="11-30")
    assert (step.adopted, owed(step, [], "12-01")) == (True, None)


def test_a_change_of_provider_begins_a_new_ladder() -> None:
    diary = "11-02 client Nord\n11-16 provider Syd"
    before = the(diary.split("\n", maxsplit=1)[0], "11-12", "collect_keys")
    after = the(diary, "11-16", "collect_keys")
    assert before.provider != after.provider
    assert before.key == after.key
