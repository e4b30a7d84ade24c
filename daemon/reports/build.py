"""Building the report: the ledger's cases in, and what a person must see to on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from daemon.reports.model import MailboxHealth, Need, Record, Report, case_line
from daemon.reports.words import UNKNOWN, times


def build_report(
    records: Iterable[Record],
    mailbox: MailboxHealth,
    generated: datetime,
    *,
    titles: Mapping[str, str] | None = None,
    most: int = 5,
    needs: Iterable[Need] = (),
) -> Report:
    """Return the report of these cases, by reference.

    ``generated`` is aware and in the municipality's time zone; ``titles`` are the routine's short
    Swedish names of steps and guards; ``most`` is ``[reminders] most``; ``needs`` are put before
    those that the cases and the mailbox show.
    """
    known = titles or {}
    if mailbox.read_through is not None:
        read = mailbox.read_through.astimezone(generated.tzinfo)
        mailbox = replace(mailbox, read_through=read)
    cases = tuple(sorted((case_line(r, known) for r in records), key=lambda c: c.case))
    bare = Report(generated=generated, mailbox=mailbox, cases=cases, needs=())
    own = (*needs, *_mailbox_needs(mailbox), *_alert_needs(bare), *_step_needs(bare, most))
    return Report(generated=generated, mailbox=mailbox, cases=cases, needs=own)


def _mailbox_needs(mailbox: MailboxHealth) -> list[Need]:
    found: list[Need] = []
    if mailbox.stale or mailbox.read_through is None:
        found.append(Need(what="Brevlådan är inte läst till slut.", do="lasvakt check"))
    missing = abs(mailbox.messages - mailbox.accounted)
    if missing:
        said = "1 meddelande" if missing == 1 else f"{missing} meddelanden"
        found.append(Need(what=f"{said} stämmer inte med liggaren.", do="lasvakt reconcile"))
    if mailbox.review:
        said = "1 meddelande" if mailbox.review == 1 else f"{mailbox.review} meddelanden"
        found.append(Need(what=f"{said} väntar på granskning.", do="lasvakt review list"))
    return found


def _alert_needs(report: Report) -> list[Need]:
    return [
        Need(
            what=f"{alert.title}: {alert.said}, sedan {alert.since.isoformat()}.",
            do=f"lasvakt case {alert.case}",
        )
        for alert in report.alerts
    ]


def _step_needs(report: Report, most: int) -> list[Need]:
    found: list[Need] = []
    for step in report.overdue:
        if step.reminders >= most:
            said = f"har påmints {times(step.reminders)} utan att bli klart"
        elif step.holder == UNKNOWN:
            said = "har ingen känd utförare, så ingen påminns"
        else:
            continue
        what = f"{step.title}, {step.said}, {said}."
        found.append(Need(what=what, do=f"lasvakt case {step.case}"))
    return found
