"""The ledger file itself: opened, locked, full, damaged, copied, never half-written."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from daemon.ledger import Ledger, LedgerFault, single_instance
from tests.ledger.example import NOW, TODAY, by_routine, notice, opened, put


def fault_of(path: Path, *, create: bool = False, readonly: bool = False) -> LedgerFault:
    with pytest.raises(LedgerFault) as caught:
        Ledger.open(path, create=create, readonly=readonly, wait=0.1).close()
    return caught.value


def test_a_new_ledger_is_for_its_owner_alone(tmp_path: Path) -> None:
    opened(tmp_path / "state.db").close()
    assert stat.S_IMODE((tmp_path / "state.db").stat().st_mode) == 0o600


def test_its_settings_are_the_safe_ones(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        file = ledger._file
        found = {
            name: file.row(f"PRAGMA {name}") for name in ("journal_mode", "synchronous",
                                                           "foreign_keys")
        }  # fmt: skip
        strict = file.rows(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
            " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        )
    assert {name: row[0] for name, row in found.items() if row is not None} == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
    }
    assert [row[0] for row in strict] == []


def test_a_ledger_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    fault = fault_of(tmp_path / "state.db")
    assert (fault.kind, fault.permanent) == ("missing", True)
    assert "liggaren finns inte" in str(fault)


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.write_text("Det här är en anteckning.\n" * 100)
    before = path.read_bytes()
    assert fault_of(path, create=True).kind == "not_a_ledger"
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    assert fault_of(path, create=True).kind == "not_a_ledger"


def test_a_newer_programs_ledger_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    opened(path).close()
    with sqlite3.connect(path) as other:
        other.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('lasvakt', 'version_99', '2030-01-01')"
        )
    other.close()
    assert fault_of(path).kind == "newer"


def test_an_empty_file_left_by_a_crash_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.touch()
    assert fault_of(path).kind == "not_a_ledger"
    with opened(path) as ledger:
        assert ledger.faults() == ()


def test_a_locked_ledger_is_a_passing_fault_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with opened(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerFault) as caught:
            put(ledger, notice(1, "48213", "ordered"))
        assert (caught.value.kind, caught.value.permanent) == ("locked", False)
        other.execute("ROLLBACK")
        other.close()
        assert put(ledger, notice(1, "48213", "ordered")) == 1


def test_a_full_disk_is_a_passing_fault_and_leaves_the_ledger_whole(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "ordered"))
        before = ledger.cases(TODAY)
        pages = ledger._file.number("PRAGMA page_count")
        ledger._file.row(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerFault) as caught:
            put(ledger, *(notice(n, f"5{n:05}", "ordered") for n in range(2, 300)))
        assert (caught.value.kind, caught.value.permanent) == ("disk_full", False)
        assert (ledger.cases(TODAY), ledger.faults(), ledger.replay(TODAY)) == (before, (), ())
        ledger._file.row("PRAGMA max_page_count = 1000000")
        assert put(ledger, notice(2, "500002", "ordered")) == 1


def test_a_ledger_that_may_only_be_read_can_be_read_and_says_so_when_written(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "ordered"))
        whole = ledger.cases(TODAY)
    with Ledger.open(tmp_path / "state.db", readonly=True) as ledger:
        ledger.evaluate_with(by_routine)
        assert ledger.cases(TODAY) == whole
        with pytest.raises(LedgerFault) as caught:
            put(ledger, notice(2, "48213", "booked"))
    assert (caught.value.kind, caught.value.permanent) == ("read_only", True)


def test_what_fails_within_a_transaction_is_taken_back_whole(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        with suppress(ZeroDivisionError), ledger.writing():
            put(ledger, notice(1, "48213", "ordered"))
            raise ZeroDivisionError
        assert (ledger.cases(TODAY), ledger.events.count()) == ((), 0)


def test_what_a_writer_has_read_cannot_change_before_it_writes(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as one, opened(tmp_path / "state.db") as other:
        with one.writing():
            before = one.events.count()
            with pytest.raises(LedgerFault) as caught:
                put(other, notice(1, "48213", "ordered"))
            put(one, notice(2, "48300", "ordered"))
        assert (before, caught.value.kind, other.events.count()) == (0, "locked", 1)


def test_a_rehearsal_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        with ledger.rehearsing():
            put(ledger, notice(1, "48213", "ordered"))
            assert len(ledger.cases(TODAY)) == 1
        assert ledger.cases(TODAY) == ()


def test_a_process_that_dies_within_a_transaction_leaves_nothing_of_it(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from tests.ledger.example import *\n"
        "ledger = opened(Path(sys.argv[1]))\n"
        "put(ledger, notice(1, '48213', 'ordered'))\n"
        "with ledger.writing():\n"
        "    put(ledger, notice(2, '48213', 'done'))\n"
        "    os._exit(9)\n"
    )
    path = tmp_path / "state.db"
    died = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    with opened(path) as ledger:
        statuses = [order.status for case in ledger.cases(TODAY) for order in case.state.orders]
        assert (died.returncode, statuses, ledger.faults()) == (9, ["ordered"], ())


def test_a_second_instance_is_turned_away_until_the_first_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with single_instance(path):
        with pytest.raises(LedgerFault) as caught, single_instance(path):
            pass
        assert (caught.value.kind, caught.value.permanent) == ("running", False)
    with single_instance(path):
        pass


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from daemon.ledger import single_instance\n"
        "single_instance(Path(sys.argv[1])).__enter__(); os._exit(9)\n"
    )
    path = tmp_path / "state.db"
    died = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert died.returncode == 9
    with single_instance(path):
        pass


def test_a_backup_is_a_whole_private_ledger(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "ordered"))
        ledger.backup(tmp_path / "copy.db")
        whole = ledger.cases(TODAY)
    with opened(tmp_path / "copy.db") as copy:
        assert (copy.cases(TODAY), copy.faults()) == (whole, ())
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_a_backup_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("kvar")
    with opened(tmp_path / "state.db") as ledger, pytest.raises(FileExistsError):
        ledger.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "kvar"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert fault_of(tmp_path / "state.db", create=True).kind == "read_only"


def test_a_round_is_written_down_and_the_first_sets_the_first_day(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        with ledger.writing():
            first = ledger.log.begin(NOW, TODAY)
            ledger.log.finish(first, NOW, read_through=NOW, outcome="klar")
            second = ledger.log.begin(NOW, TODAY.replace(day=24))
            ledger.log.finish(second, NOW, read_through=None, outcome="brevlådan svarar inte")
        assert (ledger.log.first_day, ledger.log.read_through()) == (TODAY, NOW)
        assert [one.outcome for one in ledger.log.rounds()] == ["brevlådan svarar inte", "klar"]
