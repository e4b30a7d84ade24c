"""Mail that no person wrote: recognised first, so that nothing is ever answered in a loop."""

from __future__ import annotations

import pytest

from parsers.mail.message import parse
from parsers.programs.automatic import recognise
from parsers.reading import Bounce
from tests.parsers.letters import NOTICE, OWN, PERSON, WEBORDER, letter

SENDERS = frozenset({WEBORDER})
OURS = frozenset({OWN})


def code(raw: bytes, senders: frozenset[str] | None = SENDERS) -> str | None:
    found = recognise(parse(raw), senders, OURS)
    return found.code if found else None


def person(
    body: str = "Hej",
    subject: str = "Hej",
    *more: str,
    sender: str = PERSON,
    kind: str = "text/plain; charset=utf-8",
) -> bytes:
    return letter(body, subject=subject, sender=sender, more=more, kind=kind)


TAKEN = "Tack, vi har tagit emot ditt svar och återkommer."
AWAY = "Hej! Jag är på semester och åter på kontoret den 12 oktober. Vid brådskande ärenden ring."


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (person("x", "Automatiskt svar: 2 steg"), "away"),
        (person("x", "Autosvar: 2 steg"), "away"),
        (person("x", "Automatic reply: 2 steg"), "away"),
        (person("x", "Out of Office: x"), "away"),
        (person("x", "Frånvarande till 12/10"), "away"),
        (person("x", "SV: 2 steg", "Auto-Submitted: auto-replied"), "away"),
        (person("x", "x", "Precedence: auto_reply"), "away"),
        (person("x", "x", "X-Autoreply: yes"), "away"),
        (person("x", "x", "X-Autorespond: x"), "away"),
        (
            person(
                "x", "x", "Auto-Submitted: auto-generated", "In-Reply-To: <lv.20261007.a@k.example>"
            ),
            "away",
        ),
        (person(AWAY, "SV: 2 steg väntar"), "away"),
        (person("x", "Läst: 2 steg väntar"), "read_receipt"),
        (person("x", "Lästes: 2 steg"), "read_receipt"),
        (person("x", "Ej läst: 2 steg"), "read_receipt"),
        (
            person("x", "x", kind="multipart/report; report-type=disposition-notification"),
            "read_receipt",
        ),
        (
            person("x", "Nyheter", "List-Id: <n.x>", "List-Unsubscribe: <mailto:x@y.example>"),
            "list",
        ),
        (person("x", "Nyheter", "Precedence: bulk"), "list"),
        (person("x", "Nyheter", "Precedence: list", "List-Id: <n.x>"), "list"),
        (person("x", "Vi har tagit emot ditt ärende"), "ticket"),
        (person("x", "Ditt ärende har registrerats"), "ticket"),
        (person("Tack för ditt meddelande. Ditt ärendenummer är 7.", "x"), "ticket"),
        (person("Your request (7) has been received by our support staff.", "RE: x"), "ticket"),
        (person("Klart", "SV: 2 steg", "Return-Path: <>"), "null_sender"),
        (person("Klart", "SV: 2 steg", "Return-Path: <a@vastan.example>"), None),
        (person(f"ångra\n\n> {TAKEN}", "SV: Kvitto"), None),
        (person(f"ångra\n\nDen 7 okt 2026 skrev a@b.example:\n{TAKEN}", "SV: Kvitto"), None),
        (
            person(
                f"<p>ångra</p><blockquote type='cite'>{TAKEN}</blockquote>",
                "SV: Kvitto",
                kind="text/html; charset=utf-8",
            ),
            None,
        ),
        (person(f"<p>{TAKEN}</p>", "SV", kind="text/html; charset=utf-8"), "ticket"),
        (person("x", "x", sender=OWN), "own"),
        (letter("x", sender=PERSON).replace(b"<m1@", b"<lv.20261007.k@"), "own"),
        (person("x", "Olevererat: 2 steg", "Return-Path: <>"), "bounce"),
        (person("x", "Kunde inte leverera: 2 steg"), "bounce"),
        (person("x", "Undeliverable: x"), "bounce"),
        (person("x", "x", sender="MAILER-DAEMON@mx.example"), "bounce"),
        (person("x", "x", sender="postmaster@mx.example"), "bounce"),
        (person("x", "x", "X-Failed-Recipients: a@b.example"), "bounce"),
        (person("x", "x", kind="multipart/report; report-type=delivery-status"), "bounce"),
        (person("Klart"), None),
        (person("Klart", "x", "Auto-Submitted: auto-generated"), None),
        (person("Klart", "x", "List-Id: <group.vastan.example>"), None),
        (person("Klart. Jag är på semester nästa vecka."), None),
        (letter(more=("Auto-Submitted: auto-generated",)), None),
        (letter(more=("Auto-Submitted: auto-replied", "Return-Path: <>")), None),
        (letter(more=("List-Id: <g.x>", "List-Unsubscribe: <x>", "Precedence: list")), None),
        (letter(subject="Vi har tagit emot din beställning"), None),
        (letter(subject="Automatiskt svar: Order"), "away"),
        (letter(kind="multipart/report; report-type=delivery-status"), "bounce"),
    ],
)
def test_automatic_mail_is_told_from_persons_and_the_weborders(
    raw: bytes, expected: str | None
) -> None:
    assert code(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (letter(more=("Auto-Submitted: auto-replied",)), None),
        (letter(subject="Vi har tagit emot ert ärende"), None),
        (letter(more=("List-Id: <g.x>",)), None),
        (letter(more=("Auto-Submitted: auto-replied", "In-Reply-To: <x@y>")), "away"),
        (letter(subject="Automatiskt svar: 2 steg"), "away"),
    ],
)
def test_without_configuration_what_may_be_a_notice_is_not_automatic(
    raw: bytes, expected: str | None
) -> None:
    assert code(raw, None) == expected


