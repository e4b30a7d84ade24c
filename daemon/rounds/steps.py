"""A step of the ledger as the rounds speak of it: its case, its ladder, its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import CaseRecord, NewItem, anchor_of
from daemon.rendering.mails import ReminderItem
from daemon.rounds.settings import RoundSettings
from daemon.routine.rules import StepRule
from daemon.routine.state import Alert, Role, Step

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
ROLE_WORDS: dict[Role, str] = {
    "utforare": "utföraren",
    "bistandshandlaggare": "biståndshandläggaren",
    "systemforvaltare": "systemförvaltaren",
}
GREETINGS: dict[Role, str] = {
    "utforare": "utförare",
    "bistandshandlaggare": "biståndshandläggare",
    "systemforvaltare": "systemförvaltare",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A step together with the case it stands in."""

    case: CaseRecord
    step: Step

    @property
    def anchor(self) -> str:
        """What the step is tied to, whatever becomes of its case."""
        return anchor_of(self.step.about, self.case.state, self.case.key)

    @property
    def code(self) -> str:
        """The step's LV code."""
        return self.case.codes[self.step.key]

    @property
    def ladder(self) -> str:
        """The ladder it stands on: a new due day or another holder makes a new one."""
        return f"{self.step.due.isoformat()} {self.step.provider or self.step.role}"

    def item(self, rung: int, audience: str) -> NewItem:
        """The rung as the outbox keeps it."""
        return NewItem(
            anchor=self.anchor,
            key=self.step.key,
            ladder=self.ladder,
            rung=rung,
            audience=audience,
        )


def waiting(ledger: Ledger, by: date | None = None) -> list[CaseRecord]:
    """The cases where something stands open, as their rows have them.

    With ``by`` those alone of which somebody may have to hear by that day.
    """
    return list(ledger.casebook.waiting(by))


def held_step(ledger: Ledger, anchor: str, key: str) -> Held | None:
    """The step as its case's rows have it now; None when it is gone."""
    case = _case(ledger, anchor)
    step = None if case is None else case.step(key)
    return None if case is None or step is None else Held(case=case, step=step)


def held_alert(ledger: Ledger, anchor: str, key: str) -> tuple[CaseRecord, Alert] | None:
    """The guard's alert as its case's rows have it now; None when it is gone."""
    case = _case(ledger, anchor)
    if case is None:
        return None
    found = next((one for one in case.state.alerts if one.key == key), None)
    return None if found is None else (case, found)


def _case(ledger: Ledger, anchor: str) -> CaseRecord | None:
    key = ledger.events.case_of(anchor)
    state = ledger.casebook.state(key)
    return None if state is None else ledger.casebook.record(key, state)


def said_of(case: CaseRecord, about: str) -> str:
    """What the reader knows the thing by; never a client's pseudonym."""
    if any(order.order == about for order in case.state.orders):
        return f"order {about}"
    if _MONTH.fullmatch(about):
        return f"månad {about}, ärende {case.ref}"
    return f"ärende {case.ref}"


def holder_of(step: Step) -> str:
    """Who holds the step: a provider's name, or a role in Swedish."""
    if step.role == "utforare" and step.provider is not None:
        return step.provider
    return ROLE_WORDS[step.role]


def rule_of(step: Step, settings: RoundSettings) -> StepRule:
    """The step's row of the routine table."""
    return settings.routine.steps[step.step]


def reminder_item(
    held: Held, *, number: int, rung: int, outside: bool, settings: RoundSettings
) -> ReminderItem:
    """The step as it stands in a mail."""
    rule = rule_of(held.step, settings)
    return ReminderItem(
        number=number,
        step=held.step.step,
        what=rule.words(outside=outside),
        about=said_of(held.case, held.step.about),
        due=held.step.due,
        workdays_late=held.step.workdays_late,
        why=held.step.why,
        code=held.code,
        rung=rung,
        heads_up=rung == 0,
        last=rung >= settings.ladder.most,
        believable=rule.message_only,
        never_late=rule.due_from == "booked_day",
        case=held.case.ref,
    )


def pairs_of(items: object) -> list[tuple[str, str]]:
    """The anchors and keys of the steps that a message's payload names."""
    if not isinstance(items, list):
        return []
    return [
        (str(one["anchor"]), str(one["key"])) if isinstance(one, dict) else (one[0], one[1])
        for one in items
    ]
