"""Every value that could be a field of one order, gathered and not yet chosen from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from parsers.reading import Source
from parsers.weborder.prose.spoken import NOTHING, Mention, Prose
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.dates import DayMention
from parsers.weborder.values.numbers import read_locks
from parsers.weborder.values.persons import read_client
from parsers.weborder.values.phrases import StatusValue
from parsers.weborder.words.vocabulary import Kind

T = TypeVar("T")


class Candidate(NamedTuple, Generic[T]):
    """One possible value, the words it came from, and which part they stood in."""

    value: T
    words: str
    source: Source
    label: str = ""


@dataclass(slots=True)
class Candidates:
    """All candidates for one order. Lists are in reading order; nothing is chosen here."""

    orders: list[Candidate[str | None]] = field(default_factory=list)
    references: list[Candidate[str | None]] = field(default_factory=list)
    named_orders: list[Candidate[str]] = field(default_factory=list)
    other_orders: list[Candidate[str]] = field(default_factory=list)
    bare_numbers: list[Candidate[str]] = field(default_factory=list)
    """Numbers that stand alone on a line: in a list of orders, or anything else's."""
    statuses: list[Candidate[StatusValue | None]] = field(default_factory=list)
    mentions: list[Candidate[Mention]] = field(default_factory=list)
    asides: list[Candidate[Mention]] = field(default_factory=list)
    actions: list[Candidate[Kind | None]] = field(default_factory=list)
    named_actions: list[Candidate[Kind]] = field(default_factory=list)
    days: dict[str, list[Candidate[DayMention | None]]] = field(default_factory=dict)
    unknown_days: list[Candidate[DayMention]] = field(default_factory=list)
    aside_days: list[Candidate[DayMention]] = field(default_factory=list)
    """Days that free text tells of."""
    aside_passed: list[Candidate[str]] = field(default_factory=list)
    """What free text tells of a day that has passed, without its date."""
    passed: list[Candidate[str]] = field(default_factory=list)
    coming_days: list[Candidate[DayMention]] = field(default_factory=list)
    weeks: list[str] = field(default_factory=list)
    """What is told with a weekday or a week, and no date."""
    guesses: list[Candidate[StatusValue]] = field(default_factory=list)
    guessed_actions: list[Candidate[Kind]] = field(default_factory=list)
    open_actions: list[Candidate[Kind]] = field(default_factory=list)
    aside_actions: list[Candidate[Kind]] = field(default_factory=list)
    clients: list[Candidate[str]] = field(default_factory=list)
    named_clients: list[Candidate[str]] = field(default_factory=list)
    providers: dict[str, list[Candidate[str]]] = field(default_factory=dict)
    locks: dict[str, list[Candidate[tuple[str, ...]]]] = field(default_factory=dict)
    firms: list[Candidate[str]] = field(default_factory=list)
    """Subjects that name a provider's firm."""
    told: list[Candidate[str]] = field(default_factory=list)
    """Texts with a number and with a word that nobody knows; of a comment its label is shown."""
    refusals: list[Undecided] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    unknown_kind: str | None = None
    unfilled: bool = False


def add_prose(found: Candidates, prose: Prose, source: Source) -> None:
    """Adds everything that running text says to the candidates of its order."""
    if prose is NOTHING:
        return
    found.mentions += [Candidate(m, m.words, source) for m in prose.mentions]
    found.named_actions += [Candidate(kind, words, source) for kind, words in prose.actions]
    found.aside_actions += [Candidate(k, words, source) for k, words in prose.told_actions]
    found.named_orders += [Candidate(order, words, source) for order, words in prose.orders]
    for number, words in prose.clients:
        client = read_client(number)
        if client is not None:
            found.named_clients.append(Candidate(client, words, source))
    for kind, number, words in prose.locks:
        locks = read_locks(number)
        if locks:
            found.locks.setdefault(f"named_{kind}", []).append(Candidate(locks, words, source))
    found.unknown_days += [Candidate(day, words, source) for day, words in prose.loose_days]
    found.passed += [Candidate(words, words, source) for words in prose.passed]
    found.coming_days += [Candidate(day, words, source) for day, words in prose.coming_days]
    found.refusals += [Undecided(code, words) for code, words in prose.refusals]
    found.strange += prose.strange
    found.weeks += prose.weeks
    found.unknown_kind = found.unknown_kind or prose.unknown_kind
