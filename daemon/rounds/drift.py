"""Drift: a sender whose messages stop being decided, or stop coming while orders wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from daemon.ledger.values import CaseRecord, MessageRecord
from daemon.rounds.settings import RoundSettings

# How many of the latest messages are looked at, and at most how many of them were decided.
WINDOWS = ((5, 0), (10, 4))
_KNOWN_AFTER = 5
_WELL_READ = 0.7
_OFTEN = 0.9
_LEAST_SILENCE = 5
_WAITING = ("await_installation", "await_removal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What has changed. ``of``: the sender and layout; empty when all have fallen silent.

    ``decided`` of ``total`` recent messages were decided; ``silent_since`` is the local day of
    the last message where none has come since, with ``waiting`` orders under way.
    """

    of: str
    decided: int = 0
    total: int = 0
    silent_since: date | None = None
    waiting: int = 0

    def __str__(self) -> str:
        if self.silent_since is not None:
            return (
                f"inga besked från webordern sedan {self.silent_since}, men {self.waiting} "
                "order väntar"
            )
        return f"{self.of}: {self.decided} av de {self.total} senaste meddelandena avgjordes"


def drifts(
    messages: Sequence[MessageRecord],
    cases: Iterable[CaseRecord],
    settings: RoundSettings,
    *,
    now: datetime,
) -> tuple[Drift, ...]:
    """Every drift at ``now``, judged against this mailbox's own past; ``messages`` oldest first.

    A sender and layout is known after five messages. It drifts when most used to be decided and
    then none of the five latest, or at most four of the ten latest, were. Silence is a pause
    longer than nine in ten of the pauses before it, doubled, and than five working days, while
    an order waits for its message.
    """
    ours = [m for m in messages if m.sender in settings.intake.senders]
    found = [drift for group in _groups(ours) if (drift := _misread(*group)) is not None]
    silence = _silence(ours, cases, settings, now)
    return tuple(found) if silence is None else (*found, silence)


def orders_waiting(cases: Iterable[CaseRecord]) -> int:
    """How many orders wait for word of the weborder that they are carried out."""
    return sum(
        step.step in _WAITING and step.closed is None for case in cases for step in case.state.steps
    )


def _groups(messages: Iterable[MessageRecord]) -> list[tuple[str, list[MessageRecord]]]:
    by_sender: dict[str, list[MessageRecord]] = {}
    by_layout: dict[str, list[MessageRecord]] = {}
    for message in messages:
        by_sender.setdefault(message.sender or "", []).append(message)
        if message.layout:
            by_layout.setdefault(message.layout, []).append(message)
    told = {id(group[-1]) for group in by_sender.values() if _misread("", group)}
    layouts = [(n, g) for n, g in by_layout.items() if id(g[-1]) not in told]
    return [*by_sender.items(), *layouts]


def _misread(of: str, group: Sequence[MessageRecord]) -> Drift | None:
    for size, most in WINDOWS:
        before, recent = group[:-size], group[-size:]
        decided = sum(map(_is_decided, recent))
        if len(before) >= _KNOWN_AFTER and decided <= most and _share(before) >= _WELL_READ:
            return Drift(of=of, decided=decided, total=len(recent))
    return None


def _share(messages: Sequence[MessageRecord]) -> float:
    return sum(map(_is_decided, messages)) / len(messages)


def _is_decided(message: MessageRecord) -> bool:
    """Whether the parsers decided it; what a person accepted they did not."""
    return message.disposition in ("notice", "ignored")


def _silence(
    messages: Sequence[MessageRecord],
    cases: Iterable[CaseRecord],
    settings: RoundSettings,
    now: datetime,
) -> Drift | None:
    moments = sorted(m.stated or m.recorded for m in messages)
    pauses = sorted(later - sooner for sooner, later in pairwise(moments))
    if len(pauses) < _KNOWN_AFTER:
        return None
    usual = pauses[min(len(pauses) - 1, int(len(pauses) * _OFTEN))]
    last = settings.local(moments[-1]).date()
    patience = settings.calendar.add(last, _LEAST_SILENCE)
    if now - moments[-1] <= max(2 * usual, timedelta(0)) or settings.local(now).date() <= patience:
        return None
    waiting = orders_waiting(cases)
    return Drift(of="", silent_since=last, waiting=waiting) if waiting else None
