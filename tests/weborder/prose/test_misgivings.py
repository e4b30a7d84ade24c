"""What stands beside a done status may take its certainty; what speaks of other things may not."""

from __future__ import annotations

import pytest

from tests.weborder.setting import BOOKED, DONE, DONE_FACT, LABELS, ORDERED, Case, reading

SENTENCES = [
    "Uppgiften är inte bekräftad av montören.",
    "Uppgifterna ovan stämmer tyvärr inte.",
    "Detta besked är preliminärt.",
    "Ovanstående är felaktigt.",
    "Ordern har därefter återöppnats.",
    "Ordern är nu öppen igen.",
    "Montören är på väg.",
    "Låset föll ner.",
    "Låset behöver bytas.",
    "Arbetet är underkänt.",
    "Arbetet sker 2026-11-25.",
    "Besöket blev inställt.",
    "Kunden avböjde montering.",
    "Kunden var bortrest.",
    "Bara lägenhetsdörren blev klar.",
    "Resterande arbete sker 2026-11-25.",
    "Detta är ingen bekräftelse.",
    "Detta är en testorder.",
    "Uppgifterna har inte kontrollerats.",
    "Datumet kan avvika.",
    "Vredet går trögt.",
    "Hyresvärden måste ge tillstånd.",
    "Vi saknar bekräftelse på att arbetet är utfört.",
]
COMMENTS = [
    "Kunden avböjde",
    "låset sitter löst",
    "Endast port monterad",
    "Delar beställda",
    "material saknas",
    "Bytte lås",
    "Felregistrerad",
    "inställt",
    "Kunden har monterat själv",
    "låset fanns redan",
]
OF_OTHER_THINGS = [
    "Inkorgen läses inte.",
    "Detta mejl går ej att besvara.",
    "Informationen är endast avsedd för mottagaren.",
    "Om något inte stämmer, kontakta supporten.",
    "Låset kan nu kopplas i systemet.",
    "Glöm inte att koppla låset.",
    "Observera att det inte går att svara på detta mejl.",
    "Om låset inte fungerar, kontakta supporten.",
    "Fungerar inte låset? Ring jouren.",
    "Av sekretesskäl visas inte kundens uppgifter.",
    "Detta är en bekräftelse på att arbetet är utfört.",
    "Härmed meddelas att installationen är utförd.",
    "Kommentar: Inga anmärkningar.",
    "Kommentar: Utfört utan problem.",
    "Kommentar: Låset är testat.",
    "Kommentar: Hiss saknas.",
    "Kommentar: Kunden bor på plan 3.",
    "Tillträde: Kunden öppnar",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_casts_doubt_sends_a_done_message_to_a_person(sentence: str) -> None:
    assert reading(Case(f"{DONE}\n{sentence}", "review")) == "review"


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_that_casts_doubt_sends_a_done_message_to_a_person(comment: str) -> None:
    assert reading(Case(f"{DONE}Kommentar: {comment}\n", "review")) == "review"


@pytest.mark.parametrize("line", OF_OTHER_THINGS)
def test_a_no_about_other_things_changes_nothing(line: str) -> None:
    assert reading(Case(f"{DONE}\n{line}", DONE_FACT)) == DONE_FACT


ANY_STATUS = [
    "Uppgifterna är felaktiga.",
    "Detta är en testorder.",
    "Besöket är inställt.",
    "Beställningen avvisades.",
    "Makuleringen har återtagits.",
    "Ordern är åter aktiv.",
    "Beskedet är preliminärt.",
    "Om ingen invänder inom tre dagar avslutas ordern så här.",
    "Vi övar på nästa års utskick med ordrar som inte finns.",
    "Sedan beskedet skrevs har ordern öppnats igen.",
    "Räkna inte ordern som stängd.",
    "Uppgifterna har inte bekräftats av montören.",
    "Vi har fått olika besked om den här ordern.",
    "Kan ni hjälpa oss att reda ut om detta har hänt?",
]


@pytest.mark.parametrize("sentence", ANY_STATUS)
@pytest.mark.parametrize("status", [ORDERED, BOOKED, LABELS + "Status: Makulerad\n"])
def test_a_sentence_that_takes_the_message_back_does_so_for_every_status(
    status: str, sentence: str
) -> None:
    assert reading(Case(f"{status}\n{sentence}", "review")) == "review"


CLOSED = [
    ("Makulerad", "Makulering godkänd: Nej"),
    ("Makulerad", "Makuleringen återtagen: 2026-11-17 av beställaren"),
    ("Makulerad", "Kommentar: Blev fel knapp."),
    ("Makulerad", "Kommentar: Handläggaren ska avgöra."),
    ("Bomkörning", "Bomkörning bekräftad: Nej"),
    ("Bomkörning", "Låssmeden har bestridit bomkörningen och ärendet utreds."),
    ("Bomkörning", "Anmärkning: Bomkörningen gäller en annan kund."),
    ("Bomkörning", "Rapportens läge: Preliminär"),
    ("Bomkörning", "Verifierad: Nej, väntar på rapport"),
    ("Bomkörning", "Notering: Kollegan tog den på eftermiddagen."),
    ("Bomkörning", "Två rapporter har kommit in om samma besök."),
    ("Makulerad", "Kan makuleras: Nej, arbetet är påbörjat"),
    ("Makulerad", "Makuleringen misslyckades. Försök igen om en stund."),
    ("Mottagen", "Mottagen av låsföretaget: Nej"),
    ("Mottagen", "Ordern borttagen: 2026-11-18 av administratör"),
    ("Mottagen", "Notering: Vänta med den här."),
]


@pytest.mark.parametrize(("status", "line"), CLOSED)
def test_a_dispute_or_a_mix_up_sends_any_order_to_a_person(status: str, line: str) -> None:
    assert reading(Case(f"{LABELS}Status: {status}\n{line}", "review")) == "review"
    assert reading(Case(f"{LABELS}Status: {status}\n", "notice")) != "review"


REASONS = [
    "Kunden har flyttat till särskilt boende.",
    "Kunden har tackat nej till insatsen",
    "Kunden har tackat nej.",
]


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_for_a_cancellation_is_one_and_casts_doubt_on_what_is_done(reason: str) -> None:
    cancelled = f"{LABELS}Status: Makulerad\nKommentar: {reason}"
    assert reading(Case(cancelled, "notice")).startswith("48213 installation cancelled")
    assert reading(Case(f"{DONE}Kommentar: {reason}", "review")) == "review"


KEPT = "Bara tiden är struken, beställningen ligger kvar."


def test_an_order_that_is_kept_is_not_cancelled_but_may_well_be_ordered() -> None:
    cancelled = f"{LABELS}Status: Makulerad\n\n{KEPT}"
    assert reading(Case(cancelled, "review")) == "review"
    waits = Case(f"{ORDERED}\nOrdern ligger kvar i kön tills en montör tar den.", "notice")
    assert reading(waits) == reading(Case(ORDERED, "notice"))
