"""What the ledger takes and gives: plain values for the rooms that use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from daemon.routine.events import Event
from daemon.routine.state import CaseState, Step

Evaluator = Callable[[Sequence[Event], date], CaseState]
Disposition = Literal[
    "notice", "reply", "automatic", "ignored", "review", "accepted", "dismissed"
]  # fmt: skip
Target = Literal["handled", "review"]
OutboxState = Literal["due", "sending", "retry", "sent", "failed", "dropped"]
ItemState = Literal["owed", "sent", "stopped", "void"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event on its way into the ledger.

    ``message`` is the row of the message that states it. ``anchor`` says where a fact about a
    step belongs (see `anchor_of`); None: to the order or client that the event itself names.
    """

    event: Event
    message: int | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """A case with what only the ledger knows of it.

    ``codes`` and ``reminders`` (those sent, heads-up aside) are by step key.
    """

    ref: str
    key: str
    state: CaseState
    codes: Mapping[str, str]
    reminders: Mapping[str, int]

    def step(self, key: str) -> Step | None:
        """The step with this key, if the case has it."""
        return next((step for step in self.state.steps if step.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """What is kept of a message. ``sender`` only when it is a configured address."""

    sha256: str
    size: int
    verdict: str
    disposition: Disposition
    target: Target
    reason: str | None = None
    reason_code: str | None = None
    message_id: str | None = None
    sender: str | None = None
    stated: datetime | None = None
    layout: str | None = None
    partial: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRecord(NewMessage):
    """A message as it lies in the ledger; ``id`` is the number a person calls it by."""

    id: int
    recorded: datetime
    decided: datetime | None = None
    decided_by: str | None = None
    decided_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a message lies in the mailbox."""

    folder: str
    uidvalidity: int
    uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageCounts:
    """How many messages there are, how many have their one disposition, how many wait."""

    messages: int
    accounted: int
    review: int
    read_through: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """One step (or alert) in a message.

    A rung of a step is unique by all of these; ``ladder`` is its due day and provider,
    ``audience`` to whom it speaks: a role, or a copy.
    """

    anchor: str
    key: str
    ladder: str
    rung: int
    audience: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(NewItem):
    """A step in a message, numbered from 1 as its reader sees it."""

    number: int
    state: ItemState


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMail:
    """A message owed to one address; its text is made when it is sent.

    ``role``: whose configured address it is; None for a person who has written to us, of whose
    address only the domain is kept once the message has gone.
    ``once_key``: at most one message ever has it. ``payload`` holds plain JSON values, no text
    that somebody else has written.
    """

    kind: str
    recipient: str
    role: str | None = None
    items: tuple[NewItem, ...] = ()
    payload: Mapping[str, object] = field(default_factory=dict)
    in_reply_to: str | None = None
    once_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message in the outbox. ``again``: it was sent once more, since it may not have arrived."""

    id: int
    kind: str
    recipient: str
    role: str | None
    state: OutboxState
    day: date
    created: datetime
    not_before: datetime
    message_id: str | None
    claimed: datetime | None
    finished: datetime | None
    attempts: int
    again: bool
    remark: str | None
    in_reply_to: str | None
    payload: Mapping[str, object]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """An address that mail came back from."""

    address: str
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRecord:
    """One round. ``read_through`` only when the mailbox was read to its end."""

    started: datetime
    ended: datetime | None
    read_through: datetime | None
    outcome: str


def case_key(order: str | None, client: str | None) -> str:
    """The key of the case of a client, or of an order whose client is not known."""
    return f"client:{client}" if client is not None else f"order:{order}"


def anchor_of(about: str, state: CaseState, key: str) -> str:
    """What a step or alert of the case is tied to, whatever case that later belongs to.

    ``order:…`` when it is about one of the case's orders, else the client, else the case itself.
    """
    if any(order.order == about for order in state.orders):
        return f"order:{about}"
    return f"client:{state.client}" if state.client is not None else key
