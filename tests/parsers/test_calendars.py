"""Calendar files beside a notice: the day they tell and that they are called off is weighed."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from parsers.mail.calendars import lines_of
from parsers.mail.message import parse
from parsers.read import read
from tests.parsers.letters import WEBORDER, reader

BOOKED = """Ordernummer: 61207
Ordertyp: Installation
Status: Bokad
Bokad tid: 2026-11-24 10:00
Utförare: Västans Omsorg AB
"""
VISIT = """BEGIN:VCALENDAR
METHOD:{method}
BEGIN:VTIMEZONE
BEGIN:STANDARD
DTSTART:19701025T030000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=Europe/Stockholm
 :{start}
SUMMARY:Weborder 61207
END:VEVENT
END:VCALENDAR
"""


def notice(source: str, filename: str) -> bytes:
    whole = EmailMessage()
    whole["From"], whole["Subject"] = WEBORDER, "Bokad tid"
    whole["Date"] = "Wed, 18 Nov 2026 14:06:00 +0100"
    whole.set_content(BOOKED)
    whole.add_attachment(
        source.encode(), maintype="application", subtype="octet-stream", filename=filename
    )
    return whole.as_bytes()


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        (VISIT.format(method="REQUEST", start="20261124T100000"), "notice"),
        (VISIT.format(method="REQUEST", start="20261123T230000Z"), "notice"),
        (VISIT.format(method="REQUEST", start="20261126T100000"), "review"),
        (VISIT.format(method="CANCEL", start="20261124T100000"), "review"),
        ("", "notice"),
        ("X" * 200_000, "review"),
        ("".join(f"BEGIN:VEVENT\nDTSTART:202611{day:02}\n" for day in range(1, 31)), "review"),
    ],
)
def test_a_calendar_may_only_contradict(source: str, verdict: str) -> None:
    raw = notice(source, "Besok.ICS")
    assert read(raw, reader()).verdict == verdict
    inline = raw.replace(b"application/octet-stream", b"text/calendar")
    assert read(inline, reader()).verdict == verdict


def test_only_days_and_what_is_called_off_are_taken_from_it() -> None:
    source = VISIT.format(method="PUBLISH", start="20261124") + "STATUS:CANCELLED\n"
    assert lines_of(source) == ["Kalenderns tid: 2026-11-24", "Kalendern: inställt"]
    assert "Weborder 61207" not in (parse(notice(source, "a.ics")).text or "")
