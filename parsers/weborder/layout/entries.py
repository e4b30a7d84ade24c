"""An entry of another order beside the one that a message is of: it is for a person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.weborder.layout.blocks import names_order, number_of, orders_in, sections_of
from parsers.weborder.layout.items import Item, Pair, pairs_of
from parsers.weborder.reasons import Undecided
from parsers.weborder.words.fold import has_digit, label_key

_OF_ONE = frozenset(("action", "status", "client", "person", "provider"))
"""What an entry tells of its own order, however short it is."""


def refuse_nameless(items: Sequence[Item], pairs: Sequence[Pair]) -> None:
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
    numbers = [set(map(number_of, filter(names_order, pairs_of(one)))) for one in blocks]
    apart = len(blocks) > 1 and not set.intersection(*numbers)
    if apart or _is_once_without_number(pairs) or _name_two(items):
        raise Undecided("mixed_orders", " / ".join(sorted(orders_in(items))))


def _name_two(items: Sequence[Item]) -> bool:
    """Two sections, each with a number of its own, that tell the same thing each for itself."""
    named: list[tuple[set[str], frozenset[str]]] = []
    for section in sections_of(items, hard=False):
        pairs = [pair for pair in pairs_of(section) if pair.value]
        numbers = set(map(number_of, filter(names_order, pairs)))
        told = _OF_ONE.intersection([pair.field for pair in pairs])
        if numbers:
            named.append((numbers, told))
    return any(not one[0] & two[0] and one[1] & two[1] for one, two in pairwise(named))


def _entries(items: Sequence[Item]) -> list[list[Item]]:
    """The sections; one that tells a kind and a status twice is parted at the numbers in it."""
    entries: list[list[Item]] = []
    for section in sections_of(items, hard=False):
        fields = [pair.field for pair in pairs_of(section)]
        twice = fields.count("status") > 1 and fields.count("action") > 1
        entries.append([])
        for item in section:
            if twice and isinstance(item, Pair) and names_order(item):
                entries.append([])
            entries[-1].append(item)
    return entries


def _is_once_without_number(pairs: Sequence[Pair]) -> bool:
    labels = [pair for pair in pairs if pair.field == "order"]
    if len(labels) < 2:
        return False
    numbered = {label_key(pair.label) for pair in labels if has_digit(pair.value)}
    return any(label_key(pair.label) in numbered for pair in labels if not has_digit(pair.value))
