"""Another day of the same work, told beside the stated one: it is for a person to decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from parsers.reading import Status
from parsers.weborder.facts.choices import Chosen
from parsers.weborder.facts.collected import Candidate, Candidates
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.dates import NAMED_WEEK, NAMED_WEEKDAY, WEEKDAYS, DayMention
from parsers.weborder.words.fold import fold

_TOLD_WEEK = re.compile(NAMED_WEEK)
_TOLD_WEEKDAY = re.compile(NAMED_WEEKDAY)
_NOT = ("ej ", "inte ", "icke ")
_NEW = ("ny", "nasta", "ombok")
_OF_WORK = (
    "utfor",
    "klardat",
    "slutdat",
    "montering",
    "monterad",
    "montor",
    "lassmed",
    "installation",
    "installator",
    "installerad",
    "verklig",
    "faktisk",
    "korrekt",
    "riktig",
)
_OF_VISIT = (
    "tiden",
    "tider",
    "ny tid",
    "besoket",
    "vi ses",
    "vi kommer",
    "hos kunden",
    "datum",
    "montoren",
    "installationen",
    "monteringen",
)
_THERE = ("hos kunden", "vi ses", "vi kommer", "montoren kommer")
_CAME_TRUE = ("gjordes", "utfordes", "genomfordes", "var pa plats", "blev klar", "blev fardig")
_PLANNED = ("senast", "plan", "berakn", "prel", "onsk", "tidigare", "fore", "ska ", "krav", "max")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A status, the local day it is stated to have come true, if any, and the message's own day."""

    status: Status
    agreed: Chosen[Any] | None
    sent: date | None
    timezone: ZoneInfo

    @property
    def day(self) -> date | None:
        return None if self.agreed is None else self.agreed.value

    def local(self, mention: DayMention) -> date | None:
        return mention.resolve(self.sent or date(2000, 1, 1), self.timezone)


def refuse_other_days(
    found: Candidates,
    chosen: Status,
    agreed: Chosen[Any] | None,
    sent: date | None,
    timezone: ZoneInfo,
) -> None:
    """Raises Undecided where labels, sentences or comments give the status another day.

    ``agreed`` is the local day that is stated, None where the message's own, ``sent``, would do.
    """
    stated = _Stated(chosen, agreed, sent, timezone)
    _refuse_still_booked(found, stated)
    _refuse_in_comment(found, stated)
    _refuse_ordered_later(found, stated)
    if agreed is not None:
        _refuse_changed_day(found, stated, agreed.value)
        _refuse_other_week(found, chosen, agreed.value)


def _refuse_still_booked(found: Candidates, stated: _Stated) -> None:
    """What is done, or `Ej utförd`, with its visit still to come, may not be so yet."""
    if stated.status not in ("done", "failed") or stated.sent is None:
        return
    failed = stated.status == "failed"
    visits = (*found.days.get("booked", ()), *found.days.get("visit", ()))
    wished = found.days.get("other", ()) if failed and _may_be_unmade(found) else ()
    for candidate in (*visits, *(() if visits else wished)):
        booked = None if candidate.value is None else stated.local(candidate.value)
        anew = failed and fold(candidate.label).startswith(_NEW)
        if booked is not None and booked > stated.sent and not anew:
            raise Undecided("later_date", candidate.words, "date")


def _may_be_unmade(found: Candidates) -> bool:
    """`Ej utförd` and no more: the work may only lie ahead, on the day that was wished for."""
    said = fold(" ".join(candidate.words for candidate in found.statuses)).split(": ")[-1]
    return said.startswith(_NOT) and "bom" not in said and "failed" not in found.days


def _refuse_in_comment(found: Candidates, stated: _Stated) -> None:
    """Free text states no day, but may give this status another than the one stated."""
    for candidate in found.asides:
        mention = candidate.value
        if mention.status != stated.status or mention.day is None:
            continue
        if stated.local(mention.day) != (stated.day or stated.sent):
            raise Undecided("two_dates", candidate.words, "date")


def _refuse_ordered_later(found: Candidates, stated: _Stated) -> None:
    """`2026-11-18 Mottagen` above `2026-11-16 Makulerad`: the order was opened again."""
    if stated.agreed is None or stated.status == "ordered":
        return
    for candidate in found.mentions:
        mention = candidate.value
        if mention.status != "ordered" or mention.day is None:
            continue
        opened = stated.local(mention.day)
        if opened is not None and opened > stated.agreed.value:
            told = f"{stated.agreed.words} / {candidate.words}"
            raise Undecided("two_statuses", told, "status")


def _refuse_changed_day(found: Candidates, stated: _Stated, day: date) -> None:
    """`Ändrat utfört datum`: another day of the work beside the stated one, and none of a plan."""
    if stated.status not in ("done", "booked"):
        return
    coming = found.coming_days if stated.status == "booked" else ()
    for candidate in (*found.unknown_days, *coming):
        other = stated.local(candidate.value)
        ahead = other is not None and other > day and _is_visit_to_come(candidate)
        if other != day and (ahead or _is_own(stated, candidate, other)):
            raise Undecided("two_dates", candidate.words, "date")


def _is_visit_to_come(candidate: Candidate[DayMention]) -> bool:
    """`Montören är hos kunden onsdag den 2 december`, said of a day after the stated one."""
    return not candidate.label and any(said in fold(candidate.words) for said in _THERE)


def _is_own(stated: _Stated, candidate: Candidate[DayMention], other: date | None) -> bool:
    """Whether a day of unknown meaning may be the status's own, by its label or its sentence.

    A visit lies ahead: any day to come under an unknown label may be the visit's.
    """
    if stated.status == "booked" and candidate.label:
        return other is None or stated.sent is None or other >= stated.sent
    if not candidate.label:  # `Arbetet gjordes den 13 november, …`
        return _is_told(candidate.words, stated.status)
    label = fold(candidate.label)
    return any(stem in label for stem in _OF_WORK) and not any(stem in label for stem in _PLANNED)


def _is_told(words: str, status: Status) -> bool:
    """`Tiden har ändrats till …` is told of what is booked, `Arbetet gjordes …` of what is done."""
    stems = {"booked": _OF_VISIT, "done": _CAME_TRUE}.get(status, ())
    return any(stem in fold(words) for stem in stems)


def _refuse_other_week(found: Candidates, chosen: Status, day: date) -> None:
    """`Montören kommer torsdag i vecka 48` above a Wednesday: another day of the same work."""
    for words in found.weeks:
        if not _is_told(words, chosen):
            continue
        weeks = [int(week) for week in _TOLD_WEEK.findall(fold(words))]
        weekdays = [WEEKDAYS[name] for name in _TOLD_WEEKDAY.findall(fold(words))]
        if weeks not in ([], [day.isocalendar().week]) or (
            len(weekdays) == 1 and weekdays != [day.weekday()]
        ):
            raise Undecided("two_dates", words, "date")
