"""The ladder of reminders, what puts it off, and what people answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scenarios.town import ADMIN, NORD, Town, row

BOTH = sorted([NORD, ADMIN])
TAG = "remove_receipt_product"


def due(town: Town, done: str = "2026-11-13") -> None:
    """One step of the provider's is open, due five working days after the lock was mounted."""
    town.notice("1001", "Mottagen", "2026-11-09")
    town.notice("1001", "Utförd", done)
    town.round(f"{done}T10:00")
    town.say(f"{done}T11:00", "confirm", "link_lock", "1001")


def test_the_ladder_has_a_heads_up_and_five_rungs_three_working_days_apart(town: Town) -> None:
    due(town)
    mails = town.rounds("2026-11-14", "2026-12-18")
    assert {day: to for day, to in mails.items() if NORD in to} == {
        "2026-11-19": [NORD],
        "2026-11-23": [NORD],
        "2026-11-26": BOTH,
        "2026-12-01": BOTH,
        "2026-12-04": BOTH,
        "2026-12-09": BOTH,
    }
    assert town.step("2026-12-18T09:00", TAG)["reminders"] == 5


def test_weekends_and_holidays_burn_no_rung(town: Town) -> None:
    due(town, "2026-12-15")
    assert list(town.rounds("2026-12-16", "2027-01-12")) == [
        "2026-12-21", "2026-12-23", "2026-12-30", "2027-01-07", "2027-01-12",
    ]  # fmt: skip


def test_the_ladder_is_configuration(towns: Callable[..., Town]) -> None:
    town = towns(ladder="ahead = 2\nevery = 1\nmost = 2\nescalate_after = 1\n")
    due(town)
    mails = town.rounds("2026-11-16", "2026-11-30")
    assert {day: to for day, to in mails.items() if NORD in to} == {
        "2026-11-18": [NORD],
        "2026-11-23": BOTH,
        "2026-11-24": BOTH,
    }


def test_nothing_goes_outside_hours_or_on_a_day_off_or_twice_a_day(town: Town) -> None:
    due(town)
    moments = ("23T07:00", "23T16:30", "28T09:00", "30T08:00", "30T12:00")
    assert [town.round(f"2026-11-{moment}") for moment in moments] == [[], [], [], [NORD], []]


@pytest.mark.parametrize(
    ("until", "again"), [("2026-12-03", "2026-12-03"), ("2026-11-28", "2026-11-30")]
)
def test_a_snoozed_step_is_reminded_of_again_on_its_day_and_keeps_its_due_day(
    town: Town, until: str, again: str
) -> None:
    due(town)
    town.rounds("2026-11-19", "2026-11-23")
    town.say("2026-11-24T09:00", "snooze", TAG, "1001", "--until", until)
    assert town.told("2026-11-24T09:00", TAG) == ("2026-11-13", "2026-11-20", "snoozed")
    assert list(town.rounds("2026-11-24", again)) == [again]
    assert town.step(f"{again}T09:00", TAG)["reminders"] == 2


def test_nothing_is_said_of_a_step_that_the_same_round_closes(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.round("2026-11-09T10:00")
    town.notice("1001", "Utförd", "2026-11-24")
    assert town.round("2026-11-24T08:00") == []


def test_a_new_due_day_begins_a_new_ladder(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.rounds("2026-11-20", "2026-11-24")
    town.booking("1001", "2026-11-25", "2026-12-01")
    mails = town.rounds("2026-11-25", "2026-12-09")
    assert [day for day, to in mails.items() if ADMIN in to] == [
        "2026-12-02", "2026-12-04", "2026-12-09",
    ]  # fmt: skip


def test_klart_where_only_a_message_proves_it_is_believed_once(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.round("2026-11-09T10:00")
    town.round("2026-11-24T08:00")
    town.answer(ADMIN, "klart", "2026-11-24")
    town.round("2026-11-24T09:00")
    assert town.step("2026-11-24T09:00", "await_installation")["state"] == "snoozed"
    assert "stängs när weborderns bekräftelse kommer" in town.words(ADMIN)
    assert list(town.rounds("2026-11-25", "2026-11-27")) == ["2026-11-27"]
    town.answer(ADMIN, "klart", "2026-11-27")
    town.round("2026-11-27T09:00")
    assert town.step("2026-11-27T09:00", "await_installation")["state"] == "overdue"
    assert town.whole.report("2026-11-27T09:00")["mailbox"]["review"] == 1
    assert "granskning" in town.words(ADMIN)


def test_confirm_on_the_command_line_closes_such_a_step_outright(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.round("2026-11-09T10:00")
    town.say("2026-11-12T10:00", "confirm", "await_installation", "1001")
    assert town.step("2026-11-12T10:00", "await_installation")["closed"] == "2026-11-12"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Klart!", "done"),
        ("ej aktuellt: ingen knapp", "waived"),
        ("vänta till 2026-12-03", "snoozed"),
    ],
)
def test_an_answer_is_carried_out_and_taken_back(town: Town, words: str, state: str) -> None:
    due(town)
    town.round("2026-11-23T08:00")
    town.answer(NORD, words, "2026-11-23T09:00")
    town.round("2026-11-23T10:00")
    assert town.step("2026-11-23T10:00", TAG)["state"] == state
    town.answer(NORD, "ångra", "2026-11-23T11:00")
    town.round("2026-11-23T12:00")
    assert town.step("2026-11-23T12:00", TAG)["state"] == "overdue"


def test_a_bare_klart_to_a_mail_of_two_steps_closes_neither(town: Town) -> None:
    town.register("2026-11-09T09:00", row("2026-11-09"))
    town.round("2026-11-17T08:00")
    town.answer(NORD, "klart", "2026-11-17T09:00")
    assert town.round("2026-11-17T10:00") == [NORD]
    assert town.step("2026-11-17T10:00", "collect_keys")["state"] == "overdue"
    town.answer(NORD, "klart alla", "2026-11-17T11:00")
    town.round("2026-11-17T12:00")
    assert town.step("2026-11-17T12:00", "collect_keys")["state"] == "done"


def test_what_simulate_foresees_comes_true_and_it_changes_nothing(town: Town) -> None:
    due(town)
    before = town.whole.report("2026-11-16T09:00")
    foreseen = town.say("2026-11-16T09:00", "simulate", "--until", "2026-12-31").out
    assert (town.whole.report("2026-11-16T09:00"), town.whole.sent()) == (before, [])
    came = town.rounds("2026-11-16", "2026-12-10")
    assert [day for day in came if day not in foreseen] == []
