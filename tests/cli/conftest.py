"""A Låsvakt for each test of a command: empty, or with a few orders in its ledger."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.whole import Whole, notice

NOW = "2026-11-18T10:00"


@pytest.fixture
def whole(tmp_path: Path) -> Whole:
    return Whole(tmp_path)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    whole = Whole(tmp_path_factory.mktemp("prepared"))
    whole.receive("1", notice("48213", "Mottagen", "2026-11-09", Kundnr="10482"))
    whole.receive("2", notice("48213", "Utförd", "2026-11-18", Kundnr="10482"))
    whole.receive("3", notice("48300", "Mottagen", "2026-11-16", **{"Utförare": "Söder"}))
    whole.receive("4", notice("48400", "Omprövad", "2026-11-16"))
    assert whole.once(NOW)["review"] == 1
    return whole.folder


@pytest.fixture
def busy(prepared: Path, tmp_path: Path) -> Whole:
    """48213 is mounted at Nord's client 10482; 48300 is ordered by Söder; message 4 is unclear."""
    folder = tmp_path / "busy"
    shutil.copytree(prepared, folder)
    return Whole(folder)
