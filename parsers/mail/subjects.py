"""What a subject line says of a message: a reply, a forward, or neither, and the bare subject."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

Prefix = Literal["reply", "regarding", "forward"]
"""``regarding``: `Ang:`, which programs put before an answer, and some systems on their own."""

_MARK = re.compile(
    r"\s{0,5}(?:\[(?:ext|extern|externt|external|externt mejl|extern avsändare|extern e-post"
    r"|spam\??|caution|varning)\]|\(extern[^)]{0,20}\)|(?:ext|extern|externt|external)\s?:)\s{0,5}",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"\s{0,5}(?:(?P<reply>sv|re|(?P<regarding>ang)|aw|svar|antw)|(?P<forward>vb|fw|fwd|vs|wg|vidarebef))"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s?:\s{0,5}",
    re.IGNORECASE,
)


def read_subject(subject: str) -> tuple[Prefix | None, str]:
    """Return what the outermost prefix says, and the subject without prefixes and [EXTERNT]."""
    first: Prefix | None = None
    for _ in range(20):
        mark = _MARK.match(subject)
        if mark:
            subject = subject[mark.end() :]
            continue
        prefix = _PREFIX.match(subject)
        if prefix is None:
            break
        if first is None:
            answer: Prefix = "regarding" if prefix["regarding"] else "reply"
            first = answer if prefix["reply"] else "forward"
        subject = subject[prefix.end() :]
    return first, subject.strip()


_WORDS = re.compile(r"\w[\w'’-]{0,100}|[^\w\s.,;:!()\[\]<>\"'–—-]")


def added_words(subject: str, inner: str) -> list[str]:
    """Return what a forward's subject says beyond the subject of the message passed on.

    Forward prefixes and [EXTERNT] add nothing; a reply's prefix does: somebody answered between.
    """
    for _ in range(20):
        found = _MARK.match(subject) or _PREFIX.match(subject)
        if found is None or found.groupdict().get("reply"):
            break
        subject = subject[found.end() :]
    known = Counter(_WORDS.findall(inner.casefold()))
    added: list[str] = []
    for word in _WORDS.findall(subject):
        known[word.casefold()] -= 1
        if known[word.casefold()] < 0:
            added.append(word)
    return added
