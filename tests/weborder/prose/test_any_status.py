"""A doubt is weighed for every status; how to be let in and to whom to turn is none."""

from __future__ import annotations

import pytest

from tests.weborder.setting import (
    BOOKED,
    BOOKED_FACT,
    CANCELLED,
    DONE,
    DONE_FACT,
    ORDERED,
    ORDERED_FACT,
    Case,
    reading,
)

CANCELLED_READ = "48213 installation cancelled 2026-11-17"

AGAINST_A_BOOKING = [
    "Kunden vill inte ha låset.",
    "Tiden går inte, dottern kan inte vara med.",
    "Tiden passar inte hemtjänsten.",
    "Montören har fått förhinder.",
    "Montören är sjuk.",
    "Besöket flyttas en vecka.",
    "Besöket sker en annan dag.",
    "Preliminär bokning.",
    "Fel dag, ska vara fredag.",
    "Fel kund.",
    "Ska vara avinstallation.",
    "Kunden har ångrat sig.",
    "Dubbelbokad.",
    "Oklart om kunden är hemma.",
    "Ny tid 27/11 kl 10.",
    "Stämmer inte.",
    "Fel våning?",
]
AGAINST_AN_ORDER = [
    "Kunden vill inte ha något lås.",
    "Beställningen ska tas bort.",
    "Beställningen gjordes av misstag.",
    "Kunden har ångrat sig.",
    "Avvakta med montering.",
    "Dubbelbeställd.",
    "Kunden avled i går.",
    "Rätt kund är 10599.",
]
AGAINST_A_CANCELLATION = ["Kunden vill ha låset ändå.", "Makuleringen gäller inte."]
AGAINST_WORK_DONE = [
    "Fel lägenhet?",
    "??",
    "Avser egentligen nedmontering.",
    "Ska vara avinstallation.",
    "Stängd administrativt.",
    "Knappt godkänt.",
    "Kolla om det är rätt låsnummer.",
    "Telefon svarar inte, fick åka därifrån",
    "Hittade ingen parkering, kommer en annan dag",
    "Förberett för montering",
    "Lämnade vredet hos grannen för montering",
    "Sonen sköter monteringen",
    "Låsnumret är PL-009999 i stället",
]
OF_THE_WAY_IN = [
    "Ring porttelefonen, nyckel 12 hos hemtjänsten.",
    "Hund i lägenheten, ej farlig.",
    "Kunden hör dåligt, knacka hårt.",
    "Kunden öppnar inte själv.",
    "Kunden är inte hemma på förmiddagar.",
    "Ingen nyckel behövs.",
    "Porten är låst efter kl. 18.",
    "Parkera på gården.",
]


@pytest.mark.parametrize("comment", AGAINST_A_BOOKING)
def test_a_comment_against_a_booking_sends_it_to_a_person(comment: str) -> None:
    assert reading(Case(f"{BOOKED}Kommentar: {comment}\n", "review")) == "review"


@pytest.mark.parametrize("comment", AGAINST_AN_ORDER)
def test_a_comment_against_an_order_sends_it_to_a_person(comment: str) -> None:
    assert reading(Case(f"{ORDERED}Kommentar: {comment}\n", "review")) == "review"


@pytest.mark.parametrize("comment", AGAINST_A_CANCELLATION)
def test_a_comment_against_a_cancellation_sends_it_to_a_person(comment: str) -> None:
    assert reading(Case(f"{CANCELLED}Kommentar: {comment}\n", "review")) == "review"


@pytest.mark.parametrize("comment", AGAINST_WORK_DONE)
def test_a_comment_against_work_done_sends_it_to_a_person(comment: str) -> None:
    assert reading(Case(f"{DONE}Kommentar: {comment}\n", "review")) == "review"


@pytest.mark.parametrize("comment", OF_THE_WAY_IN)
@pytest.mark.parametrize(("body", "read"), [(BOOKED, BOOKED_FACT), (ORDERED, ORDERED_FACT)])
def test_how_to_be_let_in_is_no_doubt(body: str, read: str, comment: str) -> None:
    assert reading(Case(f"{body}Kommentar: {comment}\n", read)) == read


OF_THE_ORDER = [
    "Ordern makuleras.",
    "Ordern är struken.",
    "Ordern strykes ur registret.",
    "Beställningen dras tillbaka.",
    "Registreringen har hävts.",
    "Beställningen avslås.",
    "Ordern gäller en annan kund.",
    "Uppgifterna nedan är inte riktiga.",
    "Detta är en provkörning.",
    "Detta är en generalrepetition.",
    "Testkörning, agera inte på detta.",
    "Rätt ordernummer är 54002.",
]
STATUSES = [(DONE, DONE_FACT), (BOOKED, BOOKED_FACT), (ORDERED, ORDERED_FACT)]


