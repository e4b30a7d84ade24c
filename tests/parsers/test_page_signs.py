"""What a page shows beside its words: styles of its sheet, boxes, pictures, notes, tall cells."""

from __future__ import annotations

import pytest

from parsers.content import Paragraph, Table
from parsers.page import html
from parsers.read import read
from tests.parsers.letters import letter, reader

ROWS = {
    "Ordernummer": "61207",
    "Ordertyp": "Montering",
    "Status": "Utförd",
    "Utfört datum": "2026-10-07",
    "Låsnummer": "PX-100217",
}


def page(head: str = "", **values: str) -> bytes:
    cells = ROWS | {name.replace("_", " "): value for name, value in values.items()}
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in cells.items())
    source = f"<html><head>{head}</head><body><table>{rows}</table></body></html>"
    return letter(source, subject="Order", kind="text/html; charset=utf-8")


def shown(source: str) -> tuple[object, ...]:
    return html.visible(source).elements


@pytest.mark.parametrize(
    "sheet",
    [
        ".gone{display:none}", "p.gone { visibility : hidden }", "#off{display:none !important}",
        "body .gone{mso-hide:all}", "/* x */ .a, .gone {color:red;display:none}",
    ],
)  # fmt: skip
def test_what_the_pages_own_sheet_hides_is_not_read(sheet: str) -> None:
    source = f"<style>{sheet}</style><p>a</p><p class='gone big' id='off'>x</p>"
    assert shown(source) == (Paragraph("a"),)
    assert shown(source.replace("style>", "STYLE>")) == (Paragraph("a"),)


@pytest.mark.parametrize("sheet", [".box p.in{display:none}", "div#in > span{visibility:hidden}"])
def test_a_page_whose_sheet_hides_in_some_places_only_is_refused(sheet: str) -> None:
    body = "<div class='box'><p class='in' id='in'><span>x</span></p></div>"
    assert html.visible(f"<style>{sheet}</style>{body}").fault == "concealed"
    assert shown(f"<style>{sheet}</style><p>x</p>") == (Paragraph("x"),)


@pytest.mark.parametrize(
    "struck",
    [
        "<tr class='old'><td>Bokad tid</td><td>2026-10-12</td></tr>",
        "<tr><td>Lås</td><td class='old'>PX-1</td></tr>",
        "<tr><td>Lås</td><td><b id='former'>PX-1</b> PX-2</td></tr>",
        "<tr style='text-decoration:line-through'><td>Lås</td><td>PX-1</td></tr>",
        "<tr><td>Lås</td><td style='text-decoration: line-through'>PX-1</td></tr>",
    ],
)
def test_words_struck_out_by_a_style_make_the_page_unreadable(struck: str) -> None:
    sheet = "<style>td, .old{color:#999;text-decoration:line-through} #former{text-decoration:"
    source = f"{sheet}line-through}}</style><table>{struck}</table>"
    assert html.visible(source).fault == "struck"


def test_words_of_no_size_are_not_read_and_those_sized_again_within_are() -> None:
    inner = '<div style="font-size:13px">b</div>'
    assert shown(f'<div style="font-size:0px">a{inner}</div>c') == (Paragraph("b\nc"),)
    cells = f'<td style="font-size:0">a</td><td style="font-size:0">{inner}</td>'
    assert shown(f"<table><tr>{cells}</tr></table>") == (Table((("", "b"),)),)
    assert shown('<td style="font-size:0"><p style="font:12px Arial">b</p></td>') == (
        Paragraph("b"),
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<input type="checkbox"> Utförd', "☐ Utförd"),
        ('<input type="radio" checked="checked"> Utförd', "☑ Utförd"),
        ('<input type="hidden" value="x"> Utförd', "Utförd"),
        ('<img alt="Inte"> Utförd', "[bild: Inte] Utförd"),
        ('Utförd <b><img alt="❌"></b>', "Utförd ❌"),
        ('<img alt="Ikon"> Utförd', "Utförd"),
        ('<img alt="Logga Ekeby"> <b>Utförd</b>', "Utförd"),
        ('<img alt="Ekeby kommun"><br>Utförd', "Utförd"),
        ("<img> Utförd", "Utförd"),
    ],
)
def test_boxes_and_pictures_beside_words_are_read_as_what_they_show(
    source: str, expected: str
) -> None:
    assert shown(f"<p>{source}</p>") == (Paragraph(expected),)


