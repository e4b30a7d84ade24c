"""The routine as values: its steps, its guards, and what of the municipality it must know."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from daemon.routine.state import Role

ROLES: tuple[Role, ...] = ("utforare", "bistandshandlaggare", "systemforvaltare")

DueFrom = Literal[
    "opening",
    "first_visit",
    "booked_day",
    "ordered_or_booked",
    "decision_end",
    "day_of_month",
]


def fold(name: str) -> str:
    """``name`` as names are compared: NFC, lower-cased, white space collapsed."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRule:
    """One row of the routine's table of steps.

    ``days`` are working days, but for ``due_from`` day_of_month, where they are the day itself,
    and decision_end, where they count backwards. ``days_booked`` counts from a booked day,
    ``days_ahead`` from the opening back to the decision's end. ``message_only``: no person's word
    closes it but the administrator's. ``text_outside`` takes the place of ``text`` in what leaves
    the house. ``own``: a step of the municipality's, opened and closed by named facts.
    """

    step: str
    role: Role
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    due_from: DueFrom
    days: int
    text: str
    source: tuple[str, ...]
    title: str
    days_booked: int = 0
    days_ahead: int = 0
    message_only: bool = False
    may_confirm: tuple[Role, ...] = ()
    text_outside: str | None = None
    own: bool = False

    def words(self, *, outside: bool) -> str:
        """The sentence shown to the reader; ``outside``: in a mail that leaves the house."""
        return self.text_outside if outside and self.text_outside is not None else self.text

    @property
    def confirmers(self) -> tuple[Role, ...]:
        """The roles whose word counts for this step."""
        return (self.role, *(role for role in self.may_confirm if role != self.role))


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardRule:
    """One row of the routine's table of guards: who is told at once, and in which words."""

    guard: str
    told: tuple[Role, ...]
    when: str
    text: str
    title: str
    source: tuple[str, ...]
    text_outside: str | None = None

    def words(self, *, outside: bool) -> str:
        """The sentence shown to the reader; ``outside``: in a mail that leaves the house."""
        return self.text_outside if outside and self.text_outside is not None else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """A sentence of the municipality's text that no step or guard comes from, and why not."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """What the routine must know of the municipality that uses it.

    ``municipality`` are its own names, ``providers`` a provider's configured name by each of its
    spellings, folded by `fold`. ``golive`` is the day from which reminders go (None: nothing is
    adopted). ``believe`` is in working days.
    """

    municipality: frozenset[str] = frozenset()
    providers: Mapping[str, str] = field(default_factory=dict)
    golive: date | None = None
    believe: int = 3

    def is_own(self, municipality: str | None) -> bool:
        """Whether a client of ``municipality`` is the own municipality's; None and "" are."""
        if municipality is None or not municipality.strip():
            return True
        return fold(municipality) in {fold(name) for name in self.municipality}

    def provider(self, name: str | None) -> str | None:
        """The configured spelling of a provider's ``name``, else the name as written."""
        return None if name is None else self.providers.get(fold(name), name)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStep:
    """A step of the municipality's own, or changes to a shipped one of the same name."""

    step: str
    role: str | None = None
    opens: str | None = None
    closes: str | None = None
    days: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustments:
    """What the configuration changes in the shipped table."""

    days: Mapping[str, int] = field(default_factory=dict)
    off: tuple[str, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    own: tuple[OwnStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """The routine in force. ``off`` names the steps and guards that are switched off."""

    steps: Mapping[str, StepRule]
    guards: Mapping[str, GuardRule]
    uncovered: tuple[Uncovered, ...] = ()
    off: frozenset[str] = frozenset()
    locality: Locality = Locality()
