"""Messages of several orders, for the tests of how they are kept apart."""

from __future__ import annotations

from parsers.content import Content, Element, Table
from parsers.weborder import Decision, decide, shipped_vocabulary
from tests.weborder.setting import SENT, STOCKHOLM

HEADER = ("Ordernr", "Typ", "Status", "Utfört datum", "Utförare")
FIRST = ("48213", "Montering", "Utförd", "2026-11-17", "Nord AB")
SECOND = ("48214", "Demontering", "Utförd", "2026-11-16", "Söder AB")
BOTH = ["48213", "48214"]
BLOCKS = (
    "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\n\n"
    "Ordernr: 48214\nTyp: Demontering\nStatus: Utförd\n"
)


def page(*elements: Element) -> Decision:
    return decide(
        Content("Dagens ordrar", None, elements, SENT), shipped_vocabulary(), STOCKHOLM, b"key"
    )


def read(text: str, *html: Element) -> Decision:
    content = Content("Dagens ordrar", tuple(text.split("\n")), html or None, SENT)
    return decide(content, shipped_vocabulary(), STOCKHOLM, b"key")


def rows(*of: tuple[str, ...]) -> Table:
    return Table(of)


def orders(decision: Decision) -> list[str]:
    return [notice.order for notice in decision.notices]
