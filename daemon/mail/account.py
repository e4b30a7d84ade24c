"""Where a mail server is and how to sign in to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Security = Literal["tls", "starttls", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server's address and how the line to it is secured.

    ``ca_file`` is trusted instead of the system's authorities; ``name`` is how a fault names it.
    ``connect_seconds`` and ``read_seconds`` bound one connecting attempt and one single read.
    ``stop`` is asked twice a second, from a thread of its own: once it is true, the line has a
    few seconds left.
    """

    host: str
    port: int
    security: Security
    ca_file: Path | None = None
    connect_seconds: float = 15
    read_seconds: float = 60
    stop: Callable[[], bool] = field(default=lambda: False, compare=False)

    @property
    def name(self) -> str:
        """The server as a person writes it."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapAccount:
    """A mailbox over IMAP. ``password`` is asked for at each sign-in and never kept."""

    server: Server
    user: str
    password: Callable[[], str]
    folder: str = "INBOX"
    round_seconds: float = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpAccount:
    """A way out over SMTP. ``sender`` is the bare envelope address that bounces come back to.

    ``user`` None: no sign-in. ``password`` is asked for at each sign-in and never kept.
    ``batch_seconds`` bounds one connection, whatever is sent on it.
    """

    server: Server
    sender: str
    user: str | None = None
    password: Callable[[], str] | None = None
    batch_seconds: float = 600
