"""A Maildir as mailbox and as way out: whole files, moved by renaming, nothing twice."""

from __future__ import annotations

import os
from email.message import EmailMessage
from pathlib import Path

import pytest

from daemon.mail.faults import MailboxDown, OutboxDown
from daemon.mail.fetched import Fetched
from daemon.mail.maildir import make_maildir, subfolder, write
from daemon.mail.maildir_mailbox import MaildirMailbox, probe_maildir
from daemon.mail.maildir_outbox import MaildirOutbox
from tests.mail.filling import MESSAGE_BYTES, message, soon


@pytest.fixture
def top(tmp_path: Path) -> Path:
    made = tmp_path / "mailbox"
    make_maildir(made)
    return made


def fill(top: Path, count: int) -> list[bytes]:
    sent = [message(number) for number in range(count)]
    for number, raw in enumerate(sent):
        write(top, f"{1_700_000_000 + number}.{number}.host", raw)
    return sent


def read_all(mailbox: MaildirMailbox, batch: int = 300) -> list[list[Fetched]]:
    return list(mailbox.batches(batch=batch, max_bytes=MESSAGE_BYTES, deadline=soon()))


def files(path: Path) -> dict[str, bytes]:
    """What lies in ``new`` and ``cur``, by folder and name."""
    return {
        f"{name}/{found.name}": found.read_bytes()
        for name in ("new", "cur")
        for found in (path / name).iterdir()
    }


def test_messages_come_oldest_first_in_batches_from_new_and_cur(top: Path) -> None:
    sent = fill(top, 5)
    first = top / "new" / "1700000000.0.host"
    first.rename(top / "cur" / "1700000000.0.host:2,S")
    with MaildirMailbox(top) as mailbox:
        batches = read_all(mailbox, 2)
        assert mailbox.complete
    assert [[one.raw for one in batch] for batch in batches] == [sent[:2], sent[2:4], sent[4:]]
    assert batches[0][0] == Fetched(
        folder="INBOX", uidvalidity=1, uid="1700000000.0.host", size=len(sent[0]), raw=sent[0]
    )


