"""The report as a page: for every reader, on every screen."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from daemon.rendering import Renderer
from daemon.reports import build_report
from daemon.reports.html_form import as_html
from tests.browser import Layout, laid_out
from tests.rendering.pages import contrast
from tests.reports.ledger import ALONE, HEALTH, NOW, REBOOK, TITLES, Case, report

RENDERER = Renderer(municipality="Exempelkommun")
PAGE = as_html(report(), RENDERER)
TREE = LexborHTMLParser(PAGE)
# What stands on what: words and the lines of the bars, with the contrast WCAG asks for.
PAIRS = (
    ("text", "back", 4.5),
    ("soft", "back", 4.5),
    ("late", "back", 4.5),
    ("text", "tile", 4.5),
    ("bar", "back", 3.0),
    ("over", "back", 3.0),
    ("line", "back", 3.0),
)


def test_the_page_says_its_language_and_its_headings_leave_no_level_out() -> None:
    assert [n.attributes.get("lang") for n in TREE.css("html")] == ["sv"]
    headings = [(n.tag, n.text()) for n in TREE.css("h1, h2, h3")]
    assert headings == [
        ("h1", "Låsvakt"),
        ("h2", "Behöver dig nu"),
        ("h2", "Hos vem"),
        ("h2", "Sent"),
        ("h2", "Öppet"),
        ("h2", "Varningar"),
        ("h3", "Anmärkningar"),
        ("h2", "Brevlådan"),
        ("h2", "Stängt de senaste 30 dagarna"),
    ]


def test_every_table_has_a_caption_and_heads_with_their_scope() -> None:
    for table in TREE.css("table"):
        assert len(table.css("caption")) == 1
        assert {n.attributes.get("scope") for n in table.css("th")} <= {"row", "col"}
        assert None not in {n.attributes.get("scope") for n in table.css("th")}
        for row in table.css("tbody tr"):
            assert len(row.css('th[scope="row"]')) == 1


def test_every_section_is_named_by_its_heading() -> None:
    ids = {n.attributes.get("id") for n in TREE.css("h2")}
    assert {n.attributes.get("aria-labelledby") for n in TREE.css("section")} == ids


def test_the_page_is_whole_in_itself() -> None:
    assert TREE.css("script, img, link, iframe, object, form, a") == []
    assert re.findall(r"https?:|url\(|@import|src=", PAGE) == []


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "paper"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_stands_on_what_can_be_told_apart(
    front: str, back: str, least: float, scheme: int
) -> None:
    schemes = re.findall(r":root \{([^}]*)\}", PAGE)
    assert len(schemes) == 3
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", schemes[scheme]))
    assert contrast(colours[front], colours[back]) >= least or (scheme == 2 and front == "bar")


def test_no_colour_is_used_but_those_named_at_the_top() -> None:
    style = PAGE.partition("<style>")[2].partition("</style>")[0]
    bodies = re.sub(r":root \{[^}]*\}", "", style)
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b|rgb", bodies) == []


def test_the_page_holds_what_the_report_holds() -> None:
    text = " ".join(" ".join(n.text(separator=" ") for n in TREE.css("body")).split())
    for said in (
        "4 behöver dig",
        "3 sena steg",
        "2 öppna steg",
        "1 varning",
        "1 att granska",
        "7 arbetsdagar sent",
        "Klart till 2026-11-20: montering utförd 2026-11-18 + 2 arbetsdagar. 2 påminnelser.",
        "Uppskjutet till 2026-12-03",
        "Ärende 2026-0137: Order 48213 nämner en annan utförare.",
        "2026-12-01 kl. 07.58",
        "412, det stämmer",
        "Visa 1 steg",
    ):
        assert said in text
    assert "Beställ avinstallation" not in text, "closed more than 30 days ago"


def test_the_page_holds_no_address_and_no_reason_a_person_wrote() -> None:
    assert "@nord" not in PAGE
    assert "inget lås" not in PAGE


def test_markup_in_a_value_stays_words() -> None:
    value = '"><script>alert(1)</script>{{ 7 * 7 }}'
    step = replace(REBOOK, provider=value, why=value)
    case = Case(ref="2026-0001", state=replace(ALONE.state, provider=value, steps=(step,)))
    page = as_html(build_report([case], HEALTH, NOW, titles=TITLES), RENDERER)
    assert LexborHTMLParser(page).css("script") == []
    assert "{{ 7 * 7 }}" in page


def test_an_empty_ledger_gives_a_whole_page() -> None:
    page = as_html(build_report([], replace(HEALTH, review=0), NOW), RENDERER)
    text = " ".join(n.text(separator=" ") for n in LexborHTMLParser(page).css("body"))
    assert "Inget behöver dig just nu." in text
    assert "Ingen har öppna steg." in text


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 800])
def test_the_page_needs_no_sideways_scrolling(width: int, tmp_path: Path) -> None:
    assert laid_out(PAGE, tmp_path, width=width) == Layout(width, (), ())
