"""What is known of the receipt product at the client's home."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from daemon.routine.client import Chapter
from daemon.routine.events import Confirmed, ReceiptProductUsed, Waived
from daemon.routine.facts import Facts, Stamp, stamp

_USE = "use_receipt_product"
_TAKE = "remove_receipt_product"
ProductSaid = ReceiptProductUsed | Confirmed | Waived


def product_expected(
    said: Sequence[ProductSaid], chapter: Chapter | None, order: str, moment: Stamp
) -> bool:
    """Whether a product is in use or may be when the lock of ``order`` is mounted at ``moment``.

    Unknown counts as in use: the routine orders it. It is not when it was said that there is
    none, or when it was taken after an earlier lock and no new one has been put in use.
    """
    expected = True
    for event in _of(said, chapter):
        if isinstance(event, ReceiptProductUsed):
            expected = True
        elif event.step == _USE:
            expected = isinstance(event, Confirmed)
        elif event.about != order and stamp(event) < moment:
            expected = False
    return expected


def product_used(said: Sequence[ProductSaid], chapter: Chapter) -> tuple[bool, date | None]:
    """Whether a product was recorded or confirmed in use, and the day it was taken or waived."""
    used = False
    taken: date | None = None
    for event in _of(said, chapter):
        if isinstance(event, ReceiptProductUsed) or event.step == _USE:
            used = not isinstance(event, Waived)
            taken = None
        else:
            taken = event.date
    return used, taken


def product_recorded(said: Sequence[ProductSaid], chapter: Chapter) -> date | None:
    """The day from which a product was recorded in use; None when none was."""
    days = (e.date for e in _of(said, chapter) if isinstance(e, ReceiptProductUsed))
    return min(days, default=None)


def read_products(facts: Facts) -> tuple[ProductSaid, ...]:
    """All that was said of a product, what was stated first first."""
    return tuple(
        event
        for event in facts.events
        if isinstance(event, ReceiptProductUsed)
        or (isinstance(event, Confirmed | Waived) and event.step in {_USE, _TAKE})
    )


def _of(said: Sequence[ProductSaid], chapter: Chapter | None) -> list[ProductSaid]:
    return [event for event in said if chapter is None or chapter.holds(stamp(event))]
