"""One folder of the mailbox from its first message to its last, and who each message is."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator

from daemon.rounds.ports import Fetched, Mailbox
from daemon.rounds.settings import RoundSettings


def everything(mailbox: Mailbox, settings: RoundSettings) -> Iterator[Fetched]:
    """Every message now in the mailbox's folder, oldest first. Raises MailboxDown."""
    intake = settings.intake
    for batch in mailbox.batches(
        batch=intake.batch,
        max_bytes=intake.max_bytes,
        deadline=time.monotonic() + intake.seconds,
    ):
        yield from batch


def identity(fetched: Fetched) -> str:
    """What a message is known by: the SHA-256 of its bytes, or of its place if it has none."""
    if fetched.raw is not None:
        return hashlib.sha256(fetched.raw).hexdigest()
    place = f"{fetched.folder}\0{fetched.uidvalidity}\0{fetched.uid}\0{fetched.size}"
    return hashlib.sha256(b"not fetched\0" + place.encode("utf-8", "replace")).hexdigest()
