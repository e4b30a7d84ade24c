"""Rows of a table to labelled values: labels beside, above, or in a header row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.reading import Source
from parsers.weborder.layout.grid import read_grid
from parsers.weborder.layout.header_rows import is_header
from parsers.weborder.layout.items import Gap, Item, Pair, RowStart, Text, is_whole_order
from parsers.weborder.layout.progress import current_step
from parsers.weborder.layout.timelines import last_row
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.boxes import begins_with_box
from parsers.weborder.values.fits import fits
from parsers.weborder.values.numbers import is_telephone, read_order
from parsers.weborder.values.phrases import read_action, read_status
from parsers.weborder.words.fold import clean, collapse, fold, has_digit, label_key
from parsers.weborder.words.vocabulary import Vocabulary

Row = tuple[str, ...]
_COLUMNS = 2
_MAY_LACK = frozenset(
    ("provider", "client", "client_or_name", "lock", "serial", "free_text", "private")
)
"""The columns whose cells a page's row may lack at its end."""
_NO_DAY = frozenset(("", "-", "--", "–", "—", "...", "…"))
Splitter = Callable[[str, Source, Vocabulary], Pair | None]


def read_rows(
    rows: Sequence[Row], source: Source, vocabulary: Vocabulary, split: Splitter
) -> list[Item]:
    """The items of one table, in reading order.

    Raises Undecided where a row cannot be told apart: it fits no header, or is a step without day.
    """
    if len(rows) == 1 and _is_menu(rows[0], vocabulary):
        return [Gap(hard=True)]
    if any("\n" in cell for row in rows for cell in row):
        rows = [tuple(_in_one_language(cell, vocabulary) for cell in row) for row in rows]
        grid = read_grid(rows, source, vocabulary)
        if grid:
            return grid
    steps = current_step(rows[0], source, vocabulary) if len(rows) == 1 else None
    if steps is not None:
        return list(steps)
    step = last_row(rows, source, vocabulary)
    if step is not None:
        return [step]
    cleaned = [tuple(_without_colon(collapse(clean(cell))) for cell in row) for row in rows]
    table = _upright(_without_empty_columns(cleaned), vocabulary)
    _refuse_undated_step(table, vocabulary)
    return _Rows(table, source, vocabulary, split).read()


def _is_menu(row: Row, vocabulary: Vocabulary) -> bool:
    """`Start | Ny order | Mina ordrar | Support`: where a page may be left for, and no order's."""
    if len(row) <= _COLUMNS or any(map(has_digit, row)):
        return False
    named = sum(label_key(cell) in vocabulary.stems.get("menu", ()) for cell in row)
    return named >= _COLUMNS and 2 * named > len(row)


def _in_one_language(cell: str, vocabulary: Vocabulary) -> str:
    """`Utförare` with `Provider` below it in one cell: two labels of one field, said once."""
    if cell.count("\n") != 1:
        return cell
    names = [vocabulary.label(line.strip(" :/")) for line in cell.split("\n")]
    return cell.split("\n", 1)[0] if names[0] is not None and names[0] == names[1] else cell


