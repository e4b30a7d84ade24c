"""Pages: what a reader sees, in reading order, layout told from data."""

from __future__ import annotations

import pytest

from parsers.content import Paragraph, Table
from parsers.page import html


def seen(source: str) -> tuple[Paragraph | Table, ...]:
    return html.visible(source).elements


def test_blocks_and_breaks_are_lines_and_white_space_is_collapsed() -> None:
    assert seen("<p>Hej&nbsp;&nbsp;du\n på</p><div>a<br>b &amp; &aring;</div>") == (
        Paragraph("Hej du på"),
        Paragraph("a\nb & å"),
    )


@pytest.mark.parametrize(
    "source", ["<pre>a  b\nc</pre>x", '<div style="white-space: pre-wrap">a b\nc</div>x']
)
def test_line_breaks_count_where_a_page_keeps_them(source: str) -> None:
    assert seen(source) == (Paragraph("a b\nc\nx"),)


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">x</div>', '<div style="DISPLAY : none !important">x</div>',
        '<span style="visibility:hidden">x</span>',
        '<div style="max-height:0;overflow:hidden">x</div>',
        '<div style="mso-hide:all">x</div>', '<div style="font-size:0">x</div>',
        '<div style="font-size:1px;line-height:1px">x</div>', "<div hidden>x</div>",
        '<div style="color:transparent">x</div>', '<div style="opacity:0">x</div>',
        "<!-- x -->", "<!--[if mso]><p>x</p><![endif]-->", "<style>.a{color:red}</style>",
        "<script>x</script>", "<title>x</title>", "<template>x</template>",
        "<style>.pre{display:none}</style><p class='pre big'>x</p>",
        '<table style="display:none"><tr><td>x</td></tr></table>',
        '<table><tr style="display:none"><td>x</td><td>y</td></tr></table>',
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_not_read(hidden: str) -> None:
    assert seen(f"<body>a{hidden}</body>") == (Paragraph("a"),)


