"""The value of a status or an action field: every word of it must be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from parsers.weborder.dates import DayMention, find_days
from parsers.weborder.fold import collapse, fold
from parsers.weborder.vocabulary import WORD, Kind, StatusWord, Vocabulary

LONGEST = 120
UNTICKED = frozenset("☐□✗✘❌✖☒⊘")
"""Marks that undo or leave open the word beside them."""
OPEN = re.compile(r"\[[ _-]?\]|\([ _-]?\)|_{2,}")
"""A box or a line that nobody has filled in."""
_ODD = re.compile(r"[^\w\s.,:;()/&'\"!+\[\]✓✔☑✅🗹@*|-]")
"""A sign that may undo the word beside it: only those that tick or set off a word are plain."""
_ASKED = re.compile(r"(?:ar|har|blev|var) \w+ \w")
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
    folded = fold(collapse(value))
    if len(value) > LONGEST or _is_open(folded):
        return None
    days = find_days(folded)
    for day in reversed(days):
        folded = folded[: day.start] + " " + folded[day.end :]
    words = WORD.findall(_TIME.sub(" ", folded))
    if len(days) > 1:
        return None
    meanings, actions = _meanings(words, vocabulary)
    if meanings is None or len({word.status for word in meanings}) != 1 or len(actions) > 1:
        return None
    implied = {word.action for word in meanings if word.action} | set(actions)
    if len(implied) > 1 or meanings[0].status is None:
        return None
    if _is_unfit(meanings[0].status, words, vocabulary):
        return None
    return StatusValue(meanings[0], days[0] if days else None, implied.pop() if implied else None)


def _is_unfit(status: str | None, words: list[str], vocabulary: Vocabulary) -> bool:
    """`Besöket klart`, `Låset beställt`: the visit or the lock is, the order perhaps not."""
    name = {"done": "unfit_done", "ordered": "lock"}.get(status or "", "")
    return bool(name) and any(_has(word, name, vocabulary) for word in words)


def _is_open(folded: str) -> bool:
    """Asked, unticked, struck, changed, counted, bearing a footnote, or ready for more to come."""
    return (
        _ODD.search(folded) is not None
        or _ASKED.match(folded) is not None
        or any(mark in folded for mark in ("?", "->", "→", "%", ">", "~"))
        or folded.endswith("*")
        or OPEN.search(folded) is not None
        or _OPEN_ENDED.search(folded) is not None
    )


def _has(word: str, name: str, vocabulary: Vocabulary) -> bool:
    return name in vocabulary.classes.get((word,), ())


def _meanings(
    words: list[str], vocabulary: Vocabulary
) -> tuple[list[StatusWord] | None, set[Kind]]:
    """The status words of a value; None when a word is neither status, action nor filler."""
    found: list[StatusWord] = []
    actions: set[Kind] = set()
    index = 0
    while index < len(words):
        for length in range(min(6, len(words) - index), 0, -1):
            known = tuple(words[index : index + length])
            meaning = vocabulary.status_values.get(" ".join(known))
            action = vocabulary.actions.get(known)
            if meaning is not None:
                found.append(meaning)
            elif action is not None:
                actions.add(action)
            elif not (length == 1 and _is_filler(known, vocabulary)):
                continue
            index += length
            break
        else:
            return None, actions
    return found, actions


def _is_filler(known: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """A small word that changes nothing; who did it (`av kunden`) may change everything."""
    classes = vocabulary.classes.get(known, frozenset())
    changes = {"negation", "hedge", "future", "client", "limit", "unfit"}
    return ("filler" in classes or "states" in classes) and not classes & changes


@lru_cache(maxsize=2048)
def read_action(value: str, vocabulary: Vocabulary) -> Kind | None:
    """The one kind of work that the whole value names, or None."""
    if len(value) > LONGEST or "?" in value or _ODD.search(value) or OPEN.search(value):
        return None
    words = WORD.findall(fold(value))
    kinds: set[Kind] = set()
    index = 0
    while index < len(words):
        for length in range(min(5, len(words) - index), 0, -1):
            known = tuple(words[index : index + length])
            kind = vocabulary.actions.get(known)
            if kind is not None:
                kinds.add(kind)
            elif not (length == 1 and (_is_filler(known, vocabulary) or known[0].isdigit())):
                continue
            index += length
            break
        else:
            return None
    return kinds.pop() if len(kinds) == 1 else None
