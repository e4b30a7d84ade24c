"""A coverage-guided fuzz run of the parsers; no part of the suite, its findings are.

Needs ``pip install atheris``. Ten minutes, from a folder of messages as seeds::

    python -m tests.fuzz.fuzz_read -max_total_time=600 -timeout=10 -rss_limit_mb=600 SEEDS
"""

from __future__ import annotations

import sys
from zoneinfo import ZoneInfo

import atheris

with atheris.instrument_imports(include=["parsers", "mailparser"]):
    from parsers.codec import decode, encode
    from parsers.pseudonym import PUBLIC_KEY
    from parsers.read import Reader, read
    from parsers.weborder import shipped_vocabulary

READER = Reader(
    timezone=ZoneInfo("Europe/Stockholm"),
    senders=frozenset({"noreply@weborder.example"}),
    own=frozenset({"lasvakt@exempel.se"}),
    client_key=PUBLIC_KEY,
    vocabulary=shipped_vocabulary(),
)


def one(raw: bytes) -> None:
    """Whatever the bytes: one verdict, no exception, and a reading that crosses the pipe whole."""
    reading = read(raw, READER)
    assert reading.reason_code != "unexpected", "a fault of our own"
    assert bool(reading.notices) == (reading.verdict == "notice")
    assert (reading.reason is None) == (reading.verdict == "notice")
    assert decode(encode(reading)) == reading


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
