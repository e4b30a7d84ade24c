"""A reading as bytes and back, exactly: how it crosses from the confined child process."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from parsers.reading import Answer, Bounce, Command, Evidence, Notice, Reading

_JSON = json.JSONEncoder(ensure_ascii=False)


def encode(reading: Reading, *, evidence: bool = True) -> bytes:
    """Return the reading as JSON in UTF-8; ``decode`` gives an equal one back.

    Without ``evidence`` its words stay behind.
    """
    plain = to_plain(reading)
    if not evidence:
        plain["evidence"] = []
    return _JSON.encode(plain).encode("utf-8", "replace")


def decode(data: bytes) -> Reading:
    """Return the reading in these bytes; ValueError, KeyError or TypeError when they hold none."""
    return from_plain(json.loads(data))


def to_plain(reading: Reading) -> dict[str, Any]:
    """Return the reading as plain values that JSON can hold."""
    return {
        "verdict": reading.verdict,
        "reason": reading.reason,
        "reason_code": reading.reason_code,
        "forwarded": reading.forwarded,
        "notices": [_notice(one) for one in reading.notices],
        "evidence": [[e.field, e.value, e.words, e.source, e.remark] for e in reading.evidence],
        "sender": reading.sender,
        "stated": reading.stated.astimezone(UTC).isoformat() if reading.stated else None,
        "message_id": reading.message_id,
        "layout": reading.layout,
        "vouched": reading.vouched,
        "answer": _answer(reading.answer) if reading.answer else None,
        "bounce": _bounce(reading.bounce) if reading.bounce else None,
        "partial": dict(reading.partial),
    }


def from_plain(plain: dict[str, Any]) -> Reading:
    """Return the reading that ``to_plain`` made these values of."""
    return Reading(
        verdict=plain["verdict"],
        reason=plain["reason"],
        reason_code=plain["reason_code"],
        forwarded=plain["forwarded"],
        notices=tuple(_read_notice(one) for one in plain["notices"]),
        evidence=tuple(
            Evidence(field=f, value=v, words=w, source=s, remark=r)
            for f, v, w, s, r in plain["evidence"]
        ),
        sender=plain["sender"],
        stated=datetime.fromisoformat(plain["stated"]) if plain["stated"] else None,
        message_id=plain["message_id"],
        layout=plain["layout"],
        vouched=plain["vouched"],
        answer=_read_answer(plain["answer"]) if plain["answer"] else None,
        bounce=_read_bounce(plain["bounce"]) if plain["bounce"] else None,
        partial=dict(plain["partial"]),
    )


def _notice(notice: Notice) -> list[Any]:
    return [
        notice.order, notice.action, notice.status, notice.date.isoformat(), notice.provider,
        list(notice.locks), notice.client,
    ]  # fmt: skip


def _read_notice(plain: list[Any]) -> Notice:
    order, action, status, day, provider, locks, client = plain
    return Notice(
        order=order, action=action, status=status, date=date.fromisoformat(day),
        provider=provider, locks=tuple(locks), client=client,
    )  # fmt: skip


def _command(command: Command) -> list[Any]:
    return [
        command.kind, list(command.numbers), list(command.codes), command.everything,
        command.until.isoformat() if command.until else None, command.reason,
    ]  # fmt: skip


def _read_command(plain: list[Any]) -> Command:
    kind, numbers, codes, everything, until, reason = plain
    return Command(
        kind=kind, numbers=tuple(numbers), codes=tuple(codes), everything=everything,
        until=date.fromisoformat(until) if until else None, reason=reason,
    )  # fmt: skip


def _answer(answer: Answer) -> list[Any]:
    return [list(answer.answers_to), list(answer.codes), [_command(c) for c in answer.commands]]


def _read_answer(plain: list[Any]) -> Answer:
    answers_to, codes, commands = plain
    return Answer(
        answers_to=tuple(answers_to), codes=tuple(codes),
        commands=tuple(_read_command(c) for c in commands),
    )  # fmt: skip


def _bounce(bounce: Bounce) -> list[Any]:
    return [list(bounce.recipients), bounce.permanent, bounce.original_id]


def _read_bounce(plain: list[Any]) -> Bounce:
    recipients, permanent, original_id = plain
    return Bounce(recipients=tuple(recipients), permanent=permanent, original_id=original_id)
