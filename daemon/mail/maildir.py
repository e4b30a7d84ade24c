"""A Maildir on disk: its folders as Maildir++ has them, and files that outlast a power cut."""

from __future__ import annotations

import os
from pathlib import Path

PARTS = ("tmp", "new", "cur")


def subfolder(top: Path, folder: str) -> Path:
    """Where a folder of lasvakt.toml lies: ``Lasvakt/Granska`` in ``.Lasvakt.Granska``."""
    levels = [level for level in folder.split("/") if level]
    if levels and levels[0].upper() == "INBOX":
        levels = levels[1:]
    return top if not levels else top / ("." + ".".join(levels))


def make_maildir(path: Path) -> None:
    """``path`` is a Maildir, for its owner alone; one that was there is as before.

    Its parent must exist. Raises OSError.
    """
    path.mkdir(mode=0o700, exist_ok=True)
    for name in PARTS:
        (path / name).mkdir(mode=0o700, exist_ok=True)
    if path.name.startswith("."):
        (path / "maildirfolder").touch(mode=0o600)


def scan(path: Path) -> dict[str, Path]:
    """The messages by their unique name, the part before ``:``. Raises OSError.

    That part stays when another program changes a message's flags or takes it from new to cur.
    """
    return {
        found.name.partition(":")[0]: Path(found.path)
        for name in ("cur", "new")
        for found in os.scandir(path / name)
        if not found.name.startswith(".") and found.is_file()
    }


def age(name: str) -> tuple[int, str]:
    """A key that sorts unique names by the second of delivery they begin with."""
    second = name.partition(".")[0]
    return (int(second) if second.isdecimal() and second.isascii() else 0, name)


def write(path: Path, name: str, raw: bytes) -> None:
    """``raw`` lies in ``new`` under ``name``, whole or not at all, also after a power cut.

    A file of that name is replaced. Raises OSError.
    """
    draft = path / "tmp" / name
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path / "new" / name)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path / "new")


def sync_folder(path: Path) -> None:
    """The folder's names are on the disk. Raises OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
