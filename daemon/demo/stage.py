"""The demonstration played: the story's messages and answers, and a round each working morning."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from random import Random, seed

from daemon import wiring
from daemon.config import Config, load_config
from daemon.confined.readings import ConfinedReader
from daemon.demo.messages import absence, answer
from daemon.demo.story import BEGINS, ENDS, ZONE, Reply, arrivals, replies
from daemon.health import mailbox_health, titles
from daemon.reports import build_report
from daemon.reports.html_form import as_html
from daemon.reports.text_form import as_text
from daemon.rounds.round import RoundResult, run_round

_MORNING, _NOON = time(8, 0), time(12, 0)
_CONFIG = """\
[municipality]
name = "Exempelkommun"

[mailbox]
kind = "maildir"
path = "mailbox"

[outbox]
kind = "maildir"
path = "outbox"
sender = "Låsvakt <lasvakt@exempel.se>"

[weborder]
senders = ["noreply@weborder.example"]

[roles]
systemforvaltare = ["systemforvaltare@exempel.se"]
bistandshandlaggare = ["bistand@exempel.se"]

[[provider]]
name = "Hemtjänst Nord AB"
email = ["planering@nord.example"]

[[provider]]
name = "Ängens Exempelomsorg AB"
email = ["samordning@angen.example"]

[security]
trust = "none"

[reminders]
from = 2026-11-01
"""
_KEY = "0" * 64
_REMINDS = re.compile("väntar på dig|ska vara klart")


@dataclass(frozen=True, slots=True)
class Played:
    """A round of the demonstration: when, and what came of it."""

    when: datetime
    result: RoundResult


def prepare(folder: Path) -> Config:
    """The demonstration's folder, empty of what an earlier one left; its configuration."""
    for name in ("mailbox", "outbox"):
        shutil.rmtree(folder / name, ignore_errors=True)
        for part in ("new", "cur", "tmp"):
            (folder / name / part).mkdir(parents=True)
    for path in (*folder.glob("state.db*"), folder / "report.html"):
        path.unlink(missing_ok=True)
    (folder / "lasvakt.toml").write_text(_CONFIG, "utf-8")
    key = folder / "client.key"
    key.touch(0o600)
    key.write_text(_KEY, "ascii")
    return load_config(folder / "lasvakt.toml")


def play(config: Config) -> Iterator[Played]:
    """Each round as it is made, two every working day of the story."""
    mailbox, outbox = config.mailbox.path, config.outbox.path
    assert mailbox is not None
    assert outbox is not None
    coming, answers = sorted(arrivals(), key=lambda one: one[0]), sorted(replies(), key=_when)
    # The same story twice gives the same codes, Message-IDs and boundaries.
    chance = Random(1)  # noqa: S311 - nothing here is secret
    seed(1)
    settings = replace(wiring.round_settings(config), chance=chance)
    with (
        wiring.open_ledger(config, create=True, chance=chance) as ledger,
        ConfinedReader(wiring.reader(config), most=1) as readings,
    ):
        means = wiring.means(config, readings)
        for now in _rounds(config):
            while coming and coming[0][0] <= now:
                when, message = coming.pop(0)
                _put(mailbox, f"{when:%Y%m%d%H%M}.demo", message.as_bytes())
            while answers and answers[0].when <= now:
                _answer(mailbox, outbox, answers.pop(0))
            yield Played(now, run_round(ledger, means, settings, now=now))


def write_report(config: Config, folder: Path) -> str:
    """The report in text; its page stands in ``folder`` as report.html."""
    now = datetime.combine(date.fromisoformat(ENDS), _NOON, tzinfo=ZONE)
    with wiring.open_ledger(config) as ledger:
        report = build_report(
            ledger.cases(now.date()),
            mailbox_health(ledger, now, config),
            now,
            titles=titles(config),
        )
    page = as_html(report, wiring.renderer(config))
    (folder / "report.html").write_text(page, "utf-8")
    return as_text(report, width=100)


def _rounds(config: Config) -> Iterator[datetime]:
    calendar = wiring.work_calendar(config)
    day, last = date.fromisoformat(BEGINS), date.fromisoformat(ENDS)
    while day <= last:
        if calendar.is_working(day):
            for clock in (_MORNING, _NOON):
                yield datetime.combine(day, clock, tzinfo=ZONE)
        day += timedelta(days=1)


def _when(reply: Reply) -> datetime:
    return reply.when


def _answer(mailbox: Path, outbox: Path, reply: Reply) -> None:
    reminder = _latest(outbox, reply.address)
    if reply.absent:
        message = absence(reply.when, reminder)
    else:
        message = answer(reply.when, reminder, reply.words)
    _put(mailbox, f"{reply.when:%Y%m%d%H%M}.answer", message.as_bytes())


def _latest(outbox: Path, address: str) -> EmailMessage:
    mails = [_read(path) for path in sorted((outbox / "new").iterdir())]
    to_them = [m for m in mails if m["To"] == address and _REMINDS.search(m["Subject"])]
    return max(to_them, key=lambda mail: parsedate_to_datetime(mail["Date"]))


def _read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _put(maildir: Path, name: str, data: bytes) -> None:
    (maildir / "tmp" / name).write_bytes(data)
    (maildir / "tmp" / name).rename(maildir / "new" / name)
