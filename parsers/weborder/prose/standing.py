"""Sentences that a system writes under any message, and that say nothing of this order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.weborder.prose.clauses import Clause, Sentence, Token, tokens_in
from parsers.weborder.prose.kinds import TELLING
from parsers.weborder.prose.unknown import points_at_itself

_REACH = re.compile(r"·|\||\borg\.? ?nr\b|\b0[0-9]{1,3}-[0-9]{2}", re.IGNORECASE)
"""A sign between the parts of a footer, a firm's number, or a telephone."""
_OFFICE = re.compile(r"\s*[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)? kommun(?=\s*(?:[,–-]|$))")
"""A municipality's name, and after it a part of it or nothing."""
_TURNED = re.compile(
    r"\s*(?:gar|passar|ar|finns|saknas|blir|stammer|fungerar) [^.?!]{3,90}\b"
    r"[a-z]{2,12}r (?:ni|du)\b[^?]*$|\s*ar ingen hemma nar [^?]*$"
)
"""`Går det inte att ta emot montören ringer ni supporten`: a condition without an `om`."""
_SAYING = frozenset(
    ("states", "suspect", "negation", "hedge", "future", "past", "void", "unmaking")
)
_DOUBTS = ("suspect", "void", "unsettled", "unmaking", "doubt", "kept", "accomplished")
_UNSURE = ("negation", "hedge", "past")
_OF_THE_CASE = frozenset(("order", "orders", "lock", "work", "subject", "agent"))
_SHOWN = frozenset(("tabellen", "listan", "texten"))
_OFFERING = frozenset(("behover", "vill", "onskar", "kan", "ska", "har", "maste", "skulle", "far"))


def tells_whom_to_reach(sentence: Sentence, clauses: Sequence[Clause]) -> bool:
    """True for a firm's name, address and numbers between signs (`Exempellås, 08-465 004 90`).

    So is what an office signs with (`Exempelköpings kommun, digital trygghet`).
    """
    reach = _REACH.search(sentence.text, sentence.start, sentence.end)
    if not reach and not _OFFICE.match(sentence.words):
        return False
    tokens = tokens_in(clauses)
    if not reach and any(map(_is_of_the_case, tokens)):
        return False
    says = any(token.status is not None or token.text in TELLING for token in tokens)
    return not says and all(token.classes.isdisjoint(_SAYING) for token in tokens)


def is_standing(sentence: Sentence, clauses: Sequence[Clause]) -> bool:
    """True for a greeting, an offer to the reader, and what stands in any message.

    Of secrecy, links, opening hours and the like a sentence may say what nobody has listed
    (`Uppgifterna kan vara sekretessbelagda`), as long as it holds no word that gives reason to
    ask, and denies nothing of the order.
    """
    if _greets(clauses) or _offers(sentence, clauses):
        return True
    standing = any(clause.has("standing") for clause in clauses)
    if sentence.free or sentence.subject or not (standing or _is_of_an_office(clauses)):
        return False
    if any(map(_gives_reason_to_ask, clauses)) or points_at_itself(clauses):
        return False
    unsure = any(clause.has(name) for clause in clauses for name in _UNSURE)
    return not (unsure and any(map(_is_of_the_case, tokens_in(clauses))))


def _is_of_an_office(clauses: Sequence[Clause]) -> bool:
    """`Kontoret är stängt på julafton`: of hours, programs and papers, and of no order."""
    tokens = tokens_in(clauses)
    named = any(token.text not in _SHOWN and _is_topic(token) for token in tokens)
    return any(clause.has("office") for clause in clauses) and not named


def _is_topic(token: Token) -> bool:
    return "topic" in token.classes or _is_of_the_case(token)


def _greets(clauses: Sequence[Clause]) -> bool:
    """`Hej du som väntar på besked!`"""
    return len(clauses) == 1 and clauses[0].tokens[0].text in ("hej", "hejsan", "hello")


def _offers(sentence: Sentence, clauses: Sequence[Clause]) -> bool:
    """`Behöver ni byta tid ringer ni oss`: what the reader may do, and nothing of this order.

    So is what begins with its verb and only then says what the reader does.
    """
    tokens = tokens_in(clauses)
    if sentence.free or len(tokens) < 2:
        return False
    offered = tokens[0].text in _OFFERING and tokens[1].text in ("ni", "du")
    offered = offered or _TURNED.match(sentence.masked, sentence.start, sentence.end) is not None
    return offered and not any(clause.has("unsettled") or clause.has("void") for clause in clauses)


def _gives_reason_to_ask(clause: Clause) -> bool:
    return any(map(clause.has, _DOUBTS)) or any(token.status for token in clause.tokens)


def _is_of_the_case(token: Token) -> bool:
    return not token.classes.isdisjoint(_OF_THE_CASE) and token.text != "vi"
