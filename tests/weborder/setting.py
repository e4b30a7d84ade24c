"""What all tests of the weborder reader share: small messages, and what they are read as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from parsers.content import Content, Table
from parsers.weborder import Decision, decide, shipped_vocabulary

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SENT = datetime(2026, 11, 18, 13, 6, tzinfo=UTC)

LABELS = "Ordernummer: 48213\nOrdertyp: Installation\nUtförare: Hemtjänst Nord AB\n"
DONE = LABELS + "Status: Utförd\nUtfört datum: 2026-11-17\n"
BOOKED = LABELS + "Status: Bokad\nBokad tid: 2026-11-25 kl. 09.00\n"
ORDERED = LABELS + "Status: Mottagen\nOrderdatum: 2026-11-16\n"
CANCELLED = LABELS + "Status: Makulerad\nMakulerad: 2026-11-17\n"

DONE_FACT = "48213 installation done 2026-11-17"
BOOKED_FACT = "48213 installation booked 2026-11-25"
ORDERED_FACT = "48213 installation ordered 2026-11-16"


@dataclass(frozen=True)
class Case:
    """A message and its reading: `order action status date`, `review`, or `ignored`."""

    body: str | None
    expected: str
    subject: str = "Information från webordern"
    html: str | None = None


def decided(case: Case) -> Decision:
    """The decision on the message, a line of its HTML being a row and `|` parting its cells."""
    rows = None if case.html is None else tuple(tuple(r.split("|")) for r in case.html.split("\n"))
    html = None if rows is None else (Table(rows),)
    text = None if case.body is None else tuple(case.body.split("\n"))
    content = Content(case.subject, text, html, SENT)
    return decide(content, shipped_vocabulary(), STOCKHOLM, b"key")


def reading(case: Case) -> str:
    """The verdict, or each notice as `order action status date`."""
    decision = decided(case)
    if decision.verdict != "notice":
        return decision.verdict
    return " + ".join(f"{n.order} {n.action} {n.status} {n.date}" for n in decision.notices)
