"""Days as they are written in Swedish messages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.weborder.values.dates import read_date
from tests.weborder.setting import STOCKHOLM

ANCHOR = date(2026, 11, 20)
DAY = date(2026, 11, 18)
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-18",
        "20261118",
        "18/11 2026",
        "18/11-26",
        "18/11/2026",
        "18/11",
        "18.11.2026",
        "18 nov 2026",
        "18 nov. 2026",
        "18 NOVEMBER 2026",
        "den 18 november 2026",
        "den 18:e november",
        "onsdag 18 november kl. 14.05",
        "onsdagen den 18 november",
        "onsdag 18 november kl. 09.00–11.00",
        "ons 18 nov",
        "2026-11-18T14:05",
        "2026-11-18T14:05:33.120+01:00",
        "2026-11-18 kl. 13.00",
        "2026-11-18 09:00-11:00",
        "2026-11-18 (onsdag)",
        "2026/11/18",
        "20261118 1330",
        "2026-11-18 13:00-15:00",
        "2026-11-18 kl. 10.00 (± 1 h)",
        "2026-11-18 mellan 08:00 och 10:00",
    ],
)
def test_a_day_is_read_in_every_form(text: str) -> None:
    assert read_date(text, ANCHOR, STOCKHOLM) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "torsdag 18 november 2026",
        "2026-11-31",
        "2026-13-01",
        "29 februari 2026",
        "11/12/2026",
        "2026-11-18 – 2026-11-20",
        "2026-11-18 eller 2026-11-19",
        "2026-11-18?",
        "ca 2026-11-18",
        "2026-11-18 (prel.)",
        "24–25 november 2026",
        "i går",
        "vecka 47",
        "november 2026",
        "48213",
        "08-465 004 10",
        "2026-11-18 " * 100,
    ],
)
def test_what_is_not_one_certain_day_is_not_read(text: str) -> None:
    assert read_date(text, ANCHOR, STOCKHOLM) is None


def test_a_timestamp_with_an_offset_is_the_local_day() -> None:
    assert read_date("2026-11-17T23:40Z", ANCHOR, STOCKHOLM) == DAY
    assert read_date("2026-11-18 00:30 +0300", ANCHOR, STOCKHOLM) == date(2026, 11, 17)


def test_a_missing_year_is_the_nearest_one() -> None:
    assert read_date("2 januari", date(2026, 12, 28)) == date(2027, 1, 2)
    assert read_date("28 december", date(2027, 1, 2)) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8 december", date(2026, 12, 8)),
        ("den 9 dec", date(2026, 12, 9)),
        ("4 januari kl. 9", date(2027, 1, 4)),
        ("torsdag 5 november", date(2026, 11, 5)),
        ("6/7", date(2026, 7, 6)),
    ],
)
def test_a_day_without_the_digits_1_2_and_3_is_a_day(text: str, day: date) -> None:
    assert read_date(text, ANCHOR) == day


@given(st.dates(date(2020, 1, 1), date(2039, 12, 31)))
def test_every_day_reads_back_in_every_long_form(day: date) -> None:
    forms = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}",
        f"den {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} kl. 14.05",
        f"{day.isoformat()}T14:05",
    ]
    assert {read_date(form, day, STOCKHOLM) for form in forms} == {day}


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert read_date(text, ANCHOR, STOCKHOLM) is None or any(c.isdigit() for c in text)