@pytest.mark.parametrize("sentence", OF_THE_ORDER)
@pytest.mark.parametrize("body", [body for body, _ in STATUSES])
def test_a_sentence_of_the_order_with_a_word_not_understood_sends_it_to_a_person(
    body: str, sentence: str
) -> None:
    assert reading(Case(f"Hej!\n\n{sentence}\n\n{body}", "review")) == "review"
    assert reading(Case(f"{body}\n{sentence}", "review")) == "review"


OF_ITS_OWN_STATUS = {
    "Beställningen är bara sparad och inte skickad.": ORDERED,
    "Beställningen kunde inte tas emot.": ORDERED,
    "Ordern är inte komplett.": ORDERED,
    "Ordern väntar på chefens godkännande.": ORDERED,
    "Tiden har släppts.": BOOKED,
    "Tiden måste bekräftas av er innan den gäller.": BOOKED,
    "Om ni inte bekräftar tiden stryks bokningen.": BOOKED,
    "Montören kommer i stället 2026-11-26.": BOOKED,
    "Tiden gäller besiktning av dörren.": BOOKED,
    "Ordern avslutades automatiskt efter 30 dagar.": DONE,
    "Ordern är avslutad på kundens begäran.": DONE,
    "Porten tar vi nästa vecka.": DONE,
    "Material fattas.": DONE,
}


@pytest.mark.parametrize(("sentence", "body"), OF_ITS_OWN_STATUS.items())
def test_a_sentence_that_takes_its_status_back_sends_it_to_a_person(
    sentence: str, body: str
) -> None:
    assert reading(Case(f"{body}\n{sentence}", "review")) == "review"


BOILERPLATE = [
    "Det här meddelandet skickas automatiskt och går inte att svara på.",
    "Detta är ett automatiskt utskick. Svara inte på detta mejl.",
    "Har du frågor? Ring supporten på 08-465 004 10, vardagar 8-16.30.",
    "Du kan följa din order på webbplatsen.",
    "Logga in med din legitimation för att se ordern.",
    "Stämmer inte uppgifterna? Kontakta supporten.",
    "Ingen åtgärd krävs.",
    "Kontrollera att uppgifterna stämmer.",
    "Detta är en automatisk avisering från webordern.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
@pytest.mark.parametrize(("body", "read"), [*STATUSES, (CANCELLED, CANCELLED_READ)])
def test_whom_to_turn_to_is_no_doubt(body: str, read: str, line: str) -> None:
    assert reading(Case(f"{body}\n{line}", read)) == read


LEFT_OPEN = [
    "Montören ringer 30 minuter innan.",
    "Vi återkommer med en tid.",
    "Order som inte kvitteras inom 14 dagar stängs.",
    "Observera att tiden är ungefärlig.",
    "Installationen utförs normalt inom tio arbetsdagar.",
]


@pytest.mark.parametrize("line", LEFT_OPEN)
def test_what_lies_ahead_is_no_doubt_of_an_order(line: str) -> None:
    assert reading(Case(f"{ORDERED}\n{line}", ORDERED_FACT)) == ORDERED_FACT


SUBJECTS = [
    "Raderad: weborder 48213",
    "Klagomål: weborder 48213",
    "Stoppa weborder 48213",
    "Granska weborder 48213",
    "Weborder 48213 avvisad",
    "Utredning av weborder 48213",
    "Avslag på beställning 48213",
    "Er beställning 48213 kunde inte behandlas",
    "QA: order 48213",
    "Provutskick",
    "Testmejl från webordern",
    "Passar det så här?",
]
PLAIN_SUBJECTS = [
    "Weborder 48213",
    "Order 48213 för Hemtjänst Nord AB",
    "[EXTERNT] Order 48213",
    "Exempelkommun: weborder 48213",
    "Besked om order 48213",
]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("body", [body for body, _ in STATUSES])
def test_a_subject_of_the_order_with_a_word_not_understood_sends_it_to_a_person(
    body: str, subject: str
) -> None:
    assert reading(Case(body, "review", subject)) == "review"


@pytest.mark.parametrize("subject", PLAIN_SUBJECTS)
@pytest.mark.parametrize(("body", "read"), STATUSES)
def test_a_subject_of_known_words_and_names_changes_nothing(
    body: str, read: str, subject: str
) -> None:
    assert reading(Case(body, read, subject)) == read


def test_a_subject_that_says_ready_for_the_work_contradicts_work_done() -> None:
    assert reading(Case(DONE, "review", "Order 48213 klar för installation")) == "review"
