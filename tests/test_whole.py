"""The main job as a user would see it: processes, files, and a Maildir."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.whole import ADMIN, NORD, Whole, notice, reply


@pytest.fixture
def whole(tmp_path: Path) -> Whole:
    return Whole(tmp_path)


def test_a_done_installation_opens_its_steps_and_reminds_each_role_once(whole: Whole) -> None:
    whole.receive("1", notice("48213", "Mottagen", "2026-11-09"))
    whole.receive("2", notice("48213", "Utförd", "2026-11-18"))
    assert whole.once("2026-11-18T10:00") == {
        "read": 2, "notices": 2, "replies": 0, "automatic": 0, "ignored": 0, "review": 0,
        "duplicates": 0, "queued": 0, "sent": 0, "failed": 0, "held": None,
    }  # fmt: skip
    assert whole.states("2026-11-18T10:00") == {
        "await_installation": "done",
        "link_lock": "open",
        "remove_receipt_product": "open",
    }
    assert whole.once("2026-11-19T08:00")["sent"] == 1  # the heads-up to the systemförvaltare
    assert whole.once("2026-11-19T09:00")["sent"] == 0
    assert whole.once("2026-11-23T08:00")["sent"] == 1
    assert [mail["To"] for mail in whole.sent()] == [ADMIN, ADMIN]
    step = whole.steps("2026-11-23T08:00")["link_lock", "48213"]
    assert (step["state"], step["workdays_late"], step["reminders"]) == ("overdue", 1, 1)
    assert step["why"] == "montering utförd 2026-11-18 + 2 arbetsdagar"


def test_klart_by_mail_closes_the_step_and_angra_opens_it_again(whole: Whole) -> None:
    whole.receive("1", notice("48213", "Utförd", "2026-11-18"))
    whole.once("2026-11-18T10:00")
    whole.once("2026-11-26T08:00")
    (reminder,) = [m for m in whole.sent() if m["To"] == NORD]
    whole.receive("2", reply(reminder, "Klart", "2026-11-26"))
    counts = whole.once("2026-11-26T10:00")
    assert (counts["replies"], counts["sent"]) == (1, 1)
    assert whole.states("2026-11-26T10:00")["remove_receipt_product"] == "done"
    receipt = whole.sent()[-1]
    assert receipt["To"] == NORD
    assert receipt["In-Reply-To"] is not None
    whole.receive("3", reply(receipt, "ångra", "2026-11-26"))
    whole.once("2026-11-26T11:00")
    assert whole.states("2026-11-26T11:00")["remove_receipt_product"] == "overdue"


def test_an_answer_from_somebody_else_changes_nothing_and_is_not_answered(whole: Whole) -> None:
    whole.receive("1", notice("48213", "Utförd", "2026-11-18"))
    whole.once("2026-11-18T10:00")
    whole.once("2026-11-26T08:00")
    (reminder,) = [m for m in whole.sent() if m["To"] == NORD]
    before = len(whole.sent())
    whole.receive("2", reply(reminder, "Klart", "2026-11-26", sender="annan@soder.example"))
    counts = whole.once("2026-11-26T10:00")
    assert counts["replies"] == 1
    assert len(whole.sent()) == before
    assert whole.states("2026-11-26T10:00")["remove_receipt_product"] == "overdue"
    assert whole.report("2026-11-26T10:00")["mailbox"]["review"] == 1


def test_no_mail_and_no_report_names_the_client(whole: Whole) -> None:
    secret = {"Kundnr": "10482", "Namn": "Tolvan Exempel", "Personnr": "19121212-1212"}
    whole.receive("1", notice("48213", "Utförd", "2026-11-18", **secret))
    whole.once("2026-11-18T10:00")
    whole.once("2026-11-26T08:00")
    outputs = [m.as_string() for m in whole.sent()]
    for form in ("text", "html", "csv", "json"):
        outputs.append(whole.run("report", "--format", form, "--now", "2026-11-26T08:00").out)
    ledger = b"".join(path.read_bytes() for path in whole.folder.glob("state.db*"))
    for value in ("10482", "Tolvan", "1212-1212", "191212121212"):
        assert not any(value in output for output in outputs)
        assert value.encode() not in ledger


def test_a_dry_run_changes_nothing_anywhere(whole: Whole) -> None:
    whole.receive("1", notice("48213", "Utförd", "2026-11-18"))
    counts = whole.once("2026-11-26T08:00", "--dry-run")
    assert (counts["read"], counts["notices"]) == (1, 1)
    assert counts["sent"] > 0
    assert [p.name for p in (whole.folder / "mailbox" / "new").iterdir()] == ["1"]
    assert whole.sent() == []
    assert whole.once("2026-11-26T08:00")["read"] == 1


def test_a_mailbox_that_is_gone_holds_what_says_late_and_exits_1(whole: Whole) -> None:
    whole.receive("1", notice("48213", "Utförd", "2026-11-18"))
    whole.once("2026-11-18T10:00")
    (whole.folder / "mailbox").rename(whole.folder / "borta")
    said = whole.run("once", "--json", "--now", "2026-11-26T08:00")
    assert said.code == 1
    assert said.json["held"] is not None
    assert [m["To"] for m in whole.sent()] != [NORD]
    assert all("sent" not in str(m["Subject"]) for m in whole.sent())


def test_the_service_reads_and_ends_cleanly_and_a_second_one_is_refused(whole: Whole) -> None:
    whole.receive("1", notice("48213", "Mottagen", "2026-11-09"))
    with subprocess.Popen(whole.command("run"), stderr=subprocess.PIPE, text=True) as service:
        try:
            _until(lambda: not list((whole.folder / "mailbox" / "new").iterdir()))
            for words in (["run"], ["once"]):
                second = whole.run(*words)
                assert (second.code, "redan" in second.err) == (1, True)
        finally:
            service.send_signal(signal.SIGTERM)
        assert service.wait(timeout=20) == 0
        assert service.stderr is not None
        assert '"event": "stopped"' in service.stderr.read()
    assert "48213" in whole.run("cases").out


def _until(condition: object, seconds: float = 30) -> None:
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["case", "99999"], 1),
        (["confirm", "link_lock", "99999"], 1),
        (["confirm", "inget_steg", "48213"], 1),
        (["snooze", "link_lock", "48213"], 2),
        (["once", "--now", "i morgon"], 2),
        (["record", "client", "--client", "Anna", "--provider", "Nord"], 2),
        (["record", "client", "--client", "10482", "--provider", "Okänd"], 2),
        (["import", "finns-inte.csv"], 2),
        (["preview", "inget_steg"], 2),
        (["parse", "finns-inte.eml"], 2),
        (["nonsens"], 2),
    ],
)
def test_wrong_use_is_told_in_a_line_without_a_traceback(
    whole: Whole, words: list[str], code: int
) -> None:
    whole.receive("1", notice("48213", "Utförd", "2026-11-18"))
    whole.once("2026-11-18T10:00")
    said = whole.run(*words)
    assert (said.code, bool(said.err.strip())) == (code, True)


def test_a_ledger_that_may_not_be_written_is_told_and_loses_nothing(whole: Whole) -> None:
    whole.receive("1", notice("48213", "Mottagen", "2026-11-09"))
    whole.once("2026-11-09T10:00")
    whole.receive("2", notice("48213", "Utförd", "2026-11-18"))
    ledger = whole.folder / "state.db"
    good = ledger.read_bytes()
    ledger.write_bytes(b"detta ar ingen liggare" * 100)
    for beside in whole.folder.glob("state.db-*"):
        beside.unlink()
    said = whole.run("once", "--now", "2026-11-18T10:00")
    assert (said.code, "ingen liggare" in said.err) == (1, True)
    assert [p.name for p in (whole.folder / "mailbox" / "new").iterdir()] == ["2"]
    ledger.write_bytes(good)
    os.chmod(ledger, 0o600)
    assert whole.once("2026-11-18T10:00")["notices"] == 1
