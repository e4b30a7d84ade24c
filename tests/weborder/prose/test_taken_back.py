"""What a sentence or a comment takes back of what the labels state, in everyday words."""

from __future__ import annotations

import pytest

from tests.weborder.setting import (
    BOOKED,
    BOOKED_FACT,
    CANCELLED,
    DONE,
    DONE_FACT,
    LABELS,
    ORDERED,
    Case,
    decided,
    reading,
)

FAILED = LABELS + "Status: Bomkörning\n"


@pytest.mark.parametrize(
    "said",
    [
        "Ordern gäller inte längre.",
        "Ordern är återkallad av beställaren.",
        "Inställd order.",
        "Beställaren har återkallat ordern.",
        "Ordern har strukits på beställarens begäran.",
    ],
)
def test_what_takes_an_order_back_suits_a_cancelled_one_alone(said: str) -> None:
    cancelled = "48213 installation cancelled 2026-11-17"
    assert reading(Case(f"{said}\n\n{CANCELLED}", "-")) == cancelled
    assert reading(Case(f"{said}\n\n{DONE}", "-")) == "review"


@pytest.mark.parametrize(
    "said",
    [
        "Makuleringen är återkallad av beställaren.",
        "Makuleringen gäller inte längre.",
        "Avbeställningen återkallades av beställaren.",
        "Beställaren har återkallat makuleringen.",
        "Annulleringen har strukits.",
        "Meddelandet är återkallat.",
    ],
)
def test_what_takes_a_cancellation_back_is_for_a_person(said: str) -> None:
    assert reading(Case(f"{said}\n\n{CANCELLED}", "-")) == "review"


@pytest.mark.parametrize(
    "said",
    [
        "Låset är monterat hos kundens granne.",
        "Montören kommer 3 december.",
        "Verkligt läge: Montören kommer 3 december",
        "Så här såg ordern ut innan den rättades i morse.",
        "Allt ovan är taget ur luften.",
        "Läs hellre det meddelande som gick ut kl. 16.10.",
        "Så kommer det att stå i systemet när montören väl har varit hos kunden.",
        "Vi tar tillbaka detta besked.",
        "Verkligt datum: 2026-11-11",
        "Plats: Källarförrådet. Lägenhetsdörren, som ordern avser, fick vänta.",
    ],
)
def test_everyday_words_that_take_a_fact_back(said: str) -> None:
    assert reading(Case(f"{DONE}\n{said}\n", "-")) == "review"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Norrsjö kommun, Vård och omsorg\nDigitala tjänster", DONE_FACT),
        ("Vindelkroken kommun, digital trygghet", DONE_FACT),
        ("Vindelkroken kommun, övertagen order", "review"),
        ("Vindelkroken kommun tar över och räknar om", "review"),
        ("Visas meddelandet konstigt? Öppna i webbläsaren.", DONE_FACT),
    ],
)
def test_what_an_office_signs_with_is_not_weighed(said: str, read: str) -> None:
    assert reading(Case(f"{DONE}\n{said}\n", "-")) == read


@pytest.mark.parametrize(
    "said",
    [
        "Avser grannen en trappa upp, det är hon som har fått vredet.",
        "Ordern avsåg att ta ner vredet, och det är gjort.",
        "Ska stå på kundens bror på nummer 14.",
        "Sätter det nästa gång jag har vägarna förbi.",
        "Låset är uppe men montören ska tillbaka.",
    ],
)
def test_a_comment_of_another_home_work_or_day_is_for_a_person(said: str) -> None:
    assert reading(Case(f"{DONE}Kommentar: {said}\n", "-")) == "review"


def test_a_but_between_two_things_that_are_not_of_the_work_takes_nothing_back() -> None:
    said = "Grannens hund skällde hela tiden men var snäll."
    assert reading(Case(f"{DONE}Kommentar: {said}\n", "-")) == DONE_FACT


def test_a_lock_told_by_the_end_of_its_number_is_for_a_person_and_not_shown() -> None:
    said = "2311 sitter hos hennes väninna Svea och blir kvar."
    body = f"{DONE}Låsnummer: PL-002311\nKommentar: {said}\n"
    found = decided(Case(body, "-"))
    assert found.verdict == "review"
    assert not any("Svea" in one.words for one in found.evidence)


