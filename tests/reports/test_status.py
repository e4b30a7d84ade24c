"""The daemon's health, printed."""

from __future__ import annotations

import json

from daemon.reports.status import Point, is_well, status_json, status_text
from tests.reports.ledger import NOW

WELL = Point(name="mailbox", label="Brevlådan", health="well", said="läst till slut 07.58")
WARNING = Point(
    name="token",
    label="Inloggningen",
    health="warning",
    said="hemligheten går ut 2026-12-10",
    do="Skaffa en ny hemlighet.",
)
UNWELL = Point(
    name="outbox", label="Utkorgen", health="unwell", said="3 mejl gick inte", do="lasvakt check"
)


def test_what_is_unwell_comes_first_with_what_to_do() -> None:
    assert status_text([WELL, WARNING, UNWELL]) == (
        "fel     Utkorgen: 3 mejl gick inte\n"
        "        → lasvakt check\n"
        "varning Inloggningen: hemligheten går ut 2026-12-10\n"
        "        → Skaffa en ny hemlighet.\n"
        "bra     Brevlådan: läst till slut 07.58\n"
    )


def test_a_warning_is_not_unwell() -> None:
    assert (is_well([WELL, WARNING]), is_well([WELL, UNWELL])) == (True, False)


def test_the_json_says_the_same() -> None:
    assert json.loads(status_json([WELL, UNWELL], NOW)) == {
        "generated": "2026-12-01T08:00:00+01:00",
        "well": False,
        "points": [
            {"name": "mailbox", "health": "well", "said": "läst till slut 07.58", "do": None},
            {
                "name": "outbox",
                "health": "unwell",
                "said": "3 mejl gick inte",
                "do": "lasvakt check",
            },
        ],
    }
