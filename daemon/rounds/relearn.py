"""New words held against every message already recorded: none may come to read otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import MessageRecord
from daemon.rounds.folder import everything, identity
from daemon.rounds.ports import MailboxSource, Readings
from daemon.rounds.settings import RoundSettings
from parsers.reading import Reading


@dataclass(frozen=True, slots=True)
class Effect:
    """What new words would do: how many messages were read, those in review that would be
    decided, and the numbers of those that would read otherwise than they were recorded."""

    read: int
    decided: int
    changed: tuple[int, ...]


def effect_of(
    ledger: Ledger,
    folders: Iterable[MailboxSource],
    before: Readings,
    after: Readings,
    settings: RoundSettings,
) -> Effect:
    """What reading with ``after`` instead of ``before`` does to the messages in the folders.

    One in review may be decided; any other must read as it did, and one that a person dismissed
    may not become a notice. Raises MailboxDown.
    """
    raw = {
        sha256: (known, data)
        for source in folders
        for sha256, known, data in _recorded(ledger, source, settings)
    }
    messages = [(sha256, data) for sha256, (_, data) in raw.items()]
    old = dict(before.read_all(messages))
    decided, changed = 0, []
    for sha256, reading in after.read_all(messages):
        known = raw[sha256][0]
        if _states(reading) == _states(old[sha256]):
            continue
        if known.disposition in ("review", "accepted"):
            decided += reading.verdict != "review"
        else:
            changed.append(known.id)
    return Effect(len(raw), decided, tuple(sorted(changed)))


def _states(reading: Reading) -> tuple[object, ...]:
    return reading.verdict, reading.notices


def _recorded(
    ledger: Ledger, source: MailboxSource, settings: RoundSettings
) -> Iterator[tuple[str, MessageRecord, bytes]]:
    with source() as mailbox:
        for fetched in everything(mailbox, settings):
            known = ledger.messages.known(identity(fetched))
            if known is not None and fetched.raw is not None:
                yield known.sha256, known, fetched.raw
