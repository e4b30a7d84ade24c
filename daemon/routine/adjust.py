"""Lays a municipality's changes over the shipped routine: days, roles, texts, steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from daemon.routine.faults import TableError, TableFault
from daemon.routine.rules import (
    ROLES,
    Adjustments,
    GuardRule,
    Locality,
    OwnStep,
    Routine,
    StepRule,
)
from daemon.routine.state import Role

_ORDER_FACTS = tuple(
    f"{action}_{status}"
    for action in ("installation", "removal")
    for status in ("ordered", "booked", "done", "failed", "cancelled")
)
_CLIENT_FACTS = (
    "client_registered",
    "first_visit",
    "provider_changed",
    "home_care_ended",
    "client_ended",
)
OWN_FACTS: tuple[str, ...] = (*_CLIENT_FACTS, *_ORDER_FACTS)
"""The facts that may open or close a step of the municipality's own."""

_BOOKED = "_booked"
_AHEAD = "_ahead"
_LAST_DAY = 28  # every month has one


def adjust(routine: Routine, adjustments: Adjustments, locality: Locality) -> Routine:
    """``routine`` changed as ``adjustments`` say; raises TableError with all their faults."""
    work = _Work(dict(routine.steps), dict(routine.guards), [])
    for own in adjustments.own:
        if own.step in work.steps:
            work.change(own)
        else:
            work.add(own)
    for name, days in adjustments.days.items():
        work.set_days(name, days)
    for name, role in adjustments.roles.items():
        work.set_role(name, role)
    for name, text in adjustments.texts.items():
        work.set_text(name, text)
    for name in adjustments.off:
        work.known(name, "off", (*work.steps, *work.guards))
    if work.faults:
        raise TableError(tuple(work.faults))
    off = routine.off | frozenset(adjustments.off)
    return replace(routine, steps=work.steps, guards=work.guards, off=off, locality=locality)


def deadlines(steps: Mapping[str, StepRule]) -> tuple[str, ...]:
    """The names that may stand under [deadlines]."""
    names = list(steps)
    names += [n + _BOOKED for n, rule in steps.items() if rule.due_from == "ordered_or_booked"]
    names += [n + _AHEAD for n, rule in steps.items() if rule.due_from == "decision_end"]
    return tuple(names)


@dataclass(frozen=True, slots=True)
class _Work:
    """The table while it is changed."""

    steps: dict[str, StepRule]
    guards: dict[str, GuardRule]
    faults: list[TableFault]

    def fault(self, name: str, key: str, found: str, wanted: str) -> None:
        self.faults.append(TableFault(name, key, found, wanted))

    def known(self, name: str, key: str, names: Iterable[str]) -> bool:
        names = tuple(names)
        if name not in names:
            self.fault(name, key, "ett okänt namn", "ett av " + ", ".join(names))
        return name in names

    def role(self, name: str, role: str) -> Role | None:
        for known in ROLES:
            if role == known:
                return known
        self.fault(name, "role", repr(role), "ett av " + ", ".join(ROLES))
        return None

    def set_role(self, name: str, role: str) -> None:
        found = self.role(name, role)
        if self.known(name, "roles", self.steps) and found is not None:
            self.steps[name] = replace(self.steps[name], role=found)

    def set_text(self, name: str, text: str) -> None:
        if name in self.guards:
            self.guards[name] = replace(self.guards[name], text=text)
        elif self.known(name, "texts", (*self.steps, *self.guards)):
            self.steps[name] = replace(self.steps[name], text=text)

    def set_days(self, name: str, days: int) -> None:
        booked, ahead = name.removesuffix(_BOOKED), name.removesuffix(_AHEAD)
        if name in self.steps:
            self.steps[name] = replace(self.steps[name], days=days)
            if self.steps[name].due_from == "day_of_month" and not 1 <= days <= _LAST_DAY:
                self.fault(name, "deadlines", str(days), f"en dag i månaden, 1 till {_LAST_DAY}")
        elif name not in deadlines(self.steps):
            self.known(name, "deadlines", deadlines(self.steps))
        elif booked in self.steps:
            self.steps[booked] = replace(self.steps[booked], days_booked=days)
        else:
            self.steps[ahead] = replace(self.steps[ahead], days_ahead=days)

    def change(self, own: OwnStep) -> None:
        """A shipped step gets another role, other days or another text."""
        for key, value in (("opens", own.opens), ("closes", own.closes)):
            if value is not None:
                wanted = "inget: ett steg i rutinen kan få annan roll, andra dagar, annan text"
                self.fault(own.step, key, repr(value), wanted)
        if own.role is not None:
            self.set_role(own.step, own.role)
        if own.days is not None:
            self.set_days(own.step, own.days)
        if own.text is not None:
            self.set_text(own.step, own.text)

    def add(self, own: OwnStep) -> None:
        """A step of the municipality's own."""
        before = len(self.faults)
        for key, value in (("opens", own.opens), ("days", own.days), ("text", own.text)):
            if value is None or value == "":
                self.fault(own.step, key, "inget", "ett värde: steget är ert eget")
        role = self.role(own.step, own.role or "")
        for key, fact, allowed in (
            ("opens", own.opens, OWN_FACTS),
            ("closes", own.closes, ("confirmed", *OWN_FACTS)),
        ):
            if fact and fact not in allowed:
                self.fault(own.step, key, repr(fact), "ett av " + ", ".join(allowed))
        if len(self.faults) > before or role is None:
            return
        self.steps[own.step] = StepRule(
            step=own.step,
            title=own.step.replace("_", " ").capitalize(),
            role=role,
            opens=(own.opens or "",),
            closes=tuple(dict.fromkeys(("confirmed", own.closes or "confirmed"))),
            due_from="opening",
            days=own.days or 0,
            text=own.text or "",
            source=("(kommunens eget steg)",),
            own=True,
        )
