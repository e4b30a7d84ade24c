"""Child processes that answer messages, and their replacement when they hang, crash or swell."""

from __future__ import annotations

import contextlib
import itertools
import os
import select
import signal
import struct
import time
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from daemon.confined.child import ANSWER, FAILED, MEMORY, READY
from daemon.confined.template import START_SECONDS, Template
from daemon.mail.faults import MailboxDown

AHEAD = 600  # messages taken in and not yet given out
AHEAD_BYTES = 8_000_000  # what they may weigh; one heavier message passes alone
IN_FLIGHT = 256  # messages sent to one child: enough work while the caller stores and moves
HANDFUL = 32  # messages taken in before those that wait are sent to the children
BACKLOG = 32  # messages for each child there is that are worth another one's start
AMPLE = 16  # messages at a child, enough for it not to miss us for a while
REST_SECONDS = 0.004  # answers that come meanwhile are heard together
GRACE_SECONDS = 2.0  # the child's own alarm comes first
LONGEST_ANSWER = 16_000_000
_PIECE = 1 << 20
_HEAD = 5


class Failure(Enum):
    """Why a message has no answer."""

    TIMEOUT = "parser_timeout"
    MEMORY = "parser_memory"
    CRASHED = "parser_crashed"


class WorkersBroken(MailboxDown):
    """No child comes up: the installation is at fault, not a message.

    To a round it is as if the mailbox could not be read: what lies there stays, and is late news.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Confinement:
    """How children are made and what one message may cost. ``memory`` is in bytes."""

    command: Sequence[str]
    settings: bytes
    memory: int
    seconds: float
    most: int

    @property
    def line(self) -> list[str]:
        """The command line of the children's template."""
        return [*self.command, str(self.memory), str(self.seconds)]


@dataclass(slots=True, eq=False)
class _Child:
    number: int
    inward: int
    outward: int
    since: float
    ready: bool = False
    leaving: bool = False
    asked: deque[int] = field(default_factory=deque)
    unsent: deque[memoryview] = field(default_factory=deque)
    heard: bytearray = field(default_factory=bytearray)

    def put(self, frame: bytes) -> None:
        """The bytes will be sent as one frame, without being copied."""
        self.unsent.append(memoryview(struct.pack("!I", len(frame))))
        if frame:
            self.unsent.append(memoryview(frame))

    def send(self) -> None:
        """As much is sent as the pipe takes now."""
        with contextlib.suppress(BlockingIOError, BrokenPipeError):
            while self.unsent:
                sent = os.writev(self.inward, list(self.unsent)[:16])
                while sent:
                    first = self.unsent.popleft()
                    if sent < len(first):
                        self.unsent.appendleft(first[sent:])
                        return
                    sent -= len(first)

    def close(self) -> None:
        """Nothing is said to it or heard from it any more."""
        os.close(self.inward)
        os.close(self.outward)


