"""The cases: derived from the events, kept so that a round need not look at all of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random

from daemon.ledger.codec import maybe_day, to_json
from daemon.ledger.connection import Connection, Row
from daemon.ledger.eventlog import EventLog
from daemon.ledger.values import CaseRecord, Evaluator, anchor_of
from daemon.routine.state import Alert, CaseState, OrderState, Step

_INSERT_ORDER = "INSERT INTO order_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_STEP = (
    "INSERT INTO step_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ALERT = "INSERT INTO alert_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
StepName = tuple[str, str]  # a step's anchor and key
_WAITING = """SELECT case_key FROM step_row WHERE state IN ('open', 'overdue', 'snoozed')
              UNION SELECT case_key FROM alert_row WHERE withdrawn IS NULL"""
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Casebook:
    """The derived rows of every case, its reference, and the codes of its steps."""

    def __init__(self, connection: Connection, events: EventLog, chance: Random) -> None:
        self._file = connection
        self._chance = chance
        self._events = events

    def recompute(self, keys: Iterable[str], evaluate: Evaluator, today: date) -> None:
        """The rows of these cases are what their events make of them on ``today``.

        A case that no event belongs to any more has no rows; its reference is kept.
        """
        wanted = sorted(set(keys))
        for key in wanted:
            self._file.write("DELETE FROM case_row WHERE key = ?", (key,))
        for key in wanted:
            events = self._events.of_case(key)
            if events:
                self._store(key, evaluate(events, today), today)

    def clear(self) -> None:
        """No case has rows any more, nor has anything that was left without its case."""
        for table in ("order_row", "step_row", "alert_row", "case_row"):
            self._file.write(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def _store(self, key: str, state: CaseState, today: date) -> None:
        self._give_ref(key, today)
        self._file.write(
            "INSERT INTO case_row (key, client, provider, remarks, evaluated)"
            " VALUES (?, ?, ?, ?, ?)",
            (key, state.client, state.provider, to_json(state.remarks), today.isoformat()),
        )
        self._file.write_many(
            _INSERT_ORDER,
            [(key, n, *_order_values(order)) for n, order in enumerate(state.orders)],
        )
        self._file.write_many(
            _INSERT_STEP,
            [
                (key, n, anchor_of(step.about, state, key), *_step_values(step))
                for n, step in enumerate(state.steps)
            ],
        )
        self._file.write_many(
            _INSERT_ALERT,
            [
                (key, n, anchor_of(alert.about, state, key), *_alert_values(alert))
                for n, alert in enumerate(state.alerts)
            ],
        )
        self._give_codes({(anchor_of(step.about, state, key), step.key) for step in state.steps})

    def _give_ref(self, key: str, today: date) -> None:
        if self._file.row("SELECT 1 FROM case_ref WHERE key = ?", (key,)):
            return
        counter = f"last_ref_{today.year}"
        self._file.write(
            """INSERT INTO meta VALUES (?, '1')
               ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)""",
            (counter,),
        )
        number = self._file.number("SELECT value FROM meta WHERE name = ?", (counter,))
        self._file.write("INSERT INTO case_ref VALUES (?, ?)", (key, f"{today.year}-{number:04}"))

    def _give_codes(self, steps: set[StepName]) -> None:
        anchors = sorted({anchor for anchor, _ in steps})
        coded = self._codes(_among(anchors), anchors)
        for anchor, key in sorted(steps - coded.keys()):
            given = 0
            while not given:  # a code that is taken is drawn again
                given = self._file.write(
                    "INSERT INTO step_code VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    (new_code(self._chance), anchor, key),
                )

    def outdated(self, today: date) -> list[str]:
        """The cases whose rows were made for another day."""
        rows = self._file.rows(
            "SELECT key FROM case_row WHERE evaluated <> ?", (today.isoformat(),)
        )  # fmt: skip
        return [row["key"] for row in rows]

    def evaluated(self) -> dict[str, date]:
        """Every case that has rows, and the day they were made for."""
        rows = self._file.rows("SELECT key, evaluated FROM case_row ORDER BY key")
        return {row["key"]: date.fromisoformat(row["evaluated"]) for row in rows}

    def waiting(self) -> tuple[CaseRecord, ...]:
        """Every case where some step stands open or some guard speaks, as its rows have it."""
        orders, steps, alerts = (
            self._grouped(table) for table in ("order_row", "step_row", "alert_row")
        )
        of_theirs = f"IN (SELECT anchor FROM step_row WHERE case_key IN ({_WAITING}))"  # noqa: S608 - ours
        codes = self._codes(of_theirs)
        reminders = self._reminders(of_theirs)
        rows = self._file.rows(
            f"SELECT c.*, r.ref FROM case_row c JOIN case_ref r USING (key)"  # noqa: S608 - ours
            f" WHERE key IN ({_WAITING}) ORDER BY key"
        )
        return tuple(
            _record(
                row["key"],
                _state(row, orders[row["key"]], steps[row["key"]], alerts[row["key"]]),
                row["ref"],
                codes,
                reminders,
            )
            for row in rows
        )

    def _grouped(self, table: str) -> Mapping[str, list[Row]]:
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self._file.rows(
            f"SELECT * FROM {table} WHERE case_key IN ({_WAITING})"  # noqa: S608 - our own name
            " ORDER BY case_key, position"
        ):
            found[row["case_key"]].append(row)
        return found

    def state(self, key: str) -> CaseState | None:
        """The case as its rows have it."""
        row = self._file.row("SELECT * FROM case_row WHERE key = ?", (key,))
        if row is None:
            return None
        parts = (self._rows_of(table, key) for table in ("order_row", "step_row", "alert_row"))
        return _state(row, *parts)

    def _rows_of(self, table: str, key: str) -> list[Row]:
        return self._file.rows(
            f"SELECT * FROM {table} WHERE case_key = ? ORDER BY position",  # noqa: S608 - our own name
            (key,),
        )

    def record(self, key: str, state: CaseState) -> CaseRecord:
        """The case with its reference, the codes of its steps and their reminders."""
        anchors = sorted({anchor_of(step.about, state, key) for step in state.steps})
        of_theirs = _among(anchors)
        return _record(
            key,
            state,
            self.ref(key) or "",
            self._codes(of_theirs, anchors),
            self._reminders(of_theirs, anchors),
        )

    def _codes(self, of_these: str, anchors: Sequence[str] = ()) -> Mapping[StepName, str]:
        rows = self._file.rows(
            f"SELECT anchor, key, code FROM step_code WHERE anchor {of_these}",  # noqa: S608 - ours
            anchors,
        )
        return {(row["anchor"], row["key"]): row["code"] for row in rows}

    def _reminders(self, of_these: str, anchors: Sequence[str] = ()) -> Mapping[StepName, int]:
        rows = self._file.rows(
            "SELECT anchor, key, count(DISTINCT ladder || ' ' || rung) AS sent"  # noqa: S608 - ours
            f" FROM outbox_item WHERE anchor {of_these} AND state = 'sent' AND rung > 0"
            " AND audience NOT LIKE 'copy%' GROUP BY anchor, key",
            anchors,
        )
        return {(row["anchor"], row["key"]): row["sent"] for row in rows}

    def ref(self, key: str) -> str | None:
        """The case's reference, as 2026-0137."""
        row = self._file.row("SELECT ref FROM case_ref WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def key_of_ref(self, ref: str) -> str | None:
        """The key that was given this reference, and may since have joined another case."""
        row = self._file.row("SELECT key FROM case_ref WHERE ref = ?", (ref,))
        return None if row is None else str(row[0])

    def step_of_code(self, code: str) -> tuple[str, str] | None:
        """The anchor and key of the step with this code."""
        row = self._file.row("SELECT anchor, key FROM step_code WHERE code = ?", (code.upper(),))
        return None if row is None else (row["anchor"], row["key"])

    def case_of_order(self, order: str) -> str | None:
        """The key of the case whose rows hold this order."""
        row = self._file.row("SELECT case_key FROM order_row WHERE order_no = ?", (order,))
        return None if row is None else str(row[0])


def _among(values: Sequence[str]) -> str:
    return f"IN ({', '.join('?' * len(values))})"


def _state(row: Row, orders: list[Row], steps: list[Row], alerts: list[Row]) -> CaseState:
    return CaseState(
        client=row["client"],
        provider=row["provider"],
        orders=tuple(map(_order, orders)),
        steps=tuple(map(_step, steps)),
        alerts=tuple(map(_alert, alerts)),
        remarks=tuple(json.loads(row["remarks"])),
    )


def _record(
    key: str,
    state: CaseState,
    ref: str,
    codes: Mapping[StepName, str],
    reminders: Mapping[StepName, int],
) -> CaseRecord:
    names = {step.key: (anchor_of(step.about, state, key), step.key) for step in state.steps}
    return CaseRecord(
        ref=ref,
        key=key,
        state=state,
        codes={step: codes[name] for step, name in names.items() if name in codes},
        reminders={step: reminders.get(name, 0) for step, name in names.items()},
    )


def new_code(chance: Random) -> str:
    """A code as LV-7K3M-Q9TX, random: it tells nothing and cannot be guessed."""
    letters = "".join(chance.choice(CODE_LETTERS) for _ in range(8))
    return f"LV-{letters[:4]}-{letters[4:]}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _order_values(order: OrderState) -> tuple[str | None, ...]:
    return (
        order.order, order.action, order.status, order.date.isoformat(), order.provider,
        to_json(order.locks),
    )  # fmt: skip


def _order(row: Row) -> OrderState:
    return OrderState(
        order=row["order_no"],
        action=row["action"],
        status=row["status"],
        date=date.fromisoformat(row["date"]),
        provider=row["provider"],
        locks=tuple(json.loads(row["locks"])),
    )


def _step_values(step: Step) -> tuple[str | int | None, ...]:
    return (
        step.key, step.step, step.about, step.role, step.provider, _day(step.opened),
        _day(step.due), step.state, step.workdays_late, _day(step.closed), step.why,
        step.closed_why, step.closed_by, _day(step.snoozed_until), step.believed,
        int(step.adopted),
    )  # fmt: skip


def _step(row: Row) -> Step:
    return Step(
        key=row["key"],
        step=row["step"],
        about=row["about"],
        role=row["role"],
        provider=row["provider"],
        opened=date.fromisoformat(row["opened"]),
        due=date.fromisoformat(row["due"]),
        state=row["state"],
        workdays_late=row["workdays_late"],
        closed=maybe_day(row["closed"]),
        why=row["why"],
        closed_why=row["closed_why"],
        closed_by=row["closed_by"],
        snoozed_until=maybe_day(row["snoozed_until"]),
        believed=row["believed"],
        adopted=bool(row["adopted"]),
    )


def _alert_values(alert: Alert) -> tuple[str | int | None, ...]:
    return (
        alert.key, alert.guard, alert.about, _day(alert.since), to_json(alert.told),
        alert.provider, _day(alert.withdrawn), int(alert.adopted),
    )  # fmt: skip


def _alert(row: Row) -> Alert:
    return Alert(
        key=row["key"],
        guard=row["guard"],
        about=row["about"],
        since=date.fromisoformat(row["since"]),
        told=tuple(json.loads(row["told"])),
        provider=row["provider"],
        withdrawn=maybe_day(row["withdrawn"]),
        adopted=bool(row["adopted"]),
    )
