"""What a calendar file says of its visit (RFC 5545): on which day it is, or that it is called off.

Only that is taken from it; what it is called and where may name a person.
"""

from __future__ import annotations

import re

MOST_CHARACTERS = 100_000
MOST_DAYS = 20
_UNCLEAR = "Kalendern: oklart"
_FOLDED = re.compile(r"\r?\n[ \t]")
_START = re.compile(
    r"DTSTART[^:\n]{0,200}:(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?\s*$", re.IGNORECASE
)
_CALLED_OFF = frozenset({"METHOD:CANCEL", "STATUS:CANCELLED"})


def lines_of(source: str) -> list[str]:
    """Return a line for each visit's day, and one if the visits are called off.

    A time in UTC keeps its Z. A file of more than any visit has is unclear.
    """
    if len(source) > MOST_CHARACTERS:
        return [_UNCLEAR]
    found: list[str] = []
    visit = False
    for line in _FOLDED.sub("", source).splitlines():
        bare = line.strip().upper()
        if bare in ("BEGIN:VEVENT", "END:VEVENT"):
            visit = bare.startswith("BEGIN")  # the days of a time zone's rules are no visit's
        elif bare in _CALLED_OFF:
            found.append("Kalendern: inställt")
        elif visit and (start := _START.match(bare)):
            year, month, day, hour, minute, zulu = start.groups()
            clock = f"T{hour}:{minute}{zulu}" if hour and zulu else ""
            found.append(f"Kalenderns tid: {year}-{month}-{day}{clock}")
    told = list(dict.fromkeys(found))
    return told if len(told) <= MOST_DAYS else [_UNCLEAR]
