"""The mailbox proof: each message in the folders has one entry in the ledger, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from daemon.ledger.ledger import Ledger
from daemon.rounds.folder import everything, identity
from daemon.rounds.ports import MailboxDown, MailboxSource
from daemon.rounds.settings import RoundSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The count. ``unread``: in the watched folder and not yet read by a round; ``strange``: in
    another folder though the ledger has never had it; ``gone``: in the ledger and in no folder."""

    in_folders: Mapping[str, int]
    in_ledger: int
    unread: int
    strange: int
    gone: int
    copies: int
    fault: str | None = None

    @property
    def holds(self) -> bool:
        """Whether every message is accounted for, and each entry has its message."""
        return self.fault is None and not (self.unread or self.strange or self.gone)


def reconcile(
    ledger: Ledger, folders: Mapping[str, MailboxSource], watched: str, settings: RoundSettings
) -> Proof:
    """What the mailbox and the ledger say of each other; nothing is changed.

    ``folders`` are how each is opened. A folder that does not exist yet holds nothing.
    """
    seen: Counter[str] = Counter()
    counts: dict[str, int] = {}
    by_folder: dict[str, set[str]] = {}
    fault = None
    for name, source in folders.items():
        try:
            found = _identities(source, settings)
        except MailboxDown as error:
            if name == watched:
                fault = str(error)
            found = []
        counts[name] = len(found)
        by_folder[name] = set(found)
        seen.update(found)
    known = {message.sha256 for message in ledger.messages.all()}
    strange = {s for name, found in by_folder.items() if name != watched for s in found - known}
    return Proof(
        in_folders=counts,
        in_ledger=len(known),
        unread=len(by_folder.get(watched, set()) - known),
        strange=len(strange),
        gone=len(known - set(seen)),
        copies=sum(seen.values()) - len(seen),
        fault=fault,
    )


def _identities(source: MailboxSource, settings: RoundSettings) -> list[str]:
    with source() as mailbox:
        found = [identity(fetched) for fetched in everything(mailbox, settings)]
        if not mailbox.complete:
            raise MailboxDown("brevlådan hann inte läsas till slut; försök igen")
    return found
