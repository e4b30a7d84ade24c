"""`confirm`, `waive`, `snooze`."""

from __future__ import annotations

import pytest

from tests.cli.conftest import NOW
from tests.whole import Whole, notice


def state(whole: Whole, step: str = "link_lock", about: str = "48213", now: str = NOW) -> str:
    found: str = whole.steps(now)[step, about]["state"]
    return found


ACTS = [
    (["confirm"], "done"),
    (["waive", "--reason", "ingen knapp användes"], "waived"),
    (["snooze", "--until", "2026-12-03"], "snoozed"),
]


@pytest.mark.parametrize(("words", "after"), ACTS)
def test_an_act_is_told_and_can_be_taken_back_once(
    busy: Whole, words: list[str], after: str
) -> None:
    act, *options = words
    said = busy.run(act, "link_lock", "48213", *options, "--now", NOW)
    assert (said.code, state(busy)) == (0, after)
    assert said.out.startswith("2026-0001: link_lock (48213): öppet → ")
    undone = busy.run(act, "link_lock", "48213", "--undo", "--now", NOW)
    assert (undone.code, state(busy)) == (0, "open")
    again = busy.run(act, "link_lock", "48213", "--undo", "--now", NOW)
    assert (again.code, "ingenting att ta tillbaka" in again.err) == (1, True)


@pytest.mark.parametrize(("words", "after"), ACTS)
def test_the_case_may_be_named_by_reference_or_code(
    busy: Whole, words: list[str], after: str
) -> None:
    act, *options = words
    code = busy.run("case", "48213", "--now", NOW).out.rpartition("(link_lock)")[2]
    code = code.partition("kod ")[2].split()[0]
    for word in ("2026-0001", code):
        assert busy.run(act, "link_lock", word, *options, "--now", NOW).code == 0
        assert state(busy) == after
        assert busy.run(act, "link_lock", word, "--undo", "--now", NOW).code == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["confirm", "link_lock", "99999"], 1, "finns inte i liggaren"),
        (["confirm", "inget_steg", "48213"], 1, "öppna steg: link_lock, remove_receipt_product"),
        (["confirm", "await_installation", "48213"], 1, "redan stängt 2026-11-18"),
        (["confirm", "link_lock", "48213", "--about", "48999"], 1, "48213"),
        (["confirm", "link_lock", "48213", "--date", "2026-12-01"], 1, "har inte varit än"),
        (["confirm", "link_lock", "48213", "--date", "i går"], 2, "ÅÅÅÅ-MM-DD"),
        (["confirm", "link_lock"], 2, "ORDER saknas"),
        (["confirm", "link_lock", "48213", "--undo"], 1, "ingenting att ta tillbaka"),
        (["waive", "link_lock", "48213"], 2, "--reason"),
        (["waive", "link_lock", "48213", "--reason", " \n"], 2, "--reason"),
        (["snooze", "link_lock", "48213"], 2, "--until"),
        (["snooze", "link_lock", "48213", "--until", "2026-11-18"], 1, "senare dag än i dag"),
        (["snooze", "link_lock", "48213", "--until", "2026-02-30"], 2, "ÅÅÅÅ-MM-DD"),
    ],
)
def test_what_contradicts_the_ledger_is_refused_and_changes_nothing(
    busy: Whole, words: list[str], code: int, told: str
) -> None:
    before = (busy.folder / "state.db").read_bytes()
    said = busy.run(*words, "--now", NOW)
    assert (said.code, said.out, told in said.err) == (code, "", True), said.err
    assert (busy.folder / "state.db").read_bytes() == before


def test_who_and_when_are_kept(busy: Whole) -> None:
    words = ("--by", "Registrator 3", "--date", "2026-11-18", "--now", "2026-11-20T10:00")
    assert busy.run("confirm", "link_lock", "48213", *words).code == 0
    assert busy.steps("2026-11-20T10:00")["link_lock", "48213"]["closed"] == "2026-11-18"
    assert "Registrator 3" in busy.run("case", "48213", "--now", NOW).out


def test_a_snoozed_step_opens_again_on_its_day_and_its_due_day_stays(busy: Whole) -> None:
    busy.run("snooze", "link_lock", "48213", "--until", "2026-12-03", "--now", NOW)
    step = busy.steps("2026-12-02T09:00")["link_lock", "48213"]
    assert (step["state"], step["due"]) == ("snoozed", "2026-11-20")
    assert state(busy, now="2026-12-03T09:00") == "overdue"


def test_a_step_that_only_a_message_closes_is_closed_outright_by_hand(busy: Whole) -> None:
    assert busy.run("confirm", "await_installation", "48300", "--now", NOW).code == 0
    assert state(busy, "await_installation", "48300") == "done"


def test_where_a_step_is_open_for_several_things_one_must_be_chosen(busy: Whole) -> None:
    busy.receive("5", notice("48500", "Mottagen", "2026-11-10", Kundnr="10482"))
    busy.receive("6", notice("48500", "Utförd", "2026-11-17", Kundnr="10482"))
    busy.once(NOW)
    said = busy.run("confirm", "link_lock", "2026-0001", "--now", NOW)
    assert (said.code, "--about: 48213, 48500" in said.err) == (1, True)
    chosen = busy.run("confirm", "link_lock", "2026-0001", "--about", "48500", "--now", NOW)
    assert (chosen.code, state(busy), state(busy, about="48500")) == (0, "open", "done")
    undo = busy.run("confirm", "link_lock", "2026-0001", "--about", "48213", "--undo", "--now", NOW)
    assert (undo.code, state(busy, about="48500")) == (1, "done")


def test_of_two_things_open_the_order_itself_names_its_own(busy: Whole) -> None:
    busy.receive("5", notice("48500", "Utförd", "2026-11-17", Kundnr="10482"))
    busy.once(NOW)
    assert busy.run("confirm", "link_lock", "48500", "--now", NOW).code == 0
    assert (state(busy), state(busy, about="48500")) == ("open", "done")


def test_of_two_providers_and_of_months_one_is_chosen(whole: Whole) -> None:
    whole.once("2026-11-02T09:00")
    register = whole.folder / "a.csv"
    register.write_text(
        "Kundnr;Kommun;Utförare;Insats;Från\n"
        "10482;;Nord;hemtjänst;2026-11-02\n10482;;Söder;hemtjänst;2026-11-03\n"
        "10490;Grannby;Nord;hemtjänst;2026-11-02\n"
    )
    assert whole.run("import", str(register), "--now", "2026-11-03T09:00").code == 0
    now = "2027-01-04T09:00"
    case = whole.run("find", "10490", "--now", now).out.split()[1]
    said = whole.run("confirm", "billing_form", case, "--now", now)
    assert (said.code, "2026-11, 2026-12" in said.err) == (1, True)
    words = ("--about", "2026-11", "--now", now)
    assert whole.run("confirm", "billing_form", case, *words).code == 0
    assert state(whole, "billing_form", "2026-11", now) == "done"
    assert state(whole, "billing_form", "2026-12", now) == "open"
    both = whole.run("find", "10482", "--now", now).out.split()[1]
    words = ("--about", "Exempelomsorg Söder AB", "--now", now)
    assert whole.run("confirm", "collect_keys", both, *words).code == 0
    assert state(whole, "collect_keys", "Exempelomsorg Söder AB", now) == "done"
    assert state(whole, "collect_keys", "Hemtjänst Nord AB", now) == "overdue"
