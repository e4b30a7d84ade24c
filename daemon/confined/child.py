"""A child's side of the work: limited, without secrets of others, and replaceable.

It reads frames from standard input (four bytes of length, then the bytes): first its settings,
then messages. For each it writes one frame: a letter (READY, ANSWER, MEMORY or FAILED), four
bytes of length, the answer.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable

READY, ANSWER, MEMORY, FAILED = b"R", b"A", b"M", b"F"
COLLECT = 20_000  # objects made before the collector looks; a sixth of the time else
FILES = 16  # code and data are opened one at a time; no more is ever needed

Work = Callable[[bytes], bytes]


def serve(make: Callable[[bytes], Work], memory: int, seconds: float) -> None:
    """Answer until standard input ends. ``memory`` is in bytes, ``seconds`` for one message.

    The alarm's default action ends the process without asking Python, so neither a hang in C
    code nor the parent's death leaves a child behind; waiting for the parent costs no time.
    """
    _limit(memory)
    work = make(_take(_exactly(4)))
    # What is loaded now stays: the collector need not look at it with each message's remains.
    gc.freeze()
    gc.set_threshold(COLLECT)
    _give(READY, b"")
    while head := _exactly(4):
        message = _take(head)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        kind, answer = _answer(work, message)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _give(kind, answer)
        if kind == MEMORY:  # what is left of the heap is not worth trusting
            return


def _answer(work: Work, message: bytes) -> tuple[bytes, bytes]:
    try:
        return ANSWER, work(message)
    except MemoryError:
        return MEMORY, b""
    except Exception:  # noqa: BLE001 - one message's trouble, never the next one's
        return FAILED, b""


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    for none in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC):
        resource.setrlimit(none, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _exactly(size: int) -> bytes:
    """That many bytes of standard input, or none at its end."""
    return sys.stdin.buffer.read(size)


def _take(head: bytes) -> bytes:
    size: int = struct.unpack("!I", head)[0]
    return _exactly(size)


def _give(kind: bytes, answer: bytes) -> None:
    left = memoryview(kind + struct.pack("!I", len(answer)) + answer)
    while left:
        left = left[os.write(1, left) :]
