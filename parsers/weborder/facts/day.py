"""The local day a status came true, as the message states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from parsers.reading import Action, Status
from parsers.weborder.facts.choices import Chosen, agree
from parsers.weborder.facts.collected import Candidate, Candidates
from parsers.weborder.facts.other_days import refuse_other_days
from parsers.weborder.facts.status import DAY_LABELS
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.dates import NAMED_WEEK, DayMention
from parsers.weborder.words.fold import fold

_WEEK = re.compile(rf"[^0-9]{{0,60}}{NAMED_WEEK}")
DAYS_BACK = 400
DAYS_AHEAD = 400
DAYS_WITHOUT_YEAR = 120
_ON_A_VISIT = ("done", "failed")  # what comes true at a visit; an order is received at none


def day(
    found: Candidates, chosen: Status, kind: Action | None, sent: date | None, timezone: ZoneInfo
) -> Chosen[date]:
    """The local day the status came true: the stated one, else the message's own."""
    _refuse_later(found, chosen, kind)
    if kind == "installation" and chosen == "done":
        for candidate in found.days.get("removed", ()):
            raise Undecided("two_actions", candidate.words, "action")
    candidates = [
        *(c for name in _names(chosen, kind) for c in found.days.get(name, ())),
        *_value_days(found, chosen),
    ]
    spoken = _spoken_days(found, chosen, candidates, timezone)
    if not candidates and not spoken and chosen in _ON_A_VISIT:
        candidates = found.days.get("visit", [])
        if candidates:  # the visit's day is the work's where no other day may be
            _refuse_unknown(found, _resolved(candidates[0], sent, timezone).value, timezone)
    if not candidates and not spoken and chosen == "booked":
        candidates = _ahead(found.days.get("when", ()), sent, timezone)
    days = [_resolved(c, sent, timezone) for c in [*candidates, *spoken]]
    agreed = agree(days, "two_dates", "date")
    refuse_other_days(found, chosen, agreed, sent, timezone)
    if agreed is not None:
        _refuse_implausible(agreed, chosen, sent)
        _refuse_before_order(found, agreed, chosen, sent, timezone)
        return agreed
    if chosen == "booked":
        raise Undecided("no_booked_day", field="date")
    _refuse_unknown(found, sent, timezone)
    if found.passed:  # `Montören var på plats igår`
        raise Undecided("relative_date", found.passed[0].words, "date")
    if sent is None:
        raise Undecided("no_date", field="date")
    _refuse_told(found, chosen, sent, timezone)
    return Chosen(sent, "Date", "header")


def _names(chosen: Status, kind: Action | None) -> Iterable[str]:
    names = DAY_LABELS[chosen]
    if kind == "removal":  # a removal may well say when the lock was once mounted
        return [name for name in names if name != "installed"]
    return names


def _refuse_later(found: Candidates, chosen: Status, kind: Action | None) -> None:
    """Raises Undecided where a day is filled in for what has not come true by this status."""
    mounted = () if kind == "removal" else ("installed",)
    later = {
        "ordered": ("done", "failed", "cancelled", "removed", *mounted),
        "booked": ("done", "cancelled", "removed", *mounted),
        "done": ("cancelled",),
        "failed": ("done", "cancelled", "removed", *mounted),
        "cancelled": ("done", "removed", *mounted),
    }[chosen]
    for name in later:
        for candidate in found.days.get(name, ()):
            raise Undecided("later_date", candidate.words, "date")


def _value_days(found: Candidates, chosen: Status) -> list[Candidate[DayMention | None]]:
    return [
        Candidate(c.value.day, c.words, c.source)
        for c in found.statuses
        if c.value is not None and c.value.day is not None
    ]


def _ahead(
    days: Iterable[Candidate[DayMention | None]], sent: date | None, timezone: ZoneInfo
) -> list[Candidate[DayMention | None]]:
    """Days to come: what is booked and has but a `Datum och tid` ahead is booked for that."""
    return [
        day
        for day in days
        if sent is not None
        and day.value is not None
        and _resolved(day, sent, timezone).value > sent
    ]


