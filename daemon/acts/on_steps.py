"""Confirm, waive and snooze a step, and take the last one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from daemon.acts.desk import Changes, Desk, Refusal, new_id
from daemon.ledger import CaseRecord, anchor_of
from daemon.routine.events import Confirmed, Event, Snoozed, StepFact, Undone, Waived
from daemon.routine.facts import effective
from daemon.routine.state import Step

_STANDING = ("open", "overdue", "snoozed")


@dataclass(frozen=True, slots=True)
class Naming:
    """How a person names a step: its name, a word for its case, and what it is about."""

    step: str
    word: str
    about: str | None = None

    def __str__(self) -> str:
        return f"{self.step} {self.word}"


@dataclass(frozen=True, slots=True)
class Target:
    """The one step a person means."""

    case: CaseRecord
    step: Step

    @property
    def anchor(self) -> str:
        """Where facts about the step belong, whatever case it later joins."""
        return anchor_of(self.step.about, self.case.state, self.case.key)


def confirm(desk: Desk, naming: Naming, day: date | None) -> Changes:
    """The step is closed as done on ``day`` (default today). Raises Refusal."""
    target = _open_step(desk, naming)
    when = day or desk.today
    if when > desk.today:
        raise Refusal(f"--date: {when} har inte varit än; kvittera när steget är gjort")

    def fact(f: Step) -> Event:
        return Confirmed(
            id=new_id(), stated=desk.now, date=when, by=desk.by,
            step=f.step, about=f.about, key=f.key, sure=True,
        )  # fmt: skip

    return _say(desk, target, fact)


def waive(desk: Desk, naming: Naming, day: date | None, reason: str) -> Changes:
    """The step is closed as not to be done, for ``reason``. Raises Refusal."""
    if not reason.strip():
        raise Refusal("--reason: skriv varför steget inte är aktuellt")
    target = _open_step(desk, naming)

    def fact(f: Step) -> Event:
        return Waived(
            id=new_id(), stated=desk.now, date=day or desk.today, by=desk.by,
            step=f.step, about=f.about, key=f.key, reason=" ".join(reason.split()),
        )  # fmt: skip

    return _say(desk, target, fact)


def snooze(desk: Desk, naming: Naming, day: date | None, until: date) -> Changes:
    """No reminder of the step goes before ``until``; its due day stays. Raises Refusal."""
    if until <= desk.today:
        raise Refusal(f"--until: {until} måste vara en senare dag än i dag, {desk.today}")
    target = _open_step(desk, naming)

    def fact(f: Step) -> Event:
        return Snoozed(
            id=new_id(), stated=desk.now, date=day or desk.today, by=desk.by,
            step=f.step, about=f.about, key=f.key, until=until,
        )  # fmt: skip

    return _say(desk, target, fact)


def undo(desk: Desk, kind: type[StepFact], naming: Naming) -> Changes:
    """The last fact of this kind about the step no longer counts. Raises Refusal."""
    case = desk.case(naming.word)
    keys = {s.key for s in _meant(case, naming)}
    counting = effective(desk.ledger.events.of_case(case.key)).of(kind)
    said = [fact for fact in counting if fact.step == naming.step and fact.key in keys]
    if not said:
        raise Refusal(f"{naming}: det finns ingenting att ta tillbaka")
    last = said[-1]
    taken_back = Undone(
        id=new_id(), stated=desk.now, date=desk.today, by=desk.by, undoes=last.id
    )  # fmt: skip
    return desk.append([taken_back])


def _open_step(desk: Desk, naming: Naming) -> Target:
    case = desk.case(naming.word)
    meant = _meant(case, naming)
    if not meant:
        there = ", ".join(sorted({s.step for s in case.state.steps if s.state in _STANDING}))
        raise Refusal(
            f"{naming}: steget finns inte i ärendet {case.ref}; öppna steg: {there or 'inga'}"
        )
    standing = [s for s in meant if s.state in _STANDING]
    if not standing:
        last = max(meant, key=lambda s: s.opened)
        raise Refusal(
            f"{naming}: steget är redan stängt {last.closed} ({last.closed_why or 'klart'})"
        )
    if len(standing) > 1:
        choices = ", ".join(sorted(s.about for s in standing))
        raise Refusal(f"{naming}: steget är öppet för flera; välj med --about: {choices}")
    return Target(case, standing[0])


def _meant(case: CaseRecord, naming: Naming) -> list[Step]:
    name = "".join(naming.word.split()).upper()
    steps = [s for s in case.state.steps if s.step == naming.step]
    if any(case.codes.get(s.key) == name for s in case.state.steps):
        return [s for s in steps if case.codes.get(s.key) == name]
    if naming.about is not None:
        return [s for s in steps if s.about.casefold() == naming.about.casefold()]
    # An order number names the step about that order, where there is one.
    return [s for s in steps if s.about.upper() == name] or steps


def _say(desk: Desk, target: Target, fact: Callable[[Step], Event]) -> Changes:
    return desk.append([fact(target.step)], anchor=target.anchor)
