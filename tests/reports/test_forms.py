"""The report as text, JSON and CSV, and as a workbook."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from daemon.reports import MailboxHealth, Need, build_report
from daemon.reports.csv_form import as_csv
from daemon.reports.json_form import as_json
from daemon.reports.text_form import as_text, case_text
from daemon.reports.xlsx_form import as_xlsx
from daemon.routine.state import CaseState
from tests.reports.golden import FOLDER, forms
from tests.reports.ledger import ALONE, HEALTH, LINK, NOW, REBOOK, TAG, TITLES, WHOLE, Case, report

FORMULAS = ("=1+1", "+46", "-2", "@x", '=HYPERLINK("http://x.example")', "\t=1", "%x", "|cmd")


@pytest.mark.parametrize("name", forms())
def test_a_form_says_what_it_said_when_a_person_last_read_it(name: str) -> None:
    expected = (FOLDER / name).read_bytes().decode("utf-8")
    assert forms()[name] == expected


def test_json_is_as_the_interface_promises() -> None:
    value = json.loads(as_json(report()))
    assert list(value) == ["generated", "mailbox", "cases"]
    assert value["mailbox"] == {
        "messages": 412,
        "accounted": 412,
        "read_through": "2026-12-01T07:58:11+01:00",
        "review": 1,
    }
    case = value["cases"][0]
    assert list(case) == ["case", "client", "provider", "orders", "steps", "alerts"]
    assert case["orders"] == [
        {"order": "48213", "action": "installation", "status": "done", "date": "2026-11-18"}
    ]
    assert case["steps"][0] == {
        "step": "link_lock",
        "about": "48213",
        "role": "systemforvaltare",
        "opened": "2026-11-18",
        "due": "2026-11-20",
        "state": "overdue",
        "workdays_late": 7,
        "closed": None,
        "reminders": 2,
        "why": "montering utförd 2026-11-18 + 2 arbetsdagar",
    }
    assert case["alerts"][1] == {
        "guard": "done_without_order",
        "about": "48213",
        "since": "2026-11-18",
        "withdrawn": "2026-11-19",
    }


def test_what_needs_a_person_stands_first_with_where_to_begin() -> None:
    own = Need(what="Hemligheten går ut om 9 dagar.", do="lasvakt check")
    made = build_report([ALONE, WHOLE], HEALTH, NOW, titles=TITLES, most=5, needs=[own])
    assert made.needs == (
        own,
        Need(what="1 meddelande väntar på granskning.", do="lasvakt review list"),
        Need(
            what="Ännu en installation: order 48213, sedan 2026-11-18.",
            do="lasvakt case 2026-0137",
        ),
        Need(
            what="Ta bort kvittensprodukten, order 48213, har påmints 5 gånger utan att bli klart.",
            do="lasvakt case 2026-0137",
        ),
        Need(
            what="Boka nytt besök, order 48377, har ingen känd utförare, så ingen påminns.",
            do="lasvakt case 2026-0141",
        ),
    )


def test_a_mailbox_that_does_not_add_up_needs_a_person() -> None:
    health = MailboxHealth(messages=12, accounted=11, read_through=None, review=0)
    assert build_report([], health, NOW).needs == (
        Need(what="Brevlådan är inte läst till slut.", do="lasvakt check"),
        Need(what="1 meddelande stämmer inte med liggaren.", do="lasvakt reconcile"),
    )


def test_late_steps_are_sorted_and_summed_by_who_holds_them() -> None:
    made = report()
    assert [step.key for step in made.overdue] == [LINK.key, TAG.key, REBOOK.key]
    assert [(h.name, h.open, h.overdue, h.worst) for h in made.holders] == [
        ("Hemtjänst Nord AB", 2, 1, 4),
        ("okänd utförare", 1, 1, 2),
        ("systemförvaltaren", 1, 1, 7),
        ("biståndshandläggaren", 1, 0, 0),
    ]


def test_a_case_never_prints_the_address_that_confirmed() -> None:
    text = case_text(report().cases[0])
    assert "stängdes 2026-09-02: inget lås, genom svar på mejl" in text
    assert "@" not in text


def hostile(value: str) -> Case:
    step = replace(REBOOK, provider=value, why=value)
    return Case(ref="2026-0001", state=replace(ALONE.state, provider=value, steps=(step,)))


@pytest.mark.parametrize("value", FORMULAS)
def test_no_cell_of_the_csv_is_a_formula(value: str) -> None:
    made = as_csv(build_report([hostile(value)], HEALTH, NOW))
    rows = list(csv.reader(io.StringIO(made.removeprefix("\ufeff")), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))] == []
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("value", FORMULAS)
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(value: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(build_report([hostile(value)], HEALTH, NOW))))
    cells = [cell for row in book["Steg"].iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert value in [cell.value for cell in cells]


def test_the_workbook_holds_every_step_order_and_guard_with_real_days() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(report())))
    assert {name: book[name].max_row - 1 for name in book.sheetnames} == {
        "Steg": 7,
        "Ordrar": 2,
        "Varningar": 2,
    }
    head, first = list(book["Steg"].iter_rows(values_only=True))[:2]
    assert dict(zip(head, first, strict=True)) == {
        "Ärende": "2026-0137",
        "Kund": "K-7F3Q9M2A",
        "Steg": "Koppla låsvredet",
        "Kortnamn": "link_lock",
        "Gäller": "order 48213",
        "Roll": "systemförvaltare",
        "Hos": "systemförvaltaren",
        "Öppnades": datetime(2026, 11, 18),  # noqa: DTZ001 - a spreadsheet's day has no zone
        "Klart till": datetime(2026, 11, 20),  # noqa: DTZ001 - the same
        "Läge": "sent",
        "Arbetsdagar sent": 7,
        "Uppskjutet till": None,
        "Stängdes": None,
        "Påminnelser": 2,
        "Varför": "montering utförd 2026-11-18 + 2 arbetsdagar",
        "Kod": "LV-7K3M-Q9RD",
    }


def test_an_empty_ledger_gives_a_whole_report_in_every_form() -> None:
    empty = build_report([], replace(HEALTH, review=0), NOW)
    assert as_text(empty).startswith("Låsvakt 2026-12-01 kl. 08.00\n\nBehöver dig nu\nInget.\n")
    assert json.loads(as_json(empty))["cases"] == []
    assert len(as_csv(empty).splitlines()) == 1
    assert openpyxl.load_workbook(io.BytesIO(as_xlsx(empty))).sheetnames == [
        "Steg",
        "Ordrar",
        "Varningar",
    ]


def test_markup_in_a_value_stays_words_in_the_terminal() -> None:
    state = CaseState(
        client=None, provider="[bold red]Nord[/]", orders=(), steps=(), alerts=(), remarks=()
    )
    made = build_report([Case(ref="2026-0001", state=state)], HEALTH, NOW)
    assert "[bold red]Nord[/]" in case_text(made.cases[0])


def test_colour_is_there_when_asked_for_and_else_not() -> None:
    assert "\x1b[" in as_text(report(), color=True)
    assert "\x1b[" not in as_text(report())
