"""Hand-written messages: no wrong fact, and the plain ones are read."""

from __future__ import annotations

import pytest

from tests.weborder.must_review import MUST_REVIEW
from tests.weborder.plain import PLAIN
from tests.weborder.setting import DONE, Case, decided, reading


@pytest.mark.parametrize("case", MUST_REVIEW, ids=lambda case: f"{case.subject}|{case.body}"[-70:])
def test_a_message_that_is_not_certain_goes_to_a_person(case: Case) -> None:
    assert reading(case) == "review"


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: f"{case.subject}|{case.body}"[-70:])
def test_a_plain_message_is_read_as_it_says(case: Case) -> None:
    assert reading(case) == case.expected


def test_every_refusal_has_a_reason_in_swedish_and_shows_no_fact() -> None:
    for case in MUST_REVIEW:
        decision = decided(case)
        assert decision.reason
        assert decision.reason_code
        assert decision.notices == ()


def test_partial_holds_only_fields_that_may_leave_the_parser() -> None:
    allowed = {"order", "action", "status", "date", "provider", "locks", "client"}
    assert all(set(decided(case).partial) <= allowed for case in MUST_REVIEW + PLAIN)


def test_a_refusal_names_its_field_as_a_notice_does_and_the_part_it_stood_in() -> None:
    cut = DONE.replace("2026-11-17", "2026-11-1…")
    told = decided(Case(cut, "-")).evidence[-1]
    assert (told.field, told.source, told.value) == ("date", "text", None)
    rows = "\n".join(line.replace(": ", "|") for line in cut.strip().split("\n"))
    shown = decided(Case(None, "-", html=rows)).evidence[-1]
    assert (shown.field, shown.source) == ("date", "html")
    whole = decided(Case(DONE + "\nVi ber er bortse från det här.", "-")).evidence[-1]
    assert (whole.field, whole.source) == ("message", "text")
