"""Invented weborder messages in several forms, and staff's answers to reminders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

WEBORDER = "noreply@weborder.example"
LASVAKT = "lasvakt@exempel.se"
_FOOTER = "Det här meddelandet skickas automatiskt och går inte att svara på."


def labelled(when: datetime, subject: str, fields: Mapping[str, str]) -> EmailMessage:
    """Form A: labelled lines in plain text."""
    lines = [f"{label}: {value}" for label, value in fields.items()]
    message = _message(when, WEBORDER, subject)
    message.set_content("\n".join(["Hej!", "", *lines, "", _FOOTER, ""]))
    return message


def table(when: datetime, subject: str, fields: Mapping[str, str]) -> EmailMessage:
    """Form C: a thin text part beside a table in HTML."""
    rows = "".join(
        f"<tr><td>{escape(label)}</td><td>{escape(value)}</td></tr>"
        for label, value in fields.items()
    )
    message = _message(when, WEBORDER, subject)
    message.set_content("Öppna meddelandet i webbläsaren.\n")
    message.add_alternative(
        f'<html lang="sv"><body><table>{rows}</table><p>{_FOOTER}</p></body></html>',
        subtype="html",
    )
    return message


def sentence(when: datetime, subject: str, words: str) -> EmailMessage:
    """Forms E and F: a sentence, or nothing but the subject."""
    message = _message(when, WEBORDER, subject)
    message.set_content("\n".join([words, "", _FOOTER, ""]))
    return message


def answer(when: datetime, reminder: EmailMessage, words: str) -> EmailMessage:
    """A person's answer above the quoted reminder, as a plain mail program sends it."""
    who = str(reminder["To"])
    message = _message(when, who, f"SV: {reminder['Subject']}")
    message["In-Reply-To"] = message["References"] = str(reminder["Message-ID"])
    message.set_content(f"{words}\n\nDen {when:%Y-%m-%d} skrev Låsvakt:\n> Hej!\n")
    return message


def absence(when: datetime, reminder: EmailMessage) -> EmailMessage:
    """An out-of-office answer, which must change nothing."""
    message = answer(when, reminder, "Vi är på utbildning och svarar i morgon. Allt blir klart.")
    message.replace_header("Subject", f"Automatiskt svar: {reminder['Subject']}")
    message["Auto-Submitted"] = "auto-replied"
    return message


def _message(when: datetime, sender: str, subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = LASVAKT
    message["Subject"] = subject
    message["Date"] = format_datetime(when)
    message["Message-ID"] = f"<{when:%Y%m%d%H%M}.{abs(hash_of(subject))}@demo.example>"
    return message


def hash_of(text: str) -> int:
    """A small number that is the same for the same text in every process."""
    return sum((place + 1) * ord(character) for place, character in enumerate(text)) % 99991
