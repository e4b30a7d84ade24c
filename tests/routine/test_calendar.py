"""The working calendar against rules written by hand, over twenty years."""

from datetime import date, timedelta

import pytest

from daemon.routine.calendar import WorkCalendar

DAY = timedelta(days=1)
YEARS = range(2016, 2037)


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def days_off(year: int) -> set[date]:
    """The weekdays off by the law on public holidays, and the three eves."""
    sunday = easter(year)
    midsummer = next(
        date(year, 6, day) for day in range(20, 27) if date(year, 6, day).weekday() == 5
    )
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    moving = {sunday - 2 * DAY, sunday + DAY, sunday + 39 * DAY, midsummer - DAY}
    return {date(year, month, day) for month, day in fixed} | moving


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_the_year_is_worked_or_off_as_the_law_says(year: int) -> None:
    calendar = WorkCalendar()
    off = days_off(year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = [first + n * DAY for n in range((last - first).days + 1)]
    expected = {day: day.weekday() < 5 and day not in off for day in days}
    assert {day: calendar.is_working(day) for day in days} == expected


@pytest.mark.parametrize("year", YEARS)
def test_the_nth_working_day_is_found_by_counting_one_by_one(year: int) -> None:
    calendar = WorkCalendar()
    for start in (date(year, 12, 20), date(year, 6, 15), easter(year) - 5 * DAY, date(year, 2, 27)):
        counted: list[date] = []
        day = start
        while len(counted) < 10:
            day += DAY
            if calendar.is_working(day):
                counted.append(day)
        assert [calendar.add(start, n) for n in range(1, 11)] == counted
        assert [calendar.add(later, -1) for later in counted[1:]] == counted[:-1]


def test_adding_no_days_leaves_even_a_day_off_where_it_is() -> None:
    assert WorkCalendar().add(date(2026, 12, 25), 0) == date(2026, 12, 25)


def test_a_klamdag_is_a_working_day() -> None:
    assert WorkCalendar().is_working(date(2026, 5, 15))


def test_the_29th_of_february_is_a_day_like_others() -> None:
    calendar = WorkCalendar()
    assert calendar.add(date(2028, 2, 28), 1) == date(2028, 2, 29)
    assert calendar.add(date(2028, 2, 29), 1) == date(2028, 3, 1)


def test_the_days_when_clocks_change_are_counted_once() -> None:
    calendar = WorkCalendar()
    assert calendar.add(date(2026, 3, 27), 2) == date(2026, 3, 31)
    assert calendar.add(date(2026, 10, 23), 2) == date(2026, 10, 27)


def test_due_on_friday_is_late_on_monday() -> None:
    calendar = WorkCalendar()
    friday = date(2026, 11, 20)
    assert [calendar.late(friday, friday + n * DAY) for n in range(-2, 5)] == [0, 0, 0, 0, 0, 1, 2]


def test_a_due_day_that_falls_on_a_day_off_is_late_on_the_next_working_day() -> None:
    calendar = WorkCalendar()
    assert calendar.late(date(2026, 12, 24), date(2026, 12, 27)) == 0
    assert calendar.late(date(2026, 12, 24), date(2026, 12, 28)) == 1


def test_local_days_close_and_open_the_calendar() -> None:
    calendar = WorkCalendar(
        closed=frozenset({date(2026, 12, 23)}), open=frozenset({date(2026, 12, 31)})
    )
    assert not calendar.is_working(date(2026, 12, 23))
    assert calendar.is_working(date(2026, 12, 31))
    assert calendar.add(date(2026, 12, 22), 1) == date(2026, 12, 28)


def test_the_days_skipped_are_named_but_for_weekends() -> None:
    calendar = WorkCalendar(closed=frozenset({date(2026, 12, 23)}))
    assert calendar.skipped(date(2026, 12, 22), date(2026, 12, 29)) == (
        "den lokalt stängda dagen 2026-12-23",
        "julafton",
        "juldagen",
    )


def test_the_nearest_working_days_of_a_weekend_lie_on_either_side() -> None:
    calendar = WorkCalendar()
    saturday = date(2026, 11, 21)
    assert calendar.previous_working(saturday) == date(2026, 11, 20)
    assert calendar.next_working(saturday) == date(2026, 11, 23)


def test_the_ends_of_time_do_not_raise() -> None:
    calendar = WorkCalendar()
    assert calendar.add(date.max, 5) == date.max
    assert calendar.add(date.min, -5) == date.min
