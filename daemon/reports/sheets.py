"""The report as tables for a spreadsheet: rows of plain cells, one table a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daemon.reports.model import Report
from daemon.reports.words import ACTION, ROLE, STATE, STATUS

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its head, its rows."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(report: Report) -> tuple[Sheet, ...]:
    """Return the steps, the orders and the guards of the report, each as a table."""
    return (steps(report), _orders(report), _alerts(report))


def steps(report: Report) -> Sheet:
    """Return every step, open or closed, one row each."""
    head = (
        "Ärende", "Kund", "Steg", "Kortnamn", "Gäller", "Roll", "Hos", "Öppnades", "Klart till",
        "Läge", "Arbetsdagar sent", "Uppskjutet till", "Stängdes", "Påminnelser", "Varför", "Kod",
    )  # fmt: skip
    rows = tuple(
        (
            step.case, case.client, step.title, step.step, step.said, ROLE[step.role], step.holder,
            step.opened, step.due, STATE[step.state], step.workdays_late, step.snoozed_until,
            step.closed, step.reminders, step.why, step.code,
        )
        for case in report.cases
        for step in case.steps
    )  # fmt: skip
    return Sheet("Steg", head, rows)


def _orders(report: Report) -> Sheet:
    head = ("Ärende", "Kund", "Order", "Arbete", "Läge", "Dag", "Utförare")
    rows = tuple(
        (
            case.case, case.client, order.order, ACTION[order.action], STATUS[order.status],
            order.date, order.provider,
        )
        for case in report.cases
        for order in case.orders
    )  # fmt: skip
    return Sheet("Ordrar", head, rows)


def _alerts(report: Report) -> Sheet:
    head = ("Ärende", "Varning", "Kortnamn", "Gäller", "Sedan", "Återtagen")
    rows = tuple(
        (alert.case, alert.title, alert.guard, alert.said, alert.since, alert.withdrawn)
        for case in report.cases
        for alert in case.alerts
    )
    return Sheet("Varningar", head, rows)
