"""A real mail server that refuses, puts off and hangs up: each recipient by itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.exim import Exim
from tests.test_servers_whole import Site
from tests.whole import ADMIN, NORD, notice, parsed

pytestmark = pytest.mark.servers


def site(folder: Path, dovecot: Dovecot, exim: Exim, *addresses: str) -> Site:
    """A Låsvakt whose provider has these addresses, with one step late."""
    made = Site(folder, dovecot, exim)
    config = folder / "lasvakt.toml"
    given = ", ".join(f'"{address}@nord.example"' for address in addresses)
    text = config.read_text("utf-8")
    config.write_text(re.sub(rf'email = \["{NORD}"\]', f"email = [{given}]", text), "utf-8")
    made.receive(notice("48213", "Mottagen", "2026-11-09"), notice("48213", "Utförd", "2026-11-18"))
    made.whole.once("2026-11-18T10:00")
    return made


def recipients(exim: Exim, count: int) -> list[str]:
    return sorted(str(parsed(m.as_bytes())["To"]) for m in exim.delivered(count))


def test_one_that_is_refused_keeps_nobody_else_from_theirs(
    tmp_path: Path, dovecot: Dovecot, exim: Exim
) -> None:
    made = site(tmp_path, dovecot, exim, "refused", "planering", "deferred")
    counts = made.whole.once("2026-11-26T08:00")
    assert (counts["failed"], counts["sent"]) == (1, 3)
    assert recipients(exim, 3) == sorted([NORD, ADMIN, ADMIN])
    assert "refused@nord.example studsar" in made.whole.run(
        "status", "--now", "2026-11-26T08:00"
    ).out  # fmt: skip
    assert made.whole.once("2026-11-26T08:10")["failed"] == 0


def test_one_that_is_put_off_is_tried_with_growing_pauses_and_a_limit(
    tmp_path: Path, dovecot: Dovecot, exim: Exim
) -> None:
    made = site(tmp_path, dovecot, exim, "deferred")
    now, failed, tries = datetime(2026, 11, 26, 7, tzinfo=UTC), 0, []
    while not failed and now.hour < 15:
        before = exim.log.read_text().count("deferred@nord.example")
        failed = made.whole.once(now.isoformat(timespec="minutes"))["failed"]
        if exim.log.read_text().count("deferred@nord.example") > before:
            tries.append(now)
        now += timedelta(minutes=5)
    pauses = [later - sooner for sooner, later in pairwise(tries)]
    assert pauses == sorted(pauses)
    assert len(pauses) > 2
    assert made.whole.steps("2026-11-26T16:00")["remove_receipt_product", "48213"]["reminders"] == 0
