"""A whole Låsvakt in a folder: its configuration, its commands as processes, its mail."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from daemon.cli.app import run

WEBORDER = "noreply@weborder.example"
LASVAKT = "lasvakt@exempel.se"
ADMIN = "systemforvaltare@exempel.se"
NORD = "planering@nord.example"

_COMMON = f"""
[municipality]
name = "Exempelkommun"

[weborder]
senders = ["{WEBORDER}"]

[roles]
systemforvaltare = ["{ADMIN}"]
bistandshandlaggare = ["bistand@exempel.se"]

[[provider]]
name = "Hemtjänst Nord AB"
aliases = ["Nord"]
email = ["{NORD}"]
answers_from = ["@nord.example"]

[[provider]]
name = "Exempelomsorg Söder AB"
aliases = ["Söder"]
email = ["plan@soder.example"]
"""

MAILDIR = """
[mailbox]
kind = "maildir"
path = "mailbox"

[outbox]
kind = "maildir"
path = "outbox"
sender = "Låsvakt <lasvakt@exempel.se>"
"""


def _text(stream: io.TextIOWrapper) -> str:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Whole:
    """A Låsvakt of the test's own. ``mail`` are its [mailbox] and [outbox]; more follows them."""

    folder: Path
    mail: str = MAILDIR
    more: str = '[security]\ntrust = "none"\n\n[reminders]\nfrom = 2026-11-01\n'

    def __post_init__(self) -> None:
        config = self.folder / "lasvakt.toml"
        if not config.exists():
            config.write_text(_COMMON + self.mail + self.more, "utf-8")
            self.run("init", str(self.folder))

    def command(self, *words: str) -> list[str]:
        """The command line of ``lasvakt words…`` with this configuration."""
        return [
            sys.executable,
            "-m",
            "daemon",
            "--config",
            str(self.folder / "lasvakt.toml"),
            *words,
        ]

    def run(self, *words: str) -> Said:
        """Carry out a command in this process; a traceback shown to a user fails the test."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in "12")
        with redirect_stdout(out), redirect_stderr(err):
            code = run(["--config", str(self.folder / "lasvakt.toml"), *words])
        said = Said(code, _text(out), _text(err))
        assert "Traceback" not in said.err, said.err
        return said

    def once(self, now: str, *words: str) -> dict[str, Any]:
        """A round at that local time; its JSON."""
        said = self.run("once", "--json", "--now", now, *words)
        assert said.code == 0, said.err
        counts: dict[str, Any] = said.json
        return counts

    def report(self, now: str) -> dict[str, Any]:
        """The report's JSON at that local time."""
        report: dict[str, Any] = self.run("report", "--format", "json", "--now", now).json
        return report

    def steps(self, now: str) -> dict[tuple[str, str], dict[str, Any]]:
        """Every step of the report by name and what it is about."""
        cases = self.report(now)["cases"]
        return {(s["step"], s["about"]): s for case in cases for s in case["steps"]}

    def states(self, now: str) -> dict[str, str]:
        """The state of every step by name, where each name stands once."""
        return {name: step["state"] for (name, _), step in self.steps(now).items()}

    def receive(self, name: str, message: EmailMessage) -> None:
        """Put a message into the Maildir mailbox."""
        (self.folder / "mailbox" / "new" / name).write_bytes(message.as_bytes())

    def sent(self) -> list[EmailMessage]:
        """The messages in the Maildir outbox, oldest first."""
        paths = sorted(
            (self.folder / "outbox" / "new").iterdir(), key=lambda p: p.stat().st_mtime_ns
        )
        return [parsed(path.read_bytes()) for path in paths]


def parsed(raw: bytes) -> EmailMessage:
    """A message with its headers decoded."""
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def notice(order: str, status: str, date: str, **more: str) -> EmailMessage:
    """A weborder message of labelled lines, sent at nine on ``date`` (ÅÅÅÅ-MM-DD)."""
    fields = {
        "Ordernummer": order,
        "Ordertyp": more.pop("action", "Installation"),
        "Status": status,
        "Utförare": "Hemtjänst Nord AB",
        **more,
    }
    message = EmailMessage()
    message["From"] = WEBORDER
    message["To"] = LASVAKT
    message["Subject"] = f"Weborder {order}"
    message["Date"] = _rfc5322(date)
    message["Message-ID"] = f"<{order}.{status.encode().hex()}.{date}@weborder.example>"
    message.set_content("\n".join(f"{label}: {value}" for label, value in fields.items()) + "\n")
    return message


def reply(to: EmailMessage, words: str, date: str, sender: str | None = None) -> EmailMessage:
    """An answer above the quoted reminder."""
    message = EmailMessage()
    message["From"] = sender or str(to["To"])
    message["To"] = LASVAKT
    message["Subject"] = f"SV: {to['Subject']}"
    message["Date"] = _rfc5322(date)
    message["Message-ID"] = f"<{abs(hash((words, date)))}@nord.example>"
    message["In-Reply-To"] = message["References"] = str(to["Message-ID"])
    body = to.get_body(("plain",))
    assert body is not None
    quoted = "".join(f"> {line}\n" for line in body.get_content().splitlines())
    message.set_content(f"{words}\n\nDen {date} skrev Låsvakt:\n{quoted}")
    return message


def _rfc5322(date: str) -> str:
    from datetime import datetime
    from email.utils import format_datetime
    from zoneinfo import ZoneInfo

    at = datetime.fromisoformat(date)
    if at.hour == 0:
        at = at.replace(hour=9)
    return format_datetime(at.replace(tzinfo=ZoneInfo("Europe/Stockholm")))
