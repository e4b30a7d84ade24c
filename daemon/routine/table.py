"""Reads the shipped table of the routine; every fault in it is told at once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

from daemon.routine.adjust import OWN_FACTS, adjust
from daemon.routine.faults import TableError, TableFault
from daemon.routine.rules import (
    ROLES,
    Adjustments,
    DueFrom,
    GuardRule,
    Locality,
    Routine,
    StepRule,
    Uncovered,
)
from daemon.routine.state import Role

_FACTS = frozenset(
    (
        *OWN_FACTS,
        *("decision_ends", "decision_renewed", "month_begins", "day_passed", "confirmed"),
        *("booked", "done", "failed", "cancelled", "rebooked"),
    )
)


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


__all__ = ["OWN_FACTS", "TableError", "TableFault", "load", "read", "shipped"]
