"""A megabyte of adversarial text in one field costs under 0.1 s: ``python -m bench.regex``.

Every pattern of ``PATTERNS`` is repeated to that length, and read as each field of the weborder's
words (subject, line, label's value, paragraph, cell), then by each other reader of text: headers,
charsets, pages, quotes, comments, answers, the outgoing gate and the log. The slowest are printed;
the exit code is 1 when any takes longer than the goal. Other lengths may be given as arguments.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from daemon.logs import redact
from daemon.rendering import Rendered
from daemon.rounds.gate import objections
from parsers.answers.answer import codes_in, read_commands
from parsers.content import Content, Paragraph, Table
from parsers.forwards.neutral import is_neutral
from parsers.letter.quotes import has_marks, split
from parsers.letter.sent import read_sent
from parsers.mail.bodies import MOST_LINES
from parsers.mail.calendars import MOST_CHARACTERS as MOST_CALENDAR
from parsers.mail.calendars import lines_of
from parsers.mail.charset import clean, is_deceptive
from parsers.mail.headers import decode_value, identifier, smuggles
from parsers.mail.subjects import read_subject
from parsers.page.html import visible
from parsers.weborder import decide, shipped_vocabulary

SIZE = 1_000_000
LIMIT = 0.1
PATTERNS = (
    *"a1 -.:=|[«å('\t\n",
    *("1 ", "48 213 ", "1-", "a:", "a: ", "a\n", "{{", "${", "%a", "<a", "....", "0 8", "a@"),
    *("18 nov ", "onsdag 18 ", "2026-11-18", "kl. 09.00–", "order 1", "order ", "Ordernr: "),
    *("är ", "inte ", "och ", "ej: ", "klart ", "är utförd, ", "http://", "\u200b"),
)


def contents(text: str) -> tuple[Content, ...]:
    """The text as subject, as a line, as a field, as a paragraph and as a cell."""
    sent = datetime(2026, 11, 18, 13, 6, tzinfo=UTC)
    return (
        Content(text, None, None, sent),
        Content("", tuple(text.split("\n")), None, sent),
        Content("", (f"Ordernr: {text}", f"Status: {text}"), None, sent),
        Content("", None, (Paragraph(text),), sent),
        Content("", None, (Table((("Ordernr", text), ("Status", text))),), sent),
    )


def slowest(size: int = SIZE) -> list[tuple[float, str, int]]:
    """Seconds, pattern and place of each reading, the slowest first."""
    found: list[tuple[float, str, int]] = []
    vocabulary, timezone = shipped_vocabulary(), ZoneInfo("Europe/Stockholm")
    for pattern in PATTERNS:
        text = (pattern * (size // len(pattern) + 1))[:size]
        for place, content in enumerate(contents(text)):
            begun = time.perf_counter()
            decide(content, vocabulary, timezone, b"key")
            found.append((time.perf_counter() - begun, pattern, place))
    return sorted(found, reverse=True)


def _objections(text: str, html: str) -> object:
    return objections(Rendered(subject="", text=text, html=html), frozenset({"48213", "Nord AB"}))


def _red(text: str) -> object:
    return redact(None, "", {"event": text})


DAY, ZONE = date(2026, 11, 18), ZoneInfo("Europe/Stockholm")
READERS: dict[str, Callable[[str], object]] = {
    "rubrik": decode_value,
    "smugglat": smuggles,
    "message-id": identifier,
    "tecken": clean,
    "vilseledande": is_deceptive,
    "ämne": read_subject,
    "datum": lambda text: read_sent(text, ZONE),
    "sida": visible,
    "sidas text": lambda text: visible(f"<p style='{text[:9_000]}'>{text}</p>"),
    "citat": has_marks,
    "kalender": lambda text: lines_of(f"BEGIN:VEVENT\nDTSTART{text}"[:MOST_CALENDAR]),
    "citerat": lambda text: split(text.split("\n")[:MOST_LINES]),  # what has more is not read
    "kommentar": lambda text: is_neutral(text.split("\n")[:MOST_LINES], shipped_vocabulary()),
    "svar": lambda text: read_commands(text.split("\n")[:MOST_LINES], "", DAY),
    "koder": codes_in,
    # All of the gate's patterns together, on ten times the longest mail there is.
    "grind, text": lambda text: _objections(text[:100_000], ""),
    "grind, sida": lambda text: _objections("", text[:100_000]),
    "logg": _red,
}


def slowest_readers(size: int) -> list[tuple[float, str, str]]:
    """Seconds, pattern and reader of each reading of one text, the slowest first."""
    found: list[tuple[float, str, str]] = []
    for pattern in PATTERNS:
        text = (pattern * (size // len(pattern) + 1))[:size]
        for name, reader in READERS.items():
            begun = time.perf_counter()
            reader(text)
            found.append((time.perf_counter() - begun, pattern, name))
    return sorted(found, reverse=True)


def main() -> int:
    """Prints the slowest readings; 1 when any takes more than the limit."""
    sizes = [int(size) for size in sys.argv[1:]] or [SIZE, 199_000, 19_000, 3_900]
    over = False
    for size in sizes:
        spent = slowest_readers(size)
        for seconds, pattern, name in spent[:5]:
            print(f"{size:>9} tecken  {seconds * 1000:8.1f} ms  {pattern!r} ({name})")
        over = over or spent[0][0] > LIMIT
    for size in sizes:
        times = slowest(size)
        for seconds, pattern, place in times[:5]:
            print(f"{size:>9} tecken  {seconds * 1000:8.1f} ms  {pattern!r} (plats {place})")
        over = over or times[0][0] > LIMIT
    print(f"mål högst {LIMIT * 1000:.0f} ms: {'nej' if over else 'ja'}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
