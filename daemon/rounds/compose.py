"""From a row of the outbox to a mail's values, as things stand at the moment it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import Mail as OutboxMail
from daemon.rendering.mails import (
    AlertItem,
    BouncedMail,
    DriftMail,
    EscalationMail,
    FirstStartMail,
    GuardMail,
    HeldItem,
    Mail,
    NotUnderstoodMail,
    Outcome,
    ReceiptItem,
    ReceiptMail,
    RegisterMail,
    RegisterRowItem,
    ReminderItem,
    ReminderMail,
    ReturnedMail,
    StaleMail,
    StoppedMail,
    UnknownProviderMail,
)
from daemon.rounds.settings import RoundSettings
from daemon.rounds.steps import (
    GREETINGS,
    Held,
    held_alert,
    held_step,
    holder_of,
    pairs_of,
    reminder_item,
    rule_of,
    said_of,
)
from daemon.routine.state import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A mail's values, with the words that the gate may let through, and the steps it is about."""

    mail: Mail
    allowed: frozenset[str]
    holder: str
    codes: tuple[str, ...]


def compose(
    ledger: Ledger, row: OutboxMail, settings: RoundSettings, *, now: datetime
) -> Composed | None:
    """The values of an outbox row as things stand now; None when nothing in it is left to say."""
    return _Composing(ledger, row, settings, now).compose()


