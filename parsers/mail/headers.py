"""The headers of one message, indexed once, and their values decoded and made harmless."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterable
from functools import lru_cache

from parsers.mail.charset import clean, decode, is_deceptive, octets

# More than any honest message has; what lies beyond is not read.
MOST_HEADERS = 2_000
MOST_CHARACTERS = 8_000
MOST_SUBJECT = 1_000
MOST_REFERENCES = 50

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_ID = re.compile(r"<\s*([^<>\s]{1,400})\s*>")


class Headers:
    """The raw header values of one message by lower-cased name, in the order they stand."""

    __slots__ = ("_values", "too_many")

    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        self.too_many = False
        for count, (name, value) in enumerate(items):
            if count >= MOST_HEADERS:
                self.too_many = True
                break
            self._values.setdefault(name.lower(), []).append(value)

    def all(self, name: str) -> list[str]:
        """Return every raw value of the header with this lower-cased name."""
        return self._values.get(name, [])

    def raw(self, name: str) -> str | None:
        """Return the first raw value, or None where there is no such header."""
        values = self._values.get(name)
        return str(values[0])[:MOST_CHARACTERS] if values else None

    def text(self, name: str) -> str:
        """Return the first value decoded, on one line; empty where there is no such header."""
        values = self._values.get(name)
        return decode_value(values[0]) if values else ""

    def token(self, name: str) -> str:
        """Return the first value lower-cased and stripped, for comparing with known words."""
        values = self._values.get(name)
        return str(values[0])[:200].strip().lower() if values else ""


def decode_value(raw: str) -> str:
    """Return a header value decoded (RFC 2047, raw 8-bit repaired), clean and on one line."""
    return " ".join(clean(decode_words(str(raw)[:MOST_CHARACTERS])).split())


def smuggles(raw: str) -> bool:
    """Tell whether a value decodes to characters no honest writer puts in a header."""
    raw = str(raw)[:MOST_CHARACTERS]
    if raw.isascii() and "=?" not in raw:
        return "\x00" in raw
    text = decode_words(raw)
    # Line breaks of folding stand in the raw value; one that appears in decoding was smuggled.
    return is_deceptive(text) or text.count("\n") + text.count("\r") > (
        raw.count("\n") + raw.count("\r")
    )


@lru_cache(maxsize=64)
def decode_words(raw: str) -> str:
    """Return the value with its encoded words decoded; the rest read as UTF-8 or Windows-1252.

    Adjacent encoded words of one charset are joined as bytes first, since many programs split
    them inside a character.
    """
    if "=?" not in raw:
        return raw if raw.isascii() else decode(octets(raw), None)
    out: list[str] = []
    pending: list[bytes] = []
    charset = ""
    position = 0
    for match in _WORD.finditer(raw):
        between = raw[position : match.start()]
        adjacent = position > 0 and not between.strip()
        named = match.group(1).partition("*")[0].lower()
        if pending and not (adjacent and named == charset):
            out.append(decode(b"".join(pending), charset))
            pending = []
        if not adjacent and between:
            out.append(between if between.isascii() else decode(octets(between), None))
        pending.append(_unwrap(match.group(2), match.group(3)))
        charset = named
        position = match.end()
    if pending:
        out.append(decode(b"".join(pending), charset))
    rest = raw[position:]
    out.append(rest if rest.isascii() else decode(octets(rest), None))
    return "".join(out)


def _unwrap(form: str, body: str) -> bytes:
    """Return the bytes of one encoded word; damaged base64 gives what could be read."""
    data = octets(body)
    if form in "qQ":
        return quopri.decodestring(data, header=True)
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return data


def identifier(raw: str | None) -> str | None:
    """Return a Message-ID without brackets; bytes beyond ASCII escaped, so two never collide."""
    if not raw:
        return None
    match = _ID.search(raw)
    text = (match.group(1) if match else raw.strip())[:400]
    text = text.encode("ascii", "backslashreplace").decode("ascii")
    return re.sub(r"[\x00-\x20\x7f]+", "", text) or None


def identifiers(headers: Headers) -> tuple[str, ...]:
    """Return the Message-IDs the message refers to, nearest first, each once."""
    found: dict[str, None] = {}
    for raw in headers.all("in-reply-to")[:2]:
        for match in _ID.findall(str(raw)[:MOST_CHARACTERS])[:5]:
            found.setdefault(identifier(match) or "")
    for raw in headers.all("references")[:2]:
        chain = _ID.findall(str(raw)[-MOST_CHARACTERS:])
        for match in reversed(chain[-MOST_REFERENCES:]):
            found.setdefault(identifier(match) or "")
    found.pop("", None)
    return tuple(found)
