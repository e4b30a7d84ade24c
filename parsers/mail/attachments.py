"""The tables that are attached to a message: CSV and XLSX files as bytes, unread."""

from __future__ import annotations

from email.message import Message as Part

from parsers.mail.message import KNOWN, parse

_ENDINGS = (".csv", ".xlsx")
_TYPES = frozenset(
    {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
)
_MOST_PARTS = 200
_MOST_DEPTH = 20


def attached_tables(raw: bytes) -> tuple[bytes, ...]:
    """Return every CSV or XLSX file of the message itself, decoded; never raises.

    A file is known by its name's ending or by its type. Messages attached to the message are
    passed over, and so is every part of one with more parts than any letter has.
    """
    parts: list[Part] = []
    try:
        _gather(parse(raw).root, parts, 0)
        return tuple(_content(part) for part in parts if _is_table(part))
    except KNOWN:
        return ()


def _gather(part: Part, found: list[Part], depth: int) -> None:
    if len(found) > _MOST_PARTS or depth > _MOST_DEPTH:
        raise ValueError("more parts than any letter has")
    if part.get_content_type().startswith("message/"):
        return
    payload = part.get_payload()
    if isinstance(payload, list):
        for inner in payload:
            if isinstance(inner, Part):
                _gather(inner, found, depth + 1)
    else:
        found.append(part)


def _is_table(part: Part) -> bool:
    name = (part.get_filename() or "").strip().lower()
    return name.endswith(_ENDINGS) or (not name and part.get_content_type() in _TYPES)


def _content(part: Part) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
