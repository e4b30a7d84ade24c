"""A municipality for each story."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scenarios.town import Town


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A municipality that began with Låsvakt on 1 November 2026."""
    return Town(tmp_path)


@pytest.fixture
def towns(tmp_path: Path) -> Callable[..., Town]:
    """What makes a municipality of its own configuration in a folder of its own."""

    def make(name: str = "kommun", **words: str) -> Town:
        folder = tmp_path / name
        folder.mkdir()
        return Town(folder, **words)

    return make
