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

    0 is the heads-up, 1 and on the overdue ones. ``sent`` are those of this very ladder: the same
    step key, due day and provider. Never more than one a day, never on a day off, and after a
    pause one, not all that were missed. A step put off until a day is reminded of on that day (or
    the next working day), before its due day with a heads-up, after it at its next rung.
    """
    if step.closed is not None or step.adopted or not calendar.is_working(today):
        return None
    if step.state == "snoozed" or any(each.day >= today for each in sent):
        return None
    overdue = [each for each in sent if each.rung > HEADS_UP]
    if step.workdays_late == 0:
        return _heads_up(step, sent, ladder, calendar, today)
    if exhausted(sent, ladder):
        return None
    if overdue and not _time_again(step, overdue, ladder, calendar, today):
        return None
    return max((each.rung for each in overdue), default=HEADS_UP) + 1


def escalates(rung: int, ladder: Ladder) -> bool:
    """Whether the reminder of ``rung`` is told to the systemförvaltare too."""
    return rung > HEADS_UP and rung >= ladder.escalate_after


def exhausted(sent: Sequence[Sent], ladder: Ladder) -> bool:
    """Whether all overdue reminders have gone, so that a person must act."""
    return sum(each.rung > HEADS_UP for each in sent) >= ladder.most


def _time_again(
    step: Step, overdue: Sequence[Sent], ladder: Ladder, calendar: WorkCalendar, today: date
) -> bool:
    last = max(each.day for each in overdue)
    if step.snoozed_until is not None and last < step.snoozed_until <= today:
        return True
    return calendar.late(last, today) >= ladder.every


def _heads_up(
    step: Step, sent: Sequence[Sent], ladder: Ladder, calendar: WorkCalendar, today: date
) -> int | None:
    if today > step.due:
        return None
    if step.snoozed_until is not None and step.snoozed_until <= today:
        again = any(each.day >= step.snoozed_until for each in sent)
        return None if again else HEADS_UP
    if ladder.ahead == 0 or sent or step.opened >= today:
        return None
    return HEADS_UP if today >= calendar.add(step.due, -ladder.ahead) else None
