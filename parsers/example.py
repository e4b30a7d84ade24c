"""The words that an example message would be read from, for `teach`."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from parsers.content import Content
from parsers.letter.forward import content_of, take_apart
from parsers.mail.message import parse


def words_of(raw: bytes, timezone: ZoneInfo) -> Content | None:
    """The weborder's words in these bytes, its own or the innermost passed on; None: none."""
    message = parse(raw)
    if message.problem is not None:
        return None
    letter = take_apart(message, timezone)
    if letter.kind == "forward":
        passed = letter.passed
        while passed is not None and passed.further is not None:
            passed = passed.further
        if passed is None or passed.date is None:
            return None
        return content_of(passed.subject, passed.words, passed.date)
    if message.date is None:
        return None
    return content_of(letter.subject, letter.own, message.date)
