"""`review`: the queue worked off, and the messages moved in a Maildir."""

from __future__ import annotations

import shutil

import pytest

from tests.whole import NORD, Whole, notice, reply

LATER = "2026-11-18T10:05"


def lying(whole: Whole) -> dict[str, list[str]]:
    """The messages of each folder by the number they were received as."""
    mailbox = whole.folder / "mailbox"
    folders = {"INBOX": mailbox, "handled": mailbox / ".Lasvakt.Behandlat"}
    folders["review"] = mailbox / ".Lasvakt.Granska"
    return {
        name: sorted(p.name[0] for part in ("new", "cur") for p in (folder / part).glob("*"))
        for name, folder in folders.items()
    }


def test_what_waits_is_listed_with_its_reason_and_lies_in_its_folder(busy: Whole) -> None:
    said = busy.run("review", "list")
    assert (said.code, said.out) == (
        0,
        "    4  2026-11-16  Statusen står med ord som ordlistan inte känner till.\n",
    )
    assert lying(busy) == {"INBOX": [], "handled": ["1", "2", "3"], "review": ["4"]}


def test_show_says_what_was_read_and_what_to_do_but_not_its_words(busy: Whole) -> None:
    said = busy.run("review", "show", "4")
    assert said.code == 0
    for words in ("order: 48400", "installation", "Lasvakt/Granska", "lasvakt review accept 4"):
        assert words in said.out
    assert "Omprövad" not in said.out
    assert "lasvakt review accept" not in busy.run("review", "show", "1").out


def test_an_accepted_message_is_a_notice_and_is_moved_at_the_next_round(busy: Whole) -> None:
    words = ("--status", "done", "--date", "2026-11-17", "--provider", "Nord", "--by", "Eva")
    said = busy.run("review", "accept", "4", *words, "--now", LATER)
    assert said.code == 0, said.err
    orders = {o["order"]: o for c in busy.report(LATER)["cases"] for o in c["orders"]}
    assert orders["48400"] == {
        "order": "48400", "action": "installation", "status": "done", "date": "2026-11-17",
    }  # fmt: skip
    assert {c["provider"] for c in busy.report(LATER)["cases"] if c["orders"] == [orders["48400"]]}
    assert busy.run("review", "list").out == "Ingenting väntar på granskning.\n"
    busy.once(LATER)
    assert lying(busy) == {"INBOX": [], "handled": ["1", "2", "3", "4"], "review": []}
    assert busy.run("reconcile").code == 0


def test_a_dismissed_message_states_nothing_and_is_moved_at_the_next_round(busy: Whole) -> None:
    before = busy.report(LATER)["cases"]
    assert busy.run("review", "dismiss", "4", "--reason", "prov", "--now", LATER).code == 0
    busy.once(LATER)
    assert lying(busy) == {"INBOX": [], "handled": ["1", "2", "3", "4"], "review": []}
    assert busy.report(LATER)["cases"] == before
    assert busy.report(LATER)["mailbox"]["accounted"] == 4


def test_a_mailbox_that_is_kept_as_it_is_is_not_moved_in(busy: Whole) -> None:
    config = busy.folder / "lasvakt.toml"
    text = config.read_text("utf-8").replace('path = "mailbox"', 'path = "mailbox"\nafter = "keep"')
    config.write_text(text, "utf-8")
    assert busy.run("review", "dismiss", "4", "--reason", "prov", "--now", LATER).code == 0
    busy.once(LATER)
    assert lying(busy)["review"] == ["4"]


def test_a_review_folder_taken_away_troubles_no_round(busy: Whole) -> None:
    assert busy.run("review", "dismiss", "4", "--reason", "prov", "--now", LATER).code == 0
    shutil.rmtree(busy.folder / "mailbox" / ".Lasvakt.Granska")
    assert busy.run("once", "--now", LATER).code == 0


def test_retry_decides_what_new_words_make_plain_and_moves_it(busy: Whole) -> None:
    assert "0 avgjorda, 1 väntar" in busy.run("review", "retry", "--now", LATER).out
    (busy.folder / "ord.toml").write_text('[statuses]\ndone = ["omprövad"]\n', "utf-8")
    assert "1 avgjorda, 0 väntar" in busy.run("review", "retry", "--now", LATER).out
    assert lying(busy)["review"] == []
    orders = [o["order"] for c in busy.report(LATER)["cases"] for o in c["orders"]]
    assert "48400" in orders


def test_an_answer_in_review_is_not_accepted_as_a_notice(busy: Whole) -> None:
    busy.once("2026-11-26T08:00")
    (reminder,) = [m for m in busy.sent() if m["To"] == NORD]
    busy.receive("5", reply(reminder, "Klart", "2026-11-26", sender="annan@soder.example"))
    busy.once("2026-11-26T09:00")
    said = busy.run("review", "accept", "5", "--status", "done")
    assert (said.code, "lasvakt confirm" in said.err) == (1, True)
    assert busy.run("review", "dismiss", "5", "--reason", "fel person").code == 0


def test_a_whole_notice_from_an_unknown_sender_is_accepted_as_it_is_read(busy: Whole) -> None:
    message = notice("48500", "Utförd", "2026-11-17")
    message.replace_header("From", "annan@annan.example")
    busy.receive("5", message)
    busy.once(LATER)
    shown = busy.run("review", "show", "5")
    assert "en adress som inte finns i inställningarna" in shown.out
    assert "annan.example" not in shown.out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["show", "99"], 1, "inget sådant meddelande"),
        (["show", "fyra"], 2, "heltal"),
        (["accept", "99"], 1, "inget sådant meddelande"),
        (["accept", "4"], 1, "ange --status"),
        (["accept", "4", "--status", "booked"], 1, "ange --date"),
        (["accept", "4", "--status", "klar"], 2, "ordered, booked, done, failed, cancelled"),
        (["accept", "4", "--status", "done", "--provider", "Okänd"], 2, "väntade någon av"),
        (["accept", "1"], 1, "redan avgjort"),
        (["dismiss", "4"], 2, "--reason saknas"),
        (["dismiss", "4", "--reason", " "], 1, "--reason"),
        (["dismiss", "1", "--reason", "x"], 1, "redan avgjort"),
        (["dismiss", "99", "--reason", "x"], 1, "inget sådant meddelande"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_the_message_waits(
    busy: Whole, words: list[str], code: int, told: str
) -> None:
    said = busy.run("review", *words)
    assert (said.code, told in said.err) == (code, True), said.err
    assert [m[:5].strip() for m in busy.run("review", "list").out.splitlines()] == ["4"]


def test_the_second_accept_of_a_message_is_refused(busy: Whole) -> None:
    assert busy.run("review", "accept", "4", "--status", "done", "--now", LATER).code == 0
    assert busy.run("review", "accept", "4", "--status", "done", "--now", LATER).code == 1
    assert busy.run("review", "dismiss", "4", "--reason", "x", "--now", LATER).code == 1
