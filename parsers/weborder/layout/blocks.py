"""Which part of a message speaks of which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.weborder.layout.items import Gap, Item, Pair, RowStart, Text, pairs_of
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.numbers import read_order
from parsers.weborder.words.fold import has_digit, label_key

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
_OF_ONE = frozenset(("action", "status", "client", "person", "provider"))
"""What an entry tells of its own order, however short it is."""
DECISIVE = _NEEDED | {"reference", "provider_company", "provider_unit", "date_failed"}
"""The fields under whose labels a fact is stated."""


@dataclass(frozen=True, slots=True)
class Block:
    """Everything that is said of one order in one part of the message."""

    pairs: tuple[Pair, ...]
    texts: tuple[Text, ...] = ()

    @classmethod
    def of(cls, items: Sequence[Item]) -> Block:
        """All these items as one block."""
        return cls(pairs_of(items), _texts(items))


@dataclass(frozen=True, slots=True)
class Between:
    """What stands among the orders, and the labelled values below it that it may be of alone."""

    said: Text | Pair
    below: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A text or HTML part: its orders' blocks, and what stands outside them."""

    blocks: tuple[Block, ...]
    outside: tuple[Text | Pair, ...] = ()
    between: tuple[Between, ...] = ()

    @property
    def states_nothing(self) -> bool:
        """True for a thin part: no labelled value that an order needs."""
        return not any(
            pair.field in _NEEDED and pair.value for block in self.blocks for pair in block.pairs
        )

    def said(self) -> tuple[Text | Pair, ...]:
        """Everything in the part, whichever order it speaks of."""
        said = list(self.outside)
        for block in self.blocks:
            said += [*block.pairs, *block.texts]
        return tuple(said)


def divide(items: Sequence[Item]) -> Part:
    """The part's blocks, one an order; raises Undecided when several orders are not kept apart."""
    items = _by_reference(items)
    if RowStart in map(type, items):
        rows = _rows(items)
        if rows is not None:
            return rows
    block = Block.of(items)
    if len(_orders(block.pairs)) < 2:
        _refuse_nameless(items, block.pairs)
        return Part((block,))
    for sections in (
        _under_titles(_sections(items, hard=True)),
        _under_titles(_sections(items, hard=False)),
        _by_first_label(items),
    ):
        part = _one_order_each(sections)
        if part is not None:
            return replace(part, between=_between(items, part.outside))
    orders = sorted(_orders(items))
    raise Undecided("mixed_orders", " / ".join(orders[:4]))


def _between(items: Sequence[Item], outside: Sequence[Text | Pair]) -> tuple[Between, ...]:
    """What stands outside the orders, below the first of them and above the last."""
    numbered = [index for index, item in enumerate(items) if _orders([item])]
    apart = set(map(id, outside))
    among = [index for index in range(numbered[0], numbered[-1]) if id(items[index]) in apart]
    found: list[Between] = []
    for index, end in pairwise([*among, len(items)]):
        item = items[index]
        if isinstance(item, Text | Pair):
            found.append(Between(item, pairs_of(items[index + 1 : end])))
    return tuple(found)


def _refuse_nameless(items: Sequence[Item], pairs: Sequence[Pair]) -> None:
    """An entry of its own beside the order's, but without its number: whose is it?

    It is a block with a kind and a status, or a label that names the order in another place.
    """
    fields = [pair.field for pair in pairs]
    if fields.count("status") < 2 and fields.count("order") < 2 and "reference" not in fields:
        return  # one entry alone, as nearly every message is
    blocks = [
        section
        for section in _entries(items)
        if {"status", "action"} <= {pair.field for pair in pairs_of(section) if pair.value}
    ]
    numbers = [set(map(_number, filter(_names_order, pairs_of(one)))) for one in blocks]
    apart = len(blocks) > 1 and not set.intersection(*numbers)
    if apart or _is_once_without_number(pairs) or _name_two(items):
        raise Undecided("mixed_orders", " / ".join(sorted(_orders(items))))


def _name_two(items: Sequence[Item]) -> bool:
    """Two sections, each with a number of its own, that tell the same thing each for itself."""
    named: list[tuple[set[str], frozenset[str]]] = []
    for section in _sections(items, hard=False):
        pairs = [pair for pair in pairs_of(section) if pair.value]
        numbers = set(map(_number, filter(_names_order, pairs)))
        told = _OF_ONE.intersection([pair.field for pair in pairs])
        if numbers:
            named.append((numbers, told))
    return any(not one[0] & two[0] and one[1] & two[1] for one, two in pairwise(named))


def _entries(items: Sequence[Item]) -> list[list[Item]]:
    """The sections; one that tells a kind and a status twice is parted at the numbers in it."""
    entries: list[list[Item]] = []
    for section in _sections(items, hard=False):
        fields = [pair.field for pair in pairs_of(section)]
        twice = fields.count("status") > 1 and fields.count("action") > 1
        entries.append([])
        for item in section:
            if twice and isinstance(item, Pair) and _names_order(item):
                entries.append([])
            entries[-1].append(item)
    return entries


def _is_once_without_number(pairs: Sequence[Pair]) -> bool:
    labels = [pair for pair in pairs if pair.field == "order"]
    if len(labels) < 2:
        return False
    numbered = {label_key(pair.label) for pair in labels if has_digit(pair.value)}
    return any(label_key(pair.label) in numbered for pair in labels if not has_digit(pair.value))


def _names_order(pair: Pair) -> bool:
    return pair.field in ("order", "reference") and has_digit(pair.value)


