"""Swedish for templates: counts, days and lists, said as a person would say them."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from urllib.parse import quote

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
WIDTH = 72
SIGNATURE = "-- "
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FACT = re.compile(r"([A-ZÅÄÖ][a-zåäö ]{1,14}): +(\S.*)")
_SENTENCE = re.compile(r"(?<=\D[.!?])\s+(?=[A-ZÅÄÖ])")
_HANG = re.compile(r"\s*(?:\d+\.\s+|-\s+|[A-ZÅÄÖ][A-Za-zÅÄÖåäö ]{0,14}:\s+)?")


def days(count: int) -> str:
    """Return '1 arbetsdag', '6 arbetsdagar'."""
    return f"{count} arbetsdag" if count == 1 else f"{count} arbetsdagar"


def day(value: date) -> str:
    """Return 'fredag 2026-11-20'."""
    return f"{WEEKDAYS[value.weekday()]} {value:%Y-%m-%d}"


def relative(value: date, today: date) -> str:
    """Return 'i dag' or 'i morgon' where the calendar says so, else the day as `day` says it."""
    return {0: "i dag", 1: "i morgon"}.get((value - today).days, day(value))


def near(value: date, today: date) -> str:
    """Return the day, with 'i dag' or 'i morgon' before it where that is true."""
    said = relative(value, today)
    return said if said == day(value) else f"{said}, {day(value)}"


def clock(value: datetime) -> str:
    """Return '2026-12-01 kl. 07.58' of an aware local time."""
    return f"{value:%Y-%m-%d} kl. {value:%H.%M}"


def later(value: date, count: int) -> date:
    """Return the day ``count`` calendar days after ``value``, as an example of a date to write."""
    return value + timedelta(days=count)


def listed(values: Sequence[str]) -> str:
    """Return 'a', 'a och b', 'a, b och c'."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} och {values[-1]}"


def capital(text: str) -> str:
    """Return ``text`` with its first letter in upper case and the others as they were."""
    return text[:1].upper() + text[1:]


def headline(text: str) -> str:
    """Return the first sentence of ``text``, for a heading."""
    return _SENTENCE.split(text, maxsplit=1)[0]


def rest(text: str) -> str:
    """Return what follows the first sentence of ``text``; empty when nothing does."""
    return text[len(headline(text)) :].strip()


def ready_answer(address: str, code: str) -> str:
    """Return a mailto link that opens the answer 'klart CODE', ready to be sent."""
    said = quote(f"Klart {code}", safe="")
    body = quote(f"klart {code}", safe="")
    return f"mailto:{quote(address, safe='@')}?subject={said}&body={body}"


def one_line(text: str) -> str:
    """Return ``text`` as one line without control, direction or hidden characters."""
    if text.isprintable() and not _HIDDEN.search(text):
        return " ".join(text.split())
    shown = _HIDDEN.sub("", text)
    shown = "".join(
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} else c for c in shown
    )
    return " ".join(shown.split())


def folded(text: str) -> str:
    """Return ``text`` in lines of at most 72 characters where its words allow it.

    A line that begins with a number, a dash or a label is continued under its words. Blank lines
    in a row become one; the text ends in one newline.
    """
    lines = [part for line in text.splitlines() for part in _fold(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _fold(line: str) -> list[str]:
    if line == SIGNATURE:
        return [line]
    line = line.rstrip()
    if len(line) <= WIDTH:
        return [line]
    match = _HANG.match(line)
    start = match.group() if match else ""
    return textwrap.wrap(
        line[len(start) :],
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [line]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a plain text: ``rows`` are label and value of facts, ``lines`` anything else."""

    kind: Literal["lead", "heading", "step", "list", "facts", "words"]
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


def blocks(text: str) -> list[Block]:
    """Return a mail's plain text as blocks, for a page that says the same in the same order.

    The first words after the greeting are the lead; a line in capitals is a heading, a numbered
    line a step, 'Label: value' lines are facts. What follows the signature's dashes is left out.
    """
    body = re.split(rf"^{SIGNATURE}?$", text, maxsplit=1, flags=re.M)[0]
    parts = [
        tuple(line.strip() for line in part.splitlines() if line.strip())
        for part in re.split(r"\n\s*\n", body)
    ]
    found: list[Block] = []
    for part in filter(None, parts):
        lead = len(found) == 1 and found[0].lines[0].startswith("Hej")
        found.append(Block("lead", part) if lead else _block(part))
    return found


def _block(lines: tuple[str, ...]) -> Block:
    facts = [_FACT.fullmatch(line) for line in lines]
    if all(facts):
        return Block("facts", rows=tuple((m.group(1), m.group(2)) for m in facts if m))
    if all(line.startswith("- ") for line in lines):
        return Block("list", tuple(line[2:] for line in lines))
    if len(lines) == 1 and re.match(r"\d+\. ", lines[0]):
        return Block("step", lines)
    if lines[0].isupper():
        return Block("heading", lines)
    return Block("words", lines)
