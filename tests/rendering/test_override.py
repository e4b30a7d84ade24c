"""A municipality's own templates: taken first, and looked over before they are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemon.rendering import Fault, Renderer, RenderingError, check_templates
from daemon.rendering.samples import LINK, reminder
from daemon.reports.html_form import sample_pages

MAIL = reminder(LINK)


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_templates_have_no_fault() -> None:
    assert check_templates(None, sample_pages()) == ()


def test_an_own_template_takes_the_shipped_ones_place_and_the_others_stay(tmp_path: Path) -> None:
    put(tmp_path, "reminder.subject.j2", "{{ items|length }} att göra\ni {{ municipality }}\n")
    rendered = Renderer(tmp_path, "Exempelkommun").render(MAIL)
    assert rendered.subject == "1 att göra i Exempelkommun"
    assert rendered.text == Renderer(None, "Exempelkommun").render(MAIL).text
    assert check_templates(tmp_path) == ()


def test_an_own_part_changes_every_mail_that_takes_it_in(tmp_path: Path) -> None:
    put(tmp_path, "signature.txt.j2", "-- \nSocialkontoret i {{ municipality }}\n")
    text = Renderer(tmp_path, "Exempelkommun").render(MAIL).text
    assert text.endswith("-- \nSocialkontoret i Exempelkommun\n")


def test_an_own_page_may_build_on_the_shipped_one(tmp_path: Path) -> None:
    put(
        tmp_path,
        "page.html.j2",
        '{% extends "shipped/page.html.j2" %}{% block content %}{{ super() }}<p>Eget</p>'
        "{% endblock %}",
    )
    assert check_templates(tmp_path) == ()


def test_a_letter_may_get_a_page_of_its_own(tmp_path: Path) -> None:
    put(tmp_path, "bounced.html.j2", "<html lang=sv><body><p>{{ holder }}</p></body></html>")
    assert check_templates(tmp_path) == ()


def test_all_faults_are_told_together_each_with_file_and_line(tmp_path: Path) -> None:
    unknown = put(
        tmp_path, "reminder.txt.j2", "Hej!\n{{ namn }}\n{{ items[0].datum }}\n{{ ort }}\n"
    )
    syntax = put(tmp_path, "guard.subject.j2", "Se upp\n{% if about %}\n")
    unused = put(tmp_path, "remindr.txt.j2", "Hej\n")
    filters = put(tmp_path, "receipt.subject.j2", "{{ items|antal }}\n")
    found = check_templates(tmp_path)
    assert {(fault.file, fault.line) for fault in found} == {
        (unknown, 2),
        (unknown, 3),
        (unknown, 4),
        (syntax, 2),
        (unused, 0),
        (filters, 1),
    }
    assert [str(f) for f in found if f.file == unused] == [
        f"{unused}: används inte: inget mejl och ingen mall har det namnet"
    ]


def test_a_name_in_a_turn_no_sample_takes_is_found_too(tmp_path: Path) -> None:
    own = put(tmp_path, "stale.txt.j2", "Hej\n{% if held > 100000 %}{{ okand }}{% endif %}\n")
    assert check_templates(tmp_path) == (Fault(own, 2, "okänt namn: okand"),)


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("reminder.html.j2", "{{ greeting|safe }}", "safe"),
        (
            "reminder.html.j2",
            "{% autoescape false %}{{ greeting }}{% endautoescape %}",
            "autoescape",
        ),
        ("reminder.html.j2", '{% include "reminder.txt.j2" %}', "reminder.txt.j2"),
        ("reminder.html.j2", "{% include greeting %}", "citattecken"),
        ("reminder.txt.j2", '{% include "finns.txt.j2" %}', "finns.txt.j2"),
        ("reminder.txt.j2", "{{ items[0].due + 1 }}", "gick inte att fylla i"),
        ("page.html.j2", "{{ greting }}", "greting"),
    ],
)
def test_what_would_fail_or_let_values_become_markup_is_refused(
    name: str, text: str, part: str, tmp_path: Path
) -> None:
    own = put(tmp_path, name, text)
    found = check_templates(tmp_path)
    assert [fault for fault in found if fault.file == own and part in fault.message] != []
    assert {fault.line for fault in found if fault.file == own} <= {0, 1}


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "reminder.txt.j2").write_bytes("Hej å".encode("cp1252"))
    assert any("UTF-8" in fault.message for fault in check_templates(tmp_path))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "mallar"
    assert check_templates(folder) == (
        Fault(folder, 0, "mappen finns inte; ändra [templates] folder"),
    )


def test_an_unknown_name_stops_the_mail_and_nothing_half_made_leaves(tmp_path: Path) -> None:
    own = put(tmp_path, "reminder.txt.j2", "Hej\n{{ namn }}\n")
    with pytest.raises(RenderingError) as caught:
        Renderer(tmp_path).render(MAIL)
    assert (caught.value.fault.file, caught.value.fault.line) == (own, 2)
    assert "namn" in str(caught.value)
