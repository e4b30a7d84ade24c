"""What can be wrong with a ledger file, said so that whoever must act knows what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

FaultKind = Literal[
    "missing", "not_a_ledger", "newer", "older", "locked", "read_only", "disk_full", "damaged",
    "running", "other",
]  # fmt: skip

_TEXTS: dict[FaultKind, str] = {
    "missing": "{path}: liggaren finns inte. Den skapas av första rundan (`lasvakt once`); rätta "
    "annars [ledger] path.",
    "not_a_ledger": "{path}: filen är ingen liggare. Rätta [ledger] path, eller läs tillbaka en "
    "säkerhetskopia med `lasvakt restore`.",
    "newer": "{path}: liggaren är skriven av en nyare Låsvakt. Uppgradera programmet.",
    "older": "{path}: liggaren är skriven av en äldre Låsvakt. Kör `lasvakt once` eller "
    "`lasvakt run` en gång, så uppgraderas den.",
    "locked": "{path}: liggaren är upptagen av ett annat program. Försök igen om en stund.",
    "read_only": "{path}: liggaren går inte att skriva i. Ge tjänstens konto skrivrätt till filen "
    "och dess mapp.",
    "disk_full": "{path}: disken är full. Frigör plats; inget har gått förlorat, och nästa runda "
    "tar vid.",
    "damaged": "{path}: liggaren är skadad. Läs tillbaka en säkerhetskopia med `lasvakt restore`.",
    "running": "{path}: en Låsvakt arbetar redan med liggaren. Vänta tills den är klar, eller "
    "stoppa tjänsten.",
    "other": "{path}: liggaren går inte att använda just nu ({detail}).",
}
_TRANSIENT: frozenset[FaultKind] = frozenset({"locked", "disk_full", "running", "other"})
_BY_CODE: dict[str, FaultKind] = {
    "SQLITE_BUSY": "locked",
    "SQLITE_LOCKED": "locked",
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_PERM": "read_only",
    "SQLITE_CANTOPEN": "read_only",
    "SQLITE_NOTADB": "not_a_ledger",
    "SQLITE_CORRUPT": "damaged",
}


class LedgerFault(Exception):
    """The ledger cannot be used as asked; ``str()`` is Swedish and says what to do.

    ``permanent``: trying again will not help until somebody has changed something. Nothing of
    the write at hand has been stored.
    """

    def __init__(self, kind: FaultKind, path: Path, detail: str = "") -> None:
        super().__init__(_TEXTS[kind].format(path=path, detail=detail or "okänt fel"))
        self.kind: FaultKind = kind
        self.path = path

    @property
    def permanent(self) -> bool:
        """Whether trying again is useless as things stand."""
        return self.kind not in _TRANSIENT


def as_fault(error: sqlite3.Error, path: Path) -> LedgerFault:
    """The fault that SQLite's error stands for."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, kind in _BY_CODE.items():
        if name == prefix or name.startswith(prefix + "_"):
            return LedgerFault(kind, path)
    return LedgerFault("other", path, name or type(error).__name__)


@contextmanager
def told_as_fault(path: Path) -> Iterator[None]:
    """Turn the file's own errors into LedgerFault; errors of a value (a constraint) pass."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError):
        raise
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        raise as_fault(error, path) from error