def _spoken_days(
    found: Candidates,
    chosen: Status,
    labelled: Sequence[Candidate[DayMention | None]],
    timezone: ZoneInfo,
) -> list[Candidate[DayMention | None]]:
    spoken: list[Candidate[DayMention | None]] = []
    for candidate in found.mentions:
        mention = candidate.value
        if mention.status != chosen or mention.force not in ("stated", "weak"):
            continue
        if mention.days > 1:
            raise Undecided("two_dates", candidate.words, "date")
        if mention.day is not None:
            spoken.append(Candidate(mention.day, candidate.words, candidate.source))
        elif (mention.relative and not _is_in_week(candidate.words, labelled, timezone)) or (
            mention.month and not _is_in(mention.month, labelled)
        ):
            raise Undecided("relative_date", candidate.words, "date")
    return spoken


def _is_in(month: int, labelled: Sequence[Candidate[DayMention | None]]) -> bool:
    """`Tid bokad i januari` as a subject, over the day in that month."""
    days = [one.value for one in labelled if one.value is not None]
    return bool(days) and all(day.month == month for day in days)


def _is_in_week(
    words: str, labelled: Sequence[Candidate[DayMention | None]], timezone: ZoneInfo
) -> bool:
    """`Inbokat besök vecka 47` as a subject, over the day in that week (ISO 8601)."""
    week = _WEEK.fullmatch(fold(words))
    if week is None or not labelled:
        return False
    told = [one.value for one in labelled if one.value is not None and one.value.year is not None]
    days = [day.resolve(date(day.year or 0, 7, 1), timezone) for day in told]
    return len(days) == len(labelled) and all(
        day is not None and day.isocalendar().week == int(week[1]) for day in days
    )


def _resolved(
    candidate: Candidate[DayMention | None], sent: date | None, timezone: ZoneInfo
) -> Candidate[Any]:
    mention = candidate.value
    if mention is None or (mention.year is None and sent is None):
        raise Undecided("unreadable_date", candidate.words, "date")
    found = mention.resolve(sent or date(2000, 1, 1), timezone)
    if found is None or (sent is not None and _is_far(mention, found, sent)):
        raise Undecided("unreadable_date", candidate.words, "date")
    return Candidate(found, candidate.words, candidate.source)


def _is_far(mention: DayMention, found: date, sent: date) -> bool:
    """A day without year or weekday, so far off that it may be of another year."""
    bare = mention.year is None and mention.weekday is None
    return bare and abs(found - sent) > timedelta(DAYS_WITHOUT_YEAR)


def _refuse_implausible(agreed: Chosen[Any], chosen: Status, sent: date | None) -> None:
    if sent is None:
        return
    if chosen == "booked" and agreed.value < sent:
        raise Undecided("past_booking", agreed.words, "date")
    if chosen != "booked" and agreed.value > sent:
        raise Undecided("future_date", agreed.words, "date")
    if not -timedelta(DAYS_BACK) <= agreed.value - sent <= timedelta(DAYS_AHEAD):
        raise Undecided("implausible_date", agreed.words, "date")


def _refuse_before_order(
    found: Candidates, agreed: Chosen[Any], chosen: Status, sent: date | None, timezone: ZoneInfo
) -> None:
    """Nothing comes of an order before the day it was placed."""
    for candidate in found.days.get("ordered", ()) if chosen != "ordered" else ():
        placed = candidate.value and candidate.value.resolve(sent or agreed.value, timezone)
        if placed and placed > agreed.value:
            raise Undecided("implausible_date", f"{agreed.words} / {candidate.words}", "date")


def _refuse_unknown(found: Candidates, own: date | None, timezone: ZoneInfo) -> None:
    """A day whose label nobody knows may be the right one, unless it is the same day."""
    for candidate in found.unknown_days:
        resolved = candidate.value.resolve(own or date(2000, 1, 1), timezone)
        if resolved != own:
            raise Undecided("unknown_label_date", candidate.words, "date")


def _refuse_told(found: Candidates, chosen: Status, sent: date, timezone: ZoneInfo) -> None:
    """A comment tells of an earlier visit (`Montören var där 17/11`) than the message's own day."""
    if chosen not in _ON_A_VISIT:
        return
    for told in found.aside_days:
        day = told.value.resolve(sent, timezone)
        if day is not None and day < sent:
            raise Undecided("day_in_comment", told.words, "date")
    if found.aside_passed:
        raise Undecided("day_in_comment", found.aside_passed[0].words, "date")


def shown(chosen: Chosen[date]) -> Chosen[str]:
    """The day as it is written."""
    return Chosen(chosen.value.isoformat(), chosen.words, chosen.source)
