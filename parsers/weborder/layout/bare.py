"""Labels without a colon: `Ordernummer 48213`, `STATUS=Utförd`, `Uppdrag → Montering`.

One such line alone may be a sentence or a heading. Two of different fields in a row, each a known
label and a value of its form, are a list; then every line that goes on it is a label with a value,
of whatever form, as it would be with a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from parsers.reading import Source
from parsers.weborder.layout.items import Gap, Item, Pair, Text
from parsers.weborder.values.boxes import SIGNS
from parsers.weborder.values.fits import fits
from parsers.weborder.values.numbers import is_year
from parsers.weborder.words.fold import fold, label_key
from parsers.weborder.words.vocabulary import Vocabulary

LONGEST_LABEL = 48
MOST_LINES = 60
MOST_WORDS = 14
SENTENCE_WORDS = 5
NUMBERED = re.compile(r"^[0-9]{1,2}[.)] {1,3}(?=[^\W\d_])")
_MARKS = ("=", "→", "->", " - ", " – ", " — ")


def may_open(line: str, vocabulary: Vocabulary) -> bool:
    """False for a line whose first word begins no label, or whose label has a colon; quick."""
    if _has_colon(line):
        return False
    if line[:1].isdigit():
        line = NUMBERED.sub("", line, count=1)
    return _opens(line.split(" ", 1)[0], vocabulary)


def _has_colon(line: str) -> bool:
    """A colon that is no clock's."""
    colon = line.find(":")
    if colon < 0:
        return False
    return not line[colon - 1 : colon].isdigit() or line[colon + 1 : colon + 2] in " "


@lru_cache(maxsize=4096)
def _opens(first: str, vocabulary: Vocabulary) -> bool:
    return label_key(first.partition("=")[0].partition("→")[0]) in _openings(vocabulary)


@cache
def _openings(vocabulary: Vocabulary) -> frozenset[str]:
    tables = (vocabulary.tables.get("labels", {}), vocabulary.tables.get("pieces", {}))
    words = [word for table in tables for words in table.values() for word in words]
    return frozenset(label_key(word.split(" ", 1)[0]) for word in words)


def bare_list(
    lines: Sequence[str], index: int, source: Source, vocabulary: Vocabulary
) -> tuple[list[Item], int]:
    """The items of the list that begins here, and the line after it; none where none begins."""
    items: list[Item] = []
    empty: list[Pair] = []  # labels alone, which have no value if the list goes on after them
    sure: set[str] = set()
    end = index
    for position in range(index, min(len(lines), index + MOST_LINES)):
        text = lines[position].strip()
        if not text and position == end:
            continue  # one blank line may part label from label
        pair = bare_pair(text, source, vocabulary) if text else None
        if pair is None and items and text and (name := vocabulary.label(text)) is not None:
            empty.append(Pair(text, name, "", source))
            continue
        if pair is None or not (items or _may_begin(pair, vocabulary)):
            break
        if position > end + len(empty):
            items.append(Gap(hard=False))
        items += [*empty, pair]
        empty.clear()
        if pair.field is not None and fits(pair.field, pair.value, vocabulary):
            sure.add(pair.field)
        end = position + 1
    if len(sure) < 2:
        return [], index
    if "status" not in sure:
        items = [_as_words(item, vocabulary) for item in items]
    return items, end


def _may_begin(pair: Pair, vocabulary: Vocabulary) -> bool:
    """`Slutförd order` above a list is its heading, and no day that is unreadable."""
    return pair.field is None or fits(pair.field, pair.value, vocabulary) is not False


def _as_words(item: Item, vocabulary: Vocabulary) -> Item:
    """Where no label is the status, `Utförd 2026-11-17` says it, and is no empty day."""
    says = isinstance(item, Pair) and fold(item.label) in vocabulary.status_values
    return (
        Text(f"{item.label} {item.value}", item.source) if says and isinstance(item, Pair) else item
    )


def is_bare(line: str, source: Source, vocabulary: Vocabulary) -> bool:
    """True for a known label and a value of its form, or a label that is kept private."""
    pair = bare_pair(line, source, vocabulary) if may_open(line, vocabulary) else None
    if pair is None or pair.field is None:
        return False
    return pair.field == "private" or fits(pair.field, pair.value, vocabulary) is True


def bare_pair(line: str, source: Source, vocabulary: Vocabulary) -> Pair | None:
    """The known label that begins a line, and all that follows it; None for a sentence."""
    if _has_colon(line) or "|" in line or line[:1] in SIGNS or line.startswith("--"):
        return None  # a tick is before a step or an option
    line = NUMBERED.sub("", line.lstrip("-*• "), count=1)
    for mark in _MARKS:
        label, found, value = line.partition(mark)
        label, value = label.strip(), value.strip()
        if found and value and len(label) <= LONGEST_LABEL:
            name = vocabulary.label(label)
            if name is not None:
                return Pair(label, name, value, source)
    words = line.split(" ", MOST_WORDS)
    if len(words) > MOST_WORDS or (len(words) > SENTENCE_WORDS and line.endswith((".", "!"))):
        return None
    ends_in_year = len(words) <= 3 and is_year(words[-1])
    if ends_in_year and not (
        len(words) > 2 and fits("date_other", line[len(words[0]) + 1 :], vocabulary)
    ):
        return None
    for count in range(min(4, len(words) - 1), 0, -1):
        name = _name(words[:count], vocabulary)
        if name is not None:
            return _parted(words, count, name, source, vocabulary)
    return None


def _parted(
    words: Sequence[str], count: int, name: str, source: Source, vocabulary: Vocabulary
) -> Pair | None:
    """The label of so many words, and its value; a label that goes on in small letters is unknown.

    `Utförare före bytet Nord AB` is no `Utförare`; `Hemtjänst Nord AB` may be the whole firm.
    """
    label, value = " ".join(words[:count]), " ".join(words[count:])
    if name == "provider_company" or value[0] in ":.=":
        return None
    if value[0].islower() and not fits(name, value, vocabulary):
        for end in range(count + 1, len(words)):
            if not words[end][:1].islower():
                return Pair(" ".join(words[:end]), None, " ".join(words[end:]), source)
    return Pair(label, name, value, source)


def _name(words: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The field of a label of these words; a capital after a label begins its value.

    `Utförare Hemtjänst Nord AB` is `Utförare`, and so is `UTFÖRARE HEMTJÄNST NORD AB`.
    """
    last = words[-1][-1:]
    if not (last.isalnum() or last == ")"):
        return None
    if len(words) > 1:
        first = vocabulary.label(words[0]) or ""
        capital = not words[0].isupper() and any(word[:1].isupper() for word in words[1:])
        if first.startswith("provider") or (first and capital):
            return None
    return vocabulary.label(" ".join(words))
