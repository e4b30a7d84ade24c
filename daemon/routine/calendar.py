"""Swedish working days: Monday to Friday but for public holidays and the eves kept as such."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import holidays

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkCalendar:
    """Says which days are worked; ``closed`` and ``open`` are the municipality's own exceptions.

    Midsommarafton, julafton and nyårsafton are days off, a klämdag is a working day. A day in
    both sets is closed. Every method is total within the years a date can hold.
    """

    closed: frozenset[date] = frozenset()
    open: frozenset[date] = frozenset()
    _years: dict[int, dict[date, str]] = field(default_factory=dict, compare=False, repr=False)

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked."""
        if day in self.closed:
            return False
        if day in self.open:
            return True
        return day.weekday() < _SATURDAY and day not in self._holidays(day.year)

    def add(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (before it when negative); 0 is ``day``."""
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left and date.min < day < date.max:
            day += step
            left -= self.is_working(day)
        return day

    def next_working(self, day: date) -> date:
        """The first working day on or after ``day``."""
        return day if self.is_working(day) else self.add(day, 1)

    def previous_working(self, day: date) -> date:
        """The last working day on or before ``day``."""
        return day if self.is_working(day) else self.add(day, -1)

    def late(self, due: date, today: date) -> int:
        """The number of working days after ``due`` up to and including ``today``; 0: not late."""
        span = (today - due).days
        return sum(self.is_working(due + timedelta(days=n)) for n in range(1, span + 1))

    def skipped(self, start: date, stop: date) -> tuple[str, ...]:
        """The names of the weekdays off after ``start`` up to and including ``stop``, in order."""
        names: dict[str, None] = {}
        for n in range(1, (stop - start).days + 1):
            day = start + timedelta(days=n)
            if day.weekday() < _SATURDAY and not self.is_working(day):
                names[self._name(day)] = None
        return tuple(names)

    def _name(self, day: date) -> str:
        known = self._holidays(day.year).get(day)
        return f"den lokalt stängda dagen {day}" if known is None else known

    def _holidays(self, year: int) -> dict[date, str]:
        if year not in self._years:
            self._years[year] = _public(year)
        return self._years[year]


def _public(year: int) -> dict[date, str]:
    found = holidays.country_holidays(
        "SE", years=year, categories=("public", "de_facto"), language="sv"
    )
    return {day: name[0].lower() + name[1:] for day, name in found.items() if day.year == year}
