"""The step that orders a lock: for a new client, for an adopted one without, after a cancelling."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daemon.routine.case import Case
from daemon.routine.client import Chapter, Client, Period
from daemon.routine.facts import Stamp, stamp
from daemon.routine.locks import LockClaim, lock_at
from daemon.routine.occurrence import Closing, Due, Occurrence, after, earliest
from daemon.routine.orders import LIVE, Life, Order, known_on

_STEP = "order_installation"


def installing_steps(
    case: Case, client: Client, chapter: Chapter, period: Period
) -> Iterator[Occurrence]:
    """*Beställer låsvredsinstallation genom webordersystem … senast efter första besöket.*"""
    first = _first(case, client, chapter, period)
    if first is not None:
        yield first
    for order in _installations(case, chapter):
        for life in order.lives:
            if _leaves_none(case, period, order, life):
                yield _anew(case, client, chapter, period, order, life)


def installation_named(case: Case, chapter: Chapter, names: frozenset[str]) -> date | None:
    """The day an installation was first ordered that names one of ``names`` or no provider."""
    days = (
        known_on(life.began)
        for order in _installations(case, chapter)
        for life in order.lives
        if life.began and (not order.named or order.named & names)
    )
    return min(days, default=None)


def _installations(case: Case, chapter: Chapter) -> list[Order]:
    client = case.client
    return [o for o in case.installations if client and client.chapter_of(o) == chapter]


def _first(case: Case, client: Client, chapter: Chapter, period: Period) -> Occurrence | None:
    span = period.span
    opening = _opening(case, chapter, period)
    if opening is None:
        return None
    opened, due = opening
    return Occurrence(
        step=_STEP,
        key=f"{_STEP}:{span.nth}",
        about=client.name,
        opened=opened,
        due=due,
        provider=period.line.provider,
        closing=earliest(
            _ordered_after(case, chapter, None),
            _there(case, chapter, span.first),
            _over(case, period),
        ),
        known_before=case.before_golive(span.first),
    )


def _opening(case: Case, chapter: Chapter, period: Period) -> tuple[date, Due] | None:
    span = period.span
    days = case.days(_STEP)
    if span.adopted or (
        chapter.span.adopted and lock_at(case.claims, _just_after(span.first)) is None
    ):
        none = _said_none(case, chapter)
        if none is None:
            return None
        return none.day, after(case.calendar, "inget lås finns enligt uppgift", none.day, days)
    if span.registered is None or lock_at(case.claims, _just_after(span.first)):
        return None
    registered, visit = span.registered, period.first_visit
    if visit is not None:
        return registered, Due(visit, f"första besöket {visit}")
    if span.start > registered:
        return registered, after(case.calendar, "beslutet gäller från", span.start, days)
    return registered, after(case.calendar, "kunden registrerad", registered, days)


def _just_after(moment: Stamp) -> Stamp:
    return (moment[0], moment[1], moment[2] + "\0")


def _said_none(case: Case, chapter: Chapter) -> LockClaim | None:
    """The first word in the chapter that no lock hangs there; what removals show is none."""
    return next(
        (
            claim
            for claim in case.claims
            if claim.order is None and not claim.present and chapter.holds(claim.stated)
        ),
        None,
    )


def _there(case: Case, chapter: Chapter, moment: Stamp) -> Closing | None:
    for claim in case.claims:
        if claim.present and claim.stated > moment and chapter.holds(claim.stated):
            return Closing(claim.day, "done", "låsvredet sitter där")
    return None


def _ordered_after(case: Case, chapter: Chapter, moment: Stamp | None) -> Closing | None:
    days = [
        known_on(life.began)
        for order in _installations(case, chapter)
        for life in order.lives
        if life.began and (moment is None or stamp(life.began) > moment)
    ]
    return Closing(min(days), "done", "installationen är beställd") if days else None


def _over(case: Case, period: Period) -> Closing | None:
    end = period.span.end
    if end is None or end > case.today:
        return None
    return Closing(end, "waived", "kunden är avslutad")


def _leaves_none(case: Case, period: Period, order: Order, life: Life) -> bool:
    """Whether the cancelling of ``life`` left a client who has help without any lock to come."""
    if life.status != "cancelled" or life.began is None:
        return False
    moment, day = stamp(life.last), life.last.date
    if day < period.span.began or (period.span.end is not None and period.span.end <= day):
        return False
    others = [o for o in case.installations if o is not order]
    return not lock_at(case.claims, moment) and not any(o.status_at(moment) in LIVE for o in others)


def _anew(
    case: Case, client: Client, chapter: Chapter, period: Period, order: Order, life: Life
) -> Occurrence:
    day, moment = life.last.date, stamp(life.last)
    nth = "" if life.nth == 1 else f":nr{life.nth}"
    return Occurrence(
        step=_STEP,
        key=f"{_STEP}:{period.span.nth}:{order.number}{nth}",
        about=client.name,
        opened=day,
        due=after(case.calendar, "installationen avbeställd", day, case.days(_STEP)),
        provider=period.line.provider,
        closing=earliest(
            _ordered_after(case, chapter, moment),
            _there(case, chapter, moment),
            _over(case, period),
        ),
        known_before=case.before_golive(moment),
    )
