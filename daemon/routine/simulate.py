"""Which reminders would go on which days, if nothing more were heard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.events import Event
from daemon.routine.ladder import Ladder, Sent, escalates, next_rung
from daemon.routine.rules import Routine
from daemon.routine.state import Step

LadderKey = tuple[str, date, str | None]


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """A reminder that would go on ``day``; ``step`` is as it would stand that day."""

    day: date
    step: Step
    rung: int
    escalated: bool


def ladder_key(step: Step) -> LadderKey:
    """What a ladder belongs to: the step, its due day and its provider; another is a new one."""
    return (step.key, step.due, step.provider)


def simulate(  # noqa: PLR0913  all that a round is given
    events: Iterable[Event],
    routine: Routine,
    calendar: WorkCalendar,
    ladder: Ladder,
    *,
    sent: Mapping[LadderKey, Sequence[Sent]],
    start: date,
    until: date,
) -> list[PlannedReminder]:
    """The reminders of one case from ``start`` to ``until``, both included, by day.

    ``sent`` are those that have gone, by `ladder_key`; it is left as it is.
    """
    known = tuple(events)
    gone = {key: list(reminders) for key, reminders in sent.items()}
    planned: list[PlannedReminder] = []
    for ahead in range((until - start).days + 1):
        day = start + timedelta(days=ahead)
        if not calendar.is_working(day):
            continue
        for step in evaluate(known, routine, calendar, day).steps:
            mine = gone.setdefault(ladder_key(step), [])
            rung = next_rung(step, mine, ladder, calendar, day)
            if rung is not None:
                mine.append(Sent(rung, day))
                planned.append(PlannedReminder(day, step, rung, escalates(rung, ladder)))
    return planned
