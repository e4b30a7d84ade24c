"""`record …`: what a register would tell, said by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import NOW
from tests.whole import Whole, notice

CLIENT = ("--client", "10482")
NEW = ("record", "client", *CLIENT, "--provider", "Nord", "--first-visit", "2026-11-20")


@pytest.fixture
def known(whole: Whole) -> Whole:
    whole.receive("1", notice("48213", "Mottagen", "2026-11-17"))
    whole.once(NOW)
    assert whole.run(*NEW, "--now", NOW).code == 0
    return whole


def steps(whole: Whole, now: str = NOW) -> dict[str, tuple[str, str]]:
    return {
        f"{name} {about}" if about == "48213" else name: (step["state"], step["due"])
        for (name, about), step in whole.steps(now).items()
    }


def test_a_client_registered_by_hand_opens_the_steps_of_a_new_client(known: Whole) -> None:
    opened = ("collect_keys", "inform_client", "inform_provider", "order_installation")
    found = {name: step for name, step in steps(known).items() if "48213" not in name}
    assert found == dict.fromkeys(opened, ("open", "2026-11-20"))


EACH: list[tuple[list[str], dict[str, Any]]] = [
    (["first-visit", "--date", "2026-11-24"], {"inform_client": ("open", "2026-11-24")}),
    (
        ["provider", "--provider", "Söder", "--date", "2026-11-18"],
        {"inform_new_provider": ("open", "2026-11-20")},
    ),
    (
        ["decision", "--service", "hemtjänst", "--from", "2026-11-01", "--to", "2026-12-01"],
        {"renew_decision": ("open", "2026-11-30")},
    ),
    (["ended", "--service", "hemtjänst"], {"inform_client": ("waived", "2026-11-20")}),
    (["lock"], {"order_installation": ("done", "2026-11-20")}),
    (["link", "--order", "48213"], {"inform_provider": ("done", "2026-11-20")}),
]


@pytest.mark.parametrize(
    ("words", "changed"), EACH, ids=lambda v: v[0] if isinstance(v, list) else ""
)
@pytest.mark.parametrize("whole_again", [True, False], ids=["as said", "bare"])
def test_each_record_changes_what_it_says_and_is_taken_back(
    known: Whole, words: list[str], changed: dict[str, Any], whole_again: bool
) -> None:
    before = known.report(NOW)["cases"]
    said = known.run("record", *words, *CLIENT, "--now", NOW)
    assert said.code == 0, said.err
    assert steps(known).items() >= changed.items()
    undo = words if whole_again else words[:1]
    undone = known.run("record", *undo, *CLIENT, "--undo", "--now", NOW)
    assert undone.code == 0, undone.err
    assert known.report(NOW)["cases"] == before
    again = known.run("record", *undo, *CLIENT, "--undo", "--now", NOW)
    assert (again.code, "ingenting sådant" in again.err) == (1, True)


def test_a_receipt_product_said_in_use_is_to_be_returned_at_the_end(known: Whole) -> None:
    known.run("record", "receipt-product", *CLIENT, "--now", NOW)
    known.run("record", "ended", *CLIENT, "--service", "hemtjänst", "--now", NOW)
    assert "return_receipt_product" in steps(known)
    known.run("record", "receipt-product", *CLIENT, "--undo", "--now", NOW)
    assert "return_receipt_product" not in steps(known)


def test_a_lock_said_to_be_there_and_then_not_is_as_said_last(known: Whole) -> None:
    for words, state in ((["lock"], "done"), (["lock", "--undo"], "open")):
        known.run("record", *words, *CLIENT, "--now", NOW)
        assert steps(known)["order_installation"][0] == state


def test_registering_a_client_is_taken_back(known: Whole) -> None:
    assert known.run("record", "client", *CLIENT, "--undo", "--now", NOW).code == 0
    assert list(steps(known)) == ["await_installation 48213"]


def test_only_the_service_named_is_taken_back(known: Whole) -> None:
    for service in ("hemtjänst", "trygghetslarm"):
        words = ("--service", service, "--from", "2026-11-01")
        known.run("record", "decision", *CLIENT, *words, "--now", NOW)
        known.run("record", "ended", *CLIENT, "--service", service, "--now", NOW)
    known.run("record", "ended", *CLIENT, "--service", "hemtjänst", "--undo", "--now", NOW)
    assert steps(known)["inform_client"][0] == "open"


def test_another_municipalitys_client_gets_the_billing_form_alone(whole: Whole) -> None:
    whole.run(*NEW, "--municipality", "Grannby", "--date", "2026-11-02", "--now", NOW)
    assert steps(whole, "2026-12-01T09:00") == {"billing_form": ("open", "2026-12-10")}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["first-visit", "--client", "1", "--date", "2026-11-20"], 1, "finns inte i liggaren"),
        (["provider", *CLIENT, "--provider", "Nord"], 1, "redan Hemtjänst Nord AB"),
        (["provider", *CLIENT, "--provider", "Okänd"], 2, "väntade någon av"),
        (["provider", *CLIENT], 2, "--provider"),
        (["client", *CLIENT], 2, "--provider"),
        (["client", "--provider", "Nord"], 2, "--client saknas"),
        (["client", "--client", "Anna", "--provider", "Nord"], 2, "ett namn duger inte"),
        (["ended", "--client", "1", "--service", "hemtjänst"], 1, "finns inte i liggaren"),
        (["ended", *CLIENT, "--service", "städ"], 2, "hemtjänst, trygghetslarm"),
        (["ended", *CLIENT], 2, "--service"),
        (["decision", *CLIENT, "--service", "hemtjänst"], 2, "--from"),
        (
            ["decision", *CLIENT, "--service", "hemtjänst", "--from", "2026-11-02",
             "--to", "2026-11-01"], 1, "ligger före",
        ),
        (["lock", "--client", "1"], 1, "finns inte i liggaren"),
        (["receipt-product", "--client", "1"], 1, "finns inte i liggaren"),
        (["link", *CLIENT, "--order", "99999"], 1, "99999 finns inte"),
        (["link", *CLIENT], 2, "--order"),
        (["nonsens"], 2, "inget sådant kommando"),
    ],
)  # fmt: skip
def test_what_cannot_be_so_is_refused_and_changes_nothing(
    known: Whole, words: list[str], code: int, told: str
) -> None:
    before = known.report(NOW)
    said = known.run("record", *words, "--now", NOW)
    assert (said.code, said.out, told in said.err) == (code, "", True), said.err
    assert known.report(NOW) == before


def test_an_order_may_be_written_as_people_write_it(whole: Whole) -> None:
    whole.receive("1", notice("WO-48213", "Mottagen", "2026-11-17"))
    whole.once(NOW)
    whole.run(*NEW, "--now", NOW)
    assert whole.run("record", "link", *CLIENT, "--order", " wo-48213", "--now", NOW).code == 0
    assert len(whole.report(NOW)["cases"]) == 1
    words = ("record", "link", *CLIENT, "--order", "wo-48213", "--undo", "--now", NOW)
    assert whole.run(*words).code == 0
    assert len(whole.report(NOW)["cases"]) == 2


def test_an_order_linked_already_is_told(known: Whole) -> None:
    link = ("record", "link", *CLIENT, "--order", "48213", "--now", NOW)
    assert known.run(*link).code == 0
    again = known.run(*link)
    assert (again.code, "hör redan till den kunden" in again.err) == (1, True)


def test_no_client_number_stands_in_the_ledger(known: Whole) -> None:
    for path in known.folder.glob("state.db*"):
        assert b"10482" not in path.read_bytes()
