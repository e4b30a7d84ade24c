"""A label and its value on one line, and the lines that hold several such pairs."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.reading import Source
from parsers.weborder.layout.bare import LONGEST_LABEL, NUMBERED, bare_pair
from parsers.weborder.layout.items import Pair, Text
from parsers.weborder.values.fits import fits
from parsers.weborder.values.numbers import is_year
from parsers.weborder.values.phrases import read_status
from parsers.weborder.words.vocabulary import Vocabulary, phrase

MOST_LABEL_WORDS = 3
_MARKS = (" = ", " - ", " – ", "=")
_PARTS = re.compile(r"[;,] | [-–|] ")
FEWEST = 2
"""Labels in a subject that make it a list of them."""
_NO_LABEL = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?$|.*[0-9]$|.*[0-9]{4}|.*[a-zåäö]{3}[.!] [A-ZÅÄÖ]")
"""A link, a number, or the end of one sentence and the beginning of the next."""
_ORDER = re.compile(r"(?:web{1,2})?(?:order|beställning)\b", re.IGNORECASE)
"""`Ej utförd (bom): weborder 48213, demontering`: a heading, and no label with its value."""
_LEADING = ("status", "action", "order", "reference")
_SENTENCES = re.compile(r"(?<=[.!]) (?=[^\W\d_])")
_ANSWERED = re.compile(r"(?P<label>[^?]{5,60}\?) (?P<value>[Jj]a|[Nn]ej|JA|NEJ)")
_QUOTED = re.compile(r'"(?P<label>[^":]{2,48})" ?: ?"?(?P<value>[^"]{0,200})"?,?')
_BRACKETED = re.compile(r"\[(?P<label>[^\[\]]{2,40})\]:? +(?P<value>\S.*)")


@lru_cache(maxsize=4096)
def split_pair(line: str, source: Source, vocabulary: Vocabulary) -> Pair | None:
    """The labelled value of one line or cell, or None when it is none."""
    colon = line.find(":", 0, LONGEST_LABEL + 2)
    if colon > 0:
        if line[0].isdigit():
            line = NUMBERED.sub("", line, count=1)
            colon = line.find(":")
        emphasis = " *_" if line[0] in "*_" else " "
        label, value = line[:colon].strip(" *_"), line[colon + 1 :].strip(emphasis)
        name = vocabulary.label(label)
        if name is not None:
            return Pair(label, name, value, source)
        plain = label and value and not _NO_LABEL.match(label) and not value.startswith("//")
        plain = plain and not (_ORDER.match(value) and read_status(label, vocabulary) is not None)
        if plain and (len(label.split()) <= 4 or _is_remarked(label, vocabulary)):
            return Pair(label, None, value, source)
    if colon < 0 and "?" in line and (answer := _ANSWERED.fullmatch(line)):
        return Pair(answer["label"], vocabulary.label(answer["label"]), answer["value"], source)
    for mark in _MARKS if "=" in line or " - " in line or " – " in line else ():
        label, found, value = line.partition(mark)
        if found and len(label) <= LONGEST_LABEL:
            name = vocabulary.label(label)
            explains = mark == " = " and (name or "").startswith("date_")  # `Bokad = har en tid`
            if name is not None and (explains or fits(name, value, vocabulary)):
                return Pair(label, name, value.strip(), source)
    return _spaced(line, source, vocabulary) if colon < 0 else None


def _is_remarked(label: str, vocabulary: Vocabulary) -> bool:
    """`Utfört datum (dag i året)`: a known label with a remark, however long the two are."""
    return "(" in label and vocabulary.label(label.partition("(")[0]) is not None


def split_several(line: str, source: Source, vocabulary: Vocabulary) -> list[Pair]:
    """`Ordernr: 48213; Status: Utförd`: the pairs of a line that holds two or more, else none."""
    if line.count(":") < 2 or ("," not in line and ";" not in line):
        return []
    pairs: list[Pair] = []
    for piece in re.split(r"[;,] ", line):
        pair = split_pair(piece.strip(), source, vocabulary)
        if pair is not None and pair.field is not None:
            pairs.append(pair)
        elif not pairs:
            return []
        else:
            last = pairs[-1]
            pairs[-1] = Pair(last.label, last.field, f"{last.value}, {piece.strip()}", source)
    return pairs if len(pairs) > 1 else []


def _spaced(line: str, source: Source, vocabulary: Vocabulary) -> Pair | None:
    """`Ordernummer 48213`: a known label, and nothing else than a value that suits it."""
    words = line.split(" ")
    if len(words) > 8 or (len(words) <= 3 and is_year(words[-1])):
        return None
    for count in (2, 1):
        if len(words) <= count:
            continue
        label, value = " ".join(words[:count]), " ".join(words[count:])
        name = vocabulary.label(label)
        if name == "status" and phrase(line) in vocabulary.statuses:
            return None  # `Ordern är borttagen`: the value of a label above
        if name == "order" and len(value) == 1:
            return None  # `Ärende 1` above the first card
        if name in _LEADING and fits(name, value, vocabulary):
            return Pair(label, name, value, source)
    return None


def with_colon(line: str, vocabulary: Vocabulary) -> str:
    """`[Status] Utförd` and `"Status": "Utförd",` as `Status: Utförd`; any other line as it was."""
    found = _QUOTED.fullmatch(line) or _BRACKETED.fullmatch(line)
    if found is None or vocabulary.label(found["label"]) is None:
        return line
    return f"{found['label']}: {found['value']}"


def is_bracketed(line: str) -> bool:
    """True for `[Status] Utförd`: the brackets are round a label, and no value is left out."""
    return line.startswith("[") and _BRACKETED.fullmatch(line) is not None


def joined(line: str, source: Source, vocabulary: Vocabulary) -> list[Pair]:
    """The pairs of lines that a mail program has joined with a space, three or more, else none.

    Free text may hold what looks like a label, so no line with some is taken apart.
    """
    words = line.split(" ")
    begins: list[int] = []
    for end, word in enumerate(words):
        if not word.endswith(":"):
            continue
        earliest = max(end + 1 - MOST_LABEL_WORDS, begins[-1] + 2 if begins else 0)
        names = {
            i: vocabulary.label(" ".join(words[i : end + 1])) for i in range(earliest, end + 1)
        }
        first = next((i for i, name in names.items() if name is not None), None)
        if first is None or names[first] == "free_text":
            return []
        begins.append(first)
    if len(begins) < 3 or begins[0] != 0:
        return []
    ends = [*begins[1:], len(words)]
    parts = [" ".join(words[i:j]) for i, j in zip(begins, ends, strict=True)]
    pairs = [split_pair(part, source, vocabulary) for part in parts]
    whole = [pair for pair in pairs if pair is not None and pair.field is not None and pair.value]
    return whole if len(whole) == len(pairs) else []


def pairs_at_end(text: str, source: Source, vocabulary: Vocabulary) -> tuple[str, list[Pair]]:
    """`… är utförd. Lås-id: PL-1. Utförare: Nord AB.`: the sentences, and the pairs after them.

    Each pair is a sentence of its own, a known label that is no free text and a value that may be
    its field's; where one is none, it and all before it are left in the text.
    """
    pieces = _SENTENCES.split(text) if ": " in text else [text]
    found: list[Pair] = []
    while len(pieces) > 1 and (pair := _sentence_pair(pieces[-1], source, vocabulary)) is not None:
        found.insert(0, pair)
        pieces.pop()
    return " ".join(pieces), found


def _sentence_pair(text: str, source: Source, vocabulary: Vocabulary) -> Pair | None:
    pair = split_pair(text, source, vocabulary)
    if pair is None or pair.field in (None, "free_text", "private", *_LEADING):
        return None
    value = pair.value.removesuffix(".")
    return pair._replace(value=value) if fits(pair.field, value, vocabulary) is not False else None


def labels_of(subject: Text, vocabulary: Vocabulary) -> tuple[tuple[Pair, ...], Text]:
    """The labelled values of a subject that has two or more, and what else it says.

    `Ordernr: 48213; Status: Klar`, `Weborder 48213 - Utförd - Utförare: Nord AB`.
    """
    pairs: list[Pair] = []
    rest: list[str] = []
    pieces = _PARTS.split(subject.text) if ":" in subject.text else ()
    if len(pieces) < FEWEST:
        return (), subject
    for piece in pieces:
        pair = _subject_pair(piece, vocabulary)
        if pair is None:
            rest.append(piece)
        else:
            pairs.append(pair)
    if len(pairs) < FEWEST:
        return (), subject
    return tuple(pairs), Text(" - ".join(rest), "subject")


def _subject_pair(piece: str, vocabulary: Vocabulary) -> Pair | None:
    """Only a number stands without a colon: `Bokad 2026-11-25` is a status and its day."""
    if ":" in piece:
        pair = split_pair(piece, "subject", vocabulary)
    else:
        pair = bare_pair(piece, "subject", vocabulary)
        if pair is not None and pair.field not in ("order", "reference"):
            return None
    if pair is None or pair.field in (None, "free_text", "private"):
        return None
    return None if fits(pair.field or "", pair.value, vocabulary) is False else pair
