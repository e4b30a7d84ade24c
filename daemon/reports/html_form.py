"""The report as one self-contained page: for the screen, for paper, without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from daemon.rendering import Renderer
from daemon.reports.build import build_report
from daemon.reports.model import AlertLine, Holder, MailboxHealth, Need, Report, StepLine

TEMPLATE = "report.html.j2"
RECENT_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A holder's steps as parts of the longest bar, in per cent; ``overdue`` lies on ``open``."""

    holder: Holder
    open: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page's template may name, as ``report``."""

    generated: datetime
    mailbox: MailboxHealth
    needs: tuple[Need, ...]
    bars: tuple[Bar, ...]
    overdue: tuple[StepLine, ...]
    waiting: tuple[StepLine, ...]
    alerts: tuple[AlertLine, ...]
    remarks: tuple[tuple[str, str], ...]
    closed: tuple[StepLine, ...]
    recent_days: int


def as_html(report: Report, renderer: Renderer) -> str:
    """Return the report as a page; of closed steps those of the last 30 days.

    Raises RenderingError when the template has a fault.
    """
    return renderer.page(TEMPLATE, {"report": _page(report)})


def sample_pages() -> Mapping[str, Mapping[str, object]]:
    """Return the report's template with sample values, for `check_templates`."""
    now = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    health = MailboxHealth(messages=0, accounted=0, read_through=None, review=0)
    return {TEMPLATE: {"report": _page(build_report((), health, now))}}


def _page(report: Report) -> Page:
    since = report.generated.date() - timedelta(days=RECENT_DAYS)
    return Page(
        generated=report.generated,
        mailbox=report.mailbox,
        needs=report.needs,
        bars=_bars(report.holders),
        overdue=report.overdue,
        waiting=report.waiting,
        alerts=report.alerts,
        remarks=report.remarks,
        closed=tuple(step for step in report.closed if _last(step) >= since),
        recent_days=RECENT_DAYS,
    )


def _last(step: StepLine) -> date:
    return step.closed or step.opened


def _bars(holders: tuple[Holder, ...]) -> tuple[Bar, ...]:
    longest = max((holder.open for holder in holders), default=1)
    return tuple(
        Bar(
            holder=holder,
            open=round(100 * holder.open / longest),
            overdue=round(100 * holder.overdue / longest),
        )
        for holder in holders
    )
