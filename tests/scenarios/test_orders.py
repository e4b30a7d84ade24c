"""Orders from the weborder alone: nobody needs a register for what opens on a message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.scenarios.town import NORD, Town, row

LIFE: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Mottagen", "2026-11-09", {}),
    ("Bokad", "2026-11-10", {"Bokad tid": "2026-11-12"}),
    ("Ej utförd", "2026-11-12", {}),
    ("Bokad", "2026-11-13", {"Bokad tid": "2026-11-17"}),
    ("Utförd", "2026-11-17", {}),
)


def test_an_order_is_waited_for_ten_working_days(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.round("2026-11-09T10:00")
    step = town.step("2026-11-09T10:00", "await_installation")
    assert (step["role"], step["due"], step["why"]) == (
        "systemforvaltare",
        "2026-11-23",
        "montering beställd 2026-11-09 + 10 arbetsdagar",
    )


@pytest.mark.parametrize(
    ("booked", "due"), [("2026-11-12", "2026-11-23"), ("2026-12-01", "2026-12-03")]
)
def test_a_late_booking_moves_the_wait_to_two_days_after_it(
    town: Town, booked: str, due: str
) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.booking("1001", "2026-11-10", booked)
    town.round("2026-11-10T10:00")
    assert town.dues("2026-11-10T10:00") == {"await_installation": due, "attend_visit": booked}


def test_a_visit_is_never_late_and_is_over_the_day_after(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.booking("1001", "2026-11-10", "2026-11-16")
    mails = town.rounds("2026-11-11", "2026-11-19")
    assert {day for day, to in mails.items() if NORD in to} == {"2026-11-13"}
    visit = town.step("2026-11-19T09:00", "attend_visit")
    assert (visit["state"], visit["workdays_late"], visit["reminders"]) == ("done", 0, 0)


@pytest.mark.parametrize("status", ["Utförd", "Ej utförd", "Makulerad"])
def test_a_visit_is_over_with_what_became_of_it(town: Town, status: str) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.booking("1001", "2026-11-10", "2026-11-20")
    town.notice("1001", status, "2026-11-12")
    town.round("2026-11-12T10:00")
    assert town.step("2026-11-12T10:00", "attend_visit")["closed"] == "2026-11-12"


@pytest.mark.parametrize(
    ("status", "open_after"),
    [
        ("Bokad", {"await_installation", "attend_visit"}),
        ("Utförd", {"link_lock", "remove_receipt_product"}),
        ("Makulerad", set()),
    ],
)
def test_a_visit_in_vain_is_booked_again_within_two_days(
    town: Town, status: str, open_after: set[str]
) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.notice("1001", "Ej utförd", "2026-11-12")
    town.round("2026-11-12T10:00")
    assert town.told("2026-11-12T10:00", "rebook_visit") == ("2026-11-12", "2026-11-16", "open")
    booked = {"Bokad tid": "2026-11-25"} if status == "Bokad" else {}
    town.notice("1001", status, "2026-11-13", **booked)
    town.round("2026-11-13T10:00")
    assert town.open("2026-11-13T10:00") == open_after


@pytest.mark.parametrize(
    ("done", "due"),
    [
        ("2026-11-20", "2026-11-24"),
        ("2026-12-22", "2026-12-28"),
        ("2026-12-30", "2027-01-05"),
        ("2027-03-24", "2027-03-30"),
        ("2027-05-05", "2027-05-10"),
        ("2027-06-23", "2027-06-28"),
    ],
)
def test_a_mounted_lock_is_linked_within_two_working_days(town: Town, done: str, due: str) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.notice("1001", "Utförd", done)
    town.round(f"{done}T10:00")
    step = town.step(f"{done}T10:00", "link_lock")
    assert step["due"] == due
    assert step["why"].startswith(f"montering utförd {done} + 2 arbetsdagar")


def test_a_removals_life_ends_with_the_link(town: Town) -> None:
    opened = []
    for status, day in (
        ("Mottagen", "2026-11-09"),
        ("Ej utförd", "2026-11-12"),
        ("Utförd", "2026-11-16"),
    ):
        town.removal("2001", status, day)
        town.round(f"{day}T10:00")
        opened.append(town.dues(f"{day}T10:00"))
    assert opened == [
        {"await_removal": "2026-11-23"},
        {"await_removal": "2026-11-23", "rebook_visit": "2026-11-16"},
        {"unlink_lock": "2026-11-18"},
    ]
    town.say("2026-11-16T11:00", "confirm", "unlink_lock", "2001")
    assert town.open("2026-11-16T11:00") == set()


def test_a_late_copy_of_an_old_message_changes_nothing(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.notice("1001", "Utförd", "2026-11-18")
    town.round("2026-11-18T10:00")
    before = town.case("2026-11-19T10:00")
    town.booking("1001", "2026-11-10", "2026-11-27", Kommentar="kopia")
    town.notice("1001", "Mottagen", "2026-11-09", Meddelande="kopia")
    town.round("2026-11-19T10:00")
    after = town.case("2026-11-19T10:00")
    assert after["orders"] == before["orders"]
    assert town.open("2026-11-19T10:00") == {"link_lock", "remove_receipt_product"}


def test_what_was_stated_last_holds_even_against_done(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-09")
    town.notice("1001", "Utförd", "2026-11-18")
    town.notice("1001", "Ej utförd", "2026-11-19")
    town.round("2026-11-19T10:00")
    assert town.open("2026-11-19T10:00") == {"await_installation", "rebook_visit"}


def test_no_order_of_arrival_makes_another_case(towns: Callable[..., Town]) -> None:
    told = []
    for nth, order in enumerate(((0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3))):
        town = towns(str(nth))
        for minute, place in enumerate(order):
            status, day, fields = LIFE[place]
            town.notice("1001", status, day, **fields)
            town.round(f"2026-11-18T10:0{minute}")
        town.register("2026-11-18T11:00", row("2026-11-09", visit="2026-11-12"))
        told.append(_told(town.case("2026-11-18T12:00")))
    assert told == [told[0]] * len(told)


def _told(case: dict[str, Any]) -> list[tuple[str, ...]]:
    fields = ("step", "opened", "due", "state", "closed", "why")
    steps = [tuple(str(step[name]) for name in fields) for step in case["steps"]]
    standing = [(alert["guard"],) for alert in case["alerts"] if alert["withdrawn"] is None]
    return [*steps, *standing]
