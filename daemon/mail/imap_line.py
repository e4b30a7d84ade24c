"""imaplib over a line already laid, without its trace and with a bound on what it holds."""

from __future__ import annotations

import imaplib
import socket

from daemon.mail.account import Server

_PIECE = 1 << 16


class ImapLine(imaplib.IMAP4):
    """The protocol on a connected socket. A literal above ``largest`` is read past, not kept.

    imapclient switches on imaplib's own trace, which would hold whole messages: it stays off.
    """

    largest = 1 << 40

    def __init__(self, sock: socket.socket, server: Server) -> None:
        self._laid = sock
        super().__init__(server.host, server.port)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._laid

    @property
    def debug(self) -> int:
        """Always silent, whatever is asked for."""
        return 0

    @debug.setter
    def debug(self, level: int) -> None:
        pass

    def read(self, size: int) -> bytes:
        """That many bytes; none, though they have been read, where they are too many."""
        if size <= self.largest:
            return super().read(size)
        while size > 0:
            piece = super().read(min(size, _PIECE))
            if not piece:
                raise self.abort("end of file in a literal")
            size -= len(piece)
        return b""
