"""How messages are read: the words, the senders, and the confinement."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from daemon.config import Config, ConfigFault, Fault
from daemon.confined.readings import ConfinedReader
from daemon.wiring.identity import client_key
from parsers.pseudonym import PUBLIC_KEY
from parsers.read import Reader
from parsers.weborder import Vocabulary, load_vocabulary, shipped_vocabulary
from parsers.weborder.words.tables_of_words import VocabularyError


def vocabulary(config: Config) -> Vocabulary:
    """The shipped words with the municipality's own. Raises ConfigFault with all their faults."""
    own = config.weborder.vocabulary
    if own is None or not own.exists():
        return shipped_vocabulary()
    try:
        return load_vocabulary([own])
    except VocabularyError as error:
        faults = (Fault(str(own), "ordlistan", fault, "giltiga ord") for fault in error.faults)
        raise ConfigFault(tuple(faults)) from None


def reader(config: Config, *, key: bytes | None = None, strict: bool = True) -> Reader:
    """How messages are read. ``strict``: an unvouched weborder sender states nothing."""
    return Reader(
        timezone=config.zone,
        senders=frozenset(config.weborder.senders),
        own=config.own_addresses,
        client_key=client_key(config) if key is None else key,
        vocabulary=vocabulary(config),
        authserv_id=config.security.authserv_id if config.security else None,
        strict=strict,
        forwarders=frozenset(config.weborder.forwarders),
    )


def trial_reader(config: Config | None) -> tuple[Reader, str | None]:
    """How `parse` reads, and what is to be said of it (Swedish) when it is not as in earnest.

    A saved message may have lost what the mail server said of its sender: silence is no objection.
    """
    if config is None:
        trial = Reader(
            timezone=ZoneInfo("Europe/Stockholm"),
            senders=None,
            own=frozenset(),
            client_key=PUBLIC_KEY,
            vocabulary=shipped_vocabulary(),
        )
        return trial, (
            "Ingen inställningsfil: avsändaren får vara vem som helst, och pseudonymerna är "
            "gjorda med en öppen provnyckel."
        )
    if config.ledger.client_key_file.exists():
        return reader(config, strict=False), None
    return reader(config, key=PUBLIC_KEY, strict=False), (
        f"{config.ledger.client_key_file} finns inte: pseudonymerna är gjorda med en öppen "
        "provnyckel."
    )


def confined(config: Config, how: Reader) -> ConfinedReader:
    """The parsers in their children, within the configured limits."""
    limits = config.limits
    return ConfinedReader(how, seconds=limits.parse_seconds, megabytes=limits.parse_megabytes)
