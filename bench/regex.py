"""A megabyte of adversarial text in one field costs under 0.1 s: `python -m bench.regex`."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from parsers.content import Content, Paragraph, Table
from parsers.weborder import decide, shipped_vocabulary

SIZE = 1_000_000
LIMIT = 0.1
PATTERNS = (
    *"a1 -.:=|[«å('\t\n",
    *("1 ", "48 213 ", "1-", "a:", "a: ", "a\n", "{{", "${", "%a", "<a", "....", "0 8", "a@"),
    *("18 nov ", "onsdag 18 ", "2026-11-18", "kl. 09.00–", "order 1", "order ", "Ordernr: "),
    *("är ", "inte ", "och ", "http://", "\u200b"),
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


def main() -> int:
    """Prints the slowest readings; 1 when any takes more than the limit."""
    for size in (SIZE, 199_000, 19_000, 3_900):
        times = slowest(size)
        for seconds, pattern, place in times[:5]:
            print(f"{size:>9} tecken  {seconds * 1000:8.1f} ms  {pattern!r} (plats {place})")
        if times[0][0] > LIMIT:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
