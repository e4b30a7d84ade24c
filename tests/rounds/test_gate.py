"""The outgoing gate: what it stops, and what it lets through."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.rendering import Rendered, Renderer
from daemon.rounds.gate import (
    ADDRESS,
    DOOR_CODE,
    NUMBER,
    PERSONAL_NUMBER,
    PSEUDONYM,
    TELEPHONE,
    objections,
    template_objections,
)

NONE: frozenset[str] = frozenset()


def said(text: str) -> Rendered:
    return Rendered(subject="1 steg väntar på dig", text=text, html="<p>Hej</p>")


# A coordination number has 60 added to its day.
COORDINATION = f"191212{12 + 60}-1212"


@pytest.mark.parametrize(
    "number",
    [
        "19121212-1212",
        "191212121212",
        "121212-1212",
        "1212121212",
        "121212+1212",
        "19121212 1212",
        "1912-12-12-1212",
        "19121212–1212",
        "１９１２１２１２-１２１２",
        "19121212-\u200b1212",
        "191212\u00ad12-1212",
        "121212 - 1212",
        "20000101-2384",
        "2000-01-01 2384",
        "000101-2384",
        COORDINATION,
        COORDINATION[2:],
    ],
)
@pytest.mark.parametrize("frame", ["Gäller {}.", "{}", "pnr:{}", "({})", "Kund {} 2026-11-18"])
def test_a_personal_number_is_stopped_however_it_is_written(number: str, frame: str) -> None:
    assert PERSONAL_NUMBER in objections(said(frame.format(number)), NONE)


@pytest.mark.parametrize(
    "number",
    [
        "08-465 004 00",
        "08-46500400",
        "0846500400",
        "08 465 004 00",
        "08/465 00 400",
        "08.465.004.00",
        "(08) 465 004 00",
        "08 - 465 004 00",
        "08\u2011465\u00a0004\u00a000",
        "+46 8 465 004 00",
        "+46(0)8-465 004 00",
        "+46846500400",
        "0046 8 465 004 00",
        "+ 46 8 465 004 00",
        "tel 465 00 400",
        "Telefon: 46500400",
        "tfn.46500400",
        "mobil 465 004 00",
    ],
)
@pytest.mark.parametrize("frame", ["Ring {}.", "{}", "Svara på {} i dag", "\t{}\n"])
def test_a_telephone_number_is_stopped_however_it_is_written(number: str, frame: str) -> None:
    assert TELEPHONE in objections(said(frame.format(number)), NONE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kund K-7F3Q9M2A", PSEUDONYM),
        ("kund k-7f3q9m2a.", PSEUDONYM),
        ("Skriv till anna@annanstans.example.", ADDRESS),
        ("Portkod 1234", DOOR_CODE),
        ("Port-kod: finns", DOOR_CODE),
        ("dörrkoden är bytt", DOOR_CODE),
        ("larmkod", DOOR_CODE),
        ("Koden till porten 4711", DOOR_CODE),
        ("kod: 4711", DOOR_CODE),
        ("Kundnr 90412", NUMBER),
        ("Kund 904 127", NUMBER),
        ("order 48213", NUMBER),
    ],
)
def test_other_secrets_are_stopped(text: str, kind: str) -> None:
    assert objections(said(text), NONE) == (kind,)


@pytest.mark.parametrize(
    ("rendered", "kind"),
    [
        (Rendered(subject="Ring 08-465 004 00", text="", html=""), TELEPHONE),
        (Rendered(subject="", text="", html="<p>Ring 08-<b>465</b> 004 00</p>"), TELEPHONE),
        (Rendered(subject="", text="", html="<a href='tel:08-465%2000400'>Ring</a>"), TELEPHONE),
        (Rendered(subject="", text="", html="<p title='19121212-1212'>x</p>"), PERSONAL_NUMBER),
        (Rendered(subject="", text="", html="<!-- 19121212-1212 -->"), PERSONAL_NUMBER),
        (Rendered(subject="", text="", html="<p>1912&#49;212&#45;1212</p>"), PERSONAL_NUMBER),
        (Rendered(subject="", text="", html="<a href='mailto:x%40y.example'>x</a>"), ADDRESS),
    ],
)
def test_every_part_of_the_mail_is_looked_at(rendered: Rendered, kind: str) -> None:
    assert objections(rendered, NONE) == (kind,)


def test_cells_side_by_side_are_not_read_as_one_number() -> None:
    page = "<table><tr><td>2026</td><td>1137</td></tr></table>"
    assert objections(Rendered(subject="", text="", html=page), NONE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Klart till: fredag 2026-11-20",
        "montering utförd 2026-11-18 + 2 arbetsdagar",
        "2026-12-22 + 2 arbetsdagar, 2026-12-23, 2026-12-24 och 2026-12-25 hoppas över",
        "ärende 2026-0137",
        "ärende 2026-0846, månad 2026-08",
        "LV-0846-5004 och LV-1912-1212",
        "klart 1 3\nklart 2 4 5",
        "Läst till: 2026-11-30 kl. 06.58",
        "hours = 07:30-16:00",
        "1. Gör det.\n2. Gör det också.",
        "Skriv inga koder till dörrar i svaret.",
        "den 1 i månaden efter 2026-11",
        "20 arbetsdagar före 2026-12-31",
    ],
)
def test_days_codes_and_references_are_let_through(text: str) -> None:
    assert objections(said(text), NONE) == ()


@pytest.mark.parametrize(
    "value",
    ["48213", "0846500400", "191212121212", "WO-08465004", "1212121212", "08-46500400"],
)
@pytest.mark.parametrize(
    "frame", ["order {}", "order {}.", "({})", "order {} 2026-11-18", "{}, {}"]
)
def test_an_order_that_looks_like_a_secret_is_let_through_when_it_is_known(
    value: str, frame: str
) -> None:
    assert objections(said(frame.format(value, value)), frozenset({value})) == ()


@pytest.mark.parametrize(
    ("text", "known", "kind"),
    [
        ("Ring 08-46500 400", "46500", TELEPHONE),
        ("Ring 08-465 004 00", "465", TELEPHONE),
        ("19121212-1212", "1212", PERSONAL_NUMBER),
        ("191212121212", "1212", PERSONAL_NUMBER),
        ("Skriv till x.bistand@exempel.se", "bistand@exempel.se", ADDRESS),
        ("Skriv till bistand@exempel.se.example", "bistand@exempel.se", ADDRESS),
    ],
)
def test_a_known_value_does_not_hide_a_part_of_another(text: str, known: str, kind: str) -> None:
    assert kind in objections(said(text), frozenset({known}))


def test_known_addresses_are_let_through_in_any_case_and_in_links() -> None:
    page = '<a href="mailto:lasvakt@exempel.se?subject=Klart%20LV-7K3M-Q9RD">Klart</a>'
    rendered = Rendered(subject="", text="Skriv till Lasvakt@Exempel.se.", html=page)
    assert objections(rendered, frozenset({"lasvakt@exempel.se"})) == ()


def test_a_provider_with_a_number_in_its_name_is_let_through() -> None:
    known = frozenset({"Omsorg 08 46500400 AB"})
    assert objections(said("Hej Omsorg 08 46500400 AB!"), known) == ()
    assert objections(said("Hej Omsorg 08 46500400 AB!"), NONE) == (TELEPHONE,)


def test_every_kind_of_mail_passes_with_the_values_it_was_made_of() -> None:
    assert template_objections(Renderer(municipality="Exempelkommun")) == {}


def test_a_template_with_a_telephone_number_of_its_own_is_found(tmp_path: Path) -> None:
    own = tmp_path / "stale.subject.j2"
    own.write_text("Ring 08-465 004 00", encoding="utf-8")
    assert template_objections(Renderer(tmp_path)) == {
        "stale": (TELEPHONE,),
        "stale_never": (TELEPHONE,),
    }


def test_the_content_is_never_named() -> None:
    found = objections(said("19121212-1212, 08-465 004 00, K-7F3Q9M2A, x@y.example"), NONE)
    assert found == (PERSONAL_NUMBER, TELEPHONE, PSEUDONYM, ADDRESS)
    assert not any(c.isdigit() or c == "@" for c in "".join(found))


WORDS = st.text("abcåäö ,.:;()\n", max_size=20)


@given(WORDS, WORDS, st.sampled_from(["19121212-1212", "20000101-2384", "08-465 004 37"]))
def test_no_words_around_a_secret_hide_it(before: str, after: str, secret: str) -> None:
    text = f"{before} {secret} {after}"
    page = f"<table><tr><td>{escape(text)}</td></tr></table>"
    assert objections(said(text), NONE) != ()
    assert objections(Rendered(subject="", text="", html=page), NONE) != ()