class _Rows:
    """Walks once down a table; holds the header that the rows stand under."""

    def __init__(
        self, table: list[Row], source: Source, vocabulary: Vocabulary, split: Splitter
    ) -> None:
        self.table = table
        self.source = source
        self.vocabulary = vocabulary
        self.split = split
        self.header: Row | None = None
        self.items: list[Item] = []

    def read(self) -> list[Item]:
        index = 0
        while index < len(self.table):
            index = self._row(index)
        return self.items

    def _row(self, index: int) -> int:
        row, following = self.table[index], self._at(index + 1)
        if self.header is not None and len(row) < len(self.header):
            row = self._padded(row, self.header)
        below = self._at(index + 2) if len(following) == 1 < len(row) else following
        if len(row) == len(below) and is_header(row, below, self.vocabulary):
            self.header = row
        elif self.header is not None and len(row) == len(self.header):
            self.items.append(RowStart(index))
            self.items.extend(_under(self.header, row, self.source, self.vocabulary))
        elif len(row) == 1 and _is_label_above(row, following, self.vocabulary):
            self.items.append(_pair(row[0], following[0], self.source, self.vocabulary))
            return index + 2
        else:
            if self.header is not None and not self._parts_rows(row, following):
                _refuse_ragged(row, self.vocabulary)
                self.header = None
                self.items.append(Gap(hard=True))
            self.items.extend(_beside(row, self.source, self.vocabulary, self.split))
        return index + 1

    def _padded(self, row: Row, header: Row) -> Row:
        """The row of a page with the cells it lacks at its end, where those it has fit its header.

        A column that a text leaves empty may be any; a page's cells stand in their order.
        """
        lacking = len(header) - len(row)
        if self.source != "html" or len(row) <= lacking:
            return row
        names = [self.vocabulary.label(label) for label in header]
        if not _MAY_LACK.issuperset(names[len(row) :]) or None in names[: len(row)]:
            return row
        filled = [(name, cell) for name, cell in zip(names, row, strict=False) if name and cell]
        if any(fits(name, cell, self.vocabulary) is False for name, cell in filled):
            return row
        return (*row, *("",) * lacking)

    def _at(self, index: int) -> Row:
        return self.table[index] if index < len(self.table) else ()

    def _parts_rows(self, row: Row, following: Row) -> bool:
        """A heading between rows of one header: the header holds below it too."""
        if sum(map(bool, row)) > 1 or self.header is None or len(following) != len(self.header):
            return False
        _refuse_plural_status(row, self.vocabulary)
        return bool(following[0]) and self.vocabulary.label(following[0]) is None


def _refuse_plural_status(row: Row, vocabulary: Vocabulary) -> None:
    """`Makulerade` above some rows says what has become of them."""
    for word in fold(" ".join(row)).split():
        if word[:-1] in vocabulary.status_values and word not in vocabulary.status_values:
            raise Undecided("mixed_orders", " ".join(row).strip())


def _refuse_ragged(row: Row, vocabulary: Vocabulary) -> None:
    """A row that lacks a cell of its header, or has one too many: which column is each of?"""
    filled = [cell for cell in row if cell]
    if len(filled) < 2 or vocabulary.label(row[0].rstrip(" :")) is not None:
        return
    facts = any(read_status(cell, vocabulary) or read_action(cell, vocabulary) for cell in filled)
    if len(filled) > 2 or facts or read_order(filled[0]) is not None:
        raise Undecided("mixed_orders", " | ".join(filled)[:200])


def _refuse_undated_step(table: Sequence[Row], vocabulary: Vocabulary) -> None:
    """A step without its day, beside steps that have theirs, has perhaps not been taken."""
    undated = [row[-1] for row in table if len(row) > 1 and row[0] in _NO_DAY]
    undated = [cell for cell in undated if read_status(cell, vocabulary)]
    if undated and any(fits("date_other", row[0], vocabulary) for row in table if row):
        raise Undecided("hedged", undated[0], "status")


def _without_colon(cell: str) -> str:
    """`Utförare      : Nord`: where labels are padded, the colon opens the next cell."""
    return cell.lstrip(": ") if len(cell) > 1 and cell.startswith(":") else cell


def _without_empty_columns(table: list[Row]) -> list[Row]:
    table = [_without_colons(row) if ":" in row else row for row in table]
    widths = {len(row) for row in table}
    if len(widths) != 1 or widths == {0} or widths <= {1, 2}:
        return table
    kept = [column for column in range(widths.pop()) if any(row[column] for row in table)]
    return [tuple(row[column] for column in kept) for row in table]


