"""The date line of a forwarded message's header, as mail programs write it in the body."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb", "mars march mar", "april apr",
            "maj may", "juni june jun", "juli july jul", "augusti august aug",
            "september sept sep", "oktober october okt oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {"må": 0, "ti": 1, "on": 2, "to": 3, "fr": 4, "lö": 5, "sö": 6,
             "mo": 0, "tu": 1, "we": 2, "th": 3, "sa": 5, "su": 6}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = re.compile(r"([a-zåäö]{2})[a-zåäö]{0,8}\b")
_DAYS = (
    re.compile(r"\b(?P<year>20\d\d)([-/])(?P<month>\d\d)\2(?P<day>\d\d)(?!\d)"),
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})(?::?e|:a|st|nd|rd|th)?\.? {1,3}" + _MONTH
        + r",? {1,3}(?P<year>20\d\d)\b", re.IGNORECASE
    ),
    re.compile(
        r"\b" + _MONTH + r" {1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?,? {1,3}(?P<year>20\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d)\b"),
    re.compile(r"(?<!\d)(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/(?P<year>20\d\d)\b"),
    # Nobody but a Swede writes the year of 6/11 apart.
    re.compile(r"(?<!\d)(?P<day>\d{1,2})/(?P<month>\d{1,2})[ -](?P<year>20\d\d)\b"),
)  # fmt: skip
_TIME = re.compile(
    r"(?<![\d.:+-])(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"(?: {0,2}(?P<half>[AaPp]\.?[Mm]\.?|[EeFf]\.?[Mm]\.?)(?![a-z]))?(?![\d.:])"
)
_OFFSET = re.compile(
    r"(?:(?:GMT|UTC)\s{0,2})?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?\b"
)
_ZONES = {"CEST": 2, "CET": 1, "GMT": 0, "UTC": 0}


def read_sent(text: str, local: ZoneInfo) -> datetime | None:
    """Return the moment a *Skickat*, *Sent*, *Datum* or *Date* line states, in UTC.

    A time without offset is the municipality's own. A day without any time is its first moment:
    so no message of that day is overtaken by one that may have come before it. None when day or
    time cannot be read for sure: day and month in doubt, a weekday that is another day's.
    """
    text = re.sub(r"\s+", " ", text.replace("\xa0", " ").replace("\u202f", " "))[:200]
    for form in _DAYS:
        found = form.search(text)
        if found:
            break
    else:
        return None
    month = found["month"].lower()
    number = _MONTHS.get(month) or int(month)
    rest = text[: found.start()] + " | " + text[found.end() :]
    time = _TIME.search(rest)
    if time is None and any(map(str.isdigit, rest)):
        return None
    try:
        naive = datetime(int(found["year"]), number, int(found["day"]))  # noqa: DTZ001 - see below
        if _other_weekday(text, found.start(), naive):
            return None
        if time is None:
            return naive.replace(tzinfo=local).astimezone(UTC)
        naive = naive.replace(
            hour=_hour(time), minute=int(time["minute"]), second=int(time["second"] or 0)
        )
        return naive.replace(tzinfo=_zone(rest[time.end() :], local)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _hour(time: re.Match[str]) -> int:
    """Return the hour on a clock of twenty-four; ValueError where twelve is meant and exceeded."""
    hour = int(time["hour"])
    half = (time["half"] or "")[:1].lower()
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half in "pe" else 0)


def _other_weekday(text: str, end: int, day: datetime) -> bool:
    """Tell whether a weekday before the date names another day."""
    named = _WEEKDAY.match(text[:end].strip().lower())
    wanted = _WEEKDAYS.get(named.group(1)) if named else None
    return wanted is not None and wanted != day.weekday()


def _zone(text: str, local: ZoneInfo) -> tzinfo:
    """Return the zone written after the time, else the municipality's own."""
    offset = _OFFSET.search(text)
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    for name, hours in _ZONES.items():
        if re.search(rf"\b{name}\b", text):
            return timezone(timedelta(hours=hours))
    return local
