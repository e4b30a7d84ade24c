"""Labels and values that no list holds, understood by what they are made of."""

from __future__ import annotations

import pytest

from parsers.weborder import shipped_vocabulary
from parsers.weborder.values.phrases import read_action, read_status
from tests.weborder.setting import DONE, DONE_FACT, Case, decided, reading

AROUND = "Ordernummer: 48213\nOrdertyp: Montering\nStatus: Utförd\nUtfört datum: 2026-11-17\n"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Work order no", "order"),
        ("Jobb-id", "order"),
        ("Låsvredsorder nr", "order"),
        ("Ordernr (internt)", "order"),
        ("Arbetets art", "action"),
        ("Tjänsteslag", "action"),
        ("Åtgärdstyp", "action"),
        ("Beställningens typ", "action"),
        ("Arbetet avser", "action"),
        ("Bokat arbete", "kind"),
        ("Åtgärdsstatus", "status"),
        ("Statuskod", "status"),
        ("Status på uppdraget", "status"),
        ("Bokningsläge", "visit_state"),
        ("Utfall av besöket", "visit_state"),
        ("Brukarens nr", "client"),
        ("Kundens nummer", "client"),
        ("ID på låsvredet", "lock"),
        ("Demonterat lås", "lock"),
        ("Serienummer låsvred", "serial"),
        ("Reg. datum", "date_ordered"),
        ("Datum för utfört arbete", "date_done"),
        ("Statusdatum", "date_status"),
        ("Dag för besök", "date_visit"),
        ("Ordernummer / Order number", "order"),
        ("Delstatus", None),
        ("Nyckelstatus", None),
        ("Rapportnummer", None),
        ("Nästa åtgärd", None),
        ("Ordernr (kund)", None),
        ("Beställare / Utförare", None),
    ],
)
def test_a_label_means_what_its_pieces_mean_together(label: str, name: str | None) -> None:
    assert shipped_vocabulary().label(label) == name


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("Utförd enligt order", "done"),
        ("80 - Utförd", "done"),
        ("Klar / Completed", "done"),
        ("Verkställd", "done"),
        ("Bom – kunden ej hemma", "failed"),
        ("Bomkörning (2:a försöket)", "failed"),
        ("Avbeställd av beställaren", "cancelled"),
        ("Struken", "cancelled"),
        ("Mottagen, väntar på bokning", "ordered"),
        ("Ny", "ordered"),
        ("Bokad och bekräftad", "booked"),
        ("Ny tid bokad", "booked"),
        ("Utförd, kunden ej hemma", None),
        ("Mottagen av kommunen, ingen öppnade", None),
        ("12 utförda", None),
        ("Utförd av kunden", None),
        ("Klar för bokning", None),
    ],
)
def test_a_remark_after_the_status_must_fit_it(value: str, status: str | None) -> None:
    read = read_status(value, shipped_vocabulary())
    assert (None if read is None else read.word.status) == status


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("Demontering av låsvred (2 st)", "removal"),
        ("Sätta upp låsvred", "installation"),
        ("Montage", "installation"),
        ("03 Nedmontering", "removal"),
        ("Montering av låsvred på lägenhetsdörren", "installation"),
        ("Installation av port", None),
        ("Montering och nedmontering", None),
    ],
)
def test_a_kind_of_work_may_be_told_in_other_words(value: str, kind: str | None) -> None:
    assert read_action(value, shipped_vocabulary()) == kind


@pytest.mark.parametrize(
    "line",
    ["Avdelning: Nedmontering", "Körgrupp: Nedmontering"],
)
def test_a_kind_under_an_unknown_label_states_nothing_but_may_contradict(line: str) -> None:
    bare = AROUND.replace("Ordertyp: Montering\n", "")
    assert reading(Case(bare + line, "")) == "48213 None done 2026-11-17"
    assert reading(Case(AROUND + line, "review")) == "review"


@pytest.mark.parametrize("line", ["Kanal: Service", "Kö: Batteribyte"])
def test_a_kind_not_followed_under_an_unknown_label_is_for_a_person_to_decide(line: str) -> None:
    bare = AROUND.replace("Ordertyp: Montering\n", "")
    assert reading(Case(bare + line, "review")) == "review"


@pytest.mark.parametrize(
    "order",
    [
        "tilldelas senare\nÄrende: 7781",
        "skapas i natt\nBokningsnr: 7781",
        "48213 (kundnr)",
        "48213 (gammalt nr)",
        "48213 (annan kund)",
        "48213 del 2",
        "48213 A 2",
        "nr 48213 i kö 48",
        "ca 48213",
    ],
)
def test_an_order_number_with_words_that_may_take_it_from_the_order_is_not_read(order: str) -> None:
    assert reading(Case(AROUND.replace("48213", order), "review")) == "review"


@pytest.mark.parametrize(
    "sentence",
    [
        "Weborder 482 13 avseende nedmontering är utförd.",
        "Weborder 4821 3 avseende nedmontering är utförd.",
        "Weborder 48213 - 48219 avseende installation är utförd.",
        "Weborder 48213 t.o.m. 48219 avseende installation är utförd.",
    ],
)
def test_a_broken_number_and_a_range_are_no_order(sentence: str) -> None:
    assert reading(Case(sentence, "review")) == "review"


