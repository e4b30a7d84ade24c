"""The main job over real servers: Dovecot for the mailbox, Exim for the way out."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.mail.filling import fill
from tests.servers.dovecot import PASSWORD as MAILBOX_PASSWORD
from tests.servers.dovecot import Dovecot
from tests.servers.exim import PASSWORD as OUTBOX_PASSWORD
from tests.servers.exim import USER, Exim
from tests.servers.proxy import Proxy
from tests.whole import ADMIN, NORD, Whole, notice, parsed

pytestmark = pytest.mark.servers


class Site:
    """A Låsvakt against the real servers, with a mailbox of its own."""

    def __init__(self, folder: Path, dovecot: Dovecot, exim: Exim, imap_port: int = 0) -> None:
        self.dovecot, self.exim = dovecot, exim
        self.user = f"u{uuid.uuid4().hex[:10]}"
        for name, secret in (("mailbox", MAILBOX_PASSWORD), ("outbox", OUTBOX_PASSWORD)):
            path = folder / f"{name}.password"
            path.touch(0o600)
            path.write_text(secret)
        self.whole = Whole(
            folder,
            mail=f"""
[mailbox]
kind = "imap"
host = "127.0.0.1"
port = {imap_port or dovecot.tls_port}
security = "tls"
user = "{self.user}"
password_file = "mailbox.password"
ca_file = "{dovecot.certificate.cert}"

[outbox]
kind = "smtp"
host = "127.0.0.1"
port = {exim.plain_port}
security = "starttls"
user = "{USER}"
auth = "password"
password_file = "outbox.password"
ca_file = "{exim.certificate.cert}"
sender = "Låsvakt <lasvakt@exempel.se>"
""",
        )

    def receive(self, *messages: EmailMessage) -> None:
        account = self.dovecot.account(self.user, security="none")
        fill(account, [m.as_bytes(policy=policy.SMTP) for m in messages])

    def folder_size(self, name: str) -> int:
        top = self.dovecot.maildir(self.user)
        path = top / f".{name}" if name else top
        return sum(len(list((path / part).glob("*"))) for part in ("new", "cur") if path.exists())


@pytest.fixture
def site(tmp_path: Path, dovecot: Dovecot, exim: Exim) -> Site:
    return Site(tmp_path, dovecot, exim)


def test_check_tries_each_stage_of_both_servers(site: Site) -> None:
    site.receive(notice("48213", "Mottagen", "2026-11-09"))
    said = site.whole.run("check")
    assert said.code == 0, said.out
    for stage in ("DNS", "TCP", "TLS", "nloggning", "flytt"):
        assert stage.lower() in said.out.lower(), said.out


def test_check_names_the_stage_that_fails(site: Site) -> None:
    (site.whole.folder / "mailbox.password").write_text("fel lösenord")
    said = site.whole.run("check")
    assert said.code == 1
    (line,) = [line for line in said.out.splitlines() if line.startswith("fel")]
    assert "brevlåda: Inloggning" in line


def test_messages_become_reminders_and_are_moved_by_what_became_of_them(site: Site) -> None:
    site.receive(
        notice("48213", "Mottagen", "2026-11-09"),
        notice("48213", "Utförd", "2026-11-18"),
        notice("48214", "Kanske klar", "2026-11-18"),
    )
    counts = site.whole.once("2026-11-18T10:00")
    assert (counts["read"], counts["notices"], counts["review"]) == (3, 2, 1)
    assert [site.folder_size(n) for n in ("", "Lasvakt.Behandlat", "Lasvakt.Granska")] == [0, 2, 1]
    assert site.whole.once("2026-11-26T08:00")["sent"] == 2
    mails = [parsed(m.as_bytes()) for m in site.exim.delivered(2)]
    assert sorted(m["To"] for m in mails) == sorted([ADMIN, NORD])
    for mail in mails:
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail.get_content_type() == "multipart/alternative"
        assert "sent" in mail["Subject"]


def test_what_a_person_decides_leaves_the_review_folder(site: Site) -> None:
    site.receive(notice("48214", "Kanske klar", "2026-11-18"))
    site.whole.once("2026-11-18T10:00")
    assert site.folder_size("Lasvakt.Granska") == 1
    said = site.whole.run(
        "review", "accept", "1", "--status", "done", "--date", "2026-11-17", "--now",
        "2026-11-18T11:00",
    )  # fmt: skip
    assert said.code == 0, said.err
    site.whole.once("2026-11-18T12:00")
    assert [site.folder_size(n) for n in ("Lasvakt.Behandlat", "Lasvakt.Granska")] == [1, 0]
    step = site.whole.steps("2026-11-18T12:00")["link_lock", "48214"]
    assert step["opened"] == "2026-11-17"
    assert site.whole.run("reconcile").code == 0


def _crash(site: Site, where: str, now: str) -> int:
    """Run a round in a process of its own that dies as if the power failed, at that place."""
    script = f"""
