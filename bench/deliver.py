"""What building and sending reminders costs beside smtplib sending ready bytes.

``python -m bench.deliver`` queues reminders in a ledger on disk (synchronous=FULL), lets the
daemon's own delivery empty it (for each: still owed?, compose, render, gate, claim, commit, send,
note as sent, commit), and sends the very same bytes by smtplib alone, both over one connection to
the same server. Printed is delivery's rate ÷ smtplib's, the median of five rounds of one run
(goal: at least 0.25), for two servers: the tests' real Exim, which puts each message on disk and
into a Maildir, and ``bench/sink.py``, a process that speaks SMTP and keeps nothing, so that each
of delivery's two commits a message weighs more than the sending itself.
"""

from __future__ import annotations

import argparse
import os
import smtplib
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from bench.sink import sink
from daemon import wiring
from daemon.config import Config, load_config
from daemon.ledger import Ledger
from daemon.ledger.values import Entry
from daemon.mail.smtp import _bytes as as_bytes
from daemon.rounds.deliver import deliver
from daemon.rounds.remind import remind
from daemon.routine.events import OrderNoticed
from tests.servers.certificate import make
from tests.servers.exim import exim

GOAL = 0.25
NOW = datetime(2026, 11, 18, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
CONFIG = """
[municipality]
name = "Exempelkommun"

[mailbox]
kind = "maildir"
path = "mailbox"

[outbox]
kind = "smtp"
host = "127.0.0.1"
port = {port}
security = "none"
sender = "Låsvakt <lasvakt@open.example>"
per_recipient_day = 1000

[weborder]
senders = ["noreply@weborder.example"]

[roles]
systemforvaltare = ["systemforvaltare@open.example"]
bistandshandlaggare = ["bistand@open.example"]

[[provider]]
name = "Hemtjänst Nord AB"
email = ["planering@open.example"]

[reminders]
digest = false
from = 2026-11-01
"""


class Recorder:
    """An outbox that keeps the bytes it is given, as they would go over the line."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Keep one message."""
        self.kept.append((recipient, as_bytes(message, utf8=False)))


def config_in(folder: Path, port: int) -> Config:
    """A municipality's configuration, its key, and no ledger yet."""
    key = folder / "client.key"
    key.touch(0o600)
    key.write_text("nyckel" * 8, "utf-8")
    (folder / "lasvakt.toml").write_text(CONFIG.format(port=port), "utf-8")
    return load_config(folder / "lasvakt.toml")


def fill(ledger: Ledger, config: Config, count: int) -> None:
    """That many orders were done a week ago and not linked: reminders of each are queued."""
    done = NOW - timedelta(days=8)
    entries = [
        Entry(
            event=OrderNoticed(
                id=f"e{n}",
                stated=done,
                date=done.date(),
                origin="message",
                order=f"{48000 + n}",
                action="installation",
                status="done",
                provider="Hemtjänst Nord AB",
                locks=(f"PL-{n:06}",),
            )
        )
        for n in range(count)
    ]
    ledger.append(entries, today=NOW.date(), now=NOW)
    with ledger.writing():
        number = ledger.log.begin(NOW, NOW.date())
        ledger.log.note_read(number, NOW)
    remind(ledger, wiring.round_settings(config), now=NOW, fresh=True)


def by_smtplib(port: int, ready: list[tuple[str, bytes]]) -> float:
    """The seconds smtplib takes for these bytes on one connection, the connecting included."""
    begun = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port, local_hostname="open.example") as line:
        for recipient, raw in ready:
            line.sendmail("lasvakt@open.example", recipient, raw)
    return time.perf_counter() - begun


def one_round(folder: Path, port: int, count: int) -> dict[str, float]:
    """The seconds of both ways for the same messages."""
    config = config_in(folder, port)
    with (
        wiring.open_ledger(config, create=True) as ledger,
        wiring.confined(config, wiring.reader(config)) as readings,
    ):
        fill(ledger, config, count)
        means, settings = wiring.means(config, readings), wiring.round_settings(config)
        recorder = Recorder()
        with ledger.rehearsing():
            deliver(ledger, replace(means, sender=lambda: recorder), settings, now=NOW, fresh=True)
        before = by_smtplib(port, recorder.kept)
        begun = time.perf_counter()
        result = deliver(ledger, means, settings, now=NOW, fresh=True)
        seconds = time.perf_counter() - begun
        after = by_smtplib(port, recorder.kept)
    assert result.fault is None, result.fault
    assert result.sent == len(recorder.kept) >= count
    return {
        "sent": result.sent,
        "bytes": sum(len(raw) for _, raw in recorder.kept) / result.sent,
        "smtplib": (before + after) / 2,
        "delivery": seconds,
    }


@contextmanager
def server(folder: Path, *, real: bool) -> Iterator[int]:
    """The port of the sink, or of a real Exim."""
    if not real:
        with sink() as port:
            yield port
        return
    (folder / "exim").mkdir(mode=0o711)
    with exim(folder / "exim", make(folder)) as running:
        yield running.plain_port


def main() -> None:
    """Print each server's ratio with its goal, and what it is made of."""
    wanted = argparse.ArgumentParser(description="Vad påminnelserna kostar")
    wanted.add_argument("--orders", type=int, default=200)
    wanted.add_argument("--rounds", type=int, default=5)
    options = wanted.parse_args()
    measure("Exim", options.orders, options.rounds)
    measure("avloppet", options.orders, options.rounds)


def measure(name: str, orders: int, rounds: int) -> None:
    """Print what one server's rounds came to."""
    found = []
    with ExitStack() as stack:
        top = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lasvakt-")))
        top.chmod(0o711)
        port = stack.enter_context(server(top, real=name == "Exim"))
        for number in range(rounds + 1):  # the first warms caches and is thrown away
            folder = top / f"round{number}"
            folder.mkdir()
            found.append(one_round(folder, port, orders))
    found = found[1:]
    ratio = statistics.median(one["smtplib"] / one["delivery"] for one in found)
    print(
        f"{found[0]['sent']:.0f} brev om {found[0]['bytes']:.0f} byte till "
        f"{name}, {rounds} omgångar, "
        f"last {os.getloadavg()[0]:.1f}"
    )
    for way in ("smtplib", "delivery"):
        each = statistics.median(one[way] / one["sent"] for one in found)
        shown = "påminnelser" if way == "delivery" else "smtplib"
        print(f"{shown:12} {each * 1e3:7.3f} ms/brev")
    print(f"kvot         {ratio:7.2f}     mål minst {GOAL}")


if __name__ == "__main__":
    main()
