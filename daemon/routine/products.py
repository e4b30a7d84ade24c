"""What is known of the receipt product at the client's home."""

from __future__ import annotations

from daemon.routine.case import Case
from daemon.routine.events import Confirmed, OrderNoticed, ReceiptProductUsed, Waived
from daemon.routine.facts import Stamp, stamp
from daemon.routine.orders import Order

_TAKEN = ("remove_receipt_product", "return_receipt_product")


def product_waived(case: Case, done: OrderNoticed) -> bool:
    """Whether it was said, before anything else of it, that there never was a product."""
    said = [
        event
        for event in case.facts.events
        if isinstance(event, ReceiptProductUsed)
        or (isinstance(event, Confirmed | Waived) and event.step == "use_receipt_product")
    ]
    return bool(said) and isinstance(said[-1], Waived)


def product_removed_after(case: Case, order: Order, done: OrderNoticed) -> bool:
    """Whether the product was taken before this lock came, and no new one was put in use."""
    taken = _last(case, done)
    return taken is not None and not _used_after(case, taken)


def _last(case: Case, done: OrderNoticed) -> Stamp | None:
    said = [
        stamp(event)
        for event in case.facts.events
        if isinstance(event, Confirmed)
        and event.step in _TAKEN
        and event.about != done.order
        and stamp(event) < stamp(done)
    ]
    return max(said, default=None)


def _used_after(case: Case, moment: Stamp) -> bool:
    return any(
        stamp(event) > moment
        for event in case.facts.events
        if isinstance(event, ReceiptProductUsed)
        or (isinstance(event, Confirmed) and event.step == "use_receipt_product")
    )


def product_in_use(case: Case, since: Stamp | None) -> bool:
    """Whether a product was recorded or confirmed in use after ``since`` and not taken since."""
    used = False
    for event in case.facts.events:
        if since is not None and stamp(event) < since:
            continue
        if isinstance(event, ReceiptProductUsed):
            used = True
        elif isinstance(event, Confirmed | Waived) and event.step == "use_receipt_product":
            used = isinstance(event, Confirmed)
        elif isinstance(event, Confirmed) and event.step == "remove_receipt_product":
            used = False
    return used
