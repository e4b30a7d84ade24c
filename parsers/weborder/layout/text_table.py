"""Rows of a table in plain text, gathered line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.weborder.layout.bare import LONGEST_LABEL
from parsers.weborder.layout.cells import (
    exported,
    may_have_cells,
    separator_of,
    split_cells,
)
from parsers.weborder.values.boxes import begins_with_box
from parsers.weborder.words.vocabulary import Vocabulary

FAR_IN = 6
"""Spaces before a line that goes on in the second column."""
_COLUMNS = 2


def may_be_row(line: str) -> bool:
    """False for a line without any sign that may part cells."""
    return may_have_cells(line) or "," in line or ";" in line


class TextTable:
    """The rows taken so far; ``starts_pair`` tells whether some words are a label and its value."""

    def __init__(self, vocabulary: Vocabulary, starts_pair: Callable[[str], bool]) -> None:
        self.rows: list[tuple[str, ...]] = []
        self._vocabulary = vocabulary
        self._starts_pair = starts_pair
        self._sign = ""  # that parts the cells of an exported table
        self._closed = False  # whether a bar ends the first row

    def takes(self, line: str, lines: Sequence[str], index: int) -> bool:
        """True for a row, which is then kept; ``lines`` hold it with its own indent."""
        row = self._row(line, lines, index)
        if row:
            self.rows.append(row)
        return bool(row)

    def taken(self) -> Sequence[tuple[str, ...]]:
        """All the rows, which are kept no longer."""
        rows, self.rows = self.rows, []
        return rows

    def _row(self, line: str, lines: Sequence[str], index: int) -> tuple[str, ...]:
        if self._sign or (not self.rows and ("," in line or ";" in line or "\t" in line)):
            following = lines[index + 1] if index + 1 < len(lines) else ""
            self._sign = self._sign or separator_of(line, following, self._vocabulary) or ""
            if self._sign and self._sign in line:
                return self._exported(line)
            self._sign = ""
        if may_have_cells(line):
            found = split_cells(line.rstrip("| "), self._vocabulary)
            if len(found) > 1 and self._is_row(found):
                return self._filled(tuple(found), line)
        return self._second_column(line, lines[index]) if self.rows else ()

    def _exported(self, line: str) -> tuple[str, ...]:
        """The cells of an exported row; those that it lacks at its end are empty.

        A row that is too wide is left so: the rows are compared later.
        """
        cells = exported(line, self._sign)
        lacking = len(self.rows[0]) - len(cells) if self.rows and self._sign == "\t" else 0
        return cells + ("",) * lacking

    def _filled(self, cells: tuple[str, ...], line: str) -> tuple[str, ...]:
        """The cells; a bar that ends a row, where none ends the header, parts an empty last one."""
        if not self.rows:
            self._closed = line.endswith("|")
        open_end = bool(self.rows) and line.endswith("|") and not self._closed
        lacks_one = open_end and len(cells) == len(self.rows[0]) - 1
        return (*cells, "") if lacks_one else cells

    def _second_column(self, line: str, raw: str) -> tuple[str, ...]:
        """A padded label whose value is empty, or what goes on the value of the row above."""
        if len(self.rows[-1]) != _COLUMNS:
            return ()
        if self._vocabulary.label(line) is not None and line[-1] != ":" and raw[0] != " ":
            return (line, "")
        if len(raw) - len(raw.lstrip()) < FAR_IN:
            return ()
        label, value = self.rows[-1]
        if self._vocabulary.label(label.rstrip(" :.")) is None:
            return ("", line)
        self.rows.pop()
        return (label, f"{value} {line}".strip())

    def _is_row(self, cells: Sequence[str]) -> bool:
        if self.rows:
            return True
        if ": " in cells[0] and all(map(begins_with_box, cells[1:])):
            return False  # `Status: [ ] Mottagen  [x] Bokad`
        if len(cells) > _COLUMNS and ":" in cells[0] and not any(map(self._starts_pair, cells[1:])):
            return False  # only wide spaces within one value
        known = sum(self._vocabulary.label(cell.rstrip(" :.")) is not None for cell in cells[:6])
        colons = sum(":" in cell for cell in cells[:6])
        narrow = len(cells) == _COLUMNS and len(cells[0]) <= LONGEST_LABEL
        return known > 0 or colons > 0 or narrow
