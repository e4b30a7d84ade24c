"""Guards: told at once, once each, and taken back when what was wrong is put right."""

from __future__ import annotations

import pytest

from tests.scenarios.town import ADMIN, ASSESSOR, NORD, OTHER_CLIENT, Town, row

NOW = "2026-11-09T09:00"
WITH_ALARM = (
    row("2026-01-01", lock="ja", ended="2026-11-06"),
    row("2026-01-01", help="trygghetslarm"),
)


def test_a_removal_ordered_while_the_alarm_remains_is_stopped_without_naming_it(
    town: Town,
) -> None:
    town.register(NOW, *WITH_ALARM)
    town.round("2026-11-09T10:00")
    town.removal("2001", "Mottagen", "2026-11-11")
    town.round("2026-11-11T10:00")
    before = len(town.whole.sent())
    town.round("2026-11-11T11:00")
    assert len(town.whole.sent()) == before
    guards = [m for m in town.whole.sent() if "2001" in str(m["Subject"])]
    assert sorted(str(m["To"]) for m in guards) == sorted([ASSESSOR, NORD, ADMIN])
    assert "låset ska sitta kvar" in town.words(NORD).lower()
    assert not any("larm" in town.plain(mail).lower() for mail in guards)
    town.removal("2001", "Makulerad", "2026-11-12")
    town.round("2026-11-12T10:00")
    (alert,) = town.case("2026-11-12T10:00")["alerts"]
    assert alert == {
        "guard": "removal_despite_alarm",
        "about": "2001",
        "since": "2026-11-11",
        "withdrawn": "2026-11-12",
    }


def test_a_removal_is_no_wonder_when_the_alarm_has_ended_too(town: Town) -> None:
    ended = row("2026-01-01", help="trygghetslarm", ended="2026-11-06")
    town.register(NOW, WITH_ALARM[0], ended)
    town.removal("2001", "Mottagen", "2026-11-11")
    town.round("2026-11-11T10:00")
    assert town.alerts("2026-11-11T10:00") == []


@pytest.mark.parametrize(
    ("status", "opened"),
    [("Mottagen", {}), ("Bokad", {}), ("Utförd", {"order_removal": "2026-11-16"})],
)
def test_another_municipalitys_client_is_to_have_no_lock(
    town: Town, status: str, opened: dict[str, str]
) -> None:
    town.register(NOW, row("2026-11-09", town="Grannkommun"))
    town.notice("1001", status, "2026-11-11", **_booked(status))
    mails = set(town.round("2026-11-11T10:00"))
    assert (mails, town.dues("2026-11-11T10:00")) == ({ADMIN, NORD}, opened)
    assert ("lock_for_other_municipality", True) in town.alerts("2026-11-11T10:00")


def _booked(status: str) -> dict[str, str]:
    return {"Bokad tid": "2026-11-20"} if status == "Bokad" else {}


def test_a_second_installation_is_questioned_until_one_is_cancelled(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-10")
    town.notice("1002", "Mottagen", "2026-11-11")
    assert town.round("2026-11-11T10:00") == sorted([NORD, ADMIN])
    assert town.case("2026-11-11T10:00")["alerts"][0]["about"] == "1002"
    town.notice("1002", "Makulerad", "2026-11-12")
    town.round("2026-11-12T10:00")
    assert town.alerts("2026-11-12T10:00") == [("second_installation", False)]


def test_an_installation_after_a_cancelled_one_is_no_second(town: Town) -> None:
    town.notice("1001", "Mottagen", "2026-11-10")
    town.notice("1001", "Makulerad", "2026-11-11")
    town.notice("1002", "Mottagen", "2026-11-12")
    town.round("2026-11-12T10:00")
    assert town.alerts("2026-11-12T10:00") == []


def test_done_without_an_order_waits_for_office_hours_and_becomes_whole(town: Town) -> None:
    town.notice("1001", "Utförd", "2026-11-13T15:00")
    assert [town.round(f"2026-11-{when}") for when in ("13T18:00", "14T10:00", "16T07:00")] == [
        [], [], [],
    ]  # fmt: skip
    town.round("2026-11-16T07:30")
    assert any("Kontrollera" in str(mail["Subject"]) for mail in town.to(ADMIN))
    town.notice("1001", "Mottagen", "2026-11-09")
    town.round("2026-11-16T08:00")
    assert ("done_without_order", True) not in town.alerts("2026-11-16T08:00")
    assert town.step("2026-11-16T08:00", "await_installation")["state"] == "done"


def test_what_is_put_right_before_the_mail_goes_is_not_told(town: Town) -> None:
    town.notice("1001", "Utförd", "2026-11-13T15:00")
    town.round("2026-11-13T18:00")
    town.notice("1001", "Mottagen", "2026-11-09")
    town.round("2026-11-16T08:00")
    assert not any("Kontrollera" in str(mail["Subject"]) for mail in town.whole.sent())


def test_a_lock_left_behind_is_told_when_the_removal_is_three_days_late(town: Town) -> None:
    town.mounted()
    town.register("2026-11-20T09:00", row("2026-11-09", ended="2026-11-20"))
    mails = town.rounds("2026-11-20", "2026-12-01")
    assert [day for day, to in mails.items() if ASSESSOR in to] == ["2026-11-30"]
    town.removal("2001", "Mottagen", "2026-12-01")
    town.round("2026-12-01T10:00")
    assert town.alerts("2026-12-01T10:00") == [("lock_left_behind", False)]


def test_a_client_who_vanished_is_told_of_not_ended_and_may_come_back(town: Town) -> None:
    both = row("2025-01-01"), row("2025-01-01", client=OTHER_CLIENT)
    town.register(NOW, *both)
    town.register("2026-11-10T09:00", both[0])
    assert town.alerts("2026-11-10T09:00") == [("client_vanished", True)]
    assert town.round("2026-11-10T10:00") == [ADMIN]
    assert town.open("2026-11-10T10:00") == set()
    town.register("2026-11-11T09:00", *both)
    assert town.alerts("2026-11-11T09:00") == [("client_vanished", False)]


def test_a_guard_on_a_message_from_before_the_start_stands_in_the_summary(town: Town) -> None:
    town.notice("1001", "Utförd", "2026-10-20")
    assert town.round("2026-11-09T10:00") == [ADMIN]
    assert str(town.to(ADMIN)[0]["Subject"]).startswith("Låsvakt har startat")
    assert town.alerts("2026-11-09T10:00") == [("done_without_order", True)]
