"""Whether a lock hangs at the client's door: what was stated last of it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from daemon.routine.case import Case
from daemon.routine.events import LockKnown, RegisterRead
from daemon.routine.facts import Stamp, stamp


@dataclass(frozen=True, slots=True)
class LockClaim:
    """On ``day`` a lock was said or seen to hang there, or not."""

    stated: Stamp
    day: date
    present: bool


def lock_claims(case: Case) -> tuple[LockClaim, ...]:
    """All that was said or seen, what was stated first first."""
    return tuple(sorted((*_seen(case), *_said(case)), key=lambda claim: claim.stated))


def lock_now(case: Case) -> LockClaim | None:
    """The claim that holds; None when nothing is known."""
    claims = lock_claims(case)
    return claims[-1] if claims else None


def lock_at(case: Case, moment: Stamp) -> bool | None:
    """What was known of the lock just before ``moment``; None: nothing."""
    before = [claim for claim in lock_claims(case) if claim.stated < moment]
    return before[-1].present if before else None


def lock_gone_after(case: Case, moment: Stamp) -> date | None:
    """The day the lock was first said or seen to be gone after ``moment``."""
    later = (c.day for c in lock_claims(case) if c.stated >= moment and not c.present)
    return next(later, None)


def _seen(case: Case) -> Iterator[LockClaim]:
    for order in (*case.installations, *case.removals):
        for life in order.lives:
            if life.status == "done":
                last = life.last
                yield LockClaim(stamp(last), last.date, order.action == "installation")


def _said(case: Case) -> Iterator[LockClaim]:
    told: dict[object, bool] = {}
    for event in case.facts.events:
        if isinstance(event, LockKnown):
            yield LockClaim(stamp(event), event.date, event.present)
        elif isinstance(event, RegisterRead):
            yield from _restated(event, told)


def _restated(read: RegisterRead, told: dict[object, bool]) -> Iterator[LockClaim]:
    """What an import says anew of the lock; what it only repeats is no new statement."""
    said = [row.lock for row in read.rows if row.lock is not None]
    if said:
        present = any(said)
        if told.get(read.client) is not present:
            told[read.client] = present
            yield LockClaim(stamp(read), read.date, present)
