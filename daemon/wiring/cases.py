"""The ledger, opened with the configured routine and working days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from daemon import __version__
from daemon.acts.key import is_the_ledgers
from daemon.config import Config, ConfigFault, Fault
from daemon.ledger import Ledger
from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.events import Event
from daemon.routine.rules import Adjustments, Locality, OwnStep, Routine
from daemon.routine.state import CaseState
from daemon.routine.table import TableError, load
from daemon.wiring.identity import client_key, own_names, spellings


def work_calendar(config: Config) -> WorkCalendar:
    """The municipality's working days."""
    return WorkCalendar(
        closed=frozenset(config.calendar.closed), open=frozenset(config.calendar.open)
    )


def routine(config: Config) -> Routine:
    """The routine as the configuration adjusts it. Raises ConfigFault with all its faults."""
    adjustments = Adjustments(
        days=config.deadlines,
        off=config.routine.off,
        roles=config.routine.roles,
        texts=config.routine.texts,
        own=tuple(OwnStep(**step.model_dump()) for step in config.step),
    )
    locality = Locality(
        municipality=own_names(config),
        providers=spellings(config),
        golive=config.reminders.from_,
        believe=config.reminders.believe,
    )
    try:
        return load(adjustments, locality)
    except TableError as error:
        raise ConfigFault(
            tuple(
                Fault("lasvakt.toml", f"{f.step}.{f.key}", f.found, f.wanted) for f in error.faults
            )
        ) from None


@contextmanager
def open_ledger(
    config: Config,
    *,
    create: bool = False,
    readonly: bool = False,
    at: Path | None = None,
    chance: Random | None = None,
) -> Iterator[Ledger]:
    """The ledger (or the copy ``at``), open, its cases made by the configured routine.

    Raises LedgerFault.
    """
    rules, calendar = routine(config), work_calendar(config)
    path = at or config.ledger.path
    with Ledger.open(path, create=create, readonly=readonly, chance=chance) as ledger:

        @cache
        def beginning(golive: date) -> Routine:
            return replace(rules, locality=replace(rules.locality, golive=golive))

        begun: list[date] = []

        def by_routine(events: Sequence[Event], today: date) -> CaseState:
            # Until something is in it the ledger has no first day: any day could be it.
            if not begun and (first := rules.locality.golive or ledger.log.first_day):
                begun.append(first)
            return evaluate(events, beginning(begun[0] if begun else today), calendar, today)

        words = repr((__version__, rules, config.calendar))
        ledger.evaluate_with(by_routine, sha256(words.encode()).hexdigest())
        _hold_to_key(config, ledger)
        yield ledger


def _hold_to_key(config: Config, ledger: Ledger) -> None:
    path = config.ledger.client_key_file
    if path.exists() and not is_the_ledgers(ledger, client_key(config)):
        wanted = (
            "nyckeln som liggarens pseudonymer är gjorda med; lägg tillbaka den ur "
            f"säkerhetskopian (eller {path.name}.new efter ett avbrutet rotate-key)"
        )
        raise ConfigFault((Fault(str(path), "nyckeln", "en annan nyckel", wanted),))
