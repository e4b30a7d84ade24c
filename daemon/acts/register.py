"""`import`: what a register says that the ledger did not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daemon.acts.desk import Changes, Desk, new_id
from daemon.register import Register, decisions
from daemon.routine.events import Event, RegisterRead, RegisterRow, RegisterVanished

LastSaid = Mapping[str, RegisterRead | RegisterVanished]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. Counts are of clients; ``vanished`` stand in no row any more."""

    new: int
    changed: int
    unchanged: int
    vanished: int
    vanished_unknown: bool
    changes: Changes


def import_register(desk: Desk, register: Register) -> Imported:
    """The ledger knows what the register says; nothing is stored of what it knew already.

    Where a row had no readable client nobody is said to have vanished: it may be theirs.
    """
    last = _last_said(desk)
    events: list[Event] = []
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
        events.append(
            RegisterRead(
                id=new_id(), stated=desk.now, date=desk.today, origin="register", by=desk.by,
                client=client, rows=whole,
            )
        )  # fmt: skip
    read = len(events)
    if not register.strangers:
        events.extend(_vanished(desk, register, last))
    return Imported(
        new=read - known,
        changed=known,
        unchanged=unchanged,
        vanished=len(events) - read,
        vanished_unknown=bool(register.strangers),
        changes=desk.append(events),
    )


def _last_said(desk: Desk) -> LastSaid:
    last: dict[str, RegisterRead | RegisterVanished] = {}
    for events in desk.ledger.events.cases().values():
        for event in sorted(events, key=lambda e: (e.stated, e.id)):
            if isinstance(event, RegisterRead | RegisterVanished):
                last[event.client] = event
    return last


def _with_unread(
    rows: Sequence[RegisterRow], before: RegisterRead | RegisterVanished | None
) -> tuple[RegisterRow, ...]:
    # A row that could not be read is not a row that is gone: what it said last time stands.
    if not isinstance(before, RegisterRead):
        return tuple(rows)
    said = {_decision(row) for row in rows}
    kept = [row for row in before.rows if _decision(row) not in said]
    return tuple(sorted([*rows, *kept], key=lambda r: (r.start, r.service, r.provider or "")))


def _decision(row: RegisterRow) -> tuple[object, ...]:
    return row.service, row.provider, row.start


def _vanished(desk: Desk, register: Register, last: LastSaid) -> Iterator[Event]:
    for client, said in sorted(last.items()):
        if client in register.clients or isinstance(said, RegisterVanished):
            continue
        if all(row.ended is not None for row in said.rows):
            continue
        yield RegisterVanished(
            id=new_id(), stated=desk.now, date=desk.today, origin="register", by=desk.by,
            client=client,
        )  # fmt: skip
