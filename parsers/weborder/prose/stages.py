"""Whether what a clause tells fits the stage at which a status leaves the work.

Work done, work ahead and work given up are told of in words of their own. Beside `failed` and
`cancelled` nothing may tell that the work came about after all, and beside an order or a booking
nothing that it is over already. Why a visit was in vain (`suits_failed`), why an order was
cancelled (`suits_cancelled`) and why a lock is to come off (`suits_removal`) fits that alone. A
comment must be understood to its last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from parsers.reading import Action, Status
from parsers.weborder.prose.clauses import GOING_ON, READER, Clause, Sentence, Token
from parsers.weborder.prose.kinds import TELLING
from parsers.weborder.prose.unknown import is_rule_of_changes
from parsers.weborder.values.dates import MONTHS, WEEKDAYS

ALL: frozenset[Status] = frozenset(get_args(Status))
ENDED: frozenset[Status] = frozenset(("failed", "cancelled"))
_UNDONE = ALL - {"done"}
_BEFORE_A_VISIT: frozenset[Status] = frozenset(("ordered", "booked", "cancelled"))
_SUITS: dict[str, Status] = {
    "suits_ordered": "ordered",
    "suits_booked": "booked",
    "suits_done": "done",
    "suits_failed": "failed",
    "suits_cancelled": "cancelled",
}
_REASONS = _SUITS.keys() | {"suits_removal"}
_REASONS_OF_WORK = _REASONS | {"works_up", "works_down"}
Unfit = tuple[Status, Action | None]
"""A status that something does not fit, of orders of this kind alone or of every kind."""
_DOUBTING = frozenset(("suspect", "doubt", "hedge"))
_TO_COME = (
    *("ager rum", "aterkommer", "fortsatter", "kvarstar", "aterstar", "pa vag", "ny tid"),
    *("vantar pa", "ses"),
)
_IN_PLACE = frozenset(("pa plats", "i drift", "driftsatt", "uppe"))
_OF_KIND: tuple[tuple[str, Action], ...] = (("put_up", "removal"), ("taken_down", "installation"))
_RELATIVES = ("grann", "anhorig", "syst", "bror", "son", "dotter", "mamma", "pappa", "slakting")
_COMES = frozenset(("hamtar", "aker", "tar", "gor", "satter", "monterar", "skruvar", "star"))
_WAS_THERE = frozenset(("var", "varit", "kom", "akte", "stod", "satte", "satter", "skruvar"))
_ITSELF = frozenset(("det har", "detta", "denna", "det har meddelandet"))
WORKERS = ("montor", "lassmed", "tekniker", "installator")
_TOUCHING = frozenset(("work", "lock", "order", "orders", "subject", "topic", "accomplished"))
_DOUBTED = _DOUBTING | {"void", "unsettled", "kept", "unmaking", "off_subject"}
_OF_THE_ORDER = _TOUCHING | {"agent"}
_OPENING = _TOUCHING | _DOUBTED


def is_near(sentence: Sentence, clauses: Sequence[Clause]) -> bool:
    """True for a comment, and for a sentence with a word of the order: its doubts may be of it."""
    return sentence.free or any(map(_touches_anything, clauses))


def unfit_for(sentence: Sentence, clause: Clause, *, near: bool) -> frozenset[Unfit]:
    """The statuses that what the clause tells does not fit; none for what only may come true.

    ``near`` is what ``is_near`` says of the sentence.
    """
    if (
        clause.conditional
        or any(map(clause.has, ("contact", "filing")))
        or is_rule_of_changes(clause)
    ):
        return frozenset()
    unfit = _of_its_stage(clause)
    if near:
        unfit.update(status for status in ENDED if _is_doubted(clause, status))
    if sentence.free:
        unfit |= _of_a_day(clause)
    if _is_of_another(clause):
        unfit |= ALL  # `Gäller hustrun`
    found: set[Unfit] = {(status, None) for status in unfit}
    found.update(("done", kind) for name, kind in _OF_KIND if clause.has(name))
    return frozenset(found.union(*map(_unfit_reason, clause.tokens)))


def _of_its_stage(clause: Clause) -> set[Status]:
    unfit: set[Status] = set()
    ordered = clause.has("order") or clause.has("subject")
    if ordered and any(token.text.endswith("kvar") for token in clause.tokens):
        unfit.add("cancelled")  # `Order 1196744 ligger kvar i planeringen`
    if clause.has("negation"):
        return unfit
    if clause.has("accomplished") or _is_up(clause) or _could(clause):
        unfit |= _UNDONE
    if _tells_of_a_visit_made(clause):
        unfit |= _BEFORE_A_VISIT
    if _tells_of_what_is_to_come(clause):
        unfit.add("cancelled")  # `Montören kommer som planerat på måndag`
    if _is_awaited(clause):
        unfit.add("done")
    return unfit


def leaves_open(sentence: Sentence, clause: Clause, before: Clause | None) -> bool:
    """True for a comment with a word that nobody knows: it may take back any status.

    What tells of the way in alone (a key, a dog, a door bell) need not be understood to its last
    word, nor what only goes on from it.
    """
    if not sentence.free or all(_is_known(sentence, token) for token in clause.tokens):
        return False
    goes_on = before is not None and clause.joined in GOING_ON and _is_of_the_way_in(before)
    of_the_way_in = (_is_of_the_way_in(clause) or goes_on) and not clause.days
    return not of_the_way_in or any(map(_touches, clause.tokens))


def _is_of_the_way_in(clause: Clause) -> bool:
    return any(map(clause.has, ("access", "harmless", "surroundings")))


def _unfit_reason(token: Token) -> set[Unfit]:
    """The statuses that a reason does not fit; one that is elsewhere but a doubt is none here."""
    reasons = token.classes & _REASONS
    taking_back = not token.classes.isdisjoint(("void", "unmaking"))
    if not reasons or not (taking_back or token.classes - {"calm"} <= _REASONS_OF_WORK):
        return set()
    kind: Action | None = "installation" if "suits_removal" in reasons else None
    return {(status, kind) for status in ALL.difference(map(_SUITS.get, reasons))}


def _of_a_day(clause: Clause) -> set[Status]:
    """`Kunden är bortrest 15-29 november`, `Besöket är på fredag`: a visit may be on another."""
    words = [token.text for token in clause.tokens]
    if any(word in WEEKDAYS for word in words):
        return {"booked", "failed"}
    told = clause.days or clause.has("relative") or any(word in MONTHS for word in words)
    return {"booked"} if told else set()


def _is_of_another(clause: Clause) -> bool:
    """`Gäller hustrun`, `Låset är monterat hos kundens granne`."""
    done = any(token.status for token in clause.tokens)
    told = [token for token in clause.tokens if token.text != "kundens"]
    return any(
        (one.text in TELLING and _is_another(two))
        or (done and one.text == "hos" and two.text.startswith(_RELATIVES))
        for one, two in pairwise(told)
    )


def _could(clause: Clause) -> bool:
    """`Montören åkte tillbaka och då kunde låset sättas upp`."""
    able = any(token.text == "kunde" for token in clause.tokens)
    return able and (clause.has("works_up") or clause.has("works_down"))


def _is_another(token: Token) -> bool:
    people = "people" in token.classes or token.text.startswith(_RELATIVES)
    return people and "client" not in token.classes


def _is_up(clause: Clause) -> bool:
    """`Låset på plats`."""
    return clause.has("lock") and any(token.text in _IN_PLACE for token in clause.tokens)


def _tells_of_a_visit_made(clause: Clause) -> bool:
    """`Montören var hos kunden i går`."""
    return bool(_workers(clause)) and any(token.text in _WAS_THERE for token in clause.tokens)


def _workers(clause: Clause) -> list[Token]:
    return [token for token in clause.tokens if token.text.startswith(WORKERS)]


def _is_awaited(clause: Clause) -> bool:
    """`Montören kommer 3 december`."""
    workers = _workers(clause)
    comes = any(token.text == "kommer" for token in clause.tokens)
    return bool(workers) and (comes or any(one.text.endswith(" kommer") for one in workers))


def _tells_of_what_is_to_come(clause: Clause) -> bool:
    """Said of the work and not to the reader (`Ni kan lägga en ny beställning`)."""
    comes = any(token.text in _COMES for token in clause.tokens)
    if _is_awaited(clause) or (comes and _workers(clause)):
        return True
    ahead = any(
        t.text.startswith(_TO_COME)
        or ("future" in t.classes and "future_cancelled" not in t.classes)
        for t in clause.tokens
    )
    told = any(token.text in READER for token in clause.tokens)
    of_itself = clause.tokens[0].text in _ITSELF or "topic" in clause.tokens[0].classes
    return ahead and not told and not of_itself and _touches_anything(clause)


def _touches_anything(clause: Clause) -> bool:
    return any(not token.classes.isdisjoint(_OF_THE_ORDER) for token in clause.tokens)


def _is_doubted(clause: Clause, status: Status) -> bool:
    """A word that gives reason to ask, other than such as tell why it ended so."""
    return any(
        not token.classes.isdisjoint(_DOUBTING) and f"suits_{status}" not in token.classes
        for token in clause.tokens
    )


def _is_known(sentence: Sentence, token: Token) -> bool:
    """Known to the vocabulary, a month, or written as a name is."""
    name = sentence.has_capital(token) and token.start != sentence.start
    return token.has_meaning or name or token.text in MONTHS


def _touches(token: Token) -> bool:
    """A word of the order, the lock or the work, or one that gives reason to ask."""
    named = not token.classes.isdisjoint(_OPENING)
    return named or token.status is not None or token.action is not None
