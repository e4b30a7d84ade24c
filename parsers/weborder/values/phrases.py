"""The value of a status or an action field: every word of it must be understood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from parsers.reading import Status
from parsers.weborder.values.boxes import ticked
from parsers.weborder.values.dates import DayMention, find_days
from parsers.weborder.words.fold import collapse, fold
from parsers.weborder.words.vocabulary import WORD, Kind, StatusWord, Vocabulary, respell

LONGEST = 120
RANK: dict[Status, int] = {"ordered": 0, "booked": 1, "done": 2, "failed": 2, "cancelled": 2}
"""The stages that an order passes, the earliest first."""
UNTICKED = frozenset("☐□✗✘❌✖☒⊘⬜▢○◯⭕🚫⏳⚪")
"""Marks that undo or leave open the word beside them."""
_YES = frozenset("✓✔✅☑🗹👍🎉🔒🔧🛠🟢►▶→")
OPEN = re.compile(r"\[[ _-]?\]|\([ _-]?\)|_{2,}")
"""A box or a line that nobody has filled in."""
_ON_WHAT = frozenset(("pa", "i", "vid", "till", "lasvred", "lasvredet", "las"))
_ASKED = re.compile(r"(?:ar|har|blev|var) \w+ \w")
_CODE = re.compile(r"^ ?(?:0[0-9]|[0-9]{2,3}|[0-9](?= ?[-:.])) ?[-:.]? ?([a-z]{2,30}[b-z]\b)")
"""A code before the word it stands for: `70 - Slutförd`; `12 utförda` counts."""
_PIECES = re.compile(r"\(? ?[0-9]{1,2} ?st\b\.?\)?")
_DOORS = re.compile(r"\(([^()]{3,40})\)$")
_TIME = re.compile(r"(?:kl\.? ?)?[0-2]?[0-9][.:][0-5][0-9]")
_OPEN_ENDED = re.compile(r"\b(?:klar|klart|fardig|fardigt|redo) (?:for|att|till)\b")


@dataclass(frozen=True, slots=True)
class StatusValue:
    """A status field's one meaning, with the day and the action that stand in the same value."""

    word: StatusWord
    day: DayMention | None = None
    action: Kind | None = None


@lru_cache(maxsize=2048)
def read_status(value: str, vocabulary: Vocabulary) -> StatusValue | None:
    """The one status that the whole value states, or None."""
    chosen = ticked(value) if len(value) <= LONGEST else None
    folded = fold(collapse(chosen or ""))
    listed = folded in vocabulary.status_values  # `Har nått oss`, which asks nothing
    if chosen is None or (_is_open(folded) and not listed) or _has_signs(folded):
        return None
    days = find_days(folded)
    for day in reversed(days):
        folded = folded[: day.start] + " " + folded[day.end :]
    if len(days) > 1:
        return None
    words = WORD.findall(_TIME.sub(" ", _CODE.sub(r"\1", folded)))
    read = _meanings([respell(vocabulary, word) for word in words], vocabulary)
    if read is None or len({word.status for word in read.found}) != 1 or len(read.actions) > 1:
        return None
    word = read.found[0]
    implied = {one.action for one in read.found if one.action} | read.actions
    fitting = all(word.status in remark for remark in read.remarks)
    if len(implied) > 1 or word.status is None or not fitting:
        return None
    if _is_unfit(word.status, read.small, vocabulary):
        return None
    return StatusValue(word, days[0] if days else None, implied.pop() if implied else None)


def _is_unfit(status: str | None, words: list[str], vocabulary: Vocabulary) -> bool:
    """`Besöket klart`, `Låset beställt`: the visit or the lock is, the order perhaps not."""
    name = {"done": "unfit_done", "ordered": "lock"}.get(status or "", "")
    return bool(name) and any(_has(word, name, vocabulary) for word in words)


def _is_open(folded: str) -> bool:
    """Asked, unticked, struck, changed, counted, bearing a footnote, or ready for more to come."""
    return (
        _ASKED.match(folded) is not None
        or any(mark in folded for mark in ("?", "->", "→", "%", ">", "~", "="))
        or folded.endswith("*")
        or OPEN.search(folded) is not None
        or _OPEN_ENDED.search(folded) is not None
    )


