"""Yes, no and remarks under labels that state no fact of their own."""

from __future__ import annotations

import pytest

from tests.weborder.setting import BOOKED, DONE, DONE_FACT, Case, reading

AGAINST = [
    "Lås monterat: Nej",
    "Är arbetet utfört: Nej",
    "Godkänd: Nej",
    "Bekräftad: Nej",
    "Insläppt: Nej",
    "Antal monterade lås: 0",
    "Makulerad: Ja",
    "Avvikelse: Ja",
    "Restarbete: Porten",
    "Återbesök: 2026-11-25",
    "Återöppnad: 2026-11-18",
    "Testorder: Ja",
    "Tillträde: Nekades",
    "Kommentar: Se order 48300",
    "Kommentar: Låset nedmonterat",
    "Kommentar: Byte av lås",
    "Kommentar: utfördes 16 november",
]
NEUTRAL = [
    "Godkänd: Ja",
    "Avvikelse: Nej",
    "Avvikelser: Inga",
    "Återbesök: Nej",
    "Bomkörning: Nej",
    "Makulerad: Nej",
    "Hund: Nej",
    "Larm: Nej",
    "Utförd: Ja",
    "Bokad: Ja",
    "Kommentar: order 48213",
    "Kommentar: utfördes 17 november",
]


@pytest.mark.parametrize("line", AGAINST)
def test_a_remark_against_the_work_sends_a_done_message_to_a_person(line: str) -> None:
    assert reading(Case(f"{DONE}{line}\n", "review")) == "review"


@pytest.mark.parametrize("line", NEUTRAL)
def test_a_remark_that_agrees_or_is_about_other_things_changes_nothing(line: str) -> None:
    assert reading(Case(f"{DONE}{line}\n", DONE_FACT)) == DONE_FACT


@pytest.mark.parametrize("line", ["Utförd: Ja", "Bokad: Nej", "Makulerad: Ja"])
def test_a_yes_or_no_that_contradicts_a_booking_sends_it_to_a_person(line: str) -> None:
    assert reading(Case(f"{BOOKED}{line}\n", "review")) == "review"
