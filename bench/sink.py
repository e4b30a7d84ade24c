"""A local SMTP sink: takes every message and keeps none. ``python -m bench.sink`` says its port."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator

_REPLIES = {
    b"EHLO": b"250-sink\r\n250-8BITMIME\r\n250-SIZE 50000000\r\n250 SMTPUTF8\r\n",
    b"MAIL": b"250 OK\r\n",
    b"RCPT": b"250 OK\r\n",
    b"RSET": b"250 OK\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}
_END = b"\r\n.\r\n"


def converse(line: socket.socket) -> None:
    """Answer one client until it leaves."""
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.sendall(b"220 sink\r\n")
    said, within = b"", False
    while heard := line.recv(1 << 16):
        said += heard
        while (end := said.find(_END if within else b"\r\n")) >= 0:
            if within:
                said, within = said[end + len(_END) :], False
                line.sendall(b"250 taken\r\n")
                continue
            word, said = said[:4].upper(), said[end + 2 :]
            within = word == b"DATA"
            line.sendall(_REPLIES.get(word, b"500 what?\r\n"))


@contextlib.contextmanager
def sink() -> Iterator[int]:
    """The sink runs as a process of its own; its port on 127.0.0.1 is given."""
    command = [sys.executable, "-m", "bench.sink"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def main() -> None:
    """Serve one client after the other until ended."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        while True:
            line, _ = server.accept()
            with line, contextlib.suppress(OSError):
                converse(line)


if __name__ == "__main__":
    main()
