"""A client's number turned, at once, into a name that only the key's holder can make again."""

from __future__ import annotations

import hmac
import re
import unicodedata

PUBLIC_KEY = b"lasvakt: oeppen nyckel utan konfiguration"
"""Used by `parse` without a configuration: known to all, so it hides nothing."""

LENGTH = 8
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PERSON = re.compile(r"(?:18|19|20)?([0-9]{2}(?:0[1-9]|1[0-2])[0-9]{2})[-+]?([0-9]{4})")
_CLOSE = re.compile(r"[\s\u2010-\u2015]+")
_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-ZÅÄÖ]+")


def is_personal_number(number: str) -> bool:
    """True for a personal (or co-ordination) number, with or without century."""
    return _person(number) is not None


def normalise(number: str) -> str:
    """The same text for the same number, however it is spaced, hyphenated or cased.

    A personal number loses its century, since `121212-1212`, `19121212-1212` and `121212+1212`
    stand for one person wherever a municipality writes now one, now another.
    """
    person = _person(number)
    if person is not None:
        return person
    return _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", number).upper())


def pseudonym(number: str, key: bytes) -> str:
    """`K-` and eight characters, the same for one number and key; ValueError on an empty one."""
    plain = normalise(number)
    if not plain:
        raise ValueError("a client number needs at least one letter or digit")
    digest = hmac.digest(key, plain.encode(), "sha256")
    bits = int.from_bytes(digest[:5], "big")
    return "K-" + "".join(_ALPHABET[(bits >> shift) & 31] for shift in range(35, -1, -5))


def _person(number: str) -> str | None:
    if not 10 <= len(number) <= 40:
        return None
    text = unicodedata.normalize("NFKC", number)
    compact = re.sub(r"\s+", "", _CLOSE.sub(lambda gap: "-" if gap[0].strip() else "", text))
    found = _PERSON.fullmatch(compact)
    if found is None or not _is_day(int(found[1][4:])):
        return None
    return found[1] + found[2]


def _is_day(day: int) -> bool:
    return 1 <= day <= 31 or 61 <= day <= 91
