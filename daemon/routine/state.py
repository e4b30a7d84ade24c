"""What the routine makes of a case's events: orders, steps and alerts, as they stand on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from daemon.routine.events import Action, Status

Role = Literal["utforare", "bistandshandlaggare", "systemforvaltare"]
StepState = Literal["open", "overdue", "snoozed", "done", "waived"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderState:
    """An order as its notices leave it: what was stated last holds, field by field."""

    order: str
    action: Action | None
    status: Status
    date: date
    provider: str | None
    locks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One obligation of one role.

    ``about`` is an order number, a provider, a month (2026-11) or, for a step about the client
    as such, the client's pseudonym. ``key`` names this very occurrence within its case: it stays
    the same whatever is learnt later in whatever order, and what is said of the step
    (Confirmed, Waived, Snoozed) is said of the key. ``provider`` is who holds it when the role is
    utforare. ``why`` is the arithmetic of the due day, Swedish, without a full stop.
    ``workdays_late`` is 0 when not late. ``adopted``: it was late before the ledger began.
    """

    key: str
    step: str
    about: str
    role: Role
    provider: str | None
    opened: date
    due: date
    state: StepState
    workdays_late: int
    closed: date | None
    why: str
    closed_why: str | None = None
    closed_by: str | None = None
    snoozed_until: date | None = None
    believed: int = 0
    adopted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A guard that spoke to the roles ``told``; ``withdrawn`` is the day it was resolved."""

    key: str
    guard: str
    about: str
    since: date
    told: tuple[Role, ...]
    provider: str | None = None
    withdrawn: date | None = None
    adopted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """A whole case on one day. ``provider`` is the present one, in its configured spelling."""

    client: str | None
    provider: str | None
    orders: tuple[OrderState, ...]
    steps: tuple[Step, ...]
    alerts: tuple[Alert, ...]
    remarks: tuple[str, ...] = ()
