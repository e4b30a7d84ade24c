"""What every rule of the routine is given: the facts of one case, put in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daemon.routine.calendar import WorkCalendar
from daemon.routine.client import Client
from daemon.routine.facts import Facts, Stamp
from daemon.routine.locks import LockClaim
from daemon.routine.orders import Order
from daemon.routine.products import ProductSaid
from daemon.routine.rules import Routine


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case on one day. ``client`` is None for orders that are no known client's.

    ``claims`` are what was said or seen of the lock, what was stated first first;
    ``products`` likewise of the receipt product.
    """

    facts: Facts
    orders: tuple[Order, ...]
    client: Client | None
    claims: tuple[LockClaim, ...]
    products: tuple[ProductSaid, ...]
    routine: Routine
    calendar: WorkCalendar
    today: date

    @property
    def installations(self) -> tuple[Order, ...]:
        """The orders to mount a lock."""
        return tuple(order for order in self.orders if order.action == "installation")

    @property
    def removals(self) -> tuple[Order, ...]:
        """The orders to dismount one."""
        return tuple(order for order in self.orders if order.action == "removal")

    @property
    def foreign(self) -> bool:
        """Whether the client is another municipality's: no lock step and no product step."""
        return self.client is not None and self.client.foreign

    def days(self, step: str) -> int:
        """The working days that ``step`` is given."""
        return self.routine.steps[step].days

    def before_golive(self, moment: Stamp) -> bool:
        """Whether what was stated at ``moment`` was known before reminders began."""
        golive = self.routine.locality.golive
        return golive is not None and moment[0].date() < golive
