"""A case is a function of the set of its events: merged, parted, permuted, replayed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from daemon.ledger import Ledger
from daemon.ledger.codec import event_from, kind_of, moment, payload_of
from daemon.routine.events import Confirmed, Event, RegisterRead, RegisterRow, Snoozed
from daemon.routine.state import CaseState
from tests.ledger.example import START, TODAY, link, notice, opened, put, undone

CLIENT = "K-7F3Q9M2A"
EMPTY = CaseState(client=None, provider=None, orders=(), steps=(), alerts=())


def states(ledger: Ledger, today: date = TODAY) -> dict[str, object]:
    return {record.key: record.state for record in ledger.cases(today)}


def stored(ledger: Ledger) -> dict[str, object]:
    return {key: ledger.casebook.state(key) for key in ledger.casebook.evaluated()}


def confirmed(number: int, step: str, about: str, key: str) -> Confirmed:
    stated = START + timedelta(days=number)
    return Confirmed(
        id=f"c{number}", stated=stated, date=stated.date(), step=step, about=about, key=key,
        by="systemförvaltaren",
    )  # fmt: skip


def test_every_order_of_the_same_events_makes_the_same_rows(tmp_path: Path) -> None:
    events: list[Event] = [
        notice(1, "48213", "ordered"),
        notice(2, "48213", "done", client=CLIENT),
        notice(3, "48300", "ordered", action="removal", client=CLIENT),
        link(4, "48400", CLIENT),
        notice(5, "48400", "done", client="K-00000000"),
    ]
    found = set()
    for number, order in enumerate(permutations(events)):
        with opened(tmp_path / f"{number}.db") as ledger:
            for event in order:
                put(ledger, event)
            assert (stored(ledger), ledger.replay(TODAY)) == (states(ledger), ())
            found.add(repr(sorted(stored(ledger).items())))
    assert len(found) == 1


def test_an_event_with_a_known_id_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "ordered"))
        before = stored(ledger)
        assert (put(ledger, notice(1, "48213", "ordered")), stored(ledger)) == (0, before)


def test_an_order_joins_its_clients_case_and_its_own_reference_still_leads_there(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "done"))
        own = ledger.find_case("48213", TODAY)
        assert own is not None
        assert (own.ref, own.key) == ("2026-0001", "order:48213")
        put(ledger, notice(2, "48300", "ordered", client=CLIENT))
        put(ledger, link(3, "48213", CLIENT))
        joined = ledger.find_case("2026-0001", TODAY)
        assert joined is not None
        assert (joined.ref, joined.key) == ("2026-0002", f"client:{CLIENT}")
        assert [record.ref for record in ledger.cases(TODAY)] == ["2026-0002"]
        code = own.codes[own.state.steps[0].key]
        assert joined.codes[own.state.steps[0].key] == code
        by_code = ledger.find_case(code.lower(), TODAY)
        assert by_code is not None
        assert by_code.key == joined.key


def test_undoing_a_link_parts_the_cases_again_and_undoing_that_joins_them(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "done"), notice(2, "48300", "ordered", client=CLIENT))
        apart = stored(ledger)
        refs = [record.ref for record in ledger.cases(TODAY)]
        put(ledger, link(3, "48213", CLIENT))
        joined = stored(ledger)
        put(ledger, undone(4, "l3"))
        assert (stored(ledger), [r.ref for r in ledger.cases(TODAY)]) == (apart, refs)
        put(ledger, undone(5, "u4"))
        assert (stored(ledger), ledger.replay(TODAY)) == (joined, ())


def test_an_order_that_names_another_client_later_moves_there(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "ordered", client=CLIENT))
        put(ledger, notice(2, "48213", "done", client="K-00000000"))
        assert list(stored(ledger)) == ["client:K-00000000"]
        assert ledger.replay(TODAY) == ()


def test_what_is_said_of_a_step_follows_its_order_into_another_case(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "done"))
        own = ledger.find_case("48213", TODAY)
        assert own is not None
        step = next(one for one in own.state.steps if one.step == "link_lock")
        put(ledger, confirmed(5, "link_lock", "48213", step.key), anchor="order:48213")
        put(ledger, link(6, "48213", CLIENT))
        joined = ledger.find_case("48213", TODAY)
        assert joined is not None
        closed = joined.step(step.key)
        assert closed is not None
        assert (joined.key, closed.state) == (f"client:{CLIENT}", "done")


def test_a_fact_that_belongs_nowhere_is_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        with pytest.raises(ValueError, match="ta tillbaka"):
            put(ledger, notice(1, "48213", "ordered"), undone(2, "finns-inte"))
        with pytest.raises(ValueError, match="steg utan ärende"):
            put(ledger, confirmed(3, "link_lock", "48213", "x"))
        assert ledger.events.count() == 0


def test_a_changed_row_is_named_by_replay_and_mended_by_rebuild(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(1, "48213", "done"), notice(2, "48300", "ordered"))
        with ledger.writing():
            ledger._file.write("UPDATE step_row SET due = '2030-01-01' WHERE step = 'link_lock'")
            ledger._file.write("DELETE FROM case_row WHERE key = 'order:48300'")
        named = ledger.replay(TODAY)
        assert [line.partition(" ")[0] for line in named] == ["2026-0001:", "2026-0002:"]
        ledger.rebuild(TODAY)
        assert ledger.replay(TODAY) == ()


def test_a_new_day_makes_the_open_steps_late(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(14, "48213", "done"))
        later = TODAY + timedelta(days=7)
        assert (ledger.refresh(later), ledger.refresh(later)) == (1, 0)
        record = ledger.casebook.state("order:48213")
        assert record is not None
        late = {step.step: step.workdays_late for step in record.steps}
        assert late["link_lock"] == 8


def test_other_rules_make_every_case_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "state.db") as ledger:
        put(ledger, notice(14, "48213", "done"))
        ledger.refresh(TODAY)
        ledger.evaluate_with(lambda events, today: EMPTY, "andra regler")
        assert ledger.refresh(TODAY) == 1


@pytest.mark.parametrize(
    "event",
    [
        notice(1, "48213", "booked"),
        RegisterRead(
            id="r", stated=START, date=START.date(), origin="register", client=CLIENT,
            rows=(
                RegisterRow("hemtjänst", "Hemtjänst Nord AB", date(2026, 1, 1), None, None,
                            date(2026, 1, 5), True, None),
                RegisterRow("trygghetslarm", None, date(2026, 1, 1), date(2026, 12, 31)),
            ),
        ),
        Snoozed(
            id="s", stated=datetime(2026, 3, 29, 1, 30, 0, 7, tzinfo=UTC), date=date(2026, 3, 29),
            origin="answer", by="Hemtjänst Nord AB", step="link_lock", about="48213", key="k",
            until=date(2026, 4, 7),
        ),
        link(2, "48213", CLIENT),
        undone(3, "l2"),
    ],
    ids=lambda event: type(event).__name__,
)  # fmt: skip
def test_an_event_comes_back_as_it_was_written(event: Event) -> None:
    back = event_from(
        kind_of(event), event.id, moment(event.stated), event.date.isoformat(), payload_of(event)
    )
    assert back == event
