"""Word to the systemförvaltare: a weborder that reads no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from parsers.reading import Reading
from tests.rounds.world import ADMIN, WEBORDER, World, at, notice, text_of, world

MONDAY = date(2026, 11, 16)


def told(w: World, kind: str) -> list[str]:
    return [mail.recipient for mail in w.ledger.outbox.all() if mail.kind == kind]


def unread() -> Reading:
    """A message of the weborder's that the parsers could not decide."""
    return Reading(
        verdict="review", reason="Oklart.", reason_code="unknown", sender=WEBORDER, vouched=True
    )


def drifted(path: Path) -> World:
    w = world(path)
    w.round(at(2))
    for n in range(10):
        w.arrive(notice("ordered", date(2026, 11, 2), order=str(48200 + n)))
    w.round(at(2, 10))
    for _ in range(5):
        w.arrive(unread())
    return w


def test_a_weborder_that_reads_no_more_is_told_once_until_it_has_passed(tmp_path: Path) -> None:
    w = drifted(tmp_path)
    for hour in range(8, 15):
        w.round(at(3, hour))
        w.round(at(4, hour))
    assert told(w, "drift") == [ADMIN]
    (mail,) = [m for m in w.outbox.take() if "förstår inte" in m["Subject"]]
    assert "0 av de 5 senaste" in text_of(mail)
    for n in range(20):
        w.arrive(notice("ordered", date(2026, 11, 4), order=str(48300 + n)))
    w.round(at(5))
    for _ in range(10):
        w.arrive(unread())
    w.round(at(6))
    assert told(w, "drift") == [ADMIN, ADMIN]


def test_drift_is_not_told_at_night_nor_in_a_dry_run(tmp_path: Path) -> None:
    w = drifted(tmp_path)
    w.round(at(3, 20))
    w.round(at(4), dry_run=True)
    assert told(w, "drift") == []
    w.round(at(4))
    assert told(w, "drift") == [ADMIN]
