"""Which part of a message speaks of which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.weborder.layout.blocks import (
    NEEDED,
    Between,
    Block,
    Part,
    of_all,
    orders_in,
    said_in,
    sections_of,
    states_a_fact,
    texts_of,
)
from parsers.weborder.layout.entries import refuse_nameless
from parsers.weborder.layout.items import Gap, Item, Pair, RowStart, Text, pairs_of
from parsers.weborder.layout.order_rows import orders_by_row
from parsers.weborder.reasons import Undecided


def divide(items: Sequence[Item]) -> Part:
    """The part's blocks, one an order; raises Undecided when several orders are not kept apart."""
    items = _by_reference(items)
    if RowStart in map(type, items):
        rows = orders_by_row(items)
        if rows is not None:
            return replace(rows, between=_between(items, rows.outside))
    block = Block.of(items)
    if len(orders_in(block.pairs)) < 2:
        refuse_nameless(items, block.pairs)
        return Part((block,))
    for sections in (
        _under_titles(sections_of(items, hard=True)),
        _under_titles(sections_of(items, hard=False)),
        _by_first_label(items),
    ):
        part = _one_order_each(sections)
        if part is not None:
            return replace(part, between=_between(items, part.outside))
    orders = sorted(orders_in(items))
    raise Undecided("mixed_orders", " / ".join(orders[:4]))


def _between(items: Sequence[Item], outside: Sequence[Text | Pair]) -> tuple[Between, ...]:
    """What stands outside the orders, below the first of them and above the last.

    So does the title of the first group, where others follow.
    """
    numbered = [index for index, item in enumerate(items) if orders_in([item])]
    apart = set(map(id, outside))
    among = [index for index in range(numbered[-1]) if id(items[index]) in apart]
    leading = [index for index in among if index < numbered[0]]
    groups = [index for index in among if index > numbered[0]]
    found: list[Between] = []
    for index, end in pairwise([*leading[-1:], *groups, len(items)] if groups else []):
        item = items[index]
        if isinstance(item, Text | Pair):
            below = pairs_of(items[index + 1 : end])
            found.append(Between(item, below, leads=index < numbered[0]))
    return tuple(found)


def _by_reference(items: Sequence[Item]) -> Sequence[Item]:
    """Where no order label stands, the references tell the orders apart just as well.

    So does one in each section that has no order label of its own.
    """
    fields = [item.field for item in items if isinstance(item, Pair)]
    if "reference" not in fields or ("order" in fields and not _take_turns(items)):
        return items
    return [
        item._replace(field="order")
        if isinstance(item, Pair) and item.field == "reference"
        else item
        for item in items
    ]


def _take_turns(items: Sequence[Item]) -> bool:
    """Every section with a status is headed by an order label or a reference, and by one alone."""
    sections = [[pair.field for pair in pairs_of(one)] for one in sections_of(items, hard=True)]
    numbered = [one.count("order") + one.count("reference") for one in sections if "status" in one]
    return len(numbered) > 1 and set(numbered) == {1}


def _under_titles(sections: list[list[Item]]) -> list[list[Item]]:
    """The sections, each title that is an order's number alone joined with what it stands above."""
    found: list[list[Item]] = []
    title: list[Item] = []
    for section in sections:
        if _is_title(section) and not title:
            title = section
        elif title and not orders_in(section) - orders_in(title):
            found.append([*title, *section])
            title = []
        else:
            found += [title, section] if title else [section]
            title = []
    return [*found, title] if title else found


def _is_title(section: Sequence[Item]) -> bool:
    """`Order 50410` and nothing else, or words that lead to it."""
    said = [item for item in section if not isinstance(item, Gap)]
    return all(isinstance(item, Text) for item in said[:-1]) and bool(orders_in(said[-1:]))


def _by_first_label(items: Sequence[Item]) -> list[list[Item]]:
    """Sections that begin at each order label, with a gap before each, where all are alike."""
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
    blocks = [section for section in sections if orders_in(section)]
    shapes = {tuple(p.field for p in pairs_of(block) if p.field in NEEDED) for block in blocks}
    alike = len(shapes) == 1 or (_stand_apart(items) and _are_whole(sections, blocks))
    return sections if alike and all(isinstance(block[0], Pair) for block in blocks) else []


def _stand_apart(items: Sequence[Item]) -> bool:
    """A gap before every labelled value, as on cards: none tells where an order ends."""
    pairs = pairwise(items)
    return not any(isinstance(one, Pair) and isinstance(two, Pair) for one, two in pairs)


def _are_whole(sections: Sequence[Sequence[Item]], blocks: Sequence[Sequence[Item]]) -> bool:
    """Every order has its kind and its status after its number, and nothing stands before it."""
    outside = [section for section in sections if section not in blocks]
    return not any(map(states_a_fact, outside)) and all(
        {"action", "status"} <= {pair.field for pair in pairs_of(block) if pair.value}
        for block in blocks
    )


def _one_order_each(sections: list[list[Item]]) -> Part | None:
    blocks: list[Block] = []
    outside: list[Text | Pair] = []
    seen: set[str] = set()
    shared: list[Pair] = []
    for section in sections:
        orders, pairs = orders_in(section), pairs_of(section)
        if not orders:
            common, rest = of_all(section)
            if states_a_fact(rest):
                return None
            shared += common
            outside.extend(said_in(rest))
            continue
        if len(orders) != 1 or orders & seen:
            return None
        seen |= orders
        blocks.append(Block(pairs, texts_of(section)))
    if len(blocks) < 2 or not _tell_alike(blocks):
        return None
    return Part(tuple(Block((*b.pairs, *shared), b.texts) for b in blocks), tuple(outside))


def _tell_alike(blocks: Sequence[Block]) -> bool:
    """Every order has its status, or every one its kind and none a status but in a title."""
    told = [{pair.field for pair in block.pairs if pair.value} for block in blocks]
    return all("status" in fields for fields in told) or all(
        "action" in fields and "status" not in fields for fields in told
    )
