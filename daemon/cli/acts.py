"""`confirm`, `waive` and `snooze`: what a person says of one step."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from daemon.acts import on_steps
from daemon.acts.desk import Changes, Desk
from daemon.acts.on_steps import Naming
from daemon.cli.context import BY, DAY, NOW, UNDO, Invocation
from daemon.cli.desk import at_desk, tell
from daemon.cli.faults import DONE
from daemon.routine.events import Confirmed, Snoozed, StepFact, Waived

Act = Callable[..., Changes]


def _says(kind: type[StepFact]) -> Callable[[Act], Callable[..., int]]:
    """Make ``act(desk, the step named, day, words…)`` a command's body, with its --undo."""

    def decorate(act: Act) -> Callable[..., int]:
        def command(
            invocation: Invocation,
            /,
            step: str,
            word: str,
            about: str | None,
            by: str | None,
            day: date | None,
            undo: bool,
            now: str | None,
            **words: Any,
        ) -> int:
            naming = Naming(step, word, _spelled_out(invocation, about))
            with at_desk(invocation, now=now, by=by) as desk:
                if undo:
                    tell(on_steps.undo(desk, kind, naming))
                else:
                    tell(act(desk, naming, day, **words))
            return DONE

        wrapped: Callable[..., int] = functools.update_wrapper(command, act)
        for option in (
            click.pass_obj,
            NOW,
            UNDO,
            click.option("--date", "day", type=DAY, help="Vilken dag det gäller. Annars i dag."),
            BY,
            click.option("--about", metavar="VAD", help="Vilken, när steget är öppet för flera."),
            click.argument("word", metavar="ORDER"),
            click.argument("step", metavar="STEG"),
        ):
            wrapped = option(wrapped)
        return wrapped

    return decorate


def _spelled_out(invocation: Invocation, about: str | None) -> str | None:
    """What a step is about, a provider written by an alias under its configured name."""
    from daemon.wiring import provider_names

    if about is None:
        return None
    return provider_names(invocation.settings)(about) or about


@click.command()
@_says(Confirmed)
def confirm(desk: Desk, naming: Naming, day: date | None) -> Changes:
    """Kvittera att STEG är gjort för ORDER (ordernummer, ärende eller kod).

    Exempel: lasvakt confirm link_lock 48213
    """
    return on_steps.confirm(desk, naming, day)


@click.command()
@_says(Waived)
@click.option("--reason", metavar="SKÄL", default="", help="Varför steget inte är aktuellt.")
def waive(desk: Desk, naming: Naming, day: date | None, reason: str) -> Changes:
    """Avskriv STEG för ORDER: det ska inte göras, och skälet sparas.

    Skriv inga personuppgifter i skälet.

    Exempel: lasvakt waive remove_receipt_product 48213 --reason "ingen knapp användes"
    """
    if not reason.strip():
        raise click.UsageError("--reason saknas: skriv varför steget inte är aktuellt")
    return on_steps.waive(desk, naming, day, reason)


@click.command()
@_says(Snoozed)
@click.option("--until", type=DAY, help="Dagen då steget påminns om igen.")
def snooze(desk: Desk, naming: Naming, day: date | None, until: date | None) -> Changes:
    """Skjut upp påminnelserna om STEG för ORDER; dagen då det skulle vara klart står kvar.

    Exempel: lasvakt snooze link_lock 48213 --until 2026-12-03
    """
    if until is None:
        raise click.UsageError("--until saknas: ange dagen, ÅÅÅÅ-MM-DD")
    return on_steps.snooze(desk, naming, day, until)
