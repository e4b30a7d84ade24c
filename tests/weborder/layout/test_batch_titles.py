"""What a title above or between several orders tells of those below it."""

from __future__ import annotations

import pytest

from parsers.content import Paragraph
from tests.weborder.layout.batches import (
    BLOCKS,
    BOTH,
    FIRST,
    HEADER,
    SECOND,
    orders,
    page,
    read,
    rows,
)

GROUPED = ("Weborder", "Typ", "Utförare")


@pytest.mark.parametrize(
    "other", ["Bokade 2026-11-19", "Makulerade", "Ej utförda", "Nedmonteringar"]
)
def test_a_heading_between_orders_is_of_those_below_it_alone(other: str) -> None:
    first, second = ("48213", "Montering", "Nord AB"), ("48214", "Montering", "Söder AB")
    decision = page(
        Paragraph("Utförda 2026-11-17"),
        rows(GROUPED, first),
        Paragraph(other),
        rows(GROUPED, second),
    )
    assert decision.verdict == "review"


@pytest.mark.parametrize("counter", ["Order 2 av 2", "Nästa order", "Hemtjänst Söder"])
def test_a_heading_between_orders_that_tells_no_fact_changes_nothing(counter: str) -> None:
    first, second = rows(HEADER[:4], FIRST[:4]), rows(HEADER[:4], SECOND[:4])
    assert orders(page(first, Paragraph(counter), second)) == BOTH
    assert page(first, Paragraph("Montering"), second).reason_code == "mixed_orders"


def test_a_title_of_one_kind_above_orders_of_another_is_for_a_person() -> None:
    assert read(f"MONTERINGAR\n\n{BLOCKS}").verdict == "review"
    assert orders(read(f"Monteringar och nedmonteringar\n\n{BLOCKS}")) == BOTH


UNTOLD = BLOCKS.replace("Status: Utförd\n", "")


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("UTFÖRDA I DAG", "done"),
        ("Följande ordrar är slutförda.", "done"),
        ("Makulerade ordrar:", "cancelled"),
        ("Utförda 2026-11-17", "done"),
    ],
)
def test_a_title_of_all_orders_states_the_status_that_none_of_them_tells(
    title: str, status: str
) -> None:
    decision = read(f"{title}\n\n{UNTOLD}")
    assert orders(decision) == BOTH
    assert {notice.status for notice in decision.notices} == {status}


@pytest.mark.parametrize(
    "title",
    [
        "Order 48213 är utförd.",
        "Utförd",
        "Utförda i går",
        "Följande ordrar är ännu inte utförda.",
        "Följande ordrar ska vara utförda.",
        "Är följande ordrar utförda?",
    ],
)
def test_what_is_not_plainly_said_of_them_all_states_nothing(title: str) -> None:
    assert read(f"{title}\n\n{UNTOLD}").verdict == "review"


def test_a_title_of_all_orders_is_for_those_alone_that_tell_alike() -> None:
    first, second = UNTOLD.split("\n\n")
    assert read(f"Utförda i dag\n\n{first}\nStatus: Bokad\n\n{second}").verdict == "review"
    assert read(f"Utförda i dag\n\n{first}\n\nAvbokade\n\n{second}").verdict == "review"


def test_a_sum_below_the_orders_is_none_of_them() -> None:
    empty = ("",) * (len(HEADER) - 1)
    assert orders(page(rows(HEADER, FIRST, SECOND, ("Summa: 2 ordrar", *empty)))) == BOTH
    assert page(rows(HEADER, FIRST, SECOND, ("48215", *empty))).verdict == "review"


def test_a_bar_at_a_rows_end_alone_parts_an_empty_last_cell() -> None:
    header, lacking = " | ".join(HEADER), " | ".join(SECOND[:-1])
    decision = read(f"{header}\n{' | '.join(FIRST)}\n{lacking} |\n")
    assert [notice.provider for notice in decision.notices] == ["Nord AB", None]
    assert read(f"{header}\n{' | '.join(FIRST)}\n{lacking}\n").verdict == "review"


def test_titles_of_groups_that_every_order_below_them_confirms_change_nothing() -> None:
    done, cancelled = (one.strip() for one in BLOCKS.split("\n\n"))
    cancelled = cancelled.replace("Utförd", "Makulerad")
    both = read(f"UTFÖRDA\n\n{done}\n\nMAKULERADE\n\n{cancelled}\n")
    assert [(notice.order, notice.status) for notice in both.notices] == [
        ("48213", "done"),
        ("48214", "cancelled"),
    ]
    for title in ("UTFÖRDA", "EJ MAKULERADE", "BOKADE"):
        assert read(f"UTFÖRDA\n\n{done}\n\n{title}\n\n{cancelled}\n").verdict == "review"
    assert read(f"BOKADE\n\n{done}\n\nMAKULERADE\n\n{cancelled}\n").verdict == "review"
