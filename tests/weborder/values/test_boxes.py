"""Ticked and unticked boxes: what is not ticked is not said."""

from __future__ import annotations

import pytest

from parsers.weborder.values.boxes import options, ticked
from tests.weborder.setting import DONE_FACT, Case, reading

BEFORE, AFTER = "Ordernummer: 48213\n", "\nStatus: Utförd\nUtfört datum: 2026-11-17"
REMOVAL = "48213 removal done 2026-11-17"


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("Installation: [ ]\nNedmontering: [x]", REMOVAL),
        ("Installation:\nNedmontering: X", REMOVAL),
        ("Montering: Nej\nDemontering: Ja", REMOVAL),
        ("Avinstallation: ☐\nInstallation: ☑", DONE_FACT),
        ("Uppdrag:\n[ ] Installation\n[x] Nedmontering", REMOVAL),
        ("Uppdrag:\n☑ Nymontering\n☐ Demontering\n☐ Service", DONE_FACT),
        ("[X] Montering  [ ] Demontering", DONE_FACT),
        ("( ) Installation\n(x) Nedtagning", REMOVAL),
        ("Ordertyp: Montering [ ] Nedmontering [x]", REMOVAL),
        ("Ordertyp: [x] Installation", DONE_FACT),
        ("Ordertyp: Nedmontering\nInstallation: Nej", REMOVAL),
    ],
)
def test_the_ticked_kind_of_work_is_read(lines: str, read: str) -> None:
    assert reading(Case(BEFORE + lines + AFTER, read)) == read


@pytest.mark.parametrize(
    "lines",
    [
        "Uppdrag: [ ] Installation",
        "Uppdrag: ( ) Installation",
        "Ordertyp: ☐ Nedmontering",
        "Ordertyp: Installation [ ]",
        "Ordertyp: __ Installation",
        "Installation: [ ]\nNedmontering: [ ]",
        "Montering: Nej",
        "Installation: [x]\nNedmontering: [x]",
        "[x] Installation [x] Nedmontering",
        "Ordertyp: Installation\nInstallation: Nej",
    ],
)
def test_where_nothing_or_too_much_is_ticked_a_person_decides(lines: str) -> None:
    assert reading(Case(BEFORE + lines + AFTER, "review")) == "review"


@pytest.mark.parametrize(
    "value",
    ["[ ] Utförd", "Utförd ☐", "( ) Utförd", "⬜ Utförd", "🚫 Utförd", "≠ Utförd", "⏳ Klar"],
)
def test_a_sign_beside_the_status_may_undo_it(value: str) -> None:
    text = f"{BEFORE}Ordertyp: Installation\nStatus: {value}"
    assert reading(Case(text, "review")) == "review"


@pytest.mark.parametrize("value", ["[x] Utförd", "Utförd ✓", "✅ Utförd", "☑ Utförd"])
def test_a_tick_beside_the_status_says_so(value: str) -> None:
    text = f"{BEFORE}Ordertyp: Installation\nStatus: {value}\nUtfört datum: 2026-11-17"
    assert reading(Case(text, DONE_FACT)) == DONE_FACT


def test_boxes_stand_all_before_or_all_after_their_options() -> None:
    assert options("[x] Port [ ] Lägenhet") == (("Port", True), ("Lägenhet", False))
    assert options("Port [x] Lägenhet [ ]") == (("Port", True), ("Lägenhet", False))
    assert options("Val [x] Port [ ] Lägenhet") == ()
    assert (ticked("Utförd (ok)"), ticked("[ ] A [ ] B"), ticked("(x) A ( ) B")) == (
        "Utförd (ok)", None, "A",
    )  # fmt: skip


@pytest.mark.parametrize(
    "status", ["[ ] Bokad [x] Utförd", "☑ Utförd ☐ Bomkörning", "( ) Mottagen (x) Slutförd"]
)
def test_the_one_status_that_is_ticked_is_read(status: str) -> None:
    after = AFTER.replace("Utförd\n", f"{status}\n")
    assert reading(Case(f"{BEFORE}Ordertyp: Montering{after}", DONE_FACT)) == DONE_FACT


def test_boxes_in_the_cells_of_one_row_are_options_of_its_label() -> None:
    rows = "Ordernummer: 48213\nUppdrag:   ☐ Installation   ☑ Nedmontering\n"
    rows += "Status:    ☑ Utförd   ☐ Ej utförd\nUtfört datum: 2026-11-17\n"
    assert reading(Case(rows, "-")) == REMOVAL


def test_an_option_left_open_that_bears_a_day_is_for_a_person() -> None:
    body = "Ordernummer: 48213\nUppdrag: Montering\n☑ Beställd\n☐ Bokad\n☐ Utförd{}\n"
    assert reading(Case(body.format(""), "-")).startswith("48213 installation ordered")
    assert reading(Case(body.format(" 2026-11-18"), "review")) == "review"


@pytest.mark.parametrize(
    ("steps", "read"),
    [
        ("☑ Mottagen\n☑ Bokad\n☑ Utförd", DONE_FACT),
        ("Status: [ ] Mottagen  [ ] Bokad  [x] Utförd", DONE_FACT),
        ("☑ Mottagen\n☐ Bokad\n☑ Utförd", "review"),
        ("☑ Utförd\n☑ Makulerad", "review"),
        ("☐ Mottagen\n☑ Bokad\n☑ Utförd", "review"),
    ],
)
def test_ticked_steps_tell_how_far_an_order_has_come(steps: str, read: str) -> None:
    body = f"{BEFORE}Uppdrag: Montering\n{steps}\nUtfört datum: 2026-11-17\n"
    assert reading(Case(body, read)) == read


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ("Har kunden godkänt installationen? Ja", DONE_FACT),
        ("Är låset monterat? Nej", "review"),
        ("Ska ordern makuleras? Ja", "review"),
        ("Stämmer kundnumret? Nej", "review"),
        ("Gäller tiden fortfarande? Nej", "review"),
        ("Har arbetet godkänts? Nej", "review"),
        ("Finns husdjur? Nej", DONE_FACT),
        ("Behövs tolk? Nej", DONE_FACT),
    ],
)
def test_a_question_with_its_answer_is_a_label_with_its_value(answer: str, read: str) -> None:
    body = f"{BEFORE}Uppdrag: Montering\n{answer}{AFTER}"
    assert reading(Case(body, read)) == read
