"""`cases`, `case`, `find`, `report` and `status`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import NOW
from tests.whole import Whole

LATE = "2026-11-25T10:00"


def listed(whole: Whole, *words: str, now: str = NOW) -> list[str]:
    said = whole.run("cases", *words, "--now", now)
    assert said.code == 0, said.err
    return [line[:9] for line in said.out.splitlines() if line.startswith("2026-")]


@pytest.mark.parametrize(
    ("words", "now", "found"),
    [
        ((), NOW, ["2026-0001", "2026-0002"]),
        (("--open",), NOW, ["2026-0001", "2026-0002"]),
        (("--overdue",), NOW, []),
        (("--overdue",), LATE, ["2026-0001"]),
        (("--role", "utforare"), NOW, ["2026-0001"]),
        (("--role", "bistandshandlaggare"), NOW, []),
        (("--provider", "söder"), NOW, ["2026-0002"]),
        (("--provider", "Nord", "--overdue"), LATE, ["2026-0001"]),
        (("--provider", "Söder", "--overdue"), LATE, []),
    ],
)
def test_cases_are_filtered(
    busy: Whole, words: tuple[str, ...], now: str, found: list[str]
) -> None:
    assert listed(busy, *words, now=now) == found


def test_a_case_with_nothing_open_is_listed_but_not_as_open(busy: Whole) -> None:
    for step in ("link_lock", "remove_receipt_product"):
        assert busy.run("confirm", step, "48213", "--now", NOW).code == 0
    assert listed(busy) == ["2026-0001", "2026-0002"]
    assert listed(busy, "--open") == ["2026-0002"]


def test_a_case_is_found_by_order_reference_code_and_client(busy: Whole) -> None:
    by_order = busy.run("case", "48213", "--now", NOW)
    code = by_order.out.partition("kod ")[2].split()[0]
    for words in (["case", "2026-0001"], ["case", code], ["case", code.lower()], ["find", "10482"]):
        assert busy.run(*words, "--now", NOW) == by_order
    assert by_order.code == 0
    assert "montering utförd 2026-11-18 + 2 arbetsdagar" in by_order.out
    assert "10482" not in by_order.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["case", "99999"], 1),
        (["case", "LV-0000-0000"], 1),
        (["find", "99999"], 1),
        (["find", "Tolvan Exempel"], 2),
        (["cases", "--provider", "Okänd"], 2),
        (["cases", "--role", "chef"], 2),
        (["report", "--format", "pdf"], 2),
        (["report", "-o", "/finns/inte/rapport.html"], 1),
    ],
)
def test_what_cannot_be_shown_is_told(busy: Whole, words: list[str], code: int) -> None:
    said = busy.run(*words, "--now", NOW)
    assert (said.code, said.out, bool(said.err.strip())) == (code, "", True)


@pytest.mark.parametrize("words", [["cases"], ["case", "1"], ["find", "1"], ["report"], ["status"]])
def test_without_a_ledger_nothing_is_shown_and_none_is_made(whole: Whole, words: list[str]) -> None:
    said = whole.run(*words)
    assert (said.code, "lasvakt once" in said.err) == (1, True)
    assert not (whole.folder / "state.db").exists()


def test_json_is_as_the_contract_says(busy: Whole) -> None:
    report = busy.report(NOW)
    assert report["generated"] == "2026-11-18T10:00:00+01:00"
    assert report["mailbox"] == {
        "messages": 4, "accounted": 4, "read_through": "2026-11-18T10:00:00+01:00", "review": 1,
    }  # fmt: skip
    first, second = report["cases"]
    assert (first["case"], second["case"]) == ("2026-0001", "2026-0002")
    assert first["orders"] == [
        {"order": "48213", "action": "installation", "status": "done", "date": "2026-11-18"}
    ]
    assert second["client"] is None
    assert first["steps"][0] == {
        "step": "await_installation", "about": "48213", "role": "systemforvaltare",
        "opened": "2026-11-09", "due": "2026-11-23", "state": "done", "workdays_late": 0,
        "closed": "2026-11-18", "reminders": 0,
        "why": "montering beställd 2026-11-09 + 10 arbetsdagar",
    }  # fmt: skip


def test_csv_has_a_row_a_step_and_opens_in_excel(busy: Whole) -> None:
    out = busy.run("report", "--format", "csv", "--now", NOW).out
    assert out.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert sum("48213" in cell for row in rows for cell in row) >= 3


def test_xlsx_opens_and_names_the_orders(busy: Whole) -> None:
    path = busy.folder / "rapport.xlsx"
    assert busy.run("report", "--format", "xlsx", "-o", str(path), "--now", NOW).code == 0
    book = load_workbook(path)
    cells = {str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row}
    assert any("48213" in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


@pytest.mark.parametrize("form", ["text", "html", "csv", "json"])
def test_a_file_holds_what_standard_output_would_show(busy: Whole, form: str) -> None:
    path = busy.folder / f"rapport.{form}"
    path.write_text("en äldre rapport")
    shown = busy.run("report", "--format", form, "--now", NOW).out
    written = busy.run("report", "--format", form, "-o", str(path), "--now", NOW)
    assert (written.code, written.out, path.read_bytes()) == (0, "", shown.encode())
    assert [p.name for p in busy.folder.glob(".rapport*")] == []


def test_html_is_a_whole_page_in_swedish(busy: Whole) -> None:
    page = busy.run("report", "--format", "html", "--now", NOW).out
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert 'lang="sv"' in page
    assert "48213" in page


def test_looking_changes_nothing(busy: Whole) -> None:
    before = ledger(busy.folder)
    for words in (["cases"], ["case", "48213"], ["find", "10482"], ["report"], ["status"]):
        busy.run(*words, "--now", LATE)
    assert ledger(busy.folder) == before


def ledger(folder: Path) -> bytes:
    return (folder / "state.db").read_bytes()


def test_status_exits_1_only_when_unwell(busy: Whole) -> None:
    well = busy.run("status", "--json", "--now", NOW)
    assert (well.code, well.json["well"]) == (0, True)
    stale = busy.run("status", "--json", "--now", "2026-11-18T12:00")
    unwell = {p["name"]: p["do"] for p in stale.json["points"] if p["health"] == "unwell"}
    assert (stale.code, stale.json["well"], list(unwell)) == (1, False, ["mailbox"])
    assert "lasvakt check" in unwell["mailbox"]
    review = {p["name"]: p for p in well.json["points"]}["review"]
    assert (review["health"], review["do"]) == ("warning", "lasvakt review list")


def test_status_as_text_says_the_worst_first(busy: Whole) -> None:
    said = busy.run("status", "--now", "2026-11-18T12:00")
    assert said.code == 1
    assert said.out.splitlines()[0].startswith("fel")
    json.loads(busy.run("status", "--json", "--now", NOW).out)
