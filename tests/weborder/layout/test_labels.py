"""Labels in unlisted spellings, padded columns and references that tell orders apart."""

from __future__ import annotations

import pytest

from parsers.content import Content, Table
from parsers.weborder import Decision, decide, shipped_vocabulary
from parsers.weborder.words.composed import composed
from tests.weborder.setting import SENT, STOCKHOLM


def read(text: str) -> Decision:
    content = Content("Besked", tuple(text.split("\n")), None, SENT)
    return decide(content, shipped_vocabulary(), STOCKHOLM, b"key")


def facts(text: str) -> list[tuple[object, ...]]:
    return [
        (n.order, n.action, n.status, str(n.date), n.provider, n.locks) for n in read(text).notices
    ]


def test_the_colon_of_padded_labels_is_no_part_of_the_value() -> None:
    text = (
        "Ordernummer     : 48213\nOrdertyp        : Montering\nStatus          : Utförd\n"
        "Utfört datum    : 17 november 2026\nUtförare        : Nord AB\nPortkod         :\n"
        "Låsnummer ......: PL-1"
    )
    assert facts(text) == [("48213", "installation", "done", "2026-11-17", "Nord AB", ("PL-1",))]


def test_several_references_tell_orders_apart_where_no_order_label_stands() -> None:
    text = (
        "Referens: 48213\nTyp: Montering\nStatus: Utförd\n\n"
        "Referens: 48214\nTyp: Demontering\nStatus: Mottagen"
    )
    assert facts(text) == [
        ("48213", "installation", "done", "2026-11-18", None, ()),
        ("48214", "removal", "ordered", "2026-11-18", None, ()),
    ]


def test_two_references_in_one_block_name_no_order() -> None:
    text = "Referens: 48213\nVårt nr: 48214\nTyp: Montering\nStatus: Utförd"
    assert read(text).verdict == "review"


@pytest.mark.parametrize("label", ["port", "lägenhet", "(port)", "- ytterdörr", "2"])
def test_a_lock_label_may_say_which_door(label: str) -> None:
    text = f"Ordernr: 48213\nStatus: Utförd\nLåsnummer {label}: PL-1"
    assert facts(text)[0][-1] == ("PL-1",)


@pytest.mark.parametrize("value", ["lades 2026-11-02", "utförd 18", "lgh 1203", "2026-11-02"])
def test_a_word_and_a_number_are_no_order(value: str) -> None:
    assert read(f"Weborder {value}\nStatus: Utförd").verdict == "review"
    assert read(f"Ordernr: {value}\nStatus: Utförd").verdict == "review"


@pytest.mark.parametrize("value", ["48213", "nr 48213", "order 48213", "Weborder nr 48213"])
def test_an_order_number_may_bear_its_own_name(value: str) -> None:
    assert facts(f"Ordernr: {value}\nStatus: Utförd")[0][0] == "48213"


@pytest.mark.parametrize("number", ["0", "00000", "000-000"])
def test_nothing_but_zeros_is_no_order(number: str) -> None:
    assert read(f"Ordernr: {number}\nTyp: Montering\nStatus: Utförd").verdict == "review"
    assert read(f"Weborder {number} avseende montering är utförd.").verdict == "review"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Ordernr/id", "order"),
        ("Ordnr.", "order"),
        ("Internt ordernummer", "order"),
        ("Status just nu", "status"),
        ("Ärendets nuvarande status", "status"),
        ("Beställningsreferens", "reference"),
        ("Klientnummer", "client"),
        ("Brukarens id", "client"),
        ("Kundens personnummer", "person"),
        ("Lås-ID nr", "lock"),
        ("Enhetens serienummer", "serial"),
        ("Utförande enhet", "provider"),
        ("Datum för utförande", "date_done"),
        ("Bokad dag", "date_booked"),
        ("Beställt datum", "date_ordered"),
    ],
)
def test_a_label_is_understood_when_every_piece_of_it_is(label: str, name: str) -> None:
    assert shipped_vocabulary().label(label) == name


