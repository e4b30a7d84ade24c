"""Word to the systemförvaltare of what no reminder says: drift."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import CaseRecord, NewMail
from daemon.rounds.drift import Drift, drifts, orders_waiting
from daemon.rounds.remind import closed_now
from daemon.rounds.settings import RoundSettings

_LOOKED = "drift_looked"
_TOLD = "drift_told"


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
