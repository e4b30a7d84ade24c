"""A sentence states a status only where it is understood to its last word.

A word that nobody knows may limit what is said (`utförd till viss del`, `utförd, tror vi`), so the
rule is closed: known words, names after a preposition, and nothing that narrows or reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.weborder.prose.clauses import ABOUT, Clause, Sentence, Token
from parsers.weborder.values.providers import FIRM_FORMS
from parsers.weborder.words.fold import has_digit

_LIST = re.compile(r"\[(?!\w*(?:test|utb|demo|acc))[\w.-]{5,30}\]")
"""The name of a mailing list before the subject; `[UTB]` is no such."""
_NAMING = frozenset(("for", "hos", "at", "i", "pa", "fran", "till", "av", "vid"))
_SAYING = frozenset(("meddela", "bekrafta", "informera"))
_WISHING = frozenset(("vill", "kan", "far", "harmed"))
_TOLD_BY_US = frozenset(("vi", "harmed", "webordern", "systemet"))
_REPORTING = frozenset(("meddelar", "meddelas", "bekraftar", "bekraftas", "informerar")) | _SAYING
_BEFORE_A_NUMBER = ("order", "client", "person", "lock", "serial", "prefix")
_VISITS = ("besok", "tid", "tiden")
_PARTS = ("besok", "tid", "status", "orderstatus", "arbete", "enhet", "besked")
_TELLING = frozenset(("kvittens", "kvitto"))
_LIMITED_WORK = ("dorr", "dorren", "nyckelskap", "larm", "larmet")
_FORMS = FIRM_FORMS | {"kommun"}
_TRADES = ("hemtjanst", "omsorg")
_FIRMS = frozenset(("montor", "montoren", "lassmed", "lassmeden", "tekniker", "teknikern", "vi"))


def is_understood(sentence: Sentence, clauses: Sequence[Clause], index: int, status: Token) -> bool:
    """True where no word of the sentence can take anything from its status word."""
    tokens = clauses[index].tokens
    position = tokens.index(status)
    return (
        not any(clause.conditional and not clause.has("contact") for clause in clauses)
        and all(
            _is_clear(sentence, clause.tokens, status)
            for clause in clauses
            if not (clause.conditional or _is_wish(clause, status))
        )
        and not _asks(sentence, clauses)
        and _is_told_by_us(clauses, index)
        and _suits(clauses, index, position)
        and not _is_former_or_by_others(tokens, position)
    )


def _is_wish(clause: Clause, status: Token) -> bool:
    """`… är mottagen och önskas utförd den 22 december`: takes nothing from what is ordered."""
    ordered = status.status is not None and status.status.status == "ordered"
    return ordered and any(token.text.startswith("onsk") for token in clause.tokens)


def strange_words(sentence: Sentence, clauses: Sequence[Clause]) -> list[str]:
    """The words of a subject that nobody knows and that are no part of a name."""
    found: list[str] = []
    listed = _LIST.match(sentence.text)
    for clause in clauses:
        naming = _is_firm(clause.tokens)
        for token in clause.tokens:
            is_name = naming and sentence.has_capital(token)
            if listed and token.start < listed.end():
                continue
            marks = token.text.startswith("ext") or token.text.endswith("kommun")
            if not (token.has_meaning or is_name or marks):
                found.append(token.text)
            naming = is_name or token.text in _NAMING or _is_firm(clause.tokens)
    return found


def _is_clear(sentence: Sentence, tokens: Sequence[Token], status: Token) -> bool:
    naming = sentence.subject and _is_firm(tokens)
    named = False
    before: Token | None = None
    for token in tokens:
        if "limit" in token.classes:
            return False
        is_name = (naming or named) and _is_capital(sentence, token)
        if not (token.is_known or is_name or _is_usual(token, status)):
            return False
        if before is not None and _is_number(token) and not _names_number(before):
            return False  # `utförd 2026-11-16/17`, `utförd v 47`
        before = token
        named = is_name and not token.is_known
        naming = token.text in _NAMING
    return True


def _is_number(token: Token) -> bool:
    return token.status is None and token.text.replace("-", "").isdigit()


def _names_number(token: Token) -> bool:
    named = not token.classes.isdisjoint(_BEFORE_A_NUMBER)
    return named or token.text in ("nr", "nummer", "kl", "klockan") or token.text[-1].isdigit()


def _is_capital(sentence: Sentence, token: Token) -> bool:
    return sentence.has_capital(token) and not sentence.text.isupper()


def _is_firm(tokens: Sequence[Token]) -> bool:
    """`… - Utförd - Hemtjänst Nord AB`: a part of a subject that is a firm's name."""
    return any(token.text in _FORMS or token.text.startswith(_TRADES) for token in tokens)


def _is_usual(token: Token, status: Token) -> bool:
    """A word that takes nothing from this status though it might from another."""
    means = status.status.status if status.status else None
    if means == "failed":
        return not token.classes.isdisjoint(("negation", "suits_failed"))
    if means == "ordered" and "coming" in token.classes:
        return True  # `… är mottagen och vi återkommer med en tid`
    return f"usual_{means}" in token.classes


