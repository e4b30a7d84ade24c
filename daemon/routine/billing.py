"""The monthly form of another municipality's clients."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from daemon.routine.case import Case
from daemon.routine.client import Chapter, Period
from daemon.routine.occurrence import Due, Occurrence

_STEP = "billing_form"


def billing_steps(case: Case) -> Iterator[Occurrence]:
    """*Faktureras på hemtjänstfakturan med egen rad, underlagsblankett ska skickas.*

    A form for each month in which the client was active, the last included; none that was due
    before reminders began.
    """
    client = case.client
    for chapter in client.chapters if client else ():
        for period in chapter.periods if chapter.foreign else ():
            for month in _months(period, case.today):
                yield from _form(case, chapter, period, month)


def _months(period: Period, today: date) -> Iterator[date]:
    end = period.span.end
    last = today if end is None else min(end, today)
    month = period.span.start.replace(day=1)
    while month <= last:
        yield month
        month = _next(month)


def _next(month: date) -> date:
    if month.year == date.max.year and month.month == 12:
        return date.max
    return (month + timedelta(days=31)).replace(day=1)


def _form(case: Case, chapter: Chapter, period: Period, month: date) -> Iterator[Occurrence]:
    opened = _next(month)
    due = opened.replace(day=case.days(_STEP))
    golive = case.routine.locality.golive
    if opened > case.today or (golive is not None and due < golive):
        return
    name = f"{month:%Y-%m}"
    yield Occurrence(
        step=_STEP,
        key=f"{_STEP}:{name}",
        about=name,
        opened=opened,
        due=Due(due, f"underlag för {name}, den {due.day}:e månaden efter"),
        provider=period.line.provider_on(opened - timedelta(days=1)) or chapter.provider,
    )
