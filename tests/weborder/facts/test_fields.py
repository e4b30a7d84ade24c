"""Fields that may be absent: provider, locks and client; and the tables of HTML parts."""

from __future__ import annotations

import pytest

from parsers.content import Content, Element, Paragraph, Table
from parsers.pseudonym import pseudonym
from parsers.reading import Notice
from parsers.weborder import Decision, decide, shipped_vocabulary
from tests.weborder.setting import SENT, STOCKHOLM, Case, decided, reading

NEEDED = ("Ordernr: 48213", "Typ: Montering", "Status: Utförd")


def read(*lines: str, html: tuple[Element, ...] | None = None) -> Decision:
    text = lines if lines or html is None else None
    return decide(Content("Besked", text, html, SENT), shipped_vocabulary(), STOCKHOLM, b"key")


def only(*lines: str) -> Notice:
    (notice,) = read(*NEEDED, *lines).notices
    return notice


def table(text: str) -> Table:
    return Table(tuple(tuple(row.split("|")) for row in text.split("\n")))


@pytest.mark.parametrize(
    ("lines", "locks"),
    [
        (["Låsnummer: PL-004512"], ("PL-004512",)),
        (["Serienummer: PL-004512"], ("PL-004512",)),
        (["Låsnummer: PL-1", "Serienummer: 99887766"], ("PL-1",)),
        (["Låsnummer: PL-1, PL-2"], ("PL-1", "PL-2")),
        (["Låsnummer: PL-1 (lägenhet)", "Låsnummer: PL-2 (port)"], ("PL-1", "PL-2")),
        (["Serienummer 1: PL-1", "Serienummer 2: PL-2"], ("PL-1", "PL-2")),
        (["Låsmodell: Exempellås 3"], ()),
        (["Låsnummer: -"], ()),
        (["Låsnummer: saknas"], ()),
    ],
)
def test_locks_are_read_as_written_and_in_order(lines: list[str], locks: tuple[str, ...]) -> None:
    assert only(*lines).locks == locks


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Kundnr: 10482"], "10482"),
        (["Kundnr: 10 482"], "10482"),
        (["Kundnr: 10482 (Tolvan)"], "10482"),
        (["Kund: 10482"], "10482"),
        (["Kund: Tolvan Exempel (10482)"], "10482"),
        (["Personnr: 19121212-1212"], "121212-1212"),
        (["Kundnr: 10482", "Personnr: 19121212-1212"], "10482"),
        (["Kund: Tolvan Exempel"], None),
        (["Namn: Tolvan Exempel", "Telefon: 08-465 004 21"], None),
        (["Kundnr: "], None),
        (["Personnr: 20000101-XXXX"], None),
        (["Personnr: 20000101"], None),
        (["Kundnr: 10***"], None),
    ],
)
def test_a_client_is_a_number_and_never_a_name(lines: list[str], number: str | None) -> None:
    assert only(*lines).client == (None if number is None else pseudonym(number, b"key"))


@pytest.mark.parametrize(
    ("lines", "provider"),
    [
        (["Utförare:  Exempelomsorg   Söder AB"], "Exempelomsorg Söder AB"),
        (["Utförare: Nord AB", "Område: Norr"], "Nord AB"),
        (["Hemtjänst: Nord AB", "Enhet: Norr"], "Nord AB"),
        (["Område: Norr"], "Norr"),
        (["Enhet: 08-465 004 21"], None),
        (["Utförare: -"], None),
    ],
)
def test_a_provider_is_read_under_its_most_particular_label(
    lines: list[str], provider: str | None
) -> None:
    assert only(*lines).provider == provider


def test_a_name_an_address_or_a_number_is_in_no_decision() -> None:
    secrets = ("Tolvan", "Exempelgatan", "1912", "465", "10482", "121212")
    private = ("Namn: Tolvan Exempel", "Adress: Exempelgatan 12", "Portkod: 1912")
    numbers = ("Telefon: 08-465 004 21", "Kundnr: 10482", "Personnr: 19121212-1212")
    decision = read(*NEEDED, *private, *numbers)
    assert not [secret for secret in secrets if secret in repr(decision)]


