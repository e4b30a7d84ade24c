"""`init` and `check`: from an empty folder to a Låsvakt that is known to work."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from daemon.cli.context import Invocation
from daemon.cli.faults import DONE, NEEDED
from daemon.config import load_config
from daemon.config.starter import STARTER

_CONFIG_NAME = "lasvakt.toml"
_MAILDIR = ("new", "cur", "tmp")
_MARKS = {True: ("bra", "green"), None: ("varning", "yellow"), False: ("fel", "red")}


@click.command()
@click.argument("folder", metavar="[MAPP]", default=".", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Skriv en förklarad lasvakt.toml, pseudonymernas nyckel och mapparna i MAPP.

    Det som redan finns lämnas orört; kör gärna igen när inställningarna nämner nya mappar.

    Exempel: lasvakt init /etc/lasvakt
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    config_file = folder / _CONFIG_NAME
    _write_new(config_file, STARTER)
    config = load_config(config_file)
    _write_new(config.ledger.client_key_file, secrets.token_hex(32) + "\n")
    for maildir in (
        config.mailbox.path or folder / "mailbox",
        config.outbox.path or folder / "outbox",
    ):
        _make_maildir(maildir)
    for wanted in (config.register_.folder, config.templates.folder):
        if wanted is not None:
            wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
    click.echo(f"Nästa steg: ändra {config_file} och kör lasvakt --config {config_file} check.")
    return DONE


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        click.echo(f"{path} finns redan och är orörd.")
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    click.echo(f"{path} är skapad.")


def _make_maildir(path: Path) -> None:
    if (path / "cur").is_dir():
        return
    for name in _MAILDIR:
        (path / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)
    click.echo(f"{path} är skapad (används när kind är maildir).")


@click.command()
@click.pass_obj
def check(invocation: Invocation) -> int:
    """Prova allt som inställningarna nämner, steg för steg. Ändrar ingenting.

    Exempel: lasvakt --config /etc/lasvakt/lasvakt.toml check
    """
    from daemon.check import check as try_all

    failed = 0
    for finding in try_all(invocation.settings):
        mark, color = _MARKS[finding.held]
        click.echo(f"{click.style(f'{mark:8}', fg=color)}{finding.stage}: {finding.said}")
        failed += finding.held is False
    if failed:
        click.echo(f"{failed} fel att rätta.", err=True)
        return NEEDED
    click.echo("Allt fungerar.")
    return DONE
