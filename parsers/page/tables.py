"""Tables of a page: which hold data, and which only place things on the screen."""

from __future__ import annotations

import re

from parsers.content import Element, Paragraph, Table

_LABELLED = re.compile(r"[^:\n]{2,40}:\s{0,3}\S")
MOST_CELL = 600
MOST_REACH = 60


class Cell:
    """One cell: its elements in reading order, its lines of words, and them as one text.

    ``is_plain``: the cell holds one value, no table of its own, no labelled lines, not a page.
    ``reach``: how many rows it spans.
    """

    __slots__ = ("elements", "is_plain", "lines", "reach", "text")

    def __init__(self, elements: list[Element]) -> None:
        self.elements = elements
        self.reach = 1
        elements = [one for one in elements if not isinstance(one, Paragraph) or one.text]
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
            self.text = "\n".join(self.lines)
            self.is_plain = len(self.text) <= MOST_CELL and _holds_one_value(elements, self.lines)

    def shown(self) -> list[Element]:
        """Return the cell's elements."""
        return self.elements


class PlainCell(Cell):
    """A cell of one run of words, as most are: its paragraph is made only if it is needed."""

    __slots__ = ()

    def __init__(self, text: str) -> None:
        self.text = text
        self.reach = 1
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


def reach(rowspan: str | None) -> int:
    """Return how many rows a cell spans; "0" means all that are left."""
    digits = (rowspan or "").strip()[:5]
    return (int(digits) or MOST_REACH) if digits.isascii() and digits.isdigit() else 1


Row = list[Cell]


def _words(table: Table) -> str:
    return "\n".join(" ".join(row) for row in table.rows)


def arrange(rows: list[Row]) -> list[Element]:
    """Return the elements a table amounts to: data rows as a Table, layout dissolved."""
    if any(cell.reach > 1 for row in rows for cell in row):
        rows = spread(rows)
    if max(map(len, rows), default=0) == 1:
        return [element for (cell,) in rows for element in cell.shown() or [Paragraph("")]]
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


def spread(rows: list[Row]) -> list[Row]:
    """Return the rows with each cell that spans several of them in each that it reaches."""
    grouped = _under_headings(rows)
    if grouped is not None:
        return grouped
    out: list[Row] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        whole, hanging = _filled(row, hanging)
        out.append(whole)
    return out


def _filled(
    row: Row, hanging: dict[int, tuple[Cell, int]]
) -> tuple[Row, dict[int, tuple[Cell, int]]]:
    """Return a row with the cells that hang into it from above, and those that hang further."""
    whole: Row = []
    further: dict[int, tuple[Cell, int]] = {}
    position = 0
    while position < len(row) or hanging:
        column = len(whole)
        if column in hanging or position == len(row):
            cell, left = hanging.pop(column if column in hanging else min(hanging))
        else:
            cell = row[position]
            left = min(cell.reach, MOST_REACH) if cell.is_plain else 1
            position += 1
        if left > 1:
            further[column] = (cell, left - 1)
        whole.append(cell)
    return whole, further


def _under_headings(rows: list[Row]) -> list[Row] | None:
    """Return rows of label and value, each group below its heading that stood beside it.

    None where the first column is not of headings that span rows of two cells.
    """
    if not rows or len(rows[0]) != 3 or rows[0][0].reach < 2:
        return None
    out: list[Row] = []
    left = 0
    for row in rows:
        own = row
        if left == 0:
            if len(row) != 3:
                return None
            out.append([row[0]])
            own, left = row[1:], row[0].reach
        if len(own) != 2:
            return None
        out.append(own)
        left -= 1
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
    """Return the rows without columns that are empty in every row, and without empty rows.

    An empty cell of a row that is wider than the others may have shifted it, and is kept.
    """
    rows = [row for row in rows if any(cell.lines for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if width < 3:
        # A column of values may be empty, and must be seen to be: it is no spacer.
        return rows
    full = [row for row in rows if len(row) == width]
    empty = {column for column in range(width) if not any(row[column].lines for row in full)}
    left = width - len(empty)
    if left > 2 and any(len(row) == left for row in rows):
        return rows
    return [
        [cell for column, cell in enumerate(row) if column not in empty]
        if len(row) == width
        else row
        for row in rows
    ]
