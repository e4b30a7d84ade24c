"""A weborder that changes its messages, or falls silent, is told by its own past."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from daemon.ledger.values import CaseRecord, Disposition, MessageRecord
from daemon.rounds.drift import Drift, drifts
from daemon.rounds.settings import IntakeSettings, OutboxSettings, RoundSettings
from daemon.routine.calendar import WorkCalendar
from daemon.routine.state import CaseState, Step
from daemon.routine.table import load

SENDER = "noreply@weborder.example"
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
SETTINGS = RoundSettings(
    zone=ZoneInfo("Europe/Stockholm"),
    calendar=WorkCalendar(),
    routine=load(),
    outbox=OutboxSettings(sender="l@exempel.se", sender_address="l@exempel.se"),
    intake=IntakeSettings(senders=(SENDER,)),
)


def messages(dispositions: str, sender: str = SENDER) -> list[MessageRecord]:
    """One message a day: n notice, i ignored, r review, a accepted by a person."""
    names: dict[str, Disposition] = {
        "n": "notice", "i": "ignored", "r": "review", "a": "accepted",
    }  # fmt: skip
    return [
        MessageRecord(
            id=n,
            sha256=str(n),
            size=1,
            verdict="notice",
            disposition=names[letter],
            target="handled",
            sender=sender,
            layout="weborder.example/text-labels",
            stated=MONDAY + timedelta(days=n),
            recorded=MONDAY + timedelta(days=n),
        )
        for n, letter in enumerate(dispositions)
    ]


def waiting() -> CaseRecord:
    step = Step(
        key="await_installation:1", step="await_installation", about="1", role="systemforvaltare",
        provider=None, opened=date(2026, 11, 2), due=date(2026, 11, 16), state="open",
        workdays_late=0, closed=None, why="",
    )  # fmt: skip
    state = CaseState(client=None, provider=None, orders=(), steps=(step,), alerts=())
    return CaseRecord(ref="2026-0001", key="order:1", state=state, codes={}, reminders={})


def found(past: list[MessageRecord], *, days: int = 0, case: bool = True) -> tuple[Drift, ...]:
    now = (past[-1].stated or MONDAY) + timedelta(days=days)
    return drifts(past, [waiting()] if case else [], SETTINGS, now=now)


@pytest.mark.parametrize(
    ("past", "decided", "total"),
    [("nnnnninnnrrrrr", 0, 5), ("nnnnnnnnnnraaaa", 0, 5), ("nnnnnnnnnnrrnrrnrrrr", 0, 5)],
)
def test_a_known_sender_that_stops_being_decided_is_told(
    past: str, decided: int, total: int
) -> None:
    (drift,) = found(messages(past))
    assert (drift.of, drift.silent_since) == (SENDER, None)
    assert (drift.decided, drift.total) in ((decided, total), (2, 10))


@pytest.mark.parametrize(
    "past", ["rrrrr", "nnnn", "nnnnnnnnnnrrrn", "nnnnnrrnnnrnn", "rrrrrrrrrrrrrr", "nnrrnrrnrrrrrr"]
)
def test_a_new_sender_a_single_slip_or_an_old_trouble_is_not(past: str) -> None:
    assert found(messages(past)) == ()


def test_somebody_else_never_counts() -> None:
    assert found(messages("nnnnnnnnnnrrrrr", sender="annan@exempel.se")) == ()


def test_silence_is_judged_by_the_mailboxs_own_pauses_and_only_while_an_order_waits() -> None:
    daily = messages("nnnnnnnnnn")
    assert found(daily, days=5) == ()
    (drift,) = found(daily, days=10)
    assert (drift.silent_since, drift.waiting) == (date(2026, 11, 11), 1)
    assert found(daily, days=10, case=False) == ()


def test_a_mailbox_with_long_pauses_is_allowed_long_pauses() -> None:
    rare = [
        MessageRecord(**{**_fields(m), "stated": MONDAY + timedelta(days=14 * m.id)})  # type: ignore[arg-type]
        for m in messages("nnnnnnnn")
    ]
    assert found(rare, days=20) == ()
    assert len(found(rare, days=40)) == 1


def _fields(message: MessageRecord) -> dict[str, object]:
    return {name: getattr(message, name) for name in MessageRecord.__dataclass_fields__}
