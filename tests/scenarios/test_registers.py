"""Going live, the register's later files, other municipalities, and another routine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scenarios.town import ADMIN, NORD, OTHER_CLIENT, Town, row

NOW = "2026-11-09T09:00"
OLD = "2025-01-01"


@pytest.mark.parametrize(
    ("lock", "opened"),
    [("ja", {}), ("", {}), ("nej", {"order_installation": "2026-11-16"})],
)
def test_the_first_import_adopts_who_was_there_before(
    town: Town, lock: str, opened: dict[str, str]
) -> None:
    town.register(NOW, row(OLD, lock=lock, visit="2025-01-03"))
    assert town.dues(NOW) == opened


@pytest.mark.parametrize(
    ("lock", "opened"), [("ja", {"order_removal"}), ("", {"order_removal"}), ("nej", set())]
)
def test_an_adopted_clients_end_asks_for_the_lock_unless_there_is_none(
    town: Town, lock: str, opened: set[str]
) -> None:
    town.register(NOW, row(OLD, lock=lock))
    now = "2026-11-20T09:00"
    town.register(now, row(OLD, lock=lock, ended="2026-11-20"))
    assert town.open(now) == opened


def test_who_begins_on_the_first_day_is_new_and_who_began_the_day_before_is_not(
    towns: Callable[..., Town],
) -> None:
    town = towns(start="2026-11-05")
    town.register(NOW, row("2026-11-04"), row("2026-11-05", client=OTHER_CLIENT))
    assert len(town.steps(NOW, "inform_client")) == 1


def test_without_a_first_day_what_was_late_at_the_start_is_summed_up_and_not_reminded_of(
    towns: Callable[..., Town],
) -> None:
    town = towns(start="")
    town.notice("1001", "Mottagen", "2026-09-20")
    town.notice("1001", "Utförd", "2026-10-01")
    assert town.rounds("2026-11-09", "2026-11-18") == {"2026-11-09": [ADMIN]}
    assert town.step("2026-11-18T09:00", "link_lock")["reminders"] == 0


def test_an_earlier_first_day_reminds_of_them(towns: Callable[..., Town]) -> None:
    town = towns(start="2026-09-01")
    town.notice("1001", "Mottagen", "2026-09-20")
    town.notice("1001", "Utförd", "2026-10-01")
    assert NORD in town.rounds("2026-11-09", "2026-11-09")["2026-11-09"]


def test_a_lock_recorded_by_hand_counts_until_it_is_undone(town: Town) -> None:
    town.register(NOW, row(OLD, lock="nej"))
    record = ("record", "lock", "--client", "10482")
    opened = [town.open(NOW)]
    for hour, words in (("10", ()), ("11", ("--undo",))):
        town.say(f"2026-11-09T{hour}:00", *record, *words)
        opened.append(town.open(f"2026-11-09T{hour}:00"))
    assert opened == [{"order_installation"}, set(), {"order_installation"}]


def test_the_same_file_again_changes_nothing_not_even_what_was_said_by_hand_since(
    town: Town,
) -> None:
    rows = row("2026-11-09", visit="2026-11-12"), row(OLD, client=OTHER_CLIENT)
    town.register(NOW, *rows)
    town.say(
        "2026-11-10T09:00",
        "record", "first-visit", "--client", "10482", "--date", "2026-11-18",
    )  # fmt: skip
    before = town.whole.report("2026-11-16T09:00")["cases"]
    town.register("2026-11-11T09:00", *rows)
    assert town.whole.report("2026-11-16T09:00")["cases"] == before


def test_a_later_file_corrects_days_and_keeps_the_day_of_registration(town: Town) -> None:
    town.register(NOW, row("2026-11-09", visit="2026-11-12"))
    now = "2026-11-10T09:00"
    town.register(now, row("2026-11-09", visit="2026-11-17", end="2027-06-30"))
    assert town.told(now, "inform_client") == ("2026-11-09", "2026-11-17", "open")


@pytest.mark.parametrize(
    "bad",
    [
        row("inte en dag", client=OTHER_CLIENT),
        row("2026-11-09", client=OTHER_CLIENT, provider="Okänd Omsorg"),
        row("2026-11-09", client=OTHER_CLIENT, help="städning"),
        row("2026-11-09", client=OTHER_CLIENT, lock="kanske"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_stops_no_other(town: Town, bad: tuple[str, ...]) -> None:
    said = town.register(NOW, row("2026-11-09"), bad, row(OLD, client="10500"), code=1)
    assert ("rad 3" in said.err, OTHER_CLIENT in said.out + said.err) == (True, False)
    assert len(town.whole.report(NOW)["cases"]) == 2


def test_another_municipalitys_client_gets_a_billing_form_for_each_month_and_nothing_else(
    town: Town,
) -> None:
    client = {"town": "Grannkommun", "visit": "2026-11-10"}
    town.register(NOW, row("2026-11-09", **client))
    assert town.open("2026-11-30T09:00") == set()
    assert town.rounds("2026-12-01", "2026-12-11") == {"2026-12-09": [NORD], "2026-12-11": [NORD]}
    town.say("2026-12-14T09:00", "confirm", "billing_form", "2026-0001", "--about", "2026-11")
    town.register("2027-01-08T09:00", row("2026-11-09", ended="2027-01-08", **client))
    forms = town.steps("2027-04-01T09:00", "billing_form")
    assert [(f["about"], f["opened"], f["due"], f["state"]) for f in forms] == [
        ("2026-11", "2026-12-01", "2026-12-10", "done"),
        ("2026-12", "2027-01-01", "2027-01-10", "overdue"),
        ("2027-01", "2027-02-01", "2027-02-10", "overdue"),
    ]


def test_a_routine_of_ones_own_has_other_days_roles_and_steps(towns: Callable[..., Town]) -> None:
    town = towns(
        more='[deadlines]\nlink_lock = 4\n\n[routine]\noff = ["remove_receipt_product"]\n'
        'roles = { link_lock = "utforare" }\n\n[[step]]\nstep = "call_client"\n'
        'role = "utforare"\nopens = "installation_booked"\ncloses = "installation_done"\n'
        'days = 1\ntext = "Ring kunden."\n'
    )
    town.notice("1001", "Mottagen", "2026-11-09")
    town.booking("1001", "2026-11-10", "2026-11-18")
    town.round("2026-11-10T10:00")
    assert "call_client" in town.open("2026-11-10T10:00")
    town.notice("1001", "Utförd", "2026-11-18")
    town.round("2026-11-18T10:00")
    assert town.dues("2026-11-18T10:00") == {"link_lock": "2026-11-24"}
    assert town.round("2026-11-25T08:00") == [NORD]


def test_the_ledger_can_be_rebuilt_from_its_events_after_all_this(town: Town) -> None:
    town.mounted()
    town.register("2026-11-20T09:00", row("2026-11-09", ended="2026-11-20"))
    town.round("2026-11-20T10:00")
    assert town.say("2026-11-20T11:00", "replay").code == 0
