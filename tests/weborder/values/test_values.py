"""What a status value, a subject, a question and a day may not say for the message to be read."""

from __future__ import annotations

import pytest

from tests.weborder.setting import BOOKED, DONE, DONE_FACT, LABELS, Case, decided, reading

VALUES = [
    "Utförd enligt montör",
    "Avslutad automatiskt",
    "Beställning klar",
    "Bekräftelse klar",
    "Besök utfört",
    "Dörr klar",
    "Redan monterad",
    "Har du utfört",
    "Utförd till 2026-11-18",
    "Utförd*",
    "~~Utförd~~",
    "[ ] Utförd",
    "( ) Utförd",
    "Bekräftelse mottagen",
    "Är den utförd",
    "Har den utförts",
    "Blev det klart",
    "Utförd, att bekräftas",
    "Klar, bekräfta",
    "○ Utförd",
    "⬜ Utförd",
    "⏳ Utförd",
    "≠ Utförd",
    "[_] Utförd",
    "[-] Utförd",
    "Låset beställt",
    "Låset mottaget",
]
TICKED = ["Utförd ✓", "✔ Utförd", "✅ Utförd", "Utförd (installation)", "Utförd!"]
SUBJECTS = [
    "Korrigering: weborder 48213",
    "Rättat besked: weborder 48213",
    "[TESTMILJÖ] Weborder 48213",
    "Utbildningsmiljö - weborder 48213",
    "Exempel på besked",
    "Preliminärt besked weborder 48213",
    "Felaktig weborder 48213",
    "Godkänn utförd weborder 48213",
    "Weborder 48213 pågår",
    "Statistik webordern",
    "Enkät om weborder 48213",
    "Faktura order 48213",
    "Begäran om weborder 48213",
    "Är weborder 48213 utförd",
    "Hur nöjd är du med installationen?",
]
ASKING = [
    "Är det rätt?",
    "Sitter låset?",
    "Kan ni bekräfta?",
    "Vänligen bekräfta att installationen är utförd.",
    "Utförd den ____",
]
HELPING = ["Är något fel? Hör av dig till supporten.", "Är du inte rätt mottagare? Radera mejlet."]


@pytest.mark.parametrize("value", VALUES)
def test_a_status_value_that_says_more_than_the_status_is_not_read(value: str) -> None:
    assert reading(Case(f"{LABELS}Status: {value}\n", "review")) == "review"


@pytest.mark.parametrize("value", TICKED)
def test_a_sign_that_ticks_a_status_off_leaves_it_as_it_is(value: str) -> None:
    body = DONE.replace("Status: Utförd", f"Status: {value}")
    assert reading(Case(body, DONE_FACT)) == DONE_FACT


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_of_something_else_sends_the_message_to_a_person(subject: str) -> None:
    assert reading(Case(DONE, "review", subject)) == "review"


@pytest.mark.parametrize("line", ASKING)
def test_a_question_or_a_line_to_fill_in_sends_the_message_to_a_person(line: str) -> None:
    assert reading(Case(f"{DONE}\n{line}", "review")) == "review"


@pytest.mark.parametrize("line", HELPING)
def test_a_question_that_only_offers_help_changes_nothing(line: str) -> None:
    assert reading(Case(f"{DONE}\n{line}", DONE_FACT)) == DONE_FACT


@pytest.mark.parametrize(
    "body",
    [
        DONE + "Bokad tid: 2026-11-25\n",
        LABELS + "Status: Ej utförd\nBokad tid: 2026-11-25\n",
        BOOKED.replace("2026-11-25", "2026-11-10"),
        DONE.replace("2026-11-17", "24/6"),
        DONE.replace("2026-11-17", "25-11-26"),
    ],
)
def test_days_that_do_not_agree_with_the_status_send_the_message_to_a_person(body: str) -> None:
    assert reading(Case(body, "review")) == "review"


def test_a_visit_in_vain_may_already_have_its_new_day() -> None:
    body = LABELS + "Status: Bomkörning\nNy bokad tid: 2026-11-25\n"
    expected = "48213 installation failed 2026-11-18"
    assert reading(Case(body, expected)) == expected


@pytest.mark.parametrize("dots", ["…", "..."])
@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("Ordernummer: 48213", "Ordernummer: 4821{}"),
        ("Ordernummer: 48213", "Ordernummer: {}8213"),
        ("Hemtjänst Nord AB", "Hemtjänst No{}"),
        ("Utfört datum: 2026-11-17", "Utfört datum: 2026-11-1{}"),
        ("Utfört datum: 2026-11-17", "Låsnummer: PL-00{}"),
        ("Utfört datum: 2026-11-17", "Kundnr: 119{}"),
    ],
)
def test_a_value_that_something_has_shortened_is_for_a_person(
    whole: str, cut: str, dots: str
) -> None:
    body = DONE.replace(whole, cut.format(dots))
    assert decided(Case(body, "-")).reason_code == "cut_off"


@pytest.mark.parametrize(
    "said",
    [
        "Nedmonteringen på order 4821… är utförd.",
        "Nedmonteringen på order ...8213 är utförd.",
        "Nedmonteringen på order 48213 är utförd 2026-11-1...",
    ],
)
def test_a_sentence_with_a_number_cut_short_is_for_a_person(said: str) -> None:
    assert reading(Case(said, "-")) == "review"
    assert reading(Case(None, "-", subject=said)) == "review"


@pytest.mark.parametrize("leader", [" ... ", "....... ", " …… "])
def test_dots_that_lead_from_a_label_to_its_value_shorten_nothing(leader: str) -> None:
    assert reading(Case(DONE.replace(": ", leader), "-")) == DONE_FACT