def _has_signs(folded: str) -> bool:
    """A sign beside the words may undo them (`🚫 Utförd`, `≠ Klar`), but for a tick or a thumb."""
    return not folded.isascii() and any(
        unicodedata.category(c) in ("So", "Sm", "Sk", "Co") and c not in _YES for c in folded
    )


def _has(word: str, name: str, vocabulary: Vocabulary) -> bool:
    return name in vocabulary.classes.get((word,), ())


@dataclass(slots=True)
class _Meanings:
    """A value's status words, kinds of work, small words, and what statuses its remarks fit."""

    found: list[StatusWord] = field(default_factory=list)
    actions: set[Kind] = field(default_factory=set)
    remarks: list[frozenset[str]] = field(default_factory=list)
    small: list[str] = field(default_factory=list)


def _meanings(words: list[str], vocabulary: Vocabulary) -> _Meanings | None:
    """What each word of a value means; None when one is neither status, kind, remark nor small."""
    read = _Meanings()
    index = 0
    while index < len(words):
        for length in range(min(6, len(words) - index), 0, -1):
            known = tuple(words[index : index + length])
            meaning = vocabulary.status_values.get(" ".join(known))
            remark = vocabulary.remarks.get(known) if read.found else None
            if remark is not None:
                read.remarks.append(remark)
            elif meaning is not None and (len(words) == 1 or not _is_small(known, vocabulary)):
                read.found.append(meaning)
            elif (action := vocabulary.actions.get(known)) is not None:
                read.actions.add(action)
            elif length == 1 and _is_filler(known, vocabulary):
                read.small.append(known[0])
            else:
                continue
            index += length
            break
        else:
            return None
    return read


def _is_small(known: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """`Ny` alone is a status; `Ny bokad tid` is another one."""
    return len(known) == 1 and known not in vocabulary.statuses and _is_filler(known, vocabulary)


def _is_filler(known: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """A small word that changes nothing; who did it (`av kunden`) may change everything."""
    classes = vocabulary.classes.get(known, frozenset())
    changes = {"negation", "hedge", "future", "client", "limit", "unfit"}
    return ("filler" in classes or "states" in classes) and not classes & changes


@lru_cache(maxsize=2048)
def read_action(value: str, vocabulary: Vocabulary) -> Kind | None:
    """The one kind of work that the whole value names, or None."""
    chosen = ticked(value) if len(value) <= LONGEST and "?" not in value else None
    if chosen is None or OPEN.search(chosen) or _has_signs(fold(chosen)):
        return None
    found = WORD.findall(_PIECES.sub(" ", _CODE.sub(r"\1", fold(chosen))))
    if (doors := _DOORS.search(fold(chosen))) and _are_doors(doors[1], vocabulary):
        found = found[: -len(WORD.findall(doors[1]))]  # `Montering (lägenhet + port)`
    words = [respell(vocabulary, word) for word in found]
    kinds: set[Kind] = set()
    index = 0
    while index < len(words):
        for length in range(min(5, len(words) - index), 0, -1):
            known = tuple(words[index : index + length])
            kind = vocabulary.action_values.get(known)
            if kind is not None:
                kinds.add(kind)
            elif length > 1 or not _is_beside_kind(words, index, vocabulary):
                continue
            index += length
            break
        else:
            return None
    return kinds.pop() if len(kinds) == 1 else None


def _are_doors(remark: str, vocabulary: Vocabulary) -> bool:
    words = [word for word in WORD.findall(remark) if word not in ("och", "samt")]
    return bool(words) and all(_has(word, "place", vocabulary) for word in words)


def _is_beside_kind(words: list[str], index: int, vocabulary: Vocabulary) -> bool:
    """A small word, a number, or the door that the work is on, but not one that it is done to."""
    known = (words[index],)
    on_door = index > 0 and words[index - 1] in _ON_WHAT
    on_door = on_door and "place" in vocabulary.classes.get(known, ())
    counts = known[0].isdigit() and int(known[0]) > 0
    return on_door or counts or (known[0] != "status" and _is_filler(known, vocabulary))
