"""Days as Swedish messages write them; what can be read in two ways is not read."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from parsers.weborder.words.fold import fold, has_digit

FIRST_YEAR = 20
_DECLARED = re.compile(r"\(([aymd]{1,4}[-/. ]?[aymd]{1,2}[-/. ]?[aymd]{1,4})\)")
_RUNS = re.compile("a+|y+|m+|d+")
LONGEST = 120
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb febr",
            "mars mar",
            "april apr",
            "maj",
            "juni jun",
            "juli jul",
            "augusti aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mandag mandagen man",
            "tisdag tisdagen tis",
            "onsdag onsdagen ons",
            "torsdag torsdagen tors tor",
            "fredag fredagen fre",
            "lordag lordagen lor",
            "sondag sondagen son",
        )
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
# After a whole month the stop ends the sentence.
_SHORTENED = r"(?:(?<!maj)(?<!mars|juni|juli)(?<![a-z]{5})\.)?"
NAMED_WEEKDAY = r"\b(?:(?:man|tis|ons|tors|fre|lor|son)dag)(?:en)?\b"
"""In full: `man` is a word of its own."""
NAMED_WEEK = r"\b(?:vecka|v\.?) ?([0-9]{1,2})\b"
_CLOCK = r"[0-2]?[0-9][.:][0-5][0-9](?:[.:][0-5][0-9](?:\.[0-9]{1,9})?)?"
_ZONE = r"(?: ?(?:z\b|[+-][0-9]{2}:?[0-9]{2}\b))?"
_OFFSET = r"(?: ?(?:z\b|\+[0-9]{2}:?[0-9]{2}\b)| -[0-9]{4}\b)?"  # `13:00-15:00` is no offset

DAY = re.compile(
    rf"(?<![0-9a-z/.-])(?:(?P<weekday>{_WEEKDAY})\b[.,]? ?)?(?:den )?(?:"
    r"(?P<iso_y>[12][0-9]{3})(?P<iso_s>[-/.])(?P<iso_m>[01]?[0-9])(?P=iso_s)"
    # `2026-11-1` may be cut short: one figure alone only beside a month of one.
    r"(?P<iso_d>[0-3][0-9]|(?<=[-/.][1-9][-/.])[0-9])"
    rf"(?:t(?P<iso_t>{_CLOCK}{_ZONE}))?"
    r"|(?P<run>20[0-9]{2}[01][0-9][0-3][0-9])(?:t[0-9]{4,6}| [0-2][0-9][0-5][0-9](?![0-9]))?"
    r"|(?P<num_d>[0-3]?[0-9])(?P<num_s>[./-])(?P<num_m>[01]?[0-9])"
    r"(?:(?P=num_s)| |, |(?<=[0-9])-)(?P<num_y>20[0-9]{2}|(?<=-)[0-9]{2})"
    rf"|(?P<word_d>[0-3]?[0-9])(?::?e)? ?(?P<word_m>{_MONTH})\b{_SHORTENED}"
    r"(?:,? (?P<word_y>[12][0-9]{3}))?"
    r"|(?P<short_d>[0-3]?[0-9])/(?P<short_m>[01]?[0-9])"
    r")(?![0-9a-z/]|[.-][0-9])"
)
TIME = re.compile(
    rf"[ ,(-]{{0,4}}(?:mellan )?(?:kl(?:ockan)?\.? ?)?"
    rf"(?P<first>{_CLOCK}{_OFFSET}|(?:(?<=kl )|(?<=kl. )|(?<=klockan ))[0-2]?[0-9](?:[0-5][0-9])?)"
    rf"(?: ?(?:-|till|och) ?(?:kl\.? ?)?(?:{_CLOCK}{_OFFSET}"
    rf"|[0-2]?[0-9](?![0-9:/]|\.[0-9]| (?:{_MONTH})\b)))?\)?(?![0-9])"
    r"(?: ?\([±+][/-]{0,2} ?[0-9]{1,2} ?(?:h|tim|timme|timmar|min)\.?\))?"
)
_TRAILING_WEEKDAY = re.compile(rf"[ ,(]{{1,3}}({_WEEKDAY})\)?")


class DayMention(NamedTuple):
    """A day as it stands in a text, before the year it lacks is known.

    ``clock`` is set only for a time that bears an offset, since only that can move the day.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None
    clock: str | None = None

    def resolve(self, anchor: date, timezone: ZoneInfo | None = None) -> date | None:
        """The day meant, or None: a missing year is the one nearest ``anchor``."""
        found = (
            self._nearest(anchor) if self.year is None else _day(self.year, self.month, self.day)
        )
        if found is None or (self.weekday is not None and found.weekday() != self.weekday):
            return None
        if self.clock is None:
            return found
        return _local_day(found, self.clock, timezone or ZoneInfo("Europe/Stockholm"))

    def _nearest(self, anchor: date) -> date | None:
        days = [_day(anchor.year + step, self.month, self.day) for step in (-1, 0, 1)]
        possible = [day for day in days if day is not None]
        return min(possible, key=lambda day: abs(day - anchor), default=None)


