"""Invented events, and a ledger that makes cases of them by the shipped routine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from daemon.ledger import Entry, Ledger
from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.events import Action, Event, OrderLinked, OrderNoticed, Status, Undone
from daemon.routine.rules import Locality
from daemon.routine.state import CaseState
from daemon.routine.table import load

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
ROUTINE = load(locality=Locality(providers={"nord": "Hemtjänst Nord AB"}))


def by_routine(events: Sequence[Event], today: date) -> CaseState:
    return evaluate(events, ROUTINE, WorkCalendar(), today)


def opened(path: Path, *, wait: float = 0.2) -> Ledger:
    ledger = Ledger.open(path, create=True, wait=wait)
    ledger.evaluate_with(by_routine, "test")
    return ledger


def notice(
    number: int,
    order: str,
    status: Status,
    *,
    action: Action | None = "installation",
    client: str | None = None,
) -> OrderNoticed:
    """The ``number``-th notice, stated that many days after the start."""
    stated = START + timedelta(days=number)
    return OrderNoticed(
        id=f"m{number}",
        stated=stated,
        date=stated.date(),
        origin="message",
        order=order,
        action=action,
        status=status,
        provider="Nord",
        client=client,
    )


def link(number: int, order: str, client: str) -> OrderLinked:
    stated = START + timedelta(days=number)
    return OrderLinked(
        id=f"l{number}", stated=stated, date=stated.date(), order=order, client=client
    )


def undone(number: int, undoes: str) -> Undone:
    stated = START + timedelta(days=number)
    return Undone(id=f"u{number}", stated=stated, date=stated.date(), undoes=undoes)


def put(ledger: Ledger, *events: Event, anchor: str | None = None) -> int:
    return ledger.append(
        [Entry(event=event, anchor=anchor) for event in events], today=TODAY, now=NOW
    )