def test_a_sentence_may_say_what_the_order_number_is() -> None:
    text = "Nedmontering av låsvredet är utförd 2026-11-17. Ert ordernummer är 48213."
    assert reading(Case(text, "")) == "48213 removal done 2026-11-17"


@pytest.mark.parametrize(
    ("lines", "locks"),
    [
        ("Märkning: LGH 1101", ()),
        ("Lås: EL 560\nSerienummer: PL-004512", ("PL-004512",)),
        ("Låsnummer (nyckelskåp): NS-100\nLåsnummer: PL-004512", ("PL-004512",)),
        ("Demonterat lås: PL-004512", None),
        ("Monterat lås: PL-004512\nDemonterat lås: PL-004000", None),
        ("Låsnummer: PL-004512-PL-004515", None),
    ],
)
def test_a_model_a_flat_and_another_box_are_no_lock(
    lines: str, locks: tuple[str, ...] | None
) -> None:
    case = Case(AROUND + lines, "")
    if locks is None:
        assert reading(case) == "review"
    else:
        assert [notice.locks for notice in decided(case).notices] == [locks]


@pytest.mark.parametrize(
    "value",
    ["ASSA565", "DD10", "IP54", "1203", "iPhone15", "v2.1", "08-4650042", "Exempellås3"],
)
def test_a_model_a_version_and_a_telephone_are_no_lock(value: str) -> None:
    for label in ("Lås", "Märkning"):
        (notice,) = decided(Case(f"{AROUND}{label}: {value}", "")).notices
        assert notice.locks == ()


@pytest.mark.parametrize("label", ["Nytt låsnummer", "Nytt lås"])
def test_a_new_lock_is_one_that_was_mounted(label: str) -> None:
    mounted = "Ordernummer: 48213\nOrdertyp: {}\nStatus: Utförd\n" + f"{label}: PL-004512"
    (notice,) = decided(Case(mounted.format("Montering"), "")).notices
    assert notice.locks == ("PL-004512",)
    assert reading(Case(mounted.format("Nedmontering"), "review")) == "review"
    two = mounted.format("Montering") + "\nLåsnummer: PL-004000"
    assert reading(Case(two, "review")) == "review"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Kundnr i Phoniro", "client"),
        ("Phoniro-order", "order"),
        ("Ordernummer hos oss", "order"),
        ("Ordernumer", "order"),
        ("Utförrare", "provider"),
        ("Status i Phoniro", None),
        ("Arbetsbeställning nr", "order"),
    ],
)
def test_a_label_may_name_the_system_or_be_misspelt(label: str, field: str | None) -> None:
    assert shipped_vocabulary().label(label) == field


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ordertyp: Instalation", "48213 installation done 2026-11-17"),
        ("Ordertyp: Låsdemontering", "48213 removal done 2026-11-17"),
        ("Ordertyp: Montering av Phoniro låsvred", "48213 installation done 2026-11-17"),
        ("Ordertyp: Installation av låsvred, lägenhetsdörr", "48213 installation done 2026-11-17"),
        ("Ordertyp: Installation 0", "review"),
    ],
)
def test_the_kind_of_work_in_other_words(line: str, expected: str) -> None:
    text = f"Ordernummer: 48213\n{line}\nStatus: Utförd\nUtfört datum: 2026-11-17"
    assert reading(Case(text, "")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "I dag har montören satt upp låsvredet enligt order 48213.",
            "48213 installation done 2026-11-18",
        ),
        (
            "Uppdraget att montera låsvred (ordernummer 48213) genomfördes den 17 november 2026.",
            "48213 installation done 2026-11-17",
        ),
        (
            "Er beställning 48213 om nedtagning är annullerad 2026-11-17 på er egen begäran.",
            "48213 removal cancelled 2026-11-17",
        ),
        (
            "Installationen i weborder 48213 är bokad den 25 november 2026 mellan kl. 8 och 10.",
            "48213 installation booked 2026-11-25",
        ),
        (
            "Bekräftelse: order 48213 om demontering slutfördes 2026-11-17.",
            "48213 removal done 2026-11-17",
        ),
    ],
)
def test_more_ways_to_say_what_happened(sentence: str, expected: str) -> None:
    assert reading(Case(sentence, "")) == expected


def test_a_sentence_may_name_the_lock_in_more_ways() -> None:
    for said in ("Låsnumret är PL-004512.", "Det monterade låsvredet har nummer PL-004512."):
        case = Case(f"Montering enligt weborder 48213 är klar. {said}", "")
        assert [notice.locks for notice in decided(case).notices] == [("PL-004512",)]


@pytest.mark.parametrize("word", ["orderkvittens", "statusnotis", "ärendekvittens"])
def test_what_is_written_of_an_order_is_known_by_its_last_part(word: str) -> None:
    assert reading(Case(f"Det här är en automatisk {word}.\n\n{DONE}", "-")) == DONE_FACT


def test_a_compound_of_something_else_is_not_known() -> None:
    assert reading(Case(f"Det här är en automatisk orderförskjutning.\n\n{DONE}", "-")) == "review"
