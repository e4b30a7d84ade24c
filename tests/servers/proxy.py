"""A line with faults: a TCP proxy that cuts, drips or swallows what a server says."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Said = Callable[[bytes], bool]


@dataclass
class Proxy:
    """Listens on ``port`` of 127.0.0.1 and passes on to a server's.

    The faults may be changed while it runs. ``cut_after``: bytes from the server, per connection,
    after which both ends are closed. ``drip``: seconds between its single bytes. ``silence_when``
    and ``cut_when`` are asked about each piece the client sends: from then on the server's words
    are swallowed with the line left open, or its next word closes both ends.
    """

    port: int
    cut_after: int | None = None
    drip: float = 0
    silence_when: Said | None = None
    cut_when: Said | None = None
    connections: int = 0
    sockets: list[socket.socket] = field(default_factory=list)
    listener: socket.socket | None = None

    def carry(self, client: socket.socket, server_port: int) -> None:
        """Carry one connection both ways, in threads of its own."""
        self.connections += 1
        server = socket.create_connection(("127.0.0.1", server_port))
        self.sockets += [client, server]
        silent, cut = threading.Event(), threading.Event()

        def upwards() -> None:
            with contextlib.suppress(OSError):
                while data := client.recv(65536):
                    if self.silence_when is not None and self.silence_when(data):
                        silent.set()
                    if self.cut_when is not None and self.cut_when(data):
                        cut.set()
                    server.sendall(data)
            close(client, server)

        def downwards() -> None:
            passed = 0
            with contextlib.suppress(OSError):
                while (data := server.recv(65536)) and not cut.is_set():
                    if silent.is_set():
                        continue
                    if self.cut_after is not None and passed + len(data) > self.cut_after:
                        client.sendall(data[: self.cut_after - passed])
                        break
                    self.pass_on(client, data)
                    passed += len(data)
            close(client, server)

        for work in (upwards, downwards):
            threading.Thread(target=work, daemon=True).start()

    def hang_up(self) -> None:
        """Every connection of now is closed; new ones are welcome."""
        close(*self.sockets)
        self.sockets = []

    def stop(self) -> None:
        """Every connection is closed, and nobody listens any more."""
        if self.listener is not None:
            close(self.listener)
        self.hang_up()

    def pass_on(self, client: socket.socket, data: bytes) -> None:
        """The client has the bytes, all at once or dripping."""
        if not self.drip:
            client.sendall(data)
            return
        for at in range(len(data)):
            client.sendall(data[at : at + 1])
            time.sleep(self.drip)


def close(*sockets: socket.socket) -> None:
    """The sockets are shut and closed, whoever waits on them."""
    for sock in sockets:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
        sock.close()


@contextlib.contextmanager
def proxy(server_port: int) -> Iterator[Proxy]:
    """A proxy before a server's port, faultless until told otherwise."""
    listener = socket.create_server(("127.0.0.1", 0))
    made = Proxy(listener.getsockname()[1], listener=listener)

    def listen() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                made.carry(client, server_port)

    threading.Thread(target=listen, daemon=True).start()
    try:
        yield made
    finally:
        made.stop()
