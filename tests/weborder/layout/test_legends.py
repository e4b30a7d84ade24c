"""A key to the statuses and the steps of an order state nothing; what they are not still does."""

from __future__ import annotations

import pytest

from tests.weborder.setting import BOOKED, BOOKED_FACT, LABELS, ORDERED, ORDERED_FACT, Case, reading

KEY = (
    "Mottagen{0}vi har fått beställningen\nBokad{0}montören har en tid\nUtförd{0}låset sitter uppe"
)


@pytest.mark.parametrize("sign", [": ", "   = ", "\t"])
@pytest.mark.parametrize("title", ["", "Så läser du orderns status:\n", "Statusarna betyder:\n"])
def test_a_key_to_the_statuses_states_none(sign: str, title: str) -> None:
    assert reading(Case(f"{BOOKED}\n{title}{KEY.format(sign)}\n", "")) == BOOKED_FACT
    assert reading(Case(f"{LABELS}\n{title}{KEY.format(sign)}\n", "")) == "review"


@pytest.mark.parametrize(
    "lines",
    [
        "Mottagen: 2026-11-10\nBokad: 2026-11-25\nUtförd: 2026-11-17",
        "Mottagen: vi har fått beställningen\nUtförd: låset sitter uppe",
        "Utförd: låset sitter uppe sedan 17/11",
    ],
)
def test_days_and_fewer_statuses_are_no_key(lines: str) -> None:
    assert reading(Case(f"{ORDERED}\n{lines}\n", "review")) == "review"


@pytest.mark.parametrize(
    "steps", ["Mottagen → Bokad → Utförd", "Mottagen > Bokad > Utförd", "Mottagen · Bokad · Utförd"]
)
def test_a_row_of_steps_states_none(steps: str) -> None:
    assert reading(Case(f"{steps}\n\n{ORDERED}", "")) == ORDERED_FACT


@pytest.mark.parametrize("steps", ["Mottagen → Utförd", "✓ Mottagen → ✓ Bokad → ✓ Utförd"])
def test_a_change_and_a_row_with_marks_are_weighed(steps: str) -> None:
    assert reading(Case(f"{ORDERED}\n{steps}\n", "review")) == "review"


def test_a_list_of_what_may_become_of_an_order_states_nothing() -> None:
    said = "Webordern meddelar när ordern är bokad, utförd eller makulerad."
    assert reading(Case(f"{ORDERED}\n{said}\n", "")) == ORDERED_FACT


def test_a_key_may_have_signs_of_equality_and_steps_a_label() -> None:
    assert reading(Case(f"{BOOKED}\n{KEY.format(' = ')}\n", "")) == BOOKED_FACT
    steps = "Så går det till: Mottagen → Bokad → Utförd"
    assert reading(Case(f"{BOOKED}\n{steps}\n", "")) == BOOKED_FACT
