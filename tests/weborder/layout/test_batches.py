"""Messages of several orders: nothing that stands in one is left unread, no entry is swallowed."""

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
from tests.weborder.setting import Case, reading

AGAINST = [
    "Information: Låsen är ännu inte monterade.", "OBS: 48214 är inte klar.", "Ej klara: 48213",
    "Avvikelse: 48214 kunde inte utföras", "Undantag: 48213", "Annullerade: 48214",
    "Återbesök krävs: 48213", "Miljö: Test", "Kommentar: Är 48213 verkligen klar?",
    "48214: porten återstår", "Bomkörningsdatum: 2026-11-17", "Meddelande: Preliminär lista",
]  # fmt: skip


@pytest.mark.parametrize("line", AGAINST)
def test_what_stands_outside_the_orders_is_weighed(line: str) -> None:
    table = rows(HEADER, FIRST, SECOND)
    label, _, value = line.partition(": ")
    for decision in (
        page(Paragraph(line), table),
        page(table, Paragraph(line)),
        page(table, rows((label, value))),
        read(f"{BLOCKS}\n---\n{line}"),
        read(f"{line}\n\n---\n{BLOCKS}"),
        read(f"Öppna i webbläsaren.\n{line}", table),
    ):
        assert decision.verdict == "review"


@pytest.mark.parametrize(
    "line",
    [
        "Antal ordrar: 2", "Kommun: Exempelkommun", "Utskriven: 2026-11-18 07:00",
        "Frågor: 08-465 004 10", "Webbplats: https://weborder.example", "Datum: 2026-11-18",
        "Ordrar i listan: 48213, 48214",
    ],
)  # fmt: skip
def test_what_says_nothing_of_the_work_outside_the_orders_changes_none(line: str) -> None:
    assert orders(page(Paragraph(line), rows(HEADER, FIRST, SECOND))) == BOTH
    assert orders(read(f"{BLOCKS}\n---\n{line}")) == BOTH


@pytest.mark.parametrize("number", ["", "-", "saknas", "Internt", "ej angivet"])
def test_an_entry_without_a_number_is_not_taken_for_its_neighbour(number: str) -> None:
    nameless = (number, *FIRST[1:])
    assert page(rows(HEADER, FIRST, nameless)).reason_code == "mixed_orders"
    assert page(rows(HEADER, FIRST, SECOND, nameless)).reason_code == "mixed_orders"
    block = "Ordernr: {}\nTyp: Montering\nStatus: Utförd\nLåsnummer: {}\n"
    text = block.format("48213", "PL-1") + "\n---\n" + block.format(number, "PL-9")
    assert read(text).reason_code == "mixed_orders"
    tables = [rows(("Ordernr", n), ("Lås", "PL-1")) for n in ("48213", number)]
    assert page(*tables, Paragraph("Status: Utförd")).reason_code == "mixed_orders"


@pytest.mark.parametrize("cell", ["ej klar", "INSTÄLLD", "☐", "inte monterad än"])
def test_a_cell_below_no_heading_is_read(cell: str) -> None:
    header = (*HEADER, "")
    assert page(rows(header, (*FIRST, cell), (*SECOND, ""))).verdict == "review"
    assert page(rows(header, (*FIRST, cell))).verdict == "review"
    assert orders(page(rows(header, (*FIRST, "Visa"), (*SECOND, "Visa")))) == BOTH


def test_rows_of_one_order_are_one_notice_with_the_locks_of_them_all() -> None:
    header = ("Ordernr", "Typ", "Status", "Låsnummer")
    decision = page(
        rows(
            header,
            ("48213", "Montering", "Utförd", "PL-1"),
            ("48213", "Montering", "Utförd", "PL-2"),
            ("48214", "Montering", "Utförd", "PL-3"),
        )
    )
    found = [(n.order, n.locks) for n in decision.notices]
    assert found == [("48213", ("PL-1", "PL-2")), ("48214", ("PL-3",))]


def test_rows_of_one_order_that_differ_are_for_a_person() -> None:
    header = ("Ordernr", "Typ", "Status")
    booked, done = ("48213", "Montering", "Bokad"), ("48213", "Montering", "Utförd")
    other = ("48214", "Montering", "Utförd")
    assert page(rows(header, done, other, booked)).reason_code == "mixed_orders"
    assert page(rows(header, booked, done, other)).verdict == "review"


@pytest.mark.parametrize("heading", ["Norr", "Hemtjänst Nord", "Vecka 47"])
def test_a_header_holds_below_a_heading_between_its_rows(heading: str) -> None:
    assert orders(page(rows(HEADER, FIRST, (heading,), SECOND))) == BOTH
    assert orders(page(rows(HEADER, (heading,), FIRST, SECOND))) == BOTH


