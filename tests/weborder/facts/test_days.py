"""Which of a message's days is the day its status came true."""

from __future__ import annotations

import pytest

from tests.weborder.setting import Case, reading

ORDER = "Ordernummer: 48213\nUtförare: Hemtjänst Nord AB\n"


@pytest.mark.parametrize(
    "label", ["Besöksdatum", "Besök", "Datum för besöket", "Tid för montering", "Montörens besök"]
)
@pytest.mark.parametrize(
    ("status", "read"), [("Utförd", "done"), ("Bomkörning", "failed"), ("Bokad", "booked")]
)
def test_the_visits_day_is_the_status_own_where_no_other_is(
    label: str, status: str, read: str
) -> None:
    day = "2026-11-27" if read == "booked" else "2026-11-16"
    text = f"{ORDER}Ordertyp: Montering\nStatus: {status}\n{label}: {day}"
    wanted = f"48213 installation {read} {day}"
    assert reading(Case(text, wanted)) == wanted


@pytest.mark.parametrize(
    "lines",
    [
        "Status: Bokad\nBokad: 2026-11-18\nBesök: 2026-11-27",
        "Status: Utförd\nBesöksdatum: 2026-11-16\nDatum: 2026-11-17",
        "Status: Utförd\nBesöksdag: 2026-11-27",
        "Status: Bokad\nBesökstid: kl 13-15",
    ],
)
def test_a_visits_day_beside_another_is_for_a_person_to_decide(lines: str) -> None:
    assert reading(Case(f"{ORDER}Ordertyp: Montering\n{lines}", "review")) == "review"


def test_a_time_beside_the_visits_day_tells_no_day() -> None:
    text = f"{ORDER}Ordertyp: Montering\nStatus: Bokad\nBesöksdag: 27 november\nTid: kl 13-15"
    wanted = "48213 installation booked 2026-11-27"
    assert reading(Case(text.replace("Tid:", "Besökstid:"), wanted)) == wanted


@pytest.mark.parametrize(
    "label", ["Monteringsdatum", "Installationsdag", "Datum för montering", "Installationsdatum"]
)
def test_a_removal_is_not_dated_by_the_day_the_lock_was_mounted(label: str) -> None:
    text = f"{ORDER}Ordertyp: Nedmontering\nStatus: Utförd\n{label}: 2026-03-10"
    assert reading(Case(text, "48213 removal done sent")).startswith(
        "48213 removal done 2026-11-18"
    )


@pytest.mark.parametrize("label", ["Demonteringsdatum", "Nedmonteringsdag"])
def test_a_mounting_with_a_day_of_removal_is_for_a_person_to_decide(label: str) -> None:
    text = f"{ORDER}Ordertyp: Installation\nStatus: Utförd\n{label}: 2026-11-16"
    assert reading(Case(text, "review")) == "review"


@pytest.mark.parametrize(
    "sentence",
    [
        "Det gjordes dagen före detta meddelande.",
        "Montören var hos kunden igår.",
        "Arbetet blev klart för tre dagar sedan.",
        "Det skedde i måndags.",
    ],
)
def test_a_day_told_from_another_is_not_the_messages_own(sentence: str) -> None:
    text = f"{ORDER}Ordertyp: Installation\nStatus: Utförd\n\n{sentence}"
    assert reading(Case(text, "review")) == "review"


def test_since_when_it_is_so_is_its_day() -> None:
    text = "Weborder 48213 avseende installation är klar sedan den 16 november."
    assert reading(Case(text, "")) == "48213 installation done 2026-11-16"


@pytest.mark.parametrize("label", ["Händelsedatum", "Statusdatum", "Datum för status"])
def test_the_day_of_the_event_is_the_status_own(label: str) -> None:
    text = f"{ORDER}Ordertyp: Nedmontering\nHändelse: Utförd\n{label}: 2026-11-16"
    assert reading(Case(text, "")) == "48213 removal done 2026-11-16"


@pytest.mark.parametrize("status", ["Utförd", "Bomkörning"])
@pytest.mark.parametrize(
    "comment",
    ["Var hos kunden 17/11 kl 9.", "Montören ringde på den 16 november.", "Ringde på i tisdags."],
)
def test_a_comment_on_an_earlier_visit_keeps_the_messages_own_day_from_being_taken(
    status: str, comment: str
) -> None:
    text = f"{ORDER}Ordertyp: Montering\nStatus: {status}\nKommentar: {comment}"
    assert reading(Case(text, "review")) == "review"