WHOLE = "Ordernr|48213\nTyp|Montering\nStatus|Utförd\nUtfört datum|2026-11-17"
OTHER = "Ordernr|48214\nTyp|Demontering\nStatus|Mottagen\nOrderdatum|2026-11-16"


@pytest.mark.parametrize(
    "html",
    [
        (table(WHOLE),),
        (Paragraph(WHOLE.replace("|", ": ")),),
        tuple(Paragraph(cell) for row in WHOLE.split("\n") for cell in row.split("|")),
        (table(WHOLE.replace("|", "\n")),),
        (table(WHOLE.replace("|", "||")),),
        (table(WHOLE.replace("|", "|:|")),),
        (table("Ordernr|Typ|Status|Utfört datum\n48213|Montering|Utförd|2026-11-17"),),
        (table("Ordernr|48213|Typ|Montering\nStatus|Utförd|Utfört datum|2026-11-17"),),
        (table("Ordernr|Typ\n48213|Montering\nStatus|Utfört datum\nUtförd|2026-11-17"),),
        (Paragraph("Weborder 48213"), table(WHOLE.split("\n", 1)[1])),
        (Paragraph("Weborder 48213"), Paragraph("Installation"), Paragraph("Utförd 2026-11-17")),
    ],
)
def test_one_order_is_read_from_any_table(html: tuple[Element, ...]) -> None:
    found = [(n.order, n.action, n.status, f"{n.date}") for n in read(html=html).notices]
    assert found == [("48213", "installation", "done", "2026-11-17")]


def test_two_tables_are_two_orders_and_one_that_is_not_followed_is_left_out() -> None:
    both = read(html=(table(WHOLE), table(OTHER)))
    assert [notice.order for notice in both.notices] == ["48213", "48214"]
    one = read(html=(table(WHOLE), table(OTHER.replace("Demontering", "Batteribyte"))))
    assert [notice.order for notice in one.notices] == ["48213"]


def test_two_orders_in_one_table_are_not_told_apart() -> None:
    assert read(html=(table(f"{WHOLE}\n{OTHER}"),)).reason_code == "mixed_orders"


def test_parts_that_contradict_each_other_are_for_a_person() -> None:
    assert read(*NEEDED, html=(table(OTHER),)).reason_code == "two_orders"
    booked = WHOLE.replace("Utförd", "Bokad")
    assert read(*NEEDED, html=(table(booked),)).verdict == "review"
    assert [n.order for n in read(*NEEDED, html=(table(WHOLE),)).notices] == ["48213"]


def test_the_doors_in_brackets_beside_a_kind_change_nothing() -> None:
    said = (
        "Ordernr: 48213\nUppdrag: Montering (lägenhet + port)\nStatus: Klar\nKlardatum: 2026-11-17"
    )
    assert reading(Case(said, "-")) == "48213 installation done 2026-11-17"
    said = "Ordernr: 48213\nUppdrag: Montering (dörrklocka)\nStatus: Klar\nKlardatum: 2026-11-17"
    assert reading(Case(said, "-")) == "review"


def test_a_status_and_the_orders_number_alone_are_a_heading() -> None:
    said = "Klart: 48213\n\nOrdernr: 48213\nTyp: Installation\nStatus: Klar\nKlardatum: 2026-11-17"
    assert reading(Case(said, "-")) == "48213 installation done 2026-11-17"
    assert reading(Case(said.replace("Klart: 48213", "Klart: 48214"), "-")) == "review"


def test_the_senders_name_above_its_address_is_no_label_of_a_number() -> None:
    said = "Ordernr: 48213\nTyp: Installation\nStatus: Klar\nKlardatum: 2026-11-17\n\n"
    footer = "Weborder | Exempelvägen 1 | 123 45 Exempelstad"
    assert reading(Case(said + footer, "-")) == "48213 installation done 2026-11-17"
    assert reading(Case(f"{said}Weborder | 48214", "-")) == "review"


