"""A person's desk, opened from the command line, and what an act changed told in words."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

import click

from daemon.acts.desk import Changes, Desk, Refusal
from daemon.cli.context import Invocation, moment
from daemon.cli.faults import PersonNeededError, WrongUseError
from daemon.routine.state import Alert, Step

_STATES = {
    "open": "öppet",
    "overdue": "försenat",
    "snoozed": "uppskjutet",
    "done": "klart",
    "waived": "avskrivet",
}


@contextmanager
def at_desk(invocation: Invocation, *, now: str | None, by: str | None) -> Iterator[Desk]:
    """The ledger, made when absent, open for one person's act; a refusal becomes exit code 1."""
    from daemon.wiring import open_ledger

    config = invocation.settings
    when = moment(now, config.zone)
    with open_ledger(config, create=True) as ledger:
        try:
            yield Desk(ledger, when, config.zone, by or getpass.getuser())
        except Refusal as refusal:
            raise PersonNeededError(str(refusal)) from None


def client_pseudonym(invocation: Invocation, number: str) -> str:
    """What the ledger knows the client by; the number itself goes no further."""
    from daemon.wiring import client_key
    from parsers.pseudonym import pseudonym

    if not any(character.isdigit() for character in number):
        raise WrongUseError(
            "kundnumret: fann text utan siffror, väntade ett nummer; ett namn duger inte"
        )
    return pseudonym(number, client_key(invocation.settings))


def provider_name(invocation: Invocation, written: str) -> str:
    """The configured name of a provider written by name or alias. Raises WrongUseError."""
    from daemon.wiring import provider_names

    name = provider_names(invocation.settings)(written)
    if name is None:
        known = ", ".join(p.name for p in invocation.settings.provider) or "inga"
        raise WrongUseError(f"--provider: fann {written!r}, väntade någon av: {known}")
    return name


def tell(changes: Changes) -> None:
    """Say what an act changed, a line a step and a line an alert."""
    lines = [_step(ref, was, is_) for ref, was, is_ in changes.steps()]
    lines += [_alert(ref, was, is_) for ref, was, is_ in changes.alerts()]
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("Sparat. Inget steg ändras.")


def _step(ref: str, was: Step | None, is_: Step | None) -> str:
    step = is_ or was
    assert step is not None
    head = f"{ref}: {step.step} ({step.about})"
    if is_ is None:
        return f"{head} finns inte längre"
    if was is None:
        return f"{head} öppnas: {_STATES[is_.state]}, senast {is_.due} ({is_.why})"
    if was.state != is_.state:
        until = f" till {is_.snoozed_until}" if is_.state == "snoozed" else ""
        why = f": {is_.closed_why}" if is_.closed_why else ""
        return f"{head}: {_STATES[was.state]} → {_STATES[is_.state]}{until}{why}"
    return f"{head} ändras: senast {is_.due} ({is_.why})"


def _alert(ref: str, was: Alert | None, is_: Alert | None) -> str:
    alert = is_ or was
    assert alert is not None
    gone = is_ is None or is_.withdrawn is not None
    return f"{ref}: larm {alert.guard} ({alert.about}) {'tas tillbaka' if gone else 'gäller'}"
