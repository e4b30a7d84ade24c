"""Hand-written messages: no wrong fact, and the plain ones are read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.content import Content, Table
from parsers.weborder import Decision, decide, shipped_vocabulary
from tests.weborder.cases import MUST_REVIEW, PLAIN, Case
from tests.weborder.setting import STOCKHOLM

SENT = datetime(2026, 11, 18, 13, 6, tzinfo=UTC)


def decided(case: Case) -> Decision:
    rows = None if case.html is None else tuple(tuple(r.split("|")) for r in case.html.split("\n"))
    html = None if rows is None else (Table(rows),)
    text = None if case.body is None else tuple(case.body.split("\n"))
    content = Content(case.subject, text, html, SENT)
    return decide(content, shipped_vocabulary(), STOCKHOLM, b"key")


def reading(case: Case) -> str:
    decision = decided(case)
    if decision.verdict != "notice":
        return decision.verdict
    return " + ".join(f"{n.order} {n.action} {n.status} {n.date}" for n in decision.notices)


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
