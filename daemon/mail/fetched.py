"""One message as a mailbox gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Uid = int | str

Known = Callable[[int, Uid], bool]
"""Whether a message, by uidvalidity and uid, is known already and need not be fetched again."""

BATCH_BYTES = 8_000_000
"""A batch is cut at this many bytes. Two are held at a time: one given, one under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One message as it lies in the watched folder.

    ``raw`` is the very bytes; None when the message was not fetched: it is larger than the limit
    (``size`` tells), or the server does not give its bytes though asked twice. ``size`` is in
    bytes, as the server says it. ``uid`` is a number over IMAP and a file's unique name in a
    Maildir.
    """

    folder: str
    uidvalidity: int
    uid: Uid
    size: int
    raw: bytes | None
