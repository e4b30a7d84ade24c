"""What a round works with, and the same without effects, for a dry run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from daemon.register.folder import Waiting
from daemon.rendering.renderer import Renderer
from daemon.rounds.ports import (
    Fetched,
    Folder,
    Known,
    Mailbox,
    MailboxSource,
    Readings,
    Registers,
    Sender,
    Uid,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a round works with: the mailbox, the parser, the outbox and the templates.

    ``review`` is the folder of messages in review; ``registers`` reads registers that come by
    themselves, ``folder`` is where such files are put.
    """

    mailbox: MailboxSource
    readings: Readings
    sender: Sender
    renderer: Renderer
    review: MailboxSource | None = None
    registers: Registers | None = None
    folder: Folder | None = None


def without_effects(means: Means) -> Means:
    """The same means, but nothing is moved and nothing is sent."""
    review = means.review
    return Means(
        mailbox=lambda: _Untouched(means.mailbox()),
        readings=means.readings,
        sender=_Nowhere,
        renderer=means.renderer,
        review=None if review is None else lambda: _Untouched(review()),
        registers=means.registers,
        folder=None if means.folder is None else _Unemptied(means.folder),
    )


class _Untouched:
    """A mailbox that is read and from which nothing is moved."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    @property
    def complete(self) -> bool:
        return self._mailbox.complete

    def __enter__(self) -> Self:
        self._mailbox.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._mailbox.__exit__(kind, error, trace)

    def batches(
        self, *, batch: int, max_bytes: int, deadline: float, known: Known | None = None
    ) -> Iterator[list[Fetched]]:
        return self._mailbox.batches(
            batch=batch, max_bytes=max_bytes, deadline=deadline, known=known
        )

    def move(self, uids: Sequence[Uid], folder: str) -> None:
        """Nothing is moved."""


class _Unemptied:
    """A watched folder that is read and from which no file is put away."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def waiting(self) -> Sequence[Waiting]:
        return self._folder.waiting()

    def read(self, file: Waiting) -> bytes:
        return self._folder.read(file)

    def put_away(self, file: Waiting, where: str) -> bool:
        """Nothing is moved."""
        return True


class _Nowhere:
    """An outbox that takes everything and sends nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Nothing is sent."""