import os, sys
from daemon.cli.app import run
{where}
sys.exit(run({["--config", str(site.whole.folder / "lasvakt.toml"), "once", "--now", now]!r}))
"""
    return subprocess.run(
        [sys.executable, "-c", script], check=False, timeout=60, env=dict(os.environ)
    ).returncode


def test_killed_between_commit_and_move_nothing_is_lost_or_counted_twice(site: Site) -> None:
    site.receive(*(notice(str(48300 + n), "Mottagen", "2026-11-09") for n in range(5)))
    code = _crash(
        site,
        "from daemon.mail.imap_mailbox import ImapMailbox\n"
        "ImapMailbox.move = lambda *a: os._exit(9)",
        "2026-11-09T10:00",
    )
    assert code == 9
    assert site.folder_size("") == 5
    assert len(site.whole.report("2026-11-09T11:00")["cases"]) == 5
    counts = site.whole.once("2026-11-09T11:00")
    assert (counts["notices"], counts["review"]) == (0, 0)
    assert [site.folder_size(n) for n in ("", "Lasvakt.Behandlat")] == [0, 5]
    assert site.whole.report("2026-11-09T11:00")["mailbox"]["messages"] == 5


def test_killed_between_claim_and_smtp_the_reminder_goes_once(site: Site) -> None:
    site.receive(notice("48213", "Mottagen", "2026-11-09"), notice("48213", "Utförd", "2026-11-18"))
    site.whole.once("2026-11-18T10:00")
    code = _crash(
        site,
        "from daemon.mail.smtp import SmtpOutbox\nSmtpOutbox.send = lambda *a: os._exit(9)",
        "2026-11-23T08:00",
    )
    assert code == 9
    counts = site.whole.once("2026-11-23T08:05")
    assert counts["sent"] == 1
    assert site.whole.once("2026-11-23T08:10")["sent"] == 0
    assert [m["To"] for m in site.exim.delivered(1)] == [ADMIN]


def test_killed_after_smtp_the_reminder_comes_again_under_the_same_message_id(
    site: Site,
) -> None:
    site.receive(notice("48213", "Mottagen", "2026-11-09"), notice("48213", "Utförd", "2026-11-18"))
    site.whole.once("2026-11-18T10:00")
    code = _crash(
        site,
        "from daemon.mail.smtp import SmtpOutbox\n"
        "send = SmtpOutbox.send\n"
        "def and_die(*a): send(*a); os._exit(9)\n"
        "SmtpOutbox.send = and_die",
        "2026-11-23T08:00",
    )
    assert code == 9
    site.whole.once("2026-11-23T08:05")
    assert site.whole.once("2026-11-23T08:10")["sent"] == 0
    ids = [m["Message-ID"] for m in site.exim.delivered(2)]
    assert (len(ids), len(set(ids))) == (2, 1)


def test_a_connection_cut_while_reading_leaves_the_rest_for_the_next_round(
    tmp_path: Path, dovecot: Dovecot, exim: Exim, proxies: Callable[[int], Proxy]
) -> None:
    proxy = proxies(dovecot.tls_port)
    site = Site(tmp_path, dovecot, exim, imap_port=proxy.port)
    site.receive(*(notice(str(48300 + n), "Mottagen", "2026-11-09") for n in range(50)))
    proxy.cut_after = 6_000
    said = site.whole.run("once", "--json", "--now", "2026-11-09T10:00")
    assert (said.code, said.json["held"] is not None) == (1, True)
    proxy.cut_after = None
    site.whole.once("2026-11-09T11:00")
    assert len(site.whole.report("2026-11-09T11:00")["cases"]) == 50
    assert [site.folder_size(n) for n in ("", "Lasvakt.Behandlat")] == [0, 50]
