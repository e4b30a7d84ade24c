"""What a paragraph, a heading or a comment says, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.reading import Status
from parsers.weborder.certainty import Force
from parsers.weborder.dates import DayMention
from parsers.weborder.naming import Named
from parsers.weborder.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A status word with the force it is said with; ``status`` None: only the work is named."""

    force: Force
    status: Status | None
    action: Kind | None
    words: str
    day: DayMention | None = None
    days: int = 0
    relative: bool = False
    outright: bool = True
    """False for a doubt that would be none beside an address or a name."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Everything one paragraph or heading says."""

    mentions: tuple[Mention, ...] = ()
    actions: tuple[tuple[Kind, str], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    clients: tuple[tuple[str, str], ...] = ()
    locks: tuple[tuple[str, str, str], ...] = ()
    passed: tuple[str, ...] = ()
    loose_days: tuple[tuple[DayMention, str], ...] = ()
    coming_days: tuple[tuple[DayMention, str], ...] = ()
    refusals: tuple[tuple[str, str], ...] = ()
    unknown_kind: str | None = None
    all_known: bool = False


@dataclass(slots=True)
class Gathered:
    mentions: list[Mention] = field(default_factory=list)
    actions: list[tuple[Kind, str]] = field(default_factory=list)
    named: Named = field(default_factory=Named)
    passed: list[str] = field(default_factory=list)
    loose: list[tuple[DayMention, str]] = field(default_factory=list)
    coming: list[tuple[DayMention, str]] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    unknown_kind: str | None = None
