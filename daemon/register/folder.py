"""The watched folder: register files that have come to rest, and where they are put afterwards."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from daemon.register.table import MOST_BYTES, RegisterFault, too_large

READ, FAULTY = "inläst", "fel"
_REST_SECONDS = 60.0
_ENDINGS = frozenset({".csv", ".xlsx"})


class FolderFault(Exception):
    """The folder cannot be used; ``str()`` is Swedish and says what to do."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits, as it was when it was seen."""

    path: Path
    size: int
    changed: int


class RegisterFolder:
    """A folder of register files. ``clock`` gives the real time in seconds: files bear it too."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock

    def waiting(self) -> tuple[Waiting, ...]:
        """The CSV and XLSX files that nobody has written in for a minute, oldest first.

        Links, folders and hidden files are passed over. Raises FolderFault.
        """
        found: list[Waiting] = []
        try:
            with os.scandir(self._path) as entries:
                for entry in entries:
                    path = Path(entry.path)
                    if path.suffix.lower() in _ENDINGS and not entry.name.startswith((".", "~$")):
                        found += self._seen(path)
        except OSError as error:
            raise FolderFault(
                f"registermappen {self._path}: {error.strerror}; skapa den med lasvakt init"
            ) from None
        return tuple(sorted(found, key=lambda one: (one.changed, one.path.name)))

    def _seen(self, path: Path) -> list[Waiting]:
        try:
            held = path.lstat()
        except OSError:  # taken away meanwhile
            return []
        # A time to come is another machine's wrong clock: such a file is at rest as well.
        resting = abs(self._clock() - held.st_mtime) >= _REST_SECONDS
        if not (stat.S_ISREG(held.st_mode) and resting):
            return []
        return [Waiting(path, held.st_size, held.st_mtime_ns)]

    def read(self, file: Waiting) -> bytes:
        """The file's bytes. Raises RegisterFault when it is too large or cannot be read."""
        if file.size > MOST_BYTES:
            raise RegisterFault(too_large(file.size))
        try:
            handle = os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW)
            with os.fdopen(handle, "rb") as source:
                return source.read(MOST_BYTES + 1)
        except OSError as error:
            raise RegisterFault(f"filen går inte att öppna ({error.strerror})") from None

    def put_away(self, file: Waiting, where: str) -> bool:
        """The file lies in the subfolder, under a name of its own; false: it has changed since.

        Raises FolderFault.
        """
        if self._seen(file.path) != [file]:
            return False
        aim = self._path / where
        try:
            aim.mkdir(mode=0o700, exist_ok=True)
            file.path.rename(_free(aim, file.path))
        except OSError as error:
            raise FolderFault(
                f"registermappen {self._path}: filen kan inte flyttas till {where} "
                f"({error.strerror}); ge tjänstens konto rätt till mappen"
            ) from None
        return True


def _free(folder: Path, path: Path) -> Path:
    names = (folder / f"{path.stem}-{number}{path.suffix}" for number in range(2, 100_000))
    first = folder / path.name
    return first if not first.exists() else next(name for name in names if not name.exists())