def _upright(table: list[Row], vocabulary: Vocabulary) -> list[Row]:
    """A table with one order a column, turned: its first column becomes the header row."""
    widths = {len(row) for row in table}
    if len(widths) != 1 or max(widths) < 3 or len(table) < 3:
        return table
    names = [vocabulary.label(row[0].rstrip(" :")) if row[0] else None for row in table]
    orders = [row[1:] for row, name in zip(table, names, strict=True) if name == "order"]
    if len(orders) != 1 or 2 * names.count(None) >= len(names):
        return table
    if len({read_order(cell) for cell in orders[0]} - {None}) < len(orders[0]):
        return table
    # A row without a label is a heading over the columns (`Order A`, `Order B`).
    kept = [row for row in table if row[0]]
    return [tuple(row[column] for row in kept) for column in range(max(widths))]


def _without_colons(row: Row) -> Row:
    """The row without the colons that have cells of their own; nothing after one: no value."""
    colons = [index for index, cell in enumerate(row) if cell == ":"]
    empty = {index for index in colons if index + 1 == len(row) or index + 2 in colons}
    return tuple(
        "" if index in empty else cell
        for index, cell in enumerate(row)
        if cell != ":" or index in empty
    )


def _under(header: Row, row: Row, source: Source, vocabulary: Vocabulary) -> list[Item]:
    """The row's cells by the header's labels; under none, a cell is read for what it says."""
    return [
        _pair(label, value, source, vocabulary) if label else Text(value, source)
        for label, value in zip(header, row, strict=True)
        if label or value
    ]


def _is_label_above(row: Row, following: Row, vocabulary: Vocabulary) -> bool:
    if len(following) != 1:
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
    if is_whole_order(pairs):
        pairs.insert(0, Gap(hard=False))  # one order a line
    return pairs if known else []


def _alone(cell: str, source: Source, vocabulary: Vocabulary, split: Splitter) -> Item:
    return split(cell, source, vocabulary) or Text(cell, source)


def _pairs(row: Row, source: Source, vocabulary: Vocabulary, split: Splitter) -> list[Item]:
    items: list[Item] = []
    if len(row) > _COLUMNS and all(begins_with_box(cell) for cell in row[1:]):
        return [_pair(row[0], "  ".join(row[1:]), source, vocabulary)]
    if len(row) % 2 == 0:
        for index in range(0, len(row), 2):
            label, value = row[index], row[index + 1]
            whole = split(label, source, vocabulary) if ": " in label else None
            if whole is not None and whole.field is not None and whole.value:
                # `Utfört datum: 2026-11-17   <-- på fredagen`: what stands beside is of the value
                items.append(whole._replace(value=f"{whole.value} {value}".strip()))
            elif label:
                items.append(_pair(label, value, source, vocabulary))
            elif value:
                items.append(Text(value, source))
        return items
    name = vocabulary.label(row[0].rstrip(" :"))
    if name == "order" and not any(map(has_digit, row)):
        raise Undecided("mixed_orders", " | ".join(row)[:200])  # a header not understood
    if name is not None:
        return [_pair(row[0], value, source, vocabulary) for value in row[1:] if value]
    if fits("date_other", row[0], vocabulary):  # a step, with its day and who took it
        return [Text(" ".join(cell for cell in row if cell), source)]
    return [_alone(cell, source, vocabulary, split) for cell in row if cell]


def _pair(label: str, value: str, source: Source, vocabulary: Vocabulary) -> Pair:
    name = vocabulary.label(label.rstrip(" :."))
    if name == "order" and (is_telephone(value) or _is_of_the_sender(label, value, vocabulary)):
        name = None  # `Weborder | 08-465 004 10` tells how to reach those who sent it
    return Pair(label, name, value, source)


def _is_of_the_sender(label: str, value: str, vocabulary: Vocabulary) -> bool:
    """`Weborder | Exempelvägen 1 | 123 45 Exempelstad`: a name, and no label of a number."""
    own = fold(label).startswith(("weborder", "webborder")) and label.isalpha()
    return own and any(map(str.isalpha, value)) and fits("order", value, vocabulary) is False