class _Composing:
    def __init__(
        self, ledger: Ledger, row: OutboxMail, settings: RoundSettings, now: datetime
    ) -> None:
        self._ledger = ledger
        self._row = row
        self._settings = settings
        self._now = now
        self._today = settings.local(now).date()
        self._contact = next(iter(settings.systemforvaltare), settings.outbox.sender_address)
        self._held: list[Held] = []
        self._allowed = {self._contact, settings.outbox.sender_address}

    def compose(self) -> Composed | None:
        makers = {
            "reminder": self._reminder,
            "escalation": self._escalation,
            "unknown_provider": self._unknown_provider,
            "guard": self._guard,
            "first_start": self._first_start,
            "receipt": self._receipt,
            "not_understood": self._not_understood,
            "returned": self._returned,
            "bounced": self._bounced,
            "stopped": self._stopped,
            "stale": self._stale,
            "drift": self._drift,
            "register": self._register,
        }
        mail = makers[self._row.kind]()
        if mail is None:
            return None
        for held in self._held:
            self._allowed |= {order.order for order in held.case.state.orders}
        holders = {holder_of(held.step) for held in self._held}
        self._allowed |= {*holders, self._greeting}
        return Composed(
            mail=mail,
            allowed=frozenset(self._allowed),
            holder=", ".join(sorted(holders)) or "Låsvakt",
            codes=tuple(held.code for held in self._held),
        )

    @property
    def _outside(self) -> bool:
        """Whether the reader is a provider, who must not be told what help was granted."""
        inside = {*self._settings.systemforvaltare, *self._settings.bistandshandlaggare}
        return self._row.recipient not in inside

    @property
    def _greeting(self) -> str:
        if self._row.role in ("systemforvaltare", "bistandshandlaggare"):
            return GREETINGS[cast("Role", self._row.role)]
        for held in self._held:
            if held.step.role == "utforare" and held.step.provider is not None:
                return held.step.provider
        return self._named_by_address()

    def _named_by_address(self) -> str:
        recipient = self._row.recipient
        if recipient in self._settings.systemforvaltare:
            return GREETINGS["systemforvaltare"]
        if recipient in self._settings.bistandshandlaggare:
            return GREETINGS["bistandshandlaggare"]
        for one in self._settings.providers:
            if self._settings.may_answer(recipient, "utforare", one.name):
                return one.name
        return GREETINGS["utforare"]

    def _items(self) -> list[tuple[Held, ReminderItem]]:
        found = []
        for item in self._row.items:
            held = held_step(self._ledger, item.anchor, item.key)
            if item.state == "owed" and held is not None:
                self._held.append(held)
                found.append((held, self._item(held, item.number, item.rung)))
        return found

    def _item(self, held: Held, number: int, rung: int) -> ReminderItem:
        return reminder_item(
            held, number=number, rung=rung, outside=self._outside, settings=self._settings
        )

    def _reminder(self) -> Mail | None:
        items = self._items()
        if not items:
            return None
        return ReminderMail(
            greeting=self._greeting,
            items=tuple(item for _, item in items),
            today=self._today,
            contact=self._contact,
            answer_to=self._settings.outbox.sender_address,
        )

    def _escalation(self) -> Mail | None:
        items = self._items()
        if not items:
            return None
        return EscalationMail(
            items=tuple(HeldItem(item=item, holder=holder_of(held.step)) for held, item in items),
            today=self._today,
            most=self._settings.ladder.most,
        )

    def _unknown_provider(self) -> Mail | None:
        items = self._items()
        abouts = dict.fromkeys(item.about for _, item in items)
        return UnknownProviderMail(abouts=tuple(abouts)) if items else None

    def _guard(self) -> Mail | None:
        item = self._row.items[0]
        found = held_alert(self._ledger, item.anchor, item.key)
        if found is None:
            return None
        case, alert = found
        self._allowed |= {order.order for order in case.state.orders}
        return GuardMail(
            guard=alert.guard,
            greeting=self._greeting,
            what=self._settings.routine.guards[alert.guard].words(outside=self._outside),
            about=said_of(case, alert.about),
            since=alert.since,
            contact=self._contact,
            outward=self._outside,
            case=case.ref,
        )

    def _first_start(self) -> Mail | None:
        steps = [
            HeldItem(item=self._item(held, number, 1), holder=holder_of(held.step))
            for number, held in enumerate(self._named("items"), start=1)
            if held.step.closed is None
        ]
        alerts = []
        for anchor, key in pairs_of(self._row.payload.get("alerts")):
            found = held_alert(self._ledger, anchor, key)
            if found is not None and found[1].withdrawn is None:
                case, alert = found
                self._allowed |= {order.order for order in case.state.orders}
                what = self._settings.routine.guards[alert.guard].words(outside=False)
                alerts.append(
                    AlertItem(
                        guard=alert.guard,
                        what=what,
                        about=said_of(case, alert.about),
                        since=alert.since,
                    )
                )
        if not steps and not alerts:
            return None
        return FirstStartMail(
            items=tuple(steps),
            alerts=tuple(alerts),
            today=self._today,
            reminded_from=self._settings.ladder.since,
        )

    def _named(self, name: str) -> list[Held]:
        """The steps the payload names, those since gone left out."""
        found = []
        for anchor, key in pairs_of(self._row.payload.get(name)):
            held = held_step(self._ledger, anchor, key)
            if held is not None:
                self._held.append(held)
                found.append(held)
        return found

    def _what(self, held: Held) -> str:
        return rule_of(held.step, self._settings).words(outside=self._outside)

    def _receipt(self) -> Mail | None:
        rows = self._row.payload.get("items")
        outcomes = {
            (row["anchor"], row["key"]): row for row in (rows if isinstance(rows, list) else [])
        }
        items = []
        for held in self._named("items"):
            row = outcomes[held.anchor, held.step.key]
            items.append(
                ReceiptItem(
                    outcome=cast("Outcome", row["outcome"]),
                    what=self._what(held),
                    about=said_of(held.case, held.step.about),
                    code=held.code,
                    until=None if row["until"] is None else date.fromisoformat(row["until"]),
                )
            )
        if not items:
            return None
        return ReceiptMail(greeting=self._greeting, items=tuple(items), contact=self._contact)

    def _not_understood(self) -> Mail | None:
        items = [
            self._item(held, number, 1)
            for number, held in enumerate(self._named("items"), start=1)
        ]  # fmt: skip
        return NotUnderstoodMail(
            greeting=self._greeting, items=tuple(items), contact=self._contact
        )  # fmt: skip

    def _returned(self) -> Mail | None:
        payload = self._row.payload
        held = held_step(self._ledger, str(payload["anchor"]), str(payload["key"]))
        if held is None:
            return None
        self._held.append(held)
        return ReturnedMail(
            holder=holder_of(held.step),
            about=said_of(held.case, held.step.about),
            day=held.step.closed or self._today,
        )

    def _bounced(self) -> Mail | None:
        held = self._named("items")
        address = str(self._row.payload["address"])
        self._allowed.add(address)
        holder = holder_of(held[0].step) if held else "Låsvakt"
        codes = tuple(one.code for one in held)
        return BouncedMail(holder=holder, address=address, permanent=True, codes=codes)

    def _stopped(self) -> Mail | None:
        payload = self._row.payload
        codes, kinds = payload["codes"], payload["objections"]
        return StoppedMail(
            holder=str(payload["holder"]),
            codes=tuple(codes) if isinstance(codes, list) else (),
            objections=tuple(kinds) if isinstance(kinds, list) else (),
        )

    def _stale(self) -> Mail | None:
        through = self._ledger.log.read_through()
        held = self._row.payload.get("held")
        return StaleMail(
            read_through=None if through is None else self._settings.local(through),
            held=held if isinstance(held, int) else 0,
        )

    def _drift(self) -> Mail | None:
        decided, total, waiting = (
            value if isinstance(value := self._row.payload.get(name), int) else 0
            for name in ("decided", "total", "waiting")
        )
        silent = self._row.payload.get("silent_since")
        return DriftMail(
            decided=decided,
            total=total,
            silent_since=date.fromisoformat(silent) if isinstance(silent, str) else None,
            waiting=waiting,
        )

    def _register(self) -> Mail | None:
        payload = self._row.payload
        rows, more, refused = payload.get("rows"), payload.get("more"), payload.get("refused")
        items = tuple(
            RegisterRowItem(line=int(line), column=str(column), wanted=str(wanted))
            for line, column, wanted in (rows if isinstance(rows, list) else [])
        )
        self._allowed |= {str(item.line) for item in items}
        return RegisterMail(
            source="mail" if payload.get("source") == "mail" else "folder",
            refused=None if refused is None else str(refused),
            rows=items,
            more=more if isinstance(more, int) else 0,
        )
