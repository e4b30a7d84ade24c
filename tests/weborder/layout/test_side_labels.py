"""Labels that nobody knows, beside those that state the facts."""

from __future__ import annotations

import pytest

from tests.weborder.setting import BOOKED, BOOKED_FACT, DONE, DONE_FACT, LABELS, Case, reading

CLOSED = LABELS + "Status: Avslutad\nAvslutad: 2026-11-17\n"
AGAINST_DONE = [
    "Skäl: Beslutet upphörde",
    "Avslutsorsak: Flytt till annat boende",
    "Orsak: Dubbelbeställning",
    "Utförd åtgärd: Rådgivning",
    "Utfört moment: Förbesiktning",
    "Nästa steg: Montering port",
    "Nästa fas: Installation",
    "Utförd andel: 50",
    "Färdigställandegrad: 60 %",
    "Kvarvarande arbete: Ja",
    "Åtgärdsbehov: Ny montering",
    "Brist: Cylinder",
    "Reservation: Porten",
    "Aktivitet: Ringt kunden",
]
NEUTRAL = [
    "Skäl: -",
    "Orsak: Saknas",
    "Kvarvarande arbete: Nej",
    "Nästa steg: Koppla låset i systemet",
    "Utförd åtgärd: Installation",
]
SECOND_DAYS = [
    "Ändrad till: 2026-11-26",
    "Flyttad till: 2026-11-27",
    "Nytt datum: 2026-11-27",
    "Rätt tid: 2026-11-27",
    "Önskad ny tid: 2026-11-26",
    "Framskjuten till: 2026-11-30",
]
UNCONFIRMED = [
    "Bekräftad: Nej",
    "Bekräftad av kund: Ej ännu",
    "Godkänd: Nej",
    "Bokningsstatus: Preliminär",
]
VISITS = ["Besök", "Tid hos kund", "Montörens ankomst", "Montering", "Tid"]
OTHER_ORDERS = ["Följdorder: 48214", "Ersättningsorder: 48299", "Ersatt av: 48299"]
THINGS = [
    "Produkt: Trygghetslarm",
    "Utrustning: Nyckelskåp",
    "Objekt: Kodlås till medicinskåp",
    "Monterad produkt: Larmknapp",
    "Artikel: Trygghetslarm, knapp",
    "Låsmodell: Nyckelskåp Exempel S",
    "Benämning: Rörelsesensor",
]
LOCKS = ["Produkt: Låsvred", "Artikel: Exempellås 3", "Låsmodell: Exempellås 3"]


@pytest.mark.parametrize("line", AGAINST_DONE)
def test_why_how_far_and_what_remains_cast_doubt_on_an_order_closed(line: str) -> None:
    assert reading(Case(f"{CLOSED}{line}\n", "review")) == "review"


@pytest.mark.parametrize("line", NEUTRAL)
def test_nothing_remaining_and_the_work_itself_cast_none(line: str) -> None:
    assert reading(Case(f"{CLOSED}{line}\n", DONE_FACT)) == DONE_FACT


@pytest.mark.parametrize("line", SECOND_DAYS)
def test_a_second_day_to_come_sends_a_booking_to_a_person(line: str) -> None:
    assert reading(Case(f"{BOOKED}{line}\n", "review")) == "review"


@pytest.mark.parametrize("line", ["Beslut fattat: 2026-11-02", "Batterinivå mätt: 2026-11-10"])
def test_an_unknown_day_gone_by_says_nothing_of_a_visit_to_come(line: str) -> None:
    assert reading(Case(f"{BOOKED}{line}\n", BOOKED_FACT)) == BOOKED_FACT


@pytest.mark.parametrize("line", UNCONFIRMED)
def test_a_booking_not_confirmed_goes_to_a_person(line: str) -> None:
    assert reading(Case(f"{BOOKED}{line}\n", "review")) == "review"


@pytest.mark.parametrize("label", VISITS)
@pytest.mark.parametrize("made", ["Bokad: 2026-11-18 14:02", "Bokad den: 2026-11-18"])
def test_the_day_a_booking_was_made_is_not_the_visits(made: str, label: str) -> None:
    body = f"{LABELS}Status: Bokad\n{made}\n{label}: 2026-11-25 09:00\n"
    assert reading(Case(body, "review")) == "review"


@pytest.mark.parametrize("line", OTHER_ORDERS)
def test_another_orders_number_beside_the_order_sends_it_to_a_person(line: str) -> None:
    assert reading(Case(f"{BOOKED}{line}\n", "review")) == "review"


@pytest.mark.parametrize("line", THINGS)
def test_work_on_another_thing_than_a_lock_goes_to_a_person(line: str) -> None:
    assert reading(Case(f"{DONE}{line}\n", "review")) == "review"


@pytest.mark.parametrize("line", LOCKS)
def test_the_lock_by_its_name_changes_nothing(line: str) -> None:
    assert reading(Case(f"{DONE}{line}\n", DONE_FACT)) == DONE_FACT


def test_a_subject_about_another_thing_than_a_lock_sends_the_message_to_a_person() -> None:
    assert reading(Case(DONE, "review", "Nyckelskåp monterat")) == "review"


PRIVATE = [
    "Adress: Exempelgatan 1\nEndast dörren är uppmätt.",
    "Telefon: 08-465 004 21\nVredet sätts upp vid nästa besök.",
    "Tillträde: Fick åka därifrån, bokar om",
    "Leverantör: Exempels Lås AB, arbetet underkänt",
    "Montör: Kalle, kom aldrig in i lägenheten",
]


@pytest.mark.parametrize("lines", PRIVATE)
def test_a_doubt_beside_an_address_or_a_name_is_a_doubt(lines: str) -> None:
    assert reading(Case(f"{DONE}{lines}\n", "review")) == "review"


def test_an_indented_sentence_is_no_part_of_the_providers_name() -> None:
    body = DONE.replace("Nord AB\n", "Nord AB\n    Låset är ännu inte uppsatt\n")
    assert reading(Case(body, "review")) == "review"


NO_KIND = LABELS.replace("Ordertyp: Installation\n", "")
SERVICE = {
    f"{NO_KIND}Ordertyp: Service\nStatus: Utförd": "ignored",
    f"{NO_KIND}Vad: Batteribyte\nStatus: Utförd": "ignored",
    f"{NO_KIND}Status: Utförd\nKanal: Service": "review",
    f"{NO_KIND}Status: Utförd\nBeställ: Service | Flytt | Batteribyte": "review",
    f"{DONE}Kanal: Service": DONE_FACT,
    f"{DONE}Vi erbjuder även: service, reparation, batteribyte.": DONE_FACT,
    "Weborder 48213 avseende batteribyte är utförd.": "ignored",
    "Weborder 48213 är utförd.\nVi erbjuder även: service, flytt.": "review",
}


@pytest.mark.parametrize(("body", "expected"), SERVICE.items())
def test_a_kind_not_followed_counts_only_where_the_kind_is_stated(body: str, expected: str) -> None:
    assert reading(Case(body, expected)) == expected


@pytest.mark.parametrize("subject", ["Service desk: order 48213", "Service order updated"])
def test_a_service_desk_is_no_kind_of_work(subject: str) -> None:
    assert reading(Case(DONE, DONE_FACT, subject)) in (DONE_FACT, "review")


NO_VISIT = f"{LABELS}Status: Ej utförd\nÖnskat datum: 2026-12-01\n"


def test_not_done_with_its_wished_day_to_come_is_no_visit_in_vain() -> None:
    assert reading(Case(NO_VISIT, "review")) == "review"
