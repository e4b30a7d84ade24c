"""`import`: the register by hand."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook

from tests.cli.conftest import NOW
from tests.whole import Whole, notice

HEADER = "Kundnr;Kommun;Utförare;Insats;Från;Till;Avslutad;Första besök;Lås"
ANNA = "10482;;Nord;hemtjänst;2026-11-16;;;2026-11-20;nej"
BO = "10483;;Nord;hemtjänst;2026-11-16;;;2026-11-23;nej"


def read(whole: Whole, *rows: str, now: str = NOW, header: str = HEADER) -> tuple[int, str, str]:
    path = whole.folder / "beslut.csv"
    path.write_text("\n".join((header, *rows)), "utf-8")
    said = whole.run("import", str(path), "--now", now)
    return said.code, said.out, said.err


def told(said: tuple[int, str, str]) -> tuple[int, str]:
    return said[0], said[1].splitlines()[-1]


def test_a_register_is_read_and_says_what_it_changed(whole: Whole) -> None:
    code, out, err = read(whole, ANNA, BO)
    assert (code, err) == (0, "")
    assert "2026-0001: order_installation" in out
    assert out.endswith("2 nya kunder, 0 ändrade, 0 oförändrade, 0 saknas i filen.\n")
    assert "10482" not in out
    assert b"10482" not in (whole.folder / "state.db").read_bytes()


def test_the_same_file_twice_changes_nothing(whole: Whole) -> None:
    read(whole, ANNA, BO)
    before = whole.report(NOW)
    assert told(read(whole, ANNA, BO)) == (
        0, "0 nya kunder, 0 ändrade, 2 oförändrade, 0 saknas i filen.",
    )  # fmt: skip
    assert whole.report(NOW) == before


def test_a_later_file_corrects_at_the_very_same_moment_too(whole: Whole) -> None:
    for day in ("2026-11-20", "2026-11-24", "2026-11-20", "2026-11-24"):
        read(whole, ANNA.replace("2026-11-20", day))
        assert whole.steps(NOW)["inform_provider", "Hemtjänst Nord AB"]["due"] == day


def test_another_provider_from_a_later_day_is_a_change(whole: Whole) -> None:
    read(whole, ANNA)
    ended = ANNA.replace("2026-11-16;", "2026-11-16;2026-11-29", 1)
    later = "2026-11-30T09:00"
    read(whole, ended, "10482;;Söder;hemtjänst;2026-11-30", now=later)
    assert {"inform_new_provider", "inform_old_provider"} <= set(whole.states(later))
    assert whole.report(later)["cases"][0]["provider"] == "Exempelomsorg Söder AB"


def test_a_client_gone_from_the_file_is_told_and_not_ended(whole: Whole) -> None:
    read(whole, ANNA, BO)
    assert told(read(whole, ANNA)) == (
        0, "0 nya kunder, 0 ändrade, 1 oförändrade, 1 saknas i filen.",
    )  # fmt: skip
    alerts = [a["guard"] for c in whole.report(NOW)["cases"] for a in c["alerts"]]
    assert alerts == ["client_vanished"]
    assert told(read(whole, ANNA)) == (
        0, "0 nya kunder, 0 ändrade, 1 oförändrade, 0 saknas i filen.",
    )  # fmt: skip
    read(whole, ANNA, BO)
    withdrawn = [a["withdrawn"] for c in whole.report(NOW)["cases"] for a in c["alerts"]]
    assert None not in withdrawn


def test_a_bad_row_is_told_and_the_others_taken(whole: Whole) -> None:
    code, out, err = read(whole, ANNA, "10484;;Nord;städ;2026-11-16", "Bo Ek;;Nord;hemtjänst;x")
    assert (code, out.splitlines()[-1][:11]) == (1, "1 nya kunde")
    assert "rad 3, Insats: fann ”städ”, väntade hemtjänst eller trygghetslarm" in err
    assert "rad 4, Kundnr: fann text utan siffror (visas inte), väntade ett kundnummer" in err
    assert "Bo Ek" not in err
    assert "10484" not in err


@pytest.mark.parametrize("missing", ["Kundnr", "Utförare", "Insats", "Från"])
def test_a_file_without_a_needed_column_is_refused_whole(whole: Whole, missing: str) -> None:
    code, out, err = read(whole, ANNA, header=HEADER.replace(missing, "Annat"))
    assert (code, out, missing in err) == (2, "", True)
    assert not (whole.folder / "state.db").exists()


def test_columns_may_have_other_names(whole: Whole) -> None:
    config = whole.folder / "lasvakt.toml"
    more = '\n[register.columns]\nKundnr = "Personnummer"\n'
    config.write_text(config.read_text("utf-8") + more, "utf-8")
    row = ANNA.replace("10482", "20000101-2384")
    assert read(whole, row, header=HEADER.replace("Kundnr", "Personnummer"))[0] == 0
    assert whole.run("find", "200001012384", "--now", NOW).code == 0


def test_a_workbook_is_read_with_its_own_days_and_numbers(whole: Whole) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER.split(";"))
    sheet.append([10482, None, "Nord", "Hemtjänst", date(2026, 11, 16), None, None, None, "nej"])
    data = io.BytesIO()
    book.save(data)
    path = whole.folder / "beslut.xlsx"
    path.write_bytes(data.getvalue())
    said = whole.run("import", str(path), "--now", NOW)
    assert (said.code, said.out.splitlines()[-1][:12]) == (0, "1 nya kunder")
    assert whole.run("find", "10482", "--now", NOW).code == 0


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"PK\x03\x04", b"Kundnr\n", b'Kundnr;"x\n1;2'])
def test_what_is_no_register_is_wrong_use(whole: Whole, data: bytes) -> None:
    path = whole.folder / "beslut.csv"
    path.write_bytes(data)
    said = whole.run("import", str(path))
    assert (said.code, str(path) in said.err, "oväntat" in said.err) == (2, True, False)


@pytest.mark.parametrize("name", ["saknas.csv", "."])
def test_a_file_that_cannot_be_read_is_wrong_use(whole: Whole, name: str) -> None:
    said = whole.run("import", str(whole.folder / name))
    assert (said.code, bool(said.err)) == (2, True)


def test_the_register_and_the_messages_of_a_client_are_one_case(whole: Whole) -> None:
    whole.receive("1", notice("48213", "Mottagen", "2026-11-17", Kundnr="10482"))
    whole.once(NOW)
    read(whole, ANNA)
    (case,) = whole.report(NOW)["cases"]
    states = {step["step"]: step["state"] for step in case["steps"]}
    assert (states["order_installation"], states["await_installation"]) == ("done", "open")


def test_where_a_row_has_no_client_nobody_is_said_to_have_vanished(whole: Whole) -> None:
    read(whole, ANNA, BO)
    code, out, err = read(whole, ANNA, ";;Nord;hemtjänst;2026-11-16")
    assert (code, "0 saknas i filen" in out, "ingen kund sägs saknas" in err) == (1, True, True)
