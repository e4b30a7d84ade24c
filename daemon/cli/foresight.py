"""`simulate` and `preview`: what would be sent, and how it looks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from daemon.cli.context import DAY, NOW, Invocation, moment
from daemon.cli.faults import DONE, WrongUseError

_KINDS = {
    "reminder": "påminnelse",
    "escalation": "kopia till systemförvaltaren",
    "guard": "larm",
    "unknown_provider": "okänd utförare",
    "first_start": "sammanfattning vid starten",
}


@click.command()
@click.option("--until", type=DAY, required=True, help="Sista dagen att se fram till.")
@NOW
@click.pass_obj
def simulate(invocation: Invocation, until: date, now: str | None) -> int:
    """Visa vilka påminnelser som skulle gå till vem, när och varför, om inget händer.

    Räknar på en kopia av liggaren. Skriver inget och skickar inget.

    Exempel: lasvakt simulate --until 2026-12-31
    """
    import tempfile

    from daemon import wiring
    from daemon.rounds.foresee import foresee

    config = invocation.settings
    start = moment(now, config.zone)
    today = start.astimezone(config.zone).date()
    if until < today:
        raise WrongUseError(f"--until: fann {until}, väntade en dag från och med {today}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "kopia.db"
        with wiring.open_ledger(config, readonly=True) as ledger:
            ledger.backup(copy)
        with wiring.open_ledger(config, at=copy) as ledger:
            for mail in foresee(ledger, wiring.round_settings(config), start=start, until=until):
                click.echo(f"{mail.day}  {_KINDS.get(mail.kind, mail.kind)} till {mail.recipient}")
                for step in mail.steps:
                    rung = "förvarning" if step.rung == 0 else f"påminnelse {step.rung}"
                    due = f", senast {step.due}" if step.due else ""
                    what = f"{step.name}, {step.about}{due}"
                    click.echo(f"            {what}: {rung if step.due else 'genast'} ({step.why})")
    return DONE


@click.command()
@click.argument("step", metavar="[STEG]", required=False)
@click.option("-o", "output", type=click.Path(path_type=Path), help="Skriv HTML till FIL.")
@click.pass_obj
def preview(invocation: Invocation, step: str | None, output: Path | None) -> int:
    """Visa en påminnelse som läsaren ser den, med påhittade uppgifter.

    Exempel: lasvakt preview link_lock -o link_lock.html
    """
    from daemon import wiring
    from daemon.rendering.samples import PROVIDER, sample_mail
    from daemon.rounds.steps import GREETINGS
    from daemon.routine.table import load

    config = invocation.settings if invocation.has_settings or invocation.config else None
    table = wiring.routine(config) if config else load()
    name = step or "link_lock"
    rule = table.steps.get(name)
    if rule is None:
        raise WrongUseError(f"{name}: är inget steg; stegen är {', '.join(table.steps)}")
    renderer = wiring.renderer(config) if config else wiring.plain_renderer()
    outside = rule.role == "utforare"
    mail = sample_mail(
        name,
        rule.words(outside=outside),
        PROVIDER if outside else GREETINGS[rule.role],
        believable=rule.message_only,
        never_late=rule.due_from == "booked_day",
    )
    rendered = renderer.render(mail)
    click.echo(f"Ämne: {rendered.subject}\n")
    click.echo(rendered.text, nl=False)
    if output is not None:
        output.write_text(rendered.html, "utf-8")
        click.echo(f"HTML-delen är skriven till {output}.", err=True)
    return DONE