def _asks(sentence: Sentence, clauses: Sequence[Clause]) -> bool:
    """`Är weborder 48213 utförd`: a verb first asks, with its mark or without.

    After a day it only tells (`Den 6 november blev nedmonteringen en bomkörning`).
    """
    first = clauses[0].tokens[0]
    if any(sentence.start <= day.start < first.start for day in sentence.days):
        return False
    return first.text in ("ar", "har", "blev", "var") and len(clauses[0].tokens) > 2


def _is_told_by_us(clauses: Sequence[Clause], index: int) -> bool:
    """`Vi meddelar att …` tells, and so does `Låssmeden meddelar: …`.

    `Bekräfta att …` asks, `Kunden meddelar att …` repeats.
    """
    begins = max((i for i in range(index + 1) if clauses[i].joined == "att"), default=0)
    for clause in clauses[:begins]:
        words = [token.text for token in clause.tokens]
        reports = [word for word in words if word in _REPORTING]
        if not reports:
            continue
        asked = reports[0] in _SAYING and _WISHING.isdisjoint(words)
        others = any("agent" in t.classes and t.text not in _FIRMS for t in clause.tokens)
        if asked or others or (_TOLD_BY_US | _FIRMS).isdisjoint(words):
            return False
    return True


def _suits(clauses: Sequence[Clause], index: int, position: int) -> bool:
    """What is spoken of can come true in this way: a visit is booked, not mounted."""
    clause = clauses[index]
    token, before = clause.tokens[position], clause.tokens[:position]
    status, words = token.status, [one.text for one in before]
    if status is None:
        return True
    # `Ert meddelande om order 48213 är mottaget`; `Nedmonteringen har tagits bort`
    reported = clause.has("states") and not ABOUT.isdisjoint(words)
    if reported or ("bort" in token.text and not any("lock" in one.classes for one in before)):
        return False
    if not before:  # `Besök för installation - Utfört`
        before = clauses[index - 1].tokens if index else []
        words = [one.text for one in before]
    first = next(iter(_nouns(before)), "")
    whole = [one.text for one_clause in clauses[: index + 1] for one in one_clause.tokens]
    if not _TELLING.isdisjoint(words) or _is_of_the_visit(status.status, first, clause, position):
        return False  # `Kvittens för weborder 48213 är mottagen`
    if status.status == "done" and _is_placed(clauses, whole, token):
        return False
    if status.status == "ordered" and _is_of_a_part(before):
        return False
    return not (status.action and _object(clause.tokens[position + 1 :]) in _LIMITED_WORK)


def _is_of_the_visit(status: str | None, first: str, clause: Clause, position: int) -> bool:
    """The visit came to its end or is given up; the work or the order perhaps not."""
    if status == "cancelled" and _object(clause.tokens[position + 1 :]).startswith(_VISITS):
        return True
    return status in ("done", "cancelled") and first.startswith(_VISITS)


def _nouns(tokens: Sequence[Token]) -> list[str]:
    return [one.text for one in tokens if not one.classes.isdisjoint(("order", "subject"))]


def _is_placed(clauses: Sequence[Clause], words: Sequence[str], status: Token) -> bool:
    """`Beställningen är slutförd` says that it was placed; `Beställning 48213 är utförd` more."""
    nouns = [noun for clause in clauses for noun in _nouns(clause.tokens)]
    if not nouns or not nouns[0].startswith("bestallning"):
        return False
    following = {two for one, two in pairwise(words) if one.startswith("bestallning")}
    numbered = any(has_digit(word) for word in following)
    return "av" in following or not (numbered or status.text.startswith("utf"))


def _is_of_a_part(before: Sequence[Token]) -> bool:
    """`lås beställt`, `tid registrerad`: a thing, a time or a note is, perhaps not the order."""
    for position, one in enumerate(before):
        named = position > 0 and before[position - 1].text in _NAMING
        if not named and ("lock" in one.classes or one.text.startswith(_PARTS)):
            return True
    return False


def _object(tokens: Sequence[Token]) -> str:
    """The word right after `har monterat`, past small words."""
    for token in tokens:
        if token.text in _NAMING:
            return ""
        if token.text not in ("ett", "en", "det", "den", "nu", "gamla", "nytt", "ny"):
            return token.text
    return ""


def _is_former_or_by_others(tokens: Sequence[Token], position: int) -> bool:
    """`ändrats från utförd`, `utförd av kunden`."""
    if position and tokens[position - 1].text == "fran":
        return True
    after = tokens[position + 1 : position + 3]
    booked = tokens[position].status
    if booked is not None and booked.status == "booked" and after and after[0].text == "av":
        return len(after) < 2 or after[1].text not in _FIRMS  # `har bokats av`
    return len(after) == 2 and after[0].text == "av" and _is_other(after[1])


def _is_other(token: Token) -> bool:
    return token.text not in _FIRMS and ("client" in token.classes or "agent" in token.classes)
