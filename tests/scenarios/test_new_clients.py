"""A new client: told, ordered for, given a receipt product and a lock."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scenarios.town import NEW_CLIENT, N, Town, row

NOW = "2026-11-09T09:00"


def test_a_new_client_opens_four_steps_for_the_roles_of_the_routine(town: Town) -> None:
    town.register(NOW, row("2026-11-09"))
    (case,) = town.whole.report(NOW)["cases"]
    assert {(s["step"], s["role"], s["opened"], s["due"], s["state"]) for s in case["steps"]} == {
        ("inform_client", "bistandshandlaggare", "2026-11-09", "2026-11-16", "open"),
        ("inform_provider", "bistandshandlaggare", "2026-11-09", "2026-11-11", "open"),
        ("order_installation", "utforare", "2026-11-09", "2026-11-16", "open"),
        ("collect_keys", "utforare", "2026-11-09", "2026-11-16", "open"),
    }


@pytest.mark.parametrize(
    "told",
    [
        ["record", "client", "--client", "10482", "--provider", "Nord", "--date", "2026-11-09"],
        ["import"],
    ],
)
def test_a_client_told_by_hand_or_by_the_register_has_the_same_steps(
    town: Town, told: list[str]
) -> None:
    if told == ["import"]:
        town.register(NOW, row("2026-11-09"))
    else:
        town.say(NOW, *told)
    assert town.dues(NOW) == {
        "inform_client": "2026-11-16",
        "inform_provider": "2026-11-11",
        "order_installation": "2026-11-16",
        "collect_keys": "2026-11-16",
    }


@pytest.mark.parametrize("visit", ["2026-11-10", "2026-11-14", "2026-12-01"])
def test_the_first_visit_is_the_due_day_of_them_all(town: Town, visit: str) -> None:
    town.register(NOW, row("2026-11-09", visit=visit))
    assert town.dues(NOW) == dict.fromkeys(NEW_CLIENT, visit)


def test_a_due_day_on_a_saturday_is_late_on_monday(town: Town) -> None:
    town.register(NOW, row("2026-11-09", visit="2026-11-14"))
    late = [
        town.step(f"2026-11-{day}T09:00", "inform_client")["workdays_late"]
        for day in ("14", "15", "16", "17")
    ]
    assert late == [0, 0, 1, 2]


def test_days_count_from_the_decisions_first_day_when_that_comes_later(town: Town) -> None:
    town.register(NOW, row("2026-11-23"))
    assert town.dues(NOW)["inform_provider"] == "2026-11-25"
    assert town.dues(NOW)["inform_client"] == "2026-11-30"


def test_christmas_and_the_days_the_municipality_closes_are_passed_over(
    towns: Callable[..., Town],
) -> None:
    before_christmas = "2026-12-21T09:00"
    usual, closed, opened = (
        towns("usual"),
        towns("closed", more='[calendar]\nclosed = ["2026-12-23"]\n'),
        towns("opened", more='[calendar]\nopen = ["2026-12-24"]\n'),
    )
    for town in (usual, closed, opened):
        town.register(before_christmas, row("2026-12-21"))
    assert [t.dues(before_christmas)["inform_provider"] for t in (usual, closed, opened)] == [
        "2026-12-23", "2026-12-28", "2026-12-23",
    ]  # fmt: skip
    assert [t.dues(before_christmas)["inform_client"] for t in (usual, closed, opened)] == [
        "2026-12-30", "2027-01-04", "2026-12-29",
    ]  # fmt: skip


def test_an_order_closes_what_asked_for_it(town: Town) -> None:
    town.register(NOW, row("2026-11-09"))
    town.notice("1001", "Mottagen", "2026-11-10")
    town.round("2026-11-10T10:00")
    assert town.open("2026-11-10T10:00") == {"inform_client", "collect_keys", "await_installation"}
    assert town.step("2026-11-10T10:00", "inform_provider")["closed"] == "2026-11-10"


def test_an_order_of_no_client_counts_once_it_is_linked_and_no_more_when_that_is_undone(
    town: Town,
) -> None:
    town.register(NOW, row("2026-11-09"))
    town.notice("1001", "Mottagen", "2026-11-10", client="")
    now = "2026-11-10T10:00"
    town.round(now)
    link = ("record", "link", "--order", "1001", "--client", "10482")
    opened = [town.open(now)]
    town.say(now, *link)
    opened.append(town.open(now))
    town.say(now, *link, "--undo")
    opened.append(town.open(now))
    apart = NEW_CLIENT | {"await_installation"}
    together = {"inform_client", "collect_keys", "await_installation"}
    assert opened == [apart, together, apart]


def test_a_receipt_product_is_asked_for_from_the_first_visit_until_it_is_used(town: Town) -> None:
    town.register(NOW, row("2026-11-09", visit="2026-11-12"))
    assert "use_receipt_product" not in town.open("2026-11-11T09:00")
    assert town.told("2026-11-12T09:00", "use_receipt_product") == (
        "2026-11-12", "2026-11-12", "open",
    )  # fmt: skip
    town.say("2026-11-13T09:00", "record", "receipt-product", "--client", "10482")
    assert town.step("2026-11-13T09:00", "use_receipt_product")["closed"] == "2026-11-13"


def test_a_waived_receipt_product_is_never_asked_back(town: Town) -> None:
    town.register(NOW, row("2026-11-09", visit="2026-11-12"))
    now = "2026-11-12T09:00"
    town.say(now, "waive", "use_receipt_product", "2026-0001", "--reason", "ingen knapp")
    town.notice("1001", "Mottagen", "2026-11-12")
    town.notice("1001", "Utförd", "2026-11-13")
    town.round("2026-11-13T10:00")
    assert town.open("2026-11-13T10:00") == {"inform_client", "collect_keys", "link_lock"}


def test_a_lock_that_hangs_already_asks_for_no_installation(town: Town) -> None:
    town.register(NOW, row("2026-11-09", lock="ja", visit="2026-11-10"))
    assert town.open("2026-11-10T09:00") == NEW_CLIENT - {"order_installation"}


def test_several_providers_at_once_are_informed_and_given_keys_each(town: Town) -> None:
    soder = row("2026-11-10", provider="Söder")
    town.register(NOW, row("2026-11-09"), soder)
    town.notice("1001", "Mottagen", "2026-11-10", Utförare="Söder")
    now = "2026-11-10T10:00"
    town.round(now)
    assert {s["about"]: s["state"] for s in town.steps(now, "inform_provider")} == {
        N: "open",
        "Exempelomsorg Söder AB": "done",
    }
    town.say(now, "confirm", "collect_keys", "2026-0001", code=1)
    town.say(now, "confirm", "collect_keys", "2026-0001", "--about", "Nord")
    assert {s["about"]: s["state"] for s in town.steps(now, "collect_keys")} == {
        N: "done",
        "Exempelomsorg Söder AB": "open",
    }
