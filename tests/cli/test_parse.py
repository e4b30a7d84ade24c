"""`parse`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from daemon.cli.app import run
from tests.whole import Whole, notice


def saved(folder: Path, name: str, order: str, status: str = "Utförd", **more: str) -> str:
    path = folder / name
    path.write_bytes(notice(order, status, "2026-11-18", **more).as_bytes())
    return str(path)


def test_json_is_one_object_a_line_in_the_order_of_the_files(whole: Whole) -> None:
    files = [saved(whole.folder, f"{n}.eml", f"4821{n}", Kundnr="10482") for n in (3, 1, 2)]
    said = whole.run("parse", "--json", *files)
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, [line["file"] for line in lines]) == (0, files)
    client = lines[0]["notices"][0]["client"]
    assert lines[0] == {
        "file": files[0], "verdict": "notice", "forwarded": False, "reason": None,
        "notices": [{
            "order": "48213", "action": "installation", "status": "done", "date": "2026-11-18",
            "provider": "Hemtjänst Nord AB", "locks": [], "client": client,
        }],
    }  # fmt: skip
    assert client.startswith("K-")


def test_text_shows_the_words_each_field_came_from(whole: Whole) -> None:
    said = whole.run("parse", saved(whole.folder, "a.eml", "48213", Namn="Tolvan Exempel"))
    assert said.code == 0
    assert "besked" in said.out
    assert "Ordernummer: 48213" in said.out


def test_a_file_that_is_not_there_is_told_and_the_others_are_read(whole: Whole) -> None:
    files = [saved(whole.folder, "a.eml", "48213"), "saknas.eml", str(whole.folder)]
    said = whole.run("parse", "--json", *files, saved(whole.folder, "b.eml", "48214"))
    orders = [json.loads(line)["notices"][0]["order"] for line in said.out.splitlines()]
    assert (said.code, orders) == (2, ["48213", "48214"])
    assert "saknas.eml: finns inte" in said.err
    assert "är en mapp" in said.err


def test_reading_touches_neither_ledger_nor_mailbox(whole: Whole) -> None:
    whole.run("parse", saved(whole.folder, "a.eml", "48213"))
    assert not (whole.folder / "state.db").exists()
    assert [p for p in (whole.folder / "mailbox").rglob("*") if p.is_file()] == []


def test_without_a_configuration_anyone_may_be_the_sender_and_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LASVAKT_CONFIG", raising=False)
    message = notice("48213", "Utförd", "2026-11-18", Kundnr="10482")
    message.replace_header("From", "annan@annan.example")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    assert run(["parse", "--json", "a.eml"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["verdict"] == "notice"
    assert "provnyckel" in said.err


def test_with_a_configuration_only_the_weborder_may(whole: Whole) -> None:
    message = notice("48213", "Utförd", "2026-11-18")
    message.replace_header("From", "annan@annan.example")
    (whole.folder / "a.eml").write_bytes(message.as_bytes())
    read = json.loads(whole.run("parse", "--json", str(whole.folder / "a.eml")).out)
    assert (read["verdict"], read["notices"]) == ("review", [])
    assert read["reason"]


def test_what_is_no_message_is_read_as_review(whole: Whole) -> None:
    for name, data in (("tom.eml", b""), ("skräp.eml", b"\0\xff" * 5000)):
        (whole.folder / name).write_bytes(data)
        said = whole.run("parse", "--json", str(whole.folder / name))
        assert (said.code, json.loads(said.out)["verdict"]) == (0, "review")


def test_markup_of_the_terminal_in_a_message_is_shown_as_it_is(whole: Whole) -> None:
    file = saved(whole.folder, "[red]a.eml", "48213", **{"Utförare": "[bold]Nord[/bold]"})
    said = whole.run("parse", file)
    assert (said.code, "[bold]Nord[/bold]" in said.out) == (0, True)


def test_what_was_read_and_what_was_not_is_told_in_swedish(whole: Whole) -> None:
    cut = saved(whole.folder, "a.eml", "48213", **{"Låsnummer": "PL-00…"})
    said = whole.run("parse", cut, saved(whole.folder, "b.eml", "48213", "Klar")).out
    assert ("avkortat" in said, "  lås  " in said, "  utförd  " in said) == (True, True, True)
    assert not any(word in said for word in (" done ", "serial", "message", "locks"))