def _number(pair: Pair) -> str:
    return read_order(pair.value) or pair.value


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
    sections = [[pair.field for pair in pairs_of(one)] for one in _sections(items, hard=True)]
    numbered = [one.count("order") + one.count("reference") for one in sections if "status" in one]
    return len(numbered) > 1 and set(numbered) == {1}


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
    nameless = [
        row
        for row in rows
        if not _orders(row)
        and any(pair.value for pair in pairs_of(row))
        and (len(with_order) > 1 or any(pair.field == "order" for pair in pairs_of(row)))
    ]
    if with_order and nameless:
        raise Undecided("mixed_orders", " / ".join(sorted(_orders(items))[:4]))
    if len(_orders(items)) < 2 or len(with_order) < 2:
        return None
    shared, rest = _shared(outside)
    if _states_a_fact(rest) or any(len(_orders(row)) > 1 for row in with_order):
        raise Undecided("mixed_orders", " / ".join(sorted(_orders(items))[:4]))
    said = _said(rest)
    return Part(_merged([[*row, *shared] for row in with_order]), said, _between(items, said))


def _shared(outside: Sequence[Item]) -> tuple[list[Pair], list[Item]]:
    """The provider that is named once, outside the orders of a message, and is that of each.

    Where an order names one of its own, the two must agree.
    """
    shared = [item for item in outside if isinstance(item, Pair) and item.field == _OF_ALL]
    return shared, [item for item in outside if item not in shared]


def _states_a_fact(items: Sequence[Item]) -> bool:
    return any(pair.field in _NEEDED and pair.value for pair in pairs_of(items))


def _merged(rows: Sequence[Sequence[Item]]) -> tuple[Block, ...]:
    """One block an order; an order whose rows follow on each other, as with two locks, has one."""
    merged: list[tuple[str, list[Item]]] = []
    for row in rows:
        order = next(iter(_orders(row)))
        if merged and merged[-1][0] == order:
            merged[-1][1].extend(row)
        else:
            merged.append((order, list(row)))
    orders = [order for order, _ in merged]
    if len(set(orders)) != len(orders):
        raise Undecided("mixed_orders", " / ".join(sorted(set(orders))[:4]))
    return tuple(Block(pairs_of(row), _texts(row)) for _, row in merged)


def _texts(items: Sequence[Item]) -> tuple[Text, ...]:
    return tuple([item for item in items if isinstance(item, Text)])


def _said(items: Sequence[Item]) -> tuple[Text | Pair, ...]:
    return tuple(item for item in items if isinstance(item, Text | Pair))


def _sections(items: Sequence[Item], *, hard: bool) -> list[list[Item]]:
    sections: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, Gap) and (item.hard or not hard):
            sections.append([])
        elif not isinstance(item, RowStart):
            sections[-1].append(item)
    return [section for section in sections if section]


def _under_titles(sections: list[list[Item]]) -> list[list[Item]]:
    """The sections, each title that is an order's number alone joined with what it stands above."""
    found: list[list[Item]] = []
    title: list[Item] = []
    for section in sections:
        if _is_title(section) and not title:
            title = section
        elif title and not _orders(section) - _orders(title):
            found.append([*title, *section])
            title = []
        else:
            found += [title, section] if title else [section]
            title = []
    return [*found, title] if title else found


def _is_title(section: Sequence[Item]) -> bool:
    """`Order 50410` and nothing else, or words that lead to it."""
    said = [item for item in section if not isinstance(item, Gap)]
    return all(isinstance(item, Text) for item in said[:-1]) and bool(_orders(said[-1:]))


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
    blocks = [section for section in sections if _orders(section)]
    shapes = {tuple(p.field for p in pairs_of(block) if p.field in _NEEDED) for block in blocks}
    alike = len(shapes) == 1 or (_stand_apart(items) and _are_whole(sections, blocks))
    return sections if alike and all(isinstance(block[0], Pair) for block in blocks) else []


def _stand_apart(items: Sequence[Item]) -> bool:
    """A gap before every labelled value, as on cards: none tells where an order ends."""
    pairs = pairwise(items)
    return not any(isinstance(one, Pair) and isinstance(two, Pair) for one, two in pairs)


def _are_whole(sections: Sequence[Sequence[Item]], blocks: Sequence[Sequence[Item]]) -> bool:
    """Every order has its kind and its status after its number, and nothing stands before it."""
    outside = [section for section in sections if section not in blocks]
    return not any(map(_states_a_fact, outside)) and all(
        {"action", "status"} <= {pair.field for pair in pairs_of(block) if pair.value}
        for block in blocks
    )


def _one_order_each(sections: list[list[Item]]) -> Part | None:
    blocks: list[Block] = []
    outside: list[Text | Pair] = []
    seen: set[str] = set()
    shared: list[Pair] = []
    for section in sections:
        orders, pairs = _orders(section), pairs_of(section)
        if not orders:
            common, rest = _shared(section)
            if _states_a_fact(rest):
                return None
            shared += common
            outside.extend(_said(rest))
            continue
        if len(orders) != 1 or orders & seen:
            return None
        seen |= orders
        blocks.append(Block(pairs, _texts(section)))
    if len(blocks) < 2 or not _tell_alike(blocks):
        return None
    return Part(tuple(Block((*b.pairs, *shared), b.texts) for b in blocks), tuple(outside))


def _tell_alike(blocks: Sequence[Block]) -> bool:
    """Every order has its status, or every one its kind and none a status but in a title."""
    told = [{pair.field for pair in block.pairs if pair.value} for block in blocks]
    return all("status" in fields for fields in told) or all(
        "action" in fields and "status" not in fields for fields in told
    )
