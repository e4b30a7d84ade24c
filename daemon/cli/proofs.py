"""`reconcile` and `replay`: the mailbox held to the ledger, the ledger to its events."""

from __future__ import annotations

import click

from daemon.cli.context import NOW, Invocation, moment
from daemon.cli.faults import DONE, NEEDED


@click.command()
@click.pass_obj
def reconcile(invocation: Invocation) -> int:
    """Räkna brevlådan mot liggaren: varje meddelande har precis en rad, åt båda hållen.

    Exempel: lasvakt reconcile
    """
    from daemon import wiring
    from daemon.rounds.reconcile import reconcile as prove

    config = invocation.settings
    mailbox = config.mailbox
    with wiring.open_ledger(config, readonly=True) as ledger:
        proof = prove(
            ledger,
            {name: wiring.mailbox_source(config, name) for name in wiring.folders(config)},
            mailbox.folder,
            wiring.round_settings(config),
        )
    for name, count in proof.in_folders.items():
        click.echo(f"{count:>7} i {name}")
    click.echo(f"{proof.in_ledger:>7} i liggaren")
    for count, words in (
        (proof.copies, "är kopior av ett annat"),
        (proof.unread, "är ännu inte lästa; kör lasvakt once"),
        (proof.strange, "ligger i en mapp utan att stå i liggaren; flytta dem till inkorgen"),
        (proof.gone, "står i liggaren men finns inte i någon av mapparna"),
    ):
        if count:
            click.echo(f"{count:>7} {words}")
    if proof.fault:
        click.echo(proof.fault, err=True)
    click.echo("Räkningen går ihop." if proof.holds else "Räkningen går inte ihop.")
    return DONE if proof.holds else NEEDED


@click.command()
@click.option("--repair", is_flag=True, help="Skriv om raderna så att de följer händelserna.")
@NOW
@click.pass_obj
def replay(invocation: Invocation, repair: bool, now: str | None) -> int:
    """Räkna om alla ärenden ur händelserna och jämför med vad som är sparat.

    Exempel: lasvakt replay
    """
    from daemon import wiring

    config = invocation.settings
    today = moment(now, config.zone).astimezone(config.zone).date()
    with wiring.open_ledger(config, readonly=not repair) as ledger:
        found = ledger.replay(today)
        count = len(ledger.cases(today))
        if repair and found:
            ledger.rebuild(today)
    for difference in found:
        click.echo(difference)
    click.echo(f"{count} ärenden omräknade, {len(found)} skillnader.")
    return NEEDED if found and not repair else DONE
