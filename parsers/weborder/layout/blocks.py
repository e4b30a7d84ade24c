"""An order's own part of a message, and the small questions that dividing one asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.weborder.layout.items import Gap, Item, Pair, RowStart, Text, pairs_of
from parsers.weborder.values.numbers import read_order
from parsers.weborder.words.fold import has_digit

NEEDED = frozenset(
    [
        "order",
        "action",
        "status",
        "client",
        "client_or_name",
        "person",
        "lock",
        "serial",
        "provider",
        "date_done",
        "date_booked",
        "date_visit",
        "date_status",
        "date_ordered",
        "date_installed",
        "date_removed",
        "date_failed",
        "date_cancelled",
    ]
)
_OF_ALL = "provider"
"""What a message of several orders may state once for them all."""
DECISIVE = NEEDED | {"reference", "provider_company", "provider_unit"}
"""The fields under whose labels a fact is stated."""


@dataclass(frozen=True, slots=True)
class Block:
    """Everything that is said of one order in one part of the message."""

    pairs: tuple[Pair, ...]
    texts: tuple[Text, ...] = ()

    @classmethod
    def of(cls, items: Sequence[Item]) -> Block:
        """All these items as one block."""
        return cls(pairs_of(items), texts_of(items))


@dataclass(frozen=True, slots=True)
class Between:
    """What stands among the orders, and the labelled values below it that it may be of alone."""

    said: Text | Pair
    below: tuple[Pair, ...]
    leads: bool = False
    """True above the first order, where it may as well be of them all."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text or HTML part: its orders' blocks, and what stands outside them."""

    blocks: tuple[Block, ...]
    outside: tuple[Text | Pair, ...] = ()
    between: tuple[Between, ...] = ()

    @property
    def states_nothing(self) -> bool:
        """True for a thin part: no labelled value that an order needs."""
        return not any(states_a_fact(block.pairs) for block in self.blocks)

    def said(self) -> tuple[Text | Pair, ...]:
        """Everything in the part, whichever order it speaks of."""
        said = list(self.outside)
        for block in self.blocks:
            said += [*block.pairs, *block.texts]
        return tuple(said)


def orders_in(items: Sequence[Item]) -> set[str]:
    """The numbers under the order labels among these."""
    return {
        number_of(item)
        for item in items
        if isinstance(item, Pair) and item.field == "order" and has_digit(item.value)
    }


def names_order(pair: Pair) -> bool:
    """True for an order's number or a reference."""
    return pair.field in ("order", "reference") and has_digit(pair.value)


def number_of(pair: Pair) -> str:
    """The order number as it is compared: as read, else as written."""
    return read_order(pair.value) or pair.value


def sections_of(items: Sequence[Item], *, hard: bool) -> list[list[Item]]:
    """The items between gaps, all of them or the ``hard`` alone; none is empty."""
    sections: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, Gap) and (item.hard or not hard):
            sections.append([])
        elif not isinstance(item, RowStart):
            sections[-1].append(item)
    return [section for section in sections if section]


def of_all(outside: Sequence[Item]) -> tuple[list[Pair], list[Item]]:
    """The provider that is named once, outside the orders of a message, and is that of each.

    Where an order names one of its own, the two must agree.
    """
    shared = [item for item in outside if isinstance(item, Pair) and item.field == _OF_ALL]
    return shared, [item for item in outside if item not in shared]


def states_a_fact(items: Sequence[Item]) -> bool:
    """True where a labelled value among these is one that an order needs."""
    return any(pair.field in NEEDED and pair.value for pair in pairs_of(items))


def texts_of(items: Sequence[Item]) -> tuple[Text, ...]:
    """The running texts among these."""
    return tuple([item for item in items if isinstance(item, Text)])


def said_in(items: Sequence[Item]) -> tuple[Text | Pair, ...]:
    """The items without what only parts them."""
    return tuple([item for item in items if isinstance(item, Text | Pair)])
