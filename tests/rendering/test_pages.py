"""The pages of the mails, for every reader: WCAG 2.1 AA, dark mode, Outlook, no remote content."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from daemon.rendering import Renderer, sample_mails
from daemon.rendering.samples import ANSWER_TO, LINK, ORDER, reminder
from tests.rendering.pages import colours, contrast, dark_rules

RENDERER = Renderer(municipality="Exempelkommun")
PAGES = {name: RENDERER.render(mail).html for name, mail in sample_mails().items()}
EVERY = pytest.mark.parametrize("name", PAGES)


def tree(name: str) -> LexborHTMLParser:
    return LexborHTMLParser(PAGES[name])


@EVERY
def test_a_page_says_its_language_its_title_and_both_colour_schemes(name: str) -> None:
    page = tree(name)
    assert [node.attributes.get("lang") for node in page.css("html")] == ["sv"]
    assert [bool((node.text() or "").strip()) for node in page.css("title")] == [True]
    schemes = [node.attributes["content"] for node in page.css('meta[name="color-scheme"]')]
    assert schemes == ["light dark"]
    assert PAGES[name].index('<meta charset="utf-8">') < 200


@EVERY
def test_a_page_has_one_heading_and_no_level_is_left_out(name: str) -> None:
    levels = [int((node.tag or "h0")[1]) for node in tree(name).css("h1, h2, h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) <= {1, 2}


@EVERY
def test_a_table_is_for_layout_or_its_heads_say_what_they_head(name: str) -> None:
    for table in tree(name).css("table"):
        heads = [n for n in table.css("th") if n.parent and n.parent.parent]
        if table.attributes.get("role") == "presentation":
            continue
        assert heads != []
        assert {head.attributes.get("scope") for head in heads} == {"row"}


@EVERY
def test_a_page_fetches_nothing_and_runs_nothing(name: str) -> None:
    page = tree(name)
    assert page.css("img, script, link, iframe, object, form, svg, video, base, input") == []
    assert re.findall(r"https?:|url\(|@import|src=|position:|display: ?flex", PAGES[name]) == []
    links = [node.attributes["href"] or "" for node in page.css("a")]
    assert [link for link in links if not link.startswith("mailto:")] == []
    events = [a for node in page.css("*") for a in node.attributes if a.startswith("on")]
    assert events == []


@EVERY
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_pair_of_colours_can_be_read(name: str, dark: bool) -> None:
    pairs = colours(PAGES[name], dark=dark)
    assert pairs != set()
    assert {pair for pair in pairs if contrast(*pair) < 4.5} == set()


@EVERY
def test_dark_mode_changes_the_page(name: str) -> None:
    assert dark_rules(PAGES[name]).keys() >= {"back", "card", "late", "link"}
    assert colours(PAGES[name], dark=True).isdisjoint(colours(PAGES[name], dark=False))


@EVERY
def test_styles_stand_in_the_elements_for_programs_that_drop_the_head(name: str) -> None:
    page = tree(name)
    assert page.css("body [class]:not([style])") == [] or _plain_only(page)
    assert len(page.css("style")) == 1


def _plain_only(page: LexborHTMLParser) -> bool:
    return {n.attributes["class"] for n in page.css("body [class]:not([style])")} <= {"plainlink"}


@EVERY
def test_the_page_says_what_the_text_says(name: str) -> None:
    mail = sample_mails()[name]
    text = RENDERER.render(mail).text.partition("\n-- \n")[0]
    page = " ".join(node.text(separator=" ") for node in tree(name).css("body"))
    page = " ".join(page.split())
    said = re.findall(r"LV-\S{4}-\S{4}|\d{4}-\d{2}-\d{2}|order \d+", text)
    assert [word for word in said if word not in page] == []


def test_the_klart_link_opens_the_ready_answer() -> None:
    page = LexborHTMLParser(RENDERER.render(reminder(LINK, ORDER)).html)
    links = [n.attributes["href"] or "" for n in page.css("a.link")]
    read = [(urlsplit(link).path, parse_qs(urlsplit(link).query)) for link in links]
    assert read == [
        (ANSWER_TO, {"subject": [f"Klart {one.code}"], "body": [f"klart {one.code}"]})
        for one in (LINK, ORDER)
    ]


def test_the_klart_link_bears_an_odd_address_and_no_spaces() -> None:
    mail = reminder(LINK)
    odd = type(mail)(
        greeting=mail.greeting,
        items=mail.items,
        today=mail.today,
        contact=mail.contact,
        answer_to="lås+vakt&x=1?cc=y@exempel.se",
    )
    page = LexborHTMLParser(RENDERER.render(odd).html)
    (link,) = [node.attributes["href"] or "" for node in page.css("a.link")]
    assert unquote(urlsplit(link).path) == odd.answer_to
    assert parse_qs(urlsplit(link).query).keys() == {"subject", "body"}
    assert " " not in link


def test_the_klart_link_is_big_enough_to_hit() -> None:
    styles = [n.attributes["style"] or "" for n in tree("reminder_one_late").css("a.link")]
    assert ["display: block" in style and "padding: 12px 20px" in style for style in styles] == [
        True
    ]
