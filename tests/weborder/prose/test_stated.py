"""A sentence states a status in any of its inflections and orders of words, with its day."""

from __future__ import annotations

from itertools import product

import pytest

from tests.weborder.setting import BOOKED, BOOKED_FACT, DONE, DONE_FACT, Case, reading

SAID = {
    "done": (
        "är utförd", "blev utförd", "är klar", "blev klar", "är slutförd", "blev genomförd",
        "är gjord", "blev gjord", "blev färdig", "har utförts", "har blivit utförd", "utfördes",
    ),
    "cancelled": (
        "är makulerad", "blev annullerad", "är avbeställd", "har makulerats", "annullerades",
    ),
    "booked": ("är bokad till", "blev inbokad till", "har bokats till", "bokades till"),
    "ordered": ("är mottagen", "blev registrerad", "har mottagits", "har tagits emot", "mottogs"),
    "failed": ("blev en bomkörning",),
}  # fmt: skip
SENTENCES = (
    "{kind} enligt order 48213 {said} den {day}.",
    "Weborder 48213 avseende {kind} {said} {day}.",
    "Order 48213 ({kind}) {said} {day}.",
    "Vi meddelar att {kind} på order 48213 {said} {day}.",
    "Hej! {kind}, order 48213, {said} den {day}.",
)
KINDS = {"Monteringen": "installation", "nedmontering": "removal"}


@pytest.mark.parametrize("status", SAID)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_states_its_status_and_day(sentence: str, status: str) -> None:
    day, written = ("2026-11-25", "25 november 2026") if status == "booked" else (
        "2026-11-17", "17 november 2026"
    )  # fmt: skip
    for said, (kind, action) in product(SAID[status], KINDS.items()):
        text = sentence.format(kind=kind, said=said, day=written)
        assert reading(Case(text, "-")) == f"48213 {action} {status} {day}", text


@pytest.mark.parametrize("status", SAID)
def test_a_sentence_may_begin_with_its_day(status: str) -> None:
    written = "25 november 2026" if status == "booked" else "17 november 2026"
    for said in SAID[status]:
        verb, _, rest = said.removesuffix(" till").partition(" ")
        text = " ".join(f"Den {written} {verb} nedmonteringen enligt order 48213 {rest}".split())
        assert reading(Case(f"{text}.", "-")).startswith(f"48213 removal {status} 2026-11-"), text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Montören har avinstallerat båda låsen, PL-005104 och PL-005105, i order 48213.",
            "48213 removal done 2026-11-18",
        ),
        (
            "20261117 monterades två lås, PL-005106 och PL-005107, enligt weborder 48213.",
            "48213 installation done 2026-11-17",
        ),
        (
            "Installationen, som ni beställde den 3 november 2026, utfördes den 17 november 2026. "
            "Det gäller weborder 48213.",
            "48213 installation done 2026-11-17",
        ),
        (
            "Tack! Din weborder 48213 om montering är mottagen och vi återkommer med en tid.",
            "48213 installation ordered 2026-11-18",
        ),
        (
            "En order på demontering har registrerats i webordern 2026-11-16, ordernr 48213.",
            "48213 removal ordered 2026-11-16",
        ),
        (
            "Mottagen 12/11 2026: weborder 48213, nymontering, personnr 000101-2384.",
            "48213 installation ordered 2026-11-12",
        ),
        (
            "Nymontering beställdes 2026-11-09. Ordernr är 48213, personnr är 20000101-2384.",
            "48213 installation ordered 2026-11-09",
        ),
        (
            "Montörens besök 17 nov 2026 för weborder 48213 (montering) blev tyvärr en bomkörning.",
            "48213 installation failed 2026-11-17",
        ),
        (
            "Ej utförd (bom): weborder 48213, demontering, 2026-11-17.",
            "48213 removal failed 2026-11-17",
        ),
        (
            "Nedmonteringen enligt order 48213 kunde inte genomföras 2026-11-17 eftersom montören "
            "inte kom in i lägenheten.",
            "48213 removal failed 2026-11-17",
        ),
        (
            "Ni har avbeställt weborder 48213 avseende nedmontering av lås PL-004933.",
            "48213 removal cancelled 2026-11-18",
        ),
    ],
)
def test_a_sentence_as_systems_word_it_is_read(text: str, read: str) -> None:
    assert reading(Case(text, "-")) == read


@pytest.mark.parametrize(
    "text",
    [
        "Har ni avbeställt weborder 48213 avseende nedmontering",
        "Nedmonteringen enligt order 48213 kunde inte genomföras 2026-11-17 eftersom underlaget "
        "saknades.",
        "Weborder 48213 avseende montering är mottagen och vi tvekar.",
    ],
)
def test_a_sentence_that_is_nearly_one_of_them_is_for_a_person(text: str) -> None:
    assert reading(Case(text, "-")) == "review"


def test_the_senders_name_or_a_mark_in_a_subject_is_read_past() -> None:
    for subject in ("[Weborder] 48213 | Nedmontering | Bokad 2026-11-26", "[Order] 48213"):
        wanted = "48213 removal booked 2026-11-26" if "Weborder" in subject else "review"
        assert reading(Case("Se ämnesraden.", "-", subject)) == wanted


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Den 6 november 2026 registrerade vi er order 48213 om nedmontering.", "removal ordered"),
        ("Vi tog emot er order 48213 om nedmontering den 6 november 2026.", "removal ordered"),
        ("Vi makulerade order 48213 om nedmontering den 6 november 2026.", "removal cancelled"),
        ("Ni avbeställde order 48213 om montering 2026-11-06.", "installation cancelled"),
        ("Montören monterade låset enligt order 48213 den 6 november 2026.", "installation done"),
        ("Låssmeden demonterade låsvredet enligt order 48213 2026-11-06.", "removal done"),
    ],
)
def test_a_verb_beside_the_one_who_did_it_states_a_status(text: str, read: str) -> None:
    assert reading(Case(text, "-")) == f"48213 {read} 2026-11-06"


@pytest.mark.parametrize(
    "text",
    [
        "Kunden avbokade order 48213 om montering 2026-11-06.",
        "Låssmeden monterade inte låset enligt order 48213 2026-11-06.",
        "Montören monterade dörren enligt order 48213.",
        "Grannen monterade låset enligt order 48213 2026-11-06.",
    ],
)
def test_the_verb_of_another_or_on_another_thing_states_none(text: str) -> None:
    assert reading(Case(text, "-")) == "review"


def test_a_verb_that_is_of_many_or_of_a_visitor_tells_nothing() -> None:
    for said in ("Makulerade ordrar går att se i historiken.", "Dottern tog emot montören."):
        assert reading(Case(f"{BOOKED}\n{said}\n", "-")) in (BOOKED_FACT, "review")
        assert reading(Case(f"{DONE}Kommentar: Dottern tog emot montören.\n", "-")) == DONE_FACT
