"""Yes and no, and what else is noted under a label that states no fact of its own."""

from __future__ import annotations

import re

from parsers.weborder.clauses import tokens_of
from parsers.weborder.fold import fold
from parsers.weborder.vocabulary import Vocabulary

_NO = frozenset(("nej", "no", "0", "false", "falskt", "inga", "ingen", "inget", "ej", "inte", "n"))
_PARTICIPLE = re.compile(r"(?:ad|at|ats|and|ant|ppt|ord|ort|gd|gt|avs|ades)$")
_AMISS = (
    *("avvik", "reklam", "restar", "restp", "aterbesok", "kvarst", "aterst", "anmarkt", "test"),
    "utkast",
)
_DOUBTING = frozenset(("doubt", "suspect", "unmaking", "hedge", "negation"))
_ABOUT_WORK = frozenset(("work", "lock", "agent", "subject"))
_ELSE = frozenset(("harmless", "surroundings"))


def is_no(value: str) -> bool:
    """True for a value that is nothing but a no."""
    return fold(value).strip(" .!") in _NO


def casts_doubt(label: str, value: str, vocabulary: Vocabulary) -> bool:
    """True for `Lås monterat: Nej`, `Godkänd: 0`, `Avvikelse: Ja`, `Återbesök: 2026-11-25`.

    A label of something amiss with a no (`Avvikelse: Nej`), and a no to something else
    (`Hund: Nej`) say nothing against the work.
    """
    tokens = tokens_of(fold(label), 0, vocabulary)
    if any(not token.classes.isdisjoint(_ELSE) for token in tokens):
        return False
    amiss = any(
        not token.classes.isdisjoint(_DOUBTING)
        or token.text.startswith(_AMISS)
        or (token.status is not None and token.status.status in ("failed", "cancelled", None))
        for token in tokens
    )
    if not is_no(value):
        return amiss
    return not amiss and any(
        token.status is not None
        or token.action is not None
        or not token.classes.isdisjoint(_ABOUT_WORK)
        or _PARTICIPLE.search(token.text) is not None
        for token in tokens
    )
