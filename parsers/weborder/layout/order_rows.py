"""Several orders in a table: one a row."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.weborder.layout.blocks import (
    Block,
    Part,
    of_all,
    orders_in,
    said_in,
    states_a_fact,
    texts_of,
)
from parsers.weborder.layout.items import Gap, Item, RowStart, pairs_of
from parsers.weborder.reasons import Undecided
from parsers.weborder.words.fold import label_key

_SUMS = ("summa", "totalt", "antal")


def orders_by_row(items: Sequence[Item]) -> Part | None:
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
    rows = [row for row in rows if row and not isinstance(row[0], Gap) and not _is_sum(row)]
    with_order = [row for row in rows if orders_in(row)]
    nameless = [
        row
        for row in rows
        if not orders_in(row)
        and any(pair.value for pair in pairs_of(row))
        and (len(with_order) > 1 or any(pair.field == "order" for pair in pairs_of(row)))
    ]
    if with_order and nameless:
        raise Undecided("mixed_orders", " / ".join(sorted(orders_in(items))[:4]))
    if len(orders_in(items)) < 2 or len(with_order) < 2:
        return None
    common, rest = of_all(outside)
    if states_a_fact(rest) or any(len(orders_in(row)) > 1 for row in with_order):
        raise Undecided("mixed_orders", " / ".join(sorted(orders_in(items))[:4]))
    return Part(_merged([[*row, *common] for row in with_order]), said_in(rest))


def _is_sum(row: Sequence[Item]) -> bool:
    """`Summa: 2 ordrar` in the first cell and nothing in the others: of none of the orders."""
    said = [pair.value for pair in pairs_of(row) if pair.value.strip()]
    return len(said) == 1 and label_key(said[0]).startswith(_SUMS)


def _merged(rows: Sequence[Sequence[Item]]) -> tuple[Block, ...]:
    """One block an order; an order whose rows follow on each other, as with two locks, has one."""
    merged: list[tuple[str, list[Item]]] = []
    for row in rows:
        order = next(iter(orders_in(row)))
        if merged and merged[-1][0] == order:
            merged[-1][1].extend(row)
        else:
            merged.append((order, list(row)))
    orders = [order for order, _ in merged]
    if len(set(orders)) != len(orders):
        raise Undecided("mixed_orders", " / ".join(sorted(set(orders))[:4]))
    return tuple(Block(pairs_of(row), texts_of(row)) for _, row in merged)
