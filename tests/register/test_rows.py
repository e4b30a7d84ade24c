from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook

from daemon.register import Register, RegisterFault, Vocabulary, read_register
from daemon.routine.events import RegisterRow

HEADER = "Kundnr;Kommun;Utförare;Insats;Från;Till;Avslutad;Första besök;Lås"
PROVIDERS = {"hemtjänst nord ab": "Hemtjänst Nord AB", "nord": "Hemtjänst Nord AB"}
VOCABULARY = Vocabulary(
    columns={},
    provider=lambda name: PROVIDERS.get(name.casefold()),
    own=frozenset({"exempelkommun"}),
    pseudonym=lambda number: f"K-{number.replace(' ', '')}",
)
ROW = RegisterRow(service="hemtjänst", provider="Hemtjänst Nord AB", start=date(2026, 11, 2))


def read(*lines: str, encoding: str = "utf-8", delimiter: str = ";") -> Register:
    text = "\r\n".join((HEADER, *lines)).replace(";", delimiter)
    return read_register(text.encode(encoding), VOCABULARY)


def told(register: Register) -> list[str]:
    return [str(fault) for fault in register.faults]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_its_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    register = read("10482;;Nord;Hemtjänst;2026-11-02", encoding=encoding, delimiter=delimiter)
    assert (register.clients, told(register)) == ({"K-10482": [ROW]}, [])


def test_a_whole_row_is_read() -> None:
    line = "10482;Grannby;Nord;hemtjänst;20261102;2027-11-01;2026-12-01;3/11/2026;ja"
    assert read(line).clients == {
        "K-10482": [
            RegisterRow(
                service="hemtjänst",
                provider="Hemtjänst Nord AB",
                start=date(2026, 11, 2),
                end=date(2027, 11, 1),
                ended=date(2026, 12, 1),
                first_visit=date(2026, 11, 3),
                lock=True,
                municipality="Grannby",
            )
        ]
    }


def test_an_xlsx_is_read_with_its_dates_and_numbers() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Kundnr", "Utförare", "Insats", "Från"])
    sheet.append([10482, "Nord", "hemtjänst", date(2026, 11, 2)])
    data = io.BytesIO()
    workbook.save(data)
    assert read_register(data.getvalue(), VOCABULARY).clients == {"K-10482": [ROW]}


def test_bad_rows_are_told_with_line_and_column_and_the_others_taken() -> None:
    register = read(
        "10482;;Nord;hemtjänst;2026-11-02",
        "",
        "10483;;Nord;städ;2026-11-02",
        "10484;;Okänd Omsorg;hemtjänst;2026-11-02",
        "10485;;Nord;hemtjänst;2026-02-30",
        "10486;;Nord;hemtjänst;2026-11-02;2026-11-01",
        "10487;;Nord;hemtjänst;2026-11-02;;;;kanske",
        ";;Nord;hemtjänst;2026-11-02",
    )
    assert told(register) == [
        "rad 4, Insats: fann ”städ”, väntade hemtjänst eller trygghetslarm",
        "rad 5, Utförare: fann ”Okänd Omsorg”, väntade en utförares namn eller alias i "
        "lasvakt.toml",
        "rad 6, Från: fann ”2026-02-30”, väntade en dag som finns, ÅÅÅÅ-MM-DD",
        "rad 7, Till: fann 2026-11-01, väntade en dag från och med 2026-11-02",
        "rad 8, Lås: fann ”kanske”, väntade ja, nej eller tomt",
        "rad 9, Kundnr: fann ingenting, väntade ett kundnummer",
    ]
    assert register.clients["K-10482"] == [ROW]
    assert register.incomplete == {f"K-1048{n}" for n in range(3, 8)}
    assert register.strangers == 1


def test_a_shifted_column_never_shows_a_number_or_a_name() -> None:
    register = read(
        "10482;;Nord;19121212-1212;2026-11-02",
        "Anna Exempel;;Nord;hemtjänst;2026-11-02",
        "10483;;Nord;hemtjänst;Anna Exempel",
        "10484;;19121212-1212;hemtjänst;2026-11-02",
    )
    shown = "\n".join(told(register))
    assert "1212-1212" not in shown
    assert "Anna" not in shown
    assert len(register.faults) == 4


def test_a_file_without_the_needed_columns_is_refused_whole() -> None:
    with pytest.raises(RegisterFault, match="Utförare, Från saknas"):
        read_register(b"Kundnr;Insats\n10482;hemtj\xc3\xa4nst\n", VOCABULARY)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"PK\x03\x04skr\xc3\xa4p", b"\x00\x01\x02\x00"])
def test_what_is_no_register_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(RegisterFault):
        read_register(data, VOCABULARY)


def test_columns_are_found_under_the_municipalitys_own_names() -> None:
    vocabulary = Vocabulary(
        columns={"Kundnr": "Personnummer", "Från": "Beslut fr.o.m."},
        provider=VOCABULARY.provider,
        own=VOCABULARY.own,
        pseudonym=VOCABULARY.pseudonym,
    )
    data = "personnummer;Utförare;Insats;BESLUT FR.O.M.\n10482;Nord;hemtjänst;2026-11-02\n"
    assert read_register(data.encode(), vocabulary).clients == {"K-10482": [ROW]}


def test_the_same_row_twice_is_one_and_two_that_disagree_are_told() -> None:
    row = "10482;;Nord;hemtjänst;2026-11-02"
    assert read(row, row).clients == {"K-10482": [ROW]}
    assert told(read(row, row + ";2027-01-01")) == [
        "rad 3, Från: fann 2026-11-02, väntade en rad för varje beslut; två säger olika"
    ]


def test_an_alarm_may_have_no_provider_and_home_care_may_not() -> None:
    register = read("10482;;;trygghetslarm;2026-11-02", "10483;;;hemtjänst;2026-11-02")
    assert [len(rows) for rows in register.clients.values()] == [1, 0]
    assert told(register) == [
        "rad 3, Utförare: fann ingenting, väntade en utförares namn eller alias i lasvakt.toml"
    ]


def test_a_quoted_cell_over_two_lines_keeps_the_line_numbers_right() -> None:
    register = read('10482;;"Nord\n";hemtjänst;2026-11-02', "10483;;Nord;städ;2026-11-02")
    assert register.clients["K-10482"] == [ROW]
    assert told(register)[0].startswith("rad 4, Insats")
