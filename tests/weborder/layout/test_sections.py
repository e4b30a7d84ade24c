"""A heading that is not understood makes what stands below it another thing's."""

from __future__ import annotations

import pytest

from parsers.content import Content, Paragraph, Table
from parsers.weborder import decide, shipped_vocabulary
from tests.weborder.setting import (
    BOOKED,
    CANCELLED,
    DONE,
    DONE_FACT,
    SENT,
    STOCKHOLM,
    Case,
    decided,
    reading,
)

ORDER = "Ordernummer: 48213\nOrdertyp: Installation\n"
FAILED = ORDER + "Status: Bomkörning\n"
OTHERS = [
    "Faktura\nStatus: Klar",
    "Betalning\nStatus: Mottagen",
    "Leverans av lås\nStatus: Slutförd",
    "Nyckelhantering\nStatus: Utförd",
    "Nyckelkvittens\nStatus: Klar",
    "Föregående beställning\nStatus: Utförd\nUtfört datum: 2026-11-10",
    "Städning\nStatus: Klar",
]
OTHERS_DETAILS = [
    "Kontaktperson\nNamn: Testa\nPersonnummer: 20000101-2384",
    "God man\nPersonnr: 20000101-2384",
    "Fakturamottagare\nKundnr: 10001",
    "Beställare\nEnhet: Biståndsenheten",
    "Gateway\nSerienummer: GW-99812",
    "Batteripack\nS/N: BT-2210",
]
LEADS = [
    "Så här såg ordern ut före ändringen:",
    "Följande registrering har raderats:",
    "Godkänn eller avslå följande:",
    "Vi har inte kunnat läsa in följande order:",
    "Från den 1 december ser våra meddelanden ut så här:",
    "Raderad order",
    "Ogiltig order",
    "Före ändring",
    "Gamla uppgifter",
    "Papperskorg",
    "Övningsorder:",
    "Slaskrader",
]
OWN = [
    "Orderuppgifter",
    "Klarrapport",
    "MONTÖRSRAPPORT",
    "Uppgifter om ordern:",
    "Följande order har uppdaterats:",
    "Här kommer uppgifterna om ordern:",
    "Hej Hemtjänst Nord",
    "Exempelkommun",
    "Låsservice i Norr AB",
]


@pytest.mark.parametrize("section", OTHERS)
def test_a_status_under_another_things_heading_is_not_the_orders(section: str) -> None:
    assert reading(Case(f"{ORDER}\n{section}\n", "review")) == "review"


@pytest.mark.parametrize("section", OTHERS_DETAILS)
def test_a_value_under_another_things_heading_is_left_out(section: str) -> None:
    body = DONE.replace("Utförare: Hemtjänst Nord AB\n", "")
    (notice,) = decided(Case(f"{body}\n{section}\n", "")).notices
    assert (notice.client, notice.provider, notice.locks) == (None, None, ())


@pytest.mark.parametrize("heading", ["Beställare", "Beställare:"])
def test_the_provider_that_ordered_is_read_and_no_person_beneath_it(heading: str) -> None:
    body = DONE.replace("Utförare: Hemtjänst Nord AB\n", "")
    beneath = "Utförare: Omsorg Söder AB\nPersonnr: 191212121212\n"
    (notice,) = decided(Case(f"{body}\n{heading}\n{beneath}", "")).notices
    assert (notice.provider, notice.client) == ("Omsorg Söder AB", None)


def test_a_personal_number_under_the_fitters_heading_is_not_the_clients() -> None:
    fitter = "\nMontör\nNamn: Test Exempelsson\nPersonnr: 20000101-2384\n"
    (notice,) = decided(Case(f"{DONE}{fitter}", "")).notices
    (bare,) = decided(Case(DONE, "")).notices
    assert notice.client == bare.client


def test_an_order_under_another_orders_heading_is_for_a_person() -> None:
    assert reading(Case(f"{DONE}\nKopplad order\nOrdernr: 48102\n", "review")) == "review"


@pytest.mark.parametrize("lead", LEADS)
def test_words_above_the_labels_that_are_not_understood_send_them_to_a_person(lead: str) -> None:
    assert reading(Case(f"{lead}\n\n{DONE}", "review")) == "review"


@pytest.mark.parametrize("heading", OWN)
def test_a_heading_of_the_order_or_a_name_changes_nothing(heading: str) -> None:
    assert reading(Case(f"{heading}\n\n{DONE}", DONE_FACT)) == DONE_FACT


