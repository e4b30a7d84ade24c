"""The desk a person works at: the ledger, the clock, who is working, and what an act changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from daemon.ledger import CaseRecord, Entry, Ledger
from daemon.routine.events import Event
from daemon.routine.state import Alert, Step

_TICK = timedelta(microseconds=1)
_SAME_MOMENT = timedelta(seconds=1)


class Refusal(Exception):
    """What was asked contradicts the ledger or cannot be told apart; ``str()`` says what to do."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One person's act: ``now`` is aware, ``by`` the name that is kept with it."""

    ledger: Ledger
    now: datetime
    zone: ZoneInfo
    by: str

    @property
    def today(self) -> date:
        """The local day of the act."""
        return self.now.astimezone(self.zone).date()

    def case(self, word: str) -> CaseRecord:
        """The case a person means. Raises Refusal when there is none."""
        record = self.ledger.find_case(word, self.today)
        if record is None:
            raise Refusal(
                f"{word}: finns inte i liggaren; ange ett ordernummer, ett ärende (2026-0137) "
                "eller en kod (LV-…)"
            )
        return record

    def append(
        self, events: Iterable[Event], *, anchor: str | None = None, message: int | None = None
    ) -> Changes:
        """The events are in the ledger; what they changed comes back.

        Said at the very moment of something said before, they still come after it.
        """
        with self.ledger.writing():
            latest = self.ledger.events.latest(self.now, self.now + _SAME_MOMENT)
            later = timedelta(0) if latest is None else latest - self.now + _TICK
            entries = [
                Entry(event=self._after(event, later), anchor=anchor, message=message)
                for event in events
            ]
            before = _standing(self.ledger, self.today)
            self.ledger.append(entries, today=self.today, now=self.now)
            return Changes(before, _standing(self.ledger, self.today))

    def _after(self, event: Event, later: timedelta) -> Event:
        if self.now <= event.stated < self.now + _SAME_MOMENT:
            return replace(event, stated=event.stated + later)
        return event


def new_id() -> str:
    """An event's id, unlike all others."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Standing:
    """Every step and alert of the ledger, by case reference and key."""

    steps: dict[tuple[str, str], Step]
    alerts: dict[tuple[str, str], Alert]


def _standing(ledger: Ledger, today: date) -> Standing:
    cases = ledger.cases(today)
    return Standing(
        {(c.ref, s.key): s for c in cases for s in c.state.steps},
        {(c.ref, a.key): a for c in cases for a in c.state.alerts},
    )


@dataclass(frozen=True, slots=True)
class Changes:
    """What stood before an act and what stands after it."""

    before: Standing
    after: Standing

    def steps(self) -> Iterator[tuple[str, Step | None, Step | None]]:
        """Each step that changed: its case's reference, as it was and as it is."""
        for ref, key in sorted({*self.before.steps, *self.after.steps}):
            was, is_ = self.before.steps.get((ref, key)), self.after.steps.get((ref, key))
            if was != is_:
                yield ref, was, is_

    def alerts(self) -> Iterator[tuple[str, Alert | None, Alert | None]]:
        """Each alert that changed."""
        for ref, key in sorted({*self.before.alerts, *self.after.alerts}):
            was, is_ = self.before.alerts.get((ref, key)), self.after.alerts.get((ref, key))
            if was != is_:
                yield ref, was, is_
