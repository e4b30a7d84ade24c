"""`teach`: new words for the weborder's messages, from one example, on consent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from daemon.cli.context import Invocation
from daemon.cli.faults import DONE, NEEDED, PersonNeededError, WrongUseError, why
from daemon.config import Config
from parsers.weborder import Decision, Vocabulary
from parsers.weborder.teach import Addition, Proposal

_TABLES = {"labels": "etiketten", "statuses": "statusen", "actions": "åtgärden"}


@click.command()
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Spara säkra förslag utan att fråga.")
@click.option("--field", metavar="FÄLT", help="Vilket fält ett tveksamt ord gäller.")
@click.pass_obj
def teach(invocation: Invocation, file: Path, yes: bool, field: str | None) -> int:
    """Lär in ord ur ett exempelmeddelande i FIL.

    Visar vilka okända ord som kan hålla en uppgift och hur meddelandet läses före
    och efter. Sparar bara det du går med på, och aldrig ord som skulle ändra hur
    ett redan infört meddelande läses.

    Exempel: lasvakt teach bokad.eml
    """
    from daemon import wiring
    from parsers.example import words_of
    from parsers.weborder.teach import propose

    config = invocation.settings
    try:
        content = words_of(file.read_bytes(), config.zone)
    except OSError as error:
        raise WrongUseError(f"{file}: {why(error)}") from None
    if content is None:
        raise PersonNeededError(f"{file}: har inga ord från webordern att lära av")
    words = wiring.vocabulary(config)
    proposals = propose(content, words, config.zone, wiring.trial_key(config))
    if not proposals:
        click.echo("Inga okända ord som kan hålla en uppgift. Läs med: lasvakt parse " + str(file))
        return DONE
    chosen = [a for p in proposals if (a := _choose(p, yes=yes, field=field)) is not None]
    if not chosen:
        click.echo("Inget är sparat.")
        return NEEDED
    _refuse_if_harmful(config, words, chosen)
    _write(config, chosen)
    click.echo(f"Sparat i {config.weborder.vocabulary}. Kör nu: lasvakt review retry")
    return DONE


def _choose(proposal: Proposal, *, yes: bool, field: str | None) -> Addition | None:
    table = _TABLES.get(proposal.addition.table, "ordet")
    click.echo(f"Okänt: {table} ”{proposal.addition.word}”")
    click.echo(f"  före:  {_said(proposal.before)}")
    click.echo(f"  efter: {_said(proposal.after)}  (om {proposal.addition.key})")
    keys = [option.key for option in proposal.options]
    named = [option for option in proposal.options if option.key == field]
    if named:
        return named[0]
    if proposal.certain:
        agreed = yes or click.confirm(f"Spara som {keys[0]}?", default=False)
        return proposal.addition if agreed else None
    if yes:
        click.echo(f"  tveksamt; välj med --field: {', '.join(keys)}", err=True)
        return None
    answer = click.prompt(
        f"Vad gäller det? ({', '.join(keys)}, eller nej)",
        type=click.Choice([*keys, "nej"]),
        show_choices=False,
        default="nej",
    )
    return next((option for option in proposal.options if option.key == answer), None)


def _said(decision: Decision) -> str:
    from daemon.cli.parse import sentence

    if decision.notices:
        return "; ".join(sentence(notice) for notice in decision.notices)
    return decision.reason or decision.verdict


def _refuse_if_harmful(config: Config, words: Vocabulary, chosen: list[Addition]) -> None:
    from dataclasses import replace

    from daemon import wiring
    from daemon.rounds.relearn import effect_of
    from parsers.weborder.teach import extend

    if not config.ledger.path.exists():
        return
    before = wiring.reader(config, strict=False)
    after = replace(before, vocabulary=extend(words, chosen))
    with (
        wiring.open_ledger(config, readonly=True) as ledger,
        wiring.confined(config, before) as old,
        wiring.confined(config, after) as new,
    ):
        sources = [wiring.mailbox_source(config, name) for name in _folders(config)]
        effect = effect_of(ledger, sources, old, new, wiring.round_settings(config))
    if effect.changed:
        numbers = ", ".join(map(str, effect.changed))
        raise PersonNeededError(
            f"Orden sparas inte: de skulle ändra hur meddelande {numbers} läses. "
            "Se dem med lasvakt review show."
        )
    click.echo(f"{effect.read} införda meddelanden prövade, {effect.decided} i granskning avgörs.")


def _folders(config: Config) -> Iterator[str]:
    from daemon import wiring
    from daemon.mail.faults import MailboxDown

    mailbox = config.mailbox
    for name in wiring.folders(config):
        try:
            with wiring.open_mailbox(config, name):
                yield name
        except MailboxDown:
            if name == mailbox.folder:
                raise PersonNeededError(
                    "Brevlådan går inte att läsa, så orden kan inte prövas mot det som är infört. "
                    "Kör lasvakt check."
                ) from None


def _write(config: Config, chosen: list[Addition]) -> None:
    from parsers.weborder.teach import render
    from parsers.weborder.words.tables_of_words import parse_tables

    path = config.weborder.vocabulary
    if path is None:
        raise PersonNeededError("ange en fil för orden: [weborder] vocabulary i lasvakt.toml")
    own = parse_tables(path.read_text("utf-8"), str(path)) if path.exists() else {}
    beside = path.with_name(path.name + ".new")
    beside.write_text(render(own, chosen), "utf-8")
    beside.replace(path)
