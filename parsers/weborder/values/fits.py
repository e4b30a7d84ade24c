"""Whether a value has the shape that a field's values have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from parsers.weborder.values.dates import read_date
from parsers.weborder.values.numbers import read_locks, read_order
from parsers.weborder.values.persons import read_client
from parsers.weborder.values.phrases import read_action, read_status
from parsers.weborder.words.fold import has_digit
from parsers.weborder.words.vocabulary import Vocabulary

_ANY_DAY = date(2026, 1, 1)


def fits(name: str, value: str, vocabulary: Vocabulary) -> bool | None:
    """True or False where the field's values have a shape of their own, else None."""
    if not value or len(value) > 200:
        return None
    if name.startswith("date_"):
        return _is_day(value)
    reader = _SHAPES.get(name)
    return None if reader is None else bool(reader(value, vocabulary))


_SHAPES: dict[str, Callable[[str, Vocabulary], object]] = {
    "order": lambda value, _: read_order(value),
    "reference": lambda value, _: read_order(value),
    "status": read_status,
    "visit_state": read_status,
    "report": read_status,
    "action": read_action,
    "kind": read_action,
    "client": lambda value, _: read_client(value),
    "person": lambda value, _: read_client(value),
    "lock": lambda value, _: read_locks(value),
    "serial": lambda value, _: read_locks(value),
}


def _is_day(value: str) -> bool:
    if not has_digit(value):
        return False
    return any(read_date(value, anchor) for anchor in (_ANY_DAY, *_YEAR))


_YEAR = tuple(date(year, 1, 1) for year in range(2024, 2032))
