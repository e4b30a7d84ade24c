"""A case's derived rows as values, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from daemon.ledger.codec import maybe_day, to_json
from daemon.ledger.connection import Row
from daemon.routine.state import Alert, CaseState, OrderState, Step


def state_of(
    row: Row, orders: Iterable[Row], steps: Iterable[Row], alerts: Iterable[Row]
) -> CaseState:
    """The case that its rows hold."""
    return CaseState(
        client=row["client"],
        provider=row["provider"],
        orders=tuple(map(_order, orders)),
        steps=tuple(map(_step, steps)),
        alerts=tuple(map(_alert, alerts)),
        remarks=tuple(json.loads(row["remarks"])),
    )


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def order_values(order: OrderState) -> tuple[str | None, ...]:
    """The order as a row, its case and position left out."""
    return (
        order.order, order.action, order.status, order.date.isoformat(), order.provider,
        to_json(order.locks),
    )  # fmt: skip


def _order(row: Row) -> OrderState:
    return OrderState(
        order=row["order_no"],
        action=row["action"],
        status=row["status"],
        date=date.fromisoformat(row["date"]),
        provider=row["provider"],
        locks=tuple(json.loads(row["locks"])),
    )


def step_values(step: Step) -> tuple[str | int | None, ...]:
    """The step as a row, its case, position and anchor left out."""
    return (
        step.key, step.step, step.about, step.role, step.provider, _day(step.opened),
        _day(step.due), step.state, step.workdays_late, _day(step.closed), step.why,
        step.closed_why, step.closed_by, _day(step.snoozed_until), step.believed,
        int(step.adopted),
    )  # fmt: skip


def _step(row: Row) -> Step:
    return Step(
        key=row["key"],
        step=row["step"],
        about=row["about"],
        role=row["role"],
        provider=row["provider"],
        opened=date.fromisoformat(row["opened"]),
        due=date.fromisoformat(row["due"]),
        state=row["state"],
        workdays_late=row["workdays_late"],
        closed=maybe_day(row["closed"]),
        why=row["why"],
        closed_why=row["closed_why"],
        closed_by=row["closed_by"],
        snoozed_until=maybe_day(row["snoozed_until"]),
        believed=row["believed"],
        adopted=bool(row["adopted"]),
    )


def alert_values(alert: Alert) -> tuple[str | int | None, ...]:
    """The alert as a row, its case, position and anchor left out."""
    return (
        alert.key, alert.guard, alert.about, _day(alert.since), to_json(alert.told),
        alert.provider, _day(alert.withdrawn), int(alert.adopted),
    )  # fmt: skip


def _alert(row: Row) -> Alert:
    return Alert(
        key=row["key"],
        guard=row["guard"],
        about=row["about"],
        since=date.fromisoformat(row["since"]),
        told=tuple(json.loads(row["told"])),
        provider=row["provider"],
        withdrawn=maybe_day(row["withdrawn"]),
        adopted=bool(row["adopted"]),
    )
