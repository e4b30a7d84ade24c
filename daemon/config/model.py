"""lasvakt.toml as a typed value: one schema is validator, manual and example."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path
from typing import Annotated, Literal, Self
from unicodedata import category
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+")
_ADDRESS_OR_DOMAIN = re.compile(r"[^@\s<>,;\"]*@[^@\s<>,;\"]+\.[^@\s<>,;\"]+")
_MAILBOX = re.compile(r"(?:[^<>\r\n]*<)?([^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+)>?")
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise ValueError("en e-postadress, som namn@kommun.se")
    return value.lower()


def _address_or_domain(value: str) -> str:
    if not _ADDRESS_OR_DOMAIN.fullmatch(value):
        raise ValueError("en e-postadress eller en domän med @ först, som @utforare.se")
    return value.lower()


def _mailbox(value: str) -> str:
    if not _MAILBOX.fullmatch(value):
        raise ValueError("en avsändare, som Låsvakt <lasvakt@kommun.se>")
    return value


def _name(value: str) -> str:
    if not value.strip() or any(category(c) in ("Cc", "Zl", "Zp") for c in value):
        raise ValueError("ett namn på en rad")
    return value


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("en tidszon, som Europe/Stockholm") from None
    return value


def _hours(value: str) -> str:
    match = _HOURS.fullmatch(value)
    if match is None or value[:5] >= value[6:]:
        raise ValueError("ett klockslag till ett senare, som 07:30-16:00")
    return value


Address = Annotated[str, AfterValidator(_address)]
Name = Annotated[str, AfterValidator(_name)]
AddressOrDomain = Annotated[str, AfterValidator(_address_or_domain)]
Days = Annotated[int, Field(ge=0, le=366)]
Security = Literal["tls", "starttls", "none"]
Auth = Literal["password", "m365", "google"]


class Section(BaseModel):
    """A table of lasvakt.toml. An unknown key is a fault: a misspelt setting must not pass."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Municipality(Section):
    """Whose Låsvakt this is. ``aliases`` are other spellings of the name in the register."""

    name: Name
    aliases: tuple[Name, ...] = ()
    timezone: Annotated[str, AfterValidator(_timezone)] = "Europe/Stockholm"


class Ledger(Section):
    """Where the ledger and the pseudonyms' key lie."""

    path: Path = Path("state.db")
    client_key_file: Path = Path("client.key")


class Mailbox(Section):
    """The mailbox to watch."""

    kind: Literal["imap", "maildir"]
    host: str | None = None
    port: Annotated[int, Field(ge=1, le=65535)] = 993
    security: Security = "tls"
    user: str | None = None
    auth: Auth = "password"
    password_file: Path | None = None
    ca_file: Path | None = None
    folder: str = "INBOX"
    after: Literal["move", "keep"] = "move"
    handled: str = "Lasvakt/Behandlat"
    review: str = "Lasvakt/Granska"
    path: Path | None = None
    batch: Annotated[int, Field(ge=1, le=500)] = 300
    round_seconds: Annotated[int, Field(ge=5, le=86400)] = 600

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "maildir":
            if self.path is None:
                raise ValueError('path: saknas; kind = "maildir" behöver en mapp')
            return self
        if not self.host or not self.user:
            raise ValueError('host och user: behövs när kind = "imap"')
        if self.auth == "password" and self.password_file is None:
            raise ValueError('password_file: behövs när auth = "password"')
        _insist_on_encryption(self.security, self.host)
        return self


class Outbox(Section):
    """How reminders leave. ``domains``: where they may go; empty: the configured addresses' own."""

    kind: Literal["smtp", "graph", "maildir"]
    host: str | None = None
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Security = "starttls"
    user: str | None = None
    auth: Auth | Literal["none"] | None = None
    password_file: Path | None = None
    ca_file: Path | None = None
    sender: Annotated[str, AfterValidator(_mailbox)]
    path: Path | None = None
    domains: tuple[str, ...] = ()
    per_recipient_day: Annotated[int, Field(ge=1, le=1000)] = 20

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "maildir" and self.path is None:
            raise ValueError('path: saknas; kind = "maildir" behöver en mapp')
        if self.kind == "smtp":
            if not self.host:
                raise ValueError('host: behövs när kind = "smtp"')
            _insist_on_encryption(self.security, self.host)
            if self.auth == "password" and not (self.user and self.password_file):
                raise ValueError('user och password_file: behövs när auth = "password"')
        return self

    @property
    def sender_address(self) -> str:
        """The bare address of ``sender``, lower-cased."""
        match = _MAILBOX.fullmatch(self.sender)
        if match is None:  # the validator has held this
            raise ValueError(self.sender)
        return match.group(1).lower()


