"""Whether a value has the shape that a field's values have."""

from __future__ import annotations

from datetime import date

from parsers.weborder.dates import read_date
from parsers.weborder.numbers import read_client, read_locks, read_order
from parsers.weborder.phrases import read_action, read_status
from parsers.weborder.vocabulary import Vocabulary

_ANY_DAY = date(2026, 1, 1)


def fits(name: str, value: str, vocabulary: Vocabulary) -> bool | None:
    """True or False where the field's values have a shape of their own, else None."""
    if not value or len(value) > 200:
        return None
    if name in ("order", "reference"):
        return read_order(value) is not None
    if name == "status":
        return read_status(value, vocabulary) is not None
    if name == "action":
        return read_action(value, vocabulary) is not None
    if name in ("client", "person"):
        return read_client(value) is not None
    if name in ("lock", "serial"):
        return bool(read_locks(value))
    if name.startswith("date_"):
        return _is_day(value)
    return None


def _is_day(value: str) -> bool:
    if not any(c.isdigit() for c in value):
        return False
    return any(read_date(value, anchor) for anchor in (_ANY_DAY, *_YEAR))


_YEAR = tuple(date(year, 1, 1) for year in range(2024, 2032))
