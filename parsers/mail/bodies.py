"""The parts of one message: its own text and HTML, messages attached to it, delivery reports."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from email.message import Message as Part

from parsers.mail.charset import decode
from parsers.mail.headers import decode_value

MOST_PARTS = 200
MOST_DEPTH = 40
MOST_BYTES = 2_000_000
MOST_LINES = 5_000

_META = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
# The plain forms of Content-Type, which the email package takes twenty times as long to read.
_TYPE = re.compile(r"\s{0,5}([A-Za-z]{1,20}/[A-Za-z0-9.+-]{1,60})\s{0,5}(?:;|$)")
_CHARSET = re.compile(
    r";\s{0,9}charset\s{0,3}=\s{0,3}(?:\"([^\"]{1,60})\"|([^\s;\"']{1,60}))", re.I
)
_MARKUP = re.compile(r"\s{0,200}(?:<!doctype html|<html[\s>])", re.IGNORECASE)


@dataclass(slots=True)
class Bodies:
    """What the walk found. ``attached`` are inner messages as parts, ``wrapped`` as bytes.

    ``fault`` names why the message cannot be read whole; then nothing in it may be believed.
    """

    texts: list[Part] = field(default_factory=list)
    htmls: list[Part] = field(default_factory=list)
    attached: list[Part] = field(default_factory=list)
    wrapped: list[bytes] = field(default_factory=list)
    reports: list[Part] = field(default_factory=list)
    returned: list[Part] = field(default_factory=list)
    calendars: list[Part] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    fault: str | None = None


def walk(root: Part) -> Bodies:
    """Return the message's own parts; an attached message is kept apart, its text never mixed in.

    mail-parser's ``text_plain`` holds the text of attached messages too, hence this walk.
    """
    bodies = Bodies()
    stack: list[tuple[Part, int]] = [(root, 0)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > MOST_PARTS or depth > MOST_DEPTH:
            bodies.fault = "too_many_parts"
            break
        kind = _kind(part)
        payload = part.get_payload() if part.is_multipart() else None
        if kind.startswith("multipart/") and isinstance(payload, list):
            children = reversed(payload[: MOST_PARTS + 1])
            stack.extend((child, depth + 1) for child in children if isinstance(child, Part))
        else:
            _sort(bodies, part, kind, payload)
    return bodies


def _kind(part: Part) -> str:
    """Return the part's content type, lower-cased."""
    header: object = part.get("content-type")  # a Header where it holds bytes beyond ASCII
    if isinstance(header, str):
        plain = _TYPE.match(header)
        if plain:
            return plain.group(1).lower()
    return part.get_content_type()


def _sort(bodies: Bodies, part: Part, kind: str, payload: object) -> None:
    """Put one leaf where it belongs."""
    if kind in ("message/delivery-status", "message/disposition-notification"):
        bodies.reports.append(part)
    elif kind in ("text/rfc822-headers", "message/rfc822-headers"):
        bodies.returned.append(part)
    elif kind in ("message/rfc822", "message/global"):
        _attach(bodies, part, payload)
    elif kind == "text/calendar":
        bodies.calendars.append(part)
    elif _is_file(part, kind):
        _keep_file(bodies, part, kind)
    elif kind == "text/html":
        bodies.htmls.append(part)
    elif kind == "text/plain" or (kind.startswith("text/") and not bodies.texts):
        bodies.texts.append(part)
    elif kind not in ("text/css", "text/vcard", "text/x-vcard"):
        bodies.unread.append(kind)


def _attach(bodies: Bodies, part: Part, payload: object) -> None:
    """Keep an attached message; Exchange's base64 form (RFC 2046 forbids it) as bytes."""
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Part):
        bodies.unread.append("message/rfc822")
    elif encoding in ("base64", "quoted-printable") and not inner.keys():
        text = inner.get_payload()
        try:
            bodies.wrapped.append(base64.b64decode(text if isinstance(text, str) else ""))
        except (binascii.Error, ValueError):
            bodies.unread.append("message/rfc822")
    else:
        bodies.attached.append(inner)


