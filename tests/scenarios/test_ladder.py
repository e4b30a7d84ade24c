"""The reminders of two months, as they come to their readers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.scenarios.clients import answer, text_of
from tests.scenarios.stage import STEP, TRUST, put, to_provider
from tests.whole import ADMIN, NORD, Whole, notice

ORDER = "48213"
LATE = "1 steg väntar på dig"
COPY = "1 steg är sent hos Hemtjänst Nord AB"
SECRETS = re.compile(r"K-[0-9A-Z]{8}\b|\d{6}-\d{4}|10482|Tolvan|\b0\d{1,2}-\d|trygghet|larm", re.I)


def done(folder: Path, day: str, *orders: str, more: str = TRUST) -> Whole:
    """A Låsvakt to which these orders were made, and carried out that day."""
    whole = Whole(folder, more=more)
    for client, order in enumerate(orders or (ORDER,), start=10482):
        secret = {"Kundnr": str(client), "Namn": "Tolvan Exempel"}
        whole.receive(f"{order}.1", notice(order, "Mottagen", "2026-11-09", **secret))
        whole.receive(f"{order}.2", notice(order, "Utförd", day, **secret))
    whole.once(f"{day}T10:00")
    return whole


def diary(whole: Whole, first: str, last: str, *hours: str) -> list[tuple[str, str, str]]:
    """Day, recipient and subject's beginning of each mail, with rounds at those hours."""
    seen = {m["Message-ID"] for m in whole.sent()}
    found, day = [], date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        for hour in hours or ("08:00",):
            whole.run("once", "--now", f"{day}T{hour}")
            for mail in whole.sent():
                if mail["Message-ID"] not in seen:
                    seen.add(mail["Message-ID"])
                    subject = str(mail["Subject"]).partition(" [")[0].partition(",")[0]
                    found.append((f"{day:%m-%d}", str(mail["To"]), subject))
        day += timedelta(days=1)
    return found


def test_a_ladder_to_its_end(tmp_path: Path) -> None:
    whole = done(tmp_path, "2026-11-18")
    mine = [
        one for one in diary(whole, "2026-11-19", "2027-01-08") if "hos" in one[2] or one[1] == NORD
    ]
    assert mine == [
        ("11-24", NORD, "1 steg ska vara klart i morgon"),
        ("11-26", NORD, LATE),
        ("12-01", NORD, LATE),
        ("12-01", ADMIN, COPY),
        ("12-04", NORD, LATE),
        ("12-04", ADMIN, COPY),
        ("12-09", NORD, LATE),
        ("12-09", ADMIN, COPY),
        ("12-14", NORD, LATE),
        ("12-14", ADMIN, COPY),
    ]
    report = whole.run("report", "--now", "2027-01-08T08:00").out
    assert f"Ta bort kvittensprodukten, order {ORDER}, har påmints 5 gånger" in report
    step = whole.steps("2027-01-08T08:00")[STEP, ORDER]
    assert (step["state"], step["reminders"]) == ("overdue", 5)
    for mail in whole.sent():
        page = mail.get_body(("html",))
        assert page is not None
        words = str(mail["Subject"]) + text_of(mail) + str(page.get_content())
        assert SECRETS.findall(words) == []


def test_weekends_and_holidays_burn_no_rung(tmp_path: Path) -> None:
    whole = done(tmp_path, "2026-12-18")
    mine = [one[:2] for one in diary(whole, "2026-12-19", "2027-01-12") if one[1] == NORD]
    assert mine == [("12-28", NORD), ("12-30", NORD), ("01-07", NORD), ("01-12", NORD)]


def test_mail_goes_within_the_hours_once_a_day(tmp_path: Path) -> None:
    whole = done(tmp_path, "2026-11-18", ORDER, "48214")
    hours = ("00:30", "07:29", "07:30", "07:31", "15:59", "16:01", "23:30")
    mine = [one for one in diary(whole, "2026-11-23", "2026-11-27", *hours) if one[1] == NORD]
    assert mine == [
        ("11-24", NORD, "2 steg ska vara klara i morgon"),
        ("11-26", NORD, "2 steg väntar på dig"),
    ]
    assert {m["Date"].datetime.strftime("%H:%M") for m in whole.sent()} == {"07:30"}


def test_without_digest_each_step_has_its_mail(tmp_path: Path) -> None:
    whole = done(tmp_path, "2026-11-18", ORDER, "48214", more=TRUST + "digest = false\n")
    mine = [one for one in diary(whole, "2026-11-26", "2026-11-26") if one[1] == NORD]
    assert mine == [("11-26", NORD, LATE), ("11-26", NORD, LATE)]


def test_a_new_deadline_starts_a_new_ladder(tmp_path: Path) -> None:
    whole = Whole(tmp_path)
    whole.receive("1", notice(ORDER, "Mottagen", "2026-11-02"))
    whole.once("2026-11-02T10:00")
    assert [one[0] for one in diary(whole, "2026-11-13", "2026-11-20")] == [
        "11-13",
        "11-17",
        "11-20",
    ]
    whole.receive("2", notice(ORDER, "Bokad", "2026-11-20", **{"Bokat datum": "2026-11-27"}))
    after = [one for one in diary(whole, "2026-11-23", "2026-12-03") if one[1] == ADMIN]
    assert after == [
        ("11-30", ADMIN, "1 steg ska vara klart i morgon"),
        ("12-02", ADMIN, LATE),
    ]


@pytest.mark.parametrize("by", ["message", "answer"])
def test_what_closes_a_second_before_is_not_reminded(tmp_path: Path, by: str) -> None:
    whole = done(tmp_path, "2026-11-18")
    diary(whole, "2026-11-19", "2026-11-26")
    if by == "message":
        whole.receive("3", notice(ORDER, "Makulerad", "2026-11-30"))
    else:
        put(whole, "3", answer(to_provider(whole), "klart"))
    assert [one for one in diary(whole, "2026-12-01", "2026-12-01") if one[2] == LATE] == (
        [("12-01", ADMIN, LATE)] if by == "answer" else []
    )


def test_the_first_start_on_an_old_mailbox_is_one_summary(tmp_path: Path) -> None:
    whole = Whole(tmp_path, more='[security]\ntrust = "none"\n')
    for n in range(30):
        whole.receive(f"{n}.1", notice(str(48200 + n), "Mottagen", "2026-08-01"))
        whole.receive(f"{n}.2", notice(str(48200 + n), "Utförd", f"2026-{9 + n % 3:02}-10"))
    whole.once("2026-11-26T08:00")
    (mail,) = whole.sent()
    assert (mail["To"], mail["Subject"]) == (ADMIN, "Låsvakt har startat: 60 steg var redan sena")
    assert diary(whole, "2026-11-27", "2026-12-10") == []


def test_a_mailbox_out_of_reach_says_nothing_of_late_but_that(tmp_path: Path) -> None:
    whole = done(tmp_path, "2026-11-18")
    (whole.folder / "mailbox").rename(whole.folder / "borta")
    stale = "Låsvakt når inte brevlådan"
    assert diary(whole, "2026-11-21", "2026-11-26", "08:00", "10:00") == [
        ("11-23", ADMIN, stale),
        ("11-24", NORD, "1 steg ska vara klart i morgon"),
        ("11-24", ADMIN, stale),
        ("11-25", ADMIN, stale),
        ("11-26", ADMIN, stale),
    ]
    (whole.folder / "borta").rename(whole.folder / "mailbox")
    assert diary(whole, "2026-11-27", "2026-11-27") == [
        ("11-27", ADMIN, LATE),
        ("11-27", NORD, LATE),
    ]
