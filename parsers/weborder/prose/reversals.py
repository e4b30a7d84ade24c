"""What takes an order or its notice back in a turn of everyday words."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.weborder.prose.clauses import READER, Clause, tokens_in
from parsers.weborder.prose.kinds import TELLING
from parsers.weborder.prose.misgivings import Reach

_WISHES = frozenset(("vill", "ville", "onskar", "onskade", "begar", "begart", "bett att fa"))
_ENDS = ("avbestallning", "avbokning", "makulering", "annullering", "aterkallelse", "aterbud")
"""How a word begins that names what unmakes an order."""


def reversal(clauses: Sequence[Clause], clause: Clause) -> Reach | None:
    """How far a clause reaches that turns the order, or what is told of it, round."""
    if clause.conditional:
        return None
    if _is_of_another_client(clause):
        return "all"
    return "open" if _is_wished_away(clauses, clause) else None


def _is_wished_away(clauses: Sequence[Clause], clause: Clause) -> bool:
    """`Kunden har hört av sig och vill avbeställa monteringen`, and no offer to the reader."""
    wished = any(token.text in _WISHES for token in clause.tokens)
    told = tokens_in(clauses)
    by_others = any("people" in token.classes for token in told)
    return (
        wished
        and clause.has("future_cancelled")
        and by_others
        and not any(token.text in READER for token in told)
    )


def _is_of_another_client(clause: Clause) -> bool:
    """`Besöket avsåg inte kunden nedan`."""
    of_what = any(token.text in TELLING for token in clause.tokens)
    return of_what and clause.has("negation") and (clause.has("client") or clause.has("person"))


def denies_the_end(clause: Clause) -> bool:
    """`Avbeställningen är inte genomförd`."""
    named = any(token.text.startswith(_ENDS) for token in clause.tokens)
    return named and clause.has("negation") and clause.has("states")