class Workers:
    """Answers messages in children: one, and as many as ``most`` where many wait.

    A run has children of its own. Between runs there is their template, started when first
    needed. For one thread at a time.
    """

    def __init__(self, confinement: Confinement) -> None:
        self._made = confinement
        self._template: Template | None = None
        self._numbers = itertools.count()
        self._children: list[_Child] = []
        self._messages: dict[int, bytes] = {}
        self._queue: deque[int] = deque()
        self._answers: dict[int, bytes | Failure] = {}
        self._failed_starts = 0
        self._held = 0

    def answers(self, messages: Iterable[bytes]) -> Generator[bytes | Failure]:
        """One answer for each message, in order; at most AHEAD of them are taken in beforehand.

        Raises WorkersBroken when children do not even start.
        """
        source = enumerate(messages)
        given, more = 0, True
        try:
            while more or self._messages or self._answers:
                while more and self._has_room():
                    taken = next(source, None)
                    more = taken is not None
                    if taken is not None:
                        self._messages[taken[0]] = taken[1]
                        self._held += len(taken[1])
                        self._queue.append(taken[0])
                        if len(self._queue) % HANDFUL == 0:
                            self._hand_out()
                self._hand_out()
                while given not in self._answers and self._messages:
                    self._listen()
                    self._hand_out()
                while given in self._answers:
                    yield self._answers.pop(given)
                    given += 1
        finally:
            self._settle()

    def _has_room(self) -> bool:
        held = len(self._messages) + len(self._answers)
        return held < AHEAD and (self._held < AHEAD_BYTES or not self._messages)

    def close(self) -> None:
        """Neither a child nor their template is left, alive or dead."""
        self._end_all()
        if self._template is not None:
            self._template.close()
        self._template = None

    def _settle(self) -> None:
        """After a run no child remains, whatever it was at."""
        self._end_all()
        self._messages, self._answers, self._held = {}, {}, 0
        self._queue.clear()

    def _end_all(self) -> None:
        children, self._children = self._children, []
        for child in children:
            self._end(child)

    def _end(self, child: _Child) -> int:
        """The child is gone; its exit code, or its template's where that is gone too."""
        child.close()
        if self._template is None:
            return 0
        code = self._template.end(child.number)
        if code is not None:
            return code
        template, self._template = self._template, None
        return template.close()

    def _hand_out(self) -> None:
        """Children have messages to work on; more children are there when many wait."""
        while self._queue and len(self._children) < self._wanted():
            self._start()
        while self._queue:
            child = min(self._children, key=lambda one: len(one.asked))
            if len(child.asked) >= IN_FLIGHT:
                break
            number = self._queue.popleft()
            if not child.asked and child.ready:
                child.since = time.monotonic()
            child.asked.append(number)
            child.put(self._messages[number])
        for child in self._children:
            child.send()

    def _wanted(self) -> int:
        return min(self._made.most, 1 + len(self._messages) // BACKLOG)

    def _start(self) -> None:
        if self._template is None:
            self._template = Template(self._made.line, self._made.settings)
        number = next(self._numbers)
        inward, outward = self._template.fork(number)
        self._children.append(_Child(number, inward, outward, time.monotonic()))

    def _listen(self) -> None:
        """Something has been heard or sent, or a child's time has run out."""
        if all(len(child.asked) > AMPLE and not child.unsent for child in self._children):
            time.sleep(REST_SECONDS)  # waking for each answer would take a twentieth of all time
        poll = select.poll()
        by_handle: dict[int, _Child] = {}
        for child in self._children:
            poll.register(child.outward, select.POLLIN)
            by_handle[child.outward] = child
            if child.unsent:
                poll.register(child.inward, select.POLLOUT)
        wait = min(self._until(child) for child in self._children if child.asked) - time.monotonic()
        for handle, _ in poll.poll(max(0.0, wait) * 1000):
            if handle in by_handle:
                self._hear(by_handle[handle])
        for child in list(self._children):
            if child.asked and time.monotonic() > self._until(child):
                self._replace(child, Failure.TIMEOUT)

    def _until(self, child: _Child) -> float:
        limit = self._made.seconds + GRACE_SECONDS if child.ready else START_SECONDS
        return child.since + limit

    def _hear(self, child: _Child) -> None:
        heard = os.read(child.outward, _PIECE)
        child.heard += heard
        if not self._frames(child):
            self._replace(child, Failure.CRASHED)
        elif not heard:
            self._replace(child, None)

    def _frames(self, child: _Child) -> bool:
        """Take the whole frames that have come; False when they are not what a child says."""
        while len(child.heard) >= _HEAD:
            kind = bytes(child.heard[:1])
            size: int = struct.unpack_from("!I", child.heard, 1)[0]
            if size > LONGEST_ANSWER or kind not in _KINDS:
                return False
            if len(child.heard) < _HEAD + size:
                child.since = time.monotonic()  # it has answered, and waits for its reader
                return True
            answer = bytes(child.heard[_HEAD : _HEAD + size])
            del child.heard[: _HEAD + size]
            if not self._take(child, kind, answer):
                return False
        return True

    def _take(self, child: _Child, kind: bytes, answer: bytes) -> bool:
        child.since = time.monotonic()
        if kind == READY:
            first, child.ready, self._failed_starts = not child.ready, True, 0
            return first
        if not child.ready or not child.asked:
            return False
        child.leaving = kind == MEMORY
        number = child.asked.popleft()
        self._answered(number, answer if kind == ANSWER else _FAILURES[kind])
        return True

    def _answered(self, number: int, answer: bytes | Failure) -> None:
        self._held -= len(self._messages.pop(number))
        self._answers[number] = answer

    def _replace(self, child: _Child, failure: Failure | None) -> None:
        """The child is gone. What it was at has failed; what it had not begun is asked anew."""
        self._children.remove(child)
        code = self._end(child)
        left = list(child.asked)
        if not child.ready:
            self._failed_starts += 1
            if self._failed_starts > 2:
                raise WorkersBroken(
                    f"Tolken kan inte startas (slutkod {code}). Kontrollera installationen "
                    "och parse_megabytes under [limits] i lasvakt.toml.",
                    permanent=True,
                    stage="läsning",
                )
        elif left and not child.leaving:
            self._answered(left.pop(0), failure or _cause(code))
        self._queue.extendleft(reversed(left))


def _cause(code: int) -> Failure:
    """Why a child ended by itself."""
    return Failure.TIMEOUT if code == -signal.SIGALRM else Failure.CRASHED


_FAILURES = {MEMORY: Failure.MEMORY, FAILED: Failure.CRASHED}
_KINDS = frozenset({READY, ANSWER, *_FAILURES})
