"""What holds for every set of events: totality, order, duplicates, confirmations."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daemon.routine.evaluate import evaluate
from daemon.routine.events import (
    EVENT_KINDS,
    ClientRegistered,
    Confirmed,
    DecisionRecorded,
    Event,
    FirstVisit,
    HelpEnded,
    LockKnown,
    OrderLinked,
    OrderNoticed,
    ProviderChanged,
    ReceiptProductUsed,
    RegisterRead,
    RegisterRow,
    RegisterVanished,
    Snoozed,
    Undone,
    Waived,
)
from daemon.routine.facts import effective
from daemon.routine.grouping import client_of_orders
from daemon.routine.rules import Adjustments, OwnStep
from daemon.routine.state import CaseState
from daemon.routine.table import load, shipped
from tests.routine.diary import CALENDAR, LOCALITY, events

OWN = tuple(
    OwnStep(step=f"own_{fact}", role="utforare", opens=fact, closes=close, days=2, text="Gör.")
    for fact, close in (
        ("client_registered", "first_visit"),
        ("provider_changed", "client_ended"),
        ("installation_ordered", "installation_done"),
        ("home_care_ended", "removal_done"),
    )
)
ROUTINE = load(Adjustments(own=OWN), replace(LOCALITY, golive=date(2026, 11, 5)))
DAYS = st.integers(0, 45).map(lambda n: date(2026, 10, 25) + timedelta(days=n))
MOMENTS = st.integers(0, 45 * 4).map(
    lambda n: datetime(2026, 10, 25, 8, tzinfo=UTC) + timedelta(hours=6 * n)
)
IDS = st.integers(0, 60).map(lambda n: f"e{n}")
CLIENTS = st.sampled_from(["K", "K", "K", "L"])
PROVIDERS = st.sampled_from(["Nord", "Syd", "Öst"])
SERVICES = st.sampled_from(["hemtjänst", "trygghetslarm"])
ORDERS = st.sampled_from(["48213", "48214", "49001"])
MAYBE_DAY = st.none() | DAYS
ROWS = st.builds(
    RegisterRow,
    service=SERVICES,
    provider=st.none() | PROVIDERS,
    start=DAYS,
    end=MAYBE_DAY,
    ended=MAYBE_DAY,
    first_visit=MAYBE_DAY,
    lock=st.none() | st.booleans(),
    municipality=st.sampled_from([None, "Exempelkommun", "Annankommun"]),
)
SAYABLE = sorted({*ROUTINE.steps})
FIELDS: dict[type[Any], dict[str, st.SearchStrategy[Any]]] = {
    OrderNoticed: {
        "order": ORDERS,
        "action": st.sampled_from([None, "installation", "installation", "removal"]),
        "status": st.sampled_from(["ordered", "booked", "done", "failed", "cancelled"]),
        "provider": st.none() | PROVIDERS,
        "client": st.none() | CLIENTS,
    },
    RegisterRead: {"client": CLIENTS, "rows": st.lists(ROWS, max_size=3).map(tuple)},
    RegisterVanished: {"client": CLIENTS},
    ClientRegistered: {
        "client": CLIENTS,
        "provider": st.none() | PROVIDERS,
        "municipality": st.sampled_from([None, "Annankommun"]),
        "first_visit": MAYBE_DAY,
    },
    FirstVisit: {"client": CLIENTS},
    ProviderChanged: {"client": CLIENTS, "provider": PROVIDERS},
    DecisionRecorded: {"client": CLIENTS, "service": SERVICES, "start": DAYS, "end": MAYBE_DAY},
    HelpEnded: {"client": CLIENTS, "service": SERVICES},
    ReceiptProductUsed: {"client": CLIENTS},
    LockKnown: {"client": CLIENTS, "present": st.booleans()},
    OrderLinked: {"order": ORDERS, "client": CLIENTS},
    Confirmed: {"sure": st.booleans()},
    Waived: {"reason": st.just("behövs inte")},
    Snoozed: {"until": DAYS},
    Undone: {"undoes": IDS},
}


@st.composite
def one_event(draw: st.DrawFn) -> Event:
    """Any event."""
    kind = draw(st.sampled_from(list(FIELDS)))
    fields: dict[str, Any] = {name: draw(value) for name, value in FIELDS[kind].items()}
    if kind in {Confirmed, Waived, Snoozed}:
        step, about = draw(st.sampled_from(SAYABLE)), draw(ORDERS | CLIENTS | PROVIDERS)
        key = draw(st.sampled_from([f"{step}:1", f"{step}:{about}", step, ""]))
        fields |= {"step": step, "about": about, "key": key}
    fields["origin"] = draw(st.sampled_from(["message", "register", "hand"]))
    made: Event = kind(id=draw(IDS), stated=draw(MOMENTS), date=draw(DAYS), **fields)
    return made


EVENTS = st.lists(one_event(), max_size=14)


def state(found: Iterable[Event], today: date) -> CaseState:
    return evaluate(found, ROUTINE, CALENDAR, today)


def test_every_kind_of_event_is_tried() -> None:
    assert set(FIELDS) == set(EVENT_KINDS.values())


@settings(max_examples=200, deadline=None)
@given(EVENTS, DAYS, st.randoms(use_true_random=False))
def test_any_set_of_events_gives_the_same_case_in_any_order_and_with_duplicates(
    found: list[Event], today: date, chance: Any
) -> None:
    mixed = [*found, *found[:3]]
    chance.shuffle(mixed)
    assert state(mixed, today) == state(found, today)


@settings(max_examples=150, deadline=None)
@given(EVENTS, DAYS)
def test_any_case_makes_sense(found: list[Event], today: date) -> None:
    result = state(found, today)
    keys = [step.key for step in result.steps]
    assert len(keys) == len(set(keys))
    assert len({alert.key for alert in result.alerts}) == len(result.alerts)
    for step in result.steps:
        assert step.opened <= today
        assert (step.closed is not None) == (step.state in {"done", "waived"})
        assert (step.state == "overdue") <= (step.workdays_late > 0)
        assert step.why
        assert not step.why.endswith(".")
    for alert in result.alerts:
        assert alert.since <= today
        assert alert.withdrawn is None or alert.withdrawn >= alert.since


@settings(max_examples=150, deadline=None)
@given(EVENTS, DAYS, st.data())
def test_confirming_an_open_step_closes_it_and_opens_nothing_but_what_it_speaks_of(
    found: list[Event], today: date, data: st.DataObject
) -> None:
    before = state(found, today)
    going = [step for step in before.steps if step.closed is None]
    if not going:
        return
    step = data.draw(st.sampled_from(going))
    word = Confirmed(
        id="word",
        stated=datetime.combine(today, datetime.max.time(), UTC) + timedelta(days=99),
        date=today,
        step=step.step,
        about=step.about,
        key=step.key,
    )
    after = {later.key: later for later in state([*found, word], today).steps}
    assert after[step.key].state == "done"
    # What is known of the receipt product opens and closes steps about it.
    others = {s.key for s in before.steps if s.closed is not None and "product" not in s.step}
    assert {key for key in others if after[key].closed is None} == set()


@settings(max_examples=100, deadline=None)
@given(EVENTS, DAYS)
def test_undoing_everything_leaves_nothing(found: list[Event], today: date) -> None:
    once = {event.id: event for event in found if not isinstance(event, Undone)}
    late = datetime(2027, 6, 1, tzinfo=UTC)
    undoings = [Undone(id=f"u{key}", stated=late, date=today, undoes=key) for key in once]
    empty = CaseState(client=None, provider=None, orders=(), steps=(), alerts=())
    assert state([*once.values(), *undoings], today) == empty


@settings(max_examples=60, deadline=None)
@given(EVENTS, st.randoms(use_true_random=False))
def test_the_client_of_an_order_is_the_same_in_any_order(found: list[Event], chance: Any) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    assert client_of_orders(mixed) == client_of_orders(found)


def test_all_permutations_of_a_small_case_give_the_same_case() -> None:
    found = events(
        """
        11-02 client Nord visit=11-04
        11-03 order 48213 installation ordered provider=Nord client=K
        11-05 order 48213 installation booked 11-10
        11-10 order 48213 installation failed
        11-12 order 48213 installation done
        11-16 ended hemtjänst
        """
    )
    today = date(2026, 11, 20)
    expected = evaluate(found, shipped(), CALENDAR, today)
    assert len(expected.steps) == 11
    assert all(
        evaluate(mixed, shipped(), CALENDAR, today) == expected for mixed in permutations(found)
    )


def test_of_one_id_with_two_contents_the_same_one_is_taken_in_any_order() -> None:
    one, *_ = events("11-02 lock yes")
    assert isinstance(one, LockKnown)
    other = replace(one, present=False)
    assert effective([one, other]) == effective([other, one])


@pytest.mark.parametrize("when", ["9999-12-31", "1900-01-01"])
@pytest.mark.parametrize(
    "line",
    [
        "client Nord municipality=Annankommun date=DAY",
        "import hemtjänst Nord from=DAY to=DAY ended=DAY visit=DAY lock=ja",
        "order 48213 installation booked DAY client=K",
        "order 48213 installation done client=K date=DAY",
        "decision trygghetslarm from=DAY to=DAY",
        "ended hemtjänst date=DAY",
    ],
)
def test_days_beyond_all_sense_do_not_raise(line: str, when: str) -> None:
    found = events("11-02 client Nord\n11-03 " + line.replace("DAY", when))
    assert state(found, date(2026, 11, 20)).client == "K"
