"""Reads the shipped table of the routine and lays the configuration's changes over it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

from daemon.routine.rules import (
    ROLES,
    Adjustments,
    DueFrom,
    GuardRule,
    Locality,
    OwnStep,
    Routine,
    StepRule,
    Uncovered,
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

_FACTS = frozenset(
    (
        *OWN_FACTS,
        *("decision_ends", "decision_renewed", "month_begins", "day_passed", "confirmed"),
        *("booked", "done", "failed", "cancelled", "rebooked"),
    )
)
_BOOKED = "_booked"
_AHEAD = "_ahead"


@dataclass(frozen=True, slots=True)
class TableFault:
    """One thing wrong with the table: where, what was found, and what was wanted."""

    step: str
    key: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.step}, {self.key}: fann {self.found}; ska vara {self.wanted}"


class TableError(ValueError):
    """The table cannot be used; ``faults`` are all that is wrong with it."""

    def __init__(self, faults: tuple[TableFault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def load(
    adjustments: Adjustments = Adjustments(),  # noqa: B008  frozen, so it can be shared
    locality: Locality = Locality(),  # noqa: B008  frozen, so it can be shared
) -> Routine:
    """The shipped routine as ``adjustments`` change it, for ``locality``.

    Raises TableError with every fault at once: an unknown step, role, fact or key, a value of the
    wrong kind.
    """
    return adjust(shipped(), adjustments, locality)


@cache
def shipped() -> Routine:
    """The routine as it is shipped."""
    text = files("daemon.routine").joinpath("routine.toml").read_text(encoding="utf-8")
    return read(text)


def read(text: str) -> Routine:
    """The routine that the TOML ``text`` states; raises TableError with all its faults."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError((TableFault("tabellen", "TOML", str(error), "giltig TOML"),)) from None
    faults: list[TableFault] = []
    steps = [_step(row, faults) for row in table.get("step", ())]
    guards = [_guard(row, faults) for row in table.get("guard", ())]
    names = [
        str(row.get("step", row.get("guard")))
        for row in (*table.get("step", ()), *table.get("guard", ()))
    ]
    faults += [
        TableFault(name, "step", "samma namn två gånger", "ett namn för varje steg och vakt")
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    if faults:
        raise TableError(tuple(faults))
    return Routine(
        steps={rule.step: rule for rule in steps if rule},
        guards={rule.guard: rule for rule in guards if rule},
        uncovered=tuple(Uncovered(**row) for row in table.get("uncovered", ())),
    )


class _Row:
    """One table row being read: takes out what is wanted and notes what is not right."""

    def __init__(self, kind: str, row: dict[str, Any], faults: list[TableFault]) -> None:
        self._row = dict(row)
        self._faults = faults
        self.name = str(row.get(kind, f"({kind} utan namn)"))
        self.before = len(faults)

    def fault(self, key: str, found: object, wanted: str) -> None:
        shown = "inget" if found is None else repr(found)
        self._faults.append(TableFault(self.name, key, shown, wanted))

    def text(self, key: str, *, needed: bool = True) -> str | None:
        value = self._row.pop(key, None)
        if isinstance(value, str) and value.strip():
            return value
        if needed or value is not None:
            self.fault(key, value, "en text")
        return None

    def number(self, key: str, *, needed: bool = False) -> int:
        value = self._row.pop(key, None)
        if type(value) is int and 0 <= value <= 366:
            return value
        if needed or value is not None:
            self.fault(key, value, "ett antal dagar, 0 till 366")
        return 0

    def flag(self, key: str) -> bool:
        value = self._row.pop(key, False)
        if not isinstance(value, bool):
            self.fault(key, value, "true eller false")
        return bool(value)

    def words(
        self, key: str, allowed: frozenset[str] | None, *, needed: bool = True
    ) -> tuple[str, ...]:
        value = self._row.pop(key, None)
        if value is None and not needed:
            return ()
        if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
            self.fault(key, value, "en lista av texter")
            return ()
        for word in value:
            if allowed is not None and word not in allowed:
                self.fault(key, word, "ett av " + ", ".join(sorted(allowed)))
        return tuple(value)

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self._row.pop(key, None)
        if value not in allowed:
            self.fault(key, value, "ett av " + ", ".join(allowed))
        return str(value)

    def finished(self) -> bool:
        for key, value in self._row.items():
            self.fault(key, value, "ingenting: nyckeln är okänd")
        return len(self._faults) == self.before


def _step(row: dict[str, Any], faults: list[TableFault]) -> StepRule | None:
    r = _Row("step", row, faults)
    rule = StepRule(
        step=r.text("step") or "",
        title=r.text("title") or "",
        role=cast("Role", r.choice("role", ROLES)),
        opens=r.words("opens", _FACTS),
        closes=r.words("closes", _FACTS),
        due_from=cast("DueFrom", r.choice("due_from", get_args(DueFrom))),
        days=r.number("days", needed=True),
        days_booked=r.number("days_booked"),
        days_ahead=r.number("days_ahead"),
        message_only=r.flag("message_only"),
        may_confirm=cast(
            "tuple[Role, ...]", r.words("may_confirm", frozenset(ROLES), needed=False)
        ),
        text=r.text("text") or "",
        text_outside=r.text("text_outside", needed=False),
        source=r.words("source", None),
    )
    return rule if r.finished() else None


def _guard(row: dict[str, Any], faults: list[TableFault]) -> GuardRule | None:
    r = _Row("guard", row, faults)
    rule = GuardRule(
        guard=r.text("guard") or "",
        title=r.text("title") or "",
        told=cast("tuple[Role, ...]", r.words("told", frozenset(ROLES))),
        when=r.text("when") or "",
        text=r.text("text") or "",
        text_outside=r.text("text_outside", needed=False),
        source=r.words("source", None),
    )
    return rule if r.finished() else None


def adjust(routine: Routine, adjustments: Adjustments, locality: Locality) -> Routine:
    """``routine`` changed as ``adjustments`` say; raises TableError with all their faults."""
    faults: list[TableFault] = []
    steps = dict(routine.steps)
    guards = dict(routine.guards)
    for own in adjustments.own:
        if own.step in steps:
            steps[own.step] = _changed(steps[own.step], own, faults)
        elif (added := _added(own, faults)) is not None:
            steps[own.step] = added
    for name, days in adjustments.days.items():
        _set_days(steps, name, days, faults)
    for name, role in adjustments.roles.items():
        if _known(name, steps, "roles", faults) and _is_role(name, role, faults):
            steps[name] = replace(steps[name], role=cast("Role", role))
    for name, text in adjustments.texts.items():
        if name in guards:
            guards[name] = replace(guards[name], text=text)
        elif _known(name, {**steps, **guards}, "texts", faults):
            steps[name] = replace(steps[name], text=text)
    for name in adjustments.off:
        _known(name, {**steps, **guards}, "off", faults)
    if faults:
        raise TableError(tuple(faults))
    off = routine.off | frozenset(adjustments.off)
    return replace(routine, steps=steps, guards=guards, off=off, locality=locality)


def _known(name: str, known: dict[str, Any], key: str, faults: list[TableFault]) -> bool:
    if name not in known:
        faults.append(TableFault(name, key, "ett okänt namn", "ett av " + ", ".join(known)))
    return name in known


def _is_role(name: str, role: str, faults: list[TableFault]) -> bool:
    if role not in ROLES:
        faults.append(TableFault(name, "role", repr(role), "ett av " + ", ".join(ROLES)))
    return role in ROLES


def _set_days(steps: dict[str, StepRule], name: str, days: int, faults: list[TableFault]) -> None:
    booked, ahead = name.removesuffix(_BOOKED), name.removesuffix(_AHEAD)
    if name in steps:
        steps[name] = replace(steps[name], days=days)
        if steps[name].due_from == "day_of_month" and not 1 <= days <= 28:
            faults.append(TableFault(name, "deadlines", str(days), "en dag i månaden, 1 till 28"))
    elif booked in steps and steps[booked].due_from == "ordered_or_booked":
        steps[booked] = replace(steps[booked], days_booked=days)
    elif ahead in steps and steps[ahead].due_from == "decision_end":
        steps[ahead] = replace(steps[ahead], days_ahead=days)
    else:
        faults.append(
            TableFault(name, "deadlines", "ett okänt namn", "ett av " + ", ".join(deadlines(steps)))
        )


def deadlines(steps: dict[str, StepRule]) -> tuple[str, ...]:
    """The names that may stand under [deadlines]."""
    names = list(steps)
    names += [n + _BOOKED for n, rule in steps.items() if rule.due_from == "ordered_or_booked"]
    names += [n + _AHEAD for n, rule in steps.items() if rule.due_from == "decision_end"]
    return tuple(names)


def _changed(rule: StepRule, own: OwnStep, faults: list[TableFault]) -> StepRule:
    for key, value in (("opens", own.opens), ("closes", own.closes)):
        if value is not None:
            wanted = "inget: ett steg i rutinen kan få annan roll, andra dagar eller annan text"
            faults.append(TableFault(own.step, key, repr(value), wanted))
    if own.role is not None and _is_role(own.step, own.role, faults):
        rule = replace(rule, role=cast("Role", own.role))
    return replace(
        rule,
        days=rule.days if own.days is None else own.days,
        text=rule.text if own.text is None else own.text,
    )


def _added(own: OwnStep, faults: list[TableFault]) -> StepRule | None:
    before = len(faults)
    needed = {"role": own.role, "opens": own.opens, "days": own.days, "text": own.text}
    for key, value in needed.items():
        if value is None or value == "":
            faults.append(TableFault(own.step, key, "inget", "ett värde: steget är ert eget"))
    if own.role is not None:
        _is_role(own.step, own.role, faults)
    closers = ("confirmed", *OWN_FACTS)
    for key, fact, allowed in (("opens", own.opens, OWN_FACTS), ("closes", own.closes, closers)):
        if fact and fact not in allowed:
            faults.append(TableFault(own.step, key, repr(fact), "ett av " + ", ".join(allowed)))
    if len(faults) > before:
        return None
    return StepRule(
        step=own.step,
        title=own.step.replace("_", " ").capitalize(),
        role=cast("Role", own.role),
        opens=(cast("str", own.opens),),
        closes=tuple(dict.fromkeys(("confirmed", own.closes or "confirmed"))),
        due_from="opening",
        days=cast("int", own.days),
        text=cast("str", own.text),
        source=("(kommunens eget steg)",),
        own=True,
    )
