"""The review folder gone through: read anew on a person's word, and emptied of what is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import MessageRecord
from daemon.register import Register, RegisterFault
from daemon.rounds.filing import entries, judge, judge_register, new_message
from daemon.rounds.folder import everything, identity
from daemon.rounds.means import Means
from daemon.rounds.ports import Fetched, Mailbox, MailboxDown, MailboxSource, Uid
from daemon.rounds.registers import Attachments, Origin, enter
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


def reread(ledger: Ledger, means: Means, settings: RoundSettings, *, now: datetime) -> RereadResult:
    """Every message in review that lies in its folder has been read anew, with today's words.

    One that is now decided has its facts in the ledger and leaves the folder; the others wait as
    before. Answers are left to a person. Raises LedgerFault.
    """
    result = RereadResult()
    attachments = Attachments(means.registers, settings)
    try:
        with (means.review or means.mailbox)() as mailbox:
            met: dict[str, Uid] = {}
            done: list[Uid] = []
            waiting = _waiting(ledger, mailbox, settings, met, attachments)
            for sha256, reading in means.readings.read_all(waiting):
                result.read += 1
                brought = attachments.taken(sha256, reading)
                if _decide(ledger, sha256, (reading, brought), settings, now):
                    done.append(met[sha256])
            _move(mailbox, done, settings)
            result.decided = len(done)
    except MailboxDown as error:
        result.fault = str(error)
    result.waiting = len(ledger.review_queue())
    return result


def file_decided(
    ledger: Ledger, source: MailboxSource | None, settings: RoundSettings
) -> str | None:
    """The messages that a person has decided since last time are moved to the handled folder.

    Gives why not, in Swedish, when the folder could not be read. The folder is opened only when
    something has been decided.
    """
    decided = ledger.messages.last_decided()
    latest = "" if decided is None else decided.isoformat()
    if (
        source is None
        or settings.intake.after == "keep"
        or latest <= (ledger.log.get(_FILED) or "")
    ):
        return None
    try:
        with source() as mailbox:
            done = [
                fetched.uid
                for fetched in everything(mailbox, settings)
                if (known := _known(ledger, fetched)) and known.target == "handled"
            ]
            _move(mailbox, done, settings)
            complete = mailbox.complete
    except MailboxDown as error:
        # A folder that is not there holds nothing to move; it is made with the next message.
        return None if error.permanent and error.stage == "mapp" else str(error)
    if complete:
        with ledger.writing():
            ledger.log.put(_FILED, latest)
    return None


def _known(ledger: Ledger, fetched: Fetched) -> MessageRecord | None:
    return ledger.messages.known(identity(fetched))


def _waiting(
    ledger: Ledger,
    mailbox: Mailbox,
    settings: RoundSettings,
    met: dict[str, Uid],
    attachments: Attachments,
) -> Iterator[tuple[str, bytes]]:
    for fetched in everything(mailbox, settings):
        known = _known(ledger, fetched)
        if known is None or fetched.raw is None or known.sha256 in met:
            continue
        if known.disposition == "review" and known.verdict != "reply":
            met[known.sha256] = fetched.uid
            attachments.note(known.sha256, fetched.raw)
            yield known.sha256, fetched.raw


def _decide(
    ledger: Ledger,
    sha256: str,
    read: tuple[Reading, Register | RegisterFault | None],
    settings: RoundSettings,
    now: datetime,
) -> bool:
    reading, brought = read
    known = ledger.messages.known(sha256)
    verdict = judge(reading, settings) if brought is None else judge_register(brought)
    if known is None or reading.verdict == "reply":
        return False
    with ledger.writing():
        new = new_message(sha256, known.size, reading, verdict, settings)
        ledger.messages.read_anew(known.id, new)
        if verdict.disposition == "notice":
            facts = entries(sha256, known.id, reading, now, settings)
            ledger.append(facts, today=settings.local(now).date(), now=now)
        if isinstance(brought, Register):
            origin = Origin(source="mail", sha256=sha256, message=known.id)
            enter(ledger, brought, origin, settings, now=now)
    return verdict.disposition != "review"


def _move(mailbox: Mailbox, uids: list[Uid], settings: RoundSettings) -> None:
    if uids and settings.intake.after == "move":
        mailbox.move(uids, settings.intake.handled)
