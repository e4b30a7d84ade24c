"""What stands around the labelled facts: what is harmless, and what takes the fact back."""

from __future__ import annotations

import pytest

from tests.weborder.setting import (
    BOOKED,
    BOOKED_FACT,
    DONE,
    DONE_FACT,
    LABELS,
    Case,
    decided,
    reading,
)

CANCELLED = LABELS + "Status: Makulerad\nMakuleringsdatum: 2026-11-17\n"
CANCELLED_FACT = "48213 installation cancelled 2026-11-17"
FAILED = LABELS + "Status: Bomkörning\nBesöksdatum: 2026-11-17\n"
FAILED_FACT = "48213 installation failed 2026-11-17"


@pytest.mark.parametrize(
    "remark",
    [
        "Allt gick bra, kunden är nöjd.",
        "Visade personalen hur låset fungerar.",
        "Borrade två hål, städat efteråt.",
        "Nycklarna lämnade i kuvert på kontoret.",
        "Sonen öppnade dörren.",
    ],
)
def test_a_fitters_harmless_remark_changes_nothing(remark: str) -> None:
    assert reading(Case(f"{DONE}Kommentar: {remark}\n", "")) == DONE_FACT


@pytest.mark.parametrize(
    "remark",
    [
        "Del ett av jobbet.",
        "Mätte dörren.",
        "Åkte dit, stängt.",
        "Offert lämnad.",
        "Så fort kunden är frisk.",
        "Beställt nytt vred.",
        "Vredet ligger i hallen.",
        "Etapp 1.",
    ],
)
def test_a_remark_not_understood_to_its_last_word_is_for_a_person(remark: str) -> None:
    assert reading(Case(f"{DONE}Kommentar: {remark}\n", "review")) == "review"


@pytest.mark.parametrize(
    "said",
    [
        "Uppgifterna nedan är påhittade.",
        "Beskedet har dragits in av avsändaren.",
        "Statusen gäller fakturan.",
        "Mejlet är ett prov.",
        "Rapporten har underkänts.",
        "Returen av ert lås är avslutad.",
    ],
)
@pytest.mark.parametrize("facts", [DONE, BOOKED, CANCELLED, FAILED])
def test_what_the_message_says_of_itself_must_be_understood(facts: str, said: str) -> None:
    assert reading(Case(f"{said}\n\n{facts}", "review")) == "review"


@pytest.mark.parametrize(
    "said",
    [
        "Mejlet är systemgenererat.",
        "Meddelandet går inte att svara på.",
        "Det här mejlet kommer från en extern avsändare.",
        "Här kommer bekräftelsen på att arbetet är utfört.",
        "Inga hot hittades.",
    ],
)
def test_what_systems_say_of_their_messages_changes_nothing(said: str) -> None:
    assert reading(Case(f"{said}\n\n{DONE}", "")) == DONE_FACT
    assert reading(Case(f"{DONE}\n{said}\n", "")) == DONE_FACT


@pytest.mark.parametrize(
    "heading",
    [
        "Så här har vi uppfattat den:",
        "Ny order har lagts in:",
        "Återrapport från montören",
        "Weborder-system",
        "Ordersedel",
        "Basuppgifter:",
    ],
)
def test_a_heading_about_the_order_is_understood(heading: str) -> None:
    assert reading(Case(f"{heading}\n{DONE}", "")) == DONE_FACT


@pytest.mark.parametrize(
    "heading",
    ["Ur handboken:", "Er fråga gällde:", "Status för supportärendet", "Mål för nästa vecka:"],
)
def test_a_heading_about_another_thing_is_not(heading: str) -> None:
    assert reading(Case(f"{heading}\n{DONE}", "review")) == "review"


def test_a_visit_called_off_goes_with_a_cancelled_order_alone() -> None:
    assert reading(Case(CANCELLED, "", "Avbokning")) == CANCELLED_FACT
    assert reading(Case(f"{CANCELLED}Meddelande: Besöket är avbokat.\n", "")) == CANCELLED_FACT
    assert reading(Case(BOOKED, "review", "Avbokning")) == "review"


def test_a_moved_visit_is_booked_where_its_new_time_is_told() -> None:
    new = BOOKED.replace("Bokad tid", "Ny tid")
    assert reading(Case(f"Besöket har flyttats till en ny tid.\n\n{new}", "")) == BOOKED_FACT
    assert reading(Case(f"Besöket har flyttats.\n\n{BOOKED}", "review")) == "review"


