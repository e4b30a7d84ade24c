"""A line that cannot outlive its deadline, however slowly the other end drips."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time


class Deadline:
    """Cuts a line at a moment of `time.monotonic`.

    A time limit of a socket is for one read: a byte a minute outlives it. Here the line is shut
    down from outside, and whoever waits for it gets an end of file at once. The socket is held
    by a descriptor of its own, so TLS may be laid over the line, or the line be closed, meanwhile.
    """

    def __init__(self, sock: socket.socket, moment: float) -> None:
        self._line = socket.socket(fileno=os.dup(sock.fileno()))
        self._lock = threading.Lock()
        self._moment = moment
        self.passed = False
        self._timer = self._start(moment)

    def bring_forward(self, moment: float) -> None:
        """The earlier of the two moments holds."""
        with self._lock:
            if moment >= self._moment or self._line.fileno() < 0:
                return
            self._timer.cancel()
            self._moment = moment
            self._timer = self._start(moment)

    def lift(self) -> None:
        """The line is no longer watched. May be called twice."""
        with self._lock:
            self._timer.cancel()
            self._line.close()

    def _start(self, moment: float) -> threading.Timer:
        timer = threading.Timer(max(0.0, moment - time.monotonic()), self._cut)
        timer.daemon = True
        timer.start()
        return timer

    def _cut(self) -> None:
        with self._lock:
            if self._line.fileno() < 0:
                return
            self.passed = True
            with contextlib.suppress(OSError):  # the other end may have closed already
                self._line.shutdown(socket.SHUT_RDWR)