DONE = "Ordernr: 48213\nTyp: Installation\nStatus: Klar\nKlardatum: 2026-11-17\n"


def decided_with(body: str) -> Notice:
    decision = decided(Case(body, "-"))
    assert decision.verdict == "notice", decision.reason
    return decision.notices[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Weborder 48213 avseende installation är utförd 2026-11-17. Utförare är Hemtjänst Nord AB.",
        "Installationen i order 48213 utfördes den 17 november\n2026. Utförare: Hemtjänst Nord AB.",
        "Installationen i weborder 48213 utfördes 2026-11-17 (utförare: Hemtjänst Nord AB).",
        "Installationen i weborder 48213 utfördes 2026-11-17 och utförare är Hemtjänst Nord AB.",
        "Installationen i weborder 48213 utfördes 2026-11-17. "
        "Utförare är Hemtjänst Nord AB och kundnumret är 71006.",
    ],
)
def test_a_sentence_may_name_the_provider(sentence: str) -> None:
    notice = decided_with(sentence)
    assert (notice.provider, notice.date.isoformat()) == ("Hemtjänst Nord AB", "2026-11-17")


def test_a_new_provider_in_a_sentence_is_not_the_orders() -> None:
    assert decided_with(f"{DONE}\nNy utförare är Omsorgen Syd AB.\n").provider is None


def test_a_lock_named_after_a_comma_is_nobody_elses() -> None:
    named = "utförare: Hemtjänst Nord AB, låsnummer PL-003456"
    notice = decided_with(f"Installationen i weborder 48213 utfördes 2026-11-17 ({named}).")
    assert (notice.provider, notice.locks) == ("Hemtjänst Nord AB", ("PL-003456",))


def test_a_clients_number_may_be_spaced_anywhere() -> None:
    spaced, whole = decided_with(f"{DONE}Kundnr: 5 0021"), decided_with(f"{DONE}Kundnr: 50021")
    assert spaced.client == whole.client is not None


@pytest.mark.parametrize("footer", ["© Weborder 2026", "Weborder 2026", "Copyright Weborder 2026"])
def test_a_year_after_the_senders_name_is_no_order(footer: str) -> None:
    said = f"Referens: 48213\nTyp: Installation\nStatus: Klar\nKlardatum: 2026-11-17\n\n{footer}"
    assert reading(Case(said, "-")) == "48213 installation done 2026-11-17"


def test_a_value_below_its_label_and_a_blank_line_needs_no_form_of_its_own() -> None:
    rows = ["Ordernr:", "48213", "Typ:", "Montering", "Status:", "Klar"]
    rows += ["Klardatum:", "2026-11-17", "Utförare:", "Hemtjänst Nord AB", "Kundnr:", "11207"]
    notice = decided_with("\n\n".join(rows))
    assert (notice.order, notice.provider) == ("48213", "Hemtjänst Nord AB")


def test_an_orders_number_may_be_spaced_in_a_sentence() -> None:
    notice = decided_with("Nedmonteringen enligt order 59 114 utfördes 2026-11-12.")
    assert (notice.order, notice.status) == ("59114", "done")


def test_a_visit_in_vain_may_tell_why_in_its_own_sentence() -> None:
    labels = "Ordernr: 48213\nTyp: Installation\nStatus: Bomkörning\n"
    why = "Besöket blev en bomkörning den 18 november eftersom ingen öppnade."
    assert decided_with(f"{why}\n\n{labels}").status == "failed"


def test_two_locks_under_one_name_are_not_told_apart() -> None:
    body = f"{DONE}Låsnummer: PL-006648\n"
    assert decided(Case(body, "-", subject="Låsvred PL-006648 monterat")).verdict == "notice"
    assert decided(Case(body, "-", subject="Låsvred PL-002009 monterat")).verdict == "review"