@pytest.mark.parametrize("heading", ["Makulerade", "Ej utförda", "Annullerade ordrar", "Bokade"])
def test_a_heading_that_tells_the_state_of_its_rows_is_weighed(heading: str) -> None:
    assert page(rows(HEADER, FIRST, (heading,), SECOND)).verdict == "review"


@pytest.mark.parametrize("row", [SECOND[1:], SECOND[:3], SECOND[:2]])
def test_a_row_of_another_width_than_its_header_is_never_dropped(row: tuple[str, ...]) -> None:
    assert page(rows(HEADER, FIRST, row)).reason_code == "mixed_orders"


def test_a_row_of_a_page_that_lacks_its_last_cell_has_no_provider() -> None:
    decision = page(rows(HEADER, FIRST, SECOND[:-1]))
    assert [notice.provider for notice in decision.notices] == ["Nord AB", None]


def test_a_row_of_an_export_keeps_its_columns_where_some_are_empty() -> None:
    lines = ["Ordernr\tTyp\tStatus\tBokad tid\tUtfört datum\tUtförare"]
    lines += ["48213\tMontering\tBokad\t2026-11-25\t\tNord AB"]
    lines += ["48214\tMontering\tBokad\t2026-11-26"]
    decision = read("\n".join(lines))
    assert [(n.status, str(n.date), n.provider) for n in decision.notices] == [
        ("booked", "2026-11-25", "Nord AB"),
        ("booked", "2026-11-26", None),
    ]


GRID = (
    ("Ordernr\n48213", "Typ\nMontering"),
    ("Status\nUtförd", "Utfört datum\n2026-11-17"),
    ("Utförare\nHemtjänst Nord AB", "Låsnummer\nPL-101\nPL-102"),
)


def test_cells_may_hold_a_label_with_its_value_below() -> None:
    (notice,) = page(rows(*GRID)).notices
    assert (notice.order, notice.action, notice.status, str(notice.date)) == (
        "48213",
        "installation",
        "done",
        "2026-11-17",
    )
    assert (notice.provider, notice.locks) == ("Hemtjänst Nord AB", ("PL-101", "PL-102"))


@pytest.mark.parametrize("below", ["Utförd", "Klar", "Beställd\n2026-11-09", "Makulerad"])
def test_a_cell_that_holds_a_label_alone_is_empty(below: str) -> None:
    decision = page(rows(GRID[0], ("Status", below), GRID[2]))
    assert decision.reason_code == "no_status"
    (notice,) = page(rows(*GRID[:2], ("Utförare", "Adress\nExempelgatan 2"))).notices
    assert notice.provider is None


@pytest.mark.parametrize(
    "line",
    [
        "Låsnummer: Inget lås uppsatt", "Serienummer: Kunde inte monteras", "Lås-id: EJ MONTERAT",
        "Märkning: gick inte att fästa, ej monterad", "Kund: Vill inte ha låset monterat",
        "Lås-id: PL-1 - ej monterat",
    ],
)  # fmt: skip
def test_a_no_where_a_number_is_awaited_is_heard(line: str) -> None:
    assert read(f"Ordernr: 48213\nTyp: Montering\nStatus: Utförd\n{line}").verdict == "review"


@pytest.mark.parametrize(
    "line",
    ["Låsnummer: saknas", "Lås: Exempellås 3", "Kund: Inga Exempel", "Brukare: Klara Exempel"],
)
def test_words_that_deny_nothing_are_no_number_and_no_doubt(line: str) -> None:
    (notice,) = read(f"Ordernr: 48213\nTyp: Montering\nStatus: Utförd\n{line}").notices
    assert (notice.locks, notice.client) == ((), None)


@pytest.mark.parametrize(
    ("written", "provider"),
    [
        ("Nord AB, 08-465 004 10", "Nord AB"),
        ("Hemtjänst Nord AB (tel 08-465 004 10)", "Hemtjänst Nord AB"),
        ("Montör Kalle Exempel, 070-174 06 05", None),
    ],
)
def test_a_telephone_is_no_part_of_a_firm_and_a_mounter_is_no_firm(
    written: str, provider: str | None
) -> None:
    (notice,) = read(f"Ordernr: 48213\nStatus: Utförd\nUtförare: {written}").notices
    assert notice.provider == provider


def test_the_day_of_a_step_is_not_lost_beside_who_took_it() -> None:
    header, booked = ("Datum", "Händelse", "Av"), ("2026-11-12", "Beställd", "Webborder")
    order = rows(("Ordernr", "48213"), ("Typ", "Montering"), ("Status", "Utförd"))
    decision = page(order, rows(header, booked, ("2026-11-17", "Utförd", "Nord")))
    assert [str(notice.date) for notice in decision.notices] in ([], ["2026-11-17"])


