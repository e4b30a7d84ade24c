"""A step as it occurs in one case, before what people have said of it is heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from daemon.routine.calendar import WorkCalendar
from daemon.routine.state import Role


@dataclass(frozen=True, slots=True)
class Closing:
    """Why and since when a step is closed."""

    day: date
    state: Literal["done", "waived"]
    why: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A due day and the arithmetic that leads to it, Swedish, without a full stop."""

    day: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One obligation as the facts leave it.

    ``known_before``: the fact that opened it was known before reminders began. ``role`` is
    another role than the table's, where no provider is known. ``also`` are other things it has been
    about: the providers who held it before.
    """

    step: str
    key: str
    about: str
    opened: date
    due: Due
    provider: str | None = None
    closing: Closing | None = None
    known_before: bool = False
    role: Role | None = None
    never_late: bool = False
    also: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def after(calendar: WorkCalendar, what: str, day: date, days: int) -> Due:
    """Due ``days`` working days after ``day``, when ``what`` happened (a Swedish phrase)."""
    due = calendar.add(day, days)
    if days == 0:
        return Due(due, f"{what} {day}")
    noun = "arbetsdag" if days == 1 else "arbetsdagar"
    return Due(due, f"{what} {day} + {days} {noun}{_skipped(calendar.skipped(day, due))}")


def before(calendar: WorkCalendar, what: str, day: date, days: int) -> Due:
    """Due ``days`` working days before ``day``, when ``what`` happens (a Swedish phrase)."""
    due = calendar.add(day, -days)
    if days == 0:
        return Due(due, f"{what} {day}")
    noun = "arbetsdagen" if days == 1 else f"{days} arbetsdagar"
    return Due(due, f"{noun} före {day}, då {what}")


def earliest(*closings: Closing | None) -> Closing | None:
    """The closing that came first; of one day's, the first named."""
    known = [closing for closing in closings if closing is not None]
    return min(known, key=lambda closing: closing.day, default=None)


def _skipped(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " och " + names[-1]
    return f", {listed} hoppas över"
