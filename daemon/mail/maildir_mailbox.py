"""A Maildir as the mailbox to watch."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from daemon.mail.faults import MailboxDown, Stage
from daemon.mail.fetched import BATCH_BYTES, Fetched, Known, Uid
from daemon.mail.maildir import age, make_maildir, scan, subfolder, sync_folder

UIDVALIDITY = 1
"""A Maildir's unique names are never used again, so there is nothing to tell apart."""


class MaildirMailbox:
    """The messages in ``new`` and ``cur`` of one folder. Entering it raises MailboxDown."""

    def __init__(self, top: Path, *, folder: str = "INBOX") -> None:
        self._top = top
        self._folder = folder
        self._path = subfolder(top, folder)
        self._there: dict[str, Path] = {}
        self._complete = False

    @property
    def complete(self) -> bool:
        """Whether `batches` has been read to its end."""
        return self._complete

    def __enter__(self) -> Self:
        self._look("mapp")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._there = {}

    def batches(
        self, *, batch: int, max_bytes: int, deadline: float, known: Known | None = None
    ) -> Iterator[list[Fetched]]:
        """Give all messages now in the folder, oldest first, at most ``batch`` at a time.

        A message above ``max_bytes`` comes with ``raw`` None, unread. ``deadline`` is a moment of
        `time.monotonic`; when it passes the iterator ends early and ``complete`` stays false.
        ``known``, asked with uidvalidity and uid, passes over what need not be read again.
        Raises MailboxDown.
        """
        self._look("läsning")
        given: list[Fetched] = []
        held = 0
        for uid in sorted(self._there, key=age):
            if time.monotonic() >= deadline:
                return
            if known is not None and known(UIDVALIDITY, uid):
                continue
            one = self._read(uid, max_bytes)
            if one is None:
                continue
            cost = len(one.raw or b"")
            if given and (len(given) == batch or held + cost > BATCH_BYTES):
                yield given
                given, held = [], 0
            given.append(one)
            held += cost
        if given:
            yield given
        self._complete = True

    def move(self, uids: Sequence[Uid], folder: str) -> None:
        """The messages lie in ``folder``, made when absent, also after a power cut.

        One no longer there is passed over. Raises MailboxDown.
        """
        target = subfolder(self._top, folder)
        try:
            make_maildir(target)
            for uid in uids:
                self._move_one(str(uid), target)
            for changed in (target / "new", target / "cur", self._path / "new", self._path / "cur"):
                sync_folder(changed)
        except OSError as error:
            raise _fault("flytt", f"meddelanden kan inte flyttas till {target}", error) from None

    def _move_one(self, uid: str, target: Path) -> None:
        for _ in range(2):  # another program may have renamed it since it was seen
            path = self._there.get(uid)
            if path is None:
                return
            try:
                path.rename(target / path.parent.name / path.name)
            except FileNotFoundError:
                self._look("flytt")
            else:
                del self._there[uid]
                return

    def _look(self, stage: Stage) -> None:
        """Know which messages are there now."""
        try:
            self._there = scan(self._path)
        except OSError as error:
            raise _fault(stage, f"{self._path} kan inte läsas som en Maildir", error) from None

    def _read(self, uid: str, max_bytes: int) -> Fetched | None:
        """The message; None when it has gone. One that the disk does not give has no bytes."""
        size, raw = 0, None
        for _ in range(2):  # another program may have renamed it since it was seen
            path = self._there.get(uid)
            if path is None:
                return None
            try:
                with path.open("rb") as file:
                    size = os.fstat(file.fileno()).st_size
                    raw = file.read() if size <= max_bytes else None
                break
            except FileNotFoundError:
                self._look("läsning")
            except PermissionError as error:
                what = f"ett meddelande i {self._path} får inte läsas"
                raise _fault("läsning", what, error) from None
            except OSError:
                break
        else:
            return None
        return Fetched(folder=self._folder, uidvalidity=UIDVALIDITY, uid=uid, size=size, raw=raw)


def probe_maildir(top: Path, folders: Sequence[str], *, moves: bool) -> Iterator[str]:
    """Try the Maildir, giving a Swedish line for each thing found right. Raises MailboxDown."""
    with MaildirMailbox(top) as mailbox:
        yield f"Mapp: {top} kan läsas, {len(mailbox._there)} meddelanden."
    if not moves:
        return
    for name in ("new", "cur"):
        if not os.access(top / name, os.W_OK | os.X_OK):
            raise _fault("flytt", f"{top / name} får inte ändras", PermissionError())
    yield "Flytt: meddelanden kan flyttas."
    for folder in folders:
        there = subfolder(top, folder).is_dir()
        yield f"Mapp: {folder} {'finns' if there else 'saknas och skapas vid behov'}."


def _fault(stage: Stage, what: str, error: OSError) -> MailboxDown:
    """The fault and what to do about it."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        todo = "Kontrollera path under [mailbox], eller kör lasvakt init"
    elif isinstance(error, PermissionError):
        todo = "Kontrollera filernas ägare och rättigheter"
    else:
        todo = f"Kontrollera disken ({error.strerror})"
    return MailboxDown(
        f"{stage.capitalize()}: {what}. {todo}.",
        permanent=isinstance(error, FileNotFoundError | NotADirectoryError | PermissionError),
        stage=stage,
    )
