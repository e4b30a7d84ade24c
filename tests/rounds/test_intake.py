"""Messages in: every one kept once, moved only when kept, none stopping another."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from daemon.ledger import LedgerFault
from daemon.rounds.ports import MailboxDown
from parsers.reading import Reading
from tests.rounds.world import SETTINGS, World, at, notice, other, world

MONDAY = date(2026, 11, 16)
NOW = at(17)


def folders(w: World) -> dict[str, int]:
    return {name: len(held) for name, held in w.mailbox.folders.items()}


def dispositions(w: World) -> list[str]:
    return [one.disposition for one in w.ledger.messages.all()]


def test_every_message_gets_its_one_disposition_and_its_folder(tmp_path: Path) -> None:
    w = world(tmp_path)
    w.arrive(notice("ordered", MONDAY))
    w.arrive(other("ignored"))
    w.arrive(other("review"))
    w.arrive(other("automatic"))
    result = w.round(NOW).as_json()
    assert result == {
        "read": 4, "notices": 1, "replies": 0, "automatic": 1, "ignored": 1, "review": 1,
        "duplicates": 0, "queued": 0, "sent": 0, "failed": 0, "held": None,
    }  # fmt: skip
    assert folders(w) == {"INBOX": 0, "Lasvakt/Behandlat": 3, "Lasvakt/Granska": 1}
    counts = w.ledger.message_counts()
    assert (counts.messages, counts.accounted, counts.review) == (4, 4, 1)


def test_the_mailbox_kept_as_it_is_gives_nothing_new_the_second_time(tmp_path: Path) -> None:
    keep = replace(SETTINGS, intake=replace(SETTINGS.intake, after="keep"))
    w = world(tmp_path, keep)
    w.arrive(notice("done", MONDAY))
    w.arrive(other("review"))
    first, second = w.round(NOW), w.round(NOW)
    assert (first.read, second.read, second.duplicates, folders(w)) == (2, 0, 0, {"INBOX": 2})


def test_the_same_bytes_twice_are_one_message_and_a_duplicate(tmp_path: Path) -> None:
    w = world(tmp_path)
    raw = w.arrive(notice("done", MONDAY))
    w.arrive(notice("done", MONDAY), raw=raw)
    first = w.round(NOW)
    w.arrive(notice("done", MONDAY), raw=raw)
    second = w.round(NOW)
    assert (first.read, first.notices, first.duplicates) == (2, 1, 1)
    assert (second.read, second.notices, second.duplicates) == (1, 0, 1)
    assert (dispositions(w), folders(w)["INBOX"]) == (["notice"], 0)


def test_killed_between_commit_and_move_nothing_is_lost_and_nothing_twice(tmp_path: Path) -> None:
    class Killed(BaseException):
        pass

    def die() -> None:
        raise Killed

    w = world(tmp_path)
    for day in (1, 2, 3):
        w.arrive(notice("done", date(2026, 11, 16), order=f"4821{day}"))
    w.mailbox.before_move = die
    with pytest.raises(Killed):
        w.round(NOW)
    assert (w.ledger.message_counts().messages, folders(w)) == (2, {"INBOX": 3})
    w.ledger.close()

    again = world(tmp_path)
    again.mailbox, again.readings = w.mailbox, w.readings
    again.mailbox.before_move = lambda: None
    result = again.round(NOW)
    assert (result.read, result.notices, result.duplicates) == (1, 1, 0)
    assert (dispositions(again), folders(again)) == (
        ["notice"] * 3,
        {"INBOX": 0, "Lasvakt/Behandlat": 3},
    )


def test_a_message_that_cannot_be_stored_goes_to_review_and_the_others_on(tmp_path: Path) -> None:
    w = world(tmp_path)
    w.arrive(notice("done", MONDAY))
    broken = notice("done", MONDAY, order="48300")
    w.arrive(replace(broken, layout=b"inte text"))  # type: ignore[arg-type]  # a parser's fault
    w.arrive(replace(broken, notices=(replace(broken.notices[0], status="okänd"),)))  # type: ignore[arg-type]  # a parser's fault
    w.arrive(notice("done", MONDAY, order="48400"))
    result = w.round(NOW)
    assert (result.read, result.notices, result.review) == (4, 2, 2)
    reasons = [one.reason_code for one in w.ledger.review_queue()]
    assert reasons == ["unstorable", "unstorable"]
    assert folders(w) == {"INBOX": 0, "Lasvakt/Behandlat": 2, "Lasvakt/Granska": 2}


def test_a_file_name_that_is_no_text_stops_nothing(tmp_path: Path) -> None:
    w = world(tmp_path)
    raw = w.arrive(notice("ordered", MONDAY))
    w.mailbox.folders["INBOX"] = {"1000.\udcff.x": raw}
    assert (w.round(NOW).notices, folders(w)) == (1, {"INBOX": 0, "Lasvakt/Behandlat": 1})


def test_a_message_above_the_limit_is_not_read_and_goes_to_review(tmp_path: Path) -> None:
    small = replace(SETTINGS, intake=replace(SETTINGS.intake, max_bytes=50))
    w = world(tmp_path, small)
    w.arrive(notice("done", MONDAY), raw=b"x" * 51)
    assert (w.round(NOW).review, w.ledger.review_queue()[0].reason_code) == (1, "too_large")


@pytest.mark.parametrize("call", ["enter", "first"])
def test_a_mailbox_that_is_down_holds_what_says_late_and_says_so(tmp_path: Path, call: str) -> None:
    w = world(tmp_path)
    w.arrive(notice("done", MONDAY))
    w.mailbox.fail[call] = MailboxDown("brevlådan svarar inte")
    result = w.round(NOW)
    assert (result.held, result.faults) == ("brevlådan svarar inte", ("brevlådan svarar inte",))
    assert w.ledger.log.read_through() is None


def test_what_was_read_before_the_mailbox_broke_is_kept(tmp_path: Path) -> None:
    w = world(tmp_path)
    for number in range(5):
        w.arrive(notice("done", MONDAY, order=f"4821{number}"))
    w.mailbox.fail["batches"] = MailboxDown("förbindelsen bröts")
    assert (w.round(NOW).notices, w.ledger.log.read_through()) == (2, None)
    w.mailbox.fail.clear()
    assert (w.round(NOW).notices, w.ledger.message_counts().messages) == (3, 5)
    assert (w.ledger.log.read_through(), folders(w)["INBOX"]) == (NOW, 0)


def test_a_move_that_fails_is_made_good_by_the_next_round(tmp_path: Path) -> None:
    w = world(tmp_path)
    w.arrive(notice("done", MONDAY))
    w.mailbox.fail["move"] = MailboxDown("mappen kan inte skapas")
    assert w.round(NOW).faults == ("mappen kan inte skapas",)
    w.mailbox.fail.clear()
    result = w.round(NOW)
    assert (result.read, result.duplicates, folders(w)["INBOX"]) == (0, 0, 0)


def test_read_through_is_set_only_when_the_mailbox_was_read_to_its_end(tmp_path: Path) -> None:
    w = world(tmp_path)
    for number in range(4):
        w.arrive(notice("done", MONDAY, order=f"4821{number}"))
    w.mailbox.limit = 2
    w.round(NOW)
    assert w.ledger.log.read_through() is None


def test_a_locked_ledger_leaves_every_message_in_the_mailbox(tmp_path: Path) -> None:
    w = world(tmp_path)
    w.arrive(notice("done", MONDAY))
    other_program = sqlite3.connect(tmp_path / "state.db", isolation_level=None)
    other_program.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerFault) as caught:
        w.round(NOW)
    other_program.execute("ROLLBACK")
    other_program.close()
    assert (caught.value.kind, folders(w)) == ("locked", {"INBOX": 1})
    assert w.round(NOW).notices == 1


def test_a_full_disk_leaves_every_unstored_message_in_the_mailbox(tmp_path: Path) -> None:
    w = world(tmp_path)
    w.round(NOW)
    pages = w.ledger._file.number("PRAGMA page_count")
    w.ledger._file.row(f"PRAGMA max_page_count = {pages + 1}")
    for number in range(60):
        w.arrive(notice("done", MONDAY, order=f"482{number:03}"))
    with pytest.raises(LedgerFault) as caught:
        w.round(NOW)
    stored = w.ledger.message_counts().messages
    assert caught.value.kind == "disk_full"
    assert stored + folders(w)["INBOX"] >= 60
    w.ledger._file.row("PRAGMA max_page_count = 100000")
    w.round(NOW)
    assert (w.ledger.message_counts().messages, folders(w)["INBOX"]) == (60, 0)
    assert (w.ledger.replay(date(2026, 11, 17)), w.ledger.faults()) == ((), ())


def verdict_on(w: World, reading: Reading) -> tuple[str, str | None]:
    w.arrive(reading)
    w.round(NOW)
    last = w.ledger.messages.all()[-1]
    return last.disposition, last.reason_code


def test_a_notice_counts_only_from_those_who_may_state_one(tmp_path: Path) -> None:
    w = world(tmp_path)
    told = notice("done", MONDAY)
    found = [
        verdict_on(w, told),
        verdict_on(w, replace(told, sender="noreply@evil.weborder.example")),
        verdict_on(w, replace(told, vouched=False)),
        verdict_on(w, replace(told, vouched=None)),
        verdict_on(w, replace(told, forwarded=True, sender="anna@exempel.example")),
        verdict_on(w, replace(told, forwarded=True, sender="anna@sub.exempel.example")),
        verdict_on(w, replace(told, forwarded=True, sender="anna@nord.example")),
    ]
    assert found == [
        ("notice", None),
        ("review", "sender"),
        ("review", "not_vouched"),
        ("review", "not_vouched"),
        ("notice", None),
        ("review", "forwarder"),
        ("review", "forwarder"),
    ]


def test_a_message_in_review_keeps_its_reading_but_nothing_unsafe(tmp_path: Path) -> None:
    w = world(tmp_path)
    told = notice("done", MONDAY, sender="okand@annan.example", client="K-7F3Q9M2A")
    w.arrive(told)
    w.arrive(
        replace(
            other("review"),
            partial={
                "order": "48213", "client": "19121212-1212", "name": "Tolvan Tolvansson",
                "provider": "Tolvans Hemtjänst", "status": "done", "date": "2026-11-16",
                "locks": "19121212-1212",
            },
        )
    )  # fmt: skip
    w.round(NOW)
    first, second = w.ledger.review_queue()
    assert first.partial == {
        "notices": [
            {
                "order": "48213", "action": "installation", "status": "done", "date": "2026-11-16",
                "provider": "Hemtjänst Nord AB", "locks": "PL-004512", "client": "K-7F3Q9M2A",
            }
        ]
    }  # fmt: skip
    assert second.partial == {"order": "48213", "status": "done", "date": "2026-11-16"}
    assert (first.sender, second.sender) == (None, None)


def test_a_dry_run_reads_everything_and_changes_nothing(tmp_path: Path) -> None:
    w = world(tmp_path)
    w.arrive(notice("done", date(2026, 11, 9)))
    w.round(at(9, 10))
    w.outbox.take()
    w.arrive(notice("done", MONDAY, order="48300"))
    before = list(w.ledger._file._raw.iterdump())
    tried = w.round(NOW, dry_run=True)
    assert (tried.notices, w.outbox.sent, folders(w)["INBOX"]) == (1, [], 1)
    assert tried.sent > 0
    assert list(w.ledger._file._raw.iterdump()) == before
    assert w.round(NOW).as_json() == tried.as_json()
