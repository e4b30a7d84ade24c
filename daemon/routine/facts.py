"""From a case's events to the facts that count: each once, none that was taken back, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from daemon.routine.events import (
    ClientRegistered,
    Confirmed,
    DecisionRecorded,
    Event,
    FirstVisit,
    HelpEnded,
    LockKnown,
    OrderNoticed,
    ProviderChanged,
    ReceiptProductUsed,
    RegisterRead,
    RegisterVanished,
    Snoozed,
    Undone,
    Waived,
)

Stamp = tuple[datetime, int, str]
ClientFact = (
    RegisterRead
    | RegisterVanished
    | ClientRegistered
    | FirstVisit
    | ProviderChanged
    | DecisionRecorded
    | HelpEnded
    | ReceiptProductUsed
    | LockKnown
)
Saying = Confirmed | Waived | Snoozed
_F = TypeVar("_F")

# Of two notices of the same moment the one further on in an order's life counts as the later.
_RANK = {"ordered": 0, "booked": 1, "failed": 2, "cancelled": 3, "done": 4}


def stamp(event: Event) -> Stamp:
    """What events are put in order by: when they were stated, never when they came in."""
    rank = _RANK[event.status] if isinstance(event, OrderNoticed) else 0
    return (event.stated, rank, event.id)


def said_on(event: Event) -> date:
    """The day an event was stated, in UTC as ``stated`` is."""
    return event.stated.date()


@dataclass(frozen=True, slots=True)
class Facts:
    """The events that count, those stated first first."""

    events: tuple[Event, ...]

    def of(self, kind: type[_F]) -> tuple[_F, ...]:
        """Those of one kind."""
        return tuple(event for event in self.events if isinstance(event, kind))

    @property
    def notices(self) -> tuple[OrderNoticed, ...]:
        """The weborder's notices."""
        return self.of(OrderNoticed)

    @property
    def about_client(self) -> tuple[ClientFact, ...]:
        """What was said of a client."""
        return tuple(event for event in self.events if isinstance(event, ClientFact))

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """What was said of steps."""
        return tuple(event for event in self.events if isinstance(event, Saying))


def effective(events: Iterable[Event]) -> Facts:
    """The facts among ``events``: an event that was undone does not count, an undone undoing does.

    Duplicates (the same id) count once. Only a later undoing can undo an undoing.
    """
    once: dict[str, Event] = {}
    for event in events:
        known = once.get(event.id)
        if known is None or repr(event) > repr(known):
            once[event.id] = event
    gone = _undone(once)
    kept = (e for e in once.values() if not isinstance(e, Undone) and e.id not in gone)
    return Facts(tuple(sorted(kept, key=stamp)))


def _undone(once: dict[str, Event]) -> set[str]:
    gone: set[str] = set()
    undoings = sorted((e for e in once.values() if isinstance(e, Undone)), key=stamp, reverse=True)
    for undoing in undoings:
        target = once.get(undoing.undoes)
        if undoing.id in gone or target is None:
            continue
        if not isinstance(target, Undone) or stamp(target) < stamp(undoing):
            gone.add(undoing.undoes)
    return gone