def _is_file(part: Part, kind: str) -> bool:
    """Tell whether a leaf is an attached file rather than words of the message.

    A plain text that is attached is words too: it may take back what the message says.
    """
    if "content-disposition" in part:
        disposition = str(part["content-disposition"]).strip().lower()
        if disposition.startswith("attachment"):
            return not (kind == "text/plain" and _named(part).endswith(".txt"))
    return not kind.startswith("text/")


def _named(part: Part) -> str:
    """Return the name of an attached file, lower-cased; empty where none can be read."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, UnicodeError, TypeError, AttributeError):
        return ""
    return decode_value(str(name)).lower()


def _keep_file(bodies: Bodies, part: Part, kind: str) -> None:
    """Keep an attached message or calendar file as what it is; note every other file's type."""
    name = _named(part)
    if name.endswith(".ics"):
        bodies.calendars.append(part)
    elif name.endswith(".eml"):
        bodies.wrapped.append(content(part))
    else:
        bodies.unread.append(kind)


def content(part: Part) -> bytes:
    """Return a leaf's bytes, its transfer encoding undone as far as it can be."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, UnicodeError, AssertionError, TypeError, AttributeError):
        return b""
    return data if isinstance(data, bytes) else b""


def charset_of(part: Part) -> str | None:
    """Return the charset the part's header declares, None where it says nothing readable."""
    header: object = part.get("content-type")
    if header is None:
        return None
    if isinstance(header, str) and header.isascii() and header.lower().count("charset") < 2:
        plain = _CHARSET.search(header)
        if plain:
            return plain.group(1) or plain.group(2)
    try:
        declared = part.get_param("charset")
    except (ValueError, LookupError, UnicodeError, TypeError, AttributeError):
        return None
    if isinstance(declared, tuple):
        declared = declared[2]
    return declared if isinstance(declared, str) and declared.isascii() else None


def text_of(part: Part) -> str:
    """Return a text part decoded, format=flowed joined (RFC 3676)."""
    text = decode(content(part), charset_of(part))
    header = str(part.get("content-type", "")).lower()
    # Beyond the limit the message is refused; joining its lines first would only cost time.
    if (
        "flowed" in header
        and text.count("\n") <= MOST_LINES
        and str(part.get_param("format", "")).lower() == "flowed"
    ):
        return unflow(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text


def html_of(part: Part) -> str:
    """Return an HTML part decoded; its own ``<meta charset>`` counts where the header is silent."""
    data = content(part)
    charset = charset_of(part)
    if charset is None or charset.lower() in ("us-ascii", "ascii"):
        meta = _META.search(data, 0, 4096)
        charset = meta.group(1).decode("ascii") if meta else charset
    return decode(data, charset)


def is_markup(text: str) -> bool:
    """Tell whether a part called plain text is an HTML page."""
    return _MARKUP.match(text) is not None


def unflow(text: str, delsp: bool) -> str:
    """Return format=flowed text with its soft line breaks joined; quote marks are kept."""
    lines: list[str] = []
    paragraph: list[str] = []
    level = 0
    for line in text.split("\n"):
        line = line.rstrip("\r")  # noqa: PLW2901 - the carriage return is no part of the line
        body = line.lstrip(">")
        depth = len(line) - len(body)
        body = body.removeprefix(" ")
        if paragraph and (depth != level or body == "-- "):
            _emit(lines, paragraph, level)
        level = depth
        if body.endswith(" ") and body != "-- ":
            # Several spaces are a break as one is, and no gap between two columns.
            paragraph.append(body[:-1] if delsp else body.rstrip(" ") + " ")
        else:
            paragraph.append(body)
            _emit(lines, paragraph, level)
    if paragraph:
        _emit(lines, paragraph, level)
    return "\n".join(lines)


def _emit(lines: list[str], paragraph: list[str], level: int) -> None:
    """Add a joined paragraph to the lines and empty it."""
    joined = "".join(paragraph)
    lines.append(f"{'>' * level} {joined}" if level else joined)
    paragraph.clear()
