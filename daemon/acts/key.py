"""The pseudonyms' key: known again by its fingerprint, and changed for another."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from daemon.ledger import Ledger
from parsers.pseudonym import pseudonym

_NAME = "client_key"


def fingerprint(key: bytes) -> str:
    """What a key is known again by; it does not tell the key."""
    return hmac.new(key, b"lasvakt: which key is this", sha256).hexdigest()[:16]


def is_the_ledgers(ledger: Ledger, key: bytes) -> bool:
    """Whether the ledger's pseudonyms were made with this key; the first one seen is."""
    known = ledger.log.get(_NAME)
    if known is None and not ledger.readonly:
        with ledger.writing():
            ledger.log.put(_NAME, fingerprint(key))
    return known in (None, fingerprint(key))


def new_key() -> str:
    """A key nobody can guess, as text for its file."""
    return secrets.token_hex(32)


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many of the ledger's clients have their new pseudonym, and how many keep their old."""

    renamed: int
    left: int


def rotate(
    ledger: Ledger, numbers: Iterable[str], old: bytes, new: bytes, *, today: date
) -> Rotated:
    """Every client whose number is given is known by the new key's pseudonym, in one transaction.

    The others keep a pseudonym that no number makes any more: their cases stand, but what later
    comes about them opens new ones.
    """
    names = {pseudonym(number, old): pseudonym(number, new) for number in numbers}
    before = {c.state.client for c in ledger.cases(today) if c.state.client is not None}
    known = {was: is_ for was, is_ in names.items() if was in before}
    with ledger.writing():
        ledger.rename_clients(known)
        ledger.log.put(_NAME, fingerprint(new))
        ledger.rebuild(today)
    return Rotated(renamed=len(known), left=len(before) - len(known))
