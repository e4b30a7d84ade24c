"""Upkeep of the ledger's file: another name for each client, and an older copy put in place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from daemon.ledger.connection import Connection, bring_up_to_date
from daemon.ledger.faults import LedgerFault

# Every column that may hold a client's pseudonym; the derived rows are made anew instead.
_COLUMNS = (
    ("event", "client"),
    ("event", "payload"),
    ("case_ref", "key"),
    ("step_code", "anchor"),
    ("step_code", "key"),
    ("outbox", "payload"),
    ("outbox_item", "anchor"),
    ("outbox_item", "key"),
    ("message", "partial"),
)


def rename_clients(connection: Connection, names: Mapping[str, str]) -> int:
    """Each client known by a name in ``names`` is known by its new one; gives how many were.

    Only within `Ledger.writing`, and before `Ledger.rebuild`. Old and new names must be apart.
    """
    renamed = 0
    for old, new in names.items():
        changed = 0
        for table, column in _COLUMNS:
            changed += connection.write(
                f"UPDATE {table} SET {column} = replace({column}, ?, ?)"  # noqa: S608 - our own names
                f" WHERE instr({column}, ?) > 0",
                (old, new, old),
            )
        renamed += changed > 0
    return renamed


def put_back(copy: Path, path: Path) -> Path | None:
    """The ledger at ``path`` is the copy; where the former one now lies comes back (None: none).

    The caller holds the ledger's lock. Raises LedgerFault when the copy is no whole ledger: then
    nothing has changed.
    """
    if not copy.is_file():
        raise LedgerFault("missing", copy)
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    source = Connection(copy, readonly=True)
    try:
        bring_up_to_date(source, create=False)
        if source.faults():
            raise LedgerFault("damaged", copy)
        source.copy_to(new)
    finally:
        source.close()
    former = path.with_name(path.name + ".before-restore") if path.exists() else None
    for ending in ("-wal", "-shm", ""):
        beside = path.with_name(path.name + ending)
        if former is not None and beside.exists():
            beside.replace(former.with_name(former.name + ending))
    new.replace(path)
    return former
