"""One instance a ledger: a lock that the kernel lets go of when the process ends, however."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from daemon.ledger.faults import LedgerFault


@contextmanager
def single_instance(path: Path) -> Iterator[None]:
    """Hold the ledger at ``path`` for this process alone, until the block ends.

    The lock is a file beside the ledger (``.lock`` added), which stays; only the lock on it
    counts. Raises LedgerFault ``running`` when another process, or another block of this one,
    holds it; ``read_only`` when the file cannot be made.
    """
    name = path.with_name(path.name + ".lock")
    try:
        handle = os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise LedgerFault("read_only", path) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise LedgerFault("running", path) from error
        yield
    finally:
        os.close(handle)
