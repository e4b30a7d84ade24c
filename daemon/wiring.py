"""Joins the rooms: what lasvakt.toml says becomes the values that each room takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Literal
from zoneinfo import ZoneInfo

from daemon import __version__
from daemon.acts.key import is_the_ledgers
from daemon.config import Config, ConfigFault, Fault, read_secret
from daemon.ledger import Ledger
from daemon.mail.account import ImapAccount, Server, SmtpAccount
from daemon.mail.faults import MailboxDown, OutboxDown
from daemon.register import ProviderNames, RegisterFolder
from daemon.register import Vocabulary as RegisterVocabulary
from daemon.rendering import Renderer
from daemon.rounds.confine import ConfinedReader
from daemon.rounds.means import Means
from daemon.rounds.ports import Mailbox, Outbox
from daemon.rounds.registers import ConfinedRegisters
from daemon.rounds.settings import (
    IntakeSettings,
    LadderSettings,
    OutboxSettings,
    ProviderContact,
    RoundSettings,
)
from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.events import Event
from daemon.routine.rules import Adjustments, Locality, OwnStep, Routine, fold
from daemon.routine.state import CaseState
from daemon.routine.table import TableError, load
from parsers.pseudonym import PUBLIC_KEY, pseudonym
from parsers.read import Reader
from parsers.weborder import Vocabulary, load_vocabulary, shipped_vocabulary
from parsers.weborder.vocabulary import VocabularyError

Stop = Callable[[], bool]


def _never() -> bool:
    return False


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
    return ProviderNames(_spellings(config))


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
        pseudonym=partial(pseudonym, key=key),
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

        def by_routine(events: Sequence[Event], today: date) -> CaseState:
            # Until something is in it the ledger has no first day: any day could be it.
            golive = rules.locality.golive or ledger.log.first_day or today
            at_home = replace(rules.locality, golive=golive)
            return evaluate(events, replace(rules, locality=at_home), calendar, today)

        words = repr((__version__, rules, config.calendar, ledger.log.first_day))
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
    )


def trial_key(config: Config) -> bytes:
    """The pseudonyms' key where there is one, else one for trials that hides nothing."""
    return client_key(config) if config.ledger.client_key_file.exists() else PUBLIC_KEY


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


def round_settings(config: Config) -> RoundSettings:
    """All that a round must know of the municipality."""
    mailbox, outbox, reminders = config.mailbox, config.outbox, config.reminders
    return RoundSettings(
        zone=config.zone,
        calendar=work_calendar(config),
        routine=routine(config),
        outbox=OutboxSettings(
            sender=outbox.sender,
            sender_address=outbox.sender_address,
            domains=outbox.domains,
            per_recipient_day=outbox.per_recipient_day,
        ),
        intake=IntakeSettings(
            after=mailbox.after,
            handled=mailbox.handled,
            review=mailbox.review,
            batch=mailbox.batch,
            max_bytes=config.limits.message_bytes,
            seconds=mailbox.round_seconds,
            senders=config.weborder.senders,
            forwarders=config.weborder.forwarders,
            registers_from=config.register_.attachments_from,
        ),
        ladder=LadderSettings(
            digest=reminders.digest,
            ahead=reminders.ahead,
            every=reminders.every,
            escalate_after=reminders.escalate_after,
            most=reminders.most,
            believe=reminders.believe,
            opens=reminders.opens,
            closes=reminders.closes,
            since=reminders.from_,
        ),
        systemforvaltare=config.roles.systemforvaltare,
        bistandshandlaggare=config.roles.bistandshandlaggare,
        providers=tuple(
            ProviderContact(name=p.name, email=p.email, answers_from=p.answers_from)
            for p in config.provider
        ),
        vouching=_vouching(config),
    )


def _vouching(config: Config) -> Literal["asked", "waived", "absent"]:
    if config.security is None:
        return "absent"
    return "waived" if config.security.trust == "none" else "asked"


def renderer(config: Config) -> Renderer:
    """The templates, the municipality's own before the shipped ones."""
    return Renderer(config.templates.folder, config.municipality.name)


def plain_renderer() -> Renderer:
    """The shipped templates, for a municipality without a configuration."""
    return Renderer(None, "Exempelkommun")


