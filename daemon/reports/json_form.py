"""The report as JSON, field for field as INTERFACE.md promises."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from daemon.reports.model import CaseLine, Report, StepLine


def as_json(report: Report) -> str:
    """Return the report as one JSON object, in UTF-8 letters, ending in a newline."""
    mailbox = report.mailbox
    read = mailbox.read_through
    value = {
        "generated": _moment(report.generated),
        "mailbox": {
            "messages": mailbox.messages,
            "accounted": mailbox.accounted,
            "read_through": None if read is None else _moment(read),
            "review": mailbox.review,
        },
        "cases": [_case(case) for case in report.cases],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _case(case: CaseLine) -> dict[str, Any]:
    return {
        "case": case.case,
        "client": case.client,
        "provider": case.provider,
        "orders": [
            {
                "order": order.order,
                "action": order.action,
                "status": order.status,
                "date": order.date.isoformat(),
            }
            for order in case.orders
        ],
        "steps": [_step(step) for step in case.steps],
        "alerts": [
            {
                "guard": alert.guard,
                "about": alert.about,
                "since": alert.since.isoformat(),
                "withdrawn": _day(alert.withdrawn),
            }
            for alert in case.alerts
        ],
    }


def _step(step: StepLine) -> dict[str, Any]:
    return {
        "step": step.step,
        "about": step.about,
        "role": step.role,
        "opened": step.opened.isoformat(),
        "due": step.due.isoformat(),
        "state": step.state,
        "workdays_late": step.workdays_late,
        "closed": _day(step.closed),
        "reminders": step.reminders,
        "why": step.why,
    }


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")