@pytest.mark.parametrize(
    "status",
    [
        '<input type="checkbox"> Utförd', '<input type="radio" name="s"> Utförd',
        '<img src="cid:a" alt="Inte"> Utförd', '<img src="cid:a" alt="❌"> Utförd',
        '<img src="cid:a" alt="Väntar"> Utförd',
    ],
)  # fmt: skip
def test_a_sign_that_leaves_the_status_open_sends_it_to_review(status: str) -> None:
    assert read(page(Status=status), reader()).verdict == "review"


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Ordernummer", "61207<sup>2</sup>"), ("Ordernummer", '61207<a href="#n">1</a>'),
        ("Ordernummer", "<sup>1</sup>61207"), ("Låsnummer", "PX-100217<sub>3</sub>"),
        ("Utfört_datum", "2026-10-0<sup>7</sup>"),
    ],
)  # fmt: skip
def test_a_number_that_runs_into_a_note_or_a_link_is_refused(label: str, value: str) -> None:
    assert read(page(**{label: value}), reader()).reason_code == "run_together"


def test_links_and_notes_that_no_number_runs_into_are_read() -> None:
    values = {"Ordernummer": '<a href="#">61207</a>', "Status": "Utförd<sup>1</sup>"}
    assert shown("<p>4 m<sup>2</sup></p>") == (Paragraph("4 m2"),)
    assert read(page(Ordernummer=values["Ordernummer"]), reader()).verdict == "notice"


@pytest.mark.parametrize("turned", ['<bdo dir="rtl">70216</bdo>',
                                    '<b style="unicode-bidi:bidi-override">70216</b>'])  # fmt: skip
def test_letters_turned_around_make_the_page_unreadable(turned: str) -> None:
    assert read(page(Ordernummer=turned), reader()).reason_code == "deceptive"


def test_what_shows_on_demand_only_makes_the_page_unreadable() -> None:
    folded = "<details><summary>Logg</summary><p>Raderad</p></details>"
    assert html.visible(folded).fault == "concealed"
    assert shown(folded.replace("<details", "<details open")) == (Paragraph("Logg\nRaderad"),)
    assert html.visible("<details><summary>Logg</summary></details>").fault is None


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("<p>Ordernr: 612<br>07</p>", "broken"),
        ("<table><tr><td>Ordernr</td><td>612<br>07</td></tr></table>", "broken"),
        ("<p>Ordernr: 61207<br>Typ: M</p>", None),
        ("<p>Tel 08-465<br>2026-10-07</p>", None),
        ("<table><tr><td>Order:<br>Antal:<br>Typ:</td><td>61207<br>2<br>M</td></tr></table>", None),
    ],
)
def test_a_number_on_two_lines_is_refused(source: str, fault: str | None) -> None:
    assert html.visible(source).fault == fault


def test_a_cell_that_reaches_down_stands_in_every_row_it_reaches() -> None:
    source = (
        "<table><tr><td rowspan=3>61207</td><td>M</td><td rowspan='2'>PX-1</td></tr>"
        "<tr><td>N</td></tr><tr><td>O</td><td>PX-2</td></tr><tr><td>1</td><td>P</td><td>2</td></tr>"
        "</table>"
    )
    rows = (("61207", "M", "PX-1"), ("61207", "N", "PX-1"), ("61207", "O", "PX-2"), ("1", "P", "2"))
    assert shown(source) == (Table(rows),)


def test_an_order_with_a_row_for_each_of_its_locks_has_them_all() -> None:
    head = "".join(f"<th>{name}</th>" for name in ROWS)
    first = "".join(f"<td rowspan=2>{value}</td>" for value in list(ROWS.values())[:-1])
    source = f"<table><tr>{head}</tr><tr>{first}<td>PX-1</td></tr><tr><td>PX-2</td></tr></table>"
    found = read(letter(source, subject="Order", kind="text/html; charset=utf-8"), reader())
    assert [(n.order, n.status, n.locks) for n in found.notices] == [
        ("61207", "done", ("PX-1", "PX-2"))
    ]
