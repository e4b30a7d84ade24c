"""`simulate` and `preview`."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemon.cli.app import run
from daemon.routine.table import load
from tests.cli.conftest import NOW
from tests.whole import ADMIN, NORD, Whole


def files(folder: Path) -> dict[str, bytes]:
    found = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert not found.pop("state.db-wal", b"")  # a reader makes it, and writes nothing there
    found.pop("state.db-shm", None)
    return found


def test_simulate_tells_what_would_go_to_whom_when_and_why_and_writes_nothing(busy: Whole) -> None:
    before = files(busy.folder)
    said = busy.run("simulate", "--until", "2026-11-26", "--now", NOW)
    assert files(busy.folder) == before
    assert said.code == 0
    why = "(montering utförd 2026-11-18 + 2 arbetsdagar)"
    product = "(montering utförd 2026-11-18 + 5 arbetsdagar)"
    link, remove = (
        "link_lock, order 48213, senast 2026-11-20",
        "remove_receipt_product, order 48213",
    )
    space = " " * 12
    assert said.out.splitlines() == [
        f"2026-11-19  påminnelse till {ADMIN}", f"{space}{link}: förvarning {why}",
        f"2026-11-23  påminnelse till {ADMIN}", f"{space}{link}: påminnelse 1 {why}",
        f"2026-11-24  påminnelse till {NORD}",
        f"{space}{remove}, senast 2026-11-25: förvarning {product}",
        f"2026-11-26  påminnelse till {ADMIN}", f"{space}{link}: påminnelse 2 {why}",
        f"2026-11-26  påminnelse till {NORD}",
        f"{space}{remove}, senast 2026-11-25: påminnelse 1 {product}",
    ]  # fmt: skip


def test_what_is_simulated_is_what_comes(busy: Whole) -> None:
    said = busy.run("simulate", "--until", "2026-11-19", "--now", NOW)
    assert f"2026-11-19  påminnelse till {ADMIN}" in said.out
    assert busy.once("2026-11-19T07:30")["sent"] == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [(["simulate"], 2), (["simulate", "--until", "snart"], 2), (["preview", "inget_steg"], 2)],
)
def test_wrong_use_is_told(busy: Whole, words: list[str], code: int) -> None:
    assert busy.run(*words).code == code


def test_simulate_to_a_day_gone_by_is_refused(busy: Whole) -> None:
    said = busy.run("simulate", "--until", "2026-11-17", "--now", NOW)
    assert (said.code, "--until" in said.err) == (2, True)


def test_simulate_without_a_ledger_makes_none(whole: Whole) -> None:
    assert whole.run("simulate", "--until", "2026-11-26", "--now", NOW).code == 1
    assert not (whole.folder / "state.db").exists()


@pytest.mark.parametrize("step", load().steps)
def test_every_step_is_previewed_as_its_reader_sees_it(whole: Whole, step: str) -> None:
    page = whole.folder / "brev.html"
    said = whole.run("preview", step, "-o", str(page))
    assert said.code == 0, said.err
    assert said.out.startswith("Ämne: ")
    greeting = {
        "utforare": "Hemtjänst Nord AB",
        "systemforvaltare": "systemförvaltare",
        "bistandshandlaggare": "biståndshandläggare",
    }[load().steps[step].role]
    assert f"Hej {greeting}!" in said.out
    assert "<!doctype html>" in page.read_text("utf-8").lower()


def test_a_visit_is_never_previewed_as_late(whole: Whole) -> None:
    assert "sent" not in whole.run("preview", "attend_visit").out.partition("\n")[0]


def test_a_step_that_only_a_message_closes_says_so_in_its_preview(whole: Whole) -> None:
    assert "när webordern bekräftar" in whole.run("preview", "order_installation").out
    assert "när webordern bekräftar" not in whole.run("preview", "link_lock").out


def test_preview_needs_no_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LASVAKT_CONFIG", raising=False)
    assert run(["preview"]) == 0
    assert "Ämne: " in capsys.readouterr().out


def test_a_page_that_cannot_be_written_is_told(whole: Whole) -> None:
    said = whole.run("preview", "-o", "/finns/inte/brev.html")
    assert (said.code, "finns inte" in said.err) == (1, True)
