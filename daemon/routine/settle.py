"""What people have said of a step is heard, and the step gets the state it has today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from daemon.routine.calendar import WorkCalendar
from daemon.routine.events import Snoozed, Waived
from daemon.routine.facts import Saying
from daemon.routine.occurrence import Closing, Occurrence, earliest
from daemon.routine.rules import Routine, StepRule
from daemon.routine.state import Step, StepState


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of one step: how closed, until when put off, how often believed."""

    closing: Closing | None
    until: date | None
    believed: int


def hear(sayings: Sequence[Saying], rule: StepRule, calendar: WorkCalendar, believe: int) -> Heard:
    """What ``sayings``, those stated first first, come to.

    A word that the step is done for a step that only a message can close is believed once and
    puts it off ``believe`` working days.
    """
    closing: Closing | None = None
    until: date | None = None
    believed = 0
    for saying in sayings:
        if isinstance(saying, Snoozed):
            until = saying.until
        elif isinstance(saying, Waived):
            closing = Closing(saying.date, "waived", saying.reason, saying.by)
        elif saying.sure or not rule.message_only:
            closing = Closing(saying.date, "done", "bekräftat", saying.by)
        else:
            believed += 1
            until = calendar.add(saying.date, believe) if believed == 1 else None
    return Heard(closing, until, believed)


def assign(sayings: Sequence[Saying], occurrences: Sequence[Occurrence]) -> dict[str, list[Saying]]:
    """Which sayings each occurrence gets, by its key.

    A saying whose key names no occurrence, but only a step and what it is about, is said of the
    last one then open, or, said before its time, of the first to come.
    """
    heard: dict[str, list[Saying]] = {occurrence.key: [] for occurrence in occurrences}
    by_time = sorted(occurrences, key=lambda o: (o.opened, o.key))
    for saying in sayings:
        key = saying.key
        if key not in heard and key in ("", saying.step, f"{saying.step}:{saying.about}"):
            key = _meant(saying, [o for o in by_time if _is_about(o, saying)], heard)
        if key in heard:
            heard[key].append(saying)
    return heard


def _is_about(occurrence: Occurrence, saying: Saying) -> bool:
    abouts = (occurrence.about, *occurrence.also)
    return occurrence.step == saying.step and saying.about in abouts


def _meant(saying: Saying, candidates: Sequence[Occurrence], heard: dict[str, list[Saying]]) -> str:
    begun = [o for o in candidates if o.opened <= saying.date]
    going = [
        o
        for o in begun
        if (o.closing is None or o.closing.day >= saying.date)
        and all(isinstance(said, Snoozed) for said in heard[o.key])
    ]
    chosen = going[-1:] or begun[-1:] or candidates[:1]
    return chosen[0].key if chosen else saying.key


def settle(
    occurrence: Occurrence,
    sayings: Sequence[Saying],
    routine: Routine,
    calendar: WorkCalendar,
    today: date,
) -> Step:
    """The step that ``occurrence`` is on ``today``, once ``sayings`` are heard."""
    rule = routine.steps[occurrence.step]
    heard = hear(sayings, rule, calendar, routine.locality.believe)
    own = occurrence.closing
    closing = earliest(own if own is not None and own.day <= today else None, heard.closing)
    due = occurrence.due.day
    late = 0 if closing or occurrence.never_late else calendar.late(due, today)
    put_off = closing is None and heard.until is not None and today < heard.until
    state: StepState = closing.state if closing else "snoozed" if put_off else "open"
    role = occurrence.role or rule.role
    held = role == "utforare"
    return Step(
        key=occurrence.key,
        step=occurrence.step,
        about=occurrence.about,
        role=role,
        provider=occurrence.provider if held else None,
        opened=occurrence.opened,
        due=due,
        state="overdue" if state == "open" and late else state,
        workdays_late=late,
        closed=max(closing.day, occurrence.opened) if closing else None,
        why=occurrence.due.why,
        closed_why=closing.why if closing else None,
        closed_by=closing.by if closing else None,
        snoozed_until=None if closing else heard.until,
        believed=heard.believed,
        adopted=_adopted(occurrence, routine.locality.golive, calendar),
    )


def _adopted(occurrence: Occurrence, golive: date | None, calendar: WorkCalendar) -> bool:
    if golive is None or not occurrence.known_before or golive == date.min:
        return False
    return not occurrence.never_late and calendar.late(occurrence.due.day, golive) > (
        1 if calendar.is_working(golive) else 0
    )
