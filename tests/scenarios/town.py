"""A municipality that uses Låsvakt: its register, its weborder's messages, and what it reads."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.whole import ADMIN, NORD, Said, Whole, notice, reply

ASSESSOR = "bistand@exempel.se"
SODER = "plan@soder.example"
N = "Hemtjänst Nord AB"
S = "Exempelomsorg Söder AB"
CLIENT = "10482"
OTHER_CLIENT = "10499"
NEW_CLIENT = {"inform_client", "inform_provider", "order_installation", "collect_keys"}
COLUMNS = (
    "Kundnr", "Kommun", "Utförare", "Insats", "Från", "Till", "Avslutad", "Första besök", "Lås",
)  # fmt: skip

__all__ = ["ADMIN", "ASSESSOR", "CLIENT", "NEW_CLIENT", "NORD", "OTHER_CLIENT", "SODER"]


def row(
    start: str,
    *,
    client: str = CLIENT,
    provider: str = "Nord",
    help: str = "hemtjänst",
    end: str = "",
    ended: str = "",
    visit: str = "",
    lock: str = "",
    town: str = "",
) -> tuple[str, ...]:
    """A row of the register, in the order of its columns."""
    return (client, town, provider, help, start, end, ended, visit, lock)


class Town:
    """One municipality. ``start`` is [reminders] from; ``more`` is added to its configuration."""

    def __init__(
        self, folder: Path, *, start: str = "2026-11-01", ladder: str = "", more: str = ""
    ) -> None:
        reminders = "[reminders]\n" + (f"from = {start}\n" if start else "") + ladder
        self.whole = Whole(folder, more=f'[security]\ntrust = "none"\n\n{reminders}\n\n{more}')
        self._received = 0

    # --- what happens ---

    def register(self, now: str, *rows: tuple[str, ...], code: int = 0) -> Said:
        """Import a register of these rows."""
        path = self.whole.folder / f"register-{now[:10]}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([COLUMNS, *rows])
        return self.say(now, "import", str(path), code=code)

    def say(self, now: str, *words: str, code: int = 0) -> Said:
        """Carry out a command at ``now``; it ends with ``code``."""
        said = self.whole.run(*words, "--now", now)
        assert said.code == code, said
        return said

    def notice(
        self, order: str, status: str, day: str, *, client: str = CLIENT, **fields: str
    ) -> None:
        """A weborder's message of the client (empty: of none) comes; it is read next round."""
        named = {"Kundnr": client} if client else {}
        self._receive(notice(order, status, day, **named, **fields))

    def removal(self, order: str, status: str, day: str, **fields: str) -> None:
        """A weborder's message of a removal comes."""
        self.notice(order, status, day, action="Nedmontering", **fields)

    def booking(self, order: str, stated: str, day: str, **fields: str) -> None:
        """A weborder's message comes on ``stated`` that a visit is booked for ``day``."""
        self.notice(order, "Bokad", stated, **{"Bokad tid": day}, **fields)

    def answer(self, address: str, words: str, day: str) -> None:
        """The reader of the last mail to ``address`` answers it."""
        self._receive(reply(self.to(address)[-1], words, day))

    def _receive(self, message: EmailMessage) -> None:
        self._received += 1
        self.whole.receive(f"{self._received:04d}", message)

    def round(self, now: str) -> list[str]:
        """A round at ``now``; the addresses that got a mail."""
        before = len(self.whole.sent())
        self.whole.once(now)
        return sorted(str(mail["To"]) for mail in self.whole.sent()[before:])

    def rounds(self, first: str, last: str) -> dict[str, list[str]]:
        """A round at eight each day; who got a mail, by day, where anybody did."""
        day, mails = date.fromisoformat(first), {}
        while day <= date.fromisoformat(last):
            mails[day.isoformat()] = self.round(f"{day}T08:00")
            day += timedelta(days=1)
        return {day: to for day, to in mails.items() if to}

    def mounted(self, *rows: tuple[str, ...]) -> None:
        """A client's lock is mounted as order 1001 on 12 November, and all of it is done."""
        self.register("2026-11-09T09:00", *(rows or (row("2026-11-09"),)))
        self.notice("1001", "Mottagen", "2026-11-10")
        self.notice("1001", "Utförd", "2026-11-12")
        self.round("2026-11-12T10:00")
        now = "2026-11-12T11:00"
        for step in sorted(self.open(now)):
            self.say(now, "confirm", step, self.case(now)["case"])
        assert self.open(now) == set()

    # --- what is read ---

    def case(self, now: str) -> dict[str, Any]:
        """The one case of the report."""
        (case,) = self.whole.report(now)["cases"]
        return dict(case)

    def steps(self, now: str, name: str) -> list[dict[str, Any]]:
        """Every step of that name in the report."""
        cases = self.whole.report(now)["cases"]
        return [step for case in cases for step in case["steps"] if step["step"] == name]

    def step(self, now: str, name: str) -> dict[str, Any]:
        """The one step of that name."""
        (step,) = self.steps(now, name)
        return step

    def told(self, now: str, name: str) -> tuple[str, str, str]:
        """Of the one step of that name: opened, due, state."""
        step = self.step(now, name)
        return step["opened"], step["due"], step["state"]

    def dues(self, now: str) -> dict[str, str]:
        """When each open step is due."""
        cases = self.whole.report(now)["cases"]
        return {s["step"]: s["due"] for c in cases for s in c["steps"] if s["closed"] is None}

    def open(self, now: str) -> set[str]:
        """The names of the steps that are not closed."""
        return set(self.dues(now))

    def alerts(self, now: str) -> list[tuple[str, bool]]:
        """Every alert by its guard, and whether it stands."""
        cases = self.whole.report(now)["cases"]
        return sorted((a["guard"], a["withdrawn"] is None) for c in cases for a in c["alerts"])

    def to(self, address: str) -> list[EmailMessage]:
        """The mails to an address, oldest first."""
        return [mail for mail in self.whole.sent() if str(mail["To"]) == address]

    def words(self, address: str) -> str:
        """The plain words of the last mail to an address, on one line."""
        return " ".join(self.plain(self.to(address)[-1]).split())

    @staticmethod
    def plain(mail: EmailMessage) -> str:
        """The plain text of a mail."""
        body = mail.get_body(("plain",))
        assert body is not None
        return str(body.get_content())