@pytest.mark.parametrize(
    "label",
    [
        "Kundens ordernummer",
        "Kundens telefonnummer",
        "Kundreferens",
        "Kundens status",
        "Status före ändring",
        "Kundkod",
        "Fakturanummer",
        "Låskod",
        "Enhetsnummer",
        "Ordernummer hos leverantören",
        "Besiktningsdatum",
        "Uppdragsdatum",
        "Utförande montör",
    ],
)
def test_a_label_with_an_unknown_or_ambiguous_piece_is_unknown(label: str) -> None:
    assert shipped_vocabulary().label(label) is None


def test_a_label_that_can_be_taken_apart_in_two_ways_means_nothing() -> None:
    pieces = {"anr": ("order",), "a": ("client",), "nr": ("number",), "anrnr": ("lock",)}
    assert composed("anrnr", pieces) == "order"
    assert composed("anrnr", {**pieces, "anr": ("order", "client")}) is None


def test_a_value_below_its_label_that_cannot_be_read_is_not_an_empty_field() -> None:
    text = "Ordernr:\n48213\n\nStatus:\nUtförd\n\nUtfört datum:\n2026-11-10 – 2026-11-17\n"
    assert read(text).reason_code == "unreadable_date"


def rows(text: str) -> Decision:
    table = Table(tuple(tuple(row.split("|")) for row in text.split("\n")))
    content = Content("Besked", None, (table,), SENT)
    return decide(content, shipped_vocabulary(), STOCKHOLM, b"key")


def test_rows_of_labels_over_rows_of_values_may_have_different_widths() -> None:
    decision = rows("Ordernr|Typ|Status\n48213|Montering|Bom\nEnhet|Kundnr\nNord AB|10482")
    assert [(n.order, n.provider) for n in decision.notices] == [("48213", "Nord AB")]


def test_a_label_where_a_provider_is_awaited_makes_the_table_unsure() -> None:
    decision = rows("Ordernr|48213\nStatus|Utförd\nEnhet|Låsnummer\nNord AB|-")
    assert (decision.verdict, decision.reason_code) == ("review", "label_as_value")


@pytest.mark.parametrize("value", ["Utförd", "Installation", "Status: Makulerad", "Kundnr"])
def test_another_fields_words_are_no_provider(value: str) -> None:
    assert read(f"Ordernr: 48213\nStatus: Utförd\nEnhet: {value}").reason_code == "label_as_value"


@pytest.mark.parametrize("number", ["19121212-1212", "1212121212", "20000101 2384"])
def test_a_personal_number_is_neither_lock_nor_order(number: str) -> None:
    assert facts(f"Ordernr: 48213\nStatus: Utförd\nLåsnummer: {number}")[0][-1] == ()
    assert read(f"Ordernr: {number}\nStatus: Utförd").verdict == "review"


@pytest.mark.parametrize("value", ["2026-11-01", "1 nov 2026", "Ordernummer: 99999"])
def test_a_day_or_another_field_is_no_client(value: str) -> None:
    (notice,) = read(f"Ordernr: 48213\nStatus: Utförd\nKundnr: {value}").notices
    assert notice.client is None


@pytest.mark.parametrize(
    "locks",
    ["Låsnummer: PL-101 PL-102", "Låsnummer:\n- PL-101 (lägenhet)\n- PL-102 (port)\nTelefon: -"],
)
def test_several_locks_may_stand_in_lines_of_one_field(locks: str) -> None:
    assert facts(f"Ordernr: 48213\nStatus: Utförd\n{locks}")[0][-1] == ("PL-101", "PL-102")


def test_several_locks_may_stand_in_a_table_of_their_own() -> None:
    table = "Ordernr|48213\nStatus|Utförd\nPlats|Låsnummer\nLägenhet|PL-101\nPort|PL-102"
    assert [n.locks for n in rows(table).notices] == [("PL-101", "PL-102")]


def test_a_block_without_a_number_beside_the_orders_own_is_nobodys() -> None:
    text = "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\n\nTyp: Montering\nStatus: Utförd\n"
    assert read(text + "Kundnr: 10482").reason_code == "mixed_orders"


def test_words_under_the_label_of_a_day_are_no_empty_field() -> None:
    text = "Ordernr\n48213\n\nStatus\nUtförd\n\nUtfört datum\nenligt överenskommelse\n"
    assert read(text).reason_code == "unreadable_date"
    text = "Ordernr\n48213\n\nStatus\nUtförd\n\nTjänst\nMontering/demontering\n"
    assert read(text).reason_code == "unknown_kind"
