"""Which part of a message speaks of which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.weborder.fold import has_digit
from parsers.weborder.items import Gap, Item, Pair, RowStart, Text
from parsers.weborder.numbers import read_order
from parsers.weborder.reasons import Undecided

_NEEDED = frozenset(
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
        "date_ordered",
        "date_installed",
        "date_removed",
        "date_cancelled",
    ]
)
DECISIVE = _NEEDED | {"reference", "provider_company", "provider_unit", "date_failed"}
"""The fields under whose labels a fact is stated."""


@dataclass(frozen=True, slots=True)
class Block:
    """Everything that is said of one order in one part of the message."""

    pairs: tuple[Pair, ...]
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A text or HTML part: its orders' blocks, and the words that stand outside them."""

    blocks: tuple[Block, ...]
    outside: tuple[Text, ...] = ()

    @property
    def states_nothing(self) -> bool:
        """True for a thin part: no labelled value that an order needs."""
        return not any(
            pair.field in _NEEDED and pair.value for block in self.blocks for pair in block.pairs
        )


def divide(items: Sequence[Item]) -> Part:
    """The part's blocks, one an order; raises Undecided when several orders are not kept apart."""
    items = _by_reference(items)
    if any(isinstance(item, RowStart) for item in items):
        rows = _rows(items)
        if rows is not None:
            return rows
    if len(_orders(items)) < 2:
        _refuse_nameless(items)
        texts = tuple(item for item in items if isinstance(item, Text))
        return Part((Block(_pairs(items), texts),))
    for sections in (
        _sections(items, hard=True),
        _sections(items, hard=False),
        _by_first_label(items),
    ):
        part = _one_order_each(sections)
        if part is not None:
            return part
    orders = sorted(_orders(items))
    raise Undecided("mixed_orders", " / ".join(orders[:4]))


def _refuse_nameless(items: Sequence[Item]) -> None:
    """A block with kind and status of its own beside the order's, but no number: whose is it?"""
    blocks = [
        section
        for section in _sections(items, hard=False)
        if {"status", "action"} <= {pair.field for pair in _pairs(section) if pair.value}
    ]
    named = [any(pair.field in ("order", "reference") for pair in _pairs(one)) for one in blocks]
    if any(named) and not all(named):
        raise Undecided("mixed_orders", " / ".join(sorted(_orders(items))))


def _by_reference(items: Sequence[Item]) -> Sequence[Item]:
    """Where no order label stands, several references tell the orders apart just as well."""
    references = [pair for pair in _pairs(items) if pair.field == "reference"]
    if len(references) < 2 or any(pair.field == "order" for pair in _pairs(items)):
        return items
    return [
        item._replace(field="order")
        if isinstance(item, Pair) and item.field == "reference"
        else item
        for item in items
    ]


def _pairs(items: Sequence[Item]) -> tuple[Pair, ...]:
    return tuple(item for item in items if isinstance(item, Pair))


def _orders(items: Sequence[Item]) -> set[str]:
    return {
        read_order(item.value) or item.value
        for item in items
        if isinstance(item, Pair) and item.field == "order" and has_digit(item.value)
    }


def _rows(items: Sequence[Item]) -> Part | None:
    """One order a row; None when the rows bear no order label (one order under a header)."""
    outside: list[Item] = []
    rows: list[list[Item]] = []
    for item in items:
        if isinstance(item, RowStart):
            rows.append([])
        elif isinstance(item, Gap) and item.hard and rows:
            rows.append([item])
        elif rows and not (rows[-1] and isinstance(rows[-1][0], Gap)):
            rows[-1].append(item)
        else:
            outside.append(item)
    rows = [row for row in rows if row and not isinstance(row[0], Gap)]
    with_order = [row for row in rows if _orders(row)]
    if len(with_order) < 2:
        return None
    orders = [next(iter(_orders(row))) for row in with_order if len(_orders(row)) == 1]
    shapes = {frozenset(pair.field for pair in _pairs(row) if pair.value) for row in with_order}
    if len(orders) == len(with_order) and len(set(orders)) == len(shapes) == 1:
        return None  # one order, a full row for each of its locks: all else must agree
    strays = [pair for pair in _pairs(outside) if pair.field in _NEEDED and pair.value]
    partial = [row for row in rows if not _orders(row) and any(pair.value for pair in _pairs(row))]
    if len(orders) != len(with_order) or len(set(orders)) != len(orders) or strays or partial:
        raise Undecided("mixed_orders", " / ".join(sorted(set(orders))[:4]))
    texts = tuple(item for item in outside if isinstance(item, Text))
    return Part(tuple(Block(_pairs(row)) for row in with_order), texts)


def _sections(items: Sequence[Item], *, hard: bool) -> list[list[Item]]:
    sections: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, Gap) and (item.hard or not hard):
            sections.append([])
        elif not isinstance(item, RowStart):
            sections[-1].append(item)
    return [section for section in sections if section]


def _by_first_label(items: Sequence[Item]) -> list[list[Item]]:
    """Sections that begin at each order label, when a gap stands before each and all look alike."""
    sections: list[list[Item]] = [[]]
    gap = True
    for item in items:
        if isinstance(item, Gap):
            gap = True
            continue
        if isinstance(item, Pair) and item.field == "order" and gap:
            sections.append([])
        gap = False
        if not isinstance(item, RowStart):
            sections[-1].append(item)
    sections = [section for section in sections if section]
    blocks = [section for section in sections if _orders(section)]
    shapes = {tuple(p.field for p in _pairs(block) if p.field in _NEEDED) for block in blocks}
    if len(shapes) != 1 or any(not isinstance(block[0], Pair) for block in blocks):
        return []
    return sections


def _one_order_each(sections: list[list[Item]]) -> Part | None:
    blocks: list[Block] = []
    outside: list[Text] = []
    seen: set[str] = set()
    for section in sections:
        orders, pairs = _orders(section), _pairs(section)
        texts = tuple(item for item in section if isinstance(item, Text))
        if not orders:
            if any(pair.field in _NEEDED and pair.value for pair in pairs):
                return None
            outside.extend(texts)
            continue
        has_status = any(pair.field == "status" for pair in pairs)
        if len(orders) != 1 or orders & seen or not has_status:
            return None
        seen |= orders
        blocks.append(Block(pairs, texts))
    return Part(tuple(blocks), tuple(outside)) if len(blocks) > 1 else None
