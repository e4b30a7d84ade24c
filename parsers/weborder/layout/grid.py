"""A table whose cells each hold a label with its value below it."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.reading import Source
from parsers.weborder.layout.items import Item, Pair, Text
from parsers.weborder.words.fold import clean, collapse
from parsers.weborder.words.vocabulary import Vocabulary


def read_grid(
    rows: Sequence[tuple[str, ...]], source: Source, vocabulary: Vocabulary
) -> list[Item]:
    """The items of such a table; none where fewer than half of its cells are so.

    A cell that holds a label alone has an empty value: never the label in the cell beside it.
    """
    cells = [_lines(cell) for row in rows for cell in row]
    cells = [lines for lines in cells if lines]
    known = [vocabulary.label(lines[0].rstrip(" :")) for lines in cells]
    full = sum(
        name is not None and len(lines) > 1 for name, lines in zip(known, cells, strict=True)
    )
    if full < 2 or 2 * full < len(cells):
        return []
    items: list[Item] = []
    for name, lines in zip(known, cells, strict=True):
        if name is None and len(lines) == 1:
            items.append(Text(lines[0], source))
        else:
            items.append(Pair(lines[0], name, " ".join(lines[1:]), source))
    return items


def _lines(cell: str) -> list[str]:
    lines = [collapse(clean(line)) for line in cell.split("\n")]
    return [line for line in lines if line]
