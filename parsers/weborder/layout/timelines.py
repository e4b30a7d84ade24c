"""The steps that an order has passed, each with its day: the last of them is where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from parsers.reading import Source
from parsers.weborder.layout.items import Item, Pair, Text
from parsers.weborder.values.phrases import RANK, StatusValue, read_status
from parsers.weborder.words.fold import clean, collapse, fold, has_digit
from parsers.weborder.words.vocabulary import Vocabulary

FEWEST = 2
_COLUMNS = 2
_LONGEST = 60
_LONGEST_TITLE = 30
LABEL = "Sista steget"
_SIGN = re.compile(r"^(?:(?:[*•▪●✔✓☑✅◉>-]|\[[xX]\]|[0-9]{1,2}[.)])\s+){1,3}")
_DAY = re.compile(r"\d[-/.]\d|\d{8}|\d (?:den )?[a-zA-Z]{3}")
_PRESENT = re.compile(
    r"\s*(?:<-+|←|\()\s*(?:nuvarande|aktuell|senaste)\s+status\)?$", re.IGNORECASE
)
_CLOCK = re.compile(r"\S*\d\S*")
_VISIT = re.compile(r"\btid\b", re.IGNORECASE)
"""`Bokad tid 2026-12-03` names the visit's day, where `Bokad 2026-11-12` tells of the booking's."""
_TITLE = re.compile(r"histori|handelse|logg|tidslinje|orderns vag|steg\b|ordern (?:kommit|gatt)")


def may_be_step(line: str) -> bool:
    """False for a label with its value, and for a sentence; quick."""
    colon = line.find(":")
    labelled = 0 < colon < len(line) - 1 and not line[colon - 1].isdigit()
    return not labelled and len(line) <= _LONGEST and line[-1:] != "."


def last_step(
    lines: Sequence[str], index: int, source: Source, vocabulary: Vocabulary
) -> tuple[Pair | None, int]:
    """The last of the steps that begin on this line, and the line after them; None where none do.

    The steps lead from one stage to a later one, or back from it, and their days with them; a
    heading may stand over them.
    """
    steps: list[tuple[str, StatusValue]] = []
    end = index
    if not _has_day(lines[index]):
        if not _leads(lines[index]):
            return None, index
        end = _next(lines, index)
    following = end
    while following < len(lines) and (step := _step(lines[following], vocabulary)) is not None:
        steps.append(step)
        end, following = following + 1, _next(lines, following)
    return _last(steps, source), end


def _has_day(line: str) -> bool:
    """True where a line may hold a day; quick, for nearly every line is no step."""
    return may_be_step(line) and _DAY.search(line) is not None


def _next(lines: Sequence[str], index: int) -> int:
    """The line after this one, past one that is blank."""
    return index + 1 if "".join(lines[index + 1 : index + 2]).strip() else index + 2


def last_row(rows: Sequence[Sequence[str]], source: Source, vocabulary: Vocabulary) -> Pair | None:
    """The last step of a table that holds nothing but days and what happened then."""
    if len(rows) < FEWEST or not has_digit(rows[-1][0] if rows[-1] else ""):
        return None
    table = [[cell for cell in map(collapse, map(clean, row)) if cell] for row in rows]
    table = [row for row in table if row]
    if len(table) > 1 and not any(map(has_digit, table[0])):
        table = table[1:]  # `Datum | Händelse`
    if any(len(row) != _COLUMNS or not has_digit(row[0]) for row in table):
        return None
    steps = [step for row in table if (step := _step(" ".join(row), vocabulary)) is not None]
    return _last(steps, source) if len(steps) == len(table) else None


def is_last_step(items: Sequence[Item]) -> bool:
    """True for what ``last_row`` makes of a table."""
    return len(items) == 1 and isinstance(items[0], Pair) and items[0].label == LABEL


def leads_to_steps(item: Item) -> bool:
    """True for the heading of steps: `Händelser`."""
    if isinstance(item, Pair):
        return not item.value and _leads(item.label)
    return isinstance(item, Text) and _leads(item.text)


@lru_cache(maxsize=2048)
def _leads(heading: str) -> bool:
    short = len(heading) <= _LONGEST_TITLE and not has_digit(heading)
    return short and _TITLE.search(fold(heading)) is not None


def _step(line: str, vocabulary: Vocabulary) -> tuple[str, StatusValue] | None:
    if not may_be_step(line) or not has_digit(line) or _VISIT.search(line):
        return None
    text = _PRESENT.sub("", _SIGN.sub("", line.strip(), count=1))
    read = read_status(text, vocabulary)
    return None if read is None or read.day is None else (text, read)


def _last(steps: Sequence[tuple[str, StatusValue]], source: Source) -> Pair | None:
    if len(steps) < FEWEST:
        return None
    ranks = [RANK[read.word.status] for _, read in steps if read.word.status is not None]
    days = [read.day for _, read in steps if read.day is not None]
    if ranks == sorted(set(ranks), reverse=True) and days[0] != days[-1]:
        steps, ranks, days = steps[::-1], ranks[::-1], days[::-1]
    if len({day.year is None for day in days}) > 1 or len(ranks) < len(steps):
        return None
    dates = [(day.year or 0, day.month, day.day) for day in days]
    if ranks != sorted(set(ranks)) or dates != sorted(dates):
        return None
    text, read = steps[-1]
    if read.word.status == "booked":  # the day on which it was booked, and not the visit's
        text = _CLOCK.sub("", f"{text[: days[-1].start]} {text[days[-1].end :]}").strip()
    return Pair(LABEL, "status", text, source)
