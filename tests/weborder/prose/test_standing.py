"""What stands under any message, whatever it is of, and what only looks as if it did."""

from __future__ import annotations

import pytest

from tests.weborder.prose.test_surroundings import FAILED, FAILED_FACT
from tests.weborder.setting import BOOKED, BOOKED_FACT, DONE, DONE_FACT, Case, reading


@pytest.mark.parametrize(
    "said",
    [
        "Uppgifterna kan vara sekretessbelagda enligt offentlighetslagen. Sprid dem inte vidare.",
        "Meddelandet har kontrollerats av Exempelkommuns e-postskydd.",
        "Meddelandet visas bäst som HTML.",
        "Skickat från appen Lås i hemmet. Stäng av e-postnotiser under Inställningar.",
        "Skickat från webordern. Exempellås Montage, 08-465 004 90.",
        "Ombokning görs senast en arbetsdag före besöket.",
    ],
)
@pytest.mark.parametrize(("facts", "read"), [(DONE, DONE_FACT), (BOOKED, BOOKED_FACT)])
def test_standing_text_may_hold_words_that_nobody_knows(facts: str, read: str, said: str) -> None:
    body = facts.replace("Installation", "Nedmontering") + f"\n{said}\n"
    assert reading(Case(body, "")) == read.replace("installation", "removal")


@pytest.mark.parametrize(
    "said",
    [
        "Det här utskicket med länkar är ett prov.",
        "Låset sitter inte uppe, se bilagorna.",
        "Länken ovan leder till fel order.",
        "Arbetet är inte klart, läs mer via länken.",
        "Avser montering, frågor besvaras på 08-465 004 90.",
        "Ombokning görs av montören till 2026-11-27.",
    ],
)
def test_standing_text_that_speaks_of_the_order_is_weighed(said: str) -> None:
    body = DONE.replace("Installation", "Nedmontering") + f"\n{said}\n"
    assert reading(Case(body, "review")) == "review"


@pytest.mark.parametrize(
    "label",
    ["Nästa batterikontroll", "Garantin slutar", "Förfallodatum faktura", "Utskriftsdag"],
)
def test_a_day_of_another_thing_is_none_of_the_orders(label: str) -> None:
    assert reading(Case(f"{BOOKED}{label}: 2027-11-17\n", "")) == BOOKED_FACT
    assert reading(Case(f"{DONE}{label}: 2027-11-17\n", "")) == DONE_FACT


def test_a_heading_right_above_a_sentence_is_none_of_its_words() -> None:
    said = "Bomkörning\nIngen var hemma när montören kom."
    assert reading(Case(f"{FAILED}\n{said}\n", "")) == FAILED_FACT


@pytest.mark.parametrize(
    "said",
    [
        "Please make sure that somebody can let the technician in.",
        "Öppettiderna gäller till och med 2026-12-22.",
        "Batteribyte beställs i webordern.",
    ],
)
def test_what_is_said_in_english_and_of_hours_changes_nothing(said: str) -> None:
    assert reading(Case(f"{BOOKED}\n{said}\n", "")) == BOOKED_FACT


@pytest.mark.parametrize(
    "said", ["The visit has been cancelled.", "Öppettiderna vet ni. Statusen har blivit fel."]
)
def test_what_is_said_in_english_and_of_hours_is_weighed(said: str) -> None:
    assert reading(Case(f"{BOOKED}\n{said}\n", "review")) == "review"


@pytest.mark.parametrize(
    "said",
    [
        "Avregistrering görs av er administratör.",
        "Svaren sparas i formulärmotorn en vecka.",
        "Hemstyr delar inga uppgifter med tredje part.",
        "Spara det här beskedet tillsammans med brukarens akt.",
    ],
)
def test_what_holds_at_any_time_changes_nothing(said: str) -> None:
    assert reading(Case(f"{BOOKED}\n{said}\n", "")) == BOOKED_FACT


@pytest.mark.parametrize(
    "said",
    [
        "Karin på Nord gjorde om körlistan.",
        "Skriptet strök körlistan redan under natten.",
        "Hennes dotter packar flyttlådorna fortfarande.",
        "Omfattas av gårdagens tekniska fel, se driftinformationen.",
    ],
)
def test_what_is_told_of_somebody_or_some_day_is_weighed(said: str) -> None:
    assert reading(Case(f"{BOOKED}\n{said}\n", "review")) == "review"


@pytest.mark.parametrize(
    ("subject", "read"),
    [
        ("Låsportalen: Bokad: 48213", BOOKED_FACT),
        ("Låsportalen: Weborder 48213 - Installation - Bokad", BOOKED_FACT),
        ("Region Exempel: Bokad: 48213", BOOKED_FACT),
        ("Exempel: Bokad: 48213", "review"),
        ("Testportalen: Bokad: 48213", "review"),
    ],
)
def test_a_systems_name_may_stand_first_in_the_subject(subject: str, read: str) -> None:
    assert reading(Case(BOOKED, read, subject=subject)) == read


@pytest.mark.parametrize(
    "said",
    [
        "Stryk det som står ovan.",
        "Ignorera raderna ovan.",
        "Betrakta raderna nedan som rekvisita.",
        "Läs nedmontering där det står installation.",
        "Lägg sju dagar till dagen ovan.",
        "Tider som skickas före klockan åtta är bara gissningar.",
        "Ekon som det här uppstår vid återläsning och motsvaras inte av någonting.",
        "Sekretess gäller för meddelandet, där alla uppgifter är uppdiktade.",
        "Acceptansmiljön: kvittens",
        "Det är 52205 som är struken, 48213 väntar i kön.",
    ],
)
@pytest.mark.parametrize("facts", [DONE, BOOKED])
def test_what_points_at_the_message_itself_is_weighed(facts: str, said: str) -> None:
    assert reading(Case(f"{said}\n\n{facts}", "review")) == "review"


@pytest.mark.parametrize(
    ("subject", "body", "read"),
    [
        ("LåsAdmin: order 48213 är bokad", "", BOOKED_FACT),
        ("Dörrkollen: order 48213 är bokad", "Dörrkollen, telefon 08-465 004 10", BOOKED_FACT),
        ("Dörrkollen: order 48213 är bokad", "", "review"),
        ("Kursportalen: order 48213 är bokad", "Kursportalen, 08-465 004 10", "review"),
    ],
)
def test_a_name_that_the_message_bears_itself_may_stand_first_in_its_subject(
    subject: str, body: str, read: str
) -> None:
    assert reading(Case(f"{BOOKED}\n{body}\n", read, subject=subject)) == read


def test_the_kind_of_work_in_a_firms_name_is_none_of_the_orders() -> None:
    body = BOOKED.replace("Installation", "Nedmontering") + "\nFältkollen Sundells Montage AB\n"
    assert reading(Case(body, "")) == BOOKED_FACT.replace("installation", "removal")


def test_a_telephone_after_a_wrapped_sentence_makes_no_label_of_its_end() -> None:
    said = "Det här mejlet skickas automatiskt från Låsporten och går inte att\n"
    said += "svara på. Kundtjänst: 08-465 004 11"
    assert reading(Case(f"{BOOKED}\n{said}\n", "")) == BOOKED_FACT


def test_a_rule_of_when_to_call_off_says_nothing_of_this_visit() -> None:
    rule = "Avbokning ska göras senast två arbetsdagar före besöket."
    assert reading(Case(f"{BOOKED}\n{rule}\n", "")) == BOOKED_FACT
    assert reading(Case(f"{BOOKED}\nBesöket är avbokat, ny tid meddelas.\n", "")) == "review"
