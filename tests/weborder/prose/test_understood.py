"""A sentence that alone states a status does so only when every word of it is understood."""

from __future__ import annotations

import pytest

from tests.weborder.setting import Case, reading

LIMITED = [
    "Weborder 48213 är utförd till viss del.",
    "Weborder 48213 är utförd, tror vi.",
    "Weborder 48213 är utförd såvitt vi vet.",
    "Weborder 48213 är utförd på prov.",
    "Weborder 48213 är utförd inom 10 arbetsdagar.",
    "Weborder 48213 är klar tidigast 2026-11-17.",
    "Weborder 48213 är utförd avseende port, lägenhet bokas.",
    "Weborder 48213 är redan utförd av annan leverantör.",
    "Weborder 48213 är, om inget annat meddelas, utförd.",
    "Weborder 48213 är bokad till 2026-11-25 med reservation.",
    "Weborder 48213 är makulerad i det gamla systemet.",
]
SAID_BY_OTHERS = [
    "Hemtjänsten meddelar att weborder 48213 är utförd.",
    "Kunden meddelar att weborder 48213 är utförd.",
    "Bekräfta att weborder 48213 är utförd.",
    "Var god meddela oss att weborder 48213 är utförd.",
    "Är weborder 48213 utförd",
    "Weborder 48213 är utförd av kunden.",
]
OF_SOMETHING_ELSE = [
    "Beställningen av lås till weborder 48213 är klar.",
    "Ert meddelande om order 48213 är mottaget.",
    "Weborder 48213 är borttagen.",
    "Weborder 48213 har tagits bort från er kö.",
    "Tiden för weborder 48213 är avslutad.",
    "Besöket avseende weborder 48213 är avslutat.",
    "Weborder 48213 har avslutats på kundens begäran.",
    "Weborder 48213 är avslutad, se ny order.",
    "Statusen för weborder 48213 har ändrats från utförd.",
    "Montören har demonterat dörren enligt weborder 48213.",
    "Låset är nedmonterat och ersatt med ett nytt enligt weborder 48213.",
    "Montören har utfört ett besök avseende weborder 48213 den 17 november 2026.",
    "Beställningen är slutförd, weborder 48213.",
    "Er beställning, weborder 48213 (installation), är nu klar.",
    "Weborder 48213 avseende installation har bokats av från 2026-11-20.",
    "Besöket enligt weborder 48213 har bokats av.",
    "Tiden för weborder 48213 är avbeställd.",
    "Kunden har avbeställt tiden i weborder 48213.",
    "Weborder 48213 är bokad till och med 2026-11-25.",
    "Weborder 48213 är bokad av Anna 2026-11-25.",
    "Weborder 48213 från 2026-11-02 avseende nedmontering är nu utförd.",
    "Nedmonteringen har tagits bort från weborder 48213.",
    "Efter nedmontering av det gamla vredet har ett nytt monterats enligt weborder 48213.",
    "Lås monterat enligt weborder 48213 den 17 november 2026 är nu demonterat.",
    "Weborder 48213 är enligt er utförd.",
    "Kvittens för weborder 48213 avseende nedmontering är mottagen.",
    "Tid för installation på weborder 48213 är registrerad.",
    "Installation på weborder 48213: lås beställt.",
    "Kvitto på besök för installation på weborder 48213: utfört.",
]
SUBJECTS_OF_SOMETHING_ELSE = [
    "Weborder 48213 - Besök för installation - Utfört",
    "Weborder 48213 - Kvittens installation - Klar",
    "Weborder 48213 - Installation - Låset beställt",
    "Weborder 48213 - Installation - Tid registrerad",
]
PLAIN = {
    "Vi vill meddela att weborder 48213 är utförd 2026-11-17.": "48213 None done 2026-11-17",
    "Nu är weborder 48213 utförd.": "48213 None done 2026-11-18",
    "Beställning 48213 är utförd.": "48213 None done 2026-11-18",
    "Weborder 48213 är makulerad på beställarens begäran.": "48213 None cancelled 2026-11-18",
    "Weborder 48213 är utförd av Låsmontage Exempel AB.": "48213 None done 2026-11-18",
    "Låset har tagits bort enligt weborder 48213.": "48213 removal done 2026-11-18",
    "Tiden för weborder 48213 är bokad till 2026-11-25.": "48213 None booked 2026-11-25",
    "Weborder 48213 är utförd 2026-11-17. Ordern avser installation.": (
        "48213 installation done 2026-11-17"
    ),
}


@pytest.mark.parametrize("sentence", LIMITED + SAID_BY_OTHERS + OF_SOMETHING_ELSE)
def test_a_sentence_with_a_word_that_may_limit_it_states_nothing(sentence: str) -> None:
    assert reading(Case(sentence, "review")) == "review"


@pytest.mark.parametrize(("sentence", "expected"), PLAIN.items())
def test_a_sentence_of_known_words_and_names_states_its_status(
    sentence: str, expected: str
) -> None:
    assert reading(Case(sentence, expected)) == expected


@pytest.mark.parametrize("subject", SUBJECTS_OF_SOMETHING_ELSE)
def test_a_subject_about_the_visit_or_the_lock_states_nothing_of_the_order(subject: str) -> None:
    assert reading(Case("", "review", subject)) == "review"
