"""The tables attached to a message."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail.attachments import attached_tables

TABLE = "Kundnr;Från\r\n10482;åäö\r\n".encode("cp1252")


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "export@treserva.example"
    message["Subject"] = "Kunder"
    message.set_content("Hej!\n")
    return message


def attach(message: EmailMessage, name: str, kind: str = "application/octet-stream") -> None:
    main, _, sub = kind.partition("/")
    message.add_attachment(TABLE, maintype=main, subtype=sub, filename=name)


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("beslut.csv", "text/csv", 1),
        ("BESLUT.CSV", "application/octet-stream", 1),
        (
            "åäö och ett mycket långt namn på en fil som måste delas upp i flera rader.csv",
            "text/x",
            1,
        ),
        ("beslut.xlsx", "application/octet-stream", 1),
        ("beslut.xls", "application/vnd.ms-excel", 0),
        ("beslut.csv.exe", "text/csv", 0),
        ("bild.png", "image/png", 0),
    ],
)
def test_a_table_is_known_by_the_ending_of_its_name(name: str, kind: str, found: int) -> None:
    message = letter()
    attach(message, name, kind)
    assert attached_tables(message.as_bytes()) == (TABLE,) * found


def test_a_table_without_a_name_is_known_by_its_type() -> None:
    message = letter()
    message.add_attachment(TABLE, maintype="text", subtype="csv")
    assert attached_tables(message.as_bytes()) == (TABLE,)


def test_every_table_is_given_and_the_text_is_none() -> None:
    message = letter()
    attach(message, "a.csv")
    attach(message, "b.csv")
    assert attached_tables(message.as_bytes()) == (TABLE, TABLE)
    assert attached_tables(letter().as_bytes()) == ()


def test_what_is_attached_to_an_attached_message_does_not_count() -> None:
    inner, outer = letter(), letter()
    attach(inner, "a.csv")
    outer.add_attachment(inner)
    assert attached_tables(outer.as_bytes()) == ()


def test_no_table_is_given_of_a_message_with_more_parts_than_any_letter() -> None:
    message = letter()
    for _ in range(300):
        attach(message, "a.csv")
    assert attached_tables(message.as_bytes()) == ()


@given(st.binary(max_size=300))
def test_whatever_the_bytes_nothing_is_raised(raw: bytes) -> None:
    assert isinstance(attached_tables(raw), tuple)
    message = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + raw
    assert isinstance(attached_tables(message), tuple)
