"""What reading a message costs beside mail-parser's own parsing of the same one.

``python -m bench.parse`` prints two ratios of one run. Plain reading (goal: at most 1.15): each
message is parsed by mail-parser and read at once after, and the ratio is the median over all
messages, every one distinct. Confined reading with as many children as cores (goal: at most 1.3):
the wall clock of 1,200 messages ÷ mail-parser's for the same, the median of five rounds. Nothing
is kept from one message to the next, as in the daemon. The first round warms caches and is thrown
away.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import mailparser

from bench.messages import messages
from daemon.confined.readings import ConfinedReader
from parsers.read import Reader, read
from parsers.weborder import shipped_vocabulary

PLAIN, CONFINED = 1.15, 1.3


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


def one_by_one(sample: list[bytes], made: Reader) -> Iterator[tuple[float, float]]:
    """The seconds that mail-parser and plain reading take for each message."""
    for raw in sample:
        begun = time.perf_counter()
        mailparser.parse_from_bytes(raw)
        between = time.perf_counter()
        read(raw, made)
        yield between - begun, time.perf_counter() - between


def all_confined(sample: list[bytes], confined: ConfinedReader) -> float:
    """The seconds until the last confined reading has come."""
    begun = time.perf_counter()
    for _ in confined.read_all(enumerate(sample)):
        pass
    return time.perf_counter() - begun


def main() -> None:
    """Print the ratios with their goals, and the times they are made of."""
    wanted = argparse.ArgumentParser(description="Vad läsningen kostar")
    wanted.add_argument("--messages", type=int, default=1200)
    wanted.add_argument("--rounds", type=int, default=5)
    options = wanted.parse_args()
    made = reader()
    plain: list[tuple[float, float]] = []
    confined: list[tuple[float, float]] = []
    with ConfinedReader(made) as reading:
        for number in range(options.rounds + 1):
            sample = list(messages(options.messages, seed=number))
            assert len(set(sample)) == len(sample)
            each = list(one_by_one(sample, made))
            alone, together = sum(one for one, _ in each), all_confined(sample, reading)
            if number:
                plain += each
                confined.append((alone, together))
    print(
        f"{len(plain)} olika meddelanden i {options.rounds} omgångar, {os.cpu_count()} kärnor, "
        f"last {os.getloadavg()[0]:.1f}"
    )
    told("mail-parser", statistics.median(one for one, _ in plain), 1.0, "")
    told("läst", *middle(plain), f"mål högst {PLAIN}")
    told(
        "instängt",
        middle(confined)[0] / options.messages,
        middle(confined)[1],
        f"mål högst {CONFINED}",
    )


def middle(found: list[tuple[float, float]]) -> tuple[float, float]:
    """The median of the seconds of our way, and that of its ratios to mail-parser's."""
    return (
        statistics.median(ours for _, ours in found),
        statistics.median(ours / theirs for theirs, ours in found),
    )


def told(name: str, seconds: float, ratio: float, goal: str) -> None:
    """Print one line."""
    print(f"{name:12} {seconds * 1e3:7.3f} ms  {ratio:5.2f}  {goal}".rstrip())


if __name__ == "__main__":
    main()
