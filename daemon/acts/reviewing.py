"""The review queue worked off: accept, dismiss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast, get_args

from daemon.acts.desk import Changes, Desk, Refusal
from daemon.ledger.values import MessageRecord
from daemon.routine.events import Action, OrderNoticed, Status

_FIELDS = (("order", "--order"), ("status", "--status"))


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says a message states, beside what was read of it."""

    order: str | None = None
    action: Action | None = None
    status: Status | None = None
    day: date | None = None
    provider: str | None = None

    def words(self) -> dict[str, str]:
        """The values given, by field."""
        day = None if self.day is None else self.day.isoformat()
        values = {
            "order": self.order,
            "action": self.action,
            "status": self.status,
            "date": day,
            "provider": self.provider,
        }
        return {name: value for name, value in values.items() if value is not None}


def in_review(desk: Desk, number: int) -> MessageRecord:
    """The message with this number that waits for a person. Raises Refusal."""
    message = desk.ledger.messages.get(number)
    if message is None:
        raise Refusal(f"{number}: det finns inget sådant meddelande; se lasvakt review list")
    if message.disposition != "review":
        raise Refusal(f"{number}: meddelandet är redan avgjort ({message.disposition})")
    return message


def accept(desk: Desk, number: int, given: Given) -> Changes:
    """The message states what was read of it and what is given; it has left the queue.

    Raises Refusal when it is an answer, or when order, status or a booked day is still missing.
    """
    message = in_review(desk, number)
    if message.verdict == "reply":
        raise Refusal(
            f"{number}: är ett svar på en påminnelse; kvittera steget med lasvakt confirm och "
            f"ta sedan bort svaret med lasvakt review dismiss {number}"
        )
    if message.reason_code == "register":
        raise Refusal(
            f"{number}: är ett register; läs in det med lasvakt import, eller läs om det med "
            f"lasvakt review retry, och ta annars bort det med lasvakt review dismiss {number}"
        )
    events = [
        _event(desk, message, place, values) for place, values in enumerate(_stated(message, given))
    ]
    with desk.ledger.writing():
        changes = desk.append(events, message=number)
        desk.ledger.messages.decide(number, "accepted", by=desk.by, reason=None, now=desk.now)
    return changes


def dismiss(desk: Desk, number: int, reason: str) -> None:
    """The message states nothing, for ``reason``; it has left the queue. Raises Refusal."""
    in_review(desk, number)
    if not reason.strip():
        raise Refusal("--reason: skriv varför meddelandet inte ska räknas")
    words = " ".join(reason.split())
    with desk.ledger.writing():
        desk.ledger.messages.decide(number, "dismissed", by=desk.by, reason=words, now=desk.now)


def _stated(message: MessageRecord, given: Given) -> list[Mapping[str, str]]:
    several = message.partial.get("notices")
    if not isinstance(several, list):
        return [{**cast("Mapping[str, str]", message.partial), **given.words()}]
    if len(several) > 1 and given.words():
        raise Refusal(
            "meddelandet gäller flera order; godta det som det är läst, eller avfärda det"
        )
    return [{**one, **given.words()} for one in several]


def _event(
    desk: Desk, message: MessageRecord, place: int, values: Mapping[str, Any]
) -> OrderNoticed:
    missing = [option for field, option in _FIELDS if not values.get(field)]
    if values.get("status") == "booked" and not values.get("date"):
        missing.append("--date")
    if missing:
        raise Refusal(f"{message.id}: det framgår inte; ange {', '.join(missing)}")
    stated = min(message.stated or message.recorded, desk.now)
    day = values.get("date")
    locks = str(values.get("locks") or "")
    return OrderNoticed(
        id=f"{message.sha256[:24]}-{place}",
        stated=stated,
        date=date.fromisoformat(day) if day else stated.astimezone(desk.zone).date(),
        origin="message",
        by=desk.by,
        order="".join(str(values["order"]).split()).upper(),
        action=values["action"] if values.get("action") in get_args(Action) else None,
        status=values["status"],
        provider=values.get("provider"),
        locks=tuple(lock.strip() for lock in locks.split(",") if lock.strip()),
        client=values.get("client"),
    )
