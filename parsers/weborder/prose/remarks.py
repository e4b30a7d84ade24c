"""Yes and no, and what else is noted under a label that states no fact of its own."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from parsers.reading import Status
from parsers.weborder.prose.clauses import Token, tokens_of
from parsers.weborder.words.fold import fold, label_key
from parsers.weborder.words.vocabulary import WORD, Vocabulary

_NO = frozenset(("nej", "no", "0", "false", "falskt", "inga", "ingen", "inget", "ej", "inte", "n"))
_PARTICIPLE = re.compile(r"(?:ad|at|ats|and|ant|ppt|ord|ort|gd|gt|avs|ades)$")
_AMISS = (
    *("avvik", "reklam", "restar", "restp", "aterbesok", "kvarst", "aterst", "anmarkt", "test"),
    "utkast",
)
_DOUBTING = frozenset(("doubt", "suspect", "unmaking", "hedge", "negation"))
_ABOUT_WORK = frozenset(("work", "lock", "agent", "subject"))
_OF_THE_ORDER = _ABOUT_WORK | {"order", "topic", "client", "states"}
_CALM = frozenset(
    ("calm", "filler", "lock", "work", "states", "place", "absent", "unfit", "unfit_done")
)
_ELSE = frozenset(("harmless", "surroundings"))


_ENDINGS = ("", "s", "et", "en", "n", "a", "ets", "ens", "na", "er", "or", "erna")
_UNCONFIRMED = frozenset(("ej annu", "annu ej", "inte annu", "annu inte"))
_CONFIRMING = (
    *("bekraft", "godkan", "accept", "avstam", "kvitter", "skickad", "inlamnad", "antal"),
    *("insand", "avsand", "oversand", "overford"),
    *("verifier", "attest", "mottagen av"),
)


@lru_cache(maxsize=2048)
def _tokens_of(label: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The words of a label, which are only looked at: the same few are asked about again."""
    return tuple(tokens_of(fold(label), 0, vocabulary))


def is_no(value: str) -> bool:
    """True for a value that is nothing but a no."""
    said = fold(value).strip(" .!")
    return said in _NO or said in _UNCONFIRMED


def casts_doubt(label: str, value: str, vocabulary: Vocabulary) -> bool:
    """True for `Lås monterat: Nej`, `Godkänd: 0`, `Avvikelse: Ja`, `Återbesök: 2026-11-25`.

    A label of something amiss with a no (`Avvikelse: Nej`), and a no to something else
    (`Hund: Nej`) say nothing against the work.
    """
    tokens = _tokens_of(label, vocabulary)
    if any(not token.classes.isdisjoint(_ELSE) for token in tokens):
        return False
    if label_key(label).startswith("antal"):
        return is_no(value)
    says = label_says(label, vocabulary)
    if "remaining" in says:
        return not is_no(value) and not _is_calm(value, vocabulary)
    if "telling" in says and not is_no(value):
        return not _agrees(value, vocabulary)
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


def is_amiss(value: str, vocabulary: Vocabulary) -> bool:
    """`Gäller: Reklamation`: the work is done on what was not right."""
    tokens = tokens_of(fold(value), 0, vocabulary)
    return any(not token.classes.isdisjoint(("doubt", "suspect")) for token in tokens)


def is_unconfirmed(label: str, value: str, vocabulary: Vocabulary) -> bool:
    """`Bekräftad: Nej`, `Felaktig: Ja`: amiss also where the work lies ahead."""
    if is_no(value):
        return any(stem in label_key(label) for stem in _CONFIRMING)
    tokens = _tokens_of(label, vocabulary)
    return any("suspect" in t.classes and "coming" not in t.classes for t in tokens)


