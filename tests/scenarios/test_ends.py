"""Decisions that run out, help that ends, clients who come back."""

from __future__ import annotations

import pytest

from tests.scenarios.town import NEW_CLIENT, NORD, Town, row

END = "2026-11-20T09:00"
ENDED = row("2026-11-09", ended="2026-11-20")


def test_a_lock_left_after_the_end_is_ordered_down_and_unlinked(town: Town) -> None:
    town.mounted()
    town.register(END, ENDED)
    opened = [town.dues(END)]
    for status, day in (("Mottagen", "2026-11-23"), ("Utförd", "2026-11-26")):
        town.removal("2001", status, day)
        town.round(f"{day}T10:00")
        opened.append(town.dues(f"{day}T10:00"))
    assert opened == [
        {"order_removal": "2026-11-25"},
        {"await_removal": "2026-12-07"},
        {"unlink_lock": "2026-11-30"},
    ]
    assert town.alerts("2026-11-26T10:00") == []


def test_the_end_waives_what_has_lost_its_sense(town: Town) -> None:
    town.register("2026-11-09T09:00", row("2026-11-09", visit="2026-11-10"))
    now = "2026-11-12T09:00"
    town.register(now, row("2026-11-09", visit="2026-11-10", ended="2026-11-12"))
    case = town.case(now)
    assert {s["step"]: s["state"] for s in case["steps"]} == dict.fromkeys(
        NEW_CLIENT | {"use_receipt_product"}, "waived"
    )


def test_an_end_taken_back_by_the_register_or_by_hand_asks_for_nothing(town: Town) -> None:
    town.mounted()
    town.register(END, ENDED)
    town.register("2026-11-23T09:00", row("2026-11-09"))
    ended = ("record", "ended", "--client", "10482", "--service", "hemtjänst")
    opened = [town.open("2026-11-23T09:00")]
    town.say("2026-11-24T09:00", *ended)
    opened.append(town.open("2026-11-24T09:00"))
    town.say("2026-11-24T10:00", *ended, "--undo")
    opened.append(town.open("2026-11-24T10:00"))
    assert opened == [set(), {"order_removal"}, set()]


@pytest.mark.parametrize(
    ("status", "opened"),
    [("Makulerad", {}), ("Utförd", {"order_removal": "2026-11-18"})],
)
def test_an_installation_on_order_at_the_end_is_cancelled(
    town: Town, status: str, opened: dict[str, str]
) -> None:
    town.register("2026-11-09T09:00", row("2026-11-09"))
    town.notice("1001", "Mottagen", "2026-11-10")
    town.round("2026-11-10T10:00")
    town.register("2026-11-12T09:00", row("2026-11-09", ended="2026-11-12"))
    assert town.told("2026-11-12T09:00", "cancel_installation") == (
        "2026-11-12", "2026-11-16", "open",
    )  # fmt: skip
    town.notice("1001", status, "2026-11-13")
    town.round("2026-11-13T10:00")
    assert town.dues("2026-11-13T10:00") == opened


@pytest.mark.parametrize("known", [True, False])
def test_a_receipt_product_known_to_be_in_use_is_returned(town: Town, known: bool) -> None:
    town.register("2026-11-09T09:00", row("2026-11-09", visit="2026-11-10"))
    if known:
        town.say("2026-11-10T09:00", "record", "receipt-product", "--client", "10482")
    town.notice("1001", "Mottagen", "2026-11-10")
    town.notice("1001", "Utförd", "2026-11-12")
    town.round("2026-11-12T10:00")
    town.register("2026-11-13T09:00", row("2026-11-09", visit="2026-11-10", ended="2026-11-13"))
    returned = {"return_receipt_product": "2026-11-20"} if known else {}
    assert town.dues("2026-11-13T09:00") == {"order_removal": "2026-11-18", **returned}
    assert town.step("2026-11-13T09:00", "remove_receipt_product")["state"] == "waived"


