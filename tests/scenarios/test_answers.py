"""A reminder is answered: in each mail program's form, in the words people use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.scenarios.clients import FORMS, answer, text_of
from tests.scenarios.stage import copied, receive, reminded, to_provider
from tests.whole import Whole

RECEIPT = "Kvitto på ditt svar, 1 steg"
NOT_UNDERSTOOD = "Vi förstod inte ditt svar, inget är ändrat"


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return reminded(tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return reminded(tmp_path_factory.mktemp("three"), "48213", "48214", "48215")


@pytest.mark.parametrize("form", FORMS)
def test_klart_and_then_angra_are_understood_in_each_programs_form(
    one: Whole, tmp_path: Path, form: str
) -> None:
    whole = copied(one, tmp_path)
    closed = receive(whole, answer(to_provider(whole), "Klart", form))
    assert (closed.states, closed.subjects) == ({"48213": "done"}, [RECEIPT])
    receipt = closed.sent[0]
    undone = receive(whole, answer(receipt, "Ångra", form, number=2), name="annat")
    assert (undone.states, undone.subjects) == ({"48213": "overdue"}, [RECEIPT])


@pytest.mark.parametrize("form", [name for name in FORMS if name != "bare"])
def test_what_stands_in_the_quote_is_nobodys_answer(one: Whole, tmp_path: Path, form: str) -> None:
    whole = copied(one, tmp_path)
    outcome = receive(whole, answer(to_provider(whole), "Vilken kund gäller det?", form))
    assert (outcome.states, outcome.subjects) == ({"48213": "overdue"}, [NOT_UNDERSTOOD])


@pytest.mark.parametrize("form", ["outlook_desktop", "gmail", "iphone"])
@pytest.mark.parametrize(
    "how",
    [
        {"parts": "page"},
        {"parts": "text"},
        {"references": False},
        {"references": False, "subject": "SV: [EXTERNT] "},
    ],
    ids=str,
)
def test_a_part_or_the_reference_may_be_lost(
    one: Whole, tmp_path: Path, form: str, how: dict[str, object]
) -> None:
    whole = copied(one, tmp_path)
    reminder = to_provider(whole)
    if "subject" in how:
        how = {**how, "subject": f"{how['subject']}{reminder['Subject']}"}
    raw = answer(reminder, "Klart", form, **how)  # type: ignore[arg-type]  # the keys are answer's
    assert receive(whole, raw).states == {"48213": "done"}


def test_an_answer_in_latin_1_is_read(one: Whole, tmp_path: Path) -> None:
    whole = copied(one, tmp_path)
    raw = answer(to_provider(whole), "Färdigt", "bare", charset="iso-8859-1")
    assert receive(whole, raw).states == {"48213": "done"}


def test_the_ready_answer_of_the_link_is_understood(one: Whole, tmp_path: Path) -> None:
    whole = copied(one, tmp_path)
    reminder = to_provider(whole)
    (code,) = set(re.findall(r"LV-\w{4}-\w{4}", text_of(reminder)))
    raw = answer(reminder, f"klart {code}", "bare", references=False, subject=f"Klart {code}")
    assert receive(whole, raw).states == {"48213": "done"}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Klart, vi har tagit den.", "done"),
        ("Hej! Det är klart nu. /Anna", "done"),
        ("Utfört 2026-11-17", "done"),
        ("ej aktuellt: kunden har flyttat", "waived"),
        ("vänta till 2026-12-03", "snoozed"),
        ("inte klart än", "overdue"),
        ("blir klart på fredag", "overdue"),
        ("klart den 30 november", "overdue"),
        ("klart?", "overdue"),
        ("klart men inte 2", "overdue"),
        ("klart 7", "overdue"),
        ("ångra", "overdue"),
    ],
)
def test_a_plain_word_counts_and_any_doubt_does_not(
    one: Whole, tmp_path: Path, words: str, state: str
) -> None:
    whole = copied(one, tmp_path)
    outcome = receive(whole, answer(to_provider(whole), words))
    expected = NOT_UNDERSTOOD if state == "overdue" else RECEIPT
    assert (outcome.states, outcome.subjects) == ({"48213": state}, [expected])


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ("klart", "ooo"),
        ("klart 1 3", "dod"),
        ("klart alla", "ddd"),
        ("Är alla klara", "ooo"),
        ("klart alla utom 2", "ooo"),
        ("klart 1, vänta med 2", "ooo"),
        ("1. klart\n2. vänta till 2026-12-03", "dso"),
        ("klart 1\n2 inte klart", "ooo"),
        ("klart 1 4", "ooo"),
        ("ej aktuellt 2: kunden har flyttat", "owo"),
    ],
)
def test_numbers_choose_among_several_steps(
    three: Whole, tmp_path: Path, words: str, states: str
) -> None:
    whole = copied(three, tmp_path)
    reminder = to_provider(whole)
    orders = re.findall(r"order (\d{5})", text_of(reminder))
    outcome = receive(whole, answer(reminder, words))
    assert "".join(outcome.states[order][0] for order in orders) == states
    assert len(outcome.sent) == 1


@pytest.mark.parametrize("words", ["Tack!", "Tack så mycket!\n\nMvh Anna", "Ok, tack"])
def test_thanks_for_a_receipt_are_not_answered(one: Whole, tmp_path: Path, words: str) -> None:
    whole = copied(one, tmp_path)
    (receipt,) = receive(whole, answer(to_provider(whole), "klart")).sent
    outcome = receive(whole, answer(receipt, words, number=2), name="tack")
    assert (outcome.states, outcome.sent) == ({"48213": "done"}, [])
    assert whole.report("2026-11-26T10:00")["mailbox"]["review"] == 0


def test_thanks_for_a_reminder_are_answered_with_how_to_answer(one: Whole, tmp_path: Path) -> None:
    whole = copied(one, tmp_path)
    assert receive(whole, answer(to_provider(whole), "Tack!")).subjects == [NOT_UNDERSTOOD]


def test_the_free_text_of_an_answer_is_kept_nowhere(one: Whole, tmp_path: Path) -> None:
    whole = copied(one, tmp_path)
    words = "ej aktuellt: Tolvan ringde från 08-465 004 33, 19121212-1212"
    outcome = receive(whole, answer(to_provider(whole), words))
    assert outcome.states == {"48213": "waived"}
    kept = b"".join(path.read_bytes() for path in whole.folder.glob("state.db*"))
    sent = "".join(text_of(mail) for mail in outcome.sent)
    for secret in ("Tolvan", "465 004 33", "1212-1212"):
        assert secret.encode() not in kept
        assert secret not in sent
