"""Whether a lock hangs at the client's door: what was stated last of it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from daemon.routine.events import LockKnown, RegisterRead
from daemon.routine.facts import ClientFact, Stamp, stamp
from daemon.routine.orders import Order


@dataclass(frozen=True, slots=True)
class LockClaim:
    """On ``day`` a lock was said or seen to hang there, or not; ``order`` is what showed it."""

    stated: Stamp
    day: date
    present: bool
    order: str | None = None


def read_claims(
    orders: Sequence[Order], told: Sequence[ClientFact], client: str | None
) -> tuple[LockClaim, ...]:
    """All that was said or seen of the client's lock, what was stated first first."""
    own = [fact for fact in told if fact.client == client]
    return tuple(sorted((*_seen(orders), *_said(own)), key=lambda claim: claim.stated))


def lock_at(claims: Sequence[LockClaim], moment: Stamp) -> bool | None:
    """What was known of the lock just before ``moment``; None: nothing."""
    before = [claim for claim in claims if claim.stated < moment]
    return before[-1].present if before else None


def lock_gone_after(claims: Sequence[LockClaim], moment: Stamp) -> date | None:
    """The day the lock was first said or seen to be gone after ``moment``."""
    later = (c.day for c in claims if c.stated >= moment and not c.present)
    return next(later, None)


def _seen(orders: Sequence[Order]) -> Iterator[LockClaim]:
    for order in orders:
        for life in order.lives if order.action else ():
            if life.status == "done":
                mounted = order.action == "installation"
                yield LockClaim(stamp(life.last), life.last.date, mounted, order.number)


def _said(told: Sequence[ClientFact]) -> Iterator[LockClaim]:
    known: bool | None = None
    for event in told:
        if isinstance(event, LockKnown):
            yield LockClaim(stamp(event), event.date, event.present)
        elif isinstance(event, RegisterRead):
            said = [row.lock for row in event.rows if row.lock is not None]
            # What an import only repeats is no new statement.
            if said and any(said) is not known:
                known = any(said)
                yield LockClaim(stamp(event), event.date, known)
