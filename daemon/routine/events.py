"""The facts a case is made of, each with two times: when it was said, and the day it speaks of.

``stated`` is aware and in UTC; ``date`` and every other day is local to the municipality. Of two
facts about the same thing the one stated last holds; ``id`` breaks a tie, so that a case is a
function of the *set* of its events and never of the order they came in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Action = Literal["installation", "removal"]
Status = Literal["ordered", "booked", "done", "failed", "cancelled"]
Service = Literal["hemtjänst", "trygghetslarm"]
Origin = Literal["message", "register", "hand", "answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every event bears. ``by`` is who said it, for hand records and answers."""

    id: str
    stated: datetime
    date: date
    origin: Origin = "hand"
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderNoticed(Fact):
    """A weborder notice: the order has this status since ``date`` (booked: for that day)."""

    order: str
    action: Action | None
    status: Status
    provider: str | None = None
    locks: tuple[str, ...] = ()
    client: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One decision as a register states it; ``municipality`` None means the own one."""

    service: Service
    provider: str | None
    start: date
    end: date | None = None
    ended: date | None = None
    first_visit: date | None = None
    lock: bool | None = None
    municipality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRead(Fact):
    """A client's rows in one import, all of them; ``date`` is the day of the import."""

    client: str
    rows: tuple[RegisterRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterVanished(Fact):
    """A newer register held no row of this client, who was never ended."""

    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRegistered(Fact):
    """`record client`: the client is registered, by hand."""

    client: str
    provider: str | None
    municipality: str | None = None
    first_visit: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstVisit(Fact):
    """`record first-visit`: ``date`` is the day of the first visit."""

    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderChanged(Fact):
    """`record provider`: from ``date`` the client's home care is this provider's."""

    client: str
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecorded(Fact):
    """`record decision`: granted from ``start`` to ``end`` (None: until further notice)."""

    client: str
    service: Service
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpEnded(Fact):
    """`record ended`: ``service`` ended for good on ``date``."""

    client: str
    service: Service


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptProductUsed(Fact):
    """`record receipt-product`: a receipt product is in use since ``date``."""

    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LockKnown(Fact):
    """`record lock`: on ``date`` a lock hangs there (``present``) or none does."""

    client: str
    present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLinked(Fact):
    """`record link`: the order is this client's."""

    order: str
    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFact(Fact):
    """Something said of one step. ``step`` is its name, ``about`` what it is about (see Step)."""

    step: str
    about: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(StepFact):
    """The step is done. ``sure``: said by the administrator, who may close any step outright."""

    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived(StepFact):
    """The step is not to be done, for ``reason``."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snoozed(StepFact):
    """No reminder of the step before ``until``; its due day stays."""

    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Fact):
    """The event ``undoes`` no longer counts. Undoing an Undone brings the first one back."""

    undoes: str


Event = (
    OrderNoticed
    | RegisterRead
    | RegisterVanished
    | ClientRegistered
    | FirstVisit
    | ProviderChanged
    | DecisionRecorded
    | HelpEnded
    | ReceiptProductUsed
    | LockKnown
    | OrderLinked
    | Confirmed
    | Waived
    | Snoozed
    | Undone
)

EVENT_KINDS: Mapping[str, type[Event]] = {
    "order_noticed": OrderNoticed,
    "register_read": RegisterRead,
    "register_vanished": RegisterVanished,
    "client_registered": ClientRegistered,
    "first_visit": FirstVisit,
    "provider_changed": ProviderChanged,
    "decision_recorded": DecisionRecorded,
    "help_ended": HelpEnded,
    "receipt_product_used": ReceiptProductUsed,
    "lock_known": LockKnown,
    "order_linked": OrderLinked,
    "confirmed": Confirmed,
    "waived": Waived,
    "snoozed": Snoozed,
    "undone": Undone,
}
