"""The report as plain values: what stands in the ledger on one day, ordered for its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from daemon.reports.words import HOLDER, OPEN_STATES, UNKNOWN, reader_about
from daemon.routine.state import Alert, CaseState, OrderState, Role, Step, StepState


class Record(Protocol):
    """A case with what only the ledger knows of it; ``codes`` and ``reminders`` by step key."""

    @property
    def ref(self) -> str: ...
    @property
    def state(self) -> CaseState: ...
    @property
    def codes(self) -> Mapping[str, str]: ...
    @property
    def reminders(self) -> Mapping[str, int]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxHealth:
    """How the mailbox stands: ``read_through`` is aware, None when it was never read to its end.

    ``stale``: it has not been read to its end for so long that reminders are held.
    """

    messages: int
    accounted: int
    read_through: datetime | None
    review: int
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step as a report shows it. ``said`` is what it is about in the reader's words."""

    case: str
    key: str
    step: str
    title: str
    about: str
    said: str
    role: Role
    holder: str
    opened: date
    due: date
    state: StepState
    workdays_late: int
    closed: date | None
    closed_why: str | None
    closed_by: str | None
    snoozed_until: date | None
    reminders: int
    code: str | None
    why: str

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """A guard as a report shows it."""

    case: str
    guard: str
    title: str
    about: str
    said: str
    since: date
    withdrawn: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A whole case."""

    case: str
    client: str | None
    provider: str | None
    orders: tuple[OrderState, ...]
    steps: tuple[StepLine, ...]
    alerts: tuple[AlertLine, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something only a person can do: what, and where to begin."""

    what: str
    do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """How many steps one role or provider holds; ``worst`` is the most working days late."""

    name: str
    role: Role
    open: int
    overdue: int
    worst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that stands in the ledger at ``generated`` (aware, in the municipality's time zone)."""

    generated: datetime
    mailbox: MailboxHealth
    cases: tuple[CaseLine, ...]
    needs: tuple[Need, ...]

    @property
    def steps(self) -> tuple[StepLine, ...]:
        """Every step of every case."""
        return tuple(step for case in self.cases for step in case.steps)

    @property
    def overdue(self) -> tuple[StepLine, ...]:
        """The late steps, latest first."""
        late = [step for step in self.steps if step.state == "overdue"]
        return tuple(sorted(late, key=lambda s: (-s.workdays_late, s.due, s.case, s.step)))

    @property
    def waiting(self) -> tuple[StepLine, ...]:
        """The steps that are open or put off but not late, the nearest due day first."""
        steps = [step for step in self.steps if step.state in ("open", "snoozed")]
        return tuple(sorted(steps, key=lambda s: (s.due, s.case, s.step)))

    @property
    def alerts(self) -> tuple[AlertLine, ...]:
        """The guards that still speak, the oldest first."""
        speaking = [a for case in self.cases for a in case.alerts if a.withdrawn is None]
        return tuple(sorted(speaking, key=lambda a: (a.since, a.case)))

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """Case and remark: what a message said that changed nothing."""
        return tuple((case.case, said) for case in self.cases for said in case.remarks)

    @property
    def closed(self) -> tuple[StepLine, ...]:
        """The steps that are done or waived, the latest first."""
        shut = [step for step in self.steps if not step.is_open]
        return tuple(sorted(shut, key=lambda s: (s.closed or s.opened, s.case), reverse=True))

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Who holds open steps, those with most late ones first."""
        found: dict[tuple[str, Role], list[StepLine]] = {}
        for step in self.steps:
            if step.is_open:
                found.setdefault((step.holder, step.role), []).append(step)
        holders = [
            Holder(
                name=name,
                role=role,
                open=len(steps),
                overdue=sum(step.state == "overdue" for step in steps),
                worst=max(step.workdays_late for step in steps),
            )
            for (name, role), steps in found.items()
        ]
        return tuple(sorted(holders, key=lambda h: (-h.overdue, -h.open, h.name)))


def case_line(record: Record, titles: Mapping[str, str]) -> CaseLine:
    """Return one case as a report shows it."""
    state = record.state
    return CaseLine(
        case=record.ref,
        client=state.client,
        provider=state.provider,
        orders=state.orders,
        steps=tuple(_step_line(record, step, titles) for step in state.steps),
        alerts=tuple(_alert_line(record, alert, titles) for alert in state.alerts),
        remarks=state.remarks,
    )


def _step_line(record: Record, step: Step, titles: Mapping[str, str]) -> StepLine:
    outside = step.role == "utforare"
    return StepLine(
        case=record.ref,
        key=step.key,
        step=step.step,
        title=titles.get(step.step, step.step),
        about=step.about,
        said=reader_about(step.about, record.ref, record.state),
        role=step.role,
        holder=(step.provider or UNKNOWN) if outside else HOLDER[step.role],
        opened=step.opened,
        due=step.due,
        state=step.state,
        workdays_late=step.workdays_late,
        closed=step.closed,
        closed_why=step.closed_why,
        closed_by=step.closed_by,
        snoozed_until=step.snoozed_until,
        reminders=record.reminders.get(step.key, 0),
        code=record.codes.get(step.key),
        why=step.why,
    )


def _alert_line(record: Record, alert: Alert, titles: Mapping[str, str]) -> AlertLine:
    return AlertLine(
        case=record.ref,
        guard=alert.guard,
        title=titles.get(alert.guard, alert.guard),
        about=alert.about,
        said=reader_about(alert.about, record.ref, record.state),
        since=alert.since,
        withdrawn=alert.withdrawn,
    )