def test_a_failed_visit_with_its_day_still_to_come_is_in_doubt() -> None:
    body = "Ordernr: 48213\nTyp: Installation\nStatus: Bomkörning\n{}: 2026-11-25\n"
    assert decided(Case(body.format("Bokad tid"), "-")).verdict == "review"
    assert decided(Case(body.format("Ny bokad tid"), "-")).verdict == "notice"


def test_two_firms_under_two_labels_of_the_provider_are_not_told_apart() -> None:
    body = f"{DONE}Utförare: Hemtjänst Nord AB\n"
    assert decided(Case(f"{body}Hemtjänst: Omsorg Söder AB\n", "-")).reason_code == "two_values"
    assert decided(Case(f"{body}Hemtjänst: Hemtjänst Nord AB\n", "-")).verdict == "notice"
    assert decided(Case(f"{body}Område: Norr\n", "-")).verdict == "notice"


def test_one_of_two_locks_is_none() -> None:
    assert decided(Case(f"{DONE}Låsnummer: PL-1001 eller PL-1010\n", "-")).verdict == "review"


@pytest.mark.parametrize(
    ("order", "subject", "read"),
    [
        ("48213", "Klart: 48213", "notice"),
        ("48213", "Klart: 48214", "review"),
        ("48213-3", "Klart: 48213-3", "notice"),
        ("48213-3", "Klart: 48213-1", "review"),
        ("48213", "Klart 2026-11-17, kund 10482", "notice"),
    ],
)
def test_a_number_alone_in_the_subject_is_the_orders(order: str, subject: str, read: str) -> None:
    assert decided(Case(DONE.replace("48213", order), "-", subject=subject)).verdict == read


@pytest.mark.parametrize("order", ["8-2011", "4-48213"])
def test_an_orders_number_may_begin_with_one_digit(order: str) -> None:
    assert decided_with(DONE.replace("48213", order)).order == order


def test_why_a_visit_was_in_vain_may_stand_beside_what_says_so() -> None:
    told = "Montören kom inte in hos kunden. Weborder 48213 har därför fått status Bomkörning."
    assert decided_with(told).status == "failed"
    why = "Montören var på plats men ingen öppnade dörren."
    body = f"{why}\n\nOrdernr: 48213\nTyp: Montering\nStatus: Bomkörning\n"
    assert decided_with(body).status == "failed"


def test_the_reason_of_a_cancelled_order_may_stand_before_it() -> None:
    told = "På beställarens begäran har vi 2026-11-17 makulerat weborder 48213 om nedmontering."
    notice = decided_with(told)
    assert (notice.status, notice.date.isoformat()) == ("cancelled", "2026-11-17")
    visit = "Ordern är därför makulerad och besöket den 20 november blir inte av."
    labels = "Ordernr: 48213\nStatus: Makulerad\nMakulerad: 2026-11-17\n"
    assert decided_with(f"{labels}\n{visit}\n").date.isoformat() == "2026-11-17"


def test_a_reminder_of_a_visit_says_once_more_what_is_booked() -> None:
    body = "Ordernr: 48213\nTyp: Montering\nStatus: Bokad\nBokad tid: 2026-11-19\n"
    read = decided(Case(body, "-", subject="Påminnelse: ert bokade besök"))
    assert read.verdict == "notice"
    assert decided(Case(body, "-", subject="Påminnelse: svara")).verdict == "review"


def test_a_cross_beside_an_order_given_up_is_no_empty_box() -> None:
    body = "Ordernr: 48213\nTyp: Montering\nStatus: {}\n"
    given_up = decided(Case(body.format("Makulerad"), "-", subject="❌ Order 48213 är makulerad"))
    assert given_up.verdict == "notice"
    done = decided(Case(body.format("Utförd"), "-", subject="❌ Order 48213 är utförd"))
    assert done.verdict == "review"


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("55 1203", "551203"),
        ("100 48213", "10048213"),
        ("2026:5517", "2026:5517"),
        ("003-77214", "003-77214"),
    ],
)
def test_an_orders_number_is_read_in_the_forms_it_has(written: str, order: str) -> None:
    assert decided_with(DONE.replace("48213", written)).order == order


