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
    """On ``day`` a lock was said or seen to hang there, or not; ``order`` is what showed it."""

    stated: Stamp
    day: date
    present: bool
    order: str | None = None


def lock_claims(case: Case) -> tuple[LockClaim, ...]:
    """All that was said or seen, what was stated first first."""
    return tuple(sorted((*_seen(case), *_said(case)), key=lambda claim: claim.stated))


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
                mounted = order.action == "installation"
                yield LockClaim(stamp(life.last), life.last.date, mounted, order.number)


def _said(case: Case) -> Iterator[LockClaim]:
    told: bool | None = None
    for event in case.facts.about_client:
        if case.client is None or event.client != case.client.name:
            continue
        if isinstance(event, LockKnown):
            yield LockClaim(stamp(event), event.date, event.present)
        elif isinstance(event, RegisterRead):
            said = [row.lock for row in event.rows if row.lock is not None]
            # What an import only repeats is no new statement.
            if said and any(said) is not told:
                told = any(said)
                yield LockClaim(stamp(event), event.date, told)
