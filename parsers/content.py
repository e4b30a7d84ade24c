"""The words of one sender as the weborder reader gets them: no quotes, forwards or mark-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Visible text outside a data table; line breaks of the page kept as newlines.

    Empty where the page holds an empty paragraph, which may be a label's value.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A data table: rows of cells as they read, white space but line breaks collapsed.

    Layout tables are dissolved, and a cell that spans rows stands in each of them.
    """

    rows: tuple[tuple[str, ...], ...]


Element = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Content:
    """What one sender wrote in one message.

    ``subject`` is decoded, its white space collapsed, without reply, forward and [EXTERNT]
    marks. ``text`` holds the logical lines of the plain text part (format=flowed joined),
    ``html`` the visible blocks of the HTML part in reading order; None where there is no such
    part. ``date`` is the message's own Date, aware and in UTC.
    """

    subject: str
    text: tuple[str, ...] | None
    html: tuple[Element, ...] | None
    date: datetime | None