def test_what_a_message_is_sent_for_may_unmake_it() -> None:
    said = "Det skickas varje timme för att hålla linjen varm och betyder ingenting."
    assert reading(Case(f"{DONE}\n{said}\n", "-")) == "review"


@pytest.mark.parametrize(
    "said",
    [
        "Behöver låset service eller nya batterier? Beställ det i webordern.",
        "Hör av er om kunden undrar över något.",
        "Kopia har gått till den funktionsbrevlåda som är inställd på formuläret.",
    ],
)
def test_advice_and_copies_take_nothing_back(said: str) -> None:
    assert reading(Case(f"{DONE}\n{said}\n", "-")) == DONE_FACT


@pytest.mark.parametrize(
    "said",
    [
        "Går det inte att ta emot montören ringer ni supporten senast en arbetsdag i förväg.",
        "Passar tiden dåligt loggar du in i e-tjänsten och väljer en annan.",
        "Beräknad tidsåtgång: 45 minuter",
    ],
)
def test_what_the_reader_does_if_it_does_not_suit_leaves_the_booking(said: str) -> None:
    assert reading(Case(f"{BOOKED}\n{said}\n", "-")) == "48213 installation booked 2026-11-25"
    assert reading(Case(f"{BOOKED}\nGår inte att ta emot montören den dagen.\n", "-")) == "review"


def test_a_lock_named_in_a_sentence_is_not_told_against_itself() -> None:
    said = (
        "Låset med serienummer PL-003185 nedmonterades 2026-11-17. "
        "Arbetet gjordes enligt weborder 50185 för kundnr 12085."
    )
    (notice,) = decided(Case(said, "-")).notices
    assert (notice.order, notice.locks) == ("50185", ("PL-003185",))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (ORDERED, "Ordern gäller att ta ned låset nu när kunden har flyttat ut."),
        (ORDERED, "Er beställning studsade tillbaka från låsfirmans system."),
        (BOOKED, "Låsfirman har lämnat återbud till tiden."),
        (BOOKED, "Fel ordertyp: montören kommer för att byta batterier."),
        (DONE, "Arbetet gjordes den 13 november, den dag som visas är när rapporten skrevs in."),
        (FAILED, "Bommen gäller en annan kund på samma våningsplan."),
        (FAILED, "Det var inte en montering som skulle göras utan ett batteribyte."),
        (FAILED, "Vi undersöker om besöket gällde ett annat lås än det som anges."),
        (CANCELLED, "Ordern påverkas inte."),
    ],
)
def test_a_sentence_that_takes_the_labels_back_is_for_a_person(body: str, said: str) -> None:
    assert reading(Case(f"{body}\n{said}\n", "-")) == "review"


@pytest.mark.parametrize(
    "said", ["Låset är borta från dörren.", "Låset har tagits med till lagret."]
)
def test_what_tells_that_a_lock_is_gone_suits_a_removal_alone(said: str) -> None:
    removal = DONE.replace("Installation", "Nedmontering")
    assert reading(Case(f"{removal}\n{said}\n", "-")) == DONE_FACT.replace(
        "installation", "removal"
    )
    for body in (DONE, BOOKED, ORDERED, FAILED, CANCELLED):
        assert reading(Case(f"{body}\n{said}\n", "-")) == "review"


def test_a_name_that_begins_with_exempel_makes_no_example_of_the_message() -> None:
    assert reading(Case(f"{DONE}Märke: Exempellås\n", "-")) == DONE_FACT
    for said in ("Exempel", "Exempelmeddelande", "Testmiljö"):
        assert reading(Case(f"{DONE}Märke: {said}\n", "-")) == "review"


