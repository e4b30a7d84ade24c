"""The step that orders the lock's removal, after the end of all help or where none should be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daemon.routine.case import Case
from daemon.routine.client import Chapter, Client
from daemon.routine.facts import Stamp, stamp
from daemon.routine.locks import LockClaim
from daemon.routine.occurrence import Closing, Due, Occurrence, after, earliest
from daemon.routine.orders import LIVE, Life, Order, known_on

_STEP = "order_removal"


def removing_steps(case: Case, client: Client, chapter: Chapter) -> Iterator[Occurrence]:
    """*Beställer avinstallation … när kunden inte längre är beviljad hemtjänst eller larm.*

    Also where a client of another municipality got a lock all the same.
    """
    opening = _opening(case, chapter)
    if opening is None:
        return
    opened, what = opening
    due = after(case.calendar, what, opened, case.days(_STEP))
    moment = _lives_of_old(case, chapter, opened)
    closing = earliest(
        _ordered(case, chapter, moment),
        _gone(case, chapter, opened),
        _back(chapter, opened),
    )
    yield _occurrence(case, client, chapter, "", opened, due, closing)
    for order in _removals(case, chapter):
        for life in order.lives:
            if _leaves_it(case, order, life, opened):
                yield _anew(case, client, chapter, order, life)


def mounted(case: Case, chapter: Chapter) -> LockClaim | None:
    """The last word or sight of a lock at the door in this chapter; None: there was none."""
    seen = [
        claim
        for claim in case.claims
        if claim.present and (chapter.until is None or claim.stated < chapter.until)
    ]
    return seen[-1] if seen else None


def _opening(case: Case, chapter: Chapter) -> tuple[date, str] | None:
    lock = mounted(case, chapter)
    end = chapter.span.end if chapter.span.over(case.today) else None
    if chapter.foreign:
        opening = (lock.day, _how(lock)) if lock else None
    elif end is None or (lock is None and not chapter.span.adopted):
        return None
    elif lock is not None and lock.day > end and (lock.order or not chapter.span.adopted):
        opening = (lock.day, _how(lock))
    else:
        opening = (end, "kunden avslutad")
    if opening is None or _gone_before(case, chapter, lock, opening[0]):
        return None
    return opening


def _how(lock: LockClaim) -> str:
    return "montering utförd" if lock.order else "lås finns enligt uppgift"


def _gone_before(case: Case, chapter: Chapter, lock: LockClaim | None, opened: date) -> bool:
    later = [
        claim
        for claim in case.claims
        if (lock is None or claim.stated > lock.stated)
        and (chapter.until is None or claim.stated < chapter.until)
    ]
    return any(not claim.present and claim.day <= opened for claim in later)


def _gone(case: Case, chapter: Chapter, opened: date) -> Closing | None:
    for claim in case.claims:
        within = chapter.until is None or claim.stated < chapter.until
        if within and not claim.present and claim.day > opened:
            return Closing(claim.day, "waived", "inget lås sitter kvar")
    return None


def _back(chapter: Chapter, opened: date) -> Closing | None:
    if chapter.back is None:
        return None
    return Closing(max(chapter.back, opened), "waived", "kunden har kommit tillbaka")


def _removals(case: Case, chapter: Chapter) -> list[Order]:
    client = case.client
    return [o for o in case.removals if client and client.chapter_of(o) == chapter]


def _lives_of_old(case: Case, chapter: Chapter, opened: date) -> frozenset[tuple[str, int]]:
    """The removals that were over before the step opened: they do not close it."""
    return frozenset(
        (order.number, life.nth)
        for order in _removals(case, chapter)
        for life in order.lives
        if not life.live
        and life.last.date <= opened
        and (life.status == "cancelled" or _before_lock(case, chapter, life))
    )


def _before_lock(case: Case, chapter: Chapter, life: Life) -> bool:
    lock = mounted(case, chapter)
    return lock is not None and stamp(life.last) < lock.stated


def _ordered(
    case: Case,
    chapter: Chapter,
    old: frozenset[tuple[str, int]],
    moment: Stamp | None = None,
) -> Closing | None:
    days = [
        known_on(life.began)
        for order in _removals(case, chapter)
        for life in order.lives
        if life.began
        and (order.number, life.nth) not in old
        and (moment is None or stamp(life.began) > moment)
    ]
    return Closing(min(days), "done", "nedmonteringen är beställd") if days else None


def _leaves_it(case: Case, order: Order, life: Life, opened: date) -> bool:
    """Whether the cancelling of ``life`` left a lock that nobody is to fetch."""
    if life.status != "cancelled" or life.began is None or life.last.date <= opened:
        return False
    moment = stamp(life.last)
    others = [o for o in case.removals if o is not order]
    return not any(o.status_at(moment) in (*LIVE, "done") for o in others)


def _anew(case: Case, client: Client, chapter: Chapter, order: Order, life: Life) -> Occurrence:
    day, moment = life.last.date, stamp(life.last)
    nth = "" if life.nth == 1 else f":nr{life.nth}"
    due = after(case.calendar, "nedmonteringen avbeställd", day, case.days(_STEP))
    closing = earliest(
        _ordered(case, chapter, frozenset(), moment), _gone(case, chapter, day), _back(chapter, day)
    )
    return _occurrence(case, client, chapter, f":{order.number}{nth}", day, due, closing)


def _occurrence(  # noqa: PLR0913, PLR0917  one row of the table, said whole
    case: Case,
    client: Client,
    chapter: Chapter,
    suffix: str,
    opened: date,
    due: Due,
    closing: Closing | None,
) -> Occurrence:
    provider = chapter.provider or _last_named(case) or chapter.named
    span = chapter.span
    known = span.ended is not None and (
        case.before_golive(span.ended) or (span.adopted and span.learnt_ended)
    )
    return Occurrence(
        step=_STEP,
        key=f"{_STEP}:{span.nth}{suffix}",
        about=client.name,
        opened=opened,
        due=due,
        provider=provider,
        closing=closing,
        known_before=known,
        role=None if provider else "systemforvaltare",
    )


def _last_named(case: Case) -> str | None:
    named = [order.provider for order in case.installations if order.provider]
    return named[-1] if named else None
