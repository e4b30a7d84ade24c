"""One whole round: messages in, reminders owed, reminders out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from daemon.confined.child import COLLECT
from daemon.ledger.ledger import Ledger
from daemon.rounds.deliver import DeliverResult, deliver
from daemon.rounds.intake import IntakeResult, take_in
from daemon.rounds.means import Means, without_effects
from daemon.rounds.remind import RemindResult, remind
from daemon.rounds.reread import file_decided
from daemon.rounds.settings import RoundSettings
from daemon.rounds.watch import take_folder
from daemon.rounds.word import tell_drift


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """What a round came to; `as_json` gives the fields of `once --json` in their order.

    ``faults`` (Swedish) are what a person must look into: the mailbox or the outbox that failed.
    ``remarks`` say what the round did that is worth knowing.
    """

    read: int
    notices: int
    replies: int
    automatic: int
    ignored: int
    review: int
    duplicates: int
    queued: int
    sent: int
    failed: int
    held: str | None
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def as_json(self) -> dict[str, int | str | None]:
        """Exactly the fields of `once --json`."""
        return {
            "read": self.read,
            "notices": self.notices,
            "replies": self.replies,
            "automatic": self.automatic,
            "ignored": self.ignored,
            "review": self.review,
            "duplicates": self.duplicates,
            "queued": self.queued,
            "sent": self.sent,
            "failed": self.failed,
            "held": self.held,
        }


def run_round(
    ledger: Ledger,
    means: Means,
    settings: RoundSettings,
    *,
    now: datetime,
    dry_run: bool = False,
    stop: Callable[[], bool] = lambda: False,
) -> RoundResult:
    """A round has been made, or with ``dry_run`` tried: then nothing anywhere has changed.

    ``stop``, asked between batches and messages, ends it early at a safe place. Raises
    LedgerFault; a failing mailbox or outbox stands in ``faults``.
    """
    if dry_run:
        means = without_effects(means)
    frame: AbstractContextManager[None] = ledger.rehearsing() if dry_run else nullcontext()
    with frame, _collecting_seldom():
        today = settings.local(now).date()
        with ledger.writing():
            number = ledger.log.begin(now, today)
        before = ledger.outbox.count()
        taken = take_in(ledger, means, settings, now=now, stop=stop)
        if taken.complete:
            with ledger.writing():
                ledger.log.note_read(number, now)
        unfiled = file_decided(ledger, means.review, settings)
        watched = take_folder(ledger, means, settings, now=now, stop=stop)
        owed = remind(ledger, settings, now=now, fresh=taken.complete)
        tell_drift(ledger, settings, now=now, fresh=taken.complete)
        sent = deliver(ledger, means, settings, now=now, fresh=taken.complete, stop=stop)
        result = _result(
            taken,
            (unfiled, *watched.faults),
            watched.remarks,
            owed,
            sent,
            ledger.outbox.count() - before,
        )
        with ledger.writing():
            outcome = "klar" if not result.faults else "; ".join(result.faults)
            ledger.log.finish(number, now, read_through=None, outcome=outcome)
    return result


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """The garbage collector looks over a batch's thousands of rows a few times, not for each few
    hundred, and not at all at what was there before the round."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(COLLECT, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _result(
    taken: IntakeResult,
    faults: Sequence[str | None],
    remarks: Sequence[str],
    owed: RemindResult,
    sent: DeliverResult,
    queued: int,
) -> RoundResult:
    counts = taken.counts
    held = taken.fault or owed.held
    return RoundResult(
        read=counts["read"],
        notices=counts["notice"],
        replies=counts["reply"],
        automatic=counts["automatic"],
        ignored=counts["ignored"],
        review=counts["review"],
        duplicates=counts["duplicates"],
        queued=queued,
        sent=sent.sent,
        failed=sent.failed,
        held=held,
        faults=tuple(fault for fault in (taken.fault, *faults, sent.fault) if fault is not None),
        remarks=(*taken.remarks, *remarks, *sent.remarks),
    )
