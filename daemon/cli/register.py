"""`import`: the register of clients and decisions."""

from __future__ import annotations

from pathlib import Path

import click

from daemon.cli.context import BY, NOW, Invocation
from daemon.cli.desk import at_desk, tell
from daemon.cli.faults import DONE, NEEDED, WrongUseError, why


@click.command("import")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@BY
@NOW
@click.pass_obj
def import_(invocation: Invocation, file: Path, by: str | None, now: str | None) -> int:
    """Läs in registret över kunder och beslut ur FIL (CSV eller XLSX).

    Samma fil två gånger ändrar ingenting. Kundnummer blir pseudonymer direkt.
    Felaktiga rader sägs till om och de andra tas med.

    Exempel: lasvakt import beslut.csv
    """
    from daemon.acts.register import import_register
    from daemon.register import RegisterFault, read_register
    from daemon.wiring import register_vocabulary

    try:
        register = read_register(file.read_bytes(), register_vocabulary(invocation.settings))
    except RegisterFault as fault:
        raise WrongUseError(f"{file}: {fault}") from None
    except OSError as error:
        raise WrongUseError(f"{file}: {why(error)}") from None
    with at_desk(invocation, now=now, by=by) as desk:
        plan, changes = import_register(desk, register)
    tell(changes)
    click.echo(f"{plan}.")
    for row in register.faults:
        click.echo(f"{file}: {row}", err=True)
    if plan.vanished_unknown:
        click.echo(
            "Rader utan läsbart kundnummer: ingen kund sägs saknas förrän de är rättade.", err=True
        )
    return NEEDED if register.faults else DONE
