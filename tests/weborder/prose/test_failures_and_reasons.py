"""What a visit in vain is told in, and the reasons of what is over: they take nothing from it."""

from __future__ import annotations

import pytest

from tests.weborder.setting import BOOKED, BOOKED_FACT, CANCELLED, DONE, LABELS, Case, reading

FAILED = LABELS + "Status: Bomkörning\n"
FAILED_FACT = "48213 installation failed 2026-11-18"
CANCELLED_FACT = "48213 installation cancelled 2026-11-17"


@pytest.mark.parametrize(
    "said",
    [
        "Den 12 november 2026 blev installationen på ordernr 48213 en bomkörning.",
        "Montören var på plats 2026-11-12 för montering enligt order 48213 men ingen öppnade: "
        "bomkörning.",
        "Weborder 48213 om montering: bomkörning 12/11 2026, ingen öppnade dörren.",
        "Montören kunde inte utföra installationen enligt weborder 48213 den 12 november 2026 "
        "eftersom ingen öppnade (bomkörning).",
        "Installationen enligt weborder 48213 kunde inte genomföras, det blev en bomkörning den "
        "12 november 2026.",
    ],
)
def test_a_sentence_that_calls_the_visit_a_failure_states_it_with_its_day(said: str) -> None:
    assert reading(Case(said, "-")) == "48213 installation failed 2026-11-12"


@pytest.mark.parametrize(
    "said",
    [
        "Blev installationen på ordernr 48213 en bomkörning den 12 november",
        "Montören var på plats 2026-11-12 för montering enligt order 48213 men lagade: bomkörning.",
        "Weborder 48213 om montering: bomkörning 12/11 2026, låset kanske är monterat.",
    ],
)
def test_a_question_or_a_word_that_is_no_reason_states_no_failure(said: str) -> None:
    assert reading(Case(said, "-")) == "review"


def test_the_day_of_a_visit_that_came_to_nothing_is_never_passed_over() -> None:
    told = "Installationen enligt order 48213 kunde ej utföras 2026-11-02."
    assert reading(Case(f"{FAILED}\n{told}\n", "-")) == "review"


@pytest.mark.parametrize(
    "why",
    [
        "eftersom uppgifterna förväxlades",
        "på grund av dubbelregistrering",
        "eftersom hissen krånglade",
    ],
)
def test_whatever_the_reason_what_is_over_is_over(why: str) -> None:
    ended = f"{CANCELLED}\nEr order har makulerats {why}.\n"
    assert reading(Case(ended, "-")) == CANCELLED_FACT
    assert reading(Case(f"{FAILED}\nBesöket kunde inte genomföras {why}.\n", "-")) == FAILED_FACT
    for body in (DONE, BOOKED):
        assert reading(Case(f"{body}\nEr order har makulerats {why}.\n", "-")) == "review"


@pytest.mark.parametrize(
    "said",
    [
        "Se till att någon öppnar, annars räknas besöket som en bomkörning.",
        "Avbokning senare än 24 timmar före besöket räknas som en bomkörning.",
        "Lägg in en ny order om monteringen fortfarande är aktuell.",
        "Har du fått det av misstag ber vi dig bortse från det och radera det.",
    ],
)
def test_what_only_may_come_to_be_states_nothing(said: str) -> None:
    assert reading(Case(f"{BOOKED}\n{said}\n", "-")) == BOOKED_FACT


def test_what_is_to_be_passed_over_without_condition_is_for_a_person() -> None:
    assert reading(Case(f"{BOOKED}\nVi ber dig bortse från det här.\n", "-")) == "review"
    assert reading(Case(f"{BOOKED}\nBesöket räknas som en bomkörning.\n", "-")) == "review"


def test_a_paper_that_is_done_is_not_the_work() -> None:
    for said in ("Annullering genomförd", "Er avbeställning är genomförd."):
        assert reading(Case(f"{said}\n\n{CANCELLED}", "-")) == CANCELLED_FACT
        for body in (DONE, BOOKED, FAILED):
            assert reading(Case(f"{said}\n\n{body}", "-")) == "review"
    assert reading(Case(f"Registrering gjord\n\n{BOOKED}", "-")) == BOOKED_FACT


def test_a_failure_may_stand_before_what_could_not_be_done() -> None:
    said = "Bomkörning: weborder 48213 om montering kunde inte utföras 2026-11-17."
    assert reading(Case(said, "-")) == "48213 installation failed 2026-11-17"
    regret = "Vi beklagar, men besöket för order 48213 om montering 2026-11-17 blev en bomkörning."
    assert reading(Case(regret, "-")) == "48213 installation failed 2026-11-17"