def test_two_providers_each_according_to_something_are_for_a_person() -> None:
    body = DONE.replace("Utförare:", "Utförare enligt ordern:")
    assert reading(Case(body, "-")) == DONE_FACT
    assert reading(Case(f"{body}Utförare enligt beslutet: Omsorg Söder AB\n", "-")) == "review"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (BOOKED, "Kunden har hört av sig och vill avbeställa monteringen."),
        (
            BOOKED,
            "Låset togs ned av vaktmästaren i förra veckan, så den borde inte ligga kvar.",
        ),
        (BOOKED, "Tiden har lagts in automatiskt. Den kan vara fel."),
        (BOOKED, "Besöket blir den dag som anges eller veckan därpå."),
        (BOOKED, "Meddelandet är skapat i testsyfte."),
        (FAILED, "Besöket avsåg inte kunden nedan."),
        (FAILED, "Montörens rapport är ofullständig."),
        (CANCELLED, "Avbeställningen är inte genomförd förrän beställaren har bekräftat den."),
        (CANCELLED, "Statusen Makulerad visas för alla ordrar på grund av ett fel."),
    ],
)
def test_an_everyday_turn_that_takes_the_labels_back_is_for_a_person(body: str, said: str) -> None:
    assert reading(Case(f"{body}\n{said}\n", "-")) == "review"


def test_what_the_reader_may_call_off_takes_nothing_back() -> None:
    for said in ("Vill ni avbeställa ringer ni kundtjänst.", "Ni kan avbeställa i webordern."):
        assert reading(Case(f"{BOOKED}\n{said}\n", "-")) == BOOKED_FACT


@pytest.mark.parametrize(
    "said",
    [
        "Avbeställningen är mottagen.",
        "Tack för er avbeställning.",
        "Ordern nedan gäller inte längre.",
        "Ordern nedan utgår på beställarens begäran.",
        "Uppdraget är borttaget.",
        "Vi har tagit bort den ur planeringen.",
        "En order har tagits bort av beställaren.",
    ],
)
def test_an_order_called_off_fits_a_cancelled_one_alone(said: str) -> None:
    assert reading(Case(f"{CANCELLED}\n{said}\n", "-")) == "48213 installation cancelled 2026-11-17"
    for body in (DONE, BOOKED, ORDERED, FAILED):
        assert reading(Case(f"{body}\n{said}\n", "-")) == "review"


def test_how_an_order_is_called_off_says_nothing_of_this_one() -> None:
    said = "Avbeställning ska göras senast två arbetsdagar före besöket."
    assert reading(Case(f"{BOOKED}\n{said}\n", "-")) == BOOKED_FACT


def test_a_lock_that_would_not_come_loose_fits_neither_a_mounting_nor_a_lock_taken_down() -> None:
    said = "Kommentar: Vredet gick inte att få loss.\n"
    removal = FAILED.replace("Installation", "Nedmontering")
    assert reading(Case(removal + said, "-")) == "48213 removal failed 2026-11-18"
    for body in (FAILED, DONE.replace("Installation", "Nedmontering")):
        assert reading(Case(body + said, "-")) == "review"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (DONE, "För 48213 väntar vi ännu på montörens rapport."),
        (DONE, "När någon flyttar stänger vi ordern utan att åka ut. Så blev det här."),
        (ORDERED, "Kommentar: Dubblett, gäller ej"),
        (BOOKED, "Övrigt: prel. tid"),
        (BOOKED, "Kommentar: Montören säger samma morgon om besöket blir av."),
        (DONE, "Personnr: 19121352-1212 (fel kontrollsiffra, utreds)"),
        (DONE, "Låsnummer: PL-005405 el. PL-005450"),
        (DONE, "Låsnummer: Omsorg Söder AB"),
        (DONE, "Ordern lades på makens kundnummer."),
        (DONE, "Ordern är stängd i förväg för att komma med på fakturan."),
        (BOOKED, "Det du läser nedan är hur ordern såg ut då."),
    ],
)
def test_what_is_said_beside_the_labels_in_short_is_weighed(body: str, said: str) -> None:
    assert reading(Case(f"{body}{said}\n", "-")) == "review"


def test_a_number_is_no_provider_and_another_firm_in_the_subject_is_for_a_person() -> None:
    for value in ("45 mm", "PL-005412"):
        assert reading(Case(DONE.replace("Hemtjänst Nord AB", value), "-")) == "review"
    subject = "Weborder 48213 utförd åt {}"
    assert reading(Case(DONE, "-", subject.format("Omsorg Söder AB"))) == "review"
    assert reading(Case(DONE, "-", subject.format("Hemtjänst Nord AB"))) == DONE_FACT
