"""`reconcile` and `replay`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from tests.cli.conftest import NOW
from tests.whole import Whole, notice

LATER = "2026-11-18T10:05"


def tamper(whole: Whole, statement: str) -> None:
    with sqlite3.connect(whole.folder / "state.db") as db:
        db.execute(statement)
    db.close()


def test_a_mailbox_that_adds_up_is_said_to(busy: Whole) -> None:
    said = busy.run("reconcile")
    assert (said.code, said.err) == (0, "")
    assert [line.strip() for line in said.out.splitlines()] == [
        "0 i INBOX", "3 i Lasvakt/Behandlat", "1 i Lasvakt/Granska", "4 i liggaren",
        "Räkningen går ihop.",
    ]  # fmt: skip


def _unread(whole: Whole) -> None:
    whole.receive("9", notice("48900", "Mottagen", "2026-11-18"))


def _strange(whole: Whole) -> None:
    message = notice("48900", "Mottagen", "2026-11-18").as_bytes()
    (whole.folder / "mailbox" / ".Lasvakt.Behandlat" / "new" / "9").write_bytes(message)


def _gone(whole: Whole) -> None:
    folder = whole.folder / "mailbox" / ".Lasvakt.Behandlat"
    next(p for part in ("new", "cur") for p in (folder / part).glob("1*")).unlink()


def _no_row(whole: Whole) -> None:
    with sqlite3.connect(whole.folder / "state.db") as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM message WHERE id = 3")
    db.close()


@pytest.mark.parametrize(
    ("harm", "told", "code"),
    [
        (_unread, "1 är ännu inte lästa; kör lasvakt once", 1),
        (_strange, "1 ligger i en mapp utan att stå i liggaren", 1),
        (_gone, "1 står i liggaren men finns inte i någon av mapparna", 1),
        (_no_row, "1 ligger i en mapp utan att stå i liggaren", 1),
    ],
)
def test_what_does_not_add_up_is_told(
    busy: Whole, harm: Callable[[Whole], None], told: str, code: int
) -> None:
    harm(busy)
    said = busy.run("reconcile")
    assert (said.code, told in said.out, "går inte ihop" in said.out) == (code, True, True)


def test_an_unread_message_adds_up_after_the_next_round(busy: Whole) -> None:
    _unread(busy)
    busy.once(LATER)
    assert busy.run("reconcile").code == 0


def test_a_copy_is_counted_and_adds_up(busy: Whole) -> None:
    busy.receive("9", notice("48213", "Mottagen", "2026-11-09", Kundnr="10482"))
    assert busy.once(LATER)["duplicates"] == 1
    said = busy.run("reconcile")
    assert (said.code, "1 är kopior av ett annat" in said.out) == (0, True)


def test_a_mailbox_that_cannot_be_read_proves_nothing(busy: Whole) -> None:
    (busy.folder / "mailbox").rename(busy.folder / "borta")
    said = busy.run("reconcile")
    assert (said.code, bool(said.err)) == (1, True)


def test_replay_finds_no_difference_whatever_the_day(busy: Whole) -> None:
    for now in (NOW, "2027-03-01T09:00"):
        said = busy.run("replay", "--now", now)
        assert (said.code, said.out) == (0, "2 ärenden omräknade, 0 skillnader.\n")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE step_row SET due = '2027-01-01' WHERE step = 'link_lock'", "2026-0001: steg"),
        (
            "UPDATE order_row SET status = 'booked' WHERE order_no = '48300'",
            "2026-0002: order 48300",
        ),
        ("DELETE FROM step_row WHERE step = 'link_lock'", "2026-0001: steg"),
        ("DELETE FROM case_row WHERE key = 'order:48300'", "2026-0002: saknas"),
        ("UPDATE case_row SET provider = 'Annan' WHERE key = 'order:48300'", "2026-0002: kund"),
    ],
)
def test_a_tampered_row_is_named_and_repaired(busy: Whole, statement: str, told: str) -> None:
    before = busy.report(NOW)
    tamper(busy, statement)
    said = busy.run("replay", "--now", NOW)
    assert (said.code, told in said.out) == (1, True), said.out
    repaired = busy.run("replay", "--repair", "--now", NOW)
    assert (repaired.code, told in repaired.out) == (0, True)
    assert busy.run("replay", "--now", NOW).code == 0
    assert busy.report(NOW) == before


def test_replay_alone_writes_nothing(busy: Whole) -> None:
    tamper(busy, "UPDATE step_row SET due = '2027-01-01'")
    before = (busy.folder / "state.db").read_bytes()
    busy.run("replay", "--now", NOW)
    assert (busy.folder / "state.db").read_bytes() == before
