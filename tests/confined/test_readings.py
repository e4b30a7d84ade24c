"""Readings from confined children: sound ones come whole, broken ones as review with a reason."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from daemon.confined.readings import ConfinedReader
from parsers.read import Reader, read
from parsers.reading import Reading
from parsers.weborder import shipped_vocabulary
from tests.confined.misreading import NOTICE

HERE = Path(__file__).parent


def reader() -> Reader:
    return Reader(
        timezone=ZoneInfo("Europe/Stockholm"),
        senders=frozenset({"order@weborder.example"}),
        own=frozenset({"lasvakt@kommun.example"}),
        client_key=b"en nyckel bara for proven",
        vocabulary=shipped_vocabulary(),
    )


def standing_in(program: str) -> ConfinedReader:
    """A reader whose children run one of the tests' own programs."""
    command = (sys.executable, "-I", "-B", str(HERE / program))
    return ConfinedReader(reader(), seconds=0.5, most=1, command=command)


@pytest.fixture(scope="module")
def confined() -> Iterator[ConfinedReader]:
    with ConfinedReader(reader()) as made:
        yield made


def review(code: str, reason: str) -> Reading:
    return Reading(verdict="review", reason=reason, reason_code=code)


def test_what_breaks_the_parser_is_a_message_in_review_and_the_next_is_read() -> None:
    messages = [(1, b"hang"), (2, b"crash"), (3, b"swell"), (4, b"raise")]
    with standing_in("misbehaving.py") as readings:
        got = list(readings.read_all(messages))
    assert got == [
        (1, review("parser_timeout", "Meddelandet tog för lång tid att läsa.")),
        (2, review("parser_crashed", "Meddelandet fick läsaren att avbrytas.")),
        (3, review("parser_memory", "Meddelandet krävde för mycket minne att läsa.")),
        (4, review("parser_crashed", "Meddelandet fick läsaren att avbrytas.")),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        b"no json",
        b"no reading",
        b"no verdict",
        b"no status",
        b"facts in review",
        b"notice of nothing",
    ],
)
def test_an_answer_that_is_no_reading_states_nothing(answer: bytes) -> None:
    with standing_in("misreading.py") as readings:
        got = list(readings.read_all([("bad", answer), ("good", b"any")]))
    expected = review("parser_crashed", "Meddelandet fick läsaren att avbrytas.")
    assert got == [("bad", expected), ("good", NOTICE)]


MESSAGE = (
    b"From: Testweborder <order@weborder.example>\r\nTo: lasvakt@kommun.example\r\n"
    b"Subject: Order 48213\r\nDate: Wed, 18 Nov 2026 09:30:00 +0100\r\n"
    b"Message-ID: <1@weborder.example>\r\n\r\nOrdernummer: 48213\r\n\xc5tg\xe4rd: Montering\r\n"
    b"Status: Utf\xf6rd\r\nKundnummer: 1234\r\n"
)


@pytest.mark.parametrize("evidence", [True, False])
def test_a_confined_reading_equals_the_plain_one_and_bears_words_only_where_asked(
    evidence: bool,
) -> None:
    messages = [MESSAGE.replace(b"48213", b"%d" % number) for number in range(50_000, 50_080)]
    messages += [b"", b"\0" * 1000, b"From: a@b.example\r\n\r\n" + b"x" * 300_000]
    with ConfinedReader(reader(), evidence=evidence) as confined:
        got = list(confined.read_all(enumerate(messages)))
    plain = [read(message, reader()) for message in messages]
    assert plain[0].evidence
    expected = plain if evidence else [replace(reading, evidence=()) for reading in plain]
    assert got == list(enumerate(expected))