def test_the_lock_stays_for_the_alarm_until_that_ends_too(town: Town) -> None:
    alarm = row("2026-11-09", help="trygghetslarm")
    town.register("2026-11-09T09:00", row("2026-11-09", lock="ja"), alarm)
    home = row("2026-11-09", lock="ja", ended="2026-11-20")
    town.register(END, home, alarm)
    assert town.dues(END) == {"keep_lock": "2026-11-24"}
    town.register(
        "2026-12-01T09:00",
        home,
        row("2026-11-09", help="trygghetslarm", ended="2026-12-01"),
    )
    assert town.dues("2026-12-01T09:00") == {"order_removal": "2026-12-04"}
    assert town.step("2026-12-01T09:00", "keep_lock")["state"] == "waived"


def test_a_decision_is_renewed_before_its_last_day(town: Town) -> None:
    town.register("2026-11-09T09:00", row("2026-01-01", end="2026-12-18", lock="ja"))
    assert town.open("2026-11-19T09:00") == set()
    assert town.told("2026-11-20T09:00", "renew_decision") == ("2026-11-20", "2026-12-17", "open")
    assert town.step("2026-12-18T09:00", "renew_decision")["workdays_late"] == 1
    assert town.open("2027-01-11T09:00") == {"renew_decision"}  # lapsed, not ended


def test_a_later_decision_on_the_same_help_renews_it_and_the_alarms_does_not(town: Town) -> None:
    home = row("2026-01-01", end="2026-12-18", lock="ja")
    alarm = row("2026-12-01", help="trygghetslarm")
    town.register("2026-11-20T09:00", home, alarm)
    assert town.open("2026-11-20T09:00") == {"renew_decision"}
    town.register("2026-11-23T09:00", home, alarm, row("2026-12-19", lock="ja"))
    assert town.step("2026-11-23T09:00", "renew_decision")["closed"] == "2026-11-23"


def test_a_cancelled_order_is_made_anew_where_it_is_still_needed(town: Town) -> None:
    town.register("2026-11-09T09:00", row("2026-11-09"))
    town.notice("1001", "Mottagen", "2026-11-10")
    town.notice("1001", "Makulerad", "2026-11-12")
    town.round("2026-11-12T10:00")
    assert town.dues("2026-11-12T10:00")["order_installation"] == "2026-11-19"


def test_a_cancelled_removal_is_ordered_anew_while_nothing_is_granted(town: Town) -> None:
    town.mounted()
    town.register(END, ENDED)
    town.removal("2001", "Mottagen", "2026-11-23")
    town.removal("2001", "Makulerad", "2026-11-25")
    town.round("2026-11-25T10:00")
    assert town.dues("2026-11-25T10:00") == {"order_removal": "2026-11-30"}


def test_a_client_who_comes_back_is_a_new_client(town: Town) -> None:
    town.mounted()
    town.register(END, ENDED)
    town.removal("2001", "Mottagen", "2026-11-23")
    town.removal("2001", "Utförd", "2026-11-26")
    town.round("2026-11-26T10:00")
    town.say("2026-11-26T11:00", "confirm", "unlink_lock", "2001")
    back = "2027-01-11T09:00"
    town.register(back, ENDED, row("2027-01-11"))
    assert town.open(back) == NEW_CLIENT
    assert [s["state"] for s in town.steps(back, "inform_client")] == ["done", "open"]


def test_the_alarms_end_alone_asks_its_provider_for_the_removal(town: Town) -> None:
    alarm = row("2024-01-01", help="trygghetslarm", lock="ja")
    town.register("2026-11-09T09:00", alarm)
    assert town.open("2026-11-09T09:00") == set()
    town.register(END, row("2024-01-01", help="trygghetslarm", lock="ja", ended="2026-11-20"))
    assert town.rounds("2026-11-20", "2026-11-26") == {"2026-11-24": [NORD], "2026-11-26": [NORD]}
    assert "larm" not in town.words(NORD)
