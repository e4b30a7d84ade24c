"""Values that look like a field's but name another thing: an older lock, a flat, no provider."""

from __future__ import annotations

import re

from parsers.weborder.prose.clauses import tokens_of
from parsers.weborder.words.fold import fold, label_key
from parsers.weborder.words.vocabulary import Vocabulary

_STATUS = r"(?:status(?:en)?|laget?|handelse|utfall|resultat|skede|tillstand|statusuppdatering)"
_OF_ORDER = (
    r"(?:ar|av|for|pa|i|ny|nya|aktuell|aktuellt|nuvarande|senaste|den|er|din|var|web|webb|nr|nummer"
    r"|order|orderns?|weborder|weborderns?|uppdrags?|uppdraget|arbets?|arbetet|arbetes|jobb|jobbet"
    r"|arende|arendet|arendes?|bestallnings?|bestallningen|installations?|installationen"
    r"|monterings?|monteringen|nedmonterings?|nedmonteringen|utforande)"
)
_VOUCHED = re.compile(rf"(?:{_OF_ORDER}){{0,3}}{_STATUS}(?:{_OF_ORDER}){{0,3}}")
_ORDER_ONLY = re.compile(rf"(?:{_OF_ORDER}){{1,3}}")
_UNDECIDED = re.compile(
    r"->|→|\?|;|\beller\b|\btidigare\b|\bandrad\b|\bgaller\b|\bendast\b"
    r"|^(?:ej|inte|oklar|oklart|prel|preliminar|preliminart|ev|eventuellt|valjs|se|samma)\b"
)
_OLDER = re.compile(
    r"gaml|gammal|tidigare|utbyt|ersatt|ersat|foregaende|->|→"
    r"|(?<=[0-9]) el\.? |\beller\b|\balt\b"
)
_REMARK = re.compile(r"\(([^()]{1,40})\)")


def vouches_for_status(label: str) -> bool:
    """True for an unknown label that is wholly made of status and order words (`Arbetsläge`)."""
    return _VOUCHED.fullmatch(label_key(label)) is not None


def names_order(label: str) -> bool:
    """True for a label of order words alone, under which a status may stand beside its day."""
    return _ORDER_ONLY.fullmatch(label_key(label)) is not None


def vouches_for_kind(label: str, vocabulary: Vocabulary) -> bool:
    """True for an unknown label that asks what work it is: `Jobbet gäller`, `Vad`."""
    tokens = tokens_of(fold(label), 0, vocabulary)
    asking = vocabulary.stems.get("asks_kind", ())
    return any(
        token.text in asking or not token.classes.isdisjoint(("order", "work")) for token in tokens
    )


def is_undecided(value: str) -> bool:
    """True for a provider that is not one firm: `ej vald`, `Nord AB -> Syd AB`, `Nord AB?`."""
    return _UNDECIDED.search(fold(value)) is not None


def is_older(text: str) -> bool:
    """True where something is said to be the former one."""
    return _OLDER.search(fold(text)) is not None


def is_doubtful_lock(label: str, value: str, vocabulary: Vocabulary) -> bool:
    """True for an older lock beside a new one, and for a remark that doubts."""
    if is_older(f"{label} {value}"):
        return True
    remarks = " ".join(_REMARK.findall(fold(value)))
    tokens = tokens_of(remarks, 0, vocabulary)
    doubting = frozenset(("negation", "hedge", "suspect", "doubt", "future"))
    return any(not token.classes.isdisjoint(doubting) for token in tokens)
