"""What a paragraph, a heading or a comment says, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.reading import Status
from parsers.weborder.prose.certainty import Force
from parsers.weborder.prose.naming import Named
from parsers.weborder.values.dates import DayMention
from parsers.weborder.words.vocabulary import Kind


class Mention(NamedTuple):
    """A status word with the force it is said with; ``status`` None: only the work is named."""

    force: Force
    status: Status | None
    action: Kind | None
    words: str
    day: DayMention | None = None
    days: int = 0
    relative: bool = False
    month: int | None = None
    """A month without a day, which a day told elsewhere may lie in."""
    outright: bool = True
    """False for a doubt that would be none beside an address or a name."""


class Prose(NamedTuple):
    """Everything one paragraph or heading says."""

    mentions: tuple[Mention, ...] = ()
    actions: tuple[tuple[Kind, str], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    clients: tuple[tuple[str, str], ...] = ()
    locks: tuple[tuple[str, str, str], ...] = ()
    passed: tuple[str, ...] = ()
    loose_days: tuple[tuple[DayMention, str], ...] = ()
    coming_days: tuple[tuple[DayMention, str], ...] = ()
    weeks: tuple[str, ...] = ()
    """What is told with a weekday or a week, and no date."""
    refusals: tuple[tuple[str, str], ...] = ()
    told_actions: tuple[tuple[Kind, str], ...] = ()
    """Kinds named in passing, which may only contradict."""
    strange: tuple[str, ...] = ()
    """Sentences with a word that nobody knows."""
    unknown_kind: str | None = None
    all_known: bool = False


NOTHING = Prose()
"""What most paragraphs say of the order."""


def renumbered(prose: Prose, old: str, new: str) -> Prose:
    """The same words said of another number; ``old`` stands nowhere but where ``new`` shall."""

    def swapped(said: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple([(one.replace(old, new), words.replace(old, new)) for one, words in said])

    return Prose(
        mentions=tuple([m._replace(words=m.words.replace(old, new)) for m in prose.mentions]),
        actions=swapped(prose.actions),
        orders=swapped(prose.orders),
        clients=swapped(prose.clients),
        locks=tuple(
            [(k, n.replace(old, new), words.replace(old, new)) for k, n, words in prose.locks]
        ),
        passed=tuple([words.replace(old, new) for words in prose.passed]),
        weeks=tuple([words.replace(old, new) for words in prose.weeks]),
        loose_days=tuple([(day, words.replace(old, new)) for day, words in prose.loose_days]),
        coming_days=tuple([(day, words.replace(old, new)) for day, words in prose.coming_days]),
        refusals=swapped(prose.refusals),
        told_actions=tuple([(k, words.replace(old, new)) for k, words in prose.told_actions]),
        strange=tuple([words.replace(old, new) for words in prose.strange]),
        unknown_kind=prose.unknown_kind and prose.unknown_kind.replace(old, new),
        all_known=prose.all_known,
    )


@dataclass(slots=True)
class Gathered:
    mentions: list[Mention] = field(default_factory=list)
    actions: list[tuple[Kind, str]] = field(default_factory=list)
    told_actions: list[tuple[Kind, str]] = field(default_factory=list)
    named: Named = field(default_factory=Named)
    passed: list[str] = field(default_factory=list)
    loose: list[tuple[DayMention, str]] = field(default_factory=list)
    coming: list[tuple[DayMention, str]] = field(default_factory=list)
    weeks: list[str] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    unknown_kind: str | None = None
