"""`run` and `once`: the daemon, and one whole round of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from daemon.cli.context import NOW, Invocation, moment
from daemon.cli.faults import DONE, NEEDED


@click.command()
@NOW
@click.option("--dry-run", is_flag=True, help="Gör allt utom att spara, flytta och skicka.")
@click.option("--json", "as_json", is_flag=True, help="Ett JSON-objekt, för program.")
@click.pass_obj
def once(invocation: Invocation, now: str | None, dry_run: bool, as_json: bool) -> int:
    """Kör en enda runda: läs, för in, påminn, skicka. För cron och för prov.

    Exempel: lasvakt once --dry-run --json
    """
    from daemon import wiring
    from daemon.ledger import single_instance
    from daemon.rounds.round import run_round

    config = invocation.settings
    when = moment(now, config.zone)
    with (
        single_instance(config.ledger.path),
        wiring.open_ledger(config, create=True) as ledger,
        wiring.confined(config, wiring.reader(config)) as readings,
    ):
        result = run_round(
            ledger,
            wiring.means(config, readings),
            wiring.round_settings(config),
            now=when,
            dry_run=dry_run,
        )
    for line in (*result.faults, *result.remarks):
        click.echo(line, err=True)
    if as_json:
        click.echo(json.dumps(result.as_json(), ensure_ascii=False))
    else:
        _tell(result.as_json())
    return NEEDED if result.faults else DONE


def _tell(counts: dict[str, int | str | None]) -> None:
    click.echo(
        f"{counts['read']} meddelanden lästa: {counts['notices']} besked, "
        f"{counts['replies']} svar, {counts['automatic']} automatiska, "
        f"{counts['ignored']} som inte följs, "
        f"{counts['review']} till granskning, {counts['duplicates']} dubbletter."
    )
    click.echo(
        f"{counts['queued']} meddelanden köade, {counts['sent']} skickade, "
        f"{counts['failed']} misslyckade."
    )
    if counts["held"]:
        click.echo(f"Påminnelser hålls: {counts['held']}.")


@click.command()
@click.pass_obj
def run(invocation: Invocation) -> int:
    """Kör som tjänst: en runda med jämna mellanrum tills den stoppas (SIGTERM).

    Exempel: lasvakt --config /etc/lasvakt/lasvakt.toml run
    """
    import threading

    import structlog

    from daemon import wiring
    from daemon.ledger import single_instance
    from daemon.logs import set_up_log
    from daemon.rounds.round import run_round
    from daemon.service import serve

    config = invocation.settings
    settings = wiring.round_settings(config)
    set_up_log()
    log = structlog.get_logger("lasvakt")
    with (
        single_instance(config.ledger.path),
        wiring.confined(config, wiring.reader(config)) as readings,
    ):
        stop = threading.Event()
        means = wiring.means(config, readings, stop.is_set)

        def one_round() -> None:
            # Opened anew each round: a connection belongs to its thread, and a file may be moved.
            with wiring.open_ledger(config, create=True) as ledger:
                result = run_round(ledger, means, settings, now=datetime.now(UTC), stop=stop.is_set)
            log.info("round", **result.as_json())
            for line in (*result.faults, *result.remarks):
                log.warning("round_says", said=line)

        serve(one_round, stop, minutes=config.schedule.minutes)
    return DONE
