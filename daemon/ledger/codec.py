"""Events, days and moments as the ledger writes them, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

from daemon.routine.events import (
    EVENT_KINDS,
    Event,
    RegisterRead,
    RegisterRow,
)

_KIND_OF: Mapping[type[Event], str] = {kind: name for name, kind in EVENT_KINDS.items()}
_COLUMNS = frozenset({"id", "stated", "date"})
_SAID: Mapping[type[Event], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name not in _COLUMNS)
    for kind in _KIND_OF
}
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_DAYS = frozenset({"start", "end", "ended", "first_visit", "until"})


def moment(value: datetime) -> str:
    """An aware moment as the ledger writes it: UTC, microseconds, sortable as text."""
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone")
    utc = value if value.tzinfo is UTC else value.astimezone(UTC)
    return utc.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def from_moment(text: str) -> datetime:
    """The moment again, aware and in UTC."""
    return datetime.fromisoformat(text)


def maybe_day(text: str | None) -> date | None:
    """A local day, or None."""
    return None if text is None else date.fromisoformat(text)


def maybe_moment(text: str | None) -> datetime | None:
    """An aware moment in UTC, or None."""
    return None if text is None else from_moment(text)


def clean(text: str) -> str:
    """The text without what SQLite and JSON cannot bear: lone surrogates and NUL."""
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def to_json(value: object) -> str:
    """The value as the ledger writes it: one form for equal values."""
    return _JSON.encode(value)


def kind_of(event: Event) -> str:
    """The event's name in the ledger."""
    return _KIND_OF[type(event)]


def payload_of(event: Event) -> str:
    """All the event says but its id and its two times, as JSON."""
    return to_json({name: _plain(getattr(event, name)) for name in _SAID[type(event)]})


def _plain(value: object) -> object:
    if value is None:
        return None
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, RegisterRow):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def event_from(kind: str, event_id: str, stated: str, day: str, payload: str) -> Event:
    """The event again, equal to the one that was written."""
    made = EVENT_KINDS[kind]
    values: dict[str, Any] = {
        name: _lifted(name, value) for name, value in json.loads(payload).items()
    }
    if made is RegisterRead:
        values["rows"] = tuple(
            RegisterRow(**{name: _lifted(name, value) for name, value in row.items()})
            for row in values["rows"]
        )
    return made(
        id=event_id, stated=from_moment(stated), date=date.fromisoformat(day), **values
    )  # fmt: skip


def _lifted(name: str, value: object) -> Any:
    if name in _DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, list):
        return tuple(value)
    return value
