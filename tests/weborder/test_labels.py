"""Labels in unlisted spellings, padded columns and references that tell orders apart."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.content import Content
from parsers.weborder import Decision, decide, shipped_vocabulary
from parsers.weborder.composed import composed
from tests.weborder.setting import STOCKHOLM

SENT = datetime(2026, 11, 18, 13, 6, tzinfo=UTC)


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
        "Kundens nummer",
        "Kundreferens",
        "Kundkod",
        "Fakturanummer",
        "Låskod",
        "Enhetsnummer",
        "Ordernummer hos leverantören",
        "Besiktningsdatum",
        "Uppdragsdatum",
        "Utförande montör",
        "Datum",
    ],
)
def test_a_label_with_an_unknown_or_ambiguous_piece_is_unknown(label: str) -> None:
    assert shipped_vocabulary().label(label) is None


def test_a_label_that_can_be_taken_apart_in_two_ways_means_nothing() -> None:
    pieces = {"anr": ("order",), "a": ("client",), "nr": ("number",), "anrnr": ("lock",)}
    assert composed("anrnr", pieces) == "order"
    assert composed("anrnr", {**pieces, "anr": ("order", "client")}) is None
