"""Whose words a message holds: its sender's own, and those of a message passed on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from parsers.content import Content, Element, Table
from parsers.letter.quotes import Line, Split, elements_of, has_marks, is_header, lines_of, split
from parsers.letter.sent import read_sent
from parsers.mail.charset import clean
from parsers.mail.message import Message
from parsers.mail.subjects import Prefix, read_subject
from parsers.page import html

_ADDRESS = re.compile(r"[<\[(]?(?:mailto:)?([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")

Kind = Literal["own", "quoting", "reply", "forward", "unclear"]


@dataclass(frozen=True, slots=True)
class Words:
    """What one sender wrote: lines of the plain text, elements of the page; None where absent."""

    text: tuple[str, ...] | None
    html: tuple[Element, ...] | None

    def lines(self) -> list[str]:
        """Return the words as lines: those of the plain text, else of the page."""
        if self.text is not None and any(line.strip() for line in self.text):
            return list(self.text)
        return [line for line in lines_of(self.html or ()) if isinstance(line, str)]

    def all_lines(self) -> list[str]:
        """Return the lines of both parts, the cells of tables too."""
        lines = list(self.text or ())
        for line in lines_of(self.html or ()):
            if isinstance(line, Table):
                lines.extend(" ".join(row) for row in line.rows)
            else:
                lines.append(line)
        return lines


@dataclass(frozen=True, slots=True)
class Passed:
    """A message as it stands inside another: its sender's address, moment, subject and words.

    ``title`` is the subject as written, ``author`` the From line. ``sealed``: the message was
    attached, so that nobody wrote between its lines.
    """

    sender: str | None
    date: datetime | None
    subject: str
    words: Words
    prefix: Prefix | None = None
    further: Passed | None = None
    quotes: bool = False
    title: str = ""
    author: str = ""
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A message taken apart.

    ``kind`` follows from the subject's prefix and the body's structure together: *quoting* has
    older words below but neither prefix nor reference, *unclear* is where the two disagree.
    ``own`` are the sender's own words, ``passed`` the message passed on. ``fault`` names why the
    page cannot be believed.
    """

    kind: Kind
    subject: str
    own: Words
    passed: Passed | None = None
    fault: str | None = None


def take_apart(message: Message, local: ZoneInfo) -> Letter:
    """Return the message's own words and what it passes on or quotes, apart from each other."""
    prefix, subject = read_subject(message.subject)
    page = html.visible(message.html) if message.html is not None else None
    text = _split_text(message.text)
    web = _split_page(page.elements) if page is not None else None
    own = Words(_own_text(text), _own_page(web, page))
    fault = (page.fault if page is not None else None) or message.parts.fault
    passed = _passed(message, text, web, local)
    kind = _kind(prefix, bool(message.references), text, web, passed, bool(message.attached))
    return Letter(kind, subject, own, passed, fault)


def own_words(message: Message) -> str:
    """Return what the sender wrote above any older words: of the plain text, else of the page."""
    text = _split_text(message.text)
    page = html.visible(message.html) if text is None and message.html is not None else None
    web = _split_page(page.elements) if page is not None else None
    return "\n".join(Words(_own_text(text), _own_page(web, page)).lines())


def content_of(subject: str, words: Words, date: datetime | None) -> Content:
    """Return the words as the weborder reader gets them."""
    return Content(subject, words.text, words.html, date)


def _split_text(text: str | None) -> Split | None:
    """Return the plain text split, None where there is none or nothing in it."""
    if text is None or not text.strip():
        return None
    lines = text.split("\n")
    return split(lines) if has_marks(text) else Split(list(lines))


def _split_page(elements: Sequence[Element]) -> Split | None:
    """Return the page split, None where nothing is visible."""
    if not elements:
        return None
    # Without any mark the page's own elements stand as they are, and need no lines.
    return split(lines_of(elements)) if any(map(_may_quote, elements)) else Split([])


def _may_quote(element: Element) -> bool:
    """Tell whether an element may hold a mark of older words."""
    if isinstance(element, Table):
        return is_header(element)
    return element.text == html.QUOTE or has_marks(element.text)


