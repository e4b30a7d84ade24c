"""What the rounds need of the world outside: the mailbox, the outbox and the confined parser.

The interfaces stand here, at their consumer; daemon/mail and daemon/rounds/confine.py fill them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from types import TracebackType
from typing import Protocol, Self, TypeVar

from parsers.reading import Reading

Key = TypeVar("Key", bound=Hashable)
Uid = int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One message as it lies in the watched folder.

    ``raw`` is the very bytes; None when the message is larger than the limit and was therefore
    not fetched. ``size`` is in bytes, as the server says it. ``uid`` is a number over IMAP and a
    file's unique name in a Maildir.
    """

    folder: str
    uidvalidity: int
    uid: Uid
    size: int
    raw: bytes | None


class Mailbox(Protocol):
    """A fresh connection to the watched folder, for one round.

    Entering it connects and selects the folder; both raise `MailboxDown`. ``complete`` is true
    once `batches` has been read to its end and every message it met was given out.
    """

    @property
    def complete(self) -> bool: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def batches(self, *, batch: int, max_bytes: int, deadline: float) -> Iterator[list[Fetched]]:
        """Give all messages now in the watched folder, oldest first, ``batch`` at a time.

        A message above ``max_bytes`` comes with ``raw`` None. ``deadline`` is a moment of
        `time.monotonic()`; when it passes the iterator ends early and ``complete`` stays false.
        Moving messages of a batch already given does not disturb what follows. Raises MailboxDown.
        """
        ...

    def move(self, uids: Sequence[Uid], folder: str) -> None:
        """Move messages of the watched folder to ``folder``, made when absent.

        Afterwards they are gone from the watched folder; a uid that is no longer there is passed
        over. Raises MailboxDown.
        """
        ...


class Outbox(Protocol):
    """One connection for a batch of messages. Entering it may raise `OutboxDown`."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Hand one message over for one recipient; returning means it was accepted.

        Raises RecipientRefused (this message and recipient; others may go on), DeliveryUncertain
        (it may have gone), OutboxDown (it has not gone, and no other will now).
        """
        ...


class Readings(Protocol):
    """The parser, confined: no message can take down or stall the round."""

    def read_all(self, messages: Iterable[tuple[Key, bytes]]) -> Iterator[tuple[Key, Reading]]:
        """Give each message's reading, in any order; one that breaks the parser reads as review."""
        ...


class MailboxSource(Protocol):
    """Makes a fresh `Mailbox` each round."""

    def __call__(self) -> Mailbox: ...


class Sender(Protocol):
    """Makes an `Outbox` for a batch."""

    def __call__(self) -> Outbox: ...


class MailboxDown(Exception):
    """The mailbox cannot be read now. ``str()`` is Swedish and says what to do.

    ``permanent``: trying again will not help until somebody has changed something.
    """

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


class OutboxDown(Exception):
    """Nothing can be sent now, and the message at hand has not gone. ``str()`` is Swedish."""

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


class RecipientRefused(Exception):
    """The server refused this recipient or message: 5xx is permanent, 4xx is not.

    ``str()`` holds the server's code and no more of its text than names no person.
    """

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


class DeliveryUncertain(Exception):
    """The connection broke after the last byte: the message may have gone or not."""
