"""What a round must know and what it works with."""

from __future__ import annotations

from typing import Literal

from daemon.config import Config
from daemon.confined.readings import ConfinedReader
from daemon.confined.registers import ConfinedRegisters
from daemon.register import RegisterFolder
from daemon.rendering import Renderer
from daemon.rounds.means import Means
from daemon.rounds.settings import (
    IntakeSettings,
    LadderSettings,
    OutboxSettings,
    ProviderContact,
    RoundSettings,
)
from daemon.wiring.cases import routine, work_calendar
from daemon.wiring.identity import register_vocabulary
from daemon.wiring.mail import Stop, mailbox_source, never, open_outbox, review_folder


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


def means(config: Config, readings: ConfinedReader, stop: Stop = never) -> Means:
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
