"""Fields that a template left unfilled, and fields that say nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.weborder.layout.cells import CUT
from parsers.weborder.layout.pairs import is_bracketed
from parsers.weborder.words.fold import fold, has_digit
from parsers.weborder.words.vocabulary import WORD, Vocabulary

TEMPLATE = re.compile(
    r"\{\{[^{}]{0,80}|\{%|\$\{[^{}]{0,80}\}|<%|%>|#\{[^{}]{0,80}\}|«[^«»]{0,80}»|(?<![0-9a-z%])%[a-zåäöA-ZÅÄÖ_.]{3,40}%"
    r"|@@[A-Za-z_]{2,40}|(?<![\w.])@[A-Z][A-Za-z]{1,30}\.[A-Za-z.]{2,40}|\[\[[^\[\]]{1,60}\]\]|__[A-Z]{3,30}__"
)
_WHOLE = re.compile(
    r"[\[<{(]\s{0,3}[a-zåäö_. -]{2,40}[\]>})]|x{3,}|[yå]{4}-?m{2}-?d{2}|null|undefined|nan|none"
    r"|\$[a-zåäö_.]{3,40}|#[a-zåäö]{3,20}!|_{3,}|#ref!?|#n/a|\?{2,}|tbd|todo"
    r"|(?:0000-00-00|1900-01-01|0001-01-01|1970-01-01).{0,20}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[<{]\s{0,3}([A-Za-zÅÄÖåäö_. -]{3,40}?)\s{0,3}[\]>}]")
_TITLE = re.compile(r"\[[^\[\]\d]{2,30}\]")
_QUEUE = re.compile(r"\[([^\[\]\d]{2,30})\](?= .*[0-9])")
_PAIR = re.compile(r"[^\s:\[][^:\[]{1,40}:[ \t]*[^\s\[{<]")
_MARKS = (" @", "\n@", "{{", "{%", "${", "<%", "%>", "#{", "«", "%", "@@", "[[", "__")
_NOTHING = frozenset("-–—.…·_/* ")
_DOTS = frozenset(f".…{CUT}")
_SHORTENED = re.compile(rf"^(?:[…{CUT}]|\.{{2,3}}(?!\.)) ?\w|\w(?:[…{CUT}]|\.{{2,}})$")


def has_placeholder(text: str, vocabulary: Vocabulary) -> bool:
    """True where any text holds a template's mark, or a bracketed name of a field."""
    if any(map(text.__contains__, _MARKS)) and TEMPLATE.search(text):
        return True
    if "[" not in text and "<" not in text and "{" not in text:
        return False
    lines = text.split("\n")
    if (queue := _QUEUE.match(lines[0])) and _names_sender(queue[1], vocabulary):
        lines[0] = lines[0][queue.end() :]  # `[Lås] Ärende 48213 …`: a subject's queue
    labels = [line for line in lines if is_bracketed(line)]
    if len(labels) > 2:  # `[Status] Utförd`: one bracketed label after another, each with its value
        lines = [line for line in lines if line not in labels]
    titled = zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    kept = [line for above, line, below in titled if not _is_title(above, line, below, vocabulary)]
    return any(
        vocabulary.label(found[1]) is not None for found in _BRACKETED.finditer("\n".join(kept))
    )


def _names_sender(queue: str, vocabulary: Vocabulary) -> bool:
    """`[Lås]`, `[Weborder]`: the queue or the system that a message comes from."""
    return vocabulary.label(queue) == "lock" or fold(queue).rstrip("n") in ("weborder", "webborder")


def _is_title(above: str, line: str, below: str, vocabulary: Vocabulary) -> bool:
    """`[Kund]` on a line of its own, after no label and above a labelled value."""
    if _TITLE.fullmatch(line) is None or _PAIR.match(below) is None:
        return False
    return not above.rstrip().endswith(":") and vocabulary.label(above) is None


@lru_cache(maxsize=2048)
def is_placeholder(value: str) -> bool:
    """True for a value that is nothing but what a template or a program leaves behind."""
    return len(value) <= 60 and _WHOLE.fullmatch(value.strip(" .")) is not None


def is_cut_off(value: str) -> bool:
    """True for `4890...`, `2026-11-1…`: something has shortened the value."""
    return (value[-1:] in _DOTS or value[:1] in _DOTS) and _SHORTENED.search(value) is not None


@lru_cache(maxsize=2048)
def is_absent(value: str, vocabulary: Vocabulary) -> bool:
    """True for a value that says the field is empty: nothing, a dash, `saknas`."""
    if _NOTHING.issuperset(value):
        return True
    if len(value) > 30 or has_digit(value):
        return False
    words = tuple(WORD.findall(fold(value)))
    return "absent" in vocabulary.classes.get(words, ()) or words == ("n", "a")
