"""What is owed: the ladder, the digest, the hours, freshness, the first start, the guards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from daemon.ledger.values import Evaluator
from daemon.rounds.ports import MailboxDown
from daemon.rounds.settings import RoundSettings
from daemon.rounds.steps import waiting
from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.ladder import Ladder, next_rung
from daemon.routine.rules import Routine
from parsers.reading import Command, Status
from tests.rounds.world import (
    ADMIN,
    DAY,
    NORD,
    SETTINGS,
    World,
    at,
    notice,
    reply,
    text_of,
    world,
)

MONDAY = date(2026, 11, 16)


def started(path: Path, settings: RoundSettings = SETTINGS) -> World:
    """A world whose first round has been made, on an empty mailbox, on Friday the 13th."""
    w = world(path, settings)
    w.round(at(13))
    assert w.outbox.take() == []
    return w


def ordered_and_done(w: World, day: date = MONDAY, order: str = "48213") -> None:
    w.arrive(notice("ordered", day - timedelta(days=1), order=order))
    w.arrive(notice("done", day, order=order))


def went(w: World) -> list[tuple[str, str]]:
    return [(str(m["To"]), str(m["Subject"]).partition(" [")[0]) for m in w.outbox.take()]


def diary(w: World, days: range, *, hour: int = 9) -> dict[int, list[str]]:
    """To whom mail went on each day of November, those without left out."""
    found = {}
    for day in days:
        w.round(at(day, hour) if day <= 30 else at(day - 30, hour, month=12))
        to = [address for address, _ in went(w)]
        if to:
            found[day] = to
    return found


def test_a_step_climbs_its_ladder_and_falls_silent_after_the_last_rung(tmp_path: Path) -> None:
    w = started(tmp_path)
    ordered_and_done(w)
    w.settings = replace(SETTINGS, routine=_only("link_lock"))
    # Due Wednesday the 18th: the day before, the day after, then every third working day; after
    # the fifth it stands in the report alone.
    assert diary(w, range(16, 60)) == {
        17: [ADMIN], 19: [ADMIN], 24: [ADMIN], 27: [ADMIN], 32: [ADMIN], 37: [ADMIN],
    }  # fmt: skip
    (case,) = w.ledger.cases(date(2026, 12, 15))
    assert case.reminders == {"link_lock:48213": 5}


def _only(*steps: str) -> Routine:
    routine = SETTINGS.routine
    return replace(routine, off=frozenset(routine.steps) - set(steps))


def test_the_systemforvaltare_is_told_from_the_second_reminder_in_a_message_of_its_own(
    tmp_path: Path,
) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("remove_receipt_product")))
    ordered_and_done(w)
    # Due Monday the 23rd.
    assert diary(w, range(16, 33)) == {
        20: [NORD], 24: [NORD], 27: [NORD, ADMIN], 32: [NORD, ADMIN],
    }  # fmt: skip


def test_all_that_an_address_is_owed_comes_in_one_message_a_day(tmp_path: Path) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("link_lock")))
    for order in ("48213", "48300", "48400"):
        ordered_and_done(w, order=order)
    w.round(at(19))
    (message,) = w.outbox.take()
    assert [order in text_of(message) for order in ("48213", "48300", "48400")] == [True] * 3
    ordered_and_done(w, order="48500")
    w.round(at(19, 11))
    assert w.outbox.take() == []
    w.round(at(20))
    (message,) = w.outbox.take()
    assert ["48213" in text_of(message), "48500" in text_of(message)] == [False, True]


def test_without_digest_each_step_has_its_own_message(tmp_path: Path) -> None:
    single = replace(
        SETTINGS, routine=_only("link_lock"), ladder=replace(SETTINGS.ladder, digest=False)
    )
    w = started(tmp_path, single)
    for order in ("48213", "48300"):
        ordered_and_done(w, order=order)
    w.round(at(19))
    assert len(w.outbox.take()) == 2
    w.round(at(19, 10))
    assert w.outbox.take() == []


def test_nothing_goes_outside_hours_or_on_days_off_and_the_round_says_why(tmp_path: Path) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("link_lock")))
    ordered_and_done(w)
    held = []
    for moment in (at(19, 7, 29), at(19, 16, 0), at(21), at(22)):
        held.append(w.round(moment).held)
        assert w.outbox.take() == []
    assert held == [
        "klockan är inte mellan 07:30 och 16:00",
        "klockan är inte mellan 07:30 och 16:00",
        "i dag är ingen arbetsdag",
        "i dag är ingen arbetsdag",
    ]
    assert w.round(at(23, 7, 30)).held is None
    assert len(w.outbox.take()) == 1


def test_of_a_case_passed_over_outside_hours_nobody_would_have_to_hear(tmp_path: Path) -> None:
    w = started(tmp_path)
    statuses: tuple[Status, ...] = ("booked", "done", "failed", "cancelled")
    for number in range(12):
        w.arrive(notice("ordered", MONDAY - 3 * number * DAY, order=f"4821{number}"))
        status = statuses[number % 4]
        w.arrive(notice(status, MONDAY + number * DAY, order=f"4821{number}"))
        w.arrive(notice("ordered", MONDAY + 2 * number * DAY, order=f"4830{number}"))
    w.round(at(17))
    put_off = Command(kind="wait", until=date(2026, 11, 19))
    for case in w.ledger.cases(date(2026, 11, 17)):
        w.arrive(reply(None, put_off, codes=tuple(case.codes.values()), now=at(17, 10)))
    w.round(at(17, 11))
    found = [_passed_over(w, MONDAY + n * DAY, ahead) for n in range(60) for ahead in (0, 1, 3)]
    assert max(found) > 5


def _passed_over(w: World, today: date, ahead: int) -> int:
    """How many cases stand open of which nobody has to hear on the next working day."""
    calendar, ladder = SETTINGS.calendar, Ladder(ahead=ahead)
    w.ledger.refresh(today)
    day = calendar.next_working(today)
    cases, heard = waiting(w.ledger), waiting(w.ledger, by=calendar.add(day, ahead))
    wanted = [
        case
        for case in cases
        if any(next_rung(s, [], ladder, calendar, day) is not None for s in case.state.steps)
        or any(a.withdrawn is None and not a.adopted for a in case.state.alerts)
    ]
    assert [case for case in wanted if case not in heard] == []
    return len(cases) - len(heard)


def test_weekends_and_holidays_burn_no_rungs(tmp_path: Path) -> None:
    w = world(tmp_path, replace(SETTINGS, routine=_only("link_lock")))
    w.round(at(14, month=12))
    w.arrive(notice("ordered", date(2026, 12, 17)))
    w.arrive(notice("done", date(2026, 12, 18)))  # due Tuesday the 22nd
    found = []
    for day in range(18, 32):
        for hour in (9, 12):
            w.round(at(day, hour, month=12))
            found += [day] * len(w.outbox.take())
    # Christmas Eve and the days after are off: the third working day after the 23rd is the 30th.
    assert found == [21, 23, 30]


def test_a_local_closing_day_is_a_day_off(tmp_path: Path) -> None:
    closed = replace(
        SETTINGS,
        routine=_only("link_lock"),
        calendar=WorkCalendar(closed=frozenset({date(2026, 11, 19)})),
    )
    w = started(tmp_path, closed)
    ordered_and_done(w)
    assert list(diary(w, range(16, 22))) == [17, 20]


def test_late_is_not_said_until_the_mailbox_has_been_read_after_the_due_day(tmp_path: Path) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("link_lock")))
    ordered_and_done(w)
    w.round(at(18, 15))
    w.outbox.take()
    w.mailbox.fail["enter"] = MailboxDown("brevlådan svarar inte")
    result = w.round(at(19))
    assert result.held == "brevlådan svarar inte"
    ((to, subject),) = went(w)
    assert (to, "sen" in subject) == (ADMIN, False)
    w.round(at(19, 10))
    assert went(w) == []
    w.mailbox.fail.clear()
    assert w.round(at(19, 11)).held is None
    assert len(w.outbox.take()) == 1


def test_late_is_not_said_in_a_round_that_cannot_read_though_an_earlier_one_could(
    tmp_path: Path,
) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("link_lock")))
    ordered_and_done(w)
    w.round(at(19, 17))
    w.mailbox.fail["enter"] = MailboxDown("brevlådan svarar inte")
    w.round(at(20))
    assert [subject for _, subject in went(w) if "arbetsdag" in subject] == []


def test_a_mailbox_not_read_to_its_end_holds_what_says_late(tmp_path: Path) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("link_lock")))
    ordered_and_done(w)
    w.round(at(16))
    for order in range(4):
        w.arrive(notice("ordered", MONDAY, order=f"4900{order}"))
    w.mailbox.limit = 2
    result = w.round(at(19))
    assert result.held is not None
    assert [to for to, subject in went(w) if "sen" in subject] == []


def test_a_message_that_came_meanwhile_closes_the_step_before_it_is_called_late(
    tmp_path: Path,
) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("await_installation")))
    w.arrive(notice("ordered", date(2026, 11, 2)))
    w.round(at(13, 10))
    w.outbox.take()
    w.arrive(notice("done", MONDAY))
    w.round(at(17))
    assert went(w) == []


def test_a_first_start_on_an_old_mailbox_gives_one_summary_and_no_flood(tmp_path: Path) -> None:
    w = world(tmp_path)
    for number in range(5):
        ordered_and_done(w, date(2026, 9, 1), order=f"4821{number}")
    assert w.round(at(19)).held is None
    ((to, subject),) = went(w)
    assert (to, "Låsvakt har startat" in subject) == (ADMIN, True)
    assert diary(w, range(20, 46)) == {}


def test_steps_late_before_the_start_are_reminded_when_the_configuration_says_so(
    tmp_path: Path,
) -> None:
    routine = _only("link_lock")
    since = replace(
        SETTINGS,
        routine=replace(routine, locality=replace(routine.locality, golive=date(2026, 9, 1))),
    )
    w = world(tmp_path, since)
    w.ledger.evaluate_with(_as_configured(w), "since")
    ordered_and_done(w, date(2026, 9, 3))
    w.round(at(19))
    assert [to for to, _ in went(w)] == [ADMIN]
    (case,) = w.ledger.cases(date(2026, 11, 19))
    assert case.reminders == {"link_lock:48213": 1}


def _as_configured(w: World) -> Evaluator:
    return lambda events, today: evaluate(
        events, w.settings.routine, w.settings.calendar, today
    )  # fmt: skip


def test_a_guard_speaks_at_once_and_once_to_all_it_concerns(tmp_path: Path) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only()))
    w.arrive(notice("done", date(2026, 11, 17)))  # never seen ordered
    assert w.round(at(17, 17)).held is not None
    assert went(w) == []
    w.round(at(18, 7, 30))
    assert [to for to, _ in went(w)] == [ADMIN]
    assert diary(w, range(18, 28)) == {}


def test_a_provider_without_an_address_is_told_to_the_systemforvaltare_once(tmp_path: Path) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("remove_receipt_product")))
    w.arrive(notice("ordered", MONDAY, provider="Okänd Hemtjänst AB"))
    w.arrive(notice("done", MONDAY, provider="Okänd Hemtjänst AB"))
    found = diary(w, range(16, 27))
    assert found == {20: [ADMIN]}


def test_mail_goes_to_configured_domains_alone(tmp_path: Path) -> None:
    narrow = replace(
        SETTINGS,
        routine=_only("remove_receipt_product"),
        outbox=replace(SETTINGS.outbox, domains=("exempel.example",)),
    )
    w = started(tmp_path, narrow)
    ordered_and_done(w)
    sent = [to for day in diary(w, range(16, 40)).values() for to in day]
    assert NORD not in sent


def test_a_new_due_day_starts_a_new_ladder(tmp_path: Path) -> None:
    w = started(tmp_path, replace(SETTINGS, routine=_only("await_installation")))
    w.arrive(notice("ordered", date(2026, 11, 3)))  # due the 17th
    assert list(diary(w, range(16, 19))) == [16, 18]
    booked = notice("booked", date(2026, 11, 24))
    w.arrive(replace(booked, stated=datetime.fromisoformat("2026-11-18T12:00:00+01:00")))
    assert list(diary(w, range(19, 31))) == [25, 27]  # now due the 26th
