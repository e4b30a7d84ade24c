"""The steps that an order has passed: the last is where it stands, and only where that is plain."""

from __future__ import annotations

import pytest

from parsers.content import Paragraph
from parsers.weborder import shipped_vocabulary
from parsers.weborder.layout.timelines import LABEL, last_row, last_step
from tests.weborder.layout.batches import page, rows
from tests.weborder.setting import BOOKED, DONE, DONE_FACT, Case, reading

ORDER = "Ordernummer: 48213\nOrdertyp: Installation\n"
TO_DONE = ["2026-11-10 Beställd", "2026-11-12 Bokad", "2026-11-17 Utförd"]


def steps(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    "told",
    [
        steps(*TO_DONE),
        steps(*reversed(TO_DONE)),
        steps(*(f"* {line}" for line in TO_DONE)),
        steps("Historik", *TO_DONE),
        steps("Händelser:", *TO_DONE),
        steps("✔ Beställd 10 november 2026", "✔ Bokad 12 november 2026", "✔ Utförd 17/11 2026"),
        steps("2026-11-10 Beställd", "2026-11-17 Utförd  <- nuvarande status"),
        steps(*(f"{line}\n" for line in TO_DONE)),
    ],
)
def test_the_last_step_is_the_status_with_its_day(told: str) -> None:
    assert reading(Case(f"{ORDER}\n{told}\n", "")) == DONE_FACT


@pytest.mark.parametrize(
    "told",
    [
        steps("2026-11-10 Beställd", "2026-11-12 Bokad", "2026-11-27 Utförd"),
        steps("2026-11-10 Beställd", "2026-11-12 Bomkörning", "2026-11-17 Bokad"),
        steps("2026-11-10 Beställd", "2026-11-17 Utförd", "2026-11-17 Bokad"),
        steps("2026-11-17 Beställd", "2026-11-10 Utförd"),
        steps("2026-11-10 Mottagen", "2026-11-12 Beställd", "2026-11-17 Utförd"),
        steps("2026-11-10 Utförd", "2026-11-17 Makulerad"),
        steps("2026-11-10 Beställd", "2026-11-12 Bokad", "2026-11-17 Utförd (beräknat)"),
    ],
)
def test_steps_that_do_not_lead_from_stage_to_stage_are_weighed_as_they_stand(told: str) -> None:
    assert reading(Case(f"{ORDER}\n{told}\n", "review")) == "review"


def test_the_last_step_must_agree_with_the_status() -> None:
    told = steps("2026-11-10 Beställd", "2026-11-12 Bokad")
    assert reading(Case(f"{BOOKED}\n{told}\n", "")) == "48213 installation booked 2026-11-25"
    assert reading(Case(f"{BOOKED}\n{steps(*TO_DONE)}\n", "review")) == "review"


def test_the_day_of_a_booking_is_not_the_visits() -> None:
    told = steps("2026-11-10 Beställd", "2026-11-12 Bokad")
    assert reading(Case(f"{ORDER}\n{told}\n", "review")) == "review"


@pytest.mark.parametrize("header", [[("Datum", "Händelse")], []])
def test_a_table_of_days_and_steps_is_read_alike(header: list[tuple[str, str]]) -> None:
    rows = [*header, *(tuple(line.split(" ")) for line in TO_DONE)]
    last = last_row(rows, "html", shipped_vocabulary())
    assert last is not None
    assert (last.label, last.value) == (LABEL, "2026-11-17 Utförd")


@pytest.mark.parametrize(
    "row", [("2026-11-13", "Ombokad"), ("2026-11-13", "Montören sjuk"), ("Kund", "10482")]
)
def test_a_table_with_another_row_is_none_of_steps(row: tuple[str, str]) -> None:
    rows = [*(tuple(line.split(" ")) for line in TO_DONE), row]
    assert last_row(rows, "html", shipped_vocabulary()) is None


def test_one_dated_status_is_no_row_of_steps() -> None:
    found, following = last_step(["2026-11-17 Utförd", "Hej"], 0, "text", shipped_vocabulary())
    assert (found, following) == (None, 1)


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (("Beställd", "Bokad", "Utförd"), "notice"),
        (("Beställd", "Bokad", "► Utförd"), "notice"),
        (("✔ Beställd", "✔ Bokad", "✔ Utförd", "Makulerad"), "notice"),
        (("☐ Beställd", "☐ Bokad", "✔ Utförd"), "notice"),
        (("Beställd", "→", "Bokad", "→", "Utförd"), "notice"),
        (("Beställd", "Bokad", "► Makulerad"), "review"),
        (("✔ Beställd", "✔ Bokad", "Utförd"), "review"),
        (("✔ Beställd", "Bokad", "✔ Utförd"), "review"),
    ],
)
def test_the_marked_step_of_a_row_of_statuses_must_be_the_orders(
    row: tuple[str, ...], verdict: str
) -> None:
    decision = page(rows(row), Paragraph(DONE))
    assert decision.verdict == verdict
