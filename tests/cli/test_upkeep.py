"""`backup`, `restore`, `rotate-key` and `unflag`."""

from __future__ import annotations

import secrets
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from daemon.ledger import Ledger
from tests.cli.conftest import NOW
from tests.whole import NORD, Whole, notice

LATER = "2026-11-18T10:05"


def register(whole: Whole, *numbers: str) -> str:
    path = whole.folder / "kunder.csv"
    rows = [f"{number};Nord;hemtjänst;2026-11-16" for number in numbers]
    path.write_text("\n".join(("Kundnr;Utförare;Insats;Från", *rows)), "utf-8")
    return str(path)


def test_a_backup_is_restored_and_the_former_ledger_kept(busy: Whole) -> None:
    copy = busy.folder / "kopia.db"
    before = busy.report(NOW)
    assert busy.run("backup", str(copy)).code == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    busy.run("confirm", "link_lock", "48213", "--now", NOW)
    changed = busy.report(NOW)
    said = busy.run("restore", str(copy))
    assert (said.code, busy.report(NOW)) == (0, before)
    assert changed != before
    former = busy.folder / "state.db.before-restore"
    assert str(former) in said.out
    assert busy.run("restore", str(former)).code == 0
    assert busy.report(NOW) == changed


def test_after_a_restore_what_was_read_since_is_read_again(busy: Whole) -> None:
    busy.run("backup", str(busy.folder / "kopia.db"))
    busy.receive("5", notice("48500", "Mottagen", "2026-11-18"))
    busy.once(LATER)
    busy.run("restore", str(busy.folder / "kopia.db"))
    said = busy.run("reconcile")
    assert (said.code, "flytta dem till inkorgen" in said.out) == (1, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["backup"], 2),
        (["backup", "{folder}/lasvakt.toml"], 2),
        (["backup", "{folder}/finns/inte.db"], 1),
        (["restore", "{folder}/saknas.db"], 1),
        (["restore", "{folder}/lasvakt.toml"], 1),
        (["restore", "{folder}"], 1),
        (["rotate-key", "{folder}/saknas.csv"], 2),
        (["rotate-key", "{folder}/lasvakt.toml"], 2),
        (["unflag"], 2),
        (["unflag", "annan@nord.example"], 1),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    busy: Whole, words: list[str], code: int
) -> None:
    before = held(busy)
    said = busy.run(*(word.format(folder=busy.folder) for word in words))
    assert (said.code, said.out, bool(said.err)) == (code, "", True), said
    assert "oväntat" not in said.err
    assert held(busy) == before


def held(whole: Whole) -> dict[str, bytes]:
    """What stands in the folder's files, SQLite's and the lock's own aside."""
    beside = (".lock", "-wal", "-shm")
    files = [p for p in whole.folder.iterdir() if p.is_file() and not p.name.endswith(beside)]
    return {path.name: path.read_bytes() for path in files}


def test_a_new_key_finds_the_case_again_and_a_message_joins_it(busy: Whole) -> None:
    old = busy.run("find", "10482", "--now", NOW)
    said = busy.run("rotate-key", register(busy, "10482"), "--now", NOW)
    assert said.code == 0, said.err
    new = busy.run("find", "10482", "--now", NOW)
    assert new.code == 0
    was, is_ = ({line for line in one.out.splitlines() if "Kund: " in line} for one in (old, new))
    assert was != is_
    assert new.out.replace(str(is_), "").count("48213") == old.out.count("48213")
    busy.receive("5", notice("48500", "Mottagen", "2026-11-18", Kundnr="10482"))
    busy.once(LATER)
    assert "48500" in busy.run("find", "10482", "--now", LATER).out
    assert busy.run("replay", "--now", LATER).code == 0
    key, kept = busy.folder / "client.key", busy.folder / "client.key.old"
    assert [stat.S_IMODE(p.stat().st_mode) for p in (key, kept)] == [0o600, 0o600]
    assert key.read_text() != kept.read_text()


def test_clients_that_stand_in_no_file_are_counted(busy: Whole) -> None:
    said = busy.run("rotate-key", register(busy, "77777"), "--now", NOW)
    assert (said.code, "1 kunder stod inte i filen" in said.err) == (1, True)
    assert busy.run("find", "10482", "--now", NOW).code == 1
    assert busy.run("case", "48213", "--now", NOW).code == 0


def test_a_second_change_of_key_waits_until_the_first_old_one_is_put_away(busy: Whole) -> None:
    busy.run("rotate-key", register(busy, "10482"), "--now", NOW)
    key = (busy.folder / "client.key").read_text()
    said = busy.run("rotate-key", register(busy, "10482"), "--now", NOW)
    assert (said.code, "client.key.old" in said.err) == (1, True)
    assert (busy.folder / "client.key").read_text() == key
    (busy.folder / "client.key.old").unlink()
    assert busy.run("rotate-key", register(busy, "10482"), "--now", NOW).code == 0


@pytest.mark.parametrize("lost", [True, False], ids=["lost", "another"])
def test_a_lost_or_another_key_is_told_and_nothing_is_read(busy: Whole, lost: bool) -> None:
    key = busy.folder / "client.key"
    right = key.read_text()
    _put(key, None if lost else secrets.token_hex(32))
    busy.receive("5", notice("48500", "Mottagen", "2026-11-18", Kundnr="10482"))
    for words in (["once", "--now", LATER], ["find", "10482"], ["import", register(busy, "1")]):
        said = busy.run(*words)
        assert (said.code, "säkerhetskopian" in said.err) == (2, True), words
    assert [p.name for p in (busy.folder / "mailbox" / "new").iterdir()] == ["5"]
    _put(key, right)
    assert busy.once(LATER)["notices"] == 1


def _put(key: Path, text: str | None) -> None:
    key.unlink(missing_ok=True)
    if text is not None:
        key.touch(0o600)
        key.write_text(text)


def test_a_flagged_address_gets_its_reminders_again_when_it_is_lifted(busy: Whole) -> None:
    with Ledger.open(busy.folder / "state.db") as ledger, ledger.writing():
        ledger.log.flag(
            NORD, "kom tillbaka: adressen tar inte emot", datetime(2026, 11, 18, tzinfo=UTC)
        )
    late = "2026-11-26T08:00"
    busy.once(late)
    assert NORD not in [mail["To"] for mail in busy.sent()]
    status = busy.run("status", "--now", late)
    assert (status.code, "lasvakt unflag" in status.out) == (1, True)
    wrong = busy.run("unflag", "annan@nord.example")
    assert (wrong.code, NORD in wrong.err) == (1, True)
    assert busy.run("unflag", NORD.upper()).code == 0
    busy.once("2026-11-26T08:05")
    assert NORD in [mail["To"] for mail in busy.sent()]
    again = busy.run("unflag", NORD)
    assert (again.code, "är inte spärrad" in again.err) == (1, True)
