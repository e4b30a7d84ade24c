"""The review folder gone through: read anew on a person's word, and emptied of what is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import MessageRecord
from daemon.rounds.filing import entries, judge, new_message
from daemon.rounds.folder import everything, identity
from daemon.rounds.ports import Fetched, Mailbox, MailboxDown, MailboxSource, Readings, Uid
from daemon.rounds.settings import RoundSettings
from parsers.reading import Reading

_FILED = "filed_through"


@dataclass(slots=True)
class RereadResult:
    """How many waiting messages were found and read, decided, and wait still."""

    read: int = 0
    decided: int = 0
    waiting: int = 0
    fault: str | None = None


def reread(
    ledger: Ledger,
    source: MailboxSource,
    readings: Readings,
    settings: RoundSettings,
    *,
    now: datetime,
) -> RereadResult:
    """Every message in review that lies in the folder has been read anew, with today's words.

    One that is now decided has its facts in the ledger and leaves the folder; the others wait as
    before. Answers are left to a person. Raises LedgerFault.
    """
    result = RereadResult()
    try:
        with source() as mailbox:
            met: dict[str, Uid] = {}
            done: list[Uid] = []
            for sha256, reading in readings.read_all(_waiting(ledger, mailbox, settings, met)):
                result.read += 1
                if _decide(ledger, sha256, reading, settings, now):
                    done.append(met[sha256])
            _move(mailbox, done, settings)
            result.decided = len(done)
    except MailboxDown as error:
        result.fault = str(error)
    result.waiting = len(ledger.review_queue())
    return result


def file_decided(ledger: Ledger, source: MailboxSource, settings: RoundSettings) -> str | None:
    """The messages that a person has decided since last time are moved to the handled folder.

    Gives why not, in Swedish, when the folder could not be read. The folder is opened only when
    something has been decided.
    """
    latest = max(
        (m.decided.isoformat() for m in ledger.messages.all() if m.decided is not None),
        default="",
    )
    if settings.intake.after == "keep" or latest <= (ledger.log.get(_FILED) or ""):
        return None
    try:
        with source() as mailbox:
            done = [
                fetched.uid
                for fetched in everything(mailbox, settings)
                if (known := _known(ledger, fetched)) and known.target == "handled"
            ]
            _move(mailbox, done, settings)
    except MailboxDown as error:
        return str(error)
    with ledger.writing():
        ledger.log.put(_FILED, latest)
    return None


def _known(ledger: Ledger, fetched: Fetched) -> MessageRecord | None:
    return ledger.messages.known(identity(fetched))


def _waiting(
    ledger: Ledger, mailbox: Mailbox, settings: RoundSettings, met: dict[str, Uid]
) -> Iterator[tuple[str, bytes]]:
    for fetched in everything(mailbox, settings):
        known = _known(ledger, fetched)
        if known is None or fetched.raw is None or known.sha256 in met:
            continue
        if known.disposition == "review" and known.verdict != "reply":
            met[known.sha256] = fetched.uid
            yield known.sha256, fetched.raw


def _decide(
    ledger: Ledger,
    sha256: str,
    reading: Reading,
    settings: RoundSettings,
    now: datetime,
) -> bool:
    known = ledger.messages.known(sha256)
    verdict = judge(reading, settings)
    if known is None or reading.verdict == "reply":
        return False
    with ledger.writing():
        new = new_message(sha256, known.size, reading, verdict, settings)
        ledger.messages.read_anew(known.id, new)
        if verdict.disposition == "notice":
            facts = entries(sha256, known.id, reading, now, settings)
            ledger.append(facts, today=settings.local(now).date(), now=now)
    return verdict.disposition != "review"


def _move(mailbox: Mailbox, uids: list[Uid], settings: RoundSettings) -> None:
    if uids and settings.intake.after == "move":
        mailbox.move(uids, settings.intake.handled)
