"""Layouts of text: what is read with colons is read alike without, and no label is a value."""

from __future__ import annotations

import pytest

from parsers.content import Content, Paragraph, Table
from parsers.pseudonym import pseudonym
from parsers.weborder import Decision, decide, shipped_vocabulary
from tests.weborder.setting import SENT, STOCKHOLM

FIELDS = (
    ("Ordernummer", "48213"),
    ("Ordertyp", "Demontering"),
    ("Status", "Utförd"),
    ("Utfört datum", "2026-11-17"),
    ("Utförare", "Klara Exempelomsorg AB"),
    ("Kundnr", "10482"),
    ("Låsnummer", "PL-1"),
)
WHOLE = ("48213", "removal", "done", "2026-11-17", "Klara Exempelomsorg AB", ("PL-1",), "10482")


def read(text: str) -> Decision:
    content = Content("Besked", tuple(text.split("\n")), None, SENT)
    return decide(content, shipped_vocabulary(), STOCKHOLM, b"key")


def paragraphs(*texts: str) -> Decision:
    page = tuple(map(Paragraph, texts))
    return decide(Content("Besked", None, page, SENT), shipped_vocabulary(), STOCKHOLM, b"key")


def facts(decision: Decision) -> list[tuple[object, ...]]:
    return [
        (n.order, n.action, n.status, str(n.date), n.provider, n.locks, n.client)
        for n in decision.notices
    ]


def with_client(fact: tuple[object, ...]) -> tuple[object, ...]:
    return (*fact[:-1], pseudonym(str(fact[-1]), b"key"))


