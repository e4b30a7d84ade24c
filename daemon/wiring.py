"""Joins the rooms: what lasvakt.toml says becomes the values that each room takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256

from daemon import __version__
from daemon.config import Config, ConfigFault, Fault, read_secret
from daemon.ledger import Ledger
from daemon.register import Vocabulary as RegisterVocabulary
from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.events import Event
from daemon.routine.rules import Adjustments, Locality, OwnStep, Routine, fold
from daemon.routine.state import CaseState
from daemon.routine.table import TableError, load
from parsers.pseudonym import pseudonym


def client_key(config: Config) -> bytes:
    """The key of the pseudonyms. Raises ConfigFault: without it no client can be told again."""
    path = config.ledger.client_key_file
    try:
        return read_secret(path).encode()
    except ConfigFault:
        if path.exists():
            raise
        wanted = (
            "pseudonymernas nyckel; lägg tillbaka den ur säkerhetskopian. En ny nyckel "
            "(lasvakt init) känner inte igen liggarens kunder"
        )
        raise ConfigFault((Fault(str(path), "filen", "ingenting", wanted),)) from None


def _spellings(config: Config) -> dict[str, str]:
    return {
        fold(spelling): provider.name
        for provider in config.provider
        for spelling in (provider.name, *provider.aliases)
    }


def provider_names(config: Config) -> Callable[[str], str | None]:
    """What gives a provider's configured name by name or alias, None for any other word."""
    spellings = _spellings(config)
    return lambda written: spellings.get(fold(written))


def own_names(config: Config) -> frozenset[str]:
    """The municipality's own names, folded."""
    return frozenset(fold(n) for n in (config.municipality.name, *config.municipality.aliases))


def register_vocabulary(config: Config) -> RegisterVocabulary:
    """What the register's reader must know of the municipality."""
    key = client_key(config)
    return RegisterVocabulary(
        columns=config.register_.columns,
        provider=provider_names(config),
        own=own_names(config),
        pseudonym=lambda number: pseudonym(number, key),
    )


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
        providers=_spellings(config),
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
    config: Config, *, create: bool = False, readonly: bool = False
) -> Iterator[Ledger]:
    """The ledger, open, its cases made by the configured routine. Raises LedgerFault."""
    rules, calendar = routine(config), work_calendar(config)
    with Ledger.open(config.ledger.path, create=create, readonly=readonly) as ledger:

        def by_routine(events: Sequence[Event], today: date) -> CaseState:
            # Until the first round has set the first day, every day could be it.
            golive = rules.locality.golive or ledger.log.first_day or today
            at_home = replace(rules.locality, golive=golive)
            return evaluate(events, replace(rules, locality=at_home), calendar, today)

        words = repr((__version__, rules, config.calendar, ledger.log.first_day))
        ledger.evaluate_with(by_routine, sha256(words.encode()).hexdigest())
        yield ledger
