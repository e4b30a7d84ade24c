"""A client's decisions, one a row, and when each of them was over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daemon.routine.events import Service
from daemon.routine.facts import Stamp

HOME_CARE: Service = "hemtjänst"
ALARM: Service = "trygghetslarm"
Key = tuple[Service, str | None, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One decision, or what stands for one.

    ``registered`` is the day the row was first imported or recorded (None: it registers nobody),
    ``stop`` the day another provider's row took its place, ``decided`` whether ``end`` is a
    decision's, ``anew`` that the client was registered again by hand. ``first`` and ``stated``
    are when the row was stated first and last.
    """

    service: Service
    provider: str | None
    start: date
    first: Stamp
    stated: Stamp
    end: date | None = None
    ended: date | None = None
    stop: date | None = None
    first_visit: date | None = None
    foreign: bool = False
    registered: date | None = None
    by_register: bool = False
    decided: bool = False
    anew: bool = False
    visit_stated: Stamp | None = None
    ended_stated: Stamp | None = None

    @property
    def key(self) -> Key:
        """What makes it the same row: help, provider and first day."""
        return (self.service, self.provider, self.start)

    @property
    def left(self) -> date | None:
        """The day the help ended or was handed on; None: neither."""
        return min((day for day in (self.ended, self.stop) if day is not None), default=None)


def closes(row: Row, rows: Iterable[Row]) -> date | None:
    """The day ``row``'s help ended or another row took over; None: neither.

    A decision that has merely lapsed has not ended, unless a later one on the same help followed.
    """
    if row.left is not None:
        return row.left
    later = [
        other.start
        for other in rows
        if other.service == row.service
        and (other.start, other.first) > (row.start, row.first)
        and other.start >= row.start
        and (
            (row.end is not None and other.start >= row.end)
            or (other.start > row.start and one_provider(row, other))
        )
    ]
    return min(later, default=None)


def one_provider(one: Row, other: Row) -> bool:
    """Whether two rows are one provider's; a row that names none goes with any."""
    return one.provider == other.provider or None in (one.provider, other.provider)
