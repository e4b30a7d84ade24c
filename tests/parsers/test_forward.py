"""Whose words are whose: forwards, replies and quotes as each mail program writes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.letter.forward import take_apart
from parsers.letter.sent import read_sent
from parsers.mail.message import parse
from parsers.mail.subjects import read_subject
from parsers.read import read
from tests.parsers.letters import (
    NOTICE,
    PERSON,
    WEBORDER,
    ZONE,
    alternative,
    letter,
    reader,
    with_attached,
)

SENT = datetime(2026, 10, 7, 13, 20, tzinfo=UTC)
# A day without a time is its first moment, in the municipality's own zone.
DAY = datetime(2026, 10, 6, 22, 0, tzinfo=UTC)
OUTLOOK = (
    f"Från: Weborder <{WEBORDER}>\nSkickat: den 7 oktober 2026 15:20\nTill: Samordnare\n"
    "Ämne: Order 61207 utförd\n\n"
)
PAGE = (
    "<table><tr><td>Ordernummer</td><td>61207</td></tr><tr><td>Ordertyp</td><td>Montering</td></tr>"
    "<tr><td>Status</td><td>Utförd</td></tr><tr><td>Utfört datum</td><td>2026-10-07</td></tr>"
    "</table>"
)

FORWARDS = {
    "outlook with a line": "Hej!\n\nFör kännedom.\n\n________________________________\n" + OUTLOOK,
    "outlook without a line": "För kännedom.\n\n" + OUTLOOK,
    "bare": OUTLOOK,
    "old outlook": "FYI\n\n-----Ursprungligt meddelande-----\n" + OUTLOOK,
    "english outlook": (
        f"-----Original Message-----\nFrom: Weborder <{WEBORDER}>\n"
        "Sent: Wednesday, October 7, 2026 3:20 PM\nTo: Samordnare\nSubject: Order 61207 utförd\n\n"
    ),
    "mobile outlook": (
        "Hämta Outlook för iOS\n________________________________\n"
        f"*Från:* Weborder <{WEBORDER}>\n*Skickat:* onsdag, oktober 7, 2026 3:20:00 em\n"
        "*Till:* Samordnare\n*Ämne:* Order 61207 utförd\n\n"
    ),
    "gmail in swedish": (
        "Hej, den här gäller oss.\n\n---------- Forwarded message ---------\n"
        f"Från: Weborder <{WEBORDER}>\n"
        "Date: ons 7 okt. 2026 kl 15:20\nSubject: Order 61207 utförd\n"
        "To: <a@vastan.example>\n\n\n"
    ),
    "gmail in english": (
        f"---------- Forwarded message ---------\nFrom: Weborder <{WEBORDER}>\n"
        "Date: Wed, Oct 7, 2026 at 3:20 PM\nSubject: Order 61207 utförd\n"
        "To: <a@vastan.example>\n\n\n"
    ),
    "apple mail": (
        f"Se bilagan.\n\nVidarebefordrat brev:\n\n> Från: Weborder <{WEBORDER}>\n"
        "> Ämne: Order 61207 utförd\n> Datum: 7 oktober 2026 15:20:00 CEST\n"
        "> Till: a@vastan.example\n> \n"
    ),
    "iphone in swedish": (
        f"Till er kännedom.\n\nSkickat från min iPhone\n\nBörja vidarebefordrat brev:\n\n"
        f"Från: Weborder <{WEBORDER}>\nÄmne: Order 61207 utförd\n"
        "Datum: 7 oktober 2026 15:20:00 CEST\nTill: a@vastan.example\n\n"
    ),
    "thunderbird": (
        "-------- Vidarebefordrat meddelande --------\nÄmne: \tOrder 61207 utförd\n"
        f"Datum: \tWed, 7 Oct 2026 15:20:00 +0200\nFrån: \tWeborder <{WEBORDER}>\n"
        "Till: \ta@vastan.example\n\n"
    ),
}  # fmt: skip


def forward(text: str, subject: str = "VB: Order 61207 utförd") -> bytes:
    body = text + NOTICE
    if "\n> \n" in text:
        body = text + "".join(f"> {line}\n" for line in NOTICE.splitlines())
    return letter(body, subject=subject, sender=PERSON)


@pytest.mark.parametrize("form", FORWARDS)
def test_each_programs_forward_shows_the_inner_sender_moment_subject_and_words(form: str) -> None:
    passed = take_apart(parse(forward(FORWARDS[form])), ZONE).passed
    assert passed is not None
    assert (passed.sender, passed.date, passed.subject) == (WEBORDER, SENT, "Order 61207 utförd")
    assert [x for x in passed.words.text or () if x] == [x for x in NOTICE.splitlines() if x]


@pytest.mark.parametrize("form", FORWARDS)
def test_each_programs_forward_states_the_inner_notice(form: str) -> None:
    found = read(forward(FORWARDS[form]), reader())
    assert (found.verdict, found.forwarded, found.stated) == ("notice", True, SENT)
    assert [(n.order, n.status) for n in found.notices] == [("61207", "done")]


@pytest.mark.parametrize("form", FORWARDS)
def test_the_same_under_a_replys_subject_states_nothing(form: str) -> None:
    found = read(forward(FORWARDS[form], "SV: Order 61207 utförd"), reader())
    assert (found.verdict, found.notices) == ("review", ())


def test_a_forward_of_a_page_in_gmail_shows_its_table() -> None:
    head = f"Från: Weborder &lt;{WEBORDER}&gt;<br>Date: ons 7 okt. 2026 kl 15:20<br>"
    head += "Subject: Order 61207 utförd<br>To: a@vastan.example<br>"
    text = FORWARDS["gmail in swedish"] + NOTICE.split("\n\n", 1)[1]
    page = (
        '<div dir="ltr">Hej, den här gäller oss.<br><div class="gmail_quote">'
        '<div class="gmail_attr">'
        f"---------- Forwarded message ---------<br>{head}</div><br>{PAGE}</div></div>"
    )
    found = read(alternative(text, page, subject="Fwd: Order", sender=PERSON), reader())
    assert (found.verdict, found.forwarded) == ("notice", True)


def test_a_page_that_shows_another_inner_sender_than_the_text_is_reviewed() -> None:
    page = OUTLOOK.replace(WEBORDER, "other@lasorder.example").replace("\n", "<br>") + PAGE
    page = page.replace("<other", "&lt;other").replace("example>", "example&gt;")
    found = read(alternative(OUTLOOK + NOTICE, page, subject="VB: Order", sender=PERSON), reader())
    assert (found.verdict, found.reason_code) == ("review", "unclear")


def test_an_attached_message_is_read_apart_from_the_words_above_it() -> None:
    raw = with_attached(
        "Den här gäller oss, se bilagan.", letter(), subject="VB: Order 61207 utförd", sender=PERSON
    )
    letter_ = take_apart(parse(raw), ZONE)
    assert letter_.own.text == ("Den här gäller oss, se bilagan.",)
    found = read(raw, reader())
    assert (found.verdict, found.forwarded, found.stated) == ("notice", True, SENT)


def test_a_forward_of_another_senders_message_is_reviewed() -> None:
    found = read(forward(OUTLOOK.replace(WEBORDER, f"x.{WEBORDER}")), reader())
    assert (found.verdict, found.reason_code) == ("review", "inner_sender")


def test_a_forward_whose_inner_sender_has_no_address_is_reviewed() -> None:
    found = read(forward(OUTLOOK.replace(f" <{WEBORDER}>", "")), reader())
    assert (found.verdict, found.reason_code) == ("review", "inner_sender")


def test_a_forward_without_a_readable_inner_moment_is_reviewed() -> None:
    found = read(forward(OUTLOOK.replace("den 7 oktober 2026 15:20", "i går")), reader())
    assert (found.verdict, found.reason_code) == ("review", "inner_date")


def test_a_forward_of_a_forward_counts_when_every_comment_is_neutral() -> None:
    middle = OUTLOOK.replace(WEBORDER, "chef@vastan.example").replace("Order", "VB: Order")
    found = read(forward(f"FYI\n\n{middle}Se nedan.\n\n{OUTLOOK}"), reader())
    assert (found.verdict, found.forwarded, found.stated) == ("notice", True, SENT)
    doubted = read(forward(f"FYI\n\n{middle}Stämmer detta?\n\n{OUTLOOK}"), reader())
    assert (doubted.verdict, doubted.reason_code) == ("review", "comment")


def test_a_forward_of_a_reply_that_quotes_a_notice_is_reviewed() -> None:
    middle = OUTLOOK.replace(WEBORDER, "chef@vastan.example").replace("Order", "SV: Order")
    found = read(forward(f"FYI\n\n{middle}Ok.\n\n{OUTLOOK}"), reader())
    assert (found.verdict, found.reason_code) == ("review", "inner_reply")


def test_a_subject_that_regards_an_order_is_no_answer_unless_something_is_quoted() -> None:
    assert read(letter(NOTICE, subject="Ang: order 61207"), reader()).verdict == "notice"
    quoted = f"{NOTICE}\n-----Ursprungligt meddelande-----\n{OUTLOOK}{NOTICE}"
    assert read(letter(quoted, subject="Ang: order 61207"), reader()).verdict == "review"


def test_a_notice_that_quotes_an_older_one_is_read_by_its_own_words() -> None:
    older = NOTICE.replace("61207", "60000")
    raw = letter(f"{NOTICE}\n-----Ursprungligt meddelande-----\n{OUTLOOK}{older}")
    found = read(raw, reader())
    assert [n.order for n in found.notices] == ["61207"]


@pytest.mark.parametrize(
    "attribution",
    [
        "Den 2026-10-07 kl. 15:20 skrev Weborder:",
        "Den ons 7 okt. 2026 kl 15:20 skrev Weborder <order@lasorder.example>:",
        "On Wed, Oct 7, 2026 at 3:20 PM Weborder <order@lasorder.example>\nwrote:",
        "7 okt. 2026 kl. 15:20 skrev Weborder <order@lasorder.example>:",
    ],
)
def test_what_stands_below_an_attribution_is_not_the_senders_own(attribution: str) -> None:
    raw = letter(f"Klart\n\n{attribution}\n> Hej\n", subject="SV: x", sender=PERSON)
    assert [x for x in take_apart(parse(raw), ZONE).own.lines() if x] == ["Klart"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 7 oktober 2026 15:20", SENT),
        ("den 7 oktober 2026 kl. 15.20", SENT),
        ("ons 7 okt. 2026 kl 15:20", SENT),
        ("onsdag 7 oktober 2026 15:20", SENT),
        ("2026-10-07 15:20", SENT),
        ("Wednesday, October 7, 2026 3:20 PM", SENT),
        ("Wed, Oct 7, 2026 at 3:20\u202fPM", SENT),
        ("Wed, 7 Oct 2026 13:20:00 +0000", SENT),
        ("Wed, 7 Oct 2026 09:20:00 -0400", SENT),
        ("7 oktober 2026 15:20:00 CEST", SENT),
        ("October 7, 2026 at 3:20:00 PM GMT+2", SENT),
        ("7.10.2026 15:20", SENT),
        ("7/10 2026 15:20", SENT),
        ("7/10-2026 15.20", SENT),
        ("2026/10/07 15:20", SENT),
        ("7 oktober 2026", DAY),
        ("onsdag den 7:e oktober 2026", DAY),
        ("2026-10-07", DAY),
        ("tisdag 7 oktober 2026 15:20", None),
        ("tisdag 7 oktober 2026", None),
        ("7 oktober 2026 klockan 15", None),
        ("2026/10-07 15:20", None),
        ("07/10/2026 15:20", None),
        ("31 februari 2026 10:00", None),
        ("7 oktober 15:20", None),
        ("", None),
    ],
)
def test_the_date_line_of_a_forward_is_read_in_each_programs_form(
    text: str, expected: datetime | None
) -> None:
    assert read_sent(text, ZONE) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("VB: Order 1", ("forward", "Order 1")),
        ("FW: Fwd: Order 1", ("forward", "Order 1")),
        ("SV: VB: Order 1", ("reply", "Order 1")),
        ("[EXTERNT] VB: Order 1", ("forward", "Order 1")),
        ("Re[2]: Order 1", ("reply", "Order 1")),
        ("Ang: Order 1", ("regarding", "Order 1")),
        ("[EXTERNT] Order 1", (None, "Order 1")),
        ("Service: Order 1", (None, "Service: Order 1")),
    ],
)
def test_the_outermost_prefix_says_what_a_message_is(
    subject: str, expected: tuple[str | None, str]
) -> None:
    assert read_subject(subject) == expected