STYLES = {
    "space": "{} {}", "equals": "{}={}", "dash": "{} - {}", "arrow": "{} → {}", "tab": "{}\t{}",
    "underscores": "{}______{}", "spaced dots": "{} . . . . {}", "padded": "{}        {}",
    "colon apart": "{}      : {}", "bullet": "- {}: {}",
    "brackets": "[{}] {}", "quoted": '"{}": "{}",', "numbered": "1. {}: {}",
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_field_is_read_whatever_sets_off_its_label(style: str) -> None:
    text = "\n".join(style.format(label, value) for label, value in FIELDS)
    assert facts(read(f"Hej!\n\n{text}\n\nHälsningar")) == [with_client(WHOLE)]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("kind", ["Besiktning", "Cylinderbyte", "Översyn av dörrstängare"])
def test_a_kind_of_work_that_nobody_knows_is_never_left_out(style: str, kind: str) -> None:
    pairs = [(a, kind if a == "Ordertyp" else b) for a, b in FIELDS]
    decision = read("\n".join(style.format(a, b) for a, b in pairs))
    assert (decision.verdict, decision.reason_code) == ("review", "unknown_kind")


def test_numbered_lines_are_labels_too() -> None:
    text = "\n".join(f"{n}. {a}: {b}" for n, (a, b) in enumerate(FIELDS, 1))
    assert facts(read(text)) == [with_client(WHOLE)]
    text = "\n".join(f"{n}) {a} {b}" for n, (a, b) in enumerate(FIELDS, 1))
    assert facts(read(text)) == [with_client(WHOLE)]


def test_two_pairs_on_a_line_are_both_read_and_an_empty_value_takes_no_label() -> None:
    text = (
        "Ordernummer:  48213            Ordertyp: Demontering\n"
        "Status:       Utförd           Utfört datum: 2026-11-17\n"
        "Utförare:                      Låsnummer: PL-1\n"
        "Kundnr:       10482            Portkod:"
    )
    assert facts(read(text)) == [with_client((*WHOLE[:4], None, *WHOLE[5:]))]


@pytest.mark.parametrize("written", ["Utförare Hemtjänst Nord AB", "UTFÖRARE HEMTJÄNST NORD AB"])
def test_a_firms_first_word_is_no_part_of_the_label(written: str) -> None:
    (notice,) = read(f"Ordernr 48213\nStatus Utförd\n{written}").notices
    assert (notice.provider or "").lower() == "hemtjänst nord ab"


@pytest.mark.parametrize(
    "lines",
    [
        "Utförare\nKundnr 10482", "Utförare\nPortkod 1912", "Enhet\nLåsnummer PL-1",
        "Utförare:\nTelefon 08-465 004 21",
    ],
)  # fmt: skip
def test_a_label_below_a_label_is_not_its_value(lines: str) -> None:
    for text in ("Ordernr 48213\nStatus Utförd\n", "Ordernr: 48213\nStatus: Utförd\n\n"):
        (notice,) = read(text + lines).notices
        assert notice.provider is None


def test_a_lone_line_that_begins_with_a_label_is_no_list() -> None:
    text = "Weborder 48213 avseende montering är utförd 2026-11-17.\n\nUtförare Nord har bil."
    assert facts(read(text)) == [("48213", "installation", "done", "2026-11-17", None, (), None)]


@pytest.mark.parametrize(
    "line", ["Utförare före bytet Söder AB", "Enhet hos beställaren Söder", "Typ av dörr Ståldörr"]
)
def test_a_label_that_goes_on_in_small_letters_is_another_label(line: str) -> None:
    (notice,) = read(f"Ordernr 48213\nOrdertyp Montering\n{line}\nStatus Utförd").notices
    assert (notice.action, notice.provider) == ("installation", None)


ROWS = (
    ("Ordernr", "Typ", "Status", "Utfört datum"),
    ("48213", "Montering", "Utförd", "2026-11-17"),
    ("48214", "Demontering", "Utförd", "2026-11-16"),
)
TWO = [
    ("48213", "installation", "done", "2026-11-17", None, (), None),
    ("48214", "removal", "done", "2026-11-16", None, (), None),
]


def table(style: str) -> str:
    lines = {
        "fixed": ["   ".join(cell.ljust(13) for cell in row) for row in ROWS],
        "bars": ["| " + " | ".join(row) + " |" for row in ROWS],
        "semicolons": [";".join(row) for row in ROWS],
        "commas": [",".join(row) for row in ROWS],
        "quoted": [";".join(f'"{cell}"' for cell in row) for row in ROWS],
        "tabs": ["\t".join(row) for row in ROWS],
    }[style]
    rules = {"fixed": "   ".join(["-" * 13] * 4), "bars": "|---|---|---|---|"}
    return "\n".join([lines[0], *([rules[style]] if style in rules else []), *lines[1:]])


@pytest.mark.parametrize("style", ["fixed", "bars", "semicolons", "commas", "quoted", "tabs"])
def test_a_table_in_text_is_read_row_by_row(style: str) -> None:
    assert facts(read(f"Dagens ordrar\n\n{table(style)}\n")) == TWO


@pytest.mark.parametrize("style", ["fixed", "bars", "semicolons", "tabs"])
@pytest.mark.parametrize("cell", ["Utförd", "Demontering", "48214"])
def test_a_row_that_lacks_a_cell_leaves_no_order_out(style: str, cell: str) -> None:
    short = [row if "48214" not in row else tuple(c for c in row if c != cell) for row in ROWS]
    sign = {"fixed": "     ", "bars": " | ", "semicolons": ";", "tabs": "\t"}[style]
    decision = read("Dagens ordrar\n\n" + "\n".join(sign.join(row) for row in short))
    assert decision.verdict == "review"


def test_a_rule_below_single_pairs_still_parts_the_orders() -> None:
    text = "Ordernr   48213\nStatus   Utförd\n------\nOrdernr   48214\nStatus   Bom\n"
    assert [(n.order, n.status) for n in read(text).notices] == [
        ("48213", "done"),
        ("48214", "failed"),
    ]


def test_a_value_goes_on_far_in_on_the_next_line() -> None:
    text = "Ordernr         48213\nStatus          Utförd\nUtförare        Hemtjänst"
    assert facts(read(f"{text}\n                Nord AB"))[0][4] == "Hemtjänst Nord AB"
    text = "Ordernr         48213\nTyp             Montering\nStatus          Utförd"
    assert read(f"{text}\n                inte på porten").verdict == "review"


@pytest.mark.parametrize(
    "steps",
    [
        "2026-11-16    Mottagen\n              Utförd", "2026-11-16    Mottagen\n-    Utförd",
        "2026-11-12\tBokad\n–\tMonterad",
    ],
)  # fmt: skip
def test_a_step_without_its_day_has_perhaps_not_been_taken(steps: str) -> None:
    assert read(f"Ordernr: 48213\nOrdertyp: Montering\n\n{steps}").reason_code == "hedged"


def stacked(gap: str, *pairs: tuple[str, str]) -> str:
    return "\n\n".join(f"{label}\n{gap}{value}" for label, value in pairs)


@pytest.mark.parametrize("gap", ["", "\n"])
def test_values_stand_below_their_labels_with_or_without_a_blank_line(gap: str) -> None:
    assert facts(read(stacked(gap, *FIELDS))) == [with_client(WHOLE)]


def test_labels_and_values_are_read_as_paragraphs_of_their_own() -> None:
    assert facts(paragraphs(*(cell for pair in FIELDS for cell in pair))) == [with_client(WHOLE)]


@pytest.mark.parametrize("word", ["Utförd", "Klar", "Makulerad", "Bokad", "Beställd"])
def test_an_empty_status_does_not_take_the_next_label_for_its_value(word: str) -> None:
    pairs = (*FIELDS[:2], ("Status", ""), (word, ""), ("Låsnummer", "PL-1"))
    assert read(stacked("", *pairs)).verdict == "review"
    assert paragraphs(*(cell for pair in pairs for cell in pair)).verdict == "review"
    padded = "\n".join(f"{label:20}{value}" for label, value in pairs)
    assert read(padded).verdict == "review"


def test_where_values_stand_right_below_a_blank_line_means_no_value() -> None:
    above = stacked("", *FIELDS[:2])
    assert read(f"{above}\n\nStatus\n\nUtförd\n\nUtförare\nNord AB").verdict == "review"
    assert read(f"{above}\n\nStatus\nUtförd\n\nUtförare\nNord AB").verdict == "notice"


def test_a_padded_label_with_a_colon_and_no_value_is_empty() -> None:
    text = "ORDERNR    : 48213\nUPPDRAG    : DEMONTERING\nSTATUS     : MOTTAGEN\nBOKAD TID  :\n"
    assert facts(read(text)) == [("48213", "removal", "ordered", "2026-11-18", None, (), None)]


@pytest.mark.parametrize("ending", ["Med vänlig hälsning", "Detta är ett automatiskt mejl"])
def test_a_greeting_below_an_empty_label_is_no_firm(ending: str) -> None:
    pairs = stacked("\n", *FIELDS[:4])
    (notice,) = read(f"{pairs}\n\nUtförare\n\n{ending}\n\nWeborder").notices
    assert notice.provider is None


def test_pairs_that_a_mail_program_joined_on_one_line_are_taken_apart() -> None:
    text = " ".join(f"{label}: {value}" for label, value in FIELDS)
    assert facts(read(text)) == [with_client(WHOLE)]
    assert facts(read(f"{text} Anmärkning: Status: Utförd")) == []


def test_one_bracketed_label_alone_is_a_template_that_nobody_filled_in() -> None:
    decision = read("[Status] Utförd\nOrdernummer: 48213\nOrdertyp: Demontering")
    assert facts(decision) == []


def test_a_table_with_one_order_a_column_is_read_by_its_columns() -> None:
    rows = (
        ("", "Order A", "Order B"),
        ("Ordernummer", "48213", "48214"),
        ("Ordertyp", "Montering", "Demontering"),
        ("Status", "Utförd", "Bokad"),
        ("Besöksdag", "2026-11-17", "2026-11-24"),
    )
    page = Content("Besked", None, (Table(rows),), SENT)
    decision = decide(page, shipped_vocabulary(), STOCKHOLM, b"key")
    assert [fact[:4] for fact in facts(decision)] == [
        ("48213", "installation", "done", "2026-11-17"),
        ("48214", "removal", "booked", "2026-11-24"),
    ]


WEEK = (
    ("Ordernr", "Typ", "Status", "Utfört datum"),
    ("48213", "Montering", "Utförd", "2026-11-17"),
    ("48214", "Nedmontering", "Utförd", "2026-11-16"),
)
EACH: list[tuple[object, ...]] = [
    ("48213", "installation", "done", "2026-11-17"),
    ("48214", "removal", "done", "2026-11-16"),
]


def each(decision: Decision) -> list[tuple[object, ...]]:
    return [fact[:4] for fact in facts(decision)]


def test_a_table_drawn_with_bars_and_padded_cells_is_one() -> None:
    drawn = [" | ".join(f"{cell:14}" for cell in row) for row in WEEK]
    assert each(read("\n".join([drawn[0], "|".join(["-" * 15] * 4), *drawn[1:]]))) == EACH


def test_each_order_may_stand_on_a_line_of_its_own() -> None:
    lines = ["; ".join(map(": ".join, zip(WEEK[0], row, strict=True))) for row in WEEK[1:]]
    assert each(read("\n".join(lines))) == EACH


def test_each_order_may_have_a_title_with_its_number() -> None:
    elements: list[Paragraph | Table] = [Paragraph("Vecka 47")]
    for row in WEEK[1:]:
        elements += [
            Paragraph(f"Order {row[0]}"),
            Table(tuple(map(tuple, zip(WEEK[0], row, strict=True)))),
        ]
    page = Content("Besked", None, tuple(elements), SENT)
    assert each(decide(page, shipped_vocabulary(), STOCKHOLM, b"key")) == EACH


def test_each_order_may_be_told_in_a_sentence_of_its_own() -> None:
    said = [
        "Weborder 48213 avseende montering är utförd 2026-11-17.",
        "Weborder 48214 avseende nedmontering är utförd 2026-11-16.",
    ]
    assert each(read("\n".join(said))) == EACH
    assert each(read("\n".join([*said, "Weborder 48215 är inte utförd."]))) == []


def test_sections_may_have_bracketed_titles_but_no_value_may_be_one() -> None:
    (whole,) = facts(read("[Order]\nOrdernr: 48213\nTyp: Montering\nStatus: Utförd"))
    assert whole[:3] == ("48213", "installation", "done")
    assert facts(read("Ordernr: 48213\nTyp: Montering\nStatus:\n[Status]\nDatum: -")) == []


def test_what_stands_in_a_signature_is_no_label() -> None:
    text = "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\n\n--\nWeborder | Support 08-465 004 10"
    assert [fact[:3] for fact in facts(read(text))] == [("48213", "installation", "done")]


def test_labels_may_follow_a_sentence_on_its_line() -> None:
    text = (
        "Montering (weborder 48213) är utförd 2026-11-17. "
        "Lås-id: PL-004512. Utförare: Klara Exempelomsorg AB."
    )
    (fact,) = facts(read(text))
    assert fact[4:6] == ("Klara Exempelomsorg AB", ("PL-004512",))


def test_a_row_of_labels_and_values_in_turn_is_no_header() -> None:
    rows = (
        ("Ordernr", "48213", "Uppdrag", "Demontering"),
        ("Kategori", "Lås", "Status", "Planerad"),
        ("Prioritet", "Normal", "Kö", "Entreprenad"),
        ("Bokad tid", "2026-11-25 13:05", "Utförare", "Nord AB"),
    )
    page = Content("Besked", None, (Table(rows),), SENT)
    (fact,) = facts(decide(page, shipped_vocabulary(), STOCKHOLM, b"key"))
    assert fact[:5] == ("48213", "removal", "booked", "2026-11-25", "Nord AB")


def test_a_client_below_a_lock_of_no_number_is_the_client() -> None:
    rows = (
        ("Ordernr", "48213"),
        ("Typ", "Montering"),
        ("Status", "Utförd"),
        ("E-tjänst", "Låsnummer"),
        ("Vårdtagare", "12572"),
    )
    page = Content("Besked", None, (Table(rows),), SENT)
    (fact,) = facts(decide(page, shipped_vocabulary(), STOCKHOLM, b"key"))
    assert fact[5] == ()


def test_a_plan_beside_an_empty_day_of_the_work_is_no_booking() -> None:
    rows = (("Weborder", "Typ", "Planerat", "Utfört"), ("48213", "Montering", "2026-11-25", ""))
    page = Content("Besked", None, (Table(rows),), SENT)
    assert facts(decide(page, shipped_vocabulary(), STOCKHOLM, b"key")) == []


def test_a_table_of_other_facts_beside_the_orders_has_a_header_of_its_own() -> None:
    order = (("Weborder", "Uppdrag", "Status", "Bokad tid"),
             ("48213", "Montering", "Bokad", "2026-11-25"))  # fmt: skip
    other = (("Organisation", "Kund-id", "Portkod"), ("Nord AB", "11 504", "5798"))
    page = Content("Besked", None, (Table(order), Table(other)), SENT)
    (fact,) = facts(decide(page, shipped_vocabulary(), STOCKHOLM, b"key"))
    assert fact[4] == "Nord AB"
    assert fact[6] is not None


@pytest.mark.parametrize(
    ("subject", "provider"),
    [
        ("Ordernr: 48213; Demontering; Status: Klar; Utfört: 2026-11-17; Utförare: Nord AB",
         "Nord AB"),
        ("Weborder 48213 - Demontering - Utförd 2026-11-17", None),
    ],
)  # fmt: skip
def test_a_subject_may_be_a_list_of_labels(subject: str, provider: str | None) -> None:
    content = Content(subject, ("Hej!", "Detta är ett automatiskt meddelande."), None, SENT)
    (notice,) = decide(content, shipped_vocabulary(), STOCKHOLM, b"key").notices
    read_from_it = (notice.order, notice.action, notice.status, str(notice.date), notice.provider)
    assert read_from_it == ("48213", "removal", "done", "2026-11-17", provider)


def test_padded_labels_may_stand_two_on_a_line() -> None:
    rows = ["Ordernummer  : 48213          Ordertyp    : Demontering"]
    rows += ["Status       : Utförd         Utfört datum: 2026-11-17"]
    rows += ["Utförare     : Klara Exempelomsorg AB"]
    rows += ["Kundnr       : 10482          Låsnummer   : PL-1"]
    decision = read("\n".join(rows))
    client = pseudonym("10482", b"key")
    assert facts(decision) == [(*WHOLE[:-1], client)]


def test_a_label_in_two_languages_is_one_label() -> None:
    page = Table(
        (
            ("Ordernummer\nOrder number", "48213"),
            ("Ordertyp\nOrder type", "Demontering"),
            ("Status\nStatus", "Utförd"),
            ("Utförare\nProvider", "Klara Exempelomsorg AB"),
        )
    )
    decision = decide(Content("Besked", None, (page,), SENT), shipped_vocabulary(), STOCKHOLM, b"k")
    assert [(n.order, n.status, n.provider) for n in decision.notices] == [
        ("48213", "done", "Klara Exempelomsorg AB")
    ]


def test_a_counter_above_each_order_is_no_number() -> None:
    blocks = "Ärende {}\n\nÄrendenummer: {}\nÄrendetyp: Demontering\nStatus: Utförd\n"
    decision = read(blocks.format(1, 48213) + "\n" + blocks.format(2, 48214))
    assert [notice.order for notice in decision.notices] == ["48213", "48214"]


def test_a_day_with_its_year_is_read_without_a_colon() -> None:
    rows = ["Ordernummer 48213", "Ordertyp Demontering", "Status Utförd", "Utförd 17/11 2026"]
    decision = read("\n".join([*rows, "Utförare Klara Exempelomsorg AB"]))
    assert [(str(n.date), n.provider) for n in decision.notices] == [
        ("2026-11-17", "Klara Exempelomsorg AB")
    ]


def test_a_remark_far_out_on_the_line_of_a_day_is_of_the_day() -> None:
    text = "Ordernr: 48213\nTyp: Montering\nStatus: Utförd\nUtfört datum: {}\n"
    assert read(text.format("2026-11-17")).notices[0].date.isoformat() == "2026-11-17"
    assert read(text.format("2026-11-17   <-- fredagen")).verdict == "review"
