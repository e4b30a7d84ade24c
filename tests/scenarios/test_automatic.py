"""Mail that no person wrote: it closes nothing, counts for nothing and is never answered."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.scenarios.clients import answer, text_of
from tests.scenarios.stage import STEP, copied, put, receive, reminded, to_provider
from tests.whole import ADMIN, NORD, Whole

RETURNED = "Mejl till Hemtjänst Nord AB kommer inte fram"
Headers = dict[str, str]


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return reminded(tmp_path_factory.mktemp("one"))


def automatic(reminder: EmailMessage, words: str, subject: str, headers: Headers) -> bytes:
    """A program's answer, with the reminder's reference and the reminder quoted."""
    raw = answer(reminder, words, subject=subject, sender=headers.pop("From", NORD))
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode() + raw


AWAY = "Hej! Jag är på semester och åter den 7 december. Vid brådskande ärenden ring växeln."
TICKET = "Tack för ditt mejl! Ditt ärende har registrerats. Vi återkommer så snart vi kan."


@pytest.mark.parametrize(
    ("words", "subject", "headers"),
    [
        ("klart", "Automatiskt svar: 1 steg väntar", {"Auto-Submitted": "auto-generated"}),
        ("klart", "Automatiskt svar: 1 steg väntar", {}),
        ("klart", "Frånvarande: 1 steg väntar", {}),
        ("klart", "Out of Office: 1 steg väntar", {}),
        ("klart", "Semester Re: 1 steg", {"Auto-Submitted": "auto-replied", "Precedence": "bulk"}),
        (AWAY, "SV: 1 steg väntar på dig", {}),
        (TICKET, "[Ärende #12345] 1 steg väntar", {}),
        (TICKET, "SV: 1 steg väntar på dig", {}),
        ("Your request (7) has been received by our support staff.", "RE: 1 steg", {}),
        ("klart", "Läst: 1 steg väntar på dig", {}),
        ("klart", "SV: 1 steg", {"List-Id": "<g.nord.example>", "Precedence": "list"}),
        ("klart", "SV: 1 steg", {"Precedence": "auto_reply"}),
        ("klart", "SV: 1 steg", {"X-Autoreply": "yes"}),
        ("klart", "SV: 1 steg", {"Return-Path": "<>"}),
        ("klart", "SV: 1 steg", {"From": "MAILER-DAEMON@nord.example"}),
        ("klart", "SV: 1 steg", {"From": "postmaster@nord.example"}),
        ("klart", "SV: 1 steg", {"From": "Låsvakt <lasvakt@exempel.se>"}),
    ],
)
def test_what_a_program_sends_does_nothing(
    one: Whole, tmp_path: Path, words: str, subject: str, headers: Headers
) -> None:
    whole = copied(one, tmp_path)
    outcome = receive(whole, automatic(to_provider(whole), words, subject, dict(headers)))
    assert (outcome.counts["automatic"], outcome.states, outcome.sent) == (
        1, {"48213": "overdue"}, [],
    )  # fmt: skip


def report(reminder: EmailMessage, action: str, status: str, *, returned: bool = True) -> bytes:
    """What a mail server says became of the reminder."""
    back = f"--b\nContent-Type: message/rfc822\n\n{reminder.as_string()}\n" if returned else ""
    return f"""Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.exempel.se>
To: lasvakt@exempel.se
Subject: Undelivered Mail Returned to Sender
Date: Thu, 26 Nov 2026 08:01:00 +0100
Message-ID: <{action}.{status}@mx.exempel.se>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

This is the mail system.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.exempel.se

Final-Recipient: rfc822; {NORD}
Action: {action}
Status: {status}