def test_a_comment_that_names_the_messages_own_day_leaves_it() -> None:
    text = f"{ORDER}Ordertyp: Montering\nStatus: Bomkörning\nKommentar: Ringde på 18/11 kl 9."
    wanted = "48213 installation failed 2026-11-18"
    assert reading(Case(text, wanted)) == wanted


def test_a_labelled_day_leaves_a_comment_on_an_earlier_visit_alone() -> None:
    day = "Datum för bomkörning: 2026-11-17\nKommentar: Var hos kunden 17/11 kl 9."
    text = f"{ORDER}Ordertyp: Montering\nStatus: Bomkörning\n{day}"
    wanted = "48213 installation failed 2026-11-17"
    assert reading(Case(text, wanted)) == wanted


def test_a_wish_for_a_later_day_puts_off_only_what_may_not_have_been_tried() -> None:
    wish = f"{ORDER}Ordertyp: Montering\nÖnskat datum: 2026-11-25\nStatus: "
    wanted = "48213 installation failed 2026-11-18"
    assert reading(Case(f"{wish}Ej utförd", "")) == "review"
    assert reading(Case(f"{wish}Ej utförd (bomkörning)", "")) == wanted
    visited = f"{wish}Ej utförd\nBokad tid: 2026-11-18 09:00"
    assert reading(Case(visited, "")) == wanted


def test_a_week_in_the_subject_must_be_that_of_the_booked_day() -> None:
    booked = f"{ORDER}Ordertyp: Montering\nStatus: Bokad\nBokad tid: 2026-11-25"
    wanted = "48213 installation booked 2026-11-25"
    assert reading(Case(booked, "", "Inbokat besök vecka 48")) == wanted
    assert reading(Case(booked, "", "Inbokat besök vecka 49")) == "review"
    assert reading(Case(booked, "", "Inbokat besök vecka 48 eller 49")) == "review"


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("Montören kommer på onsdagen i vecka 48.", True),
        ("Montören kommer när man har ringt.", True),
        ("Montören arbetar måndag till fredag.", True),
        ("Montören kommer torsdag i vecka 48.", False),
        ("Montören kommer på fredag.", False),
        ("Montören kommer onsdag v. 47.", False),
        ("Vi ses hos kunden måndagen den 23 november kl. 9.", False),
    ],
)
def test_a_weekday_or_a_week_told_of_the_visit_must_be_that_of_the_booked_day(
    said: str, fits: bool
) -> None:
    booked = f"{ORDER}Ordertyp: Montering\nStatus: Bokad\nBokad tid: 2026-11-25\n\n{said}\n"
    wanted = "48213 installation booked 2026-11-25" if fits else "review"
    assert reading(Case(booked, "")) == wanted


def test_what_is_done_has_no_visit_to_come() -> None:
    done = f"{ORDER}Ordertyp: Montering\nStatus: Utförd\nUtfört datum: 2026-11-17\n\n"
    wanted = "48213 installation done 2026-11-17"
    assert reading(Case(f"{done}Montören är hos kunden onsdag den 2 december.", "")) == "review"
    assert reading(Case(f"{done}Montören var hos kunden den 17 november.", "")) == wanted
    assert reading(Case(f"{done}Arbetet gjordes måndagen i vecka 12.", "")) == "review"


def test_a_whole_month_with_a_stop_ends_the_sentence() -> None:
    """The next sentence has no part in what is told before the stop."""
    said = "Ordern lades in den 6 november. Webordern är återläst från en äldre kopia."
    done = f"{ORDER}Ordertyp: Montering\nStatus: Utförd\nUtfört datum: 2026-11-17\n\n{said}\n"
    assert reading(Case(done, "")) == "review"


@pytest.mark.parametrize("label", ["Det hela skedde", "Tidpunkten", "Kvitterat"])
def test_a_day_below_a_label_that_nobody_knows_keeps_the_messages_own_from_being_taken(
    label: str,
) -> None:
    done = f"{ORDER}Ordertyp: Montering\nStatus: Utförd\n\n"
    for day in ("2026-11-12", "tor 12 nov 2026 kl. 10:15"):
        assert reading(Case(f"{done}{label}\n{day}\n", "")) == "review"
    assert reading(Case(f"{done}2026-11-18\n", "")) == "48213 installation done 2026-11-18"
