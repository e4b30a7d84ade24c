"""Which client each order belongs to, so that the ledger can put orders and clients into cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from daemon.routine.events import Event, OrderLinked, OrderNoticed
from daemon.routine.facts import Facts, effective


def client_of_orders(events: Iterable[Event]) -> Mapping[str, str | None]:
    """The client of each order in ``events``: named by the event stated last that names one.

    None: no event that counts names one. Links and notices weigh alike; what was undone does not
    count, so undoing a link gives the order back to whoever its messages name.
    """
    return clients_named(effective(events))


def clients_named(facts: Facts) -> dict[str, str | None]:
    """As `client_of_orders`, of facts already sifted."""
    clients: dict[str, str | None] = {notice.order: None for notice in facts.notices}
    for event in facts.events:
        if isinstance(event, OrderLinked | OrderNoticed) and event.client is not None:
            clients[event.order] = event.client
    return clients