@pytest.mark.parametrize(
    "shown",
    [
        '<div style="font-size:11px">x</div>', '<div style="max-height:100px">x</div>',
        "<style>@media (max-width:600px){.m{display:none}}</style><p class='m'>x</p>",
        "<![if !mso]><p>x</p><![endif]>", '<div style="font-size:10pt">x</div>',
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(shown: str) -> None:
    assert seen(shown) == (Paragraph("x"),)


def test_a_data_table_becomes_rows_of_plain_cells() -> None:
    source = (
        "<table><tr><th>Order</th><th>Status</th></tr>"
        "<tr><td>1</td><td> Ut&shy;förd </td></tr></table>"
    )
    assert seen(source) == (Table((("Order", "Status"), ("1", "Utförd"))),)


def test_layout_tables_are_dissolved_and_the_inner_table_kept() -> None:
    inner = "<table><tr><td><p><b>Order</b></p></td><td><p>1<o:p></o:p></p></td></tr></table>"
    source = f"<table><tr><td><h1>Hej</h1></td></tr><tr><td>{inner}<p>Slut</p></td></tr></table>"
    assert seen(source) == (Paragraph("Hej"), Table((("Order", "1"),)), Paragraph("Slut"))


def test_cells_that_each_hold_a_table_of_one_cell_are_a_row() -> None:
    def cell(text: str) -> str:
        return f"<td><table><tr><td>{text}</td></tr></table></td>"

    rows = "".join(f"<tr>{cell(a)}{cell(b)}</tr>" for a, b in (("Order", "1"), ("Typ", "M")))
    assert seen(f"<table>{rows}</table>") == (Table((("Order", "1"), ("Typ", "M"))),)


def test_four_columns_stay_four_and_spacer_columns_go() -> None:
    row = "<tr><td>A</td><td>1</td><td>&nbsp;</td><td>B</td><td>2</td></tr>"
    assert seen(f"<table>{row * 2}</table>") == (Table((("A", "1", "B", "2"),) * 2),)


def test_an_empty_cell_of_a_row_wider_than_the_others_may_have_shifted_it() -> None:
    source = (
        "<table><tr><td>1<td>Montering<td>Klar</tr><tr><td>2<td><td>Montering<td>Klar</tr></table>"
    )
    assert seen(source) == (Table((("1", "Montering", "Klar"), ("2", "", "Montering", "Klar"))),)


def test_an_empty_value_keeps_its_cell() -> None:
    source = "<table><tr><td>Lås</td><td></td></tr><tr><td>Portkod</td><td></td></tr></table>"
    assert seen(source) == (Table((("Lås", ""), ("Portkod", ""))),)


def test_rows_written_as_a_table_each_are_joined_and_larger_tables_are_not() -> None:
    one = "<table><tr><td>{}</td><td>{}</td></tr></table>"
    assert seen(one.format("A", "1") + one.format("B", "2")) == (Table((("A", "1"), ("B", "2"))),)
    two = "<table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>"
    assert len(seen(two + two)) == 2


def test_a_heading_across_the_table_is_a_row_of_one_cell() -> None:
    source = (
        "<table><tr><td colspan=2><b>Lås 1</b></td></tr><tr><td>S/N</td><td>P1</td></tr>"
        "<tr><th colspan=2>Lås 2</th></tr><tr><td>S/N</td><td>P2</td></tr></table>"
    )
    assert seen(source) == (Table((("Lås 1",), ("S/N", "P1"), ("Lås 2",), ("S/N", "P2"))),)


def spanning(*rows: str) -> tuple[Paragraph | Table, ...]:
    return seen("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")


def test_a_cell_that_spans_rows_stands_in_each_of_them() -> None:
    assert spanning(
        "<th>Enhet</th><th>Order</th><th>Dag</th><th>Typ</th>",
        "<td rowspan=3>Nord</td><td>1</td><td rowspan='2'>17/11</td><td>M</td>",
        "<td>2</td><td>D</td>",
        "<td>3</td><td>18/11</td><td rowspan=0>M</td>",
        "<td>Syd</td><td>4</td><td>19/11</td>",
    ) == (
        Table(
            (
                ("Enhet", "Order", "Dag", "Typ"),
                ("Nord", "1", "17/11", "M"),
                ("Nord", "2", "17/11", "D"),
                ("Nord", "3", "18/11", "M"),
                ("Syd", "4", "19/11", "M"),
            )
        ),
    )


def test_headings_beside_their_rows_stand_above_them() -> None:
    assert spanning(
        "<th rowspan=2>Order</th><td>Nr</td><td>1</td>",
        "<td>Typ</td><td>M</td>",
        "<th rowspan=2>Lås</th><td>S/N</td><td>P1</td>",
        "<td>S/N</td><td>P2</td>",
    ) == (Table((("Order",), ("Nr", "1"), ("Typ", "M"), ("Lås",), ("S/N", "P1"), ("S/N", "P2"))),)


@pytest.mark.parametrize("span", ["", "x", "-2", "1", "99999999999", "²"])
def test_an_odd_span_makes_no_page_fail(span: str) -> None:
    (table,) = spanning(f"<td rowspan='{span}'>A</td><td>1</td>", "<td>B</td><td>2</td>")
    assert isinstance(table, Table)
    assert table.rows[0] == ("A", "1")


def test_spans_upon_spans_do_not_make_a_small_page_large() -> None:
    (table,) = spanning(*["<td rowspan=9999>x</td><td rowspan=9999>y</td>"] * 4_000)
    assert isinstance(table, Table)
    assert max(map(len, table.rows)) <= 2 * 60


def test_an_empty_paragraph_or_row_below_a_label_is_kept() -> None:
    assert seen("<p>Status</p><p></p><p>Klar</p><p>&nbsp;</p>") == (
        Paragraph("Status"), Paragraph(""), Paragraph("Klar"), Paragraph(""),
    )  # fmt: skip
    assert spanning("<td>Status</td>", "<td></td>", "<td>Klar</td>") == (
        Paragraph("Status"), Paragraph(""), Paragraph("Klar"),
    )  # fmt: skip
    assert seen("<p></p><p> </p>") == ()


def test_the_lines_of_a_cell_are_kept_apart() -> None:
    assert spanning("<td>Status<br>Klar</td><td><p>Lås</p><p></p></td>") == (
        Table((("Status\nKlar", "Lås"),)),
    )


def test_columns_of_running_text_are_layout() -> None:
    source = (
        "<table><tr><td>Order: 1<br>Typ: M</td><td>Status: Utförd<br>Datum: x</td></tr></table>"
    )
    assert seen(source) == (Paragraph("Order: 1\nTyp: M"), Paragraph("Status: Utförd\nDatum: x"))


def test_labels_stacked_in_one_cell_meet_their_values_in_the_next() -> None:
    source = "<table><tr><td>Order:<br>Typ:</td><td>1<br>M</td></tr></table>"
    assert seen(source) == (Table((("Order:", "1"), ("Typ:", "M"))),)


def test_a_definition_list_becomes_rows() -> None:
    assert seen("<dl><dt>Order</dt><dd>1</dd><div><dt>Typ</dt><dd>M</dd></div></dl>") == (
        Table((("Order", "1"), ("Typ", "M"))),
    )


def test_struck_words_make_the_page_unreadable() -> None:
    assert html.visible("<p>Status: <s>Bokad</s> Utförd</p>").fault == "struck"
    assert html.visible('<td><span style="text-decoration:line-through">x</span>').fault == "struck"


@pytest.mark.parametrize("words", ["6&#x202e;1", "61&#8203;207", "61&shy;207", "a\u2066b"])
def test_invisible_characters_that_change_the_words_make_the_page_unreadable(words: str) -> None:
    assert html.visible(f"<td><b>{words}</b>").fault == "deceptive"
    assert html.visible(f"<p>x<br>{words}").fault == "deceptive"


def test_a_mail_programs_quote_is_marked() -> None:
    source = '<p>Klart</p><blockquote type="cite"><p>Hej</p></blockquote>'
    assert seen(source) == (Paragraph("Klart"), Paragraph(html.QUOTE), Paragraph("Hej"))


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000, "<table><tr><td>" * 20_000, "<td>x</td>" * 100_000,
        "<b>" * 50_000 + "x", "<dl><dd>" * 5_000, "<p>x" * 40_000, "x" * 2_000_000,
        "<tr><td>a<td>b" * 30_000,
    ],
    ids=["divs", "tables in cells", "cells", "inline", "lists", "paragraphs", "long", "rows"],
)  # fmt: skip
def test_a_hostile_page_is_refused_and_shows_nothing(source: str) -> None:
    page = html.visible(source)
    assert (page.elements, page.fault in ("too_large", "too_deep")) == ((), True)


def test_a_deep_but_small_page_ends() -> None:
    assert html.visible("<div>" * 140 + "x").elements == (Paragraph("x"),)
