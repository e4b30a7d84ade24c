"""Makes state.db.example anew: the demonstration's ledger, in one file of its own.

Run as ``python -m tests.example FILE`` (``make example``).
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

from daemon.demo.stage import play, prepare


def make(target: Path) -> None:
    """The demonstration's ledger stands at ``target``, packed, without a journal beside it."""
    with tempfile.TemporaryDirectory() as folder:
        config = prepare(Path(folder))
        for _ in play(config):
            pass
        target.unlink(missing_ok=True)
        ledger = sqlite3.connect(config.ledger.path)
        ledger.execute("PRAGMA journal_mode = DELETE")
        ledger.execute("VACUUM INTO ?", (str(target),))
        ledger.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
