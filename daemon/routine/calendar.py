"""Swedish working days: Monday to Friday but for public holidays and the eves kept as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

import holidays

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class _Year:
    """A year's holidays by day, and how many days had been worked by the end of each day."""

    names: Mapping[date, str]
    worked: tuple[int, ...]


@dataclass(frozen=True)
class WorkCalendar:
    """Says which days are worked; ``closed`` and ``open`` are the municipality's own exceptions.

    Midsommarafton, julafton and nyårsafton are days off, a klämdag is a working day. A day in
    both sets is closed. Every method is total within the years a date can hold.
    """

    closed: frozenset[date] = frozenset()
    open: frozenset[date] = frozenset()
    _years: dict[int, _Year] = field(default_factory=dict, compare=False, repr=False)

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked."""
        return self._is_working(day, self._year(day.year).names)

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
        if today <= due:
            return 0
        whole = sum(self._year(year).worked[-1] for year in range(due.year, today.year))
        return whole + self._worked(today) - self._worked(due)

    def skipped(self, start: date, stop: date) -> tuple[str, ...]:
        """The names of the weekdays off after ``start`` up to and including ``stop``, in order."""
        names: dict[str, None] = {}
        for n in range(1, (stop - start).days + 1):
            day = start + timedelta(days=n)
            if day.weekday() < _SATURDAY and not self.is_working(day):
                known = self._year(day.year).names.get(day)
                names[known or f"den lokalt stängda dagen {day}"] = None
        return tuple(names)

    def _is_working(self, day: date, holidays_: Mapping[date, str]) -> bool:
        if day in self.closed:
            return False
        return day in self.open or (day.weekday() < _SATURDAY and day not in holidays_)

    def _worked(self, day: date) -> int:
        """The days worked in its year by the end of ``day``."""
        return self._year(day.year).worked[day.timetuple().tm_yday - 1]

    def _year(self, year: int) -> _Year:
        if year not in self._years:
            names = _public(year)
            first = date(year, 1, 1)
            length = date(year, 12, 31).timetuple().tm_yday
            days = (first + timedelta(days=n) for n in range(length))
            worked = tuple(accumulate(self._is_working(day, names) for day in days))
            self._years[year] = _Year(names, worked)
        return self._years[year]


def _public(year: int) -> dict[date, str]:
    found = holidays.country_holidays(
        "SE", years=year, categories=("public", "de_facto"), language="sv"
    )
    return {day: name[0].lower() + name[1:] for day, name in found.items() if day.year == year}
