"""A value that goes on: a firm's name folded onto an indented line, locks on lines of their own."""

from __future__ import annotations

import pytest

from tests.weborder.setting import Case, decided

HEAD = "Ordernummer: 48213\nOrdertyp: Montering\nStatus: Utförd\nUtfört datum: 2026-11-17\n"


@pytest.mark.parametrize("folded", ["Hemtjänst\n Lunden AB", "Hemtjänst Lunden\n  AB"])
def test_a_firm_folded_onto_an_indented_line_is_whole(folded: str) -> None:
    (notice,) = decided(Case(f"{HEAD}Utförare: {folded}\nKundnr: 10447\n", "")).notices
    assert notice.provider == "Hemtjänst Lunden AB"


@pytest.mark.parametrize("label", ["Låsnummer", "Serienummer"])
def test_locks_on_lines_of_their_own_below_the_label_are_all_read(label: str) -> None:
    (notice,) = decided(Case(f"{HEAD}{label}:\n    PL-100\n    PL-200\n\nHej då\n", "")).notices
    assert notice.locks == ("PL-100", "PL-200")


@pytest.mark.parametrize("left", ["@Model.Organisation", "Hej @Order.Customer!"])
def test_a_razor_template_left_unfilled_goes_to_a_person(left: str) -> None:
    assert decided(Case(f"{left}\n\n{HEAD}", "")).reason_code == "template_not_filled"


@pytest.mark.parametrize(
    ("status", "comment"),
    [
        ("Avbeställd", "Skulle inte avbeställas, råkade trycka fel."),
        ("Registrerad", "Vet inte om den här ska beställas."),
    ],
)
def test_a_slip_or_not_knowing_counts_against_any_status(status: str, comment: str) -> None:
    text = HEAD.replace("Utförd\nUtfört datum", f"{status}\nOrderdatum")
    assert decided(Case(f"{text}Kommentar: {comment}\n", "")).verdict == "review"


BOOKED = HEAD.replace("Utförd\nUtfört datum: 2026-11-17", "Bokad\nBokad tid: 2026-11-25 09:00")


@pytest.mark.parametrize(
    ("subject", "words", "verdict"),
    [
        ("Ny tid för weborder 48213", "", "notice"),
        ("Information", "Besöket har fått en ny tid.", "notice"),
        ("Ny tid för weborder 48213: 27 november", "", "review"),
        ("Information", "Ny tid meddelas.", "review"),
        ("Information", "Ny tid är 2026-11-27.", "review"),
    ],
)
def test_a_new_time_is_the_one_stated_unless_another_is_named(
    subject: str, words: str, verdict: str
) -> None:
    assert BOOKED != HEAD
    assert decided(Case(f"{BOOKED}\n{words}\n", "", subject)).verdict == verdict


@pytest.mark.parametrize("label", ["Tidigare tid", "Avbokad tid", "Gammal tid", "Föregående besök"])
def test_a_time_that_was_before_is_not_the_one_booked_now(label: str) -> None:
    text = BOOKED.replace("Status: Bokad", f"Status: Ombokad\n{label}: 2026-11-20 10:00")
    (notice,) = decided(Case(text, "")).notices
    assert (notice.status, str(notice.date)) == ("booked", "2026-11-25")
