"""A register as read, or why it could not be, on its way from a confined child: plain JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from daemon.register.rows import Register, RowFault
from daemon.register.table import NothingThere, RegisterFault
from daemon.routine.events import RegisterRow, Service

_BROKEN = "filen gick inte att läsa; exportera den på nytt"


def encode(outcome: Register | RegisterFault) -> bytes:
    """The outcome as bytes."""
    if isinstance(outcome, RegisterFault):
        table: dict[str, Any] = {
            "fault": str(outcome),
            "nothing": isinstance(outcome, NothingThere),
        }
    else:
        table = {
            "clients": {c: list(map(_row, rows)) for c, rows in outcome.clients.items()},
            "incomplete": sorted(outcome.incomplete),
            "strangers": outcome.strangers,
            "faults": [[f.line, f.column, f.found, f.wanted] for f in outcome.faults],
        }
    return json.dumps(table, ensure_ascii=False).encode()


def decode(answer: bytes) -> Register:
    """The register again. Raises RegisterFault for a fault, and for what no reader would say."""
    try:
        table = json.loads(answer)
        if "fault" in table:
            fault = NothingThere if table["nothing"] is True else RegisterFault
            raise fault(str(table["fault"]))
        return Register(
            clients={
                str(client): [_row_again(row) for row in rows]
                for client, rows in table["clients"].items()
            },
            incomplete=set(map(str, table["incomplete"])),
            strangers=int(table["strangers"]),
            faults=[RowFault(int(n), str(c), str(f), str(w)) for n, c, f, w in table["faults"]],
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RegisterFault(_BROKEN) from None


def _row(row: RegisterRow) -> dict[str, object]:
    return {
        "service": row.service,
        "provider": row.provider,
        "start": row.start.isoformat(),
        "end": _day(row.end),
        "ended": _day(row.ended),
        "first_visit": _day(row.first_visit),
        "lock": row.lock,
        "municipality": row.municipality,
    }


def _row_again(row: Mapping[str, Any]) -> RegisterRow:
    if row["service"] not in get_args(Service) or row["lock"] not in (True, False, None):
        raise ValueError(row["service"])
    return RegisterRow(
        service=row["service"],
        provider=_text(row["provider"]),
        start=date.fromisoformat(row["start"]),
        end=_day_again(row["end"]),
        ended=_day_again(row["ended"]),
        first_visit=_day_again(row["first_visit"]),
        lock=row["lock"],
        municipality=_text(row["municipality"]),
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_again(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
