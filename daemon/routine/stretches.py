"""Help without a break: which rows follow on each other, and where an end is an end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from daemon.routine.calendar import WorkCalendar
from daemon.routine.facts import Stamp
from daemon.routine.rows import Row, closes
from daemon.routine.rules import Locality

_BRIDGE = 3  # working days without help that are no end: a change of provider over a weekend


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Help without a break. ``nth`` counts in the order they were first stated, from 1.

    ``end`` is the day the last of it ended for good (None: it has not), ``ended`` when that was
    stated. ``adopted``: it began in the register before reminders did.
    """

    nth: int
    rows: tuple[Row, ...]
    start: date
    end: date | None
    ended: Stamp | None
    first: Stamp
    adopted: bool

    @property
    def registered(self) -> date | None:
        """The day the client was registered; None when no one said so."""
        return min((row.registered for row in self.rows if row.registered), default=None)

    @property
    def began(self) -> date:
        """The day it was known or began, whichever was first."""
        return min(self.start, self.registered or self.start)

    @property
    def learnt_ended(self) -> bool:
        """Whether its end was part of what was first said of it."""
        return self.ended is not None and self.ended == self.first

    def over(self, today: date) -> bool:
        """Whether all of it had ended on ``today``."""
        return self.end is not None and self.end <= today


def stretches(
    rows: Sequence[Row], locality: Locality, calendar: WorkCalendar
) -> tuple[Stretch, ...]:
    """The stretches that ``rows`` make, by their first days."""
    groups = _groups(sorted(rows, key=lambda row: (row.start, row.first)), calendar)
    told = sorted(range(len(groups)), key=lambda place: min(r.first for r in groups[place]))
    nth = {place: number for number, place in enumerate(told, start=1)}
    return tuple(_stretch(nth[n], group, rows, locality) for n, group in enumerate(groups))


def _groups(rows: Sequence[Row], calendar: WorkCalendar) -> list[list[Row]]:
    groups: list[list[Row]] = []
    end: date | None = None
    for row in rows:
        if groups and not _breaks(row, end, calendar):
            groups[-1].append(row)
            stop = closes(row, rows)
            end = None if end is None or stop is None else max(end, stop)
        else:
            groups.append([row])
            end = closes(row, rows)
    return groups


def _breaks(row: Row, end: date | None, calendar: WorkCalendar) -> bool:
    if end is None or row.start <= end:
        return False
    return row.anew or row.start > calendar.add(end, _BRIDGE)


def _stretch(nth: int, group: Sequence[Row], rows: Sequence[Row], locality: Locality) -> Stretch:
    ends = [closes(row, rows) for row in group]
    known = [end for end in ends if end is not None]
    end = max(known) if len(known) == len(ends) else None
    last = [row for row, stop in zip(group, ends, strict=True) if stop == end]
    first = min(group, key=lambda row: row.first)
    golive = locality.golive
    return Stretch(
        nth=nth,
        rows=tuple(group),
        start=group[0].start,
        end=end,
        ended=max(row.ended_stated or row.stated for row in last) if end else None,
        first=first.first,
        adopted=golive is not None and group[0].by_register and group[0].start < golive,
    )
