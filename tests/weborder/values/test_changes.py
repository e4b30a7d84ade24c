"""A status that stands beside the one it took the place of."""

from __future__ import annotations

import pytest

from tests.weborder.setting import BOOKED, DONE, DONE_FACT, Case, reading


@pytest.mark.parametrize("arrow", ["→", "->", "=>"])
def test_the_status_after_an_arrow_is_the_one_that_holds(arrow: str) -> None:
    body = DONE.replace("Status: Utförd", f"Status: Bokad {arrow} Utförd")
    assert reading(Case(body, "-")) == DONE_FACT


def test_a_subject_may_tell_what_the_status_was() -> None:
    subject = "Weborder 48213 - Nedmontering: Bokad → Makulerad"
    assert reading(Case(None, "-", subject)) == "48213 removal cancelled 2026-11-18"


@pytest.mark.parametrize(
    "status", ["Utförd → Pågår", "Mottagen → Bokad → Utförd", "→ Utförd", "Utförd →"]
)
def test_an_arrow_that_does_not_part_two_statuses_is_for_a_person(status: str) -> None:
    body = DONE.replace("Status: Utförd", f"Status: {status}")
    assert reading(Case(body, "-")) == "review"


def test_two_days_with_an_arrow_between_may_be_a_span() -> None:
    body = BOOKED.replace("2026-11-25 kl. 09.00", "2026-11-24 → 2026-11-25")
    assert reading(Case(body, "-")) == "review"
