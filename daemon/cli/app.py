"""The console script: finds the command, and turns every fault into words and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping
from typing import NoReturn

import click

from daemon import __version__
from daemon.cli.context import Invocation
from daemon.cli.faults import DONE, WRONG, explain
from daemon.cli.misuse import misuse

# Each command's module is imported when it is called for: `lasvakt --help` stays quick.
_COMMANDS: Mapping[str, tuple[str, str]] = {
    "init": ("setup", "Skapa inställningsfil, nyckel och mappar."),
    "check": ("setup", "Prova allt som inställningarna nämner."),
    "run": ("rounds", "Kör som tjänst tills den stoppas."),
    "once": ("rounds", "Kör en enda runda."),
    "parse": ("parse", "Visa vad meddelanden säger. Rör ingenting."),
    "teach": ("teach", "Lär in ord ur ett exempelmeddelande."),
    "import": ("register", "Läs in registret över kunder och beslut."),
    "record": ("record", "För in det som inget meddelande berättar."),
    "confirm": ("acts", "Kvittera ett steg."),
    "waive": ("acts", "Avskriv ett steg som inte är aktuellt."),
    "snooze": ("acts", "Skjut upp påminnelserna om ett steg."),
    "cases": ("reading", "Lista ärenden."),
    "case": ("reading", "Visa ett ärende."),
    "find": ("reading", "Sök ett ärende på kundnummer."),
    "report": ("reading", "Skriv rapporten ur liggaren."),
    "status": ("reading", "Visa hur Låsvakt mår."),
    "review": ("review", "Granska meddelanden som Låsvakt inte avgjorde."),
    "simulate": ("foresight", "Visa vilka påminnelser som skulle gå ut."),
    "preview": ("foresight", "Visa en påminnelse som läsaren ser den."),
    "reconcile": ("proofs", "Räkna brevlådan mot liggaren."),
    "replay": ("proofs", "Räkna om alla ärenden ur händelserna."),
    "backup": ("upkeep", "Säkerhetskopiera liggaren."),
    "restore": ("upkeep", "Lägg tillbaka en säkerhetskopia."),
    "unflag": ("upkeep", "Skicka igen till en adress som har studsat."),
    "rotate-key": ("upkeep", "Byt pseudonymernas nyckel."),
    "demo": ("demo", "Visa hela flödet med påhittade meddelanden."),
}


class _Commands(click.Group):
    """Commands by name, loaded when used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of a working life."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None when there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"daemon.cli.{_COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name.replace("-", "_").replace("import", "import_"))
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their short help, without loading any."""
        with formatter.section("Kommandon"):
            formatter.write_dl([(name, short) for name, (_, short) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    metavar="FIL",
    help="Inställningsfil. Annars $LASVAKT_CONFIG, ./lasvakt.toml, /etc/lasvakt/lasvakt.toml.",
)
@click.version_option(__version__, prog_name="lasvakt", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, config: str | None) -> None:
    """Låsvakt håller reda på låsvred: läser weborderns meddelanden och påminner rätt roll.

    Exempel: lasvakt parse meddelande.eml
    """
    ctx.obj = Invocation(config=config, environment=os.environ)


def main() -> NoReturn:
    """Run the command line and exit: 0 done, 1 a person is needed, 2 wrong use or settings."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Carry out one command line; the exit code comes back, every fault has been told."""
    try:
        result = cli.main(arguments, prog_name="lasvakt", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as fault:
        click.echo(misuse(fault), err=True)
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        click.echo("Avbrutet.", err=True)
        return 1
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - the reader went away; nothing is left to say
        return DONE
    except Exception as fault:  # noqa: BLE001 - a user is never shown a traceback
        return explain(fault)
    return result if isinstance(result, int) else DONE
