"""What taking messages in costs beside mail-parser's own parsing of the same ones.

``python -m bench.ingest`` lays 2,000 distinct messages in a real Dovecot's mailbox and lets one
round take them in: sign-in over TLS, fetch, parse (confined), record (synchronous=FULL) and move.
Printed is that time ÷ what ``mailparser.parse_from_bytes`` takes for the same messages in one
process and thread, both by the wall clock: the median of five rounds of one run (goal: at most
1.3). mail-parser is timed right before and right after the round, and the mean taken, so that a
machine that grows slower meanwhile is slower for both.

Each round has a process of its own and is its second: the first found an empty mailbox, as a
daemon's rounds mostly do. It also tells how far its memory rose above what it held before the
second round began, with the children's template idle (goal: at most 60 MiB), and the most that
one of the confined children held in all.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import mailparser

from bench.messages import messages
from tests.servers.certificate import make
from tests.servers.dovecot import PASSWORD, dovecot

GOAL, MEMORY_GOAL = 1.3, 60
NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)  # a Sunday: taking in, and no reminders
CONFIG = """
[municipality]
name = "Exempelkommun"

[mailbox]
kind = "imap"
host = "127.0.0.1"
port = {port}
security = "tls"
user = "{user}"
password_file = "mailbox.password"
ca_file = "{ca}"

[outbox]
kind = "maildir"
path = "outbox"
sender = "Låsvakt <lasvakt@kommun.example>"

[weborder]
senders = ["noreply@weborder.example"]

[roles]
systemforvaltare = ["systemforvaltare@kommun.example"]
bistandshandlaggare = ["bistand@kommun.example"]

[[provider]]
name = "Hemtjänst Nord AB"
email = ["planering@nord.example"]

[security]
authserv_id = "mx.kommun.example"
"""


def config_in(folder: Path, port: int, user: str, ca: Path, password: str) -> Path:
    """A municipality's configuration with its key and password, and no ledger yet."""
    for name, secret in (("mailbox.password", password), ("client.key", "nyckel" * 8)):
        path = folder / name
        path.touch(0o600)
        path.write_text(secret, "utf-8")
    for name in ("outbox", "outbox/tmp", "outbox/new", "outbox/cur"):
        (folder / name).mkdir()
    made = folder / "lasvakt.toml"
    made.write_text(CONFIG.format(port=port, user=user, ca=ca), "utf-8")
    return made


def kibibytes(name: str) -> int:
    """What the kernel says of this process's memory: VmRSS now, VmHWM the most so far."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise LookupError(name)


def one_round(config_file: Path) -> dict[str, float]:
    """The second round of a process of the program, its seconds and its memory.

    After the first it says so on a line and waits for one.
    """
    from daemon import wiring
    from daemon.config import load_config
    from daemon.rounds.round import run_round

    config = load_config(config_file)
    with (
        wiring.open_ledger(config, create=True) as ledger,
        wiring.confined(config, wiring.reader(config)) as readings,
    ):
        means, settings = wiring.means(config, readings), wiring.round_settings(config)
        for _ in readings.read_all([(0, b"")]):
            pass  # between two rounds a daemon that has read a message keeps the template
        run_round(ledger, means, settings, now=NOW)
        print("redo", flush=True)
        sys.stdin.readline()
        idle = kibibytes("VmRSS")
        Path("/proc/self/clear_refs").write_text("5", "ascii")  # the most so far counts from here
        begun = time.perf_counter()
        result = run_round(ledger, means, settings, now=NOW)
        seconds = time.perf_counter() - begun
        most = kibibytes("VmHWM")
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert not result.faults, result.faults
    return {
        "read": result.read,
        "notices": result.notices,
        "seconds": seconds,
        "above": (most - idle) / 1024,
        "idle": idle / 1024,
        "child": children / 1024,
    }


def parse_alone(sample: list[bytes]) -> float:
    """The seconds that mail-parser takes for these messages, one after the other."""
    begun = time.perf_counter()
    for raw in sample:
        mailparser.parse_from_bytes(raw)
    return time.perf_counter() - begun


def rounds(count: int, times: int) -> Iterator[dict[str, float]]:
    """Each round's figures, the first thrown away: it warms the files of the system."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lasvakt-")))
        folder.chmod(0o711)
        certificate = make(folder)
        (folder / "dovecot").mkdir(mode=0o711)
        server = stack.enter_context(dovecot(folder / "dovecot", certificate))
        for number in range(times + 1):
            sample = list(messages(count, seed=number))
            assert len(set(sample)) == count
            user, home = f"u{number}", folder / f"round{number}"
            home.mkdir()
            config = config_in(home, server.tls_port, user, certificate.cert, PASSWORD)
            figures = measured(config, partial(server.drop, user, sample), sample)
            assert figures["read"] == count, figures
            if number:
                yield figures


def measured(config: Path, deliver: Callable[[], None], sample: list[bytes]) -> dict[str, float]:
    """The figures of a round over what ``deliver`` puts in the mailbox, with mail-parser's time."""
    command = [sys.executable, "-m", "bench.ingest", "--round", str(config)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "redo\n"
        deliver()
        before = parse_alone(sample)
        process.stdin.write("\n")
        process.stdin.flush()
        figures: dict[str, float] = json.loads(process.stdout.readline())
    figures["mail-parser"] = (before + parse_alone(sample)) / 2
    return figures


def main() -> None:
    """Print the ratio and the memory with their goals, and what they are made of."""
    wanted = argparse.ArgumentParser(description="Vad intaget kostar")
    wanted.add_argument("--messages", type=int, default=2000)
    wanted.add_argument("--rounds", type=int, default=5)
    wanted.add_argument("--round", type=Path, help=argparse.SUPPRESS)
    options = wanted.parse_args()
    if options.round is not None:
        print(json.dumps(one_round(options.round)))
        return
    found = list(rounds(options.messages, options.rounds))
    ratio = statistics.median(one["seconds"] / one["mail-parser"] for one in found)
    print(
        f"{options.messages} olika meddelanden ur Dovecot, {options.rounds} omgångar, "
        f"{os.cpu_count()} kärnor, last {os.getloadavg()[0]:.1f}"
    )
    for name in ("mail-parser", "seconds"):
        values = [one[name] for one in found]
        shown = "runda" if name == "seconds" else name
        print(f"{shown:12} {statistics.median(values) / options.messages * 1e3:7.3f} ms/meddelande")
    print(f"kvot         {ratio:7.2f}     mål högst {GOAL}")
    above = max(one["above"] for one in found)
    print(f"minne        {above:7.1f} MiB över vila    mål högst {MEMORY_GOAL}")
    idle, child = (max(one[name] for one in found) for name in ("idle", "child"))
    print(f"             {idle:7.1f} MiB i vila; största barnet {child:.1f} MiB")


if __name__ == "__main__":
    main()
