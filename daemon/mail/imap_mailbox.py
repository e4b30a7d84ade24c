"""The watched folder of an IMAP account, read in batches while the next is being fetched."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from daemon.mail.account import ImapAccount
from daemon.mail.faults import MailboxDown
from daemon.mail.fetched import BATCH_BYTES, Fetched, Known, Uid
from daemon.mail.imap import ImapSession


class ImapMailbox:
    """A fresh connection to the watched folder, for one round.

    Entering it connects, signs in and selects the folder. Raises MailboxDown. The whole of it,
    from the first byte to the last, ends at the account's ``round_seconds``.
    """

    def __init__(self, account: ImapAccount) -> None:
        self._session = ImapSession(account)
        self._turn = threading.Lock()
        self._complete = False

    @property
    def complete(self) -> bool:
        """Whether `batches` has been read to its end."""
        return self._complete

    def __enter__(self) -> Self:
        self._session.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close(politely=kind is None and not self._session.out_of_time)

    def batches(
        self, *, batch: int, max_bytes: int, deadline: float, known: Known | None = None
    ) -> Iterator[list[Fetched]]:
        """Give all messages now in the folder, oldest first, at most ``batch`` at a time.

        A message above ``max_bytes`` comes with ``raw`` None, unfetched. ``deadline`` is a moment
        of `time.monotonic`; when it passes the iterator ends early and ``complete`` stays false.
        ``known``, asked with uidvalidity and uid, passes over what need not be fetched again.
        Raises MailboxDown.
        """
        self._session.deadline(deadline)
        source = self._fetch_all(batch, max_bytes, known)
        try:
            with ThreadPoolExecutor(1, "imap") as ahead:
                coming = ahead.submit(next, source, None)
                while (got := coming.result()) is not None:
                    if time.monotonic() >= deadline:
                        return
                    coming = ahead.submit(next, source, None)
                    yield got
        except MailboxDown:
            if self._session.out_of_time:
                return
            raise
        self._complete = True

    def move(self, uids: Sequence[Uid], folder: str) -> None:
        """Move messages to ``folder``, made when absent. Raises MailboxDown.

        Afterwards they are gone from the watched folder; one no longer there is passed over.
        """
        numbers = [uid for uid in uids if isinstance(uid, int)]
        for start in range(0, len(numbers), 500):
            with self._turn:
                self._session.move(numbers[start : start + 500], folder)

    def _fetch_all(
        self, batch: int, max_bytes: int, known: Known | None
    ) -> Iterator[list[Fetched]]:
        with self._turn:
            self._session.limit(max_bytes)
            uids = self._session.uids()
        if known is not None:
            uids = [uid for uid in uids if not known(self._session.uidvalidity, uid)]
        for start in range(0, len(uids), batch):
            with self._turn:
                sizes = self._sizes(uids[start : start + batch])
            for group in _cut(sizes, max_bytes):
                with self._turn:
                    got = self._fetch(group, max_bytes)
                if got:
                    yield got

    def _sizes(self, uids: list[int]) -> dict[int, int | None]:
        """Each message's size; None where the server does not tell, those gone left out."""
        sizes: dict[int, int | None] = dict(self._session.sizes(uids))
        untold = [uid for uid in uids if uid not in sizes]
        if untold:
            sizes |= dict.fromkeys(self._session.uids(untold))
        return {uid: sizes[uid] for uid in uids if uid in sizes}

    def _fetch(self, group: dict[int, int | None], max_bytes: int) -> list[Fetched]:
        wanted = [uid for uid, size in group.items() if size is not None and size <= max_bytes]
        bodies = self._session.bodies(wanted) if wanted else {}
        empty = [uid for uid in wanted if not bodies.get(uid)]
        gone: set[int] = set()
        if empty:
            there = self._session.uids(empty)
            gone = set(empty).difference(there)
            for uid in there:
                bodies.update(self._session.bodies([uid]))
        return [
            self._fetched(uid, size, bodies.get(uid), max_bytes)
            for uid, size in group.items()
            if uid not in gone
        ]

    def _fetched(self, uid: int, size: int | None, raw: bytes | None, most: int) -> Fetched:
        if raw is not None and (len(raw) > most or (not raw and size)):
            raw = None
        return Fetched(
            folder=self._session.account.folder,
            uidvalidity=self._session.uidvalidity,
            uid=uid,
            size=(size or 0) if raw is None else len(raw),
            raw=raw,
        )


def _cut(sizes: dict[int, int | None], max_bytes: int) -> Iterator[dict[int, int | None]]:
    """The same messages in groups whose fetched bytes stay within BATCH_BYTES.

    A message that is larger by itself makes a group of its own.
    """
    group: dict[int, int | None] = {}
    held = 0
    for uid, size in sizes.items():
        cost = 0 if size is None or size > max_bytes else size
        if group and held + cost > BATCH_BYTES:
            yield group
            group, held = {}, 0
        group[uid] = size
        held += cost
    if group:
        yield group


def probe_imap(account: ImapAccount, folders: Sequence[str], *, moves: bool) -> Iterator[str]:
    """Try the mailbox stage by stage, giving a Swedish line for each that succeeds.

    Nothing on the server is changed. Raises MailboxDown, whose ``stage`` is the one that failed.
    """
    session = ImapSession(account)
    yield from session.stages()
    try:
        if moves:
            yield session.move_ability()
            for folder in folders:
                there = session.folder_exists(folder)
                yield f"Mapp: {folder} {'finns' if there else 'saknas och skapas vid behov'}."
    finally:
        session.close()
