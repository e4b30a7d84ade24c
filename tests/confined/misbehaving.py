"""A child that does what its messages say: the worst that a parser could do."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
import time
from collections.abc import Callable

from daemon.confined.child import Work, serve


def hang() -> bytes:
    """Wait for ever."""
    while True:
        time.sleep(60)


def spin() -> bytes:
    """Compute for ever."""
    while True:
        pass


def deaf() -> bytes:
    """Wait for ever, the child's own alarm switched off."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    return hang()


def crash() -> bytes:
    """End as broken C code ends."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return hang()


def fail() -> bytes:
    """Raise what mail-parser was seen to raise."""
    raise RecursionError


def garbage() -> bytes:
    """Write what no child writes."""
    os.write(1, b"HTTP/1.1 200 OK\r\n\r\n")
    return b""


def endless() -> bytes:
    """Announce an answer of four gigabytes."""
    os.write(1, b"A\xff\xff\xff\xff")
    return b""


def inherited() -> bytes:
    """Tell what the child has got from its parent."""
    handles = []
    for name in sorted(os.listdir("/proc/self/fd")):
        with contextlib.suppress(FileNotFoundError):  # the listing's own is closed by now
            handles.append(os.readlink(f"/proc/self/fd/{name}").partition(":")[0])
    return repr((dict(os.environ), os.getcwd(), handles)).encode()


def limits() -> bytes:
    """Tell what the child may have of memory, files, processes and bytes written."""
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC)
    none = (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
    return repr([resource.getrlimit(kind) for kind in (*kinds, *none)]).encode()


def family() -> bytes:
    """Tell the child's own number and its template's."""
    return f"{os.getpid()} {os.getppid()}".encode()


def barren() -> int:
    """Have no room for another process."""
    raise BlockingIOError


COMMANDS: dict[bytes, Callable[[], bytes]] = {
    b"hang": hang,
    b"spin": spin,
    b"deaf": deaf,
    b"crash": crash,
    b"exit": lambda: os._exit(0),
    b"leave": lambda: sys.exit(0),
    b"raise": fail,
    b"swell": lambda: bytes(1 << 30),
    b"garbage": garbage,
    b"endless": endless,
    b"inherited": inherited,
    b"limits": limits,
    b"large": lambda: b"x" * 5_000_000,
    b"process": family,
}


def work(settings: bytes) -> Work:
    """Answers with ``settings`` and the message, unless the message is one of the commands."""

    def answer(message: bytes) -> bytes:
        command = COMMANDS.get(message)
        return settings + b":" + message if command is None else command()

    return answer


if __name__ == "__main__":
    if sys.argv[1] == "stillborn":
        sys.exit(3)
    if sys.argv[1] == "barren":
        os.fork = barren
    serve(work, int(sys.argv[-2]), float(sys.argv[-1]))
