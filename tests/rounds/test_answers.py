"""People's answers: what they do, whose count, what is said back, and what never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from daemon.rounds.ports import OutboxDown
from daemon.rounds.settings import RoundSettings
from parsers.reading import Bounce, Command, Reading
from tests.rounds.test_remind import _only, ordered_and_done, started
from tests.rounds.world import (
    ADMIN,
    DONE,
    NORD,
    SETTINGS,
    World,
    at,
    notice,
    reply,
    text_of,
)

LINK = replace(SETTINGS, routine=_only("link_lock"))
PRODUCT = replace(SETTINGS, routine=_only("remove_receipt_product"))
WAIT = replace(SETTINGS, routine=_only("await_installation"))


def reminded(
    path: Path, settings: RoundSettings, *orders: str, day: int = 19
) -> tuple[World, EmailMessage]:
    """A world with one reminder out, of the steps of these orders."""
    w = started(path, settings)
    for order in orders or ("48213",):
        ordered_and_done(w, order=order)
    w.round(at(day))
    (message,) = w.outbox.take()
    return w, message


def answered(w: World, reading: Reading, *, hour: int = 10, day: int = 19) -> list[EmailMessage]:
    """The answer comes in, and what goes out in that round."""
    w.arrive(replace(reading, stated=at(day, hour)))
    w.round(at(day, hour))
    return w.outbox.take()


def judged(w: World) -> tuple[str, str | None]:
    one = w.ledger.messages.all()[-1]
    return one.disposition, one.reason_code


def test_klart_closes_the_only_step_and_the_receipt_says_so(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK)
    (receipt,) = answered(w, reply(reminder, DONE))
    assert (w.open_steps(at(19)), judged(w)) == ({}, ("reply", None))
    assert (str(receipt["To"]), str(receipt["In-Reply-To"])) == (ADMIN, "<svar.1@nord.example>")
    assert "48213" in text_of(receipt)
    (case,) = w.ledger.cases(date(2026, 11, 19))
    assert case.state.steps[0].closed_by == "systemförvaltaren"


def test_angra_in_answer_to_the_receipt_takes_it_back(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK)
    (receipt,) = answered(w, reply(reminder, DONE))
    (second,) = answered(w, reply(receipt, Command(kind="undo")), hour=11)
    assert w.open_steps(at(19)) == {"link_lock": "overdue"}
    assert "48213" in text_of(second)


def test_who_may_answer_for_one_step_of_a_receipt_may_not_take_back_the_others(
    tmp_path: Path,
) -> None:
    both = replace(SETTINGS, routine=_only("link_lock", "await_removal"))
    w = started(tmp_path, both)
    ordered_and_done(w)
    w.arrive(notice("ordered", date(2026, 11, 4), order="48300", action="removal"))
    w.round(at(19))
    (reminder,) = w.outbox.take()
    (receipt,) = answered(w, reply(reminder, Command(kind="done", everything=True)))
    sent = answered(w, reply(receipt, Command(kind="undo"), sender=NORD), hour=11)
    assert (sent, judged(w)) == ([], ("review", "answer_not_theirs"))


def test_numbers_name_the_steps_of_the_reminder(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK, "48213", "48300", "48400")
    answered(w, reply(reminder, Command(kind="done", numbers=(1, 3))))
    still = [
        step.about
        for case in w.ledger.cases(date(2026, 11, 19))
        for step in case.state.steps
        if step.closed is None
    ]
    first, second, third = (text_of(reminder).index(order) for order in ("48213", "48300", "48400"))
    assert (still, first < second < third) == (["48300"], True)


def test_numbers_are_those_of_the_message_as_it_was_sent(tmp_path: Path) -> None:
    w = started(tmp_path, LINK)
    for order in ("48213", "48300"):
        ordered_and_done(w, order=order)
    w.outbox.down = OutboxDown("servern svarar inte")
    w.round(at(19))
    w.arrive(notice("ordered", date(2026, 11, 18), order="48213", action="removal"))
    w.arrive(notice("done", date(2026, 11, 19), order="48213", action="removal"))
    w.outbox.down = None
    w.round(at(19, 10))
    (reminder,) = [m for m in w.outbox.take() if "48300" in text_of(m)]
    assert "1. " in text_of(reminder)
    answered(w, reply(reminder, Command(kind="done", numbers=(1,))), hour=11)
    (case,) = [c for c in w.ledger.cases(date(2026, 11, 19)) if c.state.orders[0].order == "48300"]
    assert [step.state for step in case.state.steps] == ["done"]


def test_everything_closes_all_of_them(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK, "48213", "48300")
    answered(w, reply(reminder, Command(kind="done", everything=True)))
    assert w.open_steps(at(19)) == {}


def test_klart_alone_to_several_steps_is_not_understood_and_answered_once(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK, "48213", "48300")
    (how,) = answered(w, reply(reminder, DONE))
    assert (judged(w), "klart 1" in text_of(how)) == (("reply", "not_understood"), True)
    assert answered(w, reply(reminder, DONE), hour=11) == []
    assert judged(w) == ("review", "not_understood_again")
    assert w.open_steps(at(19)) == {"link_lock": "overdue"}


def test_an_answer_to_how_to_answer_is_understood_too(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK, "48213", "48300")
    (how,) = answered(w, reply(reminder))
    answered(w, reply(how, Command(kind="done", numbers=(2,))), hour=11)
    assert [
        step.about
        for case in w.ledger.cases(date(2026, 11, 19))
        for step in case.state.steps
        if step.closed is not None
    ] == ["48300"]


def test_a_code_is_enough_where_the_reference_was_lost(tmp_path: Path) -> None:
    w, _ = reminded(tmp_path, LINK)
    (case,) = w.ledger.cases(date(2026, 11, 19))
    code = case.codes["link_lock:48213"]
    answered(w, reply(None, DONE, codes=(code,)))
    assert w.open_steps(at(19)) == {}


def test_an_answer_that_belongs_to_nothing_goes_to_a_person(tmp_path: Path) -> None:
    w, _ = reminded(tmp_path, LINK)
    sent = answered(w, reply("okand@annan.example", DONE, codes=("LV-0000-0000",)))
    assert (sent, judged(w)) == ([], ("review", "answer_unmatched"))


def test_not_applicable_waives_and_keeps_no_word_of_the_reason(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK)
    secret = "Tolvan Tolvansson vill inte"
    answered(w, reply(reminder, Command(kind="not_applicable", reason=secret)))
    (case,) = w.ledger.cases(date(2026, 11, 19))
    assert case.state.steps[0].state == "waived"
    assert [line for line in w.ledger._file._raw.iterdump() if "Tolvan" in line] == []


def test_wait_puts_the_reminder_off_until_that_day_and_the_due_day_stays(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK)
    answered(w, reply(reminder, Command(kind="wait", until=date(2026, 11, 30))))
    assert w.open_steps(at(19)) == {"link_lock": "snoozed"}
    quiet = []
    for day in (20, 23, 24, 25, 26, 27):
        w.round(at(day))
        quiet += w.outbox.take()
    w.round(at(30))
    (message,) = w.outbox.take()
    assert (quiet, "8 arbetsdagar sent" in str(message["Subject"])) == ([], True)


@pytest.mark.parametrize("until", [None, date(2026, 11, 19), date(2020, 1, 1), date(2030, 1, 1)])
def test_waiting_for_an_impossible_day_is_not_understood(
    tmp_path: Path, until: date | None
) -> None:
    w, reminder = reminded(tmp_path, LINK)
    answered(w, reply(reminder, Command(kind="wait", until=until)))
    assert (judged(w), w.open_steps(at(19))) == (
        ("reply", "not_understood"),
        {"link_lock": "overdue"},
    )


def test_klart_for_what_only_a_message_closes_is_believed_once(tmp_path: Path) -> None:
    w = started(tmp_path, WAIT)
    w.arrive(notice("ordered", date(2026, 11, 4)))  # due the 18th
    w.round(at(16))
    w.outbox.take()
    w.round(at(19))
    (reminder,) = w.outbox.take()
    (receipt,) = answered(w, reply(reminder, DONE))
    assert (w.open_steps(at(19)), judged(w)) == (
        {"await_installation": "snoozed"},
        ("reply", None),
    )
    assert "weborder" in text_of(receipt).lower()
    w.round(at(24))
    (again,) = w.outbox.take()
    (second,) = answered(w, reply(again, DONE), day=24)
    assert judged(w) == ("review", "believed_twice")
    assert w.open_steps(at(24)) == {"await_installation": "overdue"}
    assert text_of(second) != text_of(receipt)


def refused(path: Path, settings: RoundSettings, **changed: object) -> tuple[object, ...]:
    w, reminder = reminded(path, settings, day=20 if settings.routine == PRODUCT.routine else 19)
    reading = replace(reply(reminder, DONE, sender=NORD), **changed)  # type: ignore[arg-type]  # the test names fields
    sent = answered(w, reading, day=20)
    closed = [s for c in w.ledger.cases(date(2026, 11, 20)) for s in c.state.steps if s.closed]
    return len(closed), len(sent), *judged(w)


def test_only_vouched_addresses_of_the_steps_role_and_provider_count(tmp_path: Path) -> None:
    waived = replace(PRODUCT, vouching="waived")
    absent = replace(PRODUCT, vouching="absent")
    found = [
        refused(tmp_path_of(tmp_path, "a"), PRODUCT),
        refused(tmp_path_of(tmp_path, "b"), PRODUCT, sender="kim@nord.example"),
        refused(tmp_path_of(tmp_path, "c"), PRODUCT, sender="kim@mail.nord.example"),
        refused(tmp_path_of(tmp_path, "d"), PRODUCT, sender="planering@syd.example"),
        refused(tmp_path_of(tmp_path, "e"), PRODUCT, sender=ADMIN),
        refused(tmp_path_of(tmp_path, "f"), PRODUCT, vouched=None),
        refused(tmp_path_of(tmp_path, "g"), PRODUCT, vouched=False),
        refused(tmp_path_of(tmp_path, "h"), waived, vouched=None),
        refused(tmp_path_of(tmp_path, "i"), absent, vouched=True),
        refused(tmp_path_of(tmp_path, "j"), PRODUCT, sender=None),
    ]
    assert found == [
        (1, 1, "reply", None),
        (1, 1, "reply", None),
        (0, 0, "review", "answer_not_theirs"),
        (0, 0, "review", "answer_not_theirs"),
        (0, 0, "review", "answer_not_theirs"),
        (0, 0, "review", "not_vouched"),
        (0, 0, "review", "not_vouched"),
        (1, 1, "reply", None),
        (0, 0, "review", "no_security"),
        (0, 0, "review", "no_sender"),
    ]


def tmp_path_of(path: Path, name: str) -> Path:
    (path / name).mkdir()
    return path / name


def test_the_provider_may_confirm_the_linking_too(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK)
    answered(w, reply(reminder, DONE, sender=NORD))
    (case,) = w.ledger.cases(date(2026, 11, 19))
    assert (case.state.steps[0].state, case.state.steps[0].closed_by) == (
        "done",
        "Hemtjänst Nord AB",
    )


def test_one_code_that_is_not_theirs_stops_the_whole_answer(tmp_path: Path) -> None:
    both = replace(SETTINGS, routine=_only("remove_receipt_product", "await_removal"))
    w = started(tmp_path, both)
    ordered_and_done(w)
    w.arrive(notice("ordered", date(2026, 11, 4), order="48300", action="removal"))
    w.round(at(20))
    codes = {
        step.step: case.codes[step.key]
        for case in w.ledger.cases(date(2026, 11, 20))
        for step in case.state.steps
    }
    w.outbox.take()
    both_codes = (codes["remove_receipt_product"], codes["await_removal"])
    sent = answered(
        w,
        reply(None, Command(kind="done", codes=both_codes), sender=NORD, codes=both_codes),
        day=20,
    )
    assert (sent, judged(w)) == ([], ("review", "answer_not_theirs"))
    assert set(w.open_steps(at(20))) == {"remove_receipt_product", "await_removal"}


def test_the_address_of_a_person_who_answered_is_not_kept(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, PRODUCT, day=20)
    (receipt,) = answered(w, reply(reminder, DONE, sender="kim@nord.example"), day=20)
    kept = [line for line in w.ledger._file._raw.iterdump() if "kim" in line]
    assert (str(receipt["To"]), kept) == ("kim@nord.example", [])


def test_receipts_go_at_any_hour(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, LINK)
    assert len(answered(w, reply(reminder, DONE), hour=22)) == 1


@pytest.mark.parametrize("references", [True, False])
@pytest.mark.parametrize(
    "commands",
    [
        (),
        (DONE,),
        (Command(kind="not_applicable"),),
        (Command(kind="wait", until=date(2026, 11, 27)),),
        (Command(kind="undo"),),
    ],
)
def test_a_program_that_answers_all_it_gets_is_soon_left_alone(
    tmp_path: Path, commands: tuple[Command, ...], references: bool
) -> None:
    w, reminder = reminded(tmp_path, LINK)
    code = text_of(reminder).partition("Kod:")[2].split()[0]
    message, sent = reminder, 0
    for _ in range(12):
        to = message if references else None
        answers = answered(w, reply(to, *commands, codes=(code,)))
        sent += len(answers)
        message = answers[0] if answers else message
    assert sent <= 2


def test_the_same_word_about_a_message_only_step_is_not_repeated(tmp_path: Path) -> None:
    w = started(tmp_path, WAIT)
    w.arrive(notice("ordered", date(2026, 11, 4)))
    w.round(at(16))
    w.outbox.take()
    w.round(at(19))
    (message,), sent = w.outbox.take(), 0
    for _ in range(10):
        answers = answered(w, reply(message, DONE))
        sent += len(answers)
        message = answers[0] if answers else message
    assert sent == 2  # believed, then for a person to look at


def test_a_hard_bounce_flags_the_address_and_the_rung_does_not_count(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, PRODUCT, day=20)
    message_id = str(reminder["Message-ID"]).strip("<>")
    bounce = Bounce(recipients=(NORD,), permanent=True, original_id=message_id)
    report = Reading(verdict="automatic", reason="en studs", bounce=bounce)
    (told,) = answered(w, report, day=20)
    assert (str(told["To"]), NORD in text_of(told)) == (ADMIN, True)
    (case,) = w.ledger.cases(date(2026, 11, 20))
    assert case.reminders == {"remove_receipt_product:48213": 0}
    assert answered(w, report, hour=11, day=20) == []
    assert [flag.address for flag in w.ledger.log.flags()] == [NORD]


def test_a_soft_bounce_or_a_foreign_one_changes_nothing(tmp_path: Path) -> None:
    w, reminder = reminded(tmp_path, PRODUCT, day=20)
    message_id = str(reminder["Message-ID"]).strip("<>")
    for bounce in (
        Bounce(recipients=(NORD,), permanent=False, original_id=message_id),
        Bounce(recipients=(NORD,), permanent=True, original_id="pahittad@annan.example"),
        Bounce(recipients=(NORD,), permanent=True, original_id=None),
    ):
        report = Reading(verdict="automatic", reason="en studs", bounce=bounce)
        assert answered(w, report, day=20) == []
    assert w.ledger.log.flags() == ()


def test_out_of_office_closes_nothing_and_gets_no_answer(tmp_path: Path) -> None:
    w, _ = reminded(tmp_path, LINK)
    away = Reading(verdict="automatic", reason="ett frånvaromeddelande", sender=ADMIN)
    assert (answered(w, away), w.open_steps(at(19))) == ([], {"link_lock": "overdue"})


def test_an_answer_and_the_message_it_waited_for_may_come_in_one_round(tmp_path: Path) -> None:
    w = started(tmp_path, WAIT)
    w.arrive(notice("ordered", date(2026, 11, 4)))
    w.round(at(16))
    w.outbox.take()
    w.round(at(19))
    (reminder,) = w.outbox.take()
    w.arrive(replace(reply(reminder, DONE), stated=at(19, 10)))
    w.arrive(notice("done", date(2026, 11, 18)))
    w.round(at(19, 10))
    assert w.open_steps(at(19)) == {}
