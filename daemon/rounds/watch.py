"""The watched folder gone through: each register in it entered, and its file put away."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from daemon.ledger.ledger import Ledger
from daemon.register import FolderFault, Register, RegisterFault
from daemon.register.folder import FAULTY, READ, Waiting
from daemon.rounds.means import Means
from daemon.rounds.ports import Folder, MailboxDown
from daemon.rounds.registers import Origin, enter, tell
from daemon.rounds.settings import RoundSettings


@dataclass(slots=True)
class WatchResult:
    """What was entered (``remarks``), and what a person must look into (both Swedish)."""

    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def take_folder(
    ledger: Ledger,
    means: Means,
    settings: RoundSettings,
    *,
    now: datetime,
    stop: Callable[[], bool] = lambda: False,
) -> WatchResult:
    """Every register that waited in the folder is in the ledger, the oldest first.

    A file is put away only after the commit; one found again after a crash changes nothing. One
    with a fault is put beside the others, its rows without fault taken. Raises LedgerFault.
    """
    result = WatchResult()
    if means.folder is None or means.registers is None:
        return result
    try:
        for file in means.folder.waiting():
            if stop():
                break
            aim = _taken(
                ledger, means.folder, file, means.registers.read, _By(settings, now, result)
            )
            means.folder.put_away(file, aim)
    except (FolderFault, MailboxDown) as fault:
        result.faults.append(str(fault))
    return result


@dataclass(frozen=True, slots=True)
class _By:
    """What a file is taken by, and where it is told."""

    settings: RoundSettings
    now: datetime
    result: WatchResult


def _taken(
    ledger: Ledger,
    folder: Folder,
    file: Waiting,
    read: Callable[[bytes], Register],
    by: _By,
) -> str:
    """The file's register is entered, or told why not; gives the subfolder it belongs in."""
    sha256 = hashlib.sha256(repr(file).encode("utf-8", "surrogatepass")).hexdigest()
    try:
        data = folder.read(file)
        sha256 = hashlib.sha256(data).hexdigest()
        register = read(data)
    except RegisterFault as fault:
        origin = Origin(source="folder", sha256=sha256)
        tell(ledger, origin, by.settings, refused=str(fault), now=by.now)
        by.result.faults.append(f"en fil i registermappen är inte inläst: {fault}")
        return FAULTY
    origin = Origin(source="folder", sha256=sha256)
    plan = enter(ledger, register, origin, by.settings, now=by.now)
    by.result.remarks.append(f"registret i registermappen är inläst: {plan}")
    if register.faults:
        by.result.faults.append(f"registret i registermappen: {len(register.faults)} rader med fel")
    return FAULTY if register.faults else READ
