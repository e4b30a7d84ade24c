"""The step that renews a decision before its last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daemon.routine.case import Case
from daemon.routine.client import Chapter, Client
from daemon.routine.occurrence import Closing, Occurrence, before, earliest
from daemon.routine.rows import HOME_CARE, Row, closes

_STEP = "renew_decision"


def decision_steps(case: Case) -> Iterator[Occurrence]:
    """*Skriver ny utredning klart innan det gamla beslutet avslutas.*

    Of home care and of the alarm alike; a lapsed decision is no ended client and stays open.
    """
    client = case.client
    for chapter in client.chapters if client else ():
        for row in chapter.span.rows if client and not chapter.foreign else ():
            if client is not None and row.decided and row.end is not None:
                yield from _renewing(case, client, chapter, row, row.end)


def _renewing(
    case: Case, client: Client, chapter: Chapter, row: Row, end: date
) -> Iterator[Occurrence]:
    rule = case.routine.steps[_STEP]
    opened = case.calendar.add(end, -rule.days_ahead)
    later = _later(chapter, row, end)
    renewed = Closing(later.first[0].date(), "done", "ett senare beslut finns") if later else None
    closing = earliest(renewed, _ended(chapter, row, case.today))
    if closing is not None and (closing.day <= opened or (later and later.first <= row.first)):
        return
    # The key tells the two kinds of help apart without naming either.
    kind = "a" if row.service == HOME_CARE else "b"
    yield Occurrence(
        step=_STEP,
        key=f"{_STEP}:{kind}:{row.start}",
        about=client.name,
        opened=opened,
        due=before(case.calendar, "beslutet går ut", end, rule.days),
        provider=chapter.provider,
        closing=closing,
        known_before=chapter.span.adopted or case.before_golive(row.first),
    )


def _later(chapter: Chapter, row: Row, end: date) -> Row | None:
    """The later decision on the same help that was stated first; None while there is none."""
    later = [
        other
        for other in chapter.span.rows
        if other.service == row.service
        and other.decided
        and other.start > row.start
        and (other.end is None or other.end > end)
    ]
    return min(later, key=lambda other: other.first, default=None)


def _ended(chapter: Chapter, row: Row, today: date) -> Closing | None:
    """The help has ended, or its end has been stated: there is nothing to renew."""
    if row.ended is not None:
        told = (row.ended_stated or row.stated)[0].date()
        return Closing(min(told, row.ended), "waived", "insatsen är avslutad")
    help_ = [other for other in chapter.span.rows if other.service == row.service]
    ends = [closes(other, chapter.span.rows) for other in help_]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) or max(known) > today:
        return None
    return Closing(max(known), "waived", "insatsen är avslutad")