def _insist_on_encryption(security: Security, host: str) -> None:
    if security == "none" and host not in LOOPBACK:
        raise ValueError('security: "none" är tillåtet bara mot den egna maskinen; välj tls')


class Weborder(Section):
    """Who may state a fact, who may pass one on, and the municipality's own vocabulary."""

    senders: Annotated[tuple[Address, ...], Field(min_length=1)]
    forwarders: tuple[AddressOrDomain, ...] = ()
    vocabulary: Path | None = None


class Roles(Section):
    """Role addresses. Persons' own addresses work but age badly."""

    systemforvaltare: Annotated[tuple[Address, ...], Field(min_length=1)]
    bistandshandlaggare: tuple[Address, ...] = ()


class Provider(Section):
    """A home-care provider, known by its name and aliases, matched by nothing else."""

    name: Name
    aliases: tuple[Name, ...] = ()
    email: Annotated[tuple[Address, ...], Field(min_length=1)]
    answers_from: tuple[AddressOrDomain, ...] = ()


class Calendar(Section):
    """Local days: ``closed`` beside the public holidays, ``open`` for the contrary."""

    closed: tuple[date, ...] = ()
    open: tuple[date, ...] = ()


class SecuritySettings(Section):
    """Whose Authentication-Results count, or that none are asked for."""

    authserv_id: str | None = None
    trust: Literal["none"] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.authserv_id is None) == (self.trust is None):
            raise ValueError('ange antingen authserv_id eller trust = "none"')
        return self


class Reminders(Section):
    """The ladder. Days are working days."""

    digest: bool = True
    ahead: Annotated[int, Field(ge=0, le=20)] = 1
    every: Annotated[int, Field(ge=1, le=60)] = 3
    escalate_after: Annotated[int, Field(ge=1, le=100)] = 2
    most: Annotated[int, Field(ge=1, le=100)] = 5
    believe: Annotated[int, Field(ge=1, le=60)] = 3
    hours: Annotated[str, AfterValidator(_hours)] = "07:30-16:00"
    from_: Annotated[date | None, Field(alias="from")] = None

    @property
    def opens(self) -> time:
        """The local time from which reminders may be sent."""
        return time.fromisoformat(self.hours[:5])

    @property
    def closes(self) -> time:
        """The local time from which they may not."""
        return time.fromisoformat(self.hours[6:])


class OwnStep(Section):
    """A step of the municipality's own, or a shipped one changed: a row of the routine table."""

    step: str
    role: Literal["utforare", "bistandshandlaggare", "systemforvaltare"] | None = None
    opens: str | None = None
    closes: str | None = None
    days: Days | None = None
    text: str | None = None


class RoutineSettings(Section):
    """The routine, adjusted: steps switched off, other roles, other sentences."""

    off: tuple[str, ...] = ()
    roles: dict[str, Literal["utforare", "bistandshandlaggare", "systemforvaltare"]] = {}
    texts: dict[str, str] = {}


class Register(Section):
    """How the register's files look and where they come from."""

    columns: dict[str, str] = {}
    folder: Path | None = None
    attachments_from: tuple[Address, ...] = ()


class Limits(Section):
    """What one message may cost."""

    message_bytes: Annotated[int, Field(ge=10_000, le=500_000_000)] = 20_000_000
    parse_seconds: Annotated[int, Field(ge=1, le=300)] = 10
    parse_megabytes: Annotated[int, Field(ge=100, le=4000)] = 300


class Schedule(Section):
    """How often a round is made, in minutes."""

    minutes: Annotated[int, Field(ge=1, le=1440)] = 5


class Templates(Section):
    """A folder whose templates take the shipped ones' place."""

    folder: Path | None = None


class Config(Section):
    """All of lasvakt.toml. Relative paths have been made absolute, from the file's own folder."""

    municipality: Municipality
    ledger: Ledger = Ledger()
    mailbox: Mailbox
    outbox: Outbox
    weborder: Weborder
    roles: Roles
    provider: tuple[Provider, ...] = ()
    calendar: Calendar = Calendar()
    security: SecuritySettings | None = None
    deadlines: dict[str, Days] = {}
    reminders: Reminders = Reminders()
    routine: RoutineSettings = RoutineSettings()
    step: tuple[OwnStep, ...] = ()
    register_: Annotated[Register, Field(alias="register")] = Register()
    limits: Limits = Limits()
    schedule: Schedule = Schedule()
    templates: Templates = Templates()

    @property
    def zone(self) -> ZoneInfo:
        """The municipality's time zone."""
        return ZoneInfo(self.municipality.timezone)

    @property
    def own_addresses(self) -> frozenset[str]:
        """The addresses Låsvakt itself writes from and reads at."""
        own = {self.outbox.sender_address}
        if self.mailbox.user and "@" in self.mailbox.user:
            own.add(self.mailbox.user.lower())
        return frozenset(own)
