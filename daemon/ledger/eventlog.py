"""The events: what was said, by whom and when. They are only ever added."""

from __future__ import annotations

from datetime import datetime

from daemon.ledger.codec import kind_of, maybe_moment, moment, payload_of
from daemon.ledger.connection import Connection
from daemon.ledger.excerpt import COLUMNS, Excerpt, Grouping, event_of
from daemon.ledger.values import Entry, case_key
from daemon.routine.events import Event, StepFact, Undone


class EventLog:
    """The ledger's events, by the order or client they belong to.

    ``grouping`` says of a set of events which order is which client's.
    """

    def __init__(self, connection: Connection, grouping: Grouping) -> None:
        self._file = connection
        self._grouping = grouping

    def add(self, entry: Entry, now: datetime) -> tuple[str | None, str | None] | None:
        """The event lies in the ledger; gives the order and client it belongs to.

        None when it lay there already (the same id). Raises ValueError when it belongs nowhere:
        a fact about a step without an anchor, or the taking back of an unknown event.
        """
        event = entry.event
        order, client = self._belongs(entry)
        added = self._file.write(
            """INSERT INTO event (id, kind, stated, date, order_no, client, payload, message,
                   recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""",
            (
                event.id,
                kind_of(event),
                moment(event.stated),
                event.date.isoformat(),
                order,
                client,
                payload_of(event),
                entry.message,
                moment(now),
            ),
        )
        return (order, client) if added else None

    def _belongs(self, entry: Entry) -> tuple[str | None, str | None]:
        event = entry.event
        if isinstance(event, Undone):
            row = self._file.row(
                "SELECT order_no, client FROM event WHERE id = ?", (event.undoes,)
            )  # fmt: skip
            if row is None:
                raise ValueError(f"det finns ingen händelse {event.undoes} att ta tillbaka")
            return row["order_no"], row["client"]
        if isinstance(event, StepFact):
            kind, _, name = (entry.anchor or "").partition(":")
            if kind not in ("order", "client") or not name:
                raise ValueError("ett steg utan ärende")
            return (name, None) if kind == "order" else (None, name)
        return getattr(event, "order", None), getattr(event, "client", None)

    def excerpt(self) -> Excerpt:
        """An empty excerpt, to be asked for cases."""
        return Excerpt(self._file, self._grouping)

    def case_of(self, anchor: str) -> str:
        """The key of the case that the order or client now belongs to."""
        kind, _, name = anchor.partition(":")
        if kind != "order":
            return anchor
        return case_key(name, self.excerpt().clients_of([name])[name])

    def of_case(self, key: str) -> tuple[Event, ...]:
        """All events of the case, by id; none when nothing belongs to it."""
        return self.excerpt().cases([key])[key]

    def cases(self) -> dict[str, tuple[Event, ...]]:
        """All events, case by case."""
        by_order: dict[str, list[Event]] = {}
        cases: dict[str, list[Event]] = {}
        for row in self._file.rows("SELECT * FROM event ORDER BY id"):
            if row["order_no"] is not None:
                by_order.setdefault(row["order_no"], []).append(event_of(row))
            else:
                cases.setdefault(case_key(None, row["client"]), []).append(event_of(row))
        for order, events in by_order.items():
            client = self._grouping(events).get(order)
            cases.setdefault(case_key(order, client), []).extend(events)
        return {
            key: tuple(sorted(events, key=lambda event: event.id)) for key, events in cases.items()
        }

    def get(self, event_id: str) -> Event | None:
        """The event with this id."""
        row = self._file.row(f"SELECT {COLUMNS} FROM event WHERE id = ?", (event_id,))  # noqa: S608
        return None if row is None else event_of(row)

    def latest(self, since: datetime, before: datetime) -> datetime | None:
        """The last moment in that span at which something was stated; None: nothing was."""
        row = self._file.row(
            "SELECT max(stated) FROM event WHERE stated >= ? AND stated < ?",
            (moment(since), moment(before)),
        )
        return maybe_moment(None if row is None else row[0])

    def count(self) -> int:
        """How many events there are."""
        return self._file.number("SELECT count(*) FROM event")
