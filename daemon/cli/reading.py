"""`cases`, `case`, `find`, `report` and `status`: the ledger read, never written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from daemon.cli.context import NOW, Invocation, moment
from daemon.cli.faults import DONE, NEEDED, PersonNeededError, WrongUseError, why
from daemon.config import Config
from daemon.ledger import CaseRecord, Ledger
from daemon.reports import Report
from daemon.reports.model import CaseLine
from daemon.routine.state import Step

_ROLES = ("utforare", "bistandshandlaggare", "systemforvaltare")
_OPEN = ("open", "overdue", "snoozed")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The ledger open for reading, at one moment."""

    config: Config
    ledger: Ledger
    now: datetime

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.config.zone).date()

    def report(self, records: list[CaseRecord] | None = None) -> Report:
        """The report of these cases, or of all."""
        from daemon.health import drifting, mailbox_health, titles, unreached
        from daemon.reports import build_report

        return build_report(
            self.ledger.cases(self.today) if records is None else records,
            mailbox_health(self.ledger, self.now, self.config),
            self.now.astimezone(self.config.zone),
            titles=titles(self.config),
            most=self.config.reminders.most,
            needs=(
                *unreached(self.config, self.ledger, self.now),
                *drifting(self.config, self.ledger, self.now),
            ),
        )

    def line(self, record: CaseRecord) -> CaseLine:
        """One case as reports show it."""
        from daemon.health import titles
        from daemon.reports import case_line

        return case_line(record, titles(self.config))


@contextmanager
def at_shelf(invocation: Invocation, now: str | None) -> Iterator[Shelf]:
    """The ledger, open for reading alone."""
    from daemon.wiring import open_ledger

    config = invocation.settings
    when = moment(now, config.zone)
    with open_ledger(config, readonly=True) as ledger:
        yield Shelf(config, ledger, when)


def _width() -> int:
    import shutil

    return max(60, shutil.get_terminal_size((120, 24)).columns)


@click.command()
@click.option("--open", "only_open", is_flag=True, help="Bara ärenden med öppna steg.")
@click.option("--overdue", is_flag=True, help="Bara ärenden med försenade steg.")
@click.option("--role", type=click.Choice(_ROLES), help="Bara ärenden där rollen har öppna steg.")
@click.option("--provider", metavar="UTFÖRARE", help="Bara utförarens ärenden (namn eller alias).")
@NOW
@click.pass_obj
def cases(
    invocation: Invocation,
    only_open: bool,
    overdue: bool,
    role: str | None,
    provider: str | None,
    now: str | None,
) -> int:
    """Lista ärenden, ett på varje rad.

    Exempel: lasvakt cases --overdue --provider Nord
    """
    from daemon.cli.desk import provider_name
    from daemon.reports.text_form import cases_text

    name = provider_name(invocation, provider) if provider else None

    def chosen(record: CaseRecord) -> bool:
        steps = [s for s in record.state.steps if s.state in _OPEN]
        if role is not None:
            steps = [s for s in steps if s.role == role]
        if overdue:
            steps = [s for s in steps if s.state == "overdue"]
        wanted = only_open or overdue or role is not None
        return (bool(steps) or not wanted) and (name is None or name in _names(record, steps))

    with at_shelf(invocation, now) as shelf:
        lines = [shelf.line(r) for r in shelf.ledger.cases(shelf.today) if chosen(r)]
    click.echo(cases_text(lines, width=_width(), color=sys.stdout.isatty()), nl=False)
    return DONE


def _names(record: CaseRecord, steps: list[Step]) -> set[str | None]:
    return {record.state.provider, *(s.provider for s in steps)}


@click.command()
@click.argument("word", metavar="ORDER")
@NOW
@click.pass_obj
def case(invocation: Invocation, word: str, now: str | None) -> int:
    """Visa ett ärendes hela liv: order, steg, varför och av vem de stängdes, larm.

    ORDER är ett ordernummer, ett ärende (2026-0137) eller en kod (LV-…).

    Exempel: lasvakt case 48213
    """
    with at_shelf(invocation, now) as shelf:
        _show_case(shelf, shelf.ledger.find_case(word, shelf.today), word)
    return DONE


@click.command()
@click.argument("client", metavar="KUNDNR")
@NOW
@click.pass_obj
def find(invocation: Invocation, client: str, now: str | None) -> int:
    """Visa kundens ärende. Liggaren har inte numret; det görs om till pseudonymen.

    Exempel: lasvakt find 10482
    """
    from daemon.cli.desk import client_pseudonym

    who = client_pseudonym(invocation, client)
    with at_shelf(invocation, now) as shelf:
        _show_case(shelf, shelf.ledger.case(f"client:{who}", shelf.today), "kunden")
    return DONE


def _show_case(shelf: Shelf, record: CaseRecord | None, word: str) -> None:
    from daemon.reports.text_form import case_text

    if record is None:
        raise PersonNeededError(f"{word}: finns inte i liggaren")
    click.echo(case_text(shelf.line(record), width=_width(), color=sys.stdout.isatty()), nl=False)


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "xlsx", "csv", "json"]),
    default="text",
    help="Rapportens form. Annars text.",
)
@click.option("-o", "output", type=click.Path(path_type=Path), help="Skriv till FIL.")
@NOW
@click.pass_obj
def report(invocation: Invocation, form: str, output: Path | None, now: str | None) -> int:
    """Skriv rapporten ur liggaren: vad som väntar, på vem, och hur sent.

    Exempel: lasvakt report --format html -o rapport.html
    """
    with at_shelf(invocation, now) as shelf:
        data = _formed(shelf, form, to_file=output is not None)
    if output is None:
        if form == "xlsx" and sys.stdout.isatty():
            raise WrongUseError("xlsx är ingen text; ange en fil med -o rapport.xlsx")
        sys.stdout.buffer.write(data)
        return DONE
    _write_whole(output, data)
    return DONE


def _formed(shelf: Shelf, form: str, *, to_file: bool) -> bytes:
    whole = shelf.report()
    if form == "xlsx":
        from daemon.reports.xlsx_form import as_xlsx

        return as_xlsx(whole)
    if form == "html":
        from daemon.reports.html_form import as_html
        from daemon.wiring import renderer

        return as_html(whole, renderer(shelf.config)).encode()
    if form == "csv":
        from daemon.reports.csv_form import as_csv

        return as_csv(whole).encode()
    if form == "json":
        from daemon.reports.json_form import as_json

        return as_json(whole).encode()
    from daemon.reports.text_form import as_text

    color = sys.stdout.isatty() and not to_file
    return as_text(whole, width=_width(), color=color).encode()


def _write_whole(path: Path, data: bytes) -> None:
    # A reader never meets half a report: written beside, then put in place at once.
    import os
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError as error:
        raise PersonNeededError(f"{path}: {why(error)}; rapporten är inte skriven") from None


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Ett JSON-objekt, för övervakning.")
@NOW
@click.pass_obj
def status(invocation: Invocation, as_json: bool, now: str | None) -> int:
    """Visa hur Låsvakt mår. Slutkod 1 när något är fel.

    Exempel: lasvakt status --json
    """
    from daemon.health import points
    from daemon.reports.status import is_well, status_json, status_text

    with at_shelf(invocation, now) as shelf:
        found = points(shelf.config, shelf.ledger, shelf.now)
        local = shelf.now.astimezone(shelf.config.zone)
    if as_json:
        click.echo(status_json(found, local), nl=False)
    else:
        click.echo(status_text(found, width=_width(), color=sys.stdout.isatty()), nl=False)
    return DONE if is_well(found) else NEEDED
