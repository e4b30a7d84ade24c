"""What the rounds need of the world outside: the mailbox, the outbox and the confined parser.

The interfaces stand here, at their consumer; daemon/mail and daemon/confined fill them.
The values and faults that pass through them are those of daemon/mail.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from email.message import EmailMessage
from types import TracebackType
from typing import Protocol, Self, TypeVar

from daemon.mail.faults import DeliveryUncertain, MailboxDown, OutboxDown, RecipientRefused
from daemon.mail.fetched import Fetched, Uid
from daemon.register import Register
from daemon.register.folder import Waiting
from parsers.reading import Reading

__all__ = [
    "DeliveryUncertain",
    "Fetched",
    "Folder",
    "Known",
    "Mailbox",
    "MailboxDown",
    "MailboxSource",
    "Outbox",
    "OutboxDown",
    "Readings",
    "RecipientRefused",
    "Registers",
    "Sender",
    "Uid",
]

Key = TypeVar("Key", bound=Hashable)
Known = Callable[[int, Uid], bool]


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

    def batches(
        self, *, batch: int, max_bytes: int, deadline: float, known: Known | None = None
    ) -> Iterator[list[Fetched]]:
        """Give all messages now in the watched folder, oldest first, ``batch`` at a time.

        A message above ``max_bytes`` comes with ``raw`` None. ``deadline`` is a moment of
        `time.monotonic()`; when it passes the iterator ends early and ``complete`` stays false.
        ``known``, asked with uidvalidity and uid from any thread, passes over what need not be
        fetched again. Moving messages of a batch already given does not disturb what follows.
        Raises MailboxDown.
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


class Registers(Protocol):
    """The register's reader, confined. Raises RegisterFault for a file that cannot be taken."""

    def read(self, data: bytes) -> Register:
        """The register in a file's bytes."""
        ...

    def read_attached(self, raw: bytes) -> Register:
        """The one register attached to a message; NothingThere when there is none."""
        ...


class Folder(Protocol):
    """The watched folder of register files. Raises FolderFault."""

    def waiting(self) -> Sequence[Waiting]:
        """The files at rest, oldest first."""
        ...

    def read(self, file: Waiting) -> bytes:
        """A file's bytes. Raises RegisterFault."""
        ...

    def put_away(self, file: Waiting, where: str) -> bool:
        """The file lies in the subfolder; false when it has changed meanwhile and stays."""
        ...


class MailboxSource(Protocol):
    """Makes a fresh `Mailbox` each round."""

    def __call__(self) -> Mailbox: ...


class Sender(Protocol):
    """Makes an `Outbox` for a batch."""

    def __call__(self) -> Outbox: ...
