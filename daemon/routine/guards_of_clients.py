"""The guards that need to know the client: alarm, providers, municipality, register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from daemon.routine.case import Case
from daemon.routine.client import Client
from daemon.routine.events import OrderNoticed, RegisterRead, RegisterVanished
from daemon.routine.facts import ClientFact, Stamp, said_on, stamp
from daemon.routine.guards_of_orders import alert, cancelled_on
from daemon.routine.locks import lock_gone_after
from daemon.routine.orders import Order, known_on
from daemon.routine.removing import mounted
from daemon.routine.rows import ALARM, Row
from daemon.routine.state import Alert, Step


def client_guards(case: Case, steps: Sequence[Step]) -> Iterator[Alert]:
    """The alerts of a client's case."""
    client = case.client
    if client is None:
        return
    for order in case.removals:
        began = _began(order)
        if began is not None:
            yield from _despite_alarm(case, client, order, began)
            yield from _despite_new_provider(case, client, order, began)
    for order in case.installations if client.foreign else ():
        began = _began(order)
        if began is not None:
            gone = lock_gone_after(case.claims, stamp(began))
            resolved = [day for day in (cancelled_on(order), gone) if day]
            first = min(resolved, default=None)
            yield alert(case, "lock_for_other_municipality", order, began, first)
    yield from _left_behind(case, client, steps)
    yield from _vanished(case, client)


def _began(order: Order) -> OrderNoticed | None:
    return next((n for n in order.notices if n.status != "cancelled"), None)


def _despite_alarm(
    case: Case, client: Client, order: Order, began: OrderNoticed
) -> Iterator[Alert]:
    """*Avslut av kund men trygghetslarm kvar: … nedmontering av låsvred inte ska göras.*"""
    day, moment = known_on(began), stamp(began)
    alarms = [row for row in client.rows if row.service == ALARM and row.start <= day]
    remaining = [row for row in alarms if not _known_ended(row, day, moment)]
    if not remaining:
        return
    ends = [_known_end(row) for row in remaining if row.ended and row.ended <= case.today]
    over = max(ends) if ends and len(ends) == len(remaining) else None
    resolved = [found for found in (cancelled_on(order), over) if found]
    yield alert(case, "removal_despite_alarm", order, began, min(resolved, default=None))


def _known_ended(row: Row, day: date, moment: Stamp) -> bool:
    return row.left is not None and row.left <= day and (row.ended_stated or row.stated) <= moment


def _known_end(row: Row) -> date:
    stated = (row.ended_stated or row.stated)[0].date()
    return max(stated, row.ended or stated)


def _despite_new_provider(
    case: Case, client: Client, order: Order, began: OrderNoticed
) -> Iterator[Alert]:
    """*Informerar den tidigare utföraren om att låset ska vara kvar.*"""
    day, moment = known_on(began), stamp(began)
    ordering = case.routine.locality.provider(began.provider) or order.provider
    chapter = client.chapter_of(order)
    if chapter is None or ordering is None or (chapter.span.end or date.max) <= day:
        return
    changes = [
        change
        for period in chapter.periods
        for change in period.line.changes
        if change.day <= day or change.stated <= moment
    ]
    left = {change.old for change in changes} - {change.new for change in changes[-1:]}
    if ordering not in left:
        return
    end = chapter.span.end if chapter.span.over(case.today) else None
    resolved = [found for found in (cancelled_on(order), end) if found]
    yield alert(case, "removal_despite_new_provider", order, began, min(resolved, default=None))


def _left_behind(case: Case, client: Client, steps: Sequence[Step]) -> Iterator[Alert]:
    """A lock is mounted, nothing is granted, and its removal was not ordered for twice its days."""
    golive = case.routine.locality.golive
    days = max(1, case.days("order_removal"))
    ended = {
        f"order_removal:{chapter.span.nth}"
        for chapter in client.chapters
        if chapter.span.over(case.today) and mounted(case, chapter) is not None
    }
    for step in steps:
        if step.step != "order_removal" or ":".join(step.key.split(":")[:2]) not in ended:
            continue
        since = case.calendar.add(step.due, days)
        if since > case.today or (step.closed is not None and step.closed < since):
            continue
        yield Alert(
            key=step.key.replace("order_removal", "lock_left_behind", 1),
            guard="lock_left_behind",
            about=client.name,
            since=since,
            told=case.routine.guards["lock_left_behind"].told,
            provider=step.provider,
            withdrawn=step.closed,
            adopted=golive is not None and since < golive,
        )


def _vanished(case: Case, client: Client) -> Iterator[Alert]:
    """One alert a day: a client that comes back and is gone again the same day is gone once."""
    yield from {alert.key: alert for alert in _vanishings(case, client)}.values()


def _vanishings(case: Case, client: Client) -> Iterator[Alert]:
    told: RegisterVanished | None = None
    last = client.chapters[-1].span.end if client.chapters else None
    for event in case.facts.about_client:
        if event.client != client.name:
            continue
        if isinstance(event, RegisterVanished):
            ended = last is not None and last <= event.date
            told = told or (None if ended else event)
        elif told is not None and isinstance(event, RegisterRead):
            yield _vanishing(case, client, told, event)
            told = None
    if told is not None:
        yield _vanishing(case, client, told, None)


def _vanishing(
    case: Case, client: Client, told: RegisterVanished, again: ClientFact | None
) -> Alert:
    last = client.chapters[-1].span if client.chapters else None
    over = last.end if last is not None and last.over(case.today) else None
    days = [said_on(again)] if again is not None else [over] if over else []
    return Alert(
        key=f"client_vanished:{told.date}",
        guard="client_vanished",
        about=client.name,
        since=told.date,
        told=case.routine.guards["client_vanished"].told,
        provider=client.provider,
        withdrawn=max(min(days), told.date) if days else None,
        adopted=case.before_golive(stamp(told)),
    )
