"""The process dies at each dangerous point and is started again: nothing lost, nothing twice."""

from __future__ import annotations

import json
import subprocess
import sys
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.rounds.dying import POINTS
from tests.rounds.world import at, given, world


def prepared(path: Path) -> Path:
    for folder in ("mailbox", "outbox"):
        for part in ("new", "cur", "tmp"):
            (path / folder / part).mkdir(parents=True)
    for number, raw in enumerate(given()):
        (path / "mailbox" / "new" / f"{1000 + number}.x.y").write_bytes(raw)
    w = world(path)
    with w.ledger.writing():
        w.ledger.log.begin(at(13), at(13).date())
        w.ledger.log.put("summarised", "2026-11-13")
    w.ledger.close()
    return path


def a_round(path: Path, point: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.rounds.dying", str(path), point],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def sent(path: Path) -> list[tuple[str, str]]:
    """Recipient and Message-ID of each message in the outbox."""
    found = [message_from_bytes(one.read_bytes()) for one in (path / "outbox/new").iterdir()]
    return sorted((str(one["To"]), str(one["Message-ID"])) for one in found)


def standing(path: Path) -> dict[str, object]:
    """All that must be the same in the end, whatever happened on the way."""
    w = world(path)
    messages = [(one.sha256, one.disposition) for one in w.ledger.messages.all()]
    cases = [case.state for case in w.ledger.cases(at(19).date())]
    outbox = [(one.kind, one.recipient, one.state) for one in w.ledger.outbox.all()]
    proofs = (w.ledger.replay(at(19).date()), w.ledger.faults())
    w.ledger.close()
    folders = {
        folder: sorted(
            one.name.partition(":")[0]
            for part in ("new", "cur")
            for one in (path / "mailbox" / folder / part).iterdir()
        )
        for folder in (".", ".Lasvakt.Behandlat", ".Lasvakt.Granska")
    }
    return {
        "messages": sorted(messages), "cases": cases, "outbox": outbox, "proofs": proofs,
        "folders": folders, "recipients": [to for to, _ in sent(path)],
    }  # fmt: skip


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    path = prepared(tmp_path_factory.mktemp("undisturbed"))
    code, out = a_round(path, "none")
    counts = json.loads(out)
    assert (code, counts["read"], counts["sent"], len(sent(path))) == (0, 5, 1, 1)
    return standing(path)


@pytest.mark.parametrize("point", POINTS)
def test_a_round_begun_again_ends_where_an_undisturbed_one_does(
    tmp_path: Path, point: str, undisturbed: dict[str, object]
) -> None:
    path = prepared(tmp_path)
    assert a_round(path, point)[0] == 9
    again = a_round(path, "none")[0]
    # Handed over and cut off, it goes once more; the Maildir keeps one file a Message-ID.
    assert (again, standing(path)) == (0, undisturbed)
