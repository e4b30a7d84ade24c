"""`init` and `check`."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from daemon.cli.app import run
from tests.whole import Whole


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_init_makes_a_configuration_a_key_and_folders_for_the_account_alone(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "mapp"
    assert run(["init", str(folder)]) == 0
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir()}
    assert {name: oct(mode) for name, mode in modes.items()} == {
        "lasvakt.toml": "0o600", "client.key": "0o600", "mailbox": "0o700", "outbox": "0o700",
    }  # fmt: skip
    assert len((folder / "client.key").read_text().strip()) >= 64
    assert sorted(p.name for p in (folder / "mailbox").iterdir()) == ["cur", "new", "tmp"]


def test_init_again_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init", str(tmp_path)])
    before = contents(tmp_path)
    assert run(["init", str(tmp_path)]) == 0
    assert contents(tmp_path) == before
    assert "finns redan och är orörd" in capsys.readouterr().out


def test_two_keys_are_never_alike(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(["init", str(tmp_path / name)])
    keys = {(tmp_path / name / "client.key").read_text() for name in ("a", "b")}
    assert len(keys) == 2


def test_init_again_makes_the_folders_that_the_configuration_has_come_to_name(whole: Whole) -> None:
    config = whole.folder / "lasvakt.toml"
    text = config.read_text("utf-8")
    config.write_text(f'{text}\n[register]\nfolder = "in"\n\n[templates]\nfolder = "mallar"\n')
    assert whole.run("init", str(whole.folder)).code == 0
    assert [(whole.folder / name).is_dir() for name in ("in", "mallar")] == [True, True]


def test_check_goes_through_every_stage(whole: Whole) -> None:
    said = whole.run("check")
    stages = dict.fromkeys(line[8:].partition(":")[0] for line in said.out.splitlines()[:-1])
    assert (said.code, said.err) == (0, "")
    assert list(stages) == [
        "filer", "ord och rutin", "mallar", "brevlåda", "utskick", "avsändare", "maskin",
    ]  # fmt: skip


def _open_key(whole: Whole) -> None:
    os.chmod(whole.folder / "client.key", 0o644)


def _no_mailbox(whole: Whole) -> None:
    (whole.folder / "mailbox").rename(whole.folder / "borta")


def _no_outbox(whole: Whole) -> None:
    (whole.folder / "outbox").rename(whole.folder / "borta")


def _no_ledger(whole: Whole) -> None:
    (whole.folder / "state.db").write_bytes(b"detta ar ingen liggare" * 100)
    os.chmod(whole.folder / "state.db", 0o600)


def _bad_template(whole: Whole) -> None:
    (whole.folder / "mallar").mkdir()
    (whole.folder / "mallar" / "reminder.txt.j2").write_text("{{ finns_inte }}")
    _add(whole, '[templates]\nfolder = "mallar"\n')


def _no_register(whole: Whole) -> None:
    _add(whole, '[register]\nfolder = "in"\n')


def _bad_words(whole: Whole) -> None:
    (whole.folder / "ord.toml").write_text("nonsens = 1\n")


def _add(whole: Whole, text: str) -> None:
    config = whole.folder / "lasvakt.toml"
    config.write_text(f"{config.read_text('utf-8')}\n{text}", "utf-8")


@pytest.mark.parametrize(
    ("harm", "stage"),
    [
        (_open_key, "filer"),
        (_no_ledger, "filer"),
        (_bad_words, "ord och rutin"),
        (_bad_template, "mallar"),
        (_no_mailbox, "brevlåda"),
        (_no_outbox, "utskick"),
        (_no_register, "register"),
    ],
)
def test_check_says_which_stage_fails_and_tries_the_others(
    whole: Whole, harm: object, stage: str
) -> None:
    assert callable(harm)
    harm(whole)
    said = whole.run("check")
    failed = {line[8:].partition(":")[0] for line in said.out.splitlines() if line[:3] == "fel"}
    assert (said.code, failed, "att rätta" in said.err) == (1, {stage}, True)
    assert "maskin: " in said.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[nonsens]\n", "nonsens"),
        ("[reminder]\n", "reminders"),
        ("[schedule]\nminutes = 0\n", "schedule.minutes"),
        ("[[", "TOML"),
    ],
)
def test_a_faulty_configuration_is_wrong_use_in_every_command(
    whole: Whole, text: str, told: str
) -> None:
    _add(whole, text)
    for words in (["check"], ["once"], ["cases"], ["status"], ["confirm", "link_lock", "1"]):
        said = whole.run(*words)
        assert (said.code, told in said.err) == (2, True), words


def test_a_missing_configuration_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LASVAKT_CONFIG", raising=False)
    assert (run(["--config", "nix.toml", "check"]), run(["check"])) == (2, 2)
    assert capsys.readouterr().err.count("lasvakt init") == 2