def test_a_value_that_also_stands_under_the_orders_own_heading_is_read() -> None:
    assert reading(Case(f"{DONE}\nFaktura\nOrdernummer: 48213\n", DONE_FACT)) == DONE_FACT


def test_sections_of_the_order_its_client_lock_and_provider_are_read() -> None:
    body = (
        "Order\nOrdernummer: 48213\nOrdertyp: Installation\nStatus: Utförd\n"
        "Utfört datum: 2026-11-17\n\nKund\nKundnr: 10482\n\nLås\nLåsnummer: PL-1000\n\n"
        "Utförare\nEnhet: Hemtjänst Nord AB\n"
    )
    assert reading(Case(body, DONE_FACT)) == DONE_FACT


def _tables(*parts: str) -> str:
    html: list[Paragraph | Table] = []
    for part in parts:
        rows = tuple(tuple(row.split("|")) for row in part.split("\n"))
        html.append(Table(rows) if "|" in part else Paragraph(part))
    content = Content("Order 48213", None, tuple(html), SENT)
    return decide(content, shipped_vocabulary(), STOCKHOLM, b"key").verdict


def test_the_heading_of_a_table_opens_a_section_too() -> None:
    order = "Ordernummer|48213\nOrdertyp|Nedmontering"
    status = "Status|Utförd\nUtfört datum|2026-11-17"
    assert _tables(order, "Orderstatus", status) == "notice"
    assert _tables(order, "Senaste servicebesök", status) == "review"


def test_a_label_without_a_value_in_a_padded_list_is_no_heading() -> None:
    assert reading(Case(DONE.replace("Status:", "Portkod:\nStatus:"), DONE_FACT)) == DONE_FACT


def test_an_unknown_label_above_its_value_is_no_heading() -> None:
    body = "Batterinivå\n98 %\n\n" + DONE
    assert reading(Case(body, DONE_FACT)) == DONE_FACT


def test_a_door_as_a_heading_is_of_this_order() -> None:
    body = f"{DONE}\nLägenhetsdörr\nLåsnummer: PL-009100\nPort\nLåsnummer: PL-009101\n"
    assert decided(Case(body, DONE_FACT)).notices[0].locks == ("PL-009100", "PL-009101")


@pytest.mark.parametrize("heading", ["Avrapporterad order", "Orderutdrag", "Utskrift"])
def test_a_heading_of_a_report_of_the_order_is_its_own(heading: str) -> None:
    assert reading(Case(f"{heading}\n\n{DONE}", "")) == "48213 installation done 2026-11-17"


@pytest.mark.parametrize(
    "heading", ["Faktura accepterad", "Besiktning av order", "Offert", "Order fakturerad"]
)
def test_a_heading_of_another_thing_is_not(heading: str) -> None:
    assert reading(Case(f"{heading}\n\n{DONE}", "review")) == "review"


def test_another_kind_of_work_above_orders_of_that_kind_is_their_title() -> None:
    body = DONE.replace("Installation", "Batteribyte")
    assert reading(Case(f"Batteribyte\n\n{body}", "")) == "ignored"
    assert reading(Case(f"Batteribyte\n{DONE}", "")) == "review"
    both = f"Batteribyte\n{body}\n{DONE.replace('48213', '48214')}"
    assert reading(Case(both, "")) == "review"


@pytest.mark.parametrize(
    ("heading", "fitting"),
    [
        ("Nu är tiden spikad:", BOOKED),
        ("Ordern är indragen, här är uppgifterna:", CANCELLED),
        ("Ditt ärende behöver en ny tid", FAILED),
    ],
)
def test_a_heading_that_tells_where_the_order_stands_fits_that_status_alone(
    heading: str, fitting: str
) -> None:
    assert reading(Case(f"{heading}\n\n{fitting}", "-")) not in ("review", "ignored")
    for body in {BOOKED, CANCELLED, DONE, FAILED} - {fitting}:
        assert reading(Case(f"{heading}\n\n{body}", "-")) == "review"


@pytest.mark.parametrize(
    "heading", ["Dörrkollen meddelar", "Meddelande från verkstaden", "Ej utförd", "Ordersystemet"]
)
def test_who_sends_it_or_a_status_alone_is_no_other_things_heading(heading: str) -> None:
    body = FAILED if heading == "Ej utförd" else DONE
    assert reading(Case(f"{heading}\n{body}", "-")).startswith("48213 installation")


@pytest.mark.parametrize("heading", ["Besked från testmiljön", "Besked från arkivet", "Kopia"])
def test_what_is_not_in_use_sends_no_notice(heading: str) -> None:
    assert reading(Case(f"{heading}\n{DONE}", "-")) == "review"
