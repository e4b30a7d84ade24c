"""`parse`: what a message is, and which words each field came from. Touches nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from daemon.cli.context import Invocation
from daemon.cli.faults import DONE, WRONG, why
from parsers.reading import Evidence, Notice, Reading

_VERDICTS = {
    "notice": ("besked", "green"),
    "reply": ("svar på en påminnelse", "cyan"),
    "automatic": ("automatiskt meddelande, leder inte till något", "dim"),
    "ignored": ("order av ett slag som rutinen inte följer", "dim"),
    "review": ("till granskning", "yellow"),
}
_ACTIONS = {"installation": "installation", "removal": "nedmontering", None: "sägs inte"}
_STATUSES = {
    "ordered": "beställd",
    "booked": "bokad",
    "done": "utförd",
    "failed": "besök i onödan (bomkörning)",
    "cancelled": "makulerad",
}
_SOURCES = {"subject": "ämnet", "text": "texten", "html": "HTML-delen", "header": "brevhuvudet"}
_VALUES: dict[str, dict[str, str]] = {
    "action": {name: said for name, said in _ACTIONS.items() if name},
    "status": _STATUSES,
}
FIELDS = {
    "order": "order",
    "action": "åtgärd",
    "status": "status",
    "date": "datum",
    "provider": "utförare",
    "lock": "lås",
    "locks": "lås",
    "client": "kund",
    "kind": "slag",
    "message": "meddelandet",
}


@click.command()
@click.argument("files", metavar="FIL…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Ett JSON-objekt per rad, för program.")
@click.pass_obj
def parse(invocation: Invocation, files: tuple[Path, ...], as_json: bool) -> int:
    """Visa vad varje meddelande är och vilka ord som varje uppgift kommer från.

    Utan inställningsfil får avsändaren vara vem som helst och pseudonymerna görs
    med en öppen provnyckel.

    Exempel: lasvakt parse --json *.eml
    """
    from daemon.confined.readings import ConfinedReader
    from daemon.wiring import trial_reader

    given = invocation.settings if invocation.has_settings or invocation.config else None
    reader, remark = trial_reader(given)
    if remark:
        click.echo(remark, err=True)
    console = Console(highlight=False, soft_wrap=True)
    missing: list[Path] = []
    with ConfinedReader(reader, evidence=not as_json) as readings:
        for path, reading in readings.read_all(_contents(files, missing)):
            if as_json:
                click.echo(json.dumps(as_contract(str(path), reading), ensure_ascii=False))
            else:
                _show(console, path, reading)
    return WRONG if missing else DONE


def _contents(files: Iterable[Path], missing: list[Path]) -> Iterator[tuple[Path, bytes]]:
    for path in files:
        try:
            yield path, path.read_bytes()
        except OSError as error:
            missing.append(path)
            click.echo(f"{path}: {why(error)}; ange en fil med ett sparat meddelande", err=True)


def as_contract(file: str, reading: Reading) -> dict[str, object]:
    """The object of `parse --json`."""
    return {
        "file": file,
        "verdict": reading.verdict,
        "forwarded": reading.forwarded,
        "reason": reading.reason,
        "notices": [_notice(n) for n in reading.notices],
    }


def _notice(notice: Notice) -> dict[str, object]:
    return {
        "order": notice.order,
        "action": notice.action,
        "status": notice.status,
        "date": notice.date.isoformat(),
        "provider": notice.provider,
        "locks": list(notice.locks),
        "client": notice.client,
    }


def _show(console: Console, path: Path, reading: Reading) -> None:
    words, style = _VERDICTS[reading.verdict]
    console.print(f"[bold]{escape(str(path))}[/bold]: [{style}]{words}[/{style}]")
    if reading.forwarded:
        console.print("  vidarebefordrat av en person")
    if reading.reason:
        console.print(f"  därför: {escape(reading.reason)}")
    for notice in reading.notices:
        console.print(f"  {escape(sentence(notice))}")
    if reading.evidence:
        console.print(_evidence(reading.evidence))
    console.print()


def sentence(notice: Notice) -> str:
    """One notice as a line for a person."""
    parts = [
        f"order {notice.order}: {_ACTIONS[notice.action]}, {_STATUSES[notice.status]} {notice.date}"
    ]
    if notice.provider:
        parts.append(f"utförare {notice.provider}")
    if notice.locks:
        parts.append("lås " + ", ".join(notice.locks))
    if notice.client:
        parts.append(f"kund {notice.client}")
    return "; ".join(parts)


def _told(one: Evidence) -> str | None:
    """The value as a person says it; None where nothing was read."""
    return None if one.value is None else _VALUES.get(one.field, {}).get(one.value, one.value)


def _evidence(evidence: Iterable[Evidence]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), header_style="dim")
    for heading in ("uppgift", "läses som", "ur orden", "i"):
        table.add_column(heading, overflow="fold")
    for one in evidence:
        words = escape(one.words) + (
            f"  [yellow]{escape(one.remark)}[/yellow]" if one.remark else ""
        )
        table.add_row(
            FIELDS.get(one.field, one.field),
            escape(_told(one) or "–"),
            words,
            _SOURCES.get(one.source, one.source),
        )
    return table
