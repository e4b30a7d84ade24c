"""Ways of writing the same: spaced out, under a heading, above a menu, in another form of day."""

from __future__ import annotations

import pytest

from tests.weborder.setting import BOOKED, DONE, DONE_FACT, ORDERED, Case, decided, reading


def test_two_blank_lines_between_all_lines_are_as_one() -> None:
    cells = [piece for line in DONE.splitlines() for piece in line.replace(": ", ":\n").split("\n")]
    assert reading(Case("\n\n\n".join(cells), "-")) == DONE_FACT


def test_a_heading_of_a_list_without_colons_is_no_day() -> None:
    bare = "Slutförd order\n" + DONE.replace(": ", " ")
    assert reading(Case(bare, "-")) == DONE_FACT


def test_the_choices_of_a_menu_say_nothing_of_the_order() -> None:
    menu = "Start | Ny order | Mina ordrar | Support"
    assert reading(Case(f"{menu}\n\n{DONE}", "-")) == DONE_FACT
    assert reading(Case(f"Status | Ny order\n\n{DONE}", "-")) == "review"


def test_a_heading_that_leads_to_a_list_of_orders_keeps_none_of_them_apart() -> None:
    orders = DONE + "---------------\n" + BOOKED.replace("48213", "48214")
    told = f"Ordrar som har ändrats sedan den förra sammanställningen:\n---------------\n{orders}"
    assert reading(Case(told, "-")).count("installation") == 2
    assert reading(Case(told.replace("Ordrar som", "Fakturor som"), "-")) == "review"


@pytest.mark.parametrize(
    ("form", "day"),
    [
        ("ÅÅMMDD", "261117"),
        ("ÅÅÅÅ-MM-DD", "2026-11-17"),
        ("ÅÅÅÅMMDD", "20261117"),
        ("DD/MM/ÅÅÅÅ", "17/11/2026"),
        ("MM/DD/YYYY", "11/17/2026"),
        ("DDMMÅÅ", "171126"),
    ],
)
def test_a_day_is_read_in_the_form_that_its_label_declares(form: str, day: str) -> None:
    text = DONE.replace("Utfört datum: 2026-11-17", f"Utfört datum ({form}): {day}")
    assert reading(Case(text, "-")) == DONE_FACT


def test_a_day_whose_label_bears_a_remark_is_never_passed_over() -> None:
    for value in ("321", "2611171"):
        text = DONE.replace("Utfört datum: 2026-11-17", f"Utfört datum (dag i året): {value}")
        assert reading(Case(text, "-")) == "review"
    text = DONE.replace("Utfört datum: 2026-11-17", "Utfört datum (MM/DD/YYYY): 17/11/2026")
    assert reading(Case(text, "-")) == "review"


def test_a_firms_name_before_the_colon_of_a_subject_is_no_kind_of_work() -> None:
    subject = "Mellanbygdens Lås & Larm: arbete utfört, 48213"
    assert reading(Case(f"MELLANBYGDENS LÅS & LARM AB\n\n{DONE}", "-", subject)) == DONE_FACT
    assert reading(Case(DONE, "-", subject)) == "review"


def test_a_list_of_what_came_in_yesterday_names_no_other_day() -> None:
    orders = ORDERED + "\n" + ORDERED.replace("48213", "48214")
    told = f"Följande ordrar har registrerats under gårdagen.\n\n{orders}"
    assert reading(Case(told, "-")).count("ordered 2026-11-16") == 2


def test_a_name_may_hold_the_word_for_a_provider() -> None:
    name = "Hemtjänstens samverkande enskilda utförare i Exempelbygden ekonomisk förening"
    (notice,) = decided(Case(DONE.replace("Hemtjänst Nord AB", name), "-")).notices
    assert notice.provider == name
    assert reading(Case(DONE.replace("Hemtjänst Nord AB", "Utförare"), "-")) == "review"


def test_a_visit_booked_for_another_time_is_booked() -> None:
    said = "Besöket är inbokat på en ny tid."
    assert reading(Case(f"{said}\n\n{BOOKED}", "-")) == "48213 installation booked 2026-11-25"


@pytest.mark.parametrize("said", ["Två besök är bokade.", "Sammanställning för dagen"])
def test_what_leads_to_several_bookings_keeps_none_of_them_apart(said: str) -> None:
    visits = BOOKED + "\n" + BOOKED.replace("48213", "48214")
    assert reading(Case(f"{said}\n\n{visits}", "-")).count("booked 2026-11-25") == 2


def test_a_line_from_a_label_to_its_value_is_none_to_fill_in() -> None:
    lined = DONE.replace(": ", " ____________ ")
    assert reading(Case(lined, "-")) == DONE_FACT
    for open_line in ("Status: ____________", "Status ______ Datum ______", "Status _______"):
        assert reading(Case(DONE.replace("Status: Utförd", open_line), "-")) == "review"


def test_a_client_told_by_number_in_the_subject_is_no_other_order() -> None:
    body = f"{DONE}Kundnr: 13020\n"
    assert reading(Case(body, "-", "Installation avslutad hos 13020")) == DONE_FACT
    assert reading(Case(body, "-", "Installation avslutad hos 13021")) == "review"


def test_a_label_that_points_below_is_empty_and_here_is_no_question() -> None:
    assert reading(Case(f"Ny status: se nedan.\n{DONE}", "-")) == DONE_FACT
    assert reading(Case(DONE, "-", "Här är er kvittens")) == DONE_FACT
    assert reading(Case(DONE, "-", "Har ni fått er kvittens")) == "review"


def test_orders_may_be_headed_by_their_number_or_by_a_reference() -> None:
    rule = "\n==========\n"
    orders = [DONE, DONE.replace("Ordernummer: 48213", "Vårt nr: 48214"), ORDERED]
    orders[2] = orders[2].replace("Ordernummer: 48213", "Vårt nr: 48215")
    assert reading(Case(rule.join(orders), "-")).count("installation") == 3
    both = orders[0].replace("Ordertyp", "Vårt nr: 77001\nOrdertyp")
    assert reading(Case(rule.join([both, *orders[1:]]), "-")) == "review"
