"""Which row of a table is its header, and not labels with their values in turn."""

from __future__ import annotations

from parsers.weborder.values.fits import fits
from parsers.weborder.words.fold import has_digit
from parsers.weborder.words.vocabulary import Vocabulary

Row = tuple[str, ...]
_LOCKS = ("lock", "serial")
_MANY = 2
"""Labels in one row, over a row with none, that can only be columns'."""
_NUMBERED = ("order", "reference", "client", "client_or_name", "person")


def is_header(row: Row, following: Row, vocabulary: Vocabulary) -> bool:
    """True for labels only, one where a value would stand, over a row of the same width."""
    if len(row) < 2 or len(following) != len(row):
        return False
    if any(map(has_digit, row)):
        return False
    names = [vocabulary.label(cell.rstrip(" :")) if cell else None for cell in row]
    if len(row) == 2:
        return _two_columns_are_header(row, names, following, vocabulary)
    known = len(names) - names.count(None)
    if known < 2 or 2 * known < len(row):
        return False
    if _tells_values(row, names, vocabulary) and not _stands_over(names, following, vocabulary):
        return False
    labels_as_values = any(names[i] is not None for i in range(1, len(row), 2))
    return labels_as_values and (
        (known > _MANY and not any(vocabulary.label(cell.rstrip(" :")) for cell in following))
        or not _are_all_free(row, names, vocabulary)
    )


def _are_all_free(row: Row, names: list[str | None], vocabulary: Vocabulary) -> bool:
    """Labels and values in turn, none of which is unlike its label's values."""
    beside = [
        fits(names[i] or "", row[i + 1], vocabulary) is False or (names[i] is None and bool(row[i]))
        for i in range(0, len(row) - 1, 2)
    ]
    return len(row) % 2 == 0 and not any(beside)


def _tells_values(row: Row, names: list[str | None], vocabulary: Vocabulary) -> bool:
    """`Kategori | Lås | Status | Planerad`: what could be a label is its neighbour's value."""
    return any(
        fits(names[i] or "", row[i + 1], vocabulary) is True for i in range(0, len(row) - 1, 2)
    )


def _stands_over(names: list[str | None], following: Row, vocabulary: Vocabulary) -> bool:
    """Every cell below suits its column, and some plainly."""
    suits = [
        fits(name or "", cell, vocabulary) for name, cell in zip(names, following, strict=True)
    ]
    return True in suits and False not in suits


def _two_columns_are_header(
    row: Row, names: list[str | None], following: Row, vocabulary: Vocabulary
) -> bool:
    if names[1] in _LOCKS and names[0] is None and row[0]:  # `Plats | Låsnummer`
        below_it = vocabulary.label(following[0].rstrip(" :"))
        return below_it not in _NUMBERED and fits(names[1] or "", following[1], vocabulary) is True
    if names[0] is None or names[1] is None or fits(names[1], following[1], vocabulary) is False:
        return False
    if fits(names[0], row[1], vocabulary) is None:  # `Enhet | Kundnr` over `Nord AB | 10482`
        below = fits(names[1], following[1], vocabulary)
        return below is True and vocabulary.label(following[0]) is None
    return (
        fits(names[0], row[1], vocabulary) is False
        and fits(names[0], following[0], vocabulary) is True
    )
