"""The parsers, confined: whatever a message does to them, it is one message in review."""

from __future__ import annotations

import os
import pickle
import sys
from collections import deque
from collections.abc import Hashable, Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar, get_args

from daemon.confined.workers import Confinement, Failure, Workers
from parsers.codec import decode
from parsers.read import Reader
from parsers.reading import Reading, Status, Verdict

Key = TypeVar("Key", bound=Hashable)
CHILD = (sys.executable, "-I", "-B", "-X", "utf8", "-m", "daemon.confined.readings_child")
_REASONS = {
    Failure.TIMEOUT: "Meddelandet tog för lång tid att läsa.",
    Failure.MEMORY: "Meddelandet krävde för mycket minne att läsa.",
    Failure.CRASHED: "Meddelandet fick läsaren att avbrytas.",
}


class ConfinedReader:
    """Reads messages in child processes that hold no secret but the pseudonyms' key.

    They are gone when the messages at hand are read; what they are copies of, and no message has
    touched, is started when the first message comes and gone after `close`. ``seconds`` and
    ``megabytes`` are what one message may cost; ``most`` is how many children a backlog may have,
    by default one a core. ``evidence``: the readings bear the words
    they came from, for a person to see; without it those words stay in the child. For one
    thread at a time.
    """

    def __init__(
        self,
        reader: Reader,
        *,
        seconds: float = 10,
        megabytes: int = 300,
        most: int | None = None,
        evidence: bool = False,
        command: tuple[str, ...] = CHILD,
    ) -> None:
        self._workers = Workers(
            Confinement(
                command=command,
                settings=pickle.dumps((reader, evidence)),
                memory=megabytes << 20,
                seconds=seconds,
                most=most or len(os.sched_getaffinity(0)),
            )
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read_all(self, messages: Iterable[tuple[Key, bytes]]) -> Iterator[tuple[Key, Reading]]:
        """Give each message's reading, in order; one that breaks the parser reads as review.

        Messages are taken in a little ahead of the readings given out. Raises WorkersBroken when
        no child can be started at all.
        """
        keys: deque[Key] = deque()

        def raw() -> Iterator[bytes]:
            for key, message in messages:
                keys.append(key)
                yield message

        for answer in self._workers.answers(raw()):
            yield keys.popleft(), _reading(answer)

    def close(self) -> None:
        """No child is left. The next reading would start one again."""
        self._workers.close()


def _reading(answer: bytes | Failure) -> Reading:
    if isinstance(answer, Failure):
        return _failed(answer)
    try:
        reading = decode(answer)
    except Exception:  # noqa: BLE001 - what a child says proves nothing about its form
        return _failed(Failure.CRASHED)
    return reading if _is_sound(reading) else _failed(Failure.CRASHED)


def _is_sound(reading: Reading) -> bool:
    """Whether what has come is of the words a reading has; a notice only by a notice."""
    return (
        reading.verdict in get_args(Verdict)
        and bool(reading.notices) == (reading.verdict == "notice")
        and all(
            _is_text(notice.order) and notice.status in get_args(Status)
            for notice in reading.notices
        )
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _failed(failure: Failure) -> Reading:
    return Reading(verdict="review", reason=_REASONS[failure], reason_code=failure.value)
