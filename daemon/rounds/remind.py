"""What is owed now stands in the outbox: reminders, copies, guards, the first start's summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import CaseRecord, NewItem, NewMail, anchor_of
from daemon.rounds.settings import RoundSettings
from daemon.rounds.steps import Held, waiting
from daemon.routine.ladder import HEADS_UP, Ladder, Sent, escalates, next_rung
from daemon.routine.state import Alert, Role

COPY = "copy"
_SUMMARISED = "summarised"
GUARD = "guard"
STALE = "brevlådan har inte lästs till slutet; inget sägs vara sent förrän den har det"
DAILY = frozenset({"reminder", "escalation", "unknown_provider"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One rung for one address."""

    held: Held
    rung: int
    recipient: str
    role: Role
    audience: str
    kind: str = "reminder"

    def item(self) -> NewItem:
        """The rung as the outbox keeps it."""
        return self.held.item(self.rung, self.audience)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindResult:
    """How many messages were queued, and why others were not (Swedish; None: none held)."""

    queued: int
    held: str | None


def remind(ledger: Ledger, settings: RoundSettings, *, now: datetime, fresh: bool) -> RemindResult:
    """Everything owed today stands in the outbox, each rung once; the rows are those of today.

    ``fresh``: this round has read the mailbox to its end; without it nothing that says late is
    queued, and the systemförvaltare is told instead, once a day. Outside working days and hours
    nothing is queued. Raises LedgerFault.
    """
    with ledger.writing():
        ledger.refresh(settings.local(now).date())
        return _Reminding(ledger, settings, now, fresh).run()


def closed_now(settings: RoundSettings, now: datetime) -> str | None:
    """Why no reminder may go at this moment, in Swedish; None: it may."""
    local = settings.local(now)
    if not settings.calendar.is_working(local.date()):
        return "i dag är ingen arbetsdag"
    ladder = settings.ladder
    if not ladder.opens <= local.time() < ladder.closes:
        return f"klockan är inte mellan {ladder.opens:%H:%M} och {ladder.closes:%H:%M}"
    return None