def means(config: Config, readings: ConfinedReader, stop: Stop = _never) -> Means:
    """What a round works with: the configured mailbox, outbox, parsers and templates.

    ``stop`` lets go of a silent server within seconds of becoming true.
    """
    return Means(
        mailbox=mailbox_source(config, config.mailbox.folder, stop),
        readings=readings,
        sender=lambda: open_outbox(config, stop),
        renderer=renderer(config),
        review=mailbox_source(config, review_folder(config)),
        registers=registers(config),
        folder=None if config.register_.folder is None else RegisterFolder(config.register_.folder),
    )


def registers(config: Config) -> ConfinedRegisters | None:
    """What reads registers that come by themselves; None where none are to come."""
    wanted = config.register_.folder is not None or config.register_.attachments_from
    return ConfinedRegisters(register_vocabulary(config)) if wanted else None


def mailbox_source(config: Config, folder: str, stop: Stop = _never) -> Callable[[], Mailbox]:
    """What opens one folder of the mailbox anew at each call."""
    return lambda: open_mailbox(config, folder, stop)


def open_mailbox(config: Config, folder: str, stop: Stop = _never) -> Mailbox:
    """A mailbox to be entered: one folder of the configured one. Raises MailboxDown."""
    if config.mailbox.kind == "maildir":
        from daemon.mail.maildir_mailbox import MaildirMailbox  # noqa: PLC0415 - only one is used

        return MaildirMailbox(_path(config.mailbox.path), folder=folder)
    from daemon.mail.imap_mailbox import ImapMailbox  # noqa: PLC0415 - only one is used

    return ImapMailbox(imap_account(config, folder, stop))


def review_folder(config: Config) -> str:
    """Where messages in review lie: their own folder, or among the others where none are moved."""
    mailbox = config.mailbox
    return mailbox.review if mailbox.after == "move" else mailbox.folder


def imap_account(config: Config, folder: str, stop: Stop = _never) -> ImapAccount:
    """The configured mailbox as the IMAP client takes it. Raises MailboxDown."""
    mailbox = config.mailbox
    if mailbox.auth != "password":
        raise MailboxDown(
            f"[mailbox] auth: {mailbox.auth} finns inte i den här versionen; använd password",
            permanent=True,
        )
    secret = _path(mailbox.password_file)
    return ImapAccount(
        server=Server(
            host=mailbox.host or "",
            port=mailbox.port,
            security=mailbox.security,
            ca_file=mailbox.ca_file,
            stop=stop,
        ),
        user=mailbox.user or "",
        password=lambda: read_secret(secret),
        folder=folder,
        round_seconds=mailbox.round_seconds,
    )


def open_outbox(config: Config, stop: Stop = _never) -> Outbox:
    """The way out, to be entered. Raises OutboxDown."""
    if config.outbox.kind == "maildir":
        from daemon.mail.maildir_outbox import MaildirOutbox  # noqa: PLC0415 - only one is used

        return MaildirOutbox(_path(config.outbox.path))
    from daemon.mail.smtp import SmtpOutbox  # noqa: PLC0415 - only one is used

    return SmtpOutbox(smtp_account(config, stop))


def smtp_account(config: Config, stop: Stop = _never) -> SmtpAccount:
    """The configured way out as the SMTP client takes it. Raises OutboxDown."""
    outbox = config.outbox
    if outbox.kind == "graph" or outbox.auth in ("m365", "google"):
        what = "kind: graph" if outbox.kind == "graph" else f"auth: {outbox.auth}"
        raise OutboxDown(
            f"[outbox] {what} finns inte i den här versionen; använd smtp med password",
            permanent=True,
        )
    secret = outbox.password_file
    return SmtpAccount(
        server=Server(
            host=outbox.host or "", port=outbox.port, security=outbox.security,
            ca_file=outbox.ca_file, stop=stop,
        ),
        sender=outbox.sender_address,
        user=outbox.user if secret else None,
        password=(lambda: read_secret(secret)) if secret else None,
    )  # fmt: skip


def _path(path: Path | None) -> Path:
    assert path is not None, "the configuration has been validated"
    return path
