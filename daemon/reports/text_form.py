"""The report, a list of cases and a case's whole life, for the terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from daemon.reports.model import AlertLine, CaseLine, Report, StepLine
from daemon.reports.words import ACTION, STATE, STATUS, late, times, who

WIDTH = 120
WIDE = 100
_STYLE = {"overdue": "bold red", "snoozed": "yellow", "done": "green", "waived": "dim"}


def as_text(report: Report, *, width: int = WIDTH, color: bool = False) -> str:
    """Return the report for a terminal ``width`` wide, most important first."""
    out = _console(width, color)
    mailbox = report.mailbox
    out.print(Text(f"Låsvakt {report.generated:%Y-%m-%d kl. %H.%M}", style="bold"))
    out.print()
    _needs(out, report)
    _steps(out, "Sent", report.overdue, "Inget är sent.")
    _table(out, "Hos vem", ("Hos", "Öppna", "Sena", "Som mest sent"), [
        (h.name, str(h.open), str(h.overdue), late(h.worst)) for h in report.holders
    ], "Ingen har öppna steg.")  # fmt: skip
    _steps(out, "Öppet", report.waiting, "Inget är öppet.")
    if report.alerts:
        _table(out, "Varningar", _ALERT_HEAD, [_alert_row(a) for a in report.alerts], "")
    if report.remarks:
        _table(out, "Anmärkningar", ("Ärende", "Vad"), report.remarks, "")
    read = mailbox.read_through
    out.print(Text("Brevlådan", style="bold"))
    out.print(Text(f"Läst till slut: {f'{read:%Y-%m-%d kl. %H.%M}' if read else 'aldrig'}"))
    out.print(Text(f"Meddelanden: {mailbox.messages}, bokförda: {mailbox.accounted}"))
    out.print(Text(f"Väntar på granskning: {mailbox.review}"))
    return _said(out)


def cases_text(cases: Iterable[CaseLine], *, width: int = WIDTH, color: bool = False) -> str:
    """Return one line a case: its orders, how many steps are open and late, who holds them."""
    rows = [
        (
            case.case,
            ", ".join(order.order for order in case.orders),
            case.provider or "",
            str(sum(step.is_open for step in case.steps)),
            str(sum(step.state == "overdue" for step in case.steps)),
            late(max((step.workdays_late for step in case.steps), default=0)),
        )
        for case in cases
    ]
    out = _console(width, color)
    head = ("Ärende", "Order", "Utförare", "Öppna", "Sena", "Som mest sent")
    _table(out, None, head, rows, "Inga ärenden.")
    return _said(out)


def case_text(case: CaseLine, *, width: int = WIDTH, color: bool = False) -> str:
    """Return one case's whole life: orders, each step with its why and its end, guards, remarks."""
    out = _console(width, color)
    out.print(Text(f"Ärende {case.case}", style="bold"))
    out.print(Text(f"Kund: {case.client or 'okänd'}"))
    out.print(Text(f"Utförare: {case.provider or 'okänd'}"))
    out.print()
    _table(out, "Ordrar", ("Order", "Arbete", "Läge", "Dag", "Utförare", "Lås"), [
        (o.order, ACTION[o.action], STATUS[o.status], o.date.isoformat(), o.provider or "",
         ", ".join(o.locks))
        for o in case.orders
    ], "Inga ordrar.")  # fmt: skip
    out.print(Text("Steg", style="bold"))
    for step in case.steps:
        _life(out, step)
    if not case.steps:
        out.print(Text("Inga steg."))
    out.print()
    if case.alerts:
        _table(out, "Varningar", _ALERT_HEAD, [_alert_row(a) for a in case.alerts], "")
    for remark in case.remarks:
        out.print(Text(f"Anmärkning: {remark}"))
    return _said(out)


_STEP_HEAD = ("Ärende", "Steg", "Gäller", "Hos", "Klart till", "Läge", "Påmint")
_WHOLE = frozenset({"Ärende", "Order", "Gäller", "Klart till", "Sedan", "Återtagen", "Påmint"})
_ALERT_HEAD = ("Ärende", "Varning", "Gäller", "Sedan", "Återtagen")


def _step_row(step: StepLine) -> tuple[str | Text, ...]:
    return (
        step.case, step.title, step.said, step.holder, step.due.isoformat(), _state(step),
        str(step.reminders),
    )  # fmt: skip


def _steps(out: Console, title: str, steps: Sequence[StepLine], none: str) -> None:
    """A table where there is room for one, else two lines a step."""
    if out.width >= WIDE or not steps:
        _table(out, title, _STEP_HEAD, [_step_row(step) for step in steps], none)
        return
    out.print(Text(title, style="bold"))
    for step in steps:
        out.print(Text(f"{step.case} {step.title}, {step.said}"))
        out.print(Text("  ").append(_state(step)).append(f", hos {step.holder}, till {step.due}"))
    out.print()


def _alert_row(alert: AlertLine) -> tuple[str, ...]:
    withdrawn = alert.withdrawn.isoformat() if alert.withdrawn else ""
    return (alert.case, alert.title, alert.said, alert.since.isoformat(), withdrawn)


def _state(step: StepLine) -> Text:
    said = STATE[step.state]
    if step.workdays_late:
        said += f" {late(step.workdays_late)}"
    if step.state == "snoozed" and step.snoozed_until:
        said += f" till {step.snoozed_until.isoformat()}"
    return Text(said, style=_STYLE.get(step.state, ""))


def _life(out: Console, step: StepLine) -> None:
    head = Text("  ").append(_state(step)).append(f"  {step.title} ({step.step})", style="bold")
    out.print(head.append(f", {step.said}"))
    out.print(_under(f"hos {step.holder}, öppnades {step.opened}, klart till {step.due}"))
    out.print(_under(f"varför: {step.why}"))
    if step.closed:
        end = f"stängdes {step.closed}"
        end += f": {step.closed_why}" if step.closed_why else ""
        out.print(_under(end + who(step.closed_by)))
    if step.reminders or (step.is_open and step.code):
        code = f", kod {step.code}" if step.code else ""
        out.print(_under(f"påmint {times(step.reminders)}{code}"))


def _under(said: str) -> Text:
    return Text("      " + said)


def _needs(out: Console, report: Report) -> None:
    out.print(Text("Behöver dig nu", style="bold"))
    for need in report.needs:
        out.print(Text("• ").append(need.what).append(f" ({need.do})", style="dim"))
    if not report.needs:
        out.print(Text("Inget."))
    out.print()


def _table(
    out: Console,
    title: str | None,
    head: Sequence[str],
    rows: Sequence[Sequence[str | Text]],
    none: str,
) -> None:
    if title:
        out.print(Text(title, style="bold"))
    if not rows:
        out.print(Text(none), end="\n\n")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for name in head:
        table.add_column(name, overflow="fold", no_wrap=name in _WHOLE)
    for row in rows:
        table.add_row(*[cell if isinstance(cell, Text) else Text(cell) for cell in row])
    out.print(table)
    out.print()


def _console(width: int, color: bool) -> Console:
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _said(out: Console) -> str:
    file = out.file
    text = file.getvalue() if isinstance(file, io.StringIO) else ""
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines()) + "\n"
