"""A case as a function of the set of its events: its orders, its steps, its alerts, on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from daemon.routine.billing import billing_steps
from daemon.routine.calendar import WorkCalendar
from daemon.routine.case import Case
from daemon.routine.client import read_client
from daemon.routine.decisions import decision_steps
from daemon.routine.events import Event
from daemon.routine.facts import effective
from daemon.routine.guards import all_guards
from daemon.routine.locks import read_claims
from daemon.routine.occurrence import Occurrence
from daemon.routine.orders import Order, read_orders
from daemon.routine.own_steps import own_steps
from daemon.routine.products import read_products
from daemon.routine.rules import Routine
from daemon.routine.settle import assign, settle
from daemon.routine.state import CaseState, OrderState, Step
from daemon.routine.steps_of_clients import client_steps
from daemon.routine.steps_of_ends import end_steps
from daemon.routine.steps_of_orders import order_steps

_ABOUT_PROVIDER = ("inform_provider", "collect_keys")


def evaluate(
    events: Iterable[Event], routine: Routine, calendar: WorkCalendar, today: date
) -> CaseState:
    """The case that ``events`` make on ``today``; the same for every order of the same events.

    Total: never raises, whatever the set. What does not fit together stands in ``remarks``.
    """
    facts = effective(events)
    orders = read_orders(facts, routine.locality)
    client = read_client(facts, orders, routine.locality, calendar, today)
    case = Case(
        facts=facts,
        orders=orders,
        client=client,
        claims=read_claims(orders, facts.about_client, client.name if client else None),
        products=read_products(facts),
        routine=routine,
        calendar=calendar,
        today=today,
    )
    steps = _steps(case)
    alerts = [a for a in all_guards(case, steps) if a.guard not in routine.off]
    return CaseState(
        client=client.name if client else None,
        provider=_provider(case),
        orders=tuple(_order_state(order) for order in orders),
        steps=tuple(step for step in steps if step.step not in routine.off),
        alerts=tuple(
            sorted((a for a in alerts if a.since <= today), key=lambda a: (a.since, a.key))
        ),
        remarks=tuple(_remarks(case)),
    )


def _steps(case: Case) -> list[Step]:
    found: dict[str, Occurrence] = {}
    for occurrence in (
        *client_steps(case),
        *order_steps(case),
        *decision_steps(case),
        *end_steps(case),
        *billing_steps(case),
        *own_steps(case),
    ):
        if occurrence.opened <= case.today:
            found.setdefault(occurrence.key, occurrence)
    heard = assign(case.facts.sayings, tuple(found.values()))
    steps = [
        _as_held(case, settle(occurrence, heard[key], case.routine, case.calendar, case.today))
        for key, occurrence in found.items()
    ]
    return sorted(steps, key=lambda step: (step.opened, step.due, step.key))


def _as_held(case: Case, step: Step) -> Step:
    """A closed step with the provider who held it when it was closed."""
    if step.closed is None or case.client is None:
        return step
    client, day = case.client, step.closed
    provider = client.provider_then(step.provider, day) if step.provider else None
    about = client.provider_then(step.about, day) if step.step in _ABOUT_PROVIDER else step.about
    if (provider, about) == (step.provider, step.about):
        return step
    return replace(step, provider=provider, about=about)


def _provider(case: Case) -> str | None:
    held = case.client.provider if case.client else None
    named = [order.provider for order in case.orders if order.provider]
    return held or (named[-1] if named else None)


def _order_state(order: Order) -> OrderState:
    return OrderState(
        order=order.number,
        action=order.action,
        status=order.status,
        date=order.last.date,
        provider=order.provider,
        locks=order.locks,
    )


def _remarks(case: Case) -> Iterator[str]:
    for order in case.orders:
        if order.action is None:
            yield f"Weborder {order.number}: inget meddelande säger vad som ska göras."
        yield from _other_names(case, order)
    if case.client:
        yield from case.client.remarks


def _other_names(case: Case, order: Order) -> Iterator[str]:
    client = case.client
    known = client.names(client.chapter_of(order)) if client else frozenset()
    for name in sorted(order.named - known if known else ()):
        held = client.provider_for(order) if client else None
        yield f"Weborder {order.number} nämner utföraren {name}; kunden har {held}."
