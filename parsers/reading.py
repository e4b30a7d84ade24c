"""What the parsers say of one message: plain values that every other room may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

Verdict = Literal["notice", "reply", "automatic", "ignored", "review"]
Action = Literal["installation", "removal"]
Status = Literal["ordered", "booked", "done", "failed", "cancelled"]
Source = Literal["subject", "text", "html", "header"]
CommandKind = Literal["done", "not_applicable", "wait", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One order's status, as a weborder message states it.

    ``date`` is the local day the status came true (for ``booked`` the booked day), ``client`` a
    pseudonym, never a number; ``provider`` as written, NFC, white space collapsed.
    """

    order: str
    action: Action | None
    status: Status
    date: date
    provider: str | None = None
    locks: tuple[str, ...] = ()
    client: str | None = None


class Evidence(NamedTuple):
    """The words one field was read from. Held in memory for the reader; never stored or logged."""

    field: str
    value: str | None
    words: str
    source: Source
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a person's answer asks for.

    ``numbers`` and ``codes`` name the steps of the reminder that is answered; both empty and
    ``everything`` false means the only step in it. ``until`` is a local day.
    """

    kind: CommandKind
    numbers: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    everything: bool = False
    until: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A person's answer to one of our messages.

    ``answers_to`` are the Message-IDs it refers to, nearest first, without angle brackets;
    ``codes`` the LV codes found anywhere in it. No ``commands``: it was not understood.
    """

    answers_to: tuple[str, ...]
    codes: tuple[str, ...]
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """A delivery report (RFC 3464) or its like about one of our messages."""

    recipients: tuple[str, ...]
    permanent: bool
    original_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one message is, and what it states.

    ``stated`` is the moment the statement was made, aware and in UTC: the message's Date, for a
    forward the inner one's. ``sender`` is the one From address, lower-cased; None when there is
    none or more than one. ``vouched`` says whether the own mail server vouches for that sender:
    None when it said nothing that counts. ``reason`` is Swedish and None only for a notice.
    """

    verdict: Verdict
    reason: str | None = None
    reason_code: str | None = None
    forwarded: bool = False
    notices: tuple[Notice, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sender: str | None = None
    stated: datetime | None = None
    message_id: str | None = None
    layout: str | None = None
    vouched: bool | None = None
    answer: Answer | None = None
    bounce: Bounce | None = None
    partial: dict[str, str] = field(default_factory=dict)
