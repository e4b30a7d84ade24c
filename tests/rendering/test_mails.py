"""The words of the mails."""

from __future__ import annotations

from datetime import date

import pytest

from daemon.rendering import ReminderItem, Renderer, sample_mail, sample_mails
from daemon.rendering.samples import FORM, LINK, ORDER, TODAY, VISIT, reminder
from tests.rendering.golden import FOLDER, said

MAILS = sample_mails()


def item(number: int, *, late: int = 0, due: date = TODAY, ahead: bool = False) -> ReminderItem:
    return ReminderItem(
        number=number,
        step="link_lock",
        what="Koppla kunden till rätt låsvred i Phoniro Care.",
        about="order 48213",
        due=due,
        workdays_late=late,
        why="montering utförd 2026-11-18 + 2 arbetsdagar",
        code="LV-7K3M-Q9RD",
        rung=0 if ahead else 1,
        heads_up=ahead,
    )


TOMORROW = date(2026, 12, 1)
THURSDAY = date(2026, 12, 3)


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_says_what_it_said_when_a_person_last_read_it(name: str) -> None:
    assert said(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_no_golden_is_left_without_its_mail() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(MAILS)


@pytest.mark.parametrize(
    ("items", "subject"),
    [
        ((item(1, late=6),), "1 steg väntar på dig, 6 arbetsdagar sent [LV-7K3M-Q9RD]"),
        ((item(1, late=1),), "1 steg väntar på dig, 1 arbetsdag sent [LV-7K3M-Q9RD]"),
        ((item(1),), "1 steg väntar på dig [LV-7K3M-Q9RD]"),
        ((item(1), item(2)), "2 steg väntar på dig"),
        ((item(1, late=6), item(2, late=1)), "2 steg väntar på dig, som mest 6 arbetsdagar sent"),
        ((item(1, late=2), item(2)), "2 steg väntar på dig, 1 är 2 arbetsdagar sent"),
        (
            (item(1, late=2), item(2, late=3), item(3)),
            "3 steg väntar på dig, 2 är sena, som mest 3 arbetsdagar",
        ),
        (
            (item(1, due=TOMORROW, ahead=True),),
            "1 steg ska vara klart i morgon [LV-7K3M-Q9RD]",
        ),
        (
            (item(1, due=THURSDAY, ahead=True),),
            "1 steg ska vara klart torsdag 2026-12-03 [LV-7K3M-Q9RD]",
        ),
        (
            (item(1, due=TODAY, ahead=True),),
            "1 steg ska vara klart i dag [LV-7K3M-Q9RD]",
        ),
        (
            (item(1, due=TOMORROW, ahead=True), item(2, due=TOMORROW, ahead=True)),
            "2 steg ska vara klara i morgon",
        ),
        (
            (item(1, due=THURSDAY, ahead=True), item(2, due=TOMORROW, ahead=True)),
            "2 steg ska snart vara klara, det första i morgon",
        ),
        ((VISIT,), "1 besök i morgon [LV-3D6G-M8PQ]"),
    ],
)
def test_the_subject_says_how_many_and_how_late(
    items: tuple[ReminderItem, ...], subject: str
) -> None:
    assert Renderer().render(reminder(*items)).subject == subject


@pytest.mark.parametrize("name", MAILS)
def test_the_text_is_folded_and_needs_no_page(name: str) -> None:
    text = Renderer(municipality="Exempelkommun").render(MAILS[name]).text
    assert [line for line in text.splitlines() if len(line) > 72] == []
    assert text.startswith("Hej ")
    assert "\n\n\n" not in text
    assert text.endswith("\n-- \nLåsvakt skickar det här automatiskt för Exempelkommun.\n")
    assert "mvh" not in text.lower()


def test_a_friday_heads_up_does_not_call_monday_tomorrow() -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    rendered = Renderer().render(reminder(item(1, due=monday, ahead=True), today=friday))
    assert rendered.subject == "1 steg ska vara klart måndag 2026-11-30 [LV-7K3M-Q9RD]"
    assert "i morgon" not in rendered.text + rendered.html


def test_only_a_step_that_a_message_closes_says_so() -> None:
    believed, sure = Renderer().render(reminder(ORDER)), Renderer().render(reminder(LINK))
    assert "när webordern bekräftar" in believed.text
    assert "när webordern bekräftar" in believed.html
    assert "när webordern bekräftar" not in sure.text + sure.html


def test_a_visit_needs_no_answer_and_has_no_klart_button() -> None:
    rendered = Renderer().render(reminder(VISIT))
    assert "Du behöver inte svara." in rendered.text
    assert "subject=Klart" not in rendered.html


def test_the_answers_name_numbers_that_are_in_the_mail() -> None:
    text = Renderer().render(reminder(LINK, FORM)).text
    assert "- klart 1 3 (båda är gjorda)" in text
    assert "klart 2" not in text


def test_a_preview_shows_the_step_asked_for() -> None:
    mail = sample_mail("unlink_lock", "Ta bort kopplingen till låsvredet.", "systemförvaltare")
    rendered = Renderer().render(mail)
    assert rendered.text.startswith("Hej systemförvaltare!\n")
    assert "1. Ta bort kopplingen till låsvredet.\n" in rendered.text
