"""Messages put into a test's mailbox."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from imapclient import IMAPClient

from daemon.mail.account import ImapAccount


def message(number: int, size: int = 200) -> bytes:
    """A small message of its own, about ``size`` bytes, as it would come over the line."""
    head = (
        f"From: Testweborder <order@weborder.example>\r\nTo: lasvakt@kommun.example\r\n"
        f"Subject: Order {number}\r\nMessage-ID: <{number}@weborder.example>\r\n\r\n"
    )
    line = "Ordernummer 48213, montering.\r\n"
    return (head + line * max(1, (size - len(head)) // len(line))).encode()


def client(account: ImapAccount) -> IMAPClient:
    """A client of the test's own, signed in without TLS."""
    made = IMAPClient(account.server.host, account.server.port, ssl=False)
    made.plain_login(account.user, account.password())
    return made


def fill(account: ImapAccount, messages: Iterable[bytes], folder: str = "INBOX") -> None:
    """The folder holds these messages beside what it held. ``account`` is one without TLS."""
    with client(account) as own:
        for raw in messages:
            own.append(folder, raw)


def names(path: Path) -> set[str]:
    """The files of a folder."""
    return {found.name for found in path.iterdir()}
