"""Values and labels that look like a field's but name another thing."""

from __future__ import annotations

import pytest

from tests.weborder.setting import DONE, DONE_FACT, LABELS, Case, decided, reading

OTHER_STATUSES = [
    "Besiktning: Utförd",
    "Förbesök: Utförd",
    "Enkät: Utförd",
    "Kopplingsstatus: Klar",
    "Insatsstatus: Avslutad",
    "Status port: Monterad",
    "Målstatus: Utförd",
    "Val: Utförd",
    "Utförda: 2",
]
OWN_STATUSES = ["Arbetsläge: Utförd", "Status på ordern: Utförd", "Ordern: Utförd"]
LINES = [
    "Gammalt lås: PL-1111",
    "Låsnummer: PL-1111 (utbytt)",
    "Låsnummer: PL-1111 (ej verifierat)",
    "Ny utförare: Hemtjänst Syd AB",
    "Ändrat utfört datum: 2026-11-16",
]
UNDECIDED = ["ej vald", "Väljs senare", "Hemtjänst Nord AB?", "Nord AB -> Syd AB", "Oklart"]
CHANGED = {
    "Weborder 48213 har ändrat status från Bokad till Utförd.": "48213 None done 2026-11-18",
    "Weborder 48213 har ändrat status från Utförd till Bokad 2026-11-25.": "review",
    "Weborder 48213 har ändrat status från Utförd till Mottagen.": "review",
    "Weborder 48213 avseende installation är utförd 16 och 17 november.": "review",
    "Weborder 48213 avseende borttagning av kund är utförd.": "review",
}
DWELLINGS = ["Tolvan Exempel, lgh 1203", "Lägenhet 1203", "Exempelgatan 1203", "ev. 10482"]


@pytest.mark.parametrize("line", OTHER_STATUSES)
def test_the_status_of_something_else_is_not_the_orders(line: str) -> None:
    assert reading(Case(f"{LABELS}{line}\nUtfört datum: 2026-11-17\n", "review")) == "review"


@pytest.mark.parametrize("line", OWN_STATUSES)
def test_a_label_of_order_and_status_words_is_the_orders(line: str) -> None:
    assert reading(Case(f"{LABELS}{line}\nUtfört datum: 2026-11-17\n", DONE_FACT)) == DONE_FACT


@pytest.mark.parametrize("line", LINES)
def test_another_order_lock_provider_or_day_sends_the_message_to_a_person(line: str) -> None:
    assert reading(Case(f"{DONE}{line}\n", "review")) == "review"


def test_a_second_order_number_in_a_table_sends_the_message_to_a_person() -> None:
    rows = "Ordernummer|48213\nOrdernummer 2|48214\nOrdertyp|Installation\nStatus|Utförd"
    assert reading(Case(None, "review", html=rows)) == "review"


@pytest.mark.parametrize("provider", UNDECIDED)
def test_a_provider_that_is_not_one_firm_sends_the_message_to_a_person(provider: str) -> None:
    assert reading(Case(DONE.replace("Hemtjänst Nord AB", provider), "review")) == "review"


@pytest.mark.parametrize(("sentence", "expected"), CHANGED.items())
def test_only_a_change_forward_and_of_the_work_itself_is_read(sentence: str, expected: str) -> None:
    assert reading(Case(sentence, expected)) == expected


@pytest.mark.parametrize("value", DWELLINGS)
def test_the_number_of_a_dwelling_is_no_client(value: str) -> None:
    [notice] = decided(Case(f"{DONE}Kund: {value}\n", DONE_FACT)).notices
    assert notice.client is None
