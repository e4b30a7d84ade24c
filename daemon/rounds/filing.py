"""What becomes of one message: its disposition, what is kept of it, and the facts it states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args

from daemon.ledger.values import Disposition, Entry, NewMessage, Target
from daemon.register import Register, RegisterFault
from daemon.rounds.settings import RoundSettings, matches
from daemon.routine.events import OrderNoticed
from parsers.reading import Action, Notice, Reading, Status

_FORMS = {
    "order": re.compile(r"[0-9A-ZÅÄÖ][0-9A-ZÅÄÖ/_.\-]{0,39}"),
    "locks": re.compile(r"[0-9A-ZÅÄÖ][0-9A-ZÅÄÖ/_.\-, ]{0,99}"),
    "action": re.compile("|".join(get_args(Action))),
    "status": re.compile("|".join(get_args(Status))),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "client": re.compile(r"K-[0-9A-Z]{8}"),
}
_CLOCKS_DIFFER = timedelta(days=1)
_PERSONAL = re.compile(r"\d{6}(?:\d\d)?[-+ ]?\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of a message. ``reason`` is Swedish and holds no word of the message."""

    disposition: Disposition
    reason: str | None
    reason_code: str | None

    @property
    def target(self) -> Target:
        """Where the message is moved."""
        return "review" if self.disposition == "review" else "handled"


def judge(reading: Reading, settings: RoundSettings) -> Verdict:
    """What becomes of a message that nobody need be asked about, or that a person must see.

    A notice counts only from a weborder sender or, passed on, from a configured forwarder, whom
    the own mail server vouches for where it is asked to.
    """
    if reading.verdict != "notice":
        disposition: Disposition = reading.verdict
        return Verdict(
            disposition=disposition, reason=reading.reason, reason_code=reading.reason_code
        )
    senders = settings.intake.forwarders if reading.forwarded else settings.intake.senders
    if reading.sender is None or not matches(reading.sender, senders):
        who = "[weborder] forwarders" if reading.forwarded else "[weborder] senders"
        return Verdict(
            disposition="review",
            reason=f"avsändaren står inte i {who}",
            reason_code="forwarder" if reading.forwarded else "sender",
        )
    if settings.vouching == "asked" and reading.vouched is not True:
        return Verdict(
            disposition="review",
            reason="den egna e-postservern går inte i god för avsändaren",
            reason_code="not_vouched",
        )
    return Verdict(disposition="notice", reason=None, reason_code=None)


def judge_register(brought: Register | RegisterFault) -> Verdict:
    """What becomes of a trusted sender's message: accepted for its register, or in review."""
    if isinstance(brought, RegisterFault):
        return Verdict(disposition="review", reason=str(brought), reason_code="register")
    return Verdict(disposition="accepted", reason="registret är inläst", reason_code="register")


def new_message(
    sha256: str, size: int, reading: Reading, verdict: Verdict, settings: RoundSettings
) -> NewMessage:
    """What the ledger keeps of the message: never its words, its sender only when configured."""
    sender = reading.sender if reading.sender in settings.configured else None
    return NewMessage(
        sha256=sha256,
        size=size,
        verdict=reading.verdict,
        disposition=verdict.disposition,
        target=verdict.target,
        reason=verdict.reason,
        reason_code=verdict.reason_code,
        message_id=reading.message_id,
        sender=sender,
        stated=reading.stated,
        layout=reading.layout,
        partial=_partial(reading, settings) if verdict.disposition == "review" else {},
    )


def unfit(sha256: str, size: int, reason: str, code: str) -> NewMessage:
    """A message of which nothing but its size can be kept: a person must look at it."""
    return NewMessage(
        sha256=sha256,
        size=size,
        verdict="review",
        disposition="review",
        target="review",
        reason=reason,
        reason_code=code,
    )


def entries(
    sha256: str, message: int, reading: Reading, now: datetime, settings: RoundSettings
) -> list[Entry]:
    """The message's notices as events, each with an id that the same bytes always give."""
    stated = reading.stated or now
    if stated > now + _CLOCKS_DIFFER:  # or one wrong clock would have the last word for years
        stated = now
    return [
        Entry(
            event=OrderNoticed(
                id=f"{sha256[:24]}-{number}",
                stated=stated,
                date=notice.date,
                origin="message",
                order=notice.order,
                action=notice.action,
                status=notice.status,
                provider=notice.provider,
                locks=notice.locks,
                client=notice.client,
            ),
            message=message,
        )
        for number, notice in enumerate(reading.notices)
    ]


def _partial(reading: Reading, settings: RoundSettings) -> Mapping[str, object]:
    """What was read of a message in review, field by known field, each value looked at."""
    if reading.notices:
        return {"notices": [_kept(_fields(notice), settings) for notice in reading.notices]}
    return _kept(reading.partial, settings)


def _fields(notice: Notice) -> dict[str, str]:
    found = {
        "order": notice.order,
        "action": notice.action,
        "status": notice.status,
        "date": notice.date.isoformat(),
        "provider": notice.provider,
        "locks": ", ".join(notice.locks) or None,
        "client": notice.client,
    }
    return {name: value for name, value in found.items() if value is not None}


def _kept(values: Mapping[str, str], settings: RoundSettings) -> dict[str, str]:
    return {name: value for name, value in values.items() if _is_safe(name, value, settings)}


def _is_safe(name: str, value: str, settings: RoundSettings) -> bool:
    if name == "provider":
        return settings.provider(value) is not None
    form = _FORMS.get(name)
    return form is not None and bool(form.fullmatch(value)) and not _PERSONAL.search(value)
