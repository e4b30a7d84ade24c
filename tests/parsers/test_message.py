"""The door to mail-parser: damaged, mislabelled and hostile mail becomes clean words."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail.charset import clean
from parsers.mail.headers import decode_value
from parsers.mail.message import parse
from tests.parsers.letters import NOTICE, WEBORDER, letter, with_attached


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("=?iso-8859-1?Q?Utf=F6rd?=", "Utförd"),
        ("=?utf-8?B?w6TDtg==?= =?utf-8?Q?_=C3=A5?=", "äö å"),
        ("=?utf-8?Q?Utf=C3?= =?utf-8?Q?=B6rd?=", "Utförd"),
        ("=?utf-8?Q?l=F6?=", "lö"),
        ("=?us-ascii?Q?l=F6?=", "lö"),
        ("=?iso-8859-1?Q?l=C3=B6?=", "lö"),
        ("=?x-unknown?Q?l=C3=B6?=", "lö"),
        ("=?iso-8859-1?Q?a=93b=94?=", "a“b”"),
        ("=?utf-8?Q?a=0D=0ABcc:_x?=", "a Bcc: x"),
        ("=?utf-8?Q?a=00=E2=80=AEb?=", "ab"),
        ("=?utf-8?B?not base64!?=", None),
        ("plain =?utf-8?Q?=C3=A5?= text", "plain å text"),
        ("folded\r\n\ttext", "folded text"),
        ("l\udcf6s", "lös"),
        ("l\udcc3\udcb6s", "lös"),
        ("A\u0308ngens", "Ängens"),
    ],
)
def test_a_header_is_decoded_as_its_writer_meant_it(raw: str, expected: str | None) -> None:
    found = decode_value(raw)
    assert expected is None or found == expected
    assert "\n" not in found


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/plain; charset=utf-8", "utf-8"),
        ("text/plain; charset=us-ascii", "utf-8"),
        ("text/plain", "utf-8"),
        ("text/plain", "cp1252"),
        ("text/plain; charset=us-ascii", "cp1252"),
        ("text/plain; charset=utf-8", "cp1252"),
        ("text/plain; charset=iso-8859-1", "utf-8"),
        ('text/plain; charset="ISO-8859-1"', "cp1252"),
        ("text/plain; charset=nonsense", "utf-8"),
        ("text/plain; charset=utf-16", "utf-16"),
        ("text/plain; charset=utf-7", "utf-8"),
        ("text/plain; charset*=utf-8''utf-8", "utf-8"),
    ],
)
def test_a_text_is_read_in_the_charset_it_is_in(kind: str, charset: str) -> None:
    data = base64.encodebytes("Utförd – “på plats”\r\n".encode(charset)).decode()
    raw = letter(data, kind=kind).replace(b": 8bit", b": base64")
    assert parse(raw).text == "Utförd – “på plats”\n"


def test_a_page_is_read_in_the_charset_its_meta_names_where_the_header_is_silent() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Utförd'
    message = parse(letter(page.encode("cp1252"), kind="text/html"))
    assert (message.html or "").endswith("<p>Utförd")


def test_a_raw_latin_subject_keeps_its_letters() -> None:
    raw = letter(subject="Låsvred nedmonterat").replace(
        "Låsvred".encode(), "Låsvred".encode("latin-1")
    )
    assert parse(raw).subject == "Låsvred nedmonterat"


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("format=flowed", "Hej \ndu\nnya", "Hej du\nnya\n"),
        ("format=flowed", "Hej  \ndu\nnya", "Hej du\nnya\n"),
        ("format=flowed; delsp=yes", "Hemtjä \nnst", "Hemtjänst\n"),
        ("format=flowed", "> Hej \n> du\nnya", "> Hej du\nnya\n"),
        ("format=flowed", "-- \nAnna", "-- \nAnna\n"),
        ("format=fixed", "Hej \ndu", "Hej \ndu\n"),
    ],
)
def test_flowed_lines_are_joined(kind: str, body: str, expected: str) -> None:
    assert parse(letter(f"{body}\n", kind=f"text/plain; charset=utf-8; {kind}")).text == expected


def test_the_words_of_an_attached_message_are_not_the_outers() -> None:
    message = parse(with_attached("Ytterst", letter()))
    assert message.text == "Ytterst"
    assert [inner.sender for inner in message.attached] == [WEBORDER]
    assert message.attached[0].text == NOTICE


def test_an_attached_message_in_base64_is_read_too() -> None:
    inner = base64.encodebytes(letter()).replace(b"\n", b"\r\n")
    raw = with_attached("Ytterst", inner).replace(
        b"message/rfc822\r\n", b"message/rfc822\r\nContent-Transfer-Encoding: base64\r\n"
    )
    assert [inner.sender for inner in parse(raw).attached] == [WEBORDER]


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        ("Weborder <Order@Lasorder.example>", "order@lasorder.example"),
        ('"order@lasorder.example" <evil@z.example>', "evil@z.example"),
        ("order@lasorder.example, x@y.example", None),
        ("order@lasorder.example\r\nFrom: x@y.example", None),
        ("=?utf-8?Q?order=40lasorder.example?= <x@y.example>", "x@y.example"),
        ("Weborder", None),
        ("<>", None),
        ("order@lasorder.example@y.example", None),
        ("order@lasorder.example <x@y.example> <z@w.example>", None),
    ],
)
def test_the_sender_is_the_one_address_and_never_a_name(sender: str, expected: str | None) -> None:
    assert parse(letter(sender=sender)).sender == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Wed, 07 Oct 2026 15:20:00 +0200", datetime(2026, 10, 7, 13, 20, tzinfo=UTC)),
        ("Wed, 07 Oct 2026 15:20:00 GMT", datetime(2026, 10, 7, 15, 20, tzinfo=UTC)),
        ("Wed, 07 Oct 2026 00:20:00 CEST", datetime(2026, 10, 6, 22, 20, tzinfo=UTC)),
        ("Tue, 17 Nov 2026 23:30:00 MET", datetime(2026, 11, 17, 22, 30, tzinfo=UTC)),
        ("Tue, 17 Nov 2026 23:30:00 +0100 (CET)", datetime(2026, 11, 17, 22, 30, tzinfo=UTC)),
        ("Tue, 17 Nov 2026 23:30:00 XYZ", None),
        ("yesterday", None),
        ("Wed, 07 Oct 2026 25:20:00 +0200", None),
        (None, None),
    ],
)
def test_the_date_is_in_utc_or_none(date: str | None, expected: datetime | None) -> None:
    assert parse(letter(date=date)).date == expected


def test_references_are_nearest_first_and_ids_never_collide() -> None:
    message = parse(
        letter(more=("In-Reply-To: <b@x>", "References: <a@x> <b@x>\r\n <c\u00e5@x> <c\u00e4@x>"))
    )
    assert message.references[0] == "b@x"
    assert len(message.references) == 4


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (letter(more=("Subject: another",)), "two_subjects"),
        (letter(more=("Date: Wed, 07 Oct 2026 15:20:00 +0200",)), "two_dates"),
        (letter(subject="=?utf-8?Q?Order=0D=0AX:_y?="), "deceptive"),
        (letter(NOTICE.replace("61207", "\u202e70216\u202c")), "deceptive"),
        (letter(NOTICE.replace("61207", "61\u200b207")), "deceptive"),
        (letter(NOTICE + "\x00"), "deceptive"),
        (letter("Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 1_000), None),
        (letter("x" * 3_000_000), "too_large"),
        (letter("x\n" * 6_000), "too_large"),
        (letter("--b\n\nx\n" * 1_000, kind="multipart/mixed; boundary=b"), "too_many_parts"),
        (letter(more=tuple(f"X-{n}: y" for n in range(5_000))), "too_many_headers"),
        (letter(more=("Subject: Order 61207 utförd",)), None),
    ],
)
def test_what_may_not_be_believed_is_named(raw: bytes, problem: str | None) -> None:
    assert parse(raw).problem == problem


@given(st.binary(max_size=600))
def test_any_bytes_are_a_message(raw: bytes) -> None:
    message = parse(raw)
    words = (message.subject, message.text, message.html, message.sender, message.date)
    assert len(words) == 5


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaned_words_can_always_be_written_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\x00" not in once


def test_a_plain_text_that_is_attached_is_words_of_the_message() -> None:
    whole = EmailMessage()
    whole["From"], whole["Subject"] = WEBORDER, "Besked"
    whole.set_content("<p>Ordern är klar.</p>", subtype="html")
    whole.add_attachment("Montören fick vända i dörren.", filename="las-detta.TXT")
    whole.add_attachment("a;b", filename="register.csv", subtype="csv")
    message = parse(whole.as_bytes())
    assert (message.text or "").strip() == "Montören fick vända i dörren."
    assert message.parts.unread == ["text/csv"]
