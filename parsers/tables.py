"""Tables of a page: which hold data, and which only place things on the screen."""

from __future__ import annotations

import re

from parsers.content import Element, Paragraph, Table

_LABELLED = re.compile(r"[^:\n]{2,40}:\s{0,3}\S")
MOST_CELL = 600
MOST_SPANNING = 120


class Cell:
    """One cell: its elements in reading order, its lines of words, and them on one line.

    ``is_plain``: the cell holds one value, no table of its own, no labelled lines, not a page.
    """

    __slots__ = ("elements", "is_plain", "lines", "text")

    def __init__(self, elements: list[Element]) -> None:
        self.elements = elements
        only = elements[0] if len(elements) == 1 else None
        if not elements:
            self.lines: list[str] = []
            self.text = ""
            self.is_plain = True
        elif isinstance(only, Paragraph) and "\n" not in only.text:
            self.lines = [only.text]
            self.text = only.text
            self.is_plain = len(only.text) <= MOST_CELL
        else:
            self.lines = _lines(elements)
            self.text = " ".join(self.lines)
            self.is_plain = len(self.text) <= MOST_CELL and _holds_one_value(elements, self.lines)

    def shown(self) -> list[Element]:
        """Return the cell's elements."""
        return self.elements


class PlainCell(Cell):
    """A cell of one run of words, as most are: its paragraph is made only if it is needed."""

    __slots__ = ()

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [text] if text else []
        self.is_plain = len(text) <= MOST_CELL

    def shown(self) -> list[Element]:
        """Return the cell's elements."""
        return [Paragraph(self.text)] if self.text else []


def _lines(elements: list[Element]) -> list[str]:
    """Return the lines of words in the elements, empty ones left out."""
    found: list[str] = []
    for element in elements:
        words = element.text if isinstance(element, Paragraph) else _words(element)
        found.extend(line for line in words.split("\n") if line.strip())
    return found


def _holds_one_value(elements: list[Element], lines: list[str]) -> bool:
    """Tell whether elements and lines are one value: no rows of data, no labelled lines."""
    for element in elements:
        if isinstance(element, Table) and (len(element.rows) > 1 or len(element.rows[0]) > 1):
            return False
    return len(lines) < 2 or sum(_LABELLED.match(line) is not None for line in lines) < 2


Row = list[Cell]


class Spans:
    """The cells of a table that reach down into the rows below their own.

    They are read in every row they reach, as they are seen there: one order's number may stand
    beside two locks. A long cell is a side of the page and belongs to no row.
    """

    __slots__ = ("_begun", "_open")

    def __init__(self) -> None:
        self._open: list[tuple[int, int, Cell]] = []
        self._begun: list[tuple[int, int, Cell]] = []

    def begin(self, column: int, rows: str | None, cell: Cell) -> None:
        """Remember a cell that reaches over so many rows, its own with them."""
        left = int(rows) - 1 if rows and rows.isdecimal() and len(rows) < 4 else 0
        if left > 0 and cell.text and cell.is_plain and len(cell.text) <= MOST_SPANNING:
            self._begun.append((column, left, cell))

    def completed(self, row: Row) -> Row:
        """Return a row with the cells that reach down into it, each in its column."""
        if not (self._open or self._begun):
            return row
        for column, _, cell in self._open if row else ():
            row.insert(min(column, len(row)), cell)
        still = [(column, left - 1, cell) for column, left, cell in self._open if left > 1]
        self._open = sorted(still + self._begun, key=lambda one: one[0])
        self._begun = []
        return row


def _words(table: Table) -> str:
    return "\n".join(" ".join(row) for row in table.rows)


def arrange(rows: list[Row]) -> list[Element]:
    """Return the elements a table amounts to: data rows as a Table, layout dissolved."""
    rows = _without_spacers(rows)
    wide = any(len(row) > 1 and all(cell.is_plain for cell in row) for row in rows)
    out: list[Element] = []
    data: list[tuple[str, ...]] = []
    for row in rows:
        kept = _data(row, wide)
        if kept is not None:
            data.extend(kept)
            continue
        _close(out, data)
        for cell in row:
            out.extend(cell.shown())
    _close(out, data)
    return out


def _close(out: list[Element], data: list[tuple[str, ...]]) -> None:
    """End the table being collected."""
    if data:
        out.append(Table(tuple(data)))
        data.clear()


def _data(row: Row, wide: bool) -> list[tuple[str, ...]] | None:
    """Return the data rows a row amounts to, None when it is layout.

    A single cell is a section header where the table has rows of several cells, else layout.
    """
    if len(row) == 1:
        header = wide and row[0].is_plain and len(row[0].lines) <= 1
        return [(row[0].text,)] if header else None
    if not all(cell.is_plain for cell in row):
        return None
    if len(row) == 2 and _is_stacked(row[0].lines, row[1].lines):
        return list(zip(row[0].lines, row[1].lines, strict=True))
    return [tuple(cell.text for cell in row)]


def _is_stacked(labels: list[str], values: list[str]) -> bool:
    """Tell whether labels stand above one another in one cell, their values in the next."""
    return 1 < len(labels) == len(values) and all(line.rstrip().endswith(":") for line in labels)


def _without_spacers(rows: list[Row]) -> list[Row]:
    """Return the rows without columns that are empty in every row, and without empty rows."""
    rows = [row for row in rows if any(cell.lines for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if width < 3:
        # A column of values may be empty, and must be seen to be: it is no spacer.
        return rows
    full = [row for row in rows if len(row) == width]
    empty = {column for column in range(width) if not any(row[column].lines for row in full)}
    return [
        [cell for column, cell in enumerate(row) if column not in empty]
        if len(row) == width
        else row
        for row in rows
    ]