def in_declared_form(label: str, value: str) -> str:
    """The value with its day as YYYY-MM-DD where the label declares another form (`(ÅÅMMDD)`)."""
    declared = _DECLARED.search(fold(label)) if "(" in label else None
    if declared is None:
        return value
    runs = _RUNS.findall(declared[1])
    names = [run[0].replace("a", "y") for run in runs]
    if sorted(names) != ["d", "m", "y"]:
        return value
    parted = "" if "".join(runs) == declared[1] else r"[-/. ]"
    found = re.match(parted.join(rf"(\d{{{len(run)}}})" for run in runs) + r"(?!\d)", value)
    if found is None:
        return value
    told = dict(zip(names, map(int, found.groups()), strict=True))
    year = told["y"] if told["y"] > 99 else 2000 + told["y"]
    return f"{year}-{told['m']:02}-{told['d']:02}{value[found.end() :]}"


def find_days(folded: str) -> tuple[DayMention, ...]:
    """Every day in a folded text, each with the times that follow it inside its span.

    A form that may be read in two ways (`11/12/2026`) has month 0, which no calendar knows.
    """
    if not has_digit(folded):
        return ()
    return _days(folded) if len(folded) <= LONGEST else _find(folded)


def _find(folded: str) -> tuple[DayMention, ...]:
    return tuple([_mention(found, folded) for found in DAY.finditer(folded)])


# One value is asked about by its label's shape, by its field and as a whole: found once.
_days = lru_cache(maxsize=256)(_find)


def read_date(text: str, anchor: date, timezone: ZoneInfo | None = None) -> date | None:
    """The one local day that the whole text states, or None when it is not certain.

    ``anchor`` is the local day a missing year is reckoned from. A weekday that contradicts the
    date, two different days, or any other word beside the day: None.
    """
    if len(text) > LONGEST:
        return None
    folded = " ".join(fold(text).split()).strip(" .")
    mentions = find_days(folded)
    if not mentions:
        return None
    rest = folded
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    if rest.strip(" .,") not in ("", "-", "och"):
        return None
    days = {mention.resolve(anchor, timezone) for mention in mentions}
    return days.pop() if len(days) == 1 else None


def _mention(found: re.Match[str], folded: str) -> DayMention:
    year, month, day = _parts(found)
    weekday = WEEKDAYS.get(found["weekday"] or "")
    end, clock = found.end(), found["iso_t"]
    after = _TRAILING_WEEKDAY.match(folded, end)
    if after and weekday is None:
        weekday, end = WEEKDAYS[after[1]], after.end()
    following = TIME.match(folded, end) if clock is None else None
    if following:
        clock, end = following["first"], following.end()
    bears_zone = clock is not None and re.search(r"[z+-]", clock) is not None
    return DayMention(found.start(), end, year, month, day, weekday, clock if bears_zone else None)


def _parts(found: re.Match[str]) -> tuple[int | None, int, int]:
    if found["iso_y"]:
        return int(found["iso_y"]), int(found["iso_m"]), int(found["iso_d"])
    if found["run"]:
        run = found["run"]
        return int(run[:4]), int(run[4:6]), int(run[6:])
    if found["word_d"]:
        year = int(found["word_y"]) if found["word_y"] else None
        return year, MONTHS[found["word_m"]], int(found["word_d"])
    if found["short_d"]:
        return None, int(found["short_m"]), int(found["short_d"])
    year, first, second = int(found["num_y"]), int(found["num_d"]), int(found["num_m"])
    full = year if year > 99 else 2000 + year
    all_alike = found[0].count(found["num_s"]) == 2 and found["num_s"] in "/-"
    month_first = all_alike and first <= 12 and first != second
    year_first = year <= 99 and first >= FIRST_YEAR  # `25-11-26`: the 25th or the year 2025
    if month_first or year_first:
        return full, 0, first  # nobody can tell
    return full, second, first


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _local_day(day: date, clock: str, timezone: ZoneInfo) -> date | None:
    found = re.fullmatch(
        r"(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:\.\d+)?)? ?(z|[+-]\d{2}:?\d{2})", clock
    )
    if found is None:
        return None
    try:
        moment = datetime.combine(day, time(int(found[1]), int(found[2])))
        offset = timedelta(0)
        if found[4] != "z":
            digits = found[4].replace(":", "")
            offset = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
            offset = -offset if digits[0] == "-" else offset
        utc = (moment - offset).replace(tzinfo=ZoneInfo("UTC"))
        return utc.astimezone(timezone).date()
    except (ValueError, OverflowError):
        return None