def test_a_fee_for_a_visit_in_vain_is_no_visit_in_vain() -> None:
    fee = "En bomkörning debiteras enligt avtal."
    assert reading(Case(f"{FAILED}\n{fee}\n", "")) == FAILED_FACT
    assert reading(Case(f"{DONE}\n{fee}\n", "")) == DONE_FACT


def test_a_lock_is_no_alarm_for_the_letters_of_its_status() -> None:
    assert reading(Case(DONE, "", "Order klarmarkerad")) == DONE_FACT
    assert reading(Case(DONE, "review", "Order 48213 - larmknapp klar")) == "review"


@pytest.mark.parametrize("label", ["Datum och tid", "Tid", "Tidpunkt", "Datum"])
def test_a_bare_day_ahead_is_the_booked_one_and_of_no_other_status(label: str) -> None:
    assert reading(Case(BOOKED.replace("Bokad tid", label), "")) == BOOKED_FACT
    assert reading(Case(DONE.replace("Utfört datum", label), "review")) == "review"
    past = BOOKED.replace("Bokad tid", label).replace("2026-11-25", "2026-11-18")
    assert reading(Case(past, "review")) == "review"


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        ("Weborder 48213 - Installation - Ej utförd", "", "48213 installation failed 2026-11-18"),
        ("Weborder 48213 - Installation - Ej utförd", DONE, "review"),
        ("Tid bokad i november", BOOKED, BOOKED_FACT),
        ("Tid bokad i december", BOOKED, "review"),
        ("[lasinkorg] Order 48213 utförd", DONE, DONE_FACT),
        ("Information", "Weborder 48213 antas vara utförd.\nOrdertyp: Installation", "review"),
        (
            "Information",
            "Weborder 48213 avseende montering är utförd 16 eller 17 november 2026.",
            "review",
        ),
        (
            "Information",
            "Ni har avbeställt nedmontering enligt weborder 48213. "
            "Avbeställningen registrerades 2026-11-17.",
            "48213 removal cancelled 2026-11-17",
        ),
        ("Information", f"{DONE}Orderdatum: 2026-11-18\n", "review"),
        ("Information", f"Order 2 av 3\n{DONE}", DONE_FACT),
        ("Information", f"{DONE}Fakturastatus: Ej fakturerad\n", DONE_FACT),
    ],
)
def test_what_is_told_beside_the_facts_is_weighed_with_them(
    subject: str, body: str, expected: str
) -> None:
    assert reading(Case(body, expected, subject)) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Vår tekniker har klarrapporterat jobbet från mobilen.",
        "Exempel Lås & Larm AB · Org.nr 556000-0167 · Exempelvägen 40 · 08-465 004 70",
        "Är du nöjd? Betygsätt ärendet i portalen.",
        "Ärendet sparas enligt kommunens gallringsplan.",
        "Dagens lista från FältApp:",
        "Ny händelse i ärende AO-2026-1404\n",
    ],
)
def test_what_systems_of_every_kind_add_changes_nothing(said: str) -> None:
    facts = DONE.replace("48213", "AO-2026-1404")
    expected = DONE_FACT.replace("48213", "AO-2026-1404")
    assert reading(Case(f"{said}\n\n{facts}", "")) == expected


@pytest.mark.parametrize("line", ["Miljö: Test", "Server: Utbildning", "Läge: Demo"])
def test_a_label_that_tells_of_a_trial_is_for_a_person(line: str) -> None:
    assert reading(Case(f"{DONE}{line}\n", "review")) == "review"


def test_a_name_that_means_something_is_a_name_under_a_private_label() -> None:
    assert reading(Case(f"{DONE}Montör: Exempel\n", "")) == DONE_FACT


@pytest.mark.parametrize(
    "said",
    [
        "Portalen stängs för underhåll varje natt.",
        "Ordern ligger kvar i kön.",
        "Uppgifterna behandlas enligt kommunens policy.",
        "Hej du som väntar på besked!",
        "Behöver tiden ändras? Logga in i webordern.",
        "*** Orderhuvud ***",
        "Låssmeden har rapporterat att allt är färdigt.",
    ],
)
def test_what_is_of_no_order_or_of_its_record_alone_changes_nothing(said: str) -> None:
    assert reading(Case(f"{said}\n\n{DONE}", "")) == DONE_FACT


