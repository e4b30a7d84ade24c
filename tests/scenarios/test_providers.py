"""Changes of provider, and providers beside each other."""

from __future__ import annotations

import pytest

from tests.scenarios.town import ADMIN, ASSESSOR, CLIENT, NORD, SODER, N, S, Town, row

DAY = "2026-12-01T09:00"
TODAY = ("--date", "2026-12-01")
TOLD = {"inform_new_provider": "2026-12-03", "inform_old_provider": "2026-12-03"}


@pytest.mark.parametrize(
    "told",
    [
        [row("2026-11-09", end="2026-11-30"), row("2026-12-01", provider="Söder")],
        [row("2026-11-09", ended="2026-11-30"), row("2026-12-01", provider="Söder")],
        [row("2026-12-01", provider="Söder")],
        [],
    ],
)
def test_a_change_informs_both_and_asks_for_no_lock_and_no_removal(
    town: Town, told: list[tuple[str, ...]]
) -> None:
    town.mounted()
    if told:
        town.register(DAY, *told)
    else:
        town.say(DAY, "record", "provider", "--client", CLIENT, "--provider", "Söder", *TODAY)
    assert (town.dues(DAY), town.case(DAY)["provider"], town.alerts(DAY)) == (TOLD, S, [])


def test_a_change_still_to_come_opens_nothing_before_its_day(town: Town) -> None:
    town.mounted()
    rows = row("2026-11-09", end="2026-11-30"), row("2026-12-01", provider="Söder")
    town.register("2026-11-20T09:00", *rows)
    assert (town.case("2026-11-20T09:00")["provider"], town.open("2026-11-20T09:00")) == (N, set())
    assert town.dues(DAY) == TOLD


def test_an_end_on_friday_and_another_provider_on_monday_is_a_change(town: Town) -> None:
    town.mounted()
    rows = row("2026-11-09", ended="2026-11-27"), row("2026-11-30", provider="Söder")
    town.register("2026-11-25T09:00", *rows)
    assert town.open("2026-11-28T09:00") == set()
    assert set(town.open("2026-11-30T09:00")) == set(TOLD)


def test_what_is_open_moves_and_the_new_provider_climbs_a_ladder_of_its_own(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-10")
    town.notice("1001", "Utförd", "2026-11-12")
    town.register("2026-11-09T09:00", row("2026-11-09", lock="ja"))
    town.round("2026-11-12T10:00")
    for step in ("inform_client", "collect_keys", "link_lock"):
        town.say("2026-11-12T11:00", "confirm", step, "1001")
    before = town.rounds("2026-11-13", "2026-11-30")
    assert [day for day, to in before.items() if NORD in to] == [
        "2026-11-18", "2026-11-20", "2026-11-25", "2026-11-30",
    ]  # fmt: skip
    town.register(
        "2026-12-01T07:00",
        row("2026-11-09", end="2026-11-30", lock="ja"),
        row("2026-12-01", provider="Söder", lock="ja"),
    )
    after = town.rounds("2026-12-01", "2026-12-05")
    assert [day for day, to in after.items() if SODER in to] == ["2026-12-01", "2026-12-04"]
    assert not any(NORD in to for to in after.values())


def test_a_removal_ordered_by_the_provider_who_left_is_stopped(town: Town) -> None:
    town.mounted()
    town.register(DAY, row("2026-11-09", end="2026-11-30"), row("2026-12-01", provider="Söder"))
    town.round("2026-12-01T09:30")
    town.removal("2001", "Mottagen", "2026-12-01T12:00")
    assert town.round("2026-12-01T13:00") == sorted([ASSESSOR, NORD, ADMIN])
    assert town.round("2026-12-01T14:00") == []
    town.removal("2001", "Makulerad", "2026-12-01T14:30")
    town.round("2026-12-01T15:00")
    assert town.alerts("2026-12-01T15:00") == [("removal_despite_new_provider", False)]


def test_a_message_that_names_another_provider_moves_nothing(town: Town) -> None:
    town.register("2026-11-09T09:00", row("2026-11-09"))
    town.notice("1001", "Mottagen", "2026-11-10", Utförare="Söder")
    town.notice("1001", "Utförd", "2026-11-12", Utförare="Söder")
    town.rounds("2026-11-12", "2026-11-20")
    assert (town.case("2026-11-20T09:00")["provider"], town.to(SODER)) == (N, [])


@pytest.mark.parametrize("leaving", ["Nord", "Söder"])
def test_one_of_two_who_leaves_is_neither_asked_more_nor_a_change(town: Town, leaving: str) -> None:
    both = {"Nord": "2026-11-09", "Söder": "2026-11-10"}
    town.register("2026-11-10T09:00", *(row(day, provider=p) for p, day in both.items()))
    now = "2026-11-23T09:00"
    town.register(
        now,
        *(
            row(day, provider=p, ended="2026-11-20" if p == leaving else "")
            for p, day in both.items()
        ),
    )
    names = {"Nord": N, "Söder": S}
    expected = {name: "waived" if p == leaving else "overdue" for p, name in names.items()}
    assert {s["about"]: s["state"] for s in town.steps(now, "collect_keys")} == expected
    assert town.open(now) == {
        "inform_client", "inform_provider", "order_installation", "collect_keys",
    }  # fmt: skip


def test_a_provider_corrected_in_the_register_is_no_change(town: Town) -> None:
    town.register("2026-11-09T09:00", row("2026-11-09"))
    town.register("2026-11-10T09:00", row("2026-11-09", provider="Söder"))
    now = "2026-11-10T09:00"
    assert (town.case(now)["provider"], len(town.case(now)["steps"])) == (S, 4)
    assert town.step(now, "collect_keys")["about"] == S
