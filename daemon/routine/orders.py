"""An order's life as its notices tell it: of its statuses the one stated last holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from daemon.routine.events import Action, OrderNoticed, Status
from daemon.routine.facts import Facts, Stamp, said_on, stamp
from daemon.routine.grouping import clients_named
from daemon.routine.rules import Locality

LIVE: tuple[Status, ...] = ("ordered", "booked", "failed")


@dataclass(frozen=True, slots=True)
class Life:
    """One life of an order: an order that is ordered anew after its end begins another.

    ``notices`` are never empty, those stated first first.
    """

    nth: int
    notices: tuple[OrderNoticed, ...]

    @property
    def last(self) -> OrderNoticed:
        """The notice that holds."""
        return self.notices[-1]

    @property
    def status(self) -> Status:
        """The status that holds."""
        return self.last.status

    @property
    def live(self) -> bool:
        """Neither done nor cancelled."""
        return self.status in LIVE

    @property
    def ordered(self) -> date | None:
        """The day of the order, the day of the first notice when the order was never seen.

        None for a life that began with its end: nothing was waited for.
        """
        ordered = [n for n in self.notices if n.status == "ordered"]
        if ordered:
            return ordered[-1].date
        first = self.notices[0]
        return known_on(first) if first.status in LIVE else None

    @property
    def began(self) -> OrderNoticed | None:
        """The first notice that the work is on order or done; None: it was only cancelled."""
        return next((n for n in self.notices if n.status != "cancelled"), None)

    @property
    def booked(self) -> OrderNoticed | None:
        """The booking that holds; None when there is none."""
        return next((n for n in reversed(self.notices) if n.status == "booked"), None)


@dataclass(frozen=True, slots=True)
class Order:
    """An order: what was stated last holds, field by field; ``notices`` by when stated."""

    number: str
    action: Action | None
    provider: str | None
    named: frozenset[str]
    locks: tuple[str, ...]
    client: str | None
    lives: tuple[Life, ...]
    notices: tuple[OrderNoticed, ...]

    @property
    def life(self) -> Life:
        """The present life."""
        return self.lives[-1]

    @property
    def status(self) -> Status:
        """The status that holds."""
        return self.life.status

    @property
    def last(self) -> OrderNoticed:
        """The notice that holds."""
        return self.life.last

    def status_at(self, moment: Stamp) -> Status | None:
        """The status that held just before ``moment``; None when nothing had been stated."""
        said = [n for n in self.notices if stamp(n) < moment]
        return said[-1].status if said else None


def known_on(notice: OrderNoticed) -> date:
    """The day a notice was true: its date, for a booking the day it was stated."""
    if notice.status == "booked":
        return min(said_on(notice), notice.date)
    return notice.date


def read_orders(facts: Facts, locality: Locality) -> tuple[Order, ...]:
    """The orders of a case, those first noticed first."""
    notices: dict[str, list[OrderNoticed]] = {}
    for notice in facts.notices:
        notices.setdefault(notice.order, []).append(notice)
    clients = clients_named(facts)
    return tuple(
        _order(number, told, clients.get(number), locality) for number, told in notices.items()
    )


def _order(
    number: str, notices: Sequence[OrderNoticed], client: str | None, locality: Locality
) -> Order:
    actions = [n.action for n in notices if n.action is not None]
    providers = [locality.provider(n.provider) for n in notices if n.provider]
    locks = [n.locks for n in notices if n.locks]
    return Order(
        number=number,
        action=actions[-1] if actions else None,
        provider=providers[-1] if providers else None,
        named=frozenset(name for name in providers if name),
        locks=locks[-1] if locks else (),
        client=client,
        lives=_lives(notices),
        notices=tuple(notices),
    )


def _lives(notices: Sequence[OrderNoticed]) -> tuple[Life, ...]:
    lives: list[list[OrderNoticed]] = []
    for notice in notices:
        if not lives or (notice.status in LIVE and lives[-1][-1].status not in LIVE):
            lives.append([])
        lives[-1].append(notice)
    return tuple(Life(nth, tuple(told)) for nth, told in enumerate(lives, start=1))