{back}--b--
""".encode()


@pytest.mark.parametrize(
    ("action", "status"),
    [("failed", "4.2.2"), ("delayed", "4.4.1"), ("delivered", "2.0.0"), ("relayed", "2.0.0")],
)
def test_a_delay_or_a_delivery_changes_nothing(
    one: Whole, tmp_path: Path, action: str, status: str
) -> None:
    whole = copied(one, tmp_path)
    outcome = receive(whole, report(to_provider(whole), action, status))
    assert (outcome.counts["automatic"], outcome.sent) == (1, [])
    assert whole.steps("2026-11-26T10:00")[STEP, "48213"]["reminders"] == 1


def test_a_hard_bounce_is_told_once_and_its_rung_does_not_count(one: Whole, tmp_path: Path) -> None:
    whole = copied(one, tmp_path)
    reminder = to_provider(whole)
    outcome = receive(whole, report(reminder, "failed", "5.1.1"))
    assert [(m["To"], m["Subject"]) for m in outcome.sent] == [(ADMIN, RETURNED)]
    again = report(reminder, "failed", "5.1.2")
    assert receive(whole, again, "2026-11-26T11:00", "igen").sent == []
    assert whole.steps("2026-11-26T11:00")[STEP, "48213"]["reminders"] == 0
    assert "studsar" in whole.run("status", "--now", "2026-11-26T11:00").out
    said = whole.run("report", "--now", "2026-11-26T11:00").out
    assert "Mejl till Hemtjänst Nord AB kommer inte fram, så ingen påminns om 1 steg där." in said
    whole.run("unflag", NORD)
    assert "kommer inte fram" not in whole.run("report", "--now", "2026-11-26T11:00").out


def test_a_bounce_that_names_no_message_of_ours_silences_nobody(one: Whole, tmp_path: Path) -> None:
    whole = copied(one, tmp_path)
    raw = report(to_provider(whole), "failed", "5.1.1", returned=False)
    assert receive(whole, raw).sent == []
    assert whole.run("status", "--now", "2026-11-26T10:00").out.count("ingen studsar") == 1


def test_our_own_reminder_come_back_is_no_answer(one: Whole, tmp_path: Path) -> None:
    whole = copied(one, tmp_path)
    outcome = receive(whole, to_provider(whole).as_bytes())
    assert (outcome.counts["automatic"], outcome.sent) == (1, [])


def test_two_lasvakts_pointed_at_each_other_fall_silent(tmp_path: Path) -> None:
    whole: dict[str, Whole] = {}
    for name in ("ett", "annat"):
        (tmp_path / name).mkdir()
        whole[name] = reminded(tmp_path / name)
    before = {name: len(one.sent()) for name, one in whole.items()}
    given: set[str] = set()
    for minute in range(30):
        for name, peer in (("ett", "annat"), ("annat", "ett")):
            for mail in whole[name].sent():
                if mail["Message-ID"] not in given:
                    given.add(str(mail["Message-ID"]))
                    put(whole[peer], f"{minute}.{len(given)}", mail.as_bytes())
            whole[name].once(f"2026-11-26T10:{minute:02}")
    assert {name: len(one.sent()) for name, one in whole.items()} == before


@pytest.mark.parametrize("words", ["Tack, vi tittar på det.", "klart", "ångra", "klart?"])
@pytest.mark.parametrize("references", [True, False])
def test_a_program_that_hides_what_it_is_is_answered_a_time_or_two(
    one: Whole, tmp_path: Path, words: str, references: bool
) -> None:
    whole = copied(one, tmp_path)
    latest, sent = to_provider(whole), 0
    for number in range(1, 9):
        raw = answer(latest, words, references=references, number=number)
        outcome = receive(whole, raw, f"2026-11-26T10:{number:02}", str(number))
        sent += len(outcome.sent)
        latest = outcome.sent[0] if outcome.sent else latest
    assert sent <= 2


def test_a_flood_of_answers_does_not_become_a_flood(one: Whole, tmp_path: Path) -> None:
    whole = copied(one, tmp_path)
    reminder = to_provider(whole)
    for number in range(40):
        put(whole, f"f{number}", answer(reminder, f"hur då {number}?", number=number))
    assert receive(whole, answer(reminder, "vad?", number=99)).counts["sent"] == 1
    assert "klart" in text_of(reminder)
