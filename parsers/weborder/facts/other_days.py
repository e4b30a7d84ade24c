"""Another day of the same work, told beside the stated one: it is for a person to decide."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from parsers.reading import Status
from parsers.weborder.facts.choices import Chosen
from parsers.weborder.facts.collected import Candidate, Candidates
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.dates import NAMED_WEEKDAY, WEEKDAYS, DayMention
from parsers.weborder.words.fold import fold

_TOLD_WEEK = re.compile(r"\b(?:vecka|v\.?) ?([0-9]{1,2})\b")
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
    _refuse_still_booked(found, chosen, sent, timezone)
    _refuse_other_day(found, chosen, agreed, sent, timezone)
    _refuse_ordered_later(found, chosen, agreed, sent, timezone)
    if agreed is not None:
        _refuse_changed_day(found, chosen, agreed, sent, timezone)
        _refuse_other_week(found, chosen, agreed)


def _refuse_changed_day(
    found: Candidates,
    chosen: Status,
    agreed: Chosen[Any],
    sent: date | None,
    timezone: ZoneInfo,
) -> None:
    """`Ändrat utfört datum`: another day of the work beside the stated one, and none of a plan."""
    if chosen not in ("done", "booked"):
        return
    coming = found.coming_days if chosen == "booked" else ()
    for candidate in (*found.unknown_days, *coming):
        other = candidate.value.resolve(sent or date(2000, 1, 1), timezone)
        ahead = other is not None and other > agreed.value and _is_visit_to_come(candidate)
        if other != agreed.value and (ahead or _is_of(chosen, candidate, other, sent)):
            raise Undecided("two_dates", candidate.words, "date")


def _refuse_other_week(found: Candidates, chosen: Status, agreed: Chosen[Any]) -> None:
    """`Montören kommer torsdag i vecka 48` above a Wednesday: another day of the same work."""
    stems = {"booked": _OF_VISIT, "done": _CAME_TRUE}.get(chosen, ())
    for words in found.weeks:
        folded = fold(words)
        if not any(stem in folded for stem in stems):
            continue
        weeks = [int(week) for week in _TOLD_WEEK.findall(folded)]
        weekdays = [WEEKDAYS[name] for name in _TOLD_WEEKDAY.findall(folded)]
        if weeks not in ([], [agreed.value.isocalendar().week]) or (
            len(weekdays) == 1 and weekdays != [agreed.value.weekday()]
        ):
            raise Undecided("two_dates", words, "date")


def _refuse_ordered_later(
    found: Candidates,
    chosen: Status,
    agreed: Chosen[Any] | None,
    sent: date | None,
    timezone: ZoneInfo,
) -> None:
    """`2026-11-18 Mottagen` above `2026-11-16 Makulerad`: the order was opened again."""
    for candidate in found.mentions if chosen != "ordered" else ():
        mention = candidate.value
        if agreed is None or mention.status != "ordered" or mention.day is None:
            continue
        opened = mention.day.resolve(sent or date(2000, 1, 1), timezone)
        if opened is not None and opened > agreed.value:
            raise Undecided("two_statuses", f"{agreed.words} / {candidate.words}", "status")


def _is_of(
    chosen: Status, candidate: Candidate[DayMention], other: date | None, sent: date | None
) -> bool:
    """Whether a day of unknown meaning may be the status's own, by its label or its sentence.

    A visit lies ahead: any day to come under an unknown label may be the visit's.
    """
    if chosen == "booked" and candidate.label:
        return other is None or sent is None or other >= sent
    if chosen == "booked":  # `Tiden har ändrats till 2026-11-27`
        return any(stem in fold(candidate.words) for stem in _OF_VISIT)
    if not candidate.label:  # `Arbetet gjordes den 13 november, …`
        return any(stem in fold(candidate.words) for stem in _CAME_TRUE)
    label = fold(candidate.label)
    return any(stem in label for stem in _OF_WORK) and not any(stem in label for stem in _PLANNED)


def _is_visit_to_come(candidate: Candidate[DayMention]) -> bool:
    """`Montören är hos kunden onsdag den 2 december`, said of a day after the stated one."""
    return not candidate.label and any(said in fold(candidate.words) for said in _THERE)


def _refuse_still_booked(
    found: Candidates, chosen: Status, sent: date | None, timezone: ZoneInfo
) -> None:
    """What is done, or `Ej utförd`, with its visit still to come, may not be so yet."""
    if chosen not in ("done", "failed") or sent is None:
        return
    visits = (*found.days.get("booked", ()), *found.days.get("visit", ()))
    wished = found.days.get("other", ()) if chosen == "failed" and _may_be_unmade(found) else ()
    for candidate in (*visits, *(() if visits else wished)):
        booked = None if candidate.value is None else candidate.value.resolve(sent, timezone)
        anew = chosen == "failed" and fold(candidate.label).startswith(_NEW)
        if booked is not None and booked > sent and not anew:
            raise Undecided("later_date", candidate.words, "date")


def _may_be_unmade(found: Candidates) -> bool:
    """`Ej utförd` and no more: the work may only lie ahead, on the day that was wished for."""
    said = fold(" ".join(candidate.words for candidate in found.statuses)).split(": ")[-1]
    return said.startswith(_NOT) and "bom" not in said and "failed" not in found.days


def _refuse_other_day(
    found: Candidates,
    chosen: Status,
    agreed: Chosen[Any] | None,
    sent: date | None,
    timezone: ZoneInfo,
) -> None:
    """Free text states no day, but may give this status another than the one stated."""
    for candidate in found.asides:
        mention = candidate.value
        if mention.status != chosen or mention.day is None:
            continue
        spoken = mention.day.resolve(sent or date(2000, 1, 1), timezone)
        if spoken != (sent if agreed is None else agreed.value):
            raise Undecided("two_dates", candidate.words, "date")
