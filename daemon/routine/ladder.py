"""When a step is reminded of: a heads-up before it is due, then rung by rung while it is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from daemon.routine.calendar import WorkCalendar
from daemon.routine.state import Step

HEADS_UP = 0


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs. ``ahead`` and ``every`` are working days, ``most`` counts overdue reminders."""

    ahead: int = 1
    every: int = 3
    escalate_after: int = 2
    most: int = 5


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder that went: its rung (0: the heads-up) and its local day."""

    rung: int
    day: date


def next_rung(
    step: Step, sent: Sequence[Sent], ladder: Ladder, calendar: WorkCalendar, today: date
) -> int | None:
    """The rung of the reminder owed for ``step`` today; None when none is.

    0 is the heads-up, 1 and on are counted. ``sent`` are those of this very ladder: the same step
    key, due day and provider; no rung is owed twice. Never more than one a day, never on a day
    off, and after a pause one, not all that were missed. A step put off until a day is reminded
    of on that day, or the next working day, at its next rung, be it late or not.
    """
    if step.closed is not None or step.adopted or not calendar.is_working(today):
        return None
    if step.state == "snoozed" or any(each.day >= today for each in sent):
        return None
    if step.workdays_late == 0:
        return _before_due(step, sent, ladder, calendar, today)
    late = [each.day for each in sent if each.rung > HEADS_UP and each.day > step.due]
    waiting = bool(late) and calendar.late(max(late), today) < ladder.every
    if exhausted(sent, ladder) or (waiting and not _resumed(step, sent, today)):
        return None
    return _next(sent, HEADS_UP + 1)


def escalates(rung: int, ladder: Ladder) -> bool:
    """Whether the reminder of ``rung`` is told to the systemförvaltare too."""
    return rung > HEADS_UP and rung >= ladder.escalate_after


def exhausted(sent: Sequence[Sent], ladder: Ladder) -> bool:
    """Whether all counted reminders have gone, so that a person must act."""
    return sum(each.rung > HEADS_UP for each in sent) >= ladder.most


def _before_due(
    step: Step, sent: Sequence[Sent], ladder: Ladder, calendar: WorkCalendar, today: date
) -> int | None:
    if _resumed(step, sent, today):
        return None if exhausted(sent, ladder) else _next(sent, HEADS_UP)
    if ladder.ahead == 0 or sent or step.opened >= step.due or today > step.due:
        return None
    ahead = calendar.add(step.due, -ladder.ahead)
    # On the due day itself only what opened too late in the day to be told of ahead.
    if today == step.due and step.opened < ahead:
        return None
    return HEADS_UP if today >= ahead else None


def _resumed(step: Step, sent: Sequence[Sent], today: date) -> bool:
    """Whether the step was put off until a day that has come, and not been reminded of since."""
    until = step.snoozed_until
    return until is not None and until <= today and all(each.day < until for each in sent)


def _next(sent: Sequence[Sent], least: int) -> int:
    return max(least, max((each.rung + 1 for each in sent), default=least))
