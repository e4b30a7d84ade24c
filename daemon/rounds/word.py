"""Word to the systemförvaltare of what no reminder says: ladders at their end, and drift."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import CaseRecord, NewItem, NewMail
from daemon.rounds.drift import Drift, drifts, orders_waiting
from daemon.rounds.remind import COPY, closed_now
from daemon.rounds.settings import RoundSettings
from daemon.rounds.steps import Held, waiting
from daemon.routine.ladder import Ladder, Sent, exhausted

_LOOKED = "drift_looked"
_TOLD = "drift_told"


def tell_exhausted(ledger: Ledger, settings: RoundSettings, *, now: datetime, fresh: bool) -> int:
    """Each step whose last reminder has gone unanswered has been told of, once a ladder.

    It is unanswered when another reminder would be due, were there one. One message an address
    and day. Gives how many messages were queued. Raises LedgerFault.
    """
    if not fresh or closed_now(settings, now) is not None:
        return 0
    today = settings.local(now).date()
    queued = 0
    with ledger.writing():
        items = _at_their_end(ledger, settings, now)
        for admin in settings.systemforvaltare if items else ():
            if ledger.outbox.count_kind("exhausted", admin, today):
                continue
            mail = NewMail(
                kind="exhausted", recipient=admin, role="systemforvaltare", items=items
            )  # fmt: skip
            queued += ledger.outbox.queue(mail, day=today, now=now) is not None
    return queued


def _at_their_end(ledger: Ledger, settings: RoundSettings, now: datetime) -> tuple[NewItem, ...]:
    today = settings.local(now).date()
    own = settings.ladder
    ladder = Ladder(own.ahead, own.every, own.escalate_after, own.most)
    found: list[Held] = []
    for case in waiting(ledger):
        for step in case.state.steps:
            held = Held(case=case, step=step)
            if step.closed is not None or step.adopted or step.state != "overdue":
                continue
            given = [
                Sent(rung, day)
                for name, rung, day in ledger.outbox.rungs(held.anchor, step.key)
                if name == held.ladder
            ]
            if not exhausted(given, ladder):
                continue
            if settings.calendar.late(max(each.day for each in given), today) >= own.every:
                found.append(held)
    found.sort(key=lambda held: (held.step.due, held.case.ref, held.step.key))
    return tuple(held.item(own.most, f"{COPY} exhausted") for held in found)


def tell_drift(ledger: Ledger, settings: RoundSettings, *, now: datetime, fresh: bool) -> int:
    """Each drift has been told of, once until it has passed; it is looked for once a day.

    Gives how many messages were queued. Raises LedgerFault.
    """
    today = settings.local(now).date()
    if not fresh or closed_now(settings, now) or ledger.log.get(_LOOKED) == today.isoformat():
        return 0
    cases = ledger.cases(today)
    found = {_name(one): one for one in drifts(ledger.messages.all(), cases, settings, now=now)}
    queued = 0
    with ledger.writing():
        told = json.loads(ledger.log.get(_TOLD) or "[]")
        for name, one in found.items():
            for admin in settings.systemforvaltare if name not in told else ():
                mail = _mail(one, admin, cases)
                queued += ledger.outbox.queue(mail, day=today, now=now) is not None
        ledger.log.put(_TOLD, json.dumps(sorted(found)))
        ledger.log.put(_LOOKED, today.isoformat())
    return queued


def _name(drift: Drift) -> str:
    return drift.of if drift.silent_since is None else "silence"


def _mail(drift: Drift, admin: str, cases: Iterable[CaseRecord]) -> NewMail:
    silent = drift.silent_since
    payload = {
        "decided": drift.decided,
        "total": drift.total,
        "silent_since": None if silent is None else silent.isoformat(),
        "waiting": orders_waiting(cases),
    }
    return NewMail(kind="drift", recipient=admin, role="systemforvaltare", payload=payload)