def _own_text(found: Split | None) -> tuple[str, ...] | None:
    """Return the sender's own lines of the plain text."""
    return _strings(found.own) if found else None


def _own_page(found: Split | None, page: html.Page | None) -> tuple[Element, ...] | None:
    """Return the sender's own elements of the page."""
    if found is None or page is None:
        return None
    return page.elements if found.how is None else elements_of(found.own)


def _kind(
    prefix: Prefix | None,
    refers: bool,
    text: Split | None,
    web: Split | None,
    passed: Passed | None,
    attached: bool,
) -> Kind:
    """Return what a message is, from its subject's prefix and its body's structure together."""
    marks = [found for found in (text, web) if found is not None and found.how is not None]
    if prefix == "reply" or (prefix == "regarding" and (refers or marks or attached)):
        return "unclear" if attached else "reply"
    if prefix == "forward":
        return "forward" if passed is not None else "unclear"
    named = any(found.forward for found in marks)
    if passed is not None and not refers and (named or (attached and not marks)):
        return "forward"
    if attached or named:
        return "unclear"
    if marks:
        return "reply" if refers else "quoting"
    return "own"


def _passed(
    message: Message, text: Split | None, web: Split | None, local: ZoneInfo
) -> Passed | None:
    """Return the message passed on, attached or written into the body; None where unclear.

    Where both a text and a page are there, both must show it: the same sender, the same moment.
    """
    if message.attached:
        inline = any(found is not None and found.how is not None for found in (text, web))
        return (
            None if inline or len(message.attached) > 1 else _attached(message.attached[0], local)
        )
    shown = [found for found in (text, web) if found is not None]
    if not shown or any(found.how != "header" for found in shown):
        return None
    inner = [_from_split(found, local, page=found is web) for found in shown]
    return inner[0] if len(inner) == 1 else _both(inner[0], inner[1])


def _both(one: Passed | None, other: Passed | None) -> Passed | None:
    """Return what text and page agree is passed on further within; None where they do not."""
    if one is None or other is None or not _same(one, other):
        return None
    words = Words(one.words.text, other.words.html)
    further, quotes = _both(one.further, other.further), one.quotes or other.quotes
    return replace(one, words=words, further=further, quotes=quotes)


def _same(one: Passed, other: Passed) -> bool:
    """Tell whether text and page show the same message."""
    return (one.sender, one.date, one.subject) == (other.sender, other.date, other.subject)


def _from_split(found: Split, local: ZoneInfo, *, page: bool, depth: int = 0) -> Passed:
    """Return the message that stands below a header written into the body."""
    title = clean(found.header.get("subject", ""))
    prefix, subject = read_subject(title)
    inner = split(found.rest)
    further = None
    if inner.how == "header" and depth < 3:
        further = _from_split(inner, local, page=page, depth=depth + 1)
    words = Words(None, elements_of(inner.own)) if page else Words(_strings(inner.own), None)
    author = found.header.get("from", "")
    return Passed(
        _address(author), read_sent(found.header.get("date", ""), local), subject, words, prefix,
        further, inner.how is not None, title, author,
    )  # fmt: skip


def _address(value: str) -> str | None:
    """Return the one address in a *Från* line, lower-cased; None where none or several differ."""
    found = {match.lower().rstrip(".") for match in _ADDRESS.findall(value[:600])}
    return found.pop() if len(found) == 1 else None


def _attached(inner: Message, local: ZoneInfo) -> Passed | None:
    """Return an attached message as passed on; None where it cannot be believed."""
    if inner.problem is not None:
        return None
    letter = take_apart(inner, local)
    if letter.fault is not None:
        return None
    prefix, subject = read_subject(inner.subject)
    return Passed(
        inner.sender, inner.date, subject, letter.own, prefix, letter.passed,
        letter.kind != "own", inner.subject, inner.headers.text("from"), sealed=True,
    )  # fmt: skip


def _strings(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the lines of words among lines and tables."""
    return tuple(line for line in lines if isinstance(line, str))
