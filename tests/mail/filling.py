"""Messages put into a test's mailbox, and what lies there."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from imapclient import IMAPClient

from daemon.mail.account import ImapAccount
from daemon.mail.fetched import Fetched
from daemon.mail.imap_mailbox import ImapMailbox

MESSAGE_BYTES = 1_000_000


def message(number: int, size: int = 200) -> bytes:
    """A small message of its own, about ``size`` bytes, as it would come over the line."""
    head = (
        f"From: Testweborder <order@weborder.example>\r\nTo: lasvakt@kommun.example\r\n"
        f"Subject: Order {number}\r\nMessage-ID: <{number}@weborder.example>\r\n\r\n"
    )
    line = "Ordernummer 48213, montering.\r\n"
    return (head + line * max(1, (size - len(head)) // len(line))).encode()


@contextmanager
def client(account: ImapAccount) -> Iterator[Any]:
    """A client of the test's own, signed in without TLS."""
    with IMAPClient(account.server.host, account.server.port, ssl=False, timeout=10) as made:
        made.plain_login(account.user, account.password())
        yield made


def fill(account: ImapAccount, messages: Iterable[bytes], folder: str = "INBOX") -> None:
    """The folder holds these messages beside what it held. ``account`` is one without TLS."""
    with client(account) as own:
        for raw in messages:
            own.append(folder, raw)


def contents(account: ImapAccount, folder: str) -> dict[int, bytes]:
    """The messages of a folder by UID, and none of them marked as read by looking."""
    with client(account) as own:
        own.select_folder(folder, readonly=True)
        got = own.fetch(own.search(), ["BODY.PEEK[]"])
        return {uid: found[b"BODY[]"] for uid, found in got.items()}


def soon(seconds: float = 20) -> float:
    """A deadline that many seconds away."""
    return time.monotonic() + seconds


def read_all(mailbox: ImapMailbox, batch: int = 300) -> list[list[Fetched]]:
    """All batches of an open mailbox."""
    return list(mailbox.batches(batch=batch, max_bytes=MESSAGE_BYTES, deadline=soon()))
