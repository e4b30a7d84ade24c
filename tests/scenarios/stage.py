"""A reminded Låsvakt to try things on, copied for each trial."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.whole import NORD, Whole, notice

SINCE = "[reminders]\nfrom = 2026-11-01\n"
TRUST = f'[security]\ntrust = "none"\n\n{SINCE}'
REMINDED = "2026-11-26T08:00"
ANSWERED = "2026-11-26T10:00"
STEP = "remove_receipt_product"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a message: the steps' states by order, the counts, and what was sent."""

    states: dict[str, str]
    counts: dict[str, Any]
    sent: list[EmailMessage]

    @property
    def subjects(self) -> list[str]:
        """The subjects of what was sent, codes left out."""
        return [str(mail["Subject"]).partition(" [")[0] for mail in self.sent]


def reminded(folder: Path, *orders: str, more: str = TRUST) -> Whole:
    """A Låsvakt whose provider has been reminded of a step for each order."""
    whole = Whole(folder, more=more)
    for order in orders or ("48213",):
        for status, day in (("Mottagen", "2026-11-09"), ("Utförd", "2026-11-18")):
            raw = vouched(notice(order, status, day), "weborder.example").as_bytes()
            put(whole, f"{order}.{status}", raw)
    whole.once("2026-11-18T10:00")
    whole.once(REMINDED)
    return whole


def vouched(message: EmailMessage, domain: str, by: str = "mx.exempel.se") -> EmailMessage:
    """The message as the own mail server hands it over."""
    message["Authentication-Results"] = f"{by}; dmarc=pass header.from={domain}"
    return message


def copied(whole: Whole, folder: Path) -> Whole:
    """The same Låsvakt once more, in a folder of its own."""
    shutil.copytree(whole.folder, folder, dirs_exist_ok=True)
    return Whole(folder, whole.mail, whole.more)


def put(whole: Whole, name: str, raw: bytes) -> None:
    """A message comes to the mailbox."""
    (whole.folder / "mailbox" / "new" / name).write_bytes(raw)


def to_provider(whole: Whole) -> EmailMessage:
    """The latest mail to the provider."""
    return [mail for mail in whole.sent() if mail["To"] == NORD][-1]


def receive(whole: Whole, raw: bytes, now: str = ANSWERED, name: str = "svar") -> Outcome:
    """A message comes in, and a round is made."""
    before = {mail["Message-ID"] for mail in whole.sent()}
    put(whole, name, raw)
    counts = whole.once(now)
    states = {
        about: one["state"] for (step, about), one in whole.steps(now).items() if step == STEP
    }
    return Outcome(states, counts, [m for m in whole.sent() if m["Message-ID"] not in before])
