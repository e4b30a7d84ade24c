"""What a comment or a sentence tells must fit the stage of the status beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from parsers.weborder.words import vocabulary as words
from parsers.weborder.words.fold import fold
from tests.weborder.setting import BOOKED, DONE, LABELS, ORDERED, Case, decided, reading

FAILED = LABELS + "Status: Bomkörning\n"
CANCELLED = LABELS + "Status: Makulerad\n"
BODIES = {
    "ordered": ORDERED,
    "booked": BOOKED,
    "done": DONE,
    "failed": FAILED,
    "cancelled": CANCELLED,
}


def status(body: str) -> str:
    read = reading(Case(body, "-"))
    return read if read == "review" else read.split()[2]


NOT_UNDERSTOOD = [
    "Lagd under utbildningen i sal 3, plockas bort efter kursen.",
    "Syskonen har pratat ihop sig, så vi kör den 24:e som det var tänkt.",
    "Kollegan rodde i land det på eftermiddagen.",
]


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("comment", NOT_UNDERSTOOD)
def test_a_comment_with_words_that_nobody_knows_takes_back_any_status(
    name: str, comment: str
) -> None:
    assert status(f"{BODIES[name]}Kommentar: {comment}\n") == "review"
    assert status(f"{BODIES[name]}Kommentar: Ring på porten.\n") == name


WAY_IN = [
    "Ring på hos Blixtgrens i bottenvåningen.",
    "Hunden Sessan är lurvig och hoppig.",
    "Porttelefonen krånglar lite grann, ropa upp mot balkongen.",
]


@pytest.mark.parametrize("name", ["ordered", "booked"])
@pytest.mark.parametrize("comment", WAY_IN)
def test_what_tells_of_the_way_in_alone_need_not_be_understood_to_its_last_word(
    name: str, comment: str
) -> None:
    assert status(f"{BODIES[name]}Kommentar: {comment}\n") == name


OVER = [
    "Provkört med personalen, fungerar fint.",
    "Justerade slutblecket och satte dit nya skruvar.",
    "Lämnades in till förrådet, dörren är återställd.",
]


@pytest.mark.parametrize("comment", OVER)
@pytest.mark.parametrize("name", ["ordered", "booked", "failed", "cancelled"])
def test_work_told_of_as_done_fits_no_other_status(name: str, comment: str) -> None:
    assert status(f"{BODIES[name]}Kommentar: {comment}\n") == "review"
    assert status(f"{BODIES[name]}\n{comment}\n") == "review"


WHY = [
    ("failed", "Ingen öppnade trots upprepade ringningar."),
    ("failed", "Kunden hade glömt tiden och var bortrest."),
    ("failed", "Låskistan måste bytas först."),
    ("cancelled", "Kunden har tackat nej till låset."),
    ("cancelled", "Behovet har upphört."),
    ("cancelled", "Dubbelbeställning."),
]


@pytest.mark.parametrize(("name", "comment"), WHY)
def test_why_it_ended_so_fits_that_status_and_no_work_done(name: str, comment: str) -> None:
    assert status(f"{BODIES[name]}Kommentar: {comment}\n") == name
    assert status(f"{DONE}Kommentar: {comment}\n") == "review"


TO_COME = [
    "Montören kommer som planerat på måndag.",
    "Installationen kvarstår i planeringen.",
    "Vi återkommer med ny tid för besöket.",
]


@pytest.mark.parametrize("sentence", TO_COME)
def test_what_is_to_come_of_the_work_does_not_fit_a_cancelled_order(sentence: str) -> None:
    assert status(f"{CANCELLED}\n{sentence}\n") == "review"
    assert status(f"{CANCELLED}\nNi kan lägga en ny beställning när som helst.\n") == "cancelled"


@pytest.mark.parametrize("name", ["ordered", "booked", "cancelled"])
def test_a_fitter_who_was_there_fits_no_visit_to_come(name: str) -> None:
    assert status(f"{BODIES[name]}Kommentar: Montören var på plats.\n") == "review"


def test_a_day_in_a_comment_may_be_another_than_the_booked_one() -> None:
    assert status(f"{BOOKED}Kommentar: Kunden på Gran Canaria till 27 november.\n") == "review"
    assert status(f"{ORDERED}Kommentar: Nyckel hos grannen från 27 november.\n") == "ordered"


STRANGE = [
    "Utskick fyra i provkörningen av nya mallar.",
    "Ordern rullades baklänges under natten.",
]


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("sentence", STRANGE)
def test_a_sentence_with_two_words_that_nobody_knows_sends_it_to_a_person(
    name: str, sentence: str
) -> None:
    assert status(f"{sentence}\n\n{BODIES[name]}") == "review"


TO_THE_READER = [
    "Kom ihåg att koppla vredet i Phoniro Care samma dag.",
    "Vill du ändra vilka mejl du får gör du det under Inställningar > Aviseringar.",
    "Tänk på miljön innan du skriver ut det här mejlet.",
    "P Spara på miljön - behöver du verkligen skriva ut detta mejl?",
    "Skriv bara ut om du måste.",
    "Ordrar som inte kvitteras inom fjorton dagar stängs.",
    "VARNING: Externt e-postmeddelande. Var försiktig med länkar och bilagor.",
]


@pytest.mark.parametrize("sentence", TO_THE_READER)
def test_what_is_said_to_the_reader_takes_nothing_from_the_order(sentence: str) -> None:
    assert status(f"{DONE}\n{sentence}\n") == "done"


def test_no_everyday_word_has_a_meaning_of_its_own_that_gives_reason_to_ask() -> None:
    tables = tomllib.loads(Path(words.__file__).with_name("vocabulary.toml").read_text("utf-8"))
    asked = {
        fold(word)
        for name in ("suspect", "doubt", "void", "unsettled", "unmaking", "negation", "hedge")
        for word in tables["words"][name]
    }
    everyday = {fold(word) for group in tables["everyday"].values() for word in group}
    assert sorted(asked & everyday) == []


def test_a_number_in_words_of_its_own_is_the_orders_and_no_count() -> None:
    said = "Er beställning 55005 av installation har mottagits den 16 november 2026."
    assert reading(Case(said, "-")) == "55005 installation ordered 2026-11-16"
    assert reading(Case("Order 500 av 600 är utförd.", "-")) == "review"


def test_what_is_told_after_om_att_is_no_condition() -> None:
    said = "Vi vill informera om att installationen enligt weborder 55013 slutfördes 2026-11-16."
    assert reading(Case(said, "-", subject="Låset är monterat")).endswith("done 2026-11-16")


def test_a_visit_in_vain_named_in_brackets_says_what_became_of_it() -> None:
    said = "Weborder 55021 avseende demontering kunde ej utföras 2026-11-17 (bomkörning)."
    assert reading(Case(said, "-")) == "55021 removal failed 2026-11-17"
    said = "Vid installation enligt weborder 55009 blev det bomkörning 2026-11-17."
    assert reading(Case(said, "-")) == "55009 installation failed 2026-11-17"


def test_a_short_leader_parts_label_and_day_and_no_day_is_lost() -> None:
    labels = "Ordernr ....... 58005\nUppdrag ....... Montering\nStatus ........ Utförd\n"
    assert reading(Case(labels + "Utfört datum .. 16 nov 2026", "-")).endswith("done 2026-11-16")
    apart = "Ordernr: 58005\nUppdrag: Montering\nStatus: Utförd\nDetta skedde. 16 nov 2026"
    assert reading(Case(apart, "-")) == "review"


PASSING = [
    (LABELS + "Status: Mottagen\n", "Vi har mottagit er beställning om nedmontering av låsvred."),
    (BOOKED, "Uppdraget gäller batteribyte på det vred som sitter."),
    (BOOKED, "Uppdraget har ändrats från nedmontering till batteribyte."),
    (ORDERED, "Kommentar: Gäller hustrun, samma adress."),
    (FAILED, "Ordern är sedan tidigare avbeställd."),
    (FAILED, "Besöket gällde felanmälan av ett befintligt lås."),
    (FAILED, "Vredet kunde inte tas ned eftersom skruvarna hade rostat."),
    (FAILED, "Enheten kunde inte lossas från dörren."),
    (FAILED, "Montören åkte tillbaka på eftermiddagen och då kunde låset sättas upp."),
    (FAILED, "Kommentar: Var där igen kl 15 och då gick det bra."),
]


@pytest.mark.parametrize(("body", "sentence"), PASSING)
def test_what_is_named_in_passing_may_contradict(body: str, sentence: str) -> None:
    assert status(f"{body}\n{sentence}\n") == "review"


REMOVAL = "Ordernummer: 48213\nOrdertyp: Nedmontering\nStatus: Mottagen\n"


@pytest.mark.parametrize("reason", ["Kunden är avliden.", "Kunden flyttar till särskilt boende."])
def test_why_a_lock_is_to_come_off_takes_nothing_from_a_removal(reason: str) -> None:
    assert status(f"{REMOVAL}Kommentar: {reason}\n") == "ordered"
    assert status(f"{ORDERED}Kommentar: {reason}\n") == "review"
    assert status(f"{CANCELLED}Kommentar: {reason}\n") == "cancelled"


def test_a_long_word_is_what_its_last_part_is_unless_its_first_makes_it_anothers() -> None:
    assert status(f"{ORDERED}Kommentar: Nyckel i hallbyrån.\n") == "ordered"
    assert status(f"{DONE}Kommentar: Monterat på granndörren.\n") == "review"
    assert status(f"{CANCELLED}Kommentar: Testbyrån.\n") == "review"


@pytest.mark.parametrize("label", ["Kommentar från montören", "Montörens anteckning", "Notis"])
def test_what_stands_under_any_label_of_a_note_is_a_comment(label: str) -> None:
    assert status(f"{FAILED}{label}: Kollegan rodde i land det.\n") == "review"
    assert status(f"{FAILED}{label}: Ingen öppnade.\n") == "failed"


def test_an_order_that_lies_in_the_plan_is_not_cancelled() -> None:
    subject = "Order 48213 ligger kvar i planeringen"
    assert reading(Case(CANCELLED, "-", subject=subject)) == "review"


KINDS = [("Installation", "Satte tillbaka vredet."), ("Nedmontering", "Sitter fint.")]


@pytest.mark.parametrize(("kind", "comment"), KINDS)
def test_a_lock_told_of_as_up_is_not_taken_down_and_the_other_way_round(
    kind: str, comment: str
) -> None:
    body = f"Ordernr: 48213\nOrdertyp: {kind}\nStatus: Utförd\nKommentar: {comment}"
    assert status(body) == "review"
    other = "Nedmontering" if kind == "Installation" else "Installation"
    assert status(body.replace(kind, other)) == "done"


def test_below_a_subject_that_alone_states_every_sentence_must_be_understood() -> None:
    subject = "Weborder 48213 - Nedmontering - Bomkörning"
    strange = "Vidarekopplat från dem."
    assert reading(Case(strange, "-", subject=subject)) == "review"
    footer = "Svara inte på detta mejl."
    assert reading(Case(footer, "-", subject=subject)) == "48213 removal failed 2026-11-18"


def test_the_day_of_a_list_is_no_orders_own() -> None:
    body = (
        "Weborder   Ordertyp   Status   Klardatum\n"
        "40151      Montering  Klar     2026-11-16\n"
        "40152      Montering  Klar     2026-11-17\n"
    )
    assert reading(Case(body, "-", subject="Klara ordrar 2026-11-18")) == (
        "40151 installation done 2026-11-16 + 40152 installation done 2026-11-17"
    )


def test_a_table_whose_header_is_not_understood_states_nothing() -> None:
    html = (
        "<table><tr><td>Referens</td><td>59136</td></tr><tr><td>Typ</td><td>Demontering</td></tr>"
        "<tr><td>Status</td><td>Annullerad</td></tr></table>"
        "<table><tr><th>Order</th><th>Dörr</th><th>Läge</th></tr>"
        "<tr><td>59136</td><td>Lägenhet</td><td>Kvarstår</td></tr></table>"
    )
    assert reading(Case(None, "-", html=html)) == "review"


def test_a_list_of_numbers_may_be_of_other_orders() -> None:
    assert status(f"{ORDERED}\nRensas ur registret på fredag:\n\n- 48213\n- 81702\n") == "review"
    assert status(f"{ORDERED}\n48213\n") == "ordered"


def test_an_order_received_again_after_its_end_is_open() -> None:
    events = "\n2026-11-{day} 14:58 Mottagen\n\n2026-11-17 09:12 Makulerad\n"
    body = f"{CANCELLED}Makulerad: 2026-11-17\n"
    assert status(body + events.format(day=18)) == "review"
    assert status(body + events.format(day=11)) == "cancelled"


def test_what_awaits_an_approval_has_not_come_true() -> None:
    assert status(f"{ORDERED}\nDen går i väg så fort chefen har attesterat den.\n") == "review"


def test_a_subject_may_tell_that_the_lock_is_up() -> None:
    assert reading(Case(FAILED, "-", subject="Tack, vredet är på plats")) == "review"


@pytest.mark.parametrize(
    "heading", ["I kalendern finns nu följande:", "Följande arbete är utfört:", "Klart i dag:"]
)
def test_a_heading_that_leads_on_takes_nothing(heading: str) -> None:
    assert status(f"Hej!\n\n{heading}\n\n{DONE}") == "done"
    assert status(f"Hej!\n\nVi backade följande:\n\n{DONE}") == "review"


def test_a_greeting_below_a_title_is_no_value_and_the_title_none_of_its_words() -> None:
    assert status(f"Beställning\nHej Exempelvik,\n\n{ORDERED}") == "ordered"


def test_the_reason_tells_a_comment_from_a_sentence_not_understood() -> None:
    comment = decided(Case(f"{ORDERED}Kommentar: Kollegan rodde i land det.\n", "-"))
    sentence = decided(Case(f"Ordern rullades baklänges under natten.\n\n{ORDERED}", "-"))
    assert comment.reason_code == "comment_not_understood"
    assert sentence.reason_code == "not_understood"


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(
    "sentence",
    [
        "Behöver ni byta tid ringer ni oss senast arbetsdagen före.",
        "Har du fått mejlet av misstag, radera det.",
        "Vill ni ha en ny tid hör ni av er till planeringen.",
    ],
)
def test_what_is_offered_to_the_reader_is_not_said_of_this_order(name: str, sentence: str) -> None:
    assert status(f"{BODIES[name]}\n{sentence}\n") == name


def test_the_letters_of_a_clients_number_are_no_word() -> None:
    said = "Er beställning 48213 av montering för brukar-id BR 22410 är mottagen den 16 november."
    assert reading(Case(said, "-")) == "48213 installation ordered 2026-11-16"


def test_what_somebody_wrote_under_their_own_name_is_a_comment() -> None:
    note = "Från anhörig: Pappa har tänkt om och klarar sig ett tag till."
    assert status(f"{ORDERED}{note}\n") == "review"
    assert status(f"{BOOKED}Från datum: 2026-11-26\n") == "review"


def test_a_ticked_choice_of_no_known_meaning_is_a_comment() -> None:
    assert status(f"{CANCELLED}\n[x] Behåll ordern\n[ ] Stäng ordern\n") == "review"
    assert status(f"{CANCELLED}\n[x] Nyckel finns\n[ ] Hund finns\n") == "cancelled"


def test_a_subject_of_what_is_not_finished_is_no_visit_in_vain() -> None:
    assert reading(Case(None, "-", subject="Weborder 48213 - Installation - Ej klar")) == "review"
    failed = reading(Case(None, "-", subject="Weborder 48213 - Installation - Ej utförd"))
    assert failed == "48213 installation failed 2026-11-18"


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisen hade spärrat gatan.",
        "Bilen hade strulat på vägen.",
        "Bilen startade aldrig i morse.",
    ],
)
def test_what_has_happened_in_one_unknown_word_is_a_refusal(sentence: str) -> None:
    assert status(f"{DONE}\n{sentence}\n") == "review"


def test_an_unknown_word_of_the_past_before_its_noun_tells_no_event() -> None:
    assert status(f"{DONE}\nSent avbokade besök debiteras enligt avtal.\n") == "done"


def test_a_sentence_of_many_statuses_is_not_weighed() -> None:
    decision = decided(Case(f"{DONE}\nOrdern är {'klar ' * 30}utförd.\n", "-"))
    assert decision.reason_code == "too_long"