ANSWERED = "Auto-Submitted: auto-replied"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (person("Hej! Ditt ärende är mottaget.\nStatus: Mottagen", "Kvittens", ANSWERED), "ticket"),
        (person(NOTICE, "[Ärende #881] Vi har tagit emot ditt ärende"), "ticket"),
        (person(f"Your request 7 is open.\n{NOTICE}", "[Ticket: HD-771] Hi"), "ticket"),
        (person(NOTICE, "[Ärende #881] Order 61207 utförd"), None),
        (person(NOTICE, "Order 61207", ANSWERED), None),
        (person(NOTICE, "Vi har tagit emot ert ärende"), None),
    ],
)
def test_without_configuration_a_case_systems_own_marks_make_its_receipt_automatic(
    raw: bytes, expected: str | None
) -> None:
    assert code(raw, None) == expected


def test_a_reminder_that_lost_its_marks_is_still_our_own() -> None:
    words, made = "1. Order 61207. [LV-7K3M-Q9RD]", "Auto-Submitted: auto-generated"
    assert code(person(words, "2 steg väntar", made), None) == "own"
    assert code(person(words, "2 steg väntar"), None) is None
    assert code(person(words, "SV: 2 steg", made, "In-Reply-To: <a@b.example>"), None) is None


def report(fields: str, returned: str = "Message-ID: <lv.20261007.k@kommunen.example>") -> bytes:
    body = (
        "--r\n\nDelivery report\n--r\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.example\n\n{fields}\n"
        f"--r\nContent-Type: text/rfc822-headers\n\n{returned}\n\n--r--\n"
    )
    return letter(
        body,
        sender="MAILER-DAEMON@mx.example",
        subject="Undelivered",
        kind='multipart/report; report-type=delivery-status; boundary="r"',
    )


def bounce(raw: bytes) -> Bounce | None:
    found = recognise(parse(raw), SENDERS, OURS)
    assert found is not None
    assert found.code == "bounce"
    return found.bounce


@pytest.mark.parametrize("sender", ["MAILER-DAEMON@mx.example", "postmaster@mx.example"])
def test_a_servers_words_of_no_failure_are_no_bounce(sender: str) -> None:
    assert (
        bounce(person("klart", "Hej", "In-Reply-To: <lv.20261007.k@k.example>", sender=sender))
        is None
    )


def test_a_complaint_is_no_bounce() -> None:
    kind = 'multipart/report; report-type=feedback-report; boundary="r"'
    assert bounce(person("--r\n\nEtt klagomål.\n--r--\n", "x", kind=kind)) is None


ID = "lv.20261007.k@kommunen.example"


def test_a_report_names_whom_a_message_did_not_reach_and_which_it_was() -> None:
    fields = "Final-Recipient: rfc822; Anna@Vastan.example\nAction: failed\nStatus: 5.1.1\n"
    assert bounce(report(fields)) == Bounce(
        recipients=("anna@vastan.example",), permanent=True, original_id=ID
    )


@pytest.mark.parametrize(
    ("action", "status", "permanent"),
    [("failed", "5.2.2", True), ("failed", "4.4.7", False), ("delayed", "4.4.1", False)],
)
def test_a_soft_bounce_is_not_a_hard_one(action: str, status: str, permanent: bool) -> None:
    fields = f"Final-Recipient: rfc822; a@vastan.example\nAction: {action}\nStatus: {status}\n"
    found = bounce(report(fields))
    assert found is not None
    assert found.permanent is permanent


def test_a_report_of_success_is_no_bounce() -> None:
    fields = "Final-Recipient: rfc822; a@vastan.example\nAction: delivered\nStatus: 2.0.0\n"
    assert bounce(report(fields)) is None


def test_a_report_in_words_alone_is_read_too() -> None:
    text = (
        f"Kunde inte leverera till:\n\nanna@vastan.example\n550 5.1.1 Adressen finns inte\n<{ID}>"
    )
    raw = person(text, "Olevererat: 2 steg", sender="postmaster@mx.example")
    assert bounce(raw) == Bounce(
        recipients=("anna@vastan.example",), permanent=True, original_id=ID
    )


def test_a_message_of_ours_is_found_in_the_address_it_came_back_to() -> None:
    raw = person(
        "550 5.1.1",
        "Undeliverable: x",
        f"Delivered-To: bounce+{ID}",
        sender="postmaster@mx.example",
    )
    found = bounce(raw)
    assert found is not None
    assert found.original_id == ID


def test_a_notice_of_the_weborder_stays_one_however_it_was_sent() -> None:
    more = (
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "List-Id: <alla.kommunen.example>",
    )
    assert code(letter(NOTICE, more=more)) is None
