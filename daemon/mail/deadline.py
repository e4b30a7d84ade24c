"""A line that cannot outlive its deadline, however slowly the other end drips."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from collections.abc import Callable

STOP_SECONDS = 3.0  # what is left to reach a safe place, once everything is to stop
_POLL = 0.5


class Deadline:
    """Cuts a line at a moment of `time.monotonic`, or soon after ``stop`` has come true.

    A time limit of a socket is for one read: a byte a minute outlives it. Here the line is shut
    down from outside, and whoever waits for it gets an end of file at once. The socket is held
    by a descriptor of its own, so TLS may be laid over the line, or the line be closed, meanwhile.
    """

    def __init__(self, sock: socket.socket, moment: float, stop: Callable[[], bool]) -> None:
        self._line = socket.socket(fileno=os.dup(sock.fileno()))
        self._moment = moment
        self._stop = stop
        self._changed = threading.Condition()
        self._lifted = False
        self.passed = False
        threading.Thread(target=self._watch, name="deadline", daemon=True).start()

    def bring_forward(self, moment: float) -> None:
        """The earlier of the two moments holds."""
        with self._changed:
            self._moment = min(moment, self._moment)
            self._changed.notify()

    def lift(self) -> None:
        """The line is no longer watched. May be called twice."""
        with self._changed:
            self._lifted = True
            self._line.close()
            self._changed.notify()

    def _watch(self) -> None:
        stopping = False
        with self._changed:
            while not self._lifted:
                if not stopping and self._stop():
                    stopping = True
                    self._moment = min(self._moment, time.monotonic() + STOP_SECONDS)
                left = self._moment - time.monotonic()
                if left <= 0:
                    self._cut()
                    return
                self._changed.wait(min(left, _POLL))

    def _cut(self) -> None:
        self.passed = True
        with contextlib.suppress(OSError):  # the other end may have closed already
            self._line.shutdown(socket.SHUT_RDWR)
