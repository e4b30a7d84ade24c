"""Tables of a page: which hold data, and which only place things on the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from parsers.content import Element, Paragraph, Table

_LABELLED = re.compile(r"[^:\n]{2,40}:\s{0,3}\S")
MOST_CELL = 600


@dataclass(frozen=True)
class Cell:
    """One cell: the elements it shows, in reading order."""

    elements: tuple[Element, ...]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The cell's lines of words, empty ones left out."""
        found: list[str] = []
        for element in self.elements:
            words = element.text if isinstance(element, Paragraph) else _words(element)
            found.extend(line for line in words.split("\n") if line.strip())
        return tuple(found)

    @cached_property
    def text(self) -> str:
        """The cell's words on one line."""
        return " ".join(self.lines)

    @cached_property
    def is_plain(self) -> bool:
        """Whether the cell holds one value: no table of its own, no labelled lines, not a page."""
        for element in self.elements:
            if isinstance(element, Table) and (len(element.rows) > 1 or len(element.rows[0]) > 1):
                return False
        if (
            len(self.lines) > 1
            and sum(_LABELLED.match(line) is not None for line in self.lines) > 1
        ):
            return False
        return len(self.text) <= MOST_CELL


Row = list[Cell]


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
            out.extend(cell.elements)
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


def _is_stacked(labels: tuple[str, ...], values: tuple[str, ...]) -> bool:
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
