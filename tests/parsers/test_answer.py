"""Answers to reminders: which words are a command, and which only sound like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.answers.answer import codes_in, read_commands
from parsers.reading import Command

TODAY = date(2026, 11, 16)


def done(*numbers: int, codes: tuple[str, ...] = (), everything: bool = False) -> Command:
    return Command(kind="done", numbers=numbers, codes=codes, everything=everything)


def wait(until: date, *numbers: int, reason: str | None = None) -> Command:
    return Command(kind="wait", numbers=numbers, until=until, reason=reason)


def skip(reason: str | None, *numbers: int) -> Command:
    return Command(kind="not_applicable", numbers=numbers, reason=reason)


def commands(text: str) -> tuple[Command, ...]:
    return read_commands(text.split("\n"), "SV: 1 steg väntar på dig", TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "klart",
        "Klart",
        "KLART!",
        "klar",
        "Klara.",
        "Utfört",
        "utförd",
        "Gjort",
        "Gjord.",
        "fixat",
        "Fixad",
        "färdigt",
        "avklarat",
        "Det är klart",
        "det är klart.",
        "Nu är det klart!",
        "Det är gjort nu",
        "Är klart",
        "Ja, klart",
        "Ok, fixat!",
        "Hej! Klart.",
        "Hej, det är klart nu.",
        "Hej\n\nKlart\n\nMvh Anna",
        "Hej!\n\nDet är utfört.\n\nMed vänlig hälsning\nAnna Exempel\n08-465 004 33",
        "Klart\n\nAnna Exempel\nSamordnare, Västans Hemtjänst AB\n08-465 004 33",
        "Klart\n-- \nAnna Exempel\nVäxel 08-465 004 00",
        "Klart\n\nSkickat från min iPhone",
        "Klart\n\nHämta Outlook för iOS<https://aka.example/o0ukef>",
        "Klart /Anna",
        "Klart, mvh Anna",
        "Klart. Tack för påminnelsen!",
        "Tack, det är fixat",
        "Vi har gjort det",
        "Har fixat det",
        "Klart idag",
        "Klart, vi har tagit den.",
        "Hej! Det är klart nu. /Anna",
        "Klart igår",
        "Klart sedan i måndags",
        "Utfört 2026-11-14",
        "Klart den 14 november",
        "Klart 14/11",
        "nu är det gjort",
        "Det här är klart",
        "Knappen är hämtad. Klart.",
        "Klart, togs bort igår",
        "Klart och vi har hämtat den",
        "Klart - vi har tagit bort knappen",
        "klart/Anna",
        "Klart // Anna",
        "Klart, hälsar Anna",
        "God morgon! Klart. Hälsningar Nord",
        "Klart\nAnna Exempel",
        "Klart\n\nSkaffa Outlook för Android",
        "Klart\n\nMvh Anna\nTelefontid måndag-fredag 8-16",
        "Klart\n\nDetta mejl är konfidentiellt och avsett för mottagaren.",
    ],
)
def test_klart_and_its_inflections_close_the_only_step(text: str) -> None:
    assert commands(text) == (done(),)


@pytest.mark.parametrize(
    "text",
    [
        "inte klart än",
        "Ej klart",
        "snart klart",
        "klart?",
        "Är det klart?",
        "är det klart",
        "blir klart i morgon",
        "Det blir klart",
        "nästan klart",
        "Klart, men inte nyckeln",
        "Klart. Men nyckeln är kvar.",
        "Vi gör det när det är klart",
        "Ska vara klart på fredag",
        "Kommer att bli utfört",
        "klart om en vecka",
        "inte utfört",
        "delvis klart",
        "Vad ska göras?",
        "Ring mig",
        "",
        "Hej",
        "Tack!",
        "Ok",
        "Ja",
        "Order 61207 är klar",
        "klart 0",
        "klart\nMvh Anna\nPS. inte steg 2",
        "Vänta",
        "Vänta till",
        "vänta till sen",
        "vänta till 2026-11-01",
        "vänta till 31 februari",
        "vänta till 2029-01-01",
        "vänta till 2026-12-03 eller 2026-12-10",
        "Ska vi vänta till 2026-12-03?",
        "är det inte aktuellt",
        "inte aktuellt än",
        "Inte aktuellt just nu",
        "ej aktuellt?",
        "klart\nej aktuellt: flyttat",
        "klart\nvänta till 2026-12-03",
        "1 klart, 1 ej aktuellt",
        "klart alla\nvänta 2 till 2026-12-03",
        "Vänta till 2026-12-03. Eller nej, det är klart.",
        "ångra klart inte",
        "klart LV-ILOU-0000",
        "Är alla klara",
        "är allt klart",
        "Är 1 klart",
        "blev det klart",
        "Klart\n\nNej",
        "Klart\n\nFredag",
        "Klart\n\nÅterkommer",
        "Klart\nÅterkommer Fredag",
        "Klart, mvh Anna, inte steg 2",
        "Klart, vi har inte tagit den",
        "Klart, vi tar den i morgon",
        "Klart, har vi tagit den",
        "Vi har tagit den",
        "Klart, vi ska ha tagit den",
        "klart 2026-11-17",
        "Klart den 30 november",
        "klart 2024-11-14",
        "klart 1/3",
        "klart 24/11",
        "skulle varit klart igår",
        "ej aktuellt, klart",
    ],
)
def test_what_only_sounds_like_a_command_is_none(text: str) -> None:
    assert commands(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("klart 1 3", (done(1, 3),)),
        ("Klart 1, 3", (done(1, 3),)),
        ("1 och 3 klart", (done(1, 3),)),
        ("klart 1-3", (done(1, 2, 3),)),
        ("1. Klart", (done(1),)),
        ("1) klart\n3) klart", (done(1), done(3))),
        ("Steg 2 är klart", (done(2),)),
        ("klart alla", (done(everything=True),)),
        ("Alla är klara", (done(everything=True),)),
        ("Allt klart!", (done(everything=True),)),
        ("klart lv-7k3m-q9rd", (done(codes=("LV-7K3M-Q9RD",)),)),
        ("klart LV-7K3M-Q9RD, LV-H4TX-2PWN", (done(codes=("LV-7K3M-Q9RD", "LV-H4TX-2PWN")),)),
        ("ej aktuellt: kunden har flyttat", (skip("kunden har flyttat"),)),
        ("Ej aktuellt, kunden har flyttat.", (skip("kunden har flyttat"),)),
        ("Inte aktuellt: fanns aldrig något lås", (skip("fanns aldrig något lås"),)),
        ("Det är inte aktuellt längre", (skip(None),)),
        ("gäller inte oss", (skip(None),)),
        ("ej aktuellt 2: flyttat", (skip("flyttat", 2),)),
        ("2 ej aktuellt: flyttat", (skip("flyttat", 2),)),
        ("Ej aktuellt\nKunden har flyttat", (skip("Kunden har flyttat"),)),
        ("vänta till 2026-12-03", (wait(date(2026, 12, 3)),)),
        ("Vänta till den 3 december", (wait(date(2026, 12, 3)),)),
        ("vänta till 3 dec", (wait(date(2026, 12, 3)),)),
        ("vänta till 3/12", (wait(date(2026, 12, 3)),)),
        ("vänta till 20261203.", (wait(date(2026, 12, 3)),)),
        ("Vänta till torsdag 3 december 2026", (wait(date(2026, 12, 3)),)),
        ("Vi väntar till den 7 januari", (wait(date(2027, 1, 7)),)),
        ("Vänta med 2 till 2026-12-03", (wait(date(2026, 12, 3), 2),)),
        (
            "Vänta till 2026-12-03. Vi kommer inte in förrän då.",
            (wait(date(2026, 12, 3), reason="Vi kommer inte in förrän då"),),
        ),
        ("1 klart\n2 vänta till 2026-12-03", (done(1), wait(date(2026, 12, 3), 2))),
        ("1 klart, 2 ej aktuellt: flyttat", (done(1), skip("flyttat", 2))),
        ("ångra", (Command(kind="undo"),)),
        ("Ångra!", (Command(kind="undo"),)),
        ("Jag ångrar mig", (Command(kind="undo"),)),
        ("Ångra tack", (Command(kind="undo"),)),
        ("Ångra, det blev fel", (Command(kind="undo"),)),
        ("klart 1 den 14 november", (done(1),)),
        ("klart 1 och 3, vi har hämtat nycklarna", (done(1, 3),)),
        ("ångra 2", (Command(kind="undo", numbers=(2,)),)),
        ("klart\nklart", (done(),)),
    ],
)  # fmt: skip
def test_commands_name_their_steps_days_and_reasons(
    text: str, expected: tuple[Command, ...]
) -> None:
    assert commands(text) == expected


def test_an_empty_answer_to_the_ready_link_is_read_from_its_subject() -> None:
    assert read_commands(["", " "], "Klart LV-7K3M-Q9RD", TODAY) == (done(codes=("LV-7K3M-Q9RD",)),)


def test_an_empty_answer_under_a_reminders_subject_says_nothing() -> None:
    assert read_commands([""], "1 steg väntar på dig [LV-7K3M-Q9RD]", TODAY) == ()


def test_codes_are_found_in_any_case_once_each_and_only_in_their_alphabet() -> None:
    assert codes_in("lv-7k3m-q9rd [LV-7K3M-Q9RD]", None, "LV-H4TX-2PWN LV-ILOU-1234") == (
        "LV-7K3M-Q9RD",
        "LV-H4TX-2PWN",
    )


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert isinstance(commands(text), tuple)


@given(st.sampled_from(["inte", "ej", "snart", "nästan", "kanske", "delvis", "?", "aldrig", "om"]))
def test_one_word_of_doubt_beside_klart_is_enough(doubt: str) -> None:
    assert commands(f"{doubt} klart") == commands(f"klart {doubt}") == ()
