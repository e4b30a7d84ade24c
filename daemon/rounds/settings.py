"""What the rounds must know of the municipality: plain values, filled from its configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random, SystemRandom
from typing import Literal
from zoneinfo import ZoneInfo

from daemon.routine.calendar import WorkCalendar
from daemon.routine.rules import Routine
from daemon.routine.state import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderContact:
    """A home-care provider. ``answers_from`` are addresses, or domains with @ first."""

    name: str
    email: tuple[str, ...]
    answers_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeSettings:
    """How the mailbox is read. ``seconds`` is the whole round's; folders are as configured.

    ``registers_from`` are whole addresses whose attached registers are taken.
    """

    after: Literal["move", "keep"] = "move"
    handled: str = "Lasvakt/Behandlat"
    review: str = "Lasvakt/Granska"
    batch: int = 300
    max_bytes: int = 20_000_000
    seconds: float = 600.0
    senders: tuple[str, ...] = ()
    forwarders: tuple[str, ...] = ()
    registers_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderSettings:
    """When reminders go. Days are working days, hours local."""

    digest: bool = True
    ahead: int = 1
    every: int = 3
    escalate_after: int = 2
    most: int = 5
    believe: int = 3
    opens: time = time(7, 30)
    closes: time = time(16, 0)
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxSettings:
    """Whom mail comes from and where it may go.

    ``domains``: empty for the configured addresses' own. ``attempts``: how often one message is
    tried before it is given up.
    """

    sender: str
    sender_address: str
    domains: tuple[str, ...] = ()
    per_recipient_day: int = 20
    attempts: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSettings:
    """All that a round needs to know.

    ``vouching``: "asked" where the own mail server must vouch for senders, "waived" for
    ``trust = "none"``, "absent" without [security]: then no answer counts. ``chance`` makes the
    Message-IDs, the system's own unless a demonstration must come out the same twice.
    """

    zone: ZoneInfo
    calendar: WorkCalendar
    routine: Routine
    outbox: OutboxSettings
    intake: IntakeSettings = IntakeSettings()
    ladder: LadderSettings = LadderSettings()
    systemforvaltare: tuple[str, ...] = ()
    bistandshandlaggare: tuple[str, ...] = ()
    providers: tuple[ProviderContact, ...] = ()
    vouching: Literal["asked", "waived", "absent"] = "absent"
    chance: Random = field(default_factory=SystemRandom, compare=False)

    def local(self, moment: datetime) -> datetime:
        """The moment on the municipality's clock."""
        return moment.astimezone(self.zone)

    def provider(self, name: str | None) -> ProviderContact | None:
        """The configured provider of this name or alias."""
        known = self.routine.locality.provider(name)
        return next((one for one in self.providers if one.name == known), None)

    def addresses(self, role: Role, provider: str | None) -> tuple[str, ...]:
        """Where reminders to the role go; for utforare the provider's. Empty: nowhere known."""
        if role == "utforare":
            found = self.provider(provider)
            return () if found is None else found.email
        return self.systemforvaltare if role == "systemforvaltare" else self.bistandshandlaggare

    def may_answer(self, address: str, role: Role, provider: str | None) -> bool:
        """Whether the address speaks for the role, and for utforare for this provider."""
        allowed = set(self.addresses(role, provider))
        if role == "utforare" and (found := self.provider(provider)) is not None:
            allowed |= set(found.answers_from)
        return matches(address, allowed)

    @property
    def configured(self) -> frozenset[str]:
        """Every whole address that the configuration names."""
        mine = {*self.intake.senders, *self.intake.forwarders, self.outbox.sender_address}
        mine |= {*self.intake.registers_from}
        mine |= {*self.systemforvaltare, *self.bistandshandlaggare}
        for one in self.providers:
            mine |= {*one.email, *one.answers_from}
        return frozenset(address for address in mine if not address.startswith("@"))

    def may_receive(self, address: str) -> bool:
        """Whether mail may go to the address: its domain is among the configured ones."""
        domain = address.rpartition("@")[2].lower()
        if self.outbox.domains:
            return domain in {one.removeprefix("@").lower() for one in self.outbox.domains}
        roles = {*self.systemforvaltare, *self.bistandshandlaggare}
        for one in self.providers:
            roles |= {*one.email, *one.answers_from}
        return domain in {address.rpartition("@")[2].lower() for address in roles}


def matches(address: str, allowed: frozenset[str] | set[str] | tuple[str, ...]) -> bool:
    """Whether the address is one of those, or in one of those domains (with @ first) itself.

    A subdomain of an allowed domain does not count.
    """
    name = address.lower()
    return name in allowed or "@" + name.rpartition("@")[2] in allowed
