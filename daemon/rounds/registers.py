"""Registers that come by themselves: read in a child of their own, and entered in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import Entry, NewMail
from daemon.register import (
    NothingThere,
    Plan,
    Register,
    RegisterFault,
    RowFault,
    last_said,
    plan_import,
)
from daemon.rounds.ports import Registers
from daemon.rounds.settings import RoundSettings
from parsers.reading import Reading

_HEAD_BYTES = 64_000
_ROWS_TOLD = 20
_UNVOUCHED = "den egna e-postservern går inte i god för avsändaren"
Source = Literal["folder", "mail"]


class Attachments:
    """The messages of one intake that may bring a register, held until their sender is known."""

    def __init__(self, registers: Registers | None, settings: RoundSettings) -> None:
        self._registers = registers
        self._senders = settings.intake.registers_from
        self._asked = settings.vouching == "asked"
        self._raw: dict[str, bytes] = {}

    def note(self, sha256: str, raw: bytes) -> None:
        """The message is held if its head names a trusted sender; who wrote it is asked later."""
        if self._registers is None or not self._senders:
            return
        head = raw[:_HEAD_BYTES].lower()
        if any(sender.encode() in head for sender in self._senders):
            self._raw[sha256] = raw

    def taken(self, sha256: str, reading: Reading) -> Register | RegisterFault | None:
        """What the message brings: a register, or why it cannot be taken. None: nothing to do
        with registers. Raises MailboxDown when no child can be started."""
        raw = self._raw.pop(sha256, None)
        if raw is None or self._registers is None or not self._concerns(reading):
            return None
        if self._asked and reading.vouched is not True:
            return RegisterFault(_UNVOUCHED) if reading.verdict == "review" else None
        try:
            return self._registers.read_attached(raw)
        except NothingThere as fault:
            return fault if reading.reason_code == "other_sender" else None
        except RegisterFault as fault:
            return fault

    def _concerns(self, reading: Reading) -> bool:
        """A notice, an answer or a bounce is what it is, whoever else its sender may be."""
        return (
            reading.sender in self._senders
            and reading.verdict in ("review", "automatic")
            and reading.bounce is None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a register came from: its file's or message's ``sha256``, and the message's row."""

    source: Source
    sha256: str
    message: int | None = None


def enter(
    ledger: Ledger, register: Register, origin: Origin, settings: RoundSettings, *, now: datetime
) -> Plan:
    """The ledger knows what the register says, and the systemförvaltare is told of its bad rows.

    The same register twice changes nothing. Raises LedgerFault.
    """
    today = settings.local(now).date()
    with ledger.writing():
        plan = plan_import(
            register, last_said(ledger.events.cases().values()),
            now=now, today=today, by="registret",
        )  # fmt: skip
        entries = [Entry(event=event, message=origin.message) for event in plan.events]
        ledger.append(entries, today=today, now=now)
        if register.faults:
            tell(ledger, origin, settings, rows=register.faults, now=now)
    return plan


def tell(
    ledger: Ledger,
    origin: Origin,
    settings: RoundSettings,
    *,
    now: datetime,
    refused: str | None = None,
    rows: Sequence[RowFault] = (),
) -> None:
    """The systemförvaltare will be told what is wrong with a register, once a day and file.

    Only lines, columns and what was wanted: nothing that stands in the file.
    """
    today = settings.local(now).date()
    payload = {
        "source": origin.source,
        "refused": refused,
        "rows": [[row.line, row.column, row.wanted] for row in rows[:_ROWS_TOLD]],
        "more": max(0, len(rows) - _ROWS_TOLD),
    }
    with ledger.writing():
        for admin in settings.systemforvaltare:
            ledger.outbox.queue(
                NewMail(
                    kind="register",
                    recipient=admin,
                    role="systemforvaltare",
                    payload=payload,
                    once_key=f"register {origin.sha256[:24]} {today} {admin}",
                ),
                day=today,
                now=now,
            )
