"""`demo`, `once` and the door to them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemon.cli.app import _COMMANDS, run
from tests.whole import Whole


def test_the_demo_leaves_a_ledger_an_outbox_and_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    for _ in range(2):  # the second starts afresh
        assert run(["demo", str(folder)]) == 0
        assert (folder / "state.db").is_file()
        assert len(list((folder / "outbox" / "new").iterdir())) > 10
        assert "</html>" in (folder / "report.html").read_text("utf-8")
        said = capsys.readouterr()
        assert (said.err, "Påminnelserna ligger i" in said.out) == ("", True)


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_has_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert "Exempel: lasvakt" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [["once", "--now", "snart"], ["once", "--later"], ["run", "nu"], ["nonsens"], ["--nonsens"]],
)
def test_wrong_use_is_one_line_in_swedish(words: list[str], whole: Whole) -> None:
    said = whole.run(*words)
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert not any(word in said.err for word in ("Usage", "Error", "No such", "Try"))


def test_a_round_says_what_it_did(whole: Whole) -> None:
    said = whole.run("once", "--now", "2026-11-18T10:00")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("0 meddelanden lästa: 0 besked, 0 svar")
