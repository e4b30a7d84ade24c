"""Rows of a table to labelled values: labels beside, above, or in a header row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.reading import Source
from parsers.weborder.fits import fits
from parsers.weborder.fold import clean, collapse, has_digit
from parsers.weborder.items import Gap, Item, Pair, RowStart, Text
from parsers.weborder.vocabulary import Vocabulary

Row = tuple[str, ...]
_LOCKS = ("lock", "serial")
Splitter = Callable[[str, Source, Vocabulary], Pair | None]


def read_rows(
    rows: Sequence[Row], source: Source, vocabulary: Vocabulary, split: Splitter
) -> list[Item]:
    """The items of one table, in reading order."""
    cleaned = [tuple(_without_colon(collapse(clean(cell))) for cell in row) for row in rows]
    table = _without_empty_columns(cleaned)
    items: list[Item] = []
    header: Row | None = None
    index = 0
    while index < len(table):
        row = table[index]
        following = table[index + 1] if index + 1 < len(table) else ()
        if _is_header(row, following, vocabulary):
            header = row
        elif header is not None and len(row) == len(header):
            items.append(RowStart(index))
            items.extend(_under(header, row, source, vocabulary))
        elif _is_label_above(row, following, vocabulary):
            items.append(_pair(row[0], following[0], source, vocabulary))
            index += 1
        else:
            if header is not None:
                header = None
                items.append(Gap(hard=True))
            items.extend(_beside(row, source, vocabulary, split))
        index += 1
    return items


def _without_colon(cell: str) -> str:
    """`Utförare      : Nord`: where labels are padded, the colon opens the next cell."""
    return cell.lstrip(": ") if len(cell) > 1 and cell.startswith(":") else cell


def _without_empty_columns(table: list[Row]) -> list[Row]:
    table = [
        (row[0], "") if row[1:] == (":",) else tuple(cell for cell in row if cell != ":")
        for row in table
    ]
    widths = {len(row) for row in table}
    if len(widths) != 1 or widths == {0} or widths <= {1, 2}:
        return table
    kept = [column for column in range(widths.pop()) if any(row[column] for row in table)]
    return [tuple(row[column] for column in kept) for row in table]


def _is_header(row: Row, following: Row, vocabulary: Vocabulary) -> bool:
    """Labels only, a label where a value would stand, and another row of the same width below."""
    if len(row) < 2 or len(following) != len(row):
        return False
    if any(map(has_digit, row)):
        return False
    names = [vocabulary.label(cell.rstrip(" :")) if cell else None for cell in row]
    if len(row) == 2:
        return _two_columns_are_header(row, names, following, vocabulary)
    if len(names) - names.count(None) < 2:
        return False
    if 2 * sum(name is not None for name in names) < len(row):
        return False
    beside = [
        fits(names[i] or "", row[i + 1], vocabulary) is False or (names[i] is None and bool(row[i]))
        for i in range(0, len(row) - 1, 2)
    ]
    labels_as_values = any(names[i] is not None for i in range(1, len(row), 2))
    all_free = len(row) % 2 == 0 and not any(beside)
    return labels_as_values and not all_free


def _two_columns_are_header(
    row: Row, names: list[str | None], following: Row, vocabulary: Vocabulary
) -> bool:
    if names[1] in _LOCKS and names[0] is None and row[0]:  # `Plats | Låsnummer`
        return fits(names[1] or "", following[1], vocabulary) is True
    if names[0] is None or names[1] is None or fits(names[1], following[1], vocabulary) is False:
        return False
    if fits(names[0], row[1], vocabulary) is None:  # `Enhet | Kundnr` over `Nord AB | 10482`
        below = fits(names[1], following[1], vocabulary)
        return below is True and vocabulary.label(following[0]) is None
    return (
        fits(names[0], row[1], vocabulary) is False
        and fits(names[0], following[0], vocabulary) is True
    )


def _under(header: Row, row: Row, source: Source, vocabulary: Vocabulary) -> list[Item]:
    return [
        _pair(label, value, source, vocabulary)
        for label, value in zip(header, row, strict=True)
        if label
    ]


def _is_label_above(row: Row, following: Row, vocabulary: Vocabulary) -> bool:
    if len(row) != 1 or len(following) != 1:
        return False
    name = vocabulary.label(row[0])
    return (
        name is not None
        and fits(name, following[0], vocabulary) is not False
        and bool(following[0])
    )


def _beside(row: Row, source: Source, vocabulary: Vocabulary, split: Splitter) -> list[Item]:
    filled = [cell for cell in row if cell]
    if not filled:
        return [Gap(hard=True)]
    if len(filled) == 1 and (len(row) != 2 or not row[0] or vocabulary.label(row[0]) is None):
        return [Gap(hard=True), _alone(filled[0], source, vocabulary, split), Gap(hard=False)]
    return _labelled(row, source, vocabulary, split) or _pairs(row, source, vocabulary, split)


def _labelled(row: Row, source: Source, vocabulary: Vocabulary, split: Splitter) -> list[Item]:
    """The pairs of a row whose every cell holds label and value (one a known label), else none."""
    pairs: list[Item] = []
    known = False
    for cell in row:
        pair = split(cell, source, vocabulary)
        if pair is None or not pair.value:
            return []
        pairs.append(pair)
        known = known or bool(pair.field)
    return pairs if known else []


def _alone(cell: str, source: Source, vocabulary: Vocabulary, split: Splitter) -> Item:
    return split(cell, source, vocabulary) or Text(cell, source)


def _pairs(row: Row, source: Source, vocabulary: Vocabulary, split: Splitter) -> list[Item]:
    items: list[Item] = []
    if len(row) % 2 == 0:
        for index in range(0, len(row), 2):
            label, value = row[index], row[index + 1]
            if label:
                items.append(_pair(label, value, source, vocabulary))
            elif value:
                items.append(Text(value, source))
        return items
    if vocabulary.label(row[0].rstrip(" :")) is not None:
        return [_pair(row[0], value, source, vocabulary) for value in row[1:] if value]
    return [_alone(cell, source, vocabulary, split) for cell in row if cell]


def _pair(label: str, value: str, source: Source, vocabulary: Vocabulary) -> Pair:
    return Pair(label, vocabulary.label(label.rstrip(" :.")), value, source)
