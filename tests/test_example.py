"""state.db.example is a true ledger of today's form."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from daemon.ledger import Ledger
from tests.whole import Whole

EXAMPLE = Path(__file__).parent.parent / "state.db.example"


def schema(path: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(path) as ledger:
        found = ledger.execute(
            "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        )
        return sorted(found.fetchall())


def test_its_schema_is_todays(tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    Ledger.open(new, create=True).close()
    assert schema(EXAMPLE) == schema(new), "remake it: make example"


def test_its_rows_follow_from_its_events_and_can_be_read(tmp_path: Path) -> None:
    whole = Whole(tmp_path)
    shutil.copy(EXAMPLE, tmp_path / "state.db")
    (tmp_path / "client.key").write_text("0" * 64)
    report = whole.report("2026-12-01T12:00")
    assert [c["orders"][0]["order"] for c in report["cases"]][:2] == ["51001", "51002"]
    assert whole.run("status", "--now", "2026-12-01T12:00").code in (0, 1)


def test_it_holds_nothing_of_a_person() -> None:
    raw = EXAMPLE.read_bytes()
    for value in (b"20481", b"20733", b"19220"):
        assert value not in raw
