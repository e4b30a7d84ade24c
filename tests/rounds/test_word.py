"""Word to the systemförvaltare: a ladder at its end, and a weborder that reads no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from daemon.rounds.ports import MailboxDown
from daemon.routine.rules import Routine
from parsers.reading import Reading
from tests.rounds.world import ADMIN, NORD, SETTINGS, WEBORDER, World, at, notice, text_of, world

MONDAY = date(2026, 11, 16)


def _only(*steps: str) -> Routine:
    routine = SETTINGS.routine
    return replace(routine, off=frozenset(routine.steps) - set(steps))


def to_the_end(path: Path, *orders: str) -> World:
    """A world where every ladder of `remove_receipt_product` has had its five reminders."""
    w = world(path, replace(SETTINGS, routine=_only("remove_receipt_product")))
    w.round(at(13))
    for order in orders:
        w.arrive(notice("ordered", MONDAY - timedelta(days=1), order=order))
        w.arrive(notice("done", MONDAY, order=order))
    for day in range(16, 31):
        w.round(at(day))
    for day in range(1, 11):
        w.round(at(day, month=12))
    w.outbox.take()
    return w


def told(w: World, kind: str) -> list[str]:
    return [mail.recipient for mail in w.ledger.outbox.all() if mail.kind == kind]


def test_what_was_reminded_in_vain_to_the_end_is_told_once_in_one_mail(tmp_path: Path) -> None:
    w = to_the_end(tmp_path, "48213", "48214")
    assert told(w, "exhausted") == []  # the last reminder still has its days
    for day in range(11, 24):
        w.round(at(day, month=12))
    (mail,) = w.outbox.take()
    assert (mail["To"], mail["Subject"]) == (
        ADMIN,
        "2 steg får inga fler påminnelser och behöver dig",
    )
    text = text_of(mail)
    assert "Påmint:     5 gånger" in text
    assert "order 48213" in text
    assert "order 48214" in text
    assert NORD not in {m.recipient for m in w.ledger.outbox.all() if m.day > date(2026, 12, 10)}


def test_a_step_that_closes_after_its_last_reminder_is_not_told(tmp_path: Path) -> None:
    w = to_the_end(tmp_path, "48213")
    w.arrive(notice("cancelled", date(2026, 12, 11)))
    for day in range(11, 24):
        w.round(at(day, month=12))
    assert told(w, "exhausted") == []


def test_a_mailbox_that_is_not_read_holds_the_word_too(tmp_path: Path) -> None:
    w = to_the_end(tmp_path, "48213")
    w.mailbox.fail["enter"] = MailboxDown("borta")
    for day in range(11, 20):
        w.round(at(day, month=12))
    assert told(w, "exhausted") == []
    w.mailbox.fail.clear()
    w.round(at(21, month=12))
    assert told(w, "exhausted") == [ADMIN]


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
