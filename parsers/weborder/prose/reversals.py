"""What takes an order or its notice back in a turn of everyday words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from parsers.reading import Status
from parsers.weborder.prose.clauses import READER, Clause, Token, tokens_in
from parsers.weborder.prose.kinds import TELLING
from parsers.weborder.prose.misgivings import Reach

_WISHES = frozenset(("vill", "ville", "onskar", "onskade", "begar", "begart", "bett att fa"))
_WRITTEN = ("registrering", "tidsbokning", "bokning")
_YOURS = frozenset(("er", "ert", "din", "ditt", "kundens", "enhetens", "denna"))
_UNENDED: frozenset[Status] = frozenset(get_args(Status)) - {"cancelled"}
_ENDS = ("avbestallning", "avbokning", "makulering", "annullering", "aterkallelse", "aterbud")
"""How a word begins that names what unmakes an order."""


def reversal(clauses: Sequence[Clause], clause: Clause) -> Reach | None:
    """How far a clause reaches that turns the order, or what is told of it, round."""
    if clause.conditional:
        return None
    if _is_of_another_client(clause) or _is_void(clause):
        return "all"
    return "open" if _is_wished_away(clauses, clause) else None


def _is_wished_away(clauses: Sequence[Clause], clause: Clause) -> bool:
    """`Kunden har hört av sig och vill avbeställa monteringen`, and no offer to the reader."""
    wished = any(token.text in _WISHES for token in clause.tokens)
    if not (wished and clause.has("future_cancelled")):
        return False
    told = tokens_in(clauses)
    by_others = any("people" in token.classes for token in told)
    return by_others and not any(token.text in READER for token in told)


def _is_of_another_client(clause: Clause) -> bool:
    """`Besöket avsåg inte kunden nedan`."""
    of_what = any(token.text in TELLING for token in clause.tokens)
    return of_what and clause.has("negation") and (clause.has("client") or clause.has("person"))


def _is_void(clause: Clause) -> bool:
    """`Gäller ej`, and nothing else."""
    first, *rest = clause.tokens
    return first.text in TELLING and bool(rest) and all("negation" in t.classes for t in rest)


def unfit_for_an_end(clause: Clause) -> frozenset[Status]:
    """The statuses that an order given up does not fit (`Er avbeställning är mottagen`).

    `Avbeställningen är inte genomförd` fits no cancelled one; `Avbeställning görs i webordern` and
    `Avbokningen kan göras …` tell of none.
    """
    if clause.conditional or clause.has("contact") or not any(map(_is_end, clause.tokens)):
        return frozenset()
    if clause.has("negation"):
        return frozenset(("cancelled",)) if clause.has("states") else frozenset()
    ahead = clause.has("future") or clause.has("hedge")
    told = any(_is_certain_end(one, two) for one, two in pairwise((None, *clause.tokens)))
    told = told or any(is_of_an_end(clause, token) for token in clause.tokens)
    return _UNENDED if told and not ahead else frozenset()


def is_of_an_end(clause: Clause, token: Token) -> bool:
    """`Annullering genomförd`, `Registrering gjord`: done is what was written, not the work."""
    if token.status is None or token.status.status != "done" or token.status.action is not None:
        return False
    before = clause.tokens[: clause.tokens.index(token)]
    nouns = [one for one in before if _is_noun(one)]
    return bool(nouns) and nouns[0].text.split(" ")[-1].startswith((*_ENDS, *_WRITTEN))


def _is_noun(token: Token) -> bool:
    named = not token.classes.isdisjoint(("order", "subject", "work", "lock", "topic", "calm"))
    named = named and "filler" not in token.classes
    return named or token.action is not None or _is_end(token)


def _is_end(token: Token | None) -> bool:
    return token is not None and token.text.split(" ")[-1].startswith(_ENDS)


def _is_certain_end(before: Token | None, token: Token | None) -> bool:
    """`avbeställningen`, `er avbeställning`: one that there is."""
    if token is None or not _is_end(token):
        return False
    word = token.text.split(" ")[-1]
    return word.endswith(("en", "et")) or (before is not None and before.text in _YOURS)
