"""The one door to mail-parser: the bytes of a message become a value the parsers can read."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message as Part
from functools import lru_cache

from mailparser import MailParser
from mailparser.dates import parse_mail_date
from mailparser.exceptions import MailParserError
from mailparser.utils import get_addresses, parse_received

from parsers.mail import bodies, calendars
from parsers.mail.charset import clean, is_deceptive
from parsers.mail.headers import (
    MOST_CHARACTERS,
    MOST_SUBJECT,
    Headers,
    identifier,
    identifiers,
    smuggles,
)
from parsers.mail.lazy import lazy

_READ = ("subject", "from", "date", "content-type")
_SHOWN = ("subject", "from")
MOST_ATTACHED = 5
MOST_INNER_DEPTH = 4

_COMMENT = re.compile(r"\([^()]{0,1000}\)")
_BY = re.compile(r"(?<!\S)by\s{1,9}([A-Za-z0-9.-]{1,255})(?!\S)", re.IGNORECASE)

# What hostile and damaged mail makes mail-parser and the email package raise (reproduced with
# real bounces, deep nesting and long RFC 2231 names). Anything else is a fault of our own.
KNOWN = (
    MailParserError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    AssertionError,
    RecursionError,
)


class _Envelope(MailParser):  # type: ignore[misc]  # mail-parser ships no types
    """mail-parser's guarded parser without the work that nobody here reads.

    Its constructor calls ``parse()``, which decodes every part twice over, copies attachments and
    interprets each Received and address header: six times the cost of reading the message, and
    the source of its bare AttributeErrors. Overriding the one public step keeps what is needed:
    the parse guarded against deep nesting, and the message as a tree. Addresses and dates are
    then read by mail-parser's own functions, for the two headers that matter.
    """

    def parse(self) -> MailParser:
        """Leave the message as it was parsed."""
        return self


@dataclass(frozen=True)
class Message:
    """One message: its headers, and its own words apart from those of messages attached to it.

    ``sender`` is the one From address, lower-cased; None where there is none or more than one.
    ``date`` is aware and in UTC. ``fault`` names why nothing in the message may be believed
    (two senders, deceptive characters, a structure beyond the limits …), None when it is sound.
    """

    headers: Headers
    root: Part
    fault: str | None = None
    depth: int = 0

    @lazy
    def subject(self) -> str:
        """The first Subject decoded, on one line, nothing invisible in it."""
        return self.headers.text("subject")[:MOST_SUBJECT]

    @lazy
    def senders(self) -> tuple[str, ...]:
        """Every address of every From header, lower-cased; display names never count."""
        found: list[str] = []
        for value in self.headers.all("from")[:2]:
            found.extend(_addresses(str(value)))
        return tuple(found)

    @lazy
    def sender(self) -> str | None:
        """The address of the one From header, if there is exactly one that can be read."""
        if len(self.headers.all("from")) != 1 or len(self.senders) != 1:
            return None
        return self.senders[0] or None

    @lazy
    def date(self) -> datetime | None:
        """The Date header, aware and in UTC; None when absent, unreadable or doubled."""
        values = self.headers.all("date")
        return _date(str(values[0])) if len(values) == 1 else None

    @lazy
    def message_id(self) -> str | None:
        """The Message-ID without brackets."""
        return identifier(self.headers.raw("message-id"))

    @lazy
    def references(self) -> tuple[str, ...]:
        """The Message-IDs this message answers, nearest first."""
        return identifiers(self.headers)

    @lazy
    def received_by(self) -> str | None:
        """The host that the topmost Received header says it was taken in by, lower-cased."""
        raw = self.headers.raw("received")
        if raw is None:
            return None
        # Nobody but the receiving server writes its first header; where one "by" alone stands in
        # it outside comments there is nothing for mail-parser's careful scanner to weigh.
        plain = _BY.findall(_COMMENT.sub(" ", raw)) if '"' not in raw else []
        if len(plain) == 1:
            return str(plain[0]).lower()
        try:
            by = str(parse_received(" ".join(raw.split())).get("by", ""))
        except KNOWN:
            return None
        return by.partition(" ")[0].lower() or None

    @lazy
    def parts(self) -> bodies.Bodies:
        """The leaves of the message, sorted by what they are."""
        return bodies.walk(self.root)

    @lazy
    def _texts(self) -> tuple[str, ...]:
        return tuple(bodies.text_of(part) for part in self.parts.texts)

    @lazy
    def text(self) -> str | None:
        """Its own plain text, parts in order, then what its calendars say; None where none is."""
        plain = [clean(text) for text in self._texts if not bodies.is_markup(text)]
        for part in self.parts.calendars[:MOST_ATTACHED]:
            if told := calendars.lines_of(bodies.text_of(part)):
                plain += ["", *told]
        return "\n".join(plain) if plain else None

    @lazy
    def html(self) -> str | None:
        """The source of its own HTML, parts in order; None where there is none."""
        pages = [bodies.html_of(part) for part in self.parts.htmls]
        pages.extend(text for text in self._texts if bodies.is_markup(text))
        return "\n".join(pages) if pages else None

    @lazy
    def attached(self) -> tuple[Message, ...]:
        """The messages attached to it, each with its own words."""
        if self.depth >= MOST_INNER_DEPTH:
            return ()
        inner = [_guarded(part, self.depth + 1) for part in self.parts.attached[:MOST_ATTACHED]]
        inner += [parse(raw, self.depth + 1) for raw in self.parts.wrapped[:MOST_ATTACHED]]
        return tuple(inner)

    @lazy
    def problem(self) -> str | None:
        """Why nothing here may be believed, the bodies looked at too; None when sound."""
        return self.fault or self.parts.fault or self._deception()

    def _deception(self) -> str | None:
        """Name a fault of the words themselves."""
        sizes = sum(len(text) for text in self._texts) + len(self.html or "")
        lines = sum(text.count("\n") for text in self._texts)
        if sizes > bodies.MOST_BYTES or lines > bodies.MOST_LINES:
            return "too_large"
        # A page's words are looked at when they are read: entities hide such characters too.
        if any(is_deceptive(text) for text in self._texts) or "\x00" in (self.html or ""):
            return "deceptive"
        return None


def parse(raw: bytes, depth: int = 0) -> Message:
    """Return the message in these bytes; never raises.

    Where mail-parser gives up, the headers alone are read in the email package's oldest and
    plainest way, and ``fault`` is set: such a message states nothing.
    """
    try:
        envelope = _Envelope.from_bytes(raw)
        root = envelope.message
        headers = Headers(root.raw_items())
        return Message(headers, root, _fault(headers), depth)
    except KNOWN:
        return _headers_only(raw, depth)


def _guarded(part: Part, depth: int) -> Message:
    """Return an attached message, read through the same door."""
    root = _Envelope(part).message
    headers = Headers(root.raw_items())
    return Message(headers, root, _fault(headers), depth)


def _headers_only(raw: bytes, depth: int) -> Message:
    """Return a message of headers alone, marked as unreadable."""
    head = raw[:200_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    try:
        root = email.message_from_bytes(head + b"\n\n")
        headers = Headers(root.raw_items())
        # A content type of the original would promise parts that were not read.
        plain = Part()
    except KNOWN:
        headers, plain = Headers(()), Part()
    return Message(headers, plain, "unreadable", depth)


def _fault(headers: Headers) -> str | None:
    """Name what is wrong with the headers themselves, None when they are sound."""
    if headers.too_many:
        return "too_many_headers"
    subjects = headers.all("subject")
    if len(subjects) > 1 and len({str(value) for value in subjects}) > 1:
        return "two_subjects"
    if len(headers.all("date")) > 1:
        return "two_dates"
    for name in _READ:
        for value in headers.all(name)[:2]:
            if len(value) > MOST_CHARACTERS:
                return "too_large"
    for name in _SHOWN:
        for value in headers.all(name)[:2]:
            if smuggles(value):
                return "deceptive"
    return None


def _addresses(value: str) -> tuple[str, ...]:
    """Return the addresses of one header value; an unreadable one as an empty string."""
    if len(value) > MOST_CHARACTERS:
        return ("", "")
    return _known_addresses(value) if len(value) <= 200 else _read_addresses(value)


def _read_addresses(value: str) -> tuple[str, ...]:
    try:
        found = get_addresses(value, defects=[])
    except KNOWN:
        return ("",)
    return tuple(clean(address).strip().lower() for _, address in found)


# The same few senders write nearly all messages.
_known_addresses = lru_cache(maxsize=256)(_read_addresses)

_NAMED_ZONE = re.compile(r":[0-9]{2} {1,3}([A-Za-z]{1,5})\s{0,3}(?:\([^()]{0,40}\))?\s{0,3}$")
_STANDARD_ZONES = frozenset(
    ["UT", "GMT", "UTC", "Z", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"]
)
_ZONES = {
    **dict.fromkeys(("CET", "MET", "MEZ"), "+0100"),
    **dict.fromkeys(("CEST", "MEST", "MESZ"), "+0200"),
}


def _date(value: str) -> datetime | None:
    """Return a Date header's moment in UTC, None when it cannot be read for sure.

    A zone's name that the standard does not know would be read as UTC, and the day be another.
    """
    named = _NAMED_ZONE.search(value[:200])
    if named and named[1].upper() not in _STANDARD_ZONES:
        if (offset := _ZONES.get(named[1].upper())) is None:
            return None
        value = f"{value[: named.start(1)]}{offset}"
    try:
        moment = parse_mail_date(value[:200]).value
    except (*KNOWN, OverflowError):
        return None
    return moment.astimezone(UTC) if isinstance(moment, datetime) else None
