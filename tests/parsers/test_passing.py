"""Which forwards are believed: who passed them on, and what they added on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.read import read
from parsers.reading import Reading
from tests.parsers.letters import NOTICE, PERSON, WEBORDER, letter, reader, with_attached

SUBJECT = "Order 61207 utförd"
STATED = "den 7 oktober 2026 15:20"
BOOKED = (
    "Ordernummer: 61207\nOrdertyp: Montering\nStatus: Bokad\nBokad tid: 2026-10-12 09:00\n"
    "Utförare: Västans Hemtjänst AB\n"
)


def inner(body: str = NOTICE, sender: str = WEBORDER, *, sent: str = STATED, subject: str = SUBJECT,
          ) -> str:  # fmt: skip
    return f"Från: Någon <{sender}>\nSkickat: {sent}\nTill: Samordnare\nÄmne: {subject}\n\n{body}"


def forward(text: str, subject: str = f"VB: {SUBJECT}", sender: str = PERSON) -> bytes:
    return letter(text, subject=subject, sender=sender)


def outcome(raw: bytes) -> tuple[str, bool, str | None]:
    found: Reading = read(raw, reader())
    return found.verdict, found.forwarded, found.reason_code


READ = ("notice", True, None)
COMMENT = ("review", True, "comment")


@pytest.mark.parametrize("comment", ["Vredet sitter löst.", "Är den vår", "Ska stå 61210."])
def test_an_objection_counts_wherever_it_stands_on_the_way(comment: str) -> None:
    middle = inner(f"{comment}\n\n{inner()}", "chef@vastan.example", subject=f"VB: {SUBJECT}")
    attached = {"subject": f"VB: {SUBJECT}", "sender": PERSON}
    assert outcome(forward(f"{comment}\n\n{inner()}")) == COMMENT
    assert outcome(forward(f"FYI\n\n{middle}")) == COMMENT
    assert outcome(with_attached(comment, letter(), **attached)) == COMMENT
    assert outcome(with_attached("FYI", forward(f"{comment}\n\n{inner()}"), **attached)) == COMMENT


@pytest.mark.parametrize(
    "added",
    [
        "Kan ni titta?", "Jag tvivlar på detta.", "Enligt oss blev det demontering.",
        "Ska vara 61210.", "Den ska tas ner.", "Nej", "Söders har henne nu.", "Tveksamt",
        "Nja /Östen", "Östen: den här är tokig", "(nej, Söder har den)", "Är det verkligen så",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["above", "between", "below"])
def test_words_that_a_person_wrote_into_the_message_are_seen(added: str, place: str) -> None:
    body = {
        "above": f"{added}\n\n{NOTICE}",
        "between": NOTICE.replace("Utförd\n", f"Utförd\n\n{added}\n\n"),
        "below": f"{NOTICE}\n\n{added}\n",
    }[place]
    assert outcome(forward(inner(body)))[0] == "review"


@pytest.mark.parametrize("remark", ["Utförd [Östen: tveksamt]", "Utförd (säger de)"])
def test_a_remark_beside_a_value_is_seen(remark: str) -> None:
    assert outcome(forward(inner(NOTICE.replace("Utförd", remark))))[0] == "review"


@pytest.mark.parametrize(
    "words",
    [
        "Det här beskedet skickas av systemet när arbetet är återrapporterat.",
        "Frågor? Ring kundtjänst på 08-465 004 10, vardagar kl. 08.00-16.30.",
        "Ordern har tagits emot och arbetet är utfört. Utförare = Västans Hemtjänst AB",
        "Kan du inte läsa det här meddelandet? Öppna det i webbläsaren.",
        "Logga in i portalen för mer information: https://weborder.example/61207",
        "Med vänliga hälsningar\nWeborder\nEkeby kommun",
        "Detta är ett automatiskt utskick och kan inte besvaras.",
        "Detta meddelande är avsett för mottagaren. Om du har fått det av misstag, radera det.",
        "Foton från arbetet finns i portalen.",
        "© 2026 FältApp. Detta mejl går inte att besvara.",
        "** Vår tekniker har klarrapporterat jobbet från mobilen. **",
        "Låsfirman i Ekeby | 08-465 004 90 | F-skatt",
    ],
)
def test_what_a_weborder_message_says_of_itself_was_there_before(words: str) -> None:
    assert outcome(forward(inner(f"{NOTICE}\n{words}\n"))) == READ


def test_nobody_writes_in_a_message_that_is_attached() -> None:
    odd = letter(f"{NOTICE}\nHälsa kusinerna i Ekeby.\n")
    raw = with_attached("FYI", odd, subject=f"VB: {SUBJECT}", sender=PERSON)
    assert outcome(raw) == READ
    assert outcome(forward(inner(f"{NOTICE}\nHälsa kusinerna i Ekeby.\n"))) == COMMENT


@pytest.mark.parametrize(
    "subject",
    [
        f"VB: {SUBJECT} - stämmer inte", f"VB: {SUBJECT}?", f"VB: Ej {SUBJECT}",
        "VB: Order 61210 utförd", "VB: Bomkörning", f"VB: Återkallas: {SUBJECT}", "VB: Fel kund",
        f"VB: {SUBJECT} - Nedmontering", f"Fwd: SV: {SUBJECT}", "VB: Titta på den här",
        f"VB: {SUBJECT} ❌",
    ],
)  # fmt: skip
def test_a_subject_that_says_more_than_the_inner_one_is_reviewed(subject: str) -> None:
    assert outcome(forward(inner(), subject)) == COMMENT


@pytest.mark.parametrize(
    "subject",
    [
        f"VB: {SUBJECT}", f"[EXTERNT] Fwd: FW: {SUBJECT}", "VB: order 61207", "VB:",
        f"VB: {SUBJECT} - för kännedom", "VB: Utförd order 61207",
    ],
)  # fmt: skip
def test_a_subject_that_adds_nothing_or_neutral_words_is_read(subject: str) -> None:
    assert outcome(forward(inner(), subject)) == READ


def test_a_message_that_came_through_a_stranger_is_not_believed() -> None:
    middle = inner(f"FYI\n\n{inner()}", "x@elsewhere.example", subject=f"VB: {SUBJECT}")
    assert outcome(forward(middle)) == ("review", True, "inner_sender")
    for forwarder in ("x@elsewhere.example", "@elsewhere.example"):
        known = replace(reader(), forwarders=frozenset({forwarder}))
        assert read(forward(middle), known).verdict == "notice"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("den 7 oktober 2026 15:55", READ),
        ("den 7 oktober 2026", READ),
        ("den 8 oktober 2026 10:12", ("review", True, "inner_later")),
        ("den 8 oktober 2026", ("review", True, "inner_later")),
        ("den 7 oktober 2027 15:20", ("review", True, "inner_later")),
    ],
)
def test_no_message_is_passed_on_before_it_is_sent(
    sent: str, expected: tuple[str, bool, str | None]
) -> None:
    assert outcome(forward(inner(sent=sent))) == expected


def test_an_automatic_answer_passed_on_states_nothing() -> None:
    subject = f"Automatiskt svar: {SUBJECT}"
    assert outcome(forward(inner(subject=subject), f"VB: {subject}"))[0] == "review"


def test_who_meets_the_locksmith_is_neutral_above_a_booking_alone() -> None:
    comment = "Vi är på plats när montören kommer.\n\n"
    assert outcome(forward(comment + inner(BOOKED, subject="Order 61207"), "VB:")) == READ
    assert outcome(forward(comment + inner())) == COMMENT


@pytest.mark.parametrize("sender", [WEBORDER, PERSON])
def test_a_message_of_ones_own_with_another_attached_is_not_called_a_forward(sender: str) -> None:
    raw = with_attached(BOOKED, letter(), subject="Order 61207", sender=sender)
    assert outcome(raw) == ("review", False, "unclear")
