"""The cases: derived from the events, kept so that a round need not look at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random

from daemon.ledger.case_rows import alert_values, order_values, state_of, step_values
from daemon.ledger.codec import to_json
from daemon.ledger.connection import Connection, Row
from daemon.ledger.eventlog import EventLog
from daemon.ledger.excerpt import Excerpt
from daemon.ledger.values import CaseRecord, Evaluator, anchor_of
from daemon.routine.state import CaseState

_INSERT_ORDER = "INSERT INTO order_row VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_STEP = (
    "INSERT INTO step_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ALERT = "INSERT INTO alert_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CODES = "SELECT anchor, key, code FROM step_code WHERE anchor IN ({these})"
_REMINDERS = """SELECT anchor, key, count(DISTINCT ladder || ' ' || rung) AS sent FROM outbox_item
                WHERE anchor IN ({these}) AND state = 'sent' AND rung > 0
                    AND audience NOT LIKE 'copy%' GROUP BY anchor, key"""
_TOGETHER = 500  # cases made anew at a time
StepName = tuple[str, str]  # a step's anchor and key
_WAITING = """SELECT case_key FROM step_row WHERE state IN ('open', 'overdue', 'snoozed')
              UNION SELECT case_key FROM alert_row WHERE withdrawn IS NULL"""
_SPEAKING = """SELECT case_key FROM step_row WHERE state IN ('open', 'overdue') AND NOT adopted
                   AND (due <= ? OR snoozed_until IS NOT NULL)
               UNION SELECT case_key FROM alert_row WHERE withdrawn IS NULL AND NOT adopted"""
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Casebook:
    """The derived rows of every case, its reference, and the codes of its steps."""

    def __init__(self, connection: Connection, events: EventLog, chance: Random) -> None:
        self._file = connection
        self._chance = chance
        self._events = events

    def recompute(
        self, keys: Iterable[str], evaluate: Evaluator, today: date, excerpt: Excerpt | None = None
    ) -> None:
        """The rows of these cases are what their events make of them on ``today``.

        A case that no event belongs to any more has no rows; its reference is kept. ``excerpt``
        is what has been read of the events already; without one they are read anew.
        """
        wanted = sorted(set(keys))
        # All of them first: an order may have left one of these cases for another.
        self._file.write_many("DELETE FROM case_row WHERE key = ?", [(key,) for key in wanted])
        for start in range(0, len(wanted), _TOGETHER):
            cases = (excerpt or self._events.excerpt()).cases(wanted[start : start + _TOGETHER])
            self._store(
                {key: evaluate(events, today) for key, events in cases.items() if events}, today
            )

    def clear(self) -> None:
        """No case has rows any more, nor has anything that was left without its case."""
        for table in ("order_row", "step_row", "alert_row", "case_row"):
            self._file.write(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def _store(self, states: Mapping[str, CaseState], today: date) -> None:
        self._give_refs(states, today)
        write, day = self._file.write_many, today.isoformat()
        write(
            "INSERT INTO case_row (key, client, provider, remarks, evaluated)"
            " VALUES (?, ?, ?, ?, ?)",
            [(k, s.client, s.provider, to_json(s.remarks), day) for k, s in states.items()],
        )
        orders, steps, alerts, names = [], [], [], set()
        for key, state in states.items():
            orders += [(key, n, *order_values(one)) for n, one in enumerate(state.orders)]
            for n, step in enumerate(state.steps):
                anchor = anchor_of(step.about, state, key)
                names.add((anchor, step.key))
                steps.append((key, n, anchor, *step_values(step)))
            for n, alert in enumerate(state.alerts):
                anchor = anchor_of(alert.about, state, key)
                alerts.append((key, n, anchor, *alert_values(alert)))
        write(_INSERT_ORDER, orders)
        write(_INSERT_STEP, steps)
        write(_INSERT_ALERT, alerts)
        self._give_codes(names)

    def _give_refs(self, keys: Iterable[str], today: date) -> None:
        had = self._file.among("SELECT key FROM case_ref WHERE key IN ({these})", keys)
        new = sorted({*keys}.difference(row["key"] for row in had))
        if not new:
            return
        counter = f"last_ref_{today.year}"
        last = self._file.number("SELECT value FROM meta WHERE name = ?", (counter,))
        self._file.write(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (counter, str(last + len(new))),
        )
        self._file.write_many(
            "INSERT INTO case_ref VALUES (?, ?)",
            [(key, f"{today.year}-{n:04}") for n, key in enumerate(new, start=last + 1)],
        )

    def _give_codes(self, steps: set[StepName]) -> None:
        coded = _codes(self._file.among(_CODES, sorted({anchor for anchor, _ in steps})))
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

    def waiting(self, by: date | None = None) -> tuple[CaseRecord, ...]:
        """Every case where some step stands open or some guard speaks, as its rows have it.

        With ``by`` those alone of which somebody may still have to hear: a guard, or a step that
        is due by that day or was put off; what is from before the ledger not among them.
        """
        which, values = (_WAITING, ()) if by is None else (_SPEAKING, (by.isoformat(),))
        orders, steps, alerts = (
            self._grouped(table, which, values) for table in ("order_row", "step_row", "alert_row")
        )
        theirs = f"SELECT anchor FROM step_row WHERE case_key IN ({which})"  # noqa: S608 - ours
        codes = _codes(self._file.rows(_CODES.format(these=theirs), values))
        reminders = _reminders(self._file.rows(_REMINDERS.format(these=theirs), values))
        rows = self._file.rows(
            f"SELECT c.*, r.ref FROM case_row c JOIN case_ref r USING (key)"  # noqa: S608 - ours
            f" WHERE key IN ({which}) ORDER BY key",
            values,
        )
        return tuple(
            _record(
                row["key"],
                state_of(row, orders[row["key"]], steps[row["key"]], alerts[row["key"]]),
                row["ref"],
                codes,
                reminders,
            )
            for row in rows
        )

    def _grouped(self, table: str, which: str, values: Sequence[str]) -> Mapping[str, list[Row]]:
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self._file.rows(
            f"SELECT * FROM {table} WHERE case_key IN ({which})"  # noqa: S608 - our own words
            " ORDER BY case_key, position",
            values,
        ):
            found[row["case_key"]].append(row)
        return found

    def state(self, key: str) -> CaseState | None:
        """The case as its rows have it."""
        row = self._file.row("SELECT * FROM case_row WHERE key = ?", (key,))
        if row is None:
            return None
        parts = (self._rows_of(table, key) for table in ("order_row", "step_row", "alert_row"))
        return state_of(row, *parts)

    def _rows_of(self, table: str, key: str) -> list[Row]:
        return self._file.rows(
            f"SELECT * FROM {table} WHERE case_key = ? ORDER BY position",  # noqa: S608 - our own name
            (key,),
        )

    def record(self, key: str, state: CaseState) -> CaseRecord:
        """The case with its reference, the codes of its steps and their reminders."""
        anchors = sorted({anchor_of(step.about, state, key) for step in state.steps})
        return _record(
            key,
            state,
            self.ref(key) or "",
            _codes(self._file.among(_CODES, anchors)),
            _reminders(self._file.among(_REMINDERS, anchors)),
        )

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

    def holding(self, orders: Iterable[str]) -> set[str]:
        """The keys of the cases whose rows hold these orders."""
        rows = self._file.among(
            "SELECT case_key FROM order_row WHERE order_no IN ({these})", orders
        )
        return {row["case_key"] for row in rows}


def _codes(rows: Iterable[Row]) -> Mapping[StepName, str]:
    return {(row["anchor"], row["key"]): row["code"] for row in rows}


def _reminders(rows: Iterable[Row]) -> Mapping[StepName, int]:
    return {(row["anchor"], row["key"]): row["sent"] for row in rows}


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
    drawn = chance.getrandbits(40)
    letters = "".join(CODE_LETTERS[drawn >> shift & 31] for shift in range(0, 40, 5))
    return f"LV-{letters[:4]}-{letters[4:]}"
