"""Part of the ledger's events, put together into cases: each order is read once, many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from daemon.ledger.codec import event_from
from daemon.ledger.connection import Connection, Row
from daemon.ledger.values import case_key
from daemon.routine.events import Event

Grouping = Callable[[Iterable[Event]], Mapping[str, str | None]]
COLUMNS = "id, kind, stated, date, payload"


class Excerpt:
    """What the ledger's events say of some orders and clients, as of when they were asked for.

    ``grouping`` says of a set of events which order is which client's.
    """

    def __init__(self, connection: Connection, grouping: Grouping) -> None:
        self._file = connection
        self._grouping = grouping
        self._orders: dict[str, list[Event]] = {}
        self._clients: dict[str, str | None] = {}

    def clients_of(self, orders: Iterable[str]) -> Mapping[str, str | None]:
        """The client whose each order is, as far as the events tell."""
        wanted = list(orders)
        self._read(wanted)
        return {order: self._clients[order] for order in wanted}

    def cases(self, keys: Iterable[str]) -> dict[str, tuple[Event, ...]]:
        """All events of each case, by id; none where nothing belongs to it."""
        found: dict[str, list[Event]] = {key: [] for key in keys}
        names = [key.partition(":")[2] for key in found if key.startswith("client:")]
        orders = [key.partition(":")[2] for key in found if key.startswith("order:")]
        theirs = self._file.among(
            "SELECT DISTINCT order_no FROM event"
            " WHERE client IN ({these}) AND order_no IS NOT NULL",
            names,
        )
        for order, client in self.clients_of({*orders, *(row[0] for row in theirs)}).items():
            key = case_key(order, client)
            if key in found:
                found[key] += self._orders[order]
        own = self._file.among(
            f"SELECT client, {COLUMNS} FROM event"  # noqa: S608 - our own words
            " WHERE client IN ({these}) AND order_no IS NULL",
            names,
        )
        for row in own:
            found[case_key(None, row["client"])].append(event_of(row))
        return {
            key: tuple(sorted(events, key=lambda event: event.id)) for key, events in found.items()
        }

    def _read(self, orders: Iterable[str]) -> None:
        new = [order for order in orders if order not in self._orders]
        for order in new:
            self._orders[order] = []
        rows = self._file.among(
            f"SELECT order_no, {COLUMNS} FROM event"  # noqa: S608 - our own words
            " WHERE order_no IN ({these}) ORDER BY id",
            new,
        )
        for row in rows:
            self._orders[row["order_no"]].append(event_of(row))
        for order in new:
            self._clients[order] = self._grouping(self._orders[order]).get(order)


def event_of(row: Row) -> Event:
    """The event that a row of `COLUMNS` holds."""
    return event_from(row["kind"], row["id"], row["stated"], row["date"], row["payload"])
