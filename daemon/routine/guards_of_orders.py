"""The guards that an order alone can wake: done without an order, and a second installation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daemon.routine.case import Case
from daemon.routine.events import OrderNoticed
from daemon.routine.facts import said_on, stamp
from daemon.routine.locks import lock_at, lock_gone_after
from daemon.routine.orders import LIVE, Order, known_on
from daemon.routine.state import Alert


def order_guards(case: Case) -> Iterator[Alert]:
    """The alerts that need no client."""
    for order in case.orders:
        yield from _done_without_order(case, order)
    for order in case.installations:
        yield from _second_installation(case, order)


def alert(
    case: Case,
    guard: str,
    order: Order,
    notice: OrderNoticed,
    withdrawn: date | None,
) -> Alert:
    """The alert about ``order`` that ``notice`` woke; told to the provider that the order names."""
    present = case.client.provider_for(order) if case.client else None
    since = known_on(notice)
    return Alert(
        key=f"{guard}:{order.number}",
        guard=guard,
        about=order.number,
        since=since,
        told=case.routine.guards[guard].told,
        provider=order.provider or present,
        withdrawn=None if withdrawn is None else max(withdrawn, since),
        adopted=case.before_golive(stamp(notice)),
    )


def _done_without_order(case: Case, order: Order) -> Iterator[Alert]:
    done = next((n for n in order.notices if n.status == "done"), None)
    if done is None:
        return
    others = [n for n in order.notices if n.status in LIVE]
    if any(stamp(other) < stamp(done) for other in others):
        return
    whole = min((said_on(n) for n in others), default=None)
    yield alert(case, "done_without_order", order, done, whole or cancelled_on(order))


def cancelled_on(order: Order) -> date | None:
    """The day the order was cancelled; None when it stands."""
    return order.last.date if order.status == "cancelled" else None


def _second_installation(case: Case, order: Order) -> Iterator[Alert]:
    began = next((n for n in order.notices if n.status != "cancelled"), None)
    if began is None:
        return
    moment = stamp(began)
    others = [o for o in case.installations if o is not order]
    waiting = [o for o in others if o.status_at(moment) in LIVE]
    mounted = lock_at(case.claims, moment)
    if not waiting and mounted is not True:
        return
    resolved = [day for day in (cancelled_on(order),) if day]
    if mounted is True:
        resolved += [day for day in (lock_gone_after(case.claims, moment),) if day]
    elif all(o.status == "cancelled" for o in waiting):
        resolved.append(max(o.last.date for o in waiting))
    yield alert(case, "second_installation", order, began, min(resolved, default=None))
