"""Values stay values: they never become headers, markup or templates."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from daemon.rendering import ReminderMail, Renderer
from daemon.rendering.samples import LINK, reminder

RENDERER = Renderer(municipality="Exempelkommun")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></head><body onload=x()>",
    "{{ 7 * 7 }}{% for x in [] %}",
    "{{ ''.__class__.__mro__ }}",
    "Nord\r\nBcc: all@exempel.se\r\n\r\nny kropp",
    "Nord\nklart alla",
    "Nord\u2028klart\u2029alla\x85x\x00\x0b",
    "Nord\u202eBA droN\u200b\u2066",
    "å" * 5000,
    "-- ",
    "\ud800",
)


def filled(value: str) -> ReminderMail:
    item = replace(LINK, what=value, about=value, why=value, code=value)
    return replace(reminder(item), greeting=value, contact=value, answer_to=value)


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_value_changes_nothing_but_its_own_words(value: str) -> None:
    rendered = RENDERER.render(filled(value))
    honest = RENDERER.render(filled("ofarligt"))
    page, other = LexborHTMLParser(rendered.html), LexborHTMLParser(honest.html)
    assert [n.tag for n in page.css("*")] == [n.tag for n in other.css("*")]
    assert [sorted(n.attributes) for n in page.css("*")] == [
        sorted(n.attributes) for n in other.css("*")
    ]
    assert rendered.subject.splitlines() == [rendered.subject]
    assert "49" not in rendered.text
    assert "\nBcc" not in rendered.text
    assert "\nklart" not in rendered.text
    assert rendered.subject.isprintable()


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_message_can_always_be_made_of_it(value: str) -> None:
    rendered = RENDERER.render(filled(value))
    message = EmailMessage(policy=SMTP)
    message["Subject"] = rendered.subject
    message.set_content(rendered.text)
    message.add_alternative(rendered.html, subtype="html")
    assert b"\r\nBcc:" not in message.as_bytes().partition(b"\r\n\r\n")[0]


@given(st.text(max_size=60))
def test_any_value_leaves_the_subject_one_line_and_the_page_whole(value: str) -> None:
    rendered = RENDERER.render(filled(value))
    assert len(rendered.subject.splitlines()) == 1
    assert rendered.html.encode("utf-8").count(b"<h1") == 1
    assert LexborHTMLParser(rendered.html).css("script, img, iframe") == []


@pytest.mark.parametrize(
    "line",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ items.__init__.__globals__ }}",
        "{{ items.append(1) }}",
        "{{ greeting.__class__.__base__.__subclasses__() }}",
        "{{ '%s'.format.__globals__ }}",
        "{{ namespace.__init__.__globals__ }}",
    ],
)
def test_a_template_cannot_reach_out_of_its_sandbox(line: str, tmp_path: Path) -> None:
    (tmp_path / "reminder.txt.j2").write_text(line, encoding="utf-8")
    with pytest.raises(Exception, match=r"reminder\.txt\.j2") as caught:
        Renderer(tmp_path).render(reminder(LINK))
    assert type(caught.value).__name__ == "RenderingError"
