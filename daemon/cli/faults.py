"""Every fault as one clear line and an exit code."""

from __future__ import annotations

import errno
import os
import traceback

import click

DONE, NEEDED, WRONG = 0, 1, 2


class WrongUseError(Exception):
    """The command was given something it cannot use; ``str()`` is Swedish and says what to do."""


class PersonNeededError(Exception):
    """The command could not do its work until a person acts; ``str()`` says what to do."""


_WHY = {
    errno.ENOENT: "finns inte",
    errno.EISDIR: "är en mapp, inte en fil",
    errno.ENOTDIR: "ligger inte i en mapp",
    errno.EACCES: "går inte att komma åt: kontot saknar rättigheter",
    errno.EPERM: "går inte att komma åt: kontot saknar rättigheter",
    errno.ENOSPC: "disken är full",
    errno.EROFS: "disken är skrivskyddad",
    errno.EEXIST: "finns redan",
}


def why(error: OSError) -> str:
    """What the system says is wrong, in Swedish where it is one of the usual things."""
    return _WHY.get(error.errno or 0) or error.strerror or type(error).__name__


def explain(fault: Exception) -> int:
    """Tell ``fault`` on stderr; the exit code is what comes back.

    A fault nobody foresaw is told by type and place, never with the values that caused it:
    they may be a message's words. LASVAKT_TRACEBACK=1 shows the whole for a developer.
    """
    from daemon.config import ConfigFault
    from daemon.ledger.faults import LedgerFault

    if os.environ.get("LASVAKT_TRACEBACK") == "1":
        traceback.print_exception(fault)
    if isinstance(fault, ConfigFault):
        for one in fault.faults:
            click.echo(str(one), err=True)
        return WRONG
    if isinstance(fault, WrongUseError):
        click.echo(str(fault), err=True)
        return WRONG
    if isinstance(fault, PersonNeededError):
        click.echo(str(fault), err=True)
        return NEEDED
    if isinstance(fault, LedgerFault):
        click.echo(str(fault), err=True)
        return NEEDED
    if isinstance(fault, OSError) and fault.strerror:
        click.echo(f"{fault.filename or 'systemet'}: {why(fault)}", err=True)
        return NEEDED
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    click.echo(
        f"Ett oväntat fel: {type(fault).__name__} i {where}. Ingenting har gått förlorat. "
        "Rapportera raden till den som förvaltar Låsvakt.",
        err=True,
    )
    return NEEDED