def test_batches_are_cut_by_bytes(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("daemon.mail.maildir_mailbox.BATCH_BYTES", 500)
    fill(top, 5)
    with MaildirMailbox(top) as mailbox:
        assert [len(batch) for batch in read_all(mailbox)] == [2, 2, 1]


def test_a_message_over_the_limit_is_given_without_its_bytes(top: Path) -> None:
    fill(top, 1)
    with MaildirMailbox(top) as mailbox:
        ((one,),) = mailbox.batches(batch=2, max_bytes=50, deadline=soon())
    assert (one.raw, one.size) == (None, len(message(0)))


def test_moved_messages_lie_in_the_subfolder_as_they_were(top: Path) -> None:
    (raw, other) = fill(top, 2)
    (top / "new" / "1700000001.1.host").rename(top / "cur" / "1700000001.1.host:2,RS")
    with MaildirMailbox(top) as mailbox:
        (batch,) = read_all(mailbox)
        mailbox.move([one.uid for one in batch], "Lasvakt/Behandlat")
    assert files(top) == {}
    assert files(top / ".Lasvakt.Behandlat") == {
        "new/1700000000.0.host": raw,
        "cur/1700000001.1.host:2,RS": other,
    }
    assert (top / ".Lasvakt.Behandlat" / "maildirfolder").exists()


def test_another_programs_renaming_meanwhile_loses_nothing(top: Path) -> None:
    fill(top, 3)
    got = []
    with MaildirMailbox(top) as mailbox:
        for batch in mailbox.batches(batch=1, max_bytes=MESSAGE_BYTES, deadline=soon()):
            got += [one.uid for one in batch]
            for number in (1, 2):
                seen = top / "new" / f"170000000{number}.{number}.host"
                if seen.exists():
                    seen.rename(top / "cur" / f"{seen.name}:2,S")
        mailbox.move(got, "Lasvakt/Granska")
        assert mailbox.complete
    assert got == ["1700000000.0.host", "1700000001.1.host", "1700000002.2.host"]
    assert (files(top), len(files(top / ".Lasvakt.Granska"))) == ({}, 3)


def test_a_message_whose_flags_change_before_the_move_is_moved_with_them(top: Path) -> None:
    (raw,) = fill(top, 1)
    with MaildirMailbox(top) as mailbox:
        read_all(mailbox)
        (top / "new" / "1700000000.0.host").rename(top / "cur" / "1700000000.0.host:2,F")
        mailbox.move(["1700000000.0.host"], "Lasvakt/Granska")
    assert files(top) == {}
    assert files(top / ".Lasvakt.Granska") == {"cur/1700000000.0.host:2,F": raw}


def test_a_message_deleted_meanwhile_is_neither_given_nor_missed(top: Path) -> None:
    fill(top, 3)
    with MaildirMailbox(top) as mailbox:
        batches = mailbox.batches(batch=1, max_bytes=MESSAGE_BYTES, deadline=soon())
        first = next(batches)
        (top / "new" / "1700000002.2.host").unlink()
        rest = list(batches)
        mailbox.move(["1700000002.2.host"], "Lasvakt/Behandlat")
        assert mailbox.complete
    assert [one.uid for batch in (first, *rest) for one in batch] == [
        "1700000000.0.host",
        "1700000001.1.host",
    ]


def test_known_messages_are_not_read_again(top: Path) -> None:
    fill(top, 3)
    with MaildirMailbox(top) as mailbox:
        (batch,) = mailbox.batches(
            batch=9,
            max_bytes=MESSAGE_BYTES,
            deadline=soon(),
            known=lambda _, uid: uid == "1700000001.1.host",
        )
    assert [one.uid for one in batch] == ["1700000000.0.host", "1700000002.2.host"]


def test_a_deadline_that_has_passed_gives_nothing(top: Path) -> None:
    fill(top, 1)
    with MaildirMailbox(top) as mailbox:
        batches = list(mailbox.batches(batch=9, max_bytes=MESSAGE_BYTES, deadline=soon(-1)))
        assert (batches, mailbox.complete) == ([], False)


def test_a_missing_maildir_is_permanent_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "saknas"
    with pytest.raises(MailboxDown, match="lasvakt init") as raised, MaildirMailbox(missing):
        pass
    assert (raised.value.permanent, raised.value.stage) == (True, "mapp")
    assert not missing.exists()


def test_the_probe_says_what_it_found(top: Path) -> None:
    fill(top, 2)
    assert list(probe_maildir(top, ["Lasvakt/Granska"], moves=True)) == [
        f"Mapp: {top} kan läsas, 2 meddelanden.",
        "Flytt: meddelanden kan flyttas.",
        "Mapp: Lasvakt/Granska saknas och skapas vid behov.",
    ]


def test_folders_are_those_of_maildir_plus_plus(top: Path) -> None:
    names = ["INBOX", "INBOX/Order", "Lasvakt/Granska"]
    assert [subfolder(top, name) for name in names] == [
        top,
        top / ".Order",
        top / ".Lasvakt.Granska",
    ]


def reminder() -> EmailMessage:
    made = EmailMessage()
    made["Message-ID"] = "<1@kommun.example>"
    made["Subject"] = "Försenat"
    made.set_content("Länka låset.\n")
    return made


def test_a_message_sent_again_under_its_own_id_stands_there_once(top: Path) -> None:
    with MaildirOutbox(top) as outbox:
        for recipient in ("a@nord.example", "b@nord.example", "a@nord.example"):
            outbox.send(reminder(), recipient)
    found = files(top)
    assert (len(found), len(set(found.values()))) == (2, 1)
    assert list((top / "tmp").iterdir()) == []
    assert {os.stat(top / name).st_mode & 0o777 for name in found} == {0o600}


def test_an_outbox_that_is_no_maildir_is_permanent(tmp_path: Path) -> None:
    with pytest.raises(OutboxDown, match=r"path under \[outbox\]") as raised:
        MaildirOutbox(tmp_path).__enter__()
    assert (raised.value.permanent, raised.value.stage) == (True, "sändning")


def test_a_full_disk_leaves_no_half_message(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with MaildirOutbox(top) as outbox, pytest.raises(OutboxDown, match="diskutrymme") as raised:
        outbox.send(reminder(), "a@nord.example")
    assert (raised.value.permanent, files(top), list((top / "tmp").iterdir())) == (False, {}, [])
