"""The days to come, lived through on a copy: which mails would go, to whom, when and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import Mail
from daemon.rounds.remind import remind
from daemon.rounds.settings import RoundSettings
from daemon.rounds.steps import held_alert, held_step, said_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseenStep:
    """One step or guard in a mail to come; ``rung`` 0 is the heads-up (or a guard)."""

    name: str
    about: str
    rung: int
    due: date | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """One mail that would go on ``day`` if nothing happened until then."""

    day: date
    kind: str
    recipient: str
    steps: tuple[ForeseenStep, ...]


def foresee(
    copy: Ledger, settings: RoundSettings, *, start: datetime, until: date
) -> Iterator[Foreseen]:
    """Each mail from ``start`` to the local day ``until``, were the mailbox read and nothing in it.

    ``copy`` is a copy of the ledger and is written in; nothing is sent. A mail counts as sent on
    the day it is owed.
    """
    first = settings.local(start)
    for ahead in range((until - first.date()).days + 1):
        day = first.date() + timedelta(days=ahead)
        at = datetime.combine(day, settings.ladder.opens, tzinfo=settings.zone)
        now = max(at, first) if ahead == 0 else at
        with copy.writing():
            number = copy.log.begin(now, day)
            copy.log.note_read(number, now)
        remind(copy, settings, now=now, fresh=True)
        with copy.writing():
            for mail in copy.outbox.unfinished():
                yield _foreseen(copy, mail, day)
                copy.outbox.sent(mail.id, now)


def _foreseen(copy: Ledger, mail: Mail, day: date) -> Foreseen:
    steps = []
    for item in mail.items:
        held = held_step(copy, item.anchor, item.key)
        guard = held_alert(copy, item.anchor, item.key)
        if held is not None:
            steps.append(
                ForeseenStep(
                    name=held.step.step,
                    about=said_of(held.case, held.step.about),
                    rung=item.rung,
                    due=held.step.due,
                    why=held.step.why,
                )
            )
        elif guard is not None:
            case, alert = guard
            steps.append(
                ForeseenStep(
                    name=alert.guard,
                    about=said_of(case, alert.about),
                    rung=0,
                    due=None,
                    why=f"larm sedan {alert.since}",
                )
            )
    return Foreseen(day=day, kind=mail.kind, recipient=mail.recipient, steps=tuple(steps))