@pytest.mark.parametrize("written", ["48213 48214", "20:15", "08-465 004 10", "2026:1"])
def test_what_may_be_two_numbers_or_none_is_no_orders(written: str) -> None:
    assert decided(Case(DONE.replace("48213", written), "-")).verdict == "review"


def test_a_clients_number_may_begin_with_one_digit() -> None:
    assert decided_with(f"{DONE}Brukar-id: 5-10233\n").client is not None


def test_a_provider_of_one_order_alone_is_not_read() -> None:
    of_one = "Utförare: Hemtjänst Nord AB (gäller endast order 48213)\n"
    assert decided(Case(DONE + of_one, "-")).verdict == "review"


def test_a_queue_before_the_subject_is_no_empty_field() -> None:
    assert decided(Case(DONE, "-", subject="[Lås] Klart: 48213")).verdict == "notice"
    assert decided(Case(DONE, "-", subject="[Ordernummer] Klart: 48213")).verdict == "review"


def test_the_orders_number_after_the_lock_is_no_other_lock() -> None:
    body = DONE.replace("Installation", "Nedmontering") + "Lås-id: PL-002901\n"
    subject = "Demonterat lås {}"
    assert decided(Case(body, "-", subject=subject.format("48213"))).verdict == "notice"
    assert decided(Case(body, "-", subject=subject.format("PL-002902"))).verdict == "review"


def test_an_order_said_to_be_withdrawn_is_neither_placed_nor_booked() -> None:
    body = "Ordernr: 48213\nTyp: Installation\nStatus: Mottagen\nOrderdatum: 2026-11-16\n\n{}\n"
    said = "Observera att ordern sedan dess har dragits tillbaka."
    assert decided(Case(body.format(said), "-")).verdict == "review"


@pytest.mark.parametrize(
    "said",
    [
        "10482 är hennes mans nummer, han bor på Solgården sedan i våras.",
        "PL-004702 hänger sedan i måndags hos herr Ek på Bäckvägen.",
        "Låset på dörren är PL-004521, det som står på kvittot ligger kvar i bilen.",
    ],
)
def test_what_is_said_of_an_orders_own_number_must_be_understood(said: str) -> None:
    body = f"{DONE}Kundnr: 10482\nLåsnummer: PL-004702\n\n{{}}\n"
    assert decided(Case(body.format(said), "-")).verdict == "review"
    assert decided_with(body.format("Ring supporten på 08-465 004 10.")).locks == ("PL-004702",)


def test_a_visit_in_vain_for_the_other_kind_of_work_contradicts() -> None:
    body = "Ordernr: 48213\nTyp: {}\nStatus: Bomkörning\n\n{}\n"
    said = "Jag stod där för att plocka ner vredet, men ingen öppnade."
    assert decided(Case(body.format("Installation", said), "-")).verdict == "review"
    assert decided(Case(body.format("Nedmontering", said), "-")).verdict == "notice"


def test_the_orders_own_number_after_the_word_for_a_lock_is_no_lock() -> None:
    for number in ("48213", "48 213"):
        (notice,) = decided(Case(DONE.replace("48213", number), "-", f"Låsvred - {number}")).notices
        assert (notice.order, notice.locks) == ("48213", ())


def test_a_lock_with_the_clients_number_is_for_a_person() -> None:
    assert reading(Case(f"{DONE}Kundnr: 15137\nLåsnummer: 15137\n", "-")) == "review"


def test_one_figure_for_the_day_may_be_half_of_it() -> None:
    assert reading(Case(DONE.replace("2026-11-17", "2026-11-1"), "-")) == "review"
    short = DONE.replace("2026-11-17", "2026-9-1")
    assert reading(Case(short, "-")) == "48213 installation done 2026-09-01"