def denied_statuses(label: str, value: str, vocabulary: Vocabulary) -> tuple[Status, ...]:
    """The statuses that a no takes back, whether or not more follows it.

    `Makulering godkänd: Nej`, `Bomkörning bekräftad: Nej`; `Verifierad: Nej, väntar` takes back
    all. `Installationen godkänd: Nej` says no more than that it failed.
    """
    if not is_no(value.split(",", 1)[0]):
        return ()
    tokens = _tokens_of(label, vocabulary)
    if all(token.text.startswith(_CONFIRMING) for token in tokens):
        return ("failed", "cancelled", "booked", "ordered")
    if any("future_cancelled" in token.classes for token in tokens):
        return ("cancelled",)
    told = [token.status.status for token in tokens if token.status is not None]
    return tuple(status for status in told if status not in (None, "done"))


def is_of_surroundings(label: str, vocabulary: Vocabulary) -> bool:
    """True for a label of nothing but every day (`Finns husdjur?`, `Behövs tolk?`)."""
    tokens = _tokens_of(label, vocabulary)
    return any(not token.classes.isdisjoint(_ELSE | {"access"}) for token in tokens) or not any(
        token.status is not None
        or token.action is not None
        or not token.has_meaning
        or not token.classes.isdisjoint(_OF_THE_ORDER)
        for token in tokens
    )


def is_unsettled(label: str, vocabulary: Vocabulary) -> bool:
    """`Makuleringen återtagen`: a label that makes uncertain whatever is said of the order."""
    return any("unsettled" in token.classes for token in _tokens_of(label, vocabulary))


def names_other_thing(label: str, value: str, vocabulary: Vocabulary) -> bool:
    """`Produkt: Trygghetslarm`, `Monterad artikel: Nyckelskåp`: the work is not on the lock."""
    says = label_says(label, vocabulary)
    asked = "article" in says and "telling" not in says  # `Orsak` holds the letters of `sak`
    return asked and speaks_of_other_thing(value, vocabulary)


def speaks_of_other_thing(text: str, vocabulary: Vocabulary) -> bool:
    """True where a thing is named that is no lock, also as a part of a longer word.

    `Trygghetslarmet` and `larmknapp` are; `klarmarkerad` holds the letters of one by chance.
    """
    return any(_is_other_thing(word, vocabulary) for word in WORD.findall(fold(text)))


@lru_cache(maxsize=4096)
def _is_other_thing(word: str, vocabulary: Vocabulary) -> bool:
    begins, ends = _other_things(vocabulary)
    return word.startswith(begins) or word.endswith(ends)


def speaks_of_other_work(text: str, vocabulary: Vocabulary) -> bool:
    """`Flytt av befintligt lås`: a kind of work that is not followed, among other words."""
    return any(token.action == "other" for token in tokens_of(fold(text), 0, vocabulary))


@cache
def _other_things(vocabulary: Vocabulary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    things = vocabulary.stems.get("other_thing", ())
    return things, tuple(thing + ending for thing in things for ending in _ENDINGS)


def names_another_order(label: str, vocabulary: Vocabulary) -> bool:
    """`Följdorder`, `Ersatt av`: a label under which another order's number stands."""
    return "other_order" in label_says(label, vocabulary)


@lru_cache(maxsize=2048)
def label_says(label: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The classes of stems that stand in a label, also within a longer word."""
    key = label_key(label)
    return frozenset(
        name for name, stems in vocabulary.stems.items() if any(stem in key for stem in stems)
    )


def _agrees(value: str, vocabulary: Vocabulary) -> bool:
    """Nothing but that the work is done, or words that are calm in any place."""
    tokens = tokens_of(fold(value), 0, vocabulary)
    return all(
        (token.status is not None and token.status.status == "done")
        or token.action in ("installation", "removal")
        or (bool(token.classes) and token.classes <= _CALM)
        for token in tokens
    ) and any(not token.text.isdigit() for token in tokens)


def _is_calm(value: str, vocabulary: Vocabulary) -> bool:
    """`Nästa steg: Koppla låset i systemet` leaves nothing of the work."""
    tokens = tokens_of(fold(value), 0, vocabulary)
    return any("calm" in token.classes for token in tokens) and not any(
        token.action or token.status or not token.has_meaning for token in tokens
    )