def test_a_rule_of_underscores_parts_orders_as_one_of_dashes_does() -> None:
    order = "Ordernr: {}\nTyp: Montering\nStatus: Klar\nKlardatum: 2026-11-17\n"
    for rule in ("_" * 31, "-" * 31):
        body = f"{order.format(61250)}{rule}\n{order.format(61251)}{rule}\n"
        assert reading(Case(body, "-")) == (
            "61250 installation done 2026-11-17 + 61251 installation done 2026-11-17"
        )


NORD = "Utförare: Hemtjänst Nord AB"


def test_a_provider_named_once_is_every_orders() -> None:
    over_blocks = read(f"{NORD}\n\n{BLOCKS}")
    columns = tuple(zip(HEADER[:4], FIRST[:4], SECOND[:4], strict=True))
    table = rows(*zip(*columns, strict=True))
    over_rows = page(Paragraph(NORD), table)
    for decision in (over_blocks, over_rows):
        assert orders(decision) == BOTH
        assert {notice.provider for notice in decision.notices} == {"Hemtjänst Nord AB"}


def test_a_provider_named_once_must_agree_with_an_orders_own() -> None:
    decision = page(Paragraph(NORD), rows(HEADER, FIRST, SECOND))
    assert decision.reason_code == "two_values"
    beneath = read(f"{NORD}\n\n{BLOCKS}\nUtförare: Söder AB\n")
    assert beneath.verdict == "review"


def test_a_counter_between_rules_parts_the_orders_of_a_list() -> None:
    first, second = BLOCKS.split("\n\n")
    assert orders(read(f"--- 1 av 2 ---\n{first}\n--- 2 av 2 ---\n{second}")) == BOTH
    assert read(f"{first}\n\n1 av 2").verdict == "review"


def test_orders_on_cards_may_differ_in_what_they_tell() -> None:
    first = "Ordernr:\n48213\n\nTyp:\nMontering\n\nStatus:\nBokad\n\nBokad tid:\n2026-11-25\n\n"
    second = "Ordernr:\n48214\n\nTyp:\nDemontering\n\nStatus:\nUtförd\n\nLåsnummer:\nPL-101\n"
    decision = read(first + second)
    assert [(n.order, n.status, n.locks) for n in decision.notices] == [
        ("48213", "booked", ()),
        ("48214", "done", ("PL-101",)),
    ]
    assert read(f"Status:\nBokad\n\n{first}{second}").verdict == "review"


def test_orders_with_numbers_under_different_labels_are_kept_apart() -> None:
    """`Referens` in one entry and `Ordernummer` in the next are two orders, never one."""
    first = "Referens: 50804\nTyp: Installation\nStatus: Utförd\nUtförare: Nord AB\nKundnr: 20047"
    second = "Ordernr: 48740\nTyp: Nymontering\nStatus: Utförd\nOmråde: Söder AB"
    for between in ("\n=========\n", "\n---------\n"):
        decision = read(first + between + second)
        assert [(n.order, n.provider, n.client is not None) for n in decision.notices] == [
            ("50804", "Nord AB", True),
            ("48740", "Söder AB", False),
        ]
    for near in ("\n\n", "\n"):
        assert read(first + near + second).notices in ((), decision.notices)
    both = "Ordernr: 48740\nReferens: Exempelkommun/943\nTyp: Montering\nStatus: Utförd"
    assert orders(read(both)) == ["48740"]


@pytest.mark.parametrize("left_out", ["Status: Utförd\n", "Typ: Montering\n"])
def test_an_entry_that_tells_less_is_not_joined_with_the_next(left_out: str) -> None:
    entry = "{}\nTyp: Montering\nStatus: Utförd\nHemtjänst: Nord AB\n"
    first, second = entry.format("Referens: 50804"), entry.format("Ordernr: 48740")
    for between in ("\n", "--------\n"):
        decision = read(first.replace(left_out, "") + between + second)
        assert orders(decision) in ([], ["50804", "48740"])
    details = "Referens: Exempelkommun/943\nKontakt: Ordermottagningen\n"
    assert orders(read(f"{second}\n{details}")) == ["48740"]


@pytest.mark.parametrize(
    "said",
    ["Arbetet gjordes i går.", "Arbetet gjordes 2026-11-12.", "Kommentar: Montören var där i går"],
)
def test_a_day_told_of_them_all_keeps_the_messages_own_from_being_taken(said: str) -> None:
    assert read(f"{said}\n\n{BLOCKS}").verdict == "review"
    assert read(f"{BLOCKS}\n\n{said}").verdict == "review"


def test_a_kind_that_nobody_knows_told_of_them_all_is_heard_by_orders_without_one() -> None:
    without = BLOCKS.replace("Typ: Montering\n", "").replace("Typ: Demontering\n", "")
    assert orders(read(without)) == BOTH
    assert read(f"Kanal: Service\n\n{without}").reason_code == "unknown_kind"
