"""The other side of the work: a template that reads no message, and its limited children.

A template takes frames (four bytes of length, then the bytes) and requests from standard input,
a socket: first a frame of settings, then FORK with a child's number and the ends of two pipes,
or END, which it answers with that child's exit code. A child is a copy of it that reads frames
from the one pipe, each a message. To the other it writes frames of its own, with a letter first:
READY when it has come up, and one for each message, ANSWER, MEMORY or FAILED.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable
from typing import NoReturn

FORK, END = b"+", b"-"
READY, ANSWER, MEMORY, FAILED = b"R", b"A", b"M", b"F"
REQUEST = struct.Struct("!cI")
NEVER_MADE = 125  # the exit code of a child that the system had no room for
COLLECT = 20_000  # objects made before the collector looks; a sixth of the time else
FILES = 16  # code and data are opened one at a time; no more is ever needed

Work = Callable[[bytes], bytes]


def serve(make: Callable[[bytes], Work], memory: int, seconds: float) -> None:
    """Make children for the parent until it is gone; then they are gone too.

    ``memory`` is in bytes, ``seconds`` for one message. A child has what was loaded here without
    loading it, and whatever a message leaves in it never comes back here.
    """
    _limit(memory)
    control = socket.socket(fileno=0)
    (size,) = struct.unpack("!I", control.recv(4, socket.MSG_WAITALL))
    work = make(control.recv(size, socket.MSG_WAITALL))
    # What is loaded now stays: the collector need not look at it with each message's remains.
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT)
    children: dict[int, int] = {}
    try:
        while _obey(control, children, work, seconds):
            pass
    finally:
        for process in children.values():
            os.kill(process, signal.SIGKILL)


def _obey(control: socket.socket, children: dict[int, int], work: Work, seconds: float) -> bool:
    """What the parent asks next is done; False when it asks no more."""
    asked, handles, _, _ = socket.recv_fds(control, REQUEST.size, 2)
    if len(asked) < REQUEST.size:
        return False
    kind, number = REQUEST.unpack(asked)
    if kind == END:
        control.sendall(struct.pack("!i", _ended(children.pop(number, None))))
    elif process := _forked(control, handles, work, seconds):
        children[number] = process
    return True


def _forked(control: socket.socket, handles: list[int], work: Work, seconds: float) -> int | None:
    """A child with the other ends of these pipes; None when the system has no room for one."""
    try:
        process = os.fork()
    except OSError:  # the parent hears its pipe end
        process = None
    if process == 0:
        _be_child(control, handles, work, seconds)
    for handle in handles:
        os.close(handle)
    return process


def _ended(process: int | None) -> int:
    """The child is gone; its exit code, negative for a signal."""
    if process is None:
        return NEVER_MADE
    os.kill(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _be_child(control: socket.socket, handles: list[int], work: Work, seconds: float) -> NoReturn:
    """Answer messages until there are no more, and never come back."""
    try:
        control.detach()
        for standard, handle in enumerate(handles):
            os.dup2(handle, standard)
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
        _answer_all(work, seconds)
    finally:
        os._exit(1)


def _answer_all(work: Work, seconds: float) -> None:
    """The alarm's default action ends the process without asking Python, so neither a hang in C
    code nor the parent's death leaves a child behind; waiting for the parent costs no time.
    """
    _give(READY, b"")
    while head := _exactly(4):
        message = _exactly(struct.unpack("!I", head)[0])
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
    for none in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(none, (0, 0))
    for told in (signal.SIGINT, signal.SIGTERM):  # the parent decides when all is done
        signal.signal(told, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _exactly(size: int) -> bytes:
    """That many bytes of standard input, or none at its end."""
    return sys.stdin.buffer.read(size)


def _give(kind: bytes, answer: bytes) -> None:
    left = memoryview(kind + struct.pack("!I", len(answer)) + answer)
    while left:
        left = left[os.write(1, left) :]
