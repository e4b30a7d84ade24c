"""`backup`, `restore`, `unflag` and `rotate-key`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from daemon.cli.context import NOW, Invocation, moment
from daemon.cli.faults import DONE, NEEDED, PersonNeededError, WrongUseError, why


@click.command()
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.pass_obj
def backup(invocation: Invocation, file: Path) -> int:
    """Skriv en hel kopia av liggaren till FIL, även medan tjänsten kör.

    Kopiera också nyckeln (client.key), till ett annat ställe.

    Exempel: lasvakt backup /backup/lasvakt-2026-12-01.db
    """
    from daemon import wiring

    with wiring.open_ledger(invocation.settings, readonly=True) as ledger:
        try:
            ledger.backup(file)
        except FileExistsError:
            raise WrongUseError(f"{file} finns redan; välj ett annat namn") from None
    click.echo(f"{file} är skriven.")
    return DONE


@click.command()
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.pass_obj
def restore(invocation: Invocation, file: Path) -> int:
    """Lägg tillbaka en säkerhetskopia. Stoppa tjänsten först.

    Den nuvarande liggaren sparas bredvid, med namnet slutande på .before-restore.

    Exempel: lasvakt restore /backup/lasvakt-2026-12-01.db
    """
    from daemon.ledger import single_instance
    from daemon.ledger.upkeep import put_back

    path = invocation.settings.ledger.path
    with single_instance(path):
        former = put_back(file, path)
    click.echo(f"{path} är nu kopian {file}.")
    if former is not None:
        click.echo(f"Den förra ligger kvar som {former}.")
    click.echo("Kör lasvakt check och lasvakt reconcile innan tjänsten startas.")
    return DONE


@click.command()
@click.argument("address", metavar="ADRESS")
@click.pass_obj
def unflag(invocation: Invocation, address: str) -> int:
    """Låt påminnelser gå till ADRESS igen, när den åter tar emot efter att ha studsat.

    Adresser som studsar står i lasvakt status. Är adressen fel: rätta den i lasvakt.toml.

    Exempel: lasvakt unflag planering@nord.example
    """
    from daemon import wiring

    with wiring.open_ledger(invocation.settings) as ledger:
        with ledger.writing():
            lifted = ledger.log.unflag(address.strip())
        flagged = ", ".join(flag.address for flag in ledger.log.flags())
    if not lifted:
        raise PersonNeededError(
            f"{address}: är inte spärrad; spärrade adresser: {flagged or 'inga'}"
        )
    click.echo(f"Påminnelser går till {address.strip().lower()} igen från nästa runda.")
    return DONE


@click.command("rotate-key")
@click.argument("register", metavar="REGISTER", type=click.Path(path_type=Path))
@NOW
@click.pass_obj
def rotate_key(invocation: Invocation, register: Path, now: str | None) -> int:
    """Byt pseudonymernas nyckel. REGISTER är en registerfil med kundernas nummer.

    Liggaren har inga nummer, så bara kunder som står i filen känns igen efteråt.
    Den gamla nyckeln sparas bredvid den nya. Stoppa tjänsten och gör en kopia först.

    Exempel: lasvakt rotate-key beslut.csv
    """
    from daemon import wiring
    from daemon.acts.key import new_key, rotate
    from daemon.ledger import single_instance
    from daemon.register import RegisterFault, client_numbers

    config = invocation.settings
    key_file = config.ledger.client_key_file
    old, new = wiring.client_key(config), new_key()
    try:
        numbers = client_numbers(register.read_bytes(), wiring.register_vocabulary(config))
    except OSError as error:
        raise WrongUseError(f"{register}: {why(error)}") from None
    except RegisterFault as fault:
        raise WrongUseError(f"{register}: {fault}") from None
    kept = key_file.with_name(key_file.name + ".old")
    fresh = key_file.with_name(key_file.name + ".new")
    if kept.exists():
        raise PersonNeededError(
            f"{kept} finns redan från ett tidigare byte; flytta undan den först"
        )
    _write_private(fresh, new + "\n")
    today = moment(now, config.zone).astimezone(config.zone).date()
    with single_instance(config.ledger.path), wiring.open_ledger(config) as ledger:
        rotated = rotate(ledger, numbers, old, new.encode(), today=today)
        # The ledger now knows the new key; its file follows at once. Until then it lies beside.
        os.link(key_file, kept)
        fresh.replace(key_file)
    click.echo(f"{rotated.renamed} kunder har fått sin nya pseudonym. Säkerhetskopiera {key_file}.")
    click.echo(f"Den gamla nyckeln ligger som {kept}; ta bort den när kopiorna är bytta.")
    if rotated.left:
        click.echo(f"{rotated.left} kunder stod inte i filen och känns inte igen längre.", err=True)
        return NEEDED
    return DONE


def _write_private(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