@pytest.mark.parametrize(
    "said",
    [
        "Tiden blir er om ni tackar ja senast i dag.",
        "Beställningen skickas till låssmeden när ni har tryckt på Bekräfta.",
        "Passar tiden? Den läggs in när ni har svarat.",
        "Har det här blivit av? Svara ja eller nej.",
        "Ordern är på beställarens begäran aktiv igen.",
        "Värdena ovan är utfyllnad.",
        "Posten är överstruken i registret.",
    ],
)
@pytest.mark.parametrize("facts", [DONE, BOOKED])
def test_what_waits_for_the_reader_or_is_not_real_is_for_a_person(facts: str, said: str) -> None:
    assert reading(Case(f"{said}\n\n{facts}", "review")) == "review"


def test_a_subject_may_be_written_with_labels() -> None:
    subject = "Ordernummer 48213, typ Installation, status Utförd"
    assert reading(Case(DONE, "", subject)) == DONE_FACT


@pytest.mark.parametrize(
    "line",
    ["Antal beställda: 0", "Inskickad: Nej", "Översänd: Nej", "Skarp drift: Nej", "Instans: QA2"],
)
def test_an_extra_field_may_say_that_there_is_no_order(line: str) -> None:
    ordered = LABELS + "Status: Mottagen\nOrderdatum: 2026-11-16\n"
    assert reading(Case(f"{ordered}{line}\n", "review")) == "review"


def test_another_kind_of_work_under_a_second_label_is_for_a_person() -> None:
    assert reading(Case(f"{DONE}Avser: Flytt av befintligt lås\n", "review")) == "review"


@pytest.mark.parametrize(
    "line",
    [
        "Anhörigs personnr\n20000101-2384",
        "Dotterns kundnr\n20482",
        "Personalens personnr\n20000101-2384",
        "Tidigare låsnummer PL-1234",
    ],
)
def test_anothers_number_is_none_of_the_orders(line: str) -> None:
    (notice,) = decided(Case(f"{DONE}\n{line}\n", "")).notices
    assert (notice.client, notice.locks) == (None, ())


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        (
            "Information",
            "Order 48213 avseende montering är mottagen den 16 november 2026 och önskas utförd "
            "den 22 december 2026.",
            "48213 installation ordered 2026-11-16",
        ),
        ("Påminnelse om bokad tid", BOOKED, BOOKED_FACT),
        ("Påminnelse", BOOKED, "review"),
        ("Information", f"Stämmer uppgifterna inte? Kontakta supporten.\n\n{DONE}", DONE_FACT),
        ("Information", f"Stämmer uppgifterna?\n\n{DONE}", "review"),
        ("Information", f"Orderns status är nu Utförd.\n\n{DONE}", DONE_FACT),
    ],
)
def test_a_wish_a_reminder_and_a_question_are_told_apart(
    subject: str, body: str, expected: str
) -> None:
    assert reading(Case(body, expected, subject)) == expected


def test_a_door_above_its_lock_is_a_heading() -> None:
    locks = "\n\nLägenhet\nLåsnummer: PL-006530\n\nPort\nLåsnummer: PL-006531\n"
    (notice,) = decided(Case(f"{DONE}{locks}", "")).notices
    assert notice.locks == ("PL-006530", "PL-006531")


@pytest.mark.parametrize(
    "line",
    [
        "Beskedets giltighet: Upphävd 2026-11-19",
        "Vredet: Orört på kundens byrå",
        "Dörren: Orörd sedan i våras",
    ],
)
def test_an_extra_field_may_take_back_what_was_done(line: str) -> None:
    assert reading(Case(f"{DONE}{line}\n", "review")) == "review"


def test_a_heading_of_a_server_for_training_is_for_a_person() -> None:
    assert reading(Case(f"Övningsservern: inbokat besök\n\n{BOOKED}", "review")) == "review"


@pytest.mark.parametrize(
    "line", ["Dörren: Tredje våningen till vänster", "Kontrollerad: Ja 2026-11-16"]
)
def test_an_extra_field_that_agrees_changes_nothing(line: str) -> None:
    assert reading(Case(f"{DONE}{line}\n", "")) == DONE_FACT