class _Reminding:
    def __init__(self, ledger: Ledger, settings: RoundSettings, now: datetime, fresh: bool) -> None:
        self._ledger = ledger
        self._settings = settings
        self._now = now
        self._today = settings.local(now).date()
        self._fresh = fresh
        through = ledger.log.read_through()
        self._read_through = None if through is None else settings.local(through)
        own = settings.ladder
        self._ladder = Ladder(own.ahead, own.every, own.escalate_after, own.most)
        self._flagged = {flag.address for flag in ledger.log.flags()}
        self._held_late = 0
        self._queued = 0

    def run(self) -> RemindResult:
        closed = closed_now(self._settings, self._now)
        if closed is not None:
            return RemindResult(queued=0, held=closed if self._owes() else None)
        cases = waiting(self._ledger)
        self._withdraw_old()
        owed = self._owed(cases)
        self._guards(cases)
        self._first_start(cases)
        self._by_address(owed)
        if self._held_late:
            self._tell_stale()
        held = STALE if self._held_late or not self._fresh else None
        return RemindResult(queued=self._queued, held=held)

    def _owes(self) -> bool:
        """Whether anything would go, were the hour right. On a day off: on the next working day."""
        calendar = self._settings.calendar
        day = calendar.next_working(self._today)
        cases = waiting(self._ledger, by=calendar.add(day, self._ladder.ahead))
        return any(self._rung(held, day) is not None for held in _open(cases)) or any(
            self._told_of(case, alert) for case, alert in _speaking(cases)
        )

    def _withdraw_old(self) -> None:
        """A reminder left over from another day is made anew, with today's count of days."""
        for mail in self._ledger.outbox.unfinished():
            old = mail.day < self._today and not mail.again and mail.state != "sending"
            if mail.kind in DAILY and old:
                self._ledger.outbox.dropped(mail.id, self._now, "ersatt av dagens")

    def _rung(self, held: Held, day: date) -> int | None:
        given = [
            Sent(rung, on)
            for ladder, rung, on in self._ledger.outbox.rungs(held.anchor, held.step.key)
            if ladder == held.ladder
        ]
        return next_rung(held.step, given, self._ladder, self._settings.calendar, day)

    def _owed(self, cases: list[CaseRecord]) -> list[Owed]:
        found: list[Owed] = []
        for held in _open(cases):
            rung = self._rung(held, self._today)
            if rung is None:
                continue
            if rung > HEADS_UP and not self._may_say_late(held):
                self._held_late += 1
                continue
            found += self._addressed(held, rung)
        return found

    def _may_say_late(self, held: Held) -> bool:
        """Late is said only when the mailbox was read to its end after the due day had passed."""
        return (
            self._fresh
            and self._read_through is not None
            and self._read_through.date() > held.step.due
        )

    def _addressed(self, held: Held, rung: int) -> list[Owed]:
        step = held.step
        addresses = self._settings.addresses(step.role, step.provider)
        admins = self._settings.systemforvaltare
        if not addresses:
            return [
                Owed(
                    held=held, rung=HEADS_UP, recipient=admin, role="systemforvaltare",
                    audience=f"{COPY} unknown", kind="unknown_provider",
                )
                for admin in admins
            ]  # fmt: skip
        found = [
            Owed(held=held, rung=rung, recipient=one, role=step.role, audience=step.role)
            for one in addresses
        ]
        if escalates(rung, self._ladder) and step.role != "systemforvaltare":
            found += [
                Owed(
                    held=held, rung=rung, recipient=admin, role="systemforvaltare",
                    audience=COPY, kind="escalation",
                )
                for admin in admins
            ]  # fmt: skip
        return found

    def _by_address(self, owed: list[Owed]) -> None:
        """One message an address, kind and working day; without digest one message a step."""
        groups: dict[tuple[str, ...], list[Owed]] = {}
        for one in owed:
            if self._cannot_go(one):
                continue
            key: tuple[str, ...] = (one.kind, one.recipient)
            if one.kind == "reminder" and not self._settings.ladder.digest:
                key = (*key, one.held.code)
            elif self._ledger.outbox.count_kind(one.kind, one.recipient, self._today):
                continue  # today's message has gone; what came after it waits for tomorrow's
            groups.setdefault(key, []).append(one)
        for (kind, recipient, *_), group in groups.items():
            group.sort(key=lambda one: (one.held.step.due, one.held.case.ref, one.held.step.key))
            self._queue(
                NewMail(
                    kind=kind,
                    recipient=recipient,
                    role=group[0].role,
                    items=tuple(one.item() for one in group),
                )
            )

    def _cannot_go(self, one: Owed) -> bool:
        outbox = self._ledger.outbox
        return (
            one.recipient in self._flagged
            or not self._settings.may_receive(one.recipient)
            or outbox.tried(one.item(), one.recipient, self._today)
        )

    def _guards(self, cases: list[CaseRecord]) -> None:
        for case, alert in _speaking(cases):
            for recipient, role, item in self._told_of(case, alert):
                self._queue(
                    NewMail(kind="guard", recipient=recipient, role=role, items=(item,))
                )  # fmt: skip

    def _told_of(self, case: CaseRecord, alert: Alert) -> list[tuple[str, Role, NewItem]]:
        """Whom a guard has still to tell: each address once."""
        anchor = anchor_of(alert.about, case.state, case.key)
        found: dict[str, tuple[str, Role, NewItem]] = {}
        for role in alert.told:
            item = NewItem(anchor=anchor, key=alert.key, ladder=GUARD, rung=0, audience=GUARD)
            provider = alert.provider or case.state.provider
            for address in self._settings.addresses(role, provider):
                usable = address not in self._flagged and self._settings.may_receive(address)
                outbox = self._ledger.outbox
                taken = outbox.is_taken(item, address) or outbox.tried(item, address, self._today)
                if usable and not taken:
                    found.setdefault(address, (address, role, item))
        return list(found.values())

    def _first_start(self, cases: list[CaseRecord]) -> None:
        """What was late before the ledger began: one summary, once, when all has been read."""
        if not self._fresh or self._ledger.log.get(_SUMMARISED) is not None:
            return
        self._ledger.log.put(_SUMMARISED, self._today.isoformat())
        steps = [
            Held(case=case, step=step)
            for case in cases
            for step in case.state.steps
            if step.adopted and step.closed is None
        ]
        alerts = [
            (case, alert)
            for case in cases
            for alert in case.state.alerts
            if alert.adopted and alert.withdrawn is None
        ]
        if not steps and not alerts:
            return
        payload = {
            "items": [{"anchor": held.anchor, "key": held.step.key} for held in steps],
            "alerts": [
                {"anchor": anchor_of(alert.about, case.state, case.key), "key": alert.key}
                for case, alert in alerts
            ],
        }
        for admin in self._settings.systemforvaltare:
            self._queue(
                NewMail(
                    kind="first_start",
                    recipient=admin,
                    role="systemforvaltare",
                    payload=payload,
                    once_key=f"first_start {admin}",
                )
            )

    def _tell_stale(self) -> None:
        """Reminders are held since the mailbox is not read: said once a day."""
        if self._read_through is not None and self._read_through.date() >= self._today:
            return
        for admin in self._settings.systemforvaltare:
            self._queue(
                NewMail(
                    kind="stale",
                    recipient=admin,
                    role="systemforvaltare",
                    payload={"held": self._held_late},
                    once_key=f"stale {self._today} {admin}",
                )
            )

    def _queue(self, mail: NewMail) -> None:
        number = self._ledger.outbox.queue(mail, day=self._today, now=self._now)
        self._queued += number is not None


def _open(cases: Iterable[CaseRecord]) -> list[Held]:
    return [
        Held(case=case, step=step)
        for case in cases
        for step in case.state.steps
        if step.closed is None
    ]


def _speaking(cases: Iterable[CaseRecord]) -> list[tuple[CaseRecord, Alert]]:
    return [
        (case, alert)
        for case in cases
        for alert in case.state.alerts
        if alert.withdrawn is None and not alert.adopted
    ]
