"""What reading a message costs beside mail-parser's own parsing of the same one.

``python -m bench.parse`` prints two ratios, the median of five rounds of one run: plain reading
(goal: at most 1.15) and confined reading with as many children as cores (goal: at most 1.3).
Within a round all three see the same 1,200 distinct messages, one after the other, so that a
machine that grows slower meanwhile is slower for all.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

import mailparser

from bench.messages import messages
from daemon.rounds.confine import ConfinedReader
from parsers.read import Reader, read
from parsers.weborder import shipped_vocabulary


def reader() -> Reader:
    """The reader of an invented municipality."""
    return Reader(
        timezone=ZoneInfo("Europe/Stockholm"),
        senders=frozenset({"noreply@weborder.example"}),
        own=frozenset({"lasvakt@kommun.example"}),
        client_key=b"en nyckel bara for matningen....",
        vocabulary=shipped_vocabulary(),
        authserv_id="mx.kommun.example",
    )


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, by the wall clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def once(sample: list[bytes], made: Reader, confined: ConfinedReader) -> dict[str, float]:
    """The seconds each way takes for the same messages."""
    assert len(set(sample)) == len(sample)
    return {
        "mail-parser": seconds(lambda: [mailparser.parse_from_bytes(raw) for raw in sample]),
        "plain": seconds(lambda: [read(raw, made) for raw in sample]),
        "confined": seconds(lambda: list(confined.read_all(enumerate(sample)))),
    }


def main() -> None:
    """Print the ratios, and the times they are made of."""
    wanted = argparse.ArgumentParser(description="Vad läsningen kostar")
    wanted.add_argument("--messages", type=int, default=1200)
    wanted.add_argument("--rounds", type=int, default=5)
    options = wanted.parse_args()
    made = reader()
    taken: dict[str, list[float]] = {"mail-parser": [], "plain": [], "confined": []}
    with ConfinedReader(made) as confined:
        for number in range(options.rounds + 1):  # the first warms caches and is thrown away
            times = once(list(messages(options.messages, seed=number)), made, confined)
            if number:
                for name, time_taken in times.items():
                    taken[name].append(time_taken)
    each = options.messages
    base = taken["mail-parser"]
    print(f"{each} olika meddelanden, {options.rounds} omgångar, {os.cpu_count()} kärnor")
    for name, values in taken.items():
        ratio = statistics.median(one / own for one, own in zip(values, base, strict=True))
        print(f"{name:12} {statistics.median(values) / each * 1e3:7.3f} ms  {ratio:5.2f}")


if __name__ == "__main__":
    main()
