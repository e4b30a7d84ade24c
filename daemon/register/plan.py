"""What a register says that the ledger did not know, as events: the import itself, unstored."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from daemon.register.rows import Register, decisions
from daemon.routine.events import Event, RegisterRead, RegisterRow, RegisterVanished

Said = RegisterRead | RegisterVanished
LastSaid = Mapping[str, Said]
_TICK = timedelta(microseconds=1)
_SAME_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The events of an import, and what it does. Counts are of clients.

    ``vanished`` stand in no row any more; ``vanished_unknown``: nobody is said to, since a row
    had no readable client.
    """

    events: tuple[Event, ...]
    new: int
    changed: int
    unchanged: int
    vanished: int
    vanished_unknown: bool

    def __str__(self) -> str:
        return (
            f"{self.new} nya kunder, {self.changed} ändrade, {self.unchanged} oförändrade, "
            f"{self.vanished} saknas i filen"
        )


def last_said(cases: Iterable[Sequence[Event]]) -> LastSaid:
    """What a register last said of each client, from the events of every case."""
    last: dict[str, Said] = {}
    for events in cases:
        for event in sorted(events, key=lambda e: (e.stated, e.id)):
            if isinstance(event, RegisterRead | RegisterVanished):
                last[event.client] = event
    return last


def plan_import(register: Register, last: LastSaid, *, now: datetime, today: date, by: str) -> Plan:
    """The events that make the ledger know what the register says; none of what it knew already.

    Where a row had no readable client nobody is said to have vanished: it may be theirs. ``now``
    is aware, ``today`` local.
    """
    read: list[Event] = []
    known = unchanged = 0
    for client, rows in decisions(register):
        before = last.get(client)
        whole = _with_unread(rows, before) if client in register.incomplete else rows
        if not whole:
            continue
        if isinstance(before, RegisterRead) and before.rows == whole:
            unchanged += 1
            continue
        known += before is not None
        read.append(
            RegisterRead(
                id=uuid.uuid4().hex, stated=_after(before, now), date=today, origin="register",
                by=by, client=client, rows=whole,
            )
        )  # fmt: skip
    vanished = [] if register.strangers else list(_vanished(register, last, now, today, by))
    return Plan(
        events=(*read, *vanished),
        new=len(read) - known,
        changed=known,
        unchanged=unchanged,
        vanished=len(vanished),
        vanished_unknown=bool(register.strangers),
    )


def _after(before: Said | None, now: datetime) -> datetime:
    # Two files taken at one moment: the second still has the last word.
    if before is not None and timedelta(0) <= before.stated - now < _SAME_MOMENT:
        return before.stated + _TICK
    return now


def _with_unread(rows: Sequence[RegisterRow], before: Said | None) -> tuple[RegisterRow, ...]:
    # A row that could not be read is not a row that is gone: what it said last time stands.
    if not isinstance(before, RegisterRead):
        return tuple(rows)
    said = {_decision(row) for row in rows}
    kept = [row for row in before.rows if _decision(row) not in said]
    return tuple(sorted([*rows, *kept], key=lambda r: (r.start, r.service, r.provider or "")))


def _decision(row: RegisterRow) -> tuple[object, ...]:
    return row.service, row.provider, row.start


def _vanished(
    register: Register, last: LastSaid, now: datetime, today: date, by: str
) -> Iterator[Event]:
    for client, said in sorted(last.items()):
        if client in register.clients or isinstance(said, RegisterVanished):
            continue
        if all(row.ended is not None for row in said.rows):
            continue
        yield RegisterVanished(
            id=uuid.uuid4().hex, stated=_after(said, now), date=today, origin="register", by=by,
            client=client,
        )  # fmt: skip
