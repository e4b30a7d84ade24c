"""The one connection to the ledger file: how it is opened, written, checked and copied."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from daemon.ledger.faults import LedgerFault, as_fault, told_as_fault
from daemon.ledger.schema import migrations

WAIT_SECONDS = 10.0
MOST_VALUES = 500
Value = str | int | float | None
Row = sqlite3.Row


class Connection:
    """A ledger file, open. It belongs to the thread that opened it.

    Every write must stand within `writing`; all raise LedgerFault for what is wrong with the file.
    """

    def __init__(self, path: Path, *, readonly: bool, wait: float = WAIT_SECONDS) -> None:
        self.path = path
        self.readonly = readonly
        with told_as_fault(path):
            mode = "ro" if readonly else "rw"
            raw = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode={mode}",
                uri=True,
                timeout=wait,
                isolation_level=None,  # only our own BEGIN opens a transaction
            )
            self._raw = raw
            try:
                raw.row_factory = sqlite3.Row
                self.db = Database(raw, recursive_triggers=False, execute_plugins=False)
                raw.execute("PRAGMA foreign_keys = ON")
                raw.execute("PRAGMA trusted_schema = OFF")
                if not readonly:
                    raw.execute("PRAGMA journal_mode = WAL")
                    raw.execute("PRAGMA synchronous = FULL")
                raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except BaseException:
                raw.close()
                raise

    def close(self) -> None:
        """The file is let go; a second time does nothing."""
        self._raw.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All writes of the block are stored together, or none of them is.

        The writer's place is taken at once (BEGIN IMMEDIATE), so nothing that the block reads can
        change under it. Within a block, a further one is part of the first (a savepoint: what
        fails in it and is caught outside it is undone alone).
        """
        if self._raw.in_transaction:
            with self.db.atomic():
                yield
            return
        with told_as_fault(self.path):
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._raw.execute("COMMIT")
            except BaseException:
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")
                raise

    @contextmanager
    def rehearsing(self) -> Iterator[None]:
        """Whatever the block writes is taken back when it ends."""
        with told_as_fault(self.path):
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All reads of the block see one and the same state of the ledger."""
        if self._raw.in_transaction:
            yield
            return
        with told_as_fault(self.path):
            self._raw.execute("BEGIN")
            try:
                yield
            finally:
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Carry out one statement within `writing`; gives the number of rows changed."""
        if not self._raw.in_transaction:
            raise RuntimeError("a write outside Connection.writing")
        return self._raw.execute(sql, values).rowcount

    def insert(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Insert one row within `writing`; gives its rowid."""
        if not self._raw.in_transaction:
            raise RuntimeError("a write outside Connection.writing")
        return self._raw.execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, rows: Sequence[Sequence[Value]]) -> int:
        """Carry out one statement for each row, within `writing`; gives how many rows changed."""
        if not self._raw.in_transaction:
            raise RuntimeError("a write outside Connection.writing")
        return self._raw.executemany(sql, rows).rowcount if rows else 0

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows the query gives."""
        with told_as_fault(self.path):
            return self._raw.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row the query gives, or None."""
        with told_as_fault(self.path):
            found: Row | None = self._raw.execute(sql, values).fetchone()
            return found

    def among(self, sql: str, values: Iterable[str]) -> list[Row]:
        """All rows of the query whose ``{these}`` stands for those values, each asked for once.

        Asked in pieces: SQLite bounds how many values one statement may bear.
        """
        wanted = list(dict.fromkeys(values))
        found: list[Row] = []
        for start in range(0, len(wanted), MOST_VALUES):
            piece = wanted[start : start + MOST_VALUES]
            found += self.rows(sql.format(these=", ".join("?" * len(piece))), piece)
        return found

    def number(self, sql: str, values: Sequence[Value] = ()) -> int:
        """The one whole number the query gives; 0 for NULL or no row."""
        found = self.row(sql, values)
        return int(found[0] or 0) if found is not None else 0

    def copy_to(self, target: Path) -> None:
        """A whole, consistent copy stands at ``target``, mode 0600; it must not exist before."""
        make_private(target)
        try:
            other = sqlite3.connect(target)
            try:
                self._raw.backup(other)
            finally:
                other.close()
        except sqlite3.Error as error:
            target.unlink(missing_ok=True)
            raise as_fault(error, target) from error

    def faults(self) -> tuple[str, ...]:
        """What SQLite's own checks find wrong with the file; empty when it is whole."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check(20)")]
        broken = [f"{row[0]}: bruten referens" for row in self.rows("PRAGMA foreign_key_check")]
        return tuple(found if found != ["ok"] else []) + tuple(broken)


def make_private(path: Path) -> None:
    """An empty file stands at ``path`` that only its owner may read. Raises LedgerFault."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        raise
    except OSError as error:
        raise LedgerFault("read_only", path) from error


def bring_up_to_date(connection: Connection, *, create: bool) -> None:
    """The ledger's tables are those of this program; an empty file gets them if ``create``.

    Raises LedgerFault ``newer``, ``not_a_ledger`` and others.
    """
    known = [migration.name for migration in migrations._migrations]
    with told_as_fault(connection.path):
        applied = [migration.name for migration in migrations.applied(connection.db)]
    if applied != known[: len(applied)]:
        raise LedgerFault("newer", connection.path)
    if len(applied) == len(known):
        return
    if connection.readonly:
        raise LedgerFault("older" if applied else "not_a_ledger", connection.path)
    with told_as_fault(connection.path):
        tables = connection.number("SELECT count(*) FROM sqlite_master")
        if not applied and (tables or not create):
            raise LedgerFault("not_a_ledger", connection.path)
        with connection.writing():
            migrations.apply(connection.db)
