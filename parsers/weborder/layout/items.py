"""The parts of a message as the reader sees them: labelled values, running text, and gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from parsers.reading import Source


class Pair(NamedTuple):
    """A label and its value; ``field`` is None when the vocabulary does not know the label."""

    label: str
    field: str | None
    value: str
    source: Source
    row: int | None = None
    apart: str = ""
    """The heading above it, where that may make it another thing's."""

    @property
    def words(self) -> str:
        """The line as a person would recognise it."""
        return f"{self.label.strip().rstrip(':')}: {self.value}"


class Text(NamedTuple):
    """A heading or a paragraph."""

    text: str
    source: Source
    lines: int = 1


class Gap(NamedTuple):
    """What parts one order from the next: a blank line, or (hard) a rule or a table's edge."""

    hard: bool


class RowStart(NamedTuple):
    """From here to the next: one row of a table that has a header row."""

    number: int


Item = Pair | Text | Gap | RowStart
_WHOLE = 3
"""Pairs on one line that make it an order by itself."""


def pairs_of(items: Sequence[Item]) -> tuple[Pair, ...]:
    """The labelled values among these."""
    return tuple([item for item in items if isinstance(item, Pair)])


def is_whole_order(items: Sequence[Item]) -> bool:
    """True for the pairs of one line that are an order by themselves."""
    return len(items) >= _WHOLE and any(pair.field == "order" for pair in pairs_of(items))


def without_title(items: list[Item], leads: Callable[[Item], bool]) -> list[Item]:
    """The items without the last that is no gap, where it only leads to what follows."""
    last = next((i for i in reversed(range(len(items))) if not isinstance(items[i], Gap)), None)
    return items if last is None or not leads(items[last]) else items[:last] + items[last + 1 :]
