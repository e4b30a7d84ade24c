"""A process that has loaded all that children need and reads no message: they are its copies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import socket
import struct
import subprocess

from daemon.confined.child import END, FORK, REQUEST

START_SECONDS = 60.0
_PIPE = 1 << 20


class Template:
    """Children are made of it in a few milliseconds, where a start of their own takes a seventh
    of a second. It ends, and every child with it, at `close` or when this process is gone.
    """

    def __init__(self, line: list[str], settings: bytes) -> None:
        self._control, theirs = socket.socketpair()
        self._control.settimeout(START_SECONDS)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, its arguments numbers
                line,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                close_fds=True,
                start_new_session=True,
            )
        with contextlib.suppress(OSError):  # its children will be seen to be missing
            self._control.sendall(struct.pack("!I", len(settings)) + settings)

    def fork(self, number: int) -> tuple[int, int]:
        """A child of this number will come up; the handles to write to it and to read from it.

        Where none comes up, what is read ends at once.
        """
        inward, ours = os.pipe()
        theirs, outward = os.pipe()
        for handle in (ours, theirs):
            os.set_blocking(handle, False)
            with contextlib.suppress(OSError):  # fewer in flight, then
                fcntl.fcntl(handle, fcntl.F_SETPIPE_SZ, _PIPE)
        with contextlib.suppress(OSError):
            socket.send_fds(self._control, [REQUEST.pack(FORK, number)], [inward, outward])
        os.close(inward)
        os.close(outward)
        return ours, theirs

    def end(self, number: int) -> int | None:
        """That child is gone; its exit code, negative for a signal. None: so is the template."""
        try:
            self._control.sendall(REQUEST.pack(END, number))
            said = self._control.recv(4, socket.MSG_WAITALL)
        except OSError:
            return None
        return int.from_bytes(said, "big", signed=True) if len(said) == 4 else None

    def close(self) -> int:
        """Neither it nor a child of it is left; its exit code."""
        self._control.close()
        with contextlib.suppress(OSError):  # its children are of its group
            os.killpg(self._process.pid, signal.SIGKILL)
        return self._process.wait()
