"""When the server or the line fails: a plain fault of the right stage and type, in good time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from daemon.mail.account import ImapAccount, Security, Server
from daemon.mail.faults import MailboxDown
from daemon.mail.imap_mailbox import ImapMailbox, probe_imap
from tests.mail.filling import MESSAGE_BYTES, contents, fill, message, read_all, soon
from tests.servers.certificate import make
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.dovecot import dovecot as start_dovecot
from tests.servers.process import free_port
from tests.servers.proxy import Proxy

pytestmark = pytest.mark.servers
Proxies = Callable[[int], Proxy]


def fault(account: ImapAccount) -> MailboxDown:
    """What opening the mailbox raises."""
    with pytest.raises(MailboxDown) as raised, ImapMailbox(account):
        pass
    return raised.value


def test_a_wrong_password_is_permanent_and_not_shown(dovecot: Dovecot) -> None:
    found = fault(dovecot.account("anna", password="fel-lösen-3"))
    assert (found.stage, found.permanent) == ("inloggning", True)
    assert "password_file" in str(found)
    assert not {"fel-lösen-3", "anna"} & set(str(found).split())


def test_an_unknown_name_fails_at_dns() -> None:
    server = dovecot_like("finns-inte.invalid", 993)
    found = fault(server)
    assert (found.stage, found.permanent) == ("DNS", False)


def dovecot_like(host: str, port: int) -> ImapAccount:
    """An account at a server that is not there."""
    server = Server(host=host, port=port, security="tls", connect_seconds=0.5, read_seconds=0.5)
    return ImapAccount(server=server, user="anna", password=lambda: PASSWORD, round_seconds=5)


def test_a_server_that_is_down_fails_at_tcp() -> None:
    found = fault(dovecot_like("127.0.0.1", free_port()))
    assert (found.stage, found.permanent) == ("TCP", False)


def test_a_server_that_accepts_and_says_nothing_fails_at_tls() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        found = fault(dovecot_like("127.0.0.1", mute.getsockname()[1]))
    assert (found.stage, found.permanent) == ("TLS", False)


def test_tls_to_a_port_without_it_says_so(dovecot: Dovecot) -> None:
    found = fault(dovecot.account("anna", port=dovecot.plain_port))
    assert (found.stage, "talar inte TLS" in str(found)) == ("TLS", True)


def test_starttls_to_a_tls_port_ends_at_the_greeting(dovecot: Dovecot) -> None:
    account = dovecot.account("anna", security="starttls", port=dovecot.tls_port, read_seconds=0.5)
    assert fault(account).stage == "hälsning"


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_for_another_name_is_refused(server_folder: Path, security: Security) -> None:
    folder = server_folder / f"named-{security}"
    folder.mkdir(mode=0o711)
    with start_dovecot(folder, make(folder, "annan.example", "127.0.0.9")) as server:
        found = fault(server.account("anna", security=security))
    assert (found.stage, found.permanent) == ("TLS", True)
    assert "det gäller en annan adress" in str(found)


def test_a_certificate_nobody_vouches_for_is_refused(dovecot: Dovecot) -> None:
    account = dovecot.account("anna")
    found = fault(replace(account, server=replace(account.server, ca_file=None)))
    assert (found.stage, found.permanent) == ("TLS", True)


def test_a_ca_file_that_is_none_says_which(dovecot: Dovecot, tmp_path: Path) -> None:
    broken = tmp_path / "ca.pem"
    broken.write_text("inget certifikat")
    account = dovecot.account("anna")
    found = fault(replace(account, server=replace(account.server, ca_file=broken)))
    assert (found.stage, found.permanent, str(broken) in str(found)) == ("TLS", True, True)


def test_the_clear_is_for_the_own_machine_alone() -> None:
    account = dovecot_like("imap.kommun.example", 143)
    found = fault(replace(account, server=replace(account.server, security="none")))
    assert (found.stage, found.permanent) == ("TLS", True)


def test_a_missing_watched_folder_is_permanent_and_not_made(dovecot: Dovecot) -> None:
    account = replace(dovecot.account("missing"), folder="Order/Inkommet")
    found = fault(account)
    assert (found.stage, found.permanent, "Order/Inkommet" in str(found)) == ("mapp", True, True)
    assert fault(account).stage == "mapp"


def test_the_probe_names_the_stage_that_failed(dovecot: Dovecot) -> None:
    account = dovecot.account("anna", password="fel-lösen-3")
    lines: list[str] = []
    with pytest.raises(MailboxDown) as raised:
        lines.extend(line.partition(":")[0] for line in probe_imap(account, [], moves=False))
    assert (lines, raised.value.stage) == (["DNS", "TCP", "TLS"], "inloggning")


def test_a_line_cut_in_the_middle_of_a_fetch_loses_nothing(
    dovecot: Dovecot, proxies: Proxies
) -> None:
    plain = dovecot.account("cut", security="none")
    sent = [message(number, 20_000) for number in range(40)]
    fill(plain, sent)
    proxy = proxies(dovecot.tls_port)
    proxy.cut_after = 300_000
    account = dovecot.account("cut", port=proxy.port)
    given: list[bytes | None] = []
    with ImapMailbox(account) as mailbox:
        batches = mailbox.batches(batch=5, max_bytes=MESSAGE_BYTES, deadline=soon())
        with pytest.raises(MailboxDown) as raised:
            given.extend(one.raw for batch in batches for one in batch)
        assert (mailbox.complete, raised.value.permanent) == (False, False)
    assert given == sent[: len(given)]
    assert (5 <= len(given) < 40, len(contents(plain, "INBOX"))) == (True, 40)


def test_a_line_cut_in_the_login_is_not_taken_for_a_wrong_password(
    dovecot: Dovecot, proxies: Proxies
) -> None:
    proxy = proxies(dovecot.plain_port)
    proxy.cut_when = lambda said: b"AUTHENTICATE" in said
    found = fault(dovecot.account("anna", security="none", port=proxy.port))
    assert (found.stage, found.permanent) == ("inloggning", False)


def test_a_dripping_server_ends_at_the_deadline(dovecot: Dovecot, proxies: Proxies) -> None:
    fill(dovecot.account("drip", security="none"), [message(1, 50_000)])
    proxy = proxies(dovecot.tls_port)
    begun = time.monotonic()
    with ImapMailbox(dovecot.account("drip", port=proxy.port)) as mailbox:
        proxy.drip = 0.05
        batches = list(mailbox.batches(batch=5, max_bytes=MESSAGE_BYTES, deadline=soon(1)))
        assert (batches, mailbox.complete) == ([], False)
    assert time.monotonic() - begun < 4


def test_a_greeting_that_drips_ends_at_the_rounds_end(dovecot: Dovecot, proxies: Proxies) -> None:
    proxy = proxies(dovecot.plain_port)
    proxy.drip = 0.2
    begun = time.monotonic()
    found = fault(dovecot.account("anna", security="none", port=proxy.port, round_seconds=1))
    assert (found.stage, "rundans tid" in str(found)) == ("hälsning", True)
    assert time.monotonic() - begun < 4


def test_a_server_that_falls_silent_ends_at_the_time_limit_of_a_read(
    dovecot: Dovecot, proxies: Proxies
) -> None:
    fill(dovecot.account("silent", security="none"), [message(1)])
    proxy = proxies(dovecot.plain_port)
    proxy.silence_when = lambda said: b"BODY.PEEK" in said
    account = dovecot.account("silent", security="none", port=proxy.port, read_seconds=0.5)
    with ImapMailbox(account) as mailbox:
        with pytest.raises(MailboxDown, match="slutade svara"):
            read_all(mailbox)
        assert not mailbox.complete


def test_a_round_that_is_to_stop_waits_for_no_silent_server(
    dovecot: Dovecot, proxies: Proxies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("daemon.mail.deadline.STOP_SECONDS", 0.2)
    fill(dovecot.account("stop", security="none"), [message(1)])
    proxy = proxies(dovecot.plain_port)
    stop = threading.Event()

    def fall_silent(said: bytes) -> bool:
        if b"BODY.PEEK" in said:
            stop.set()
        return stop.is_set()

    proxy.silence_when = fall_silent
    account = dovecot.account("stop", security="none", port=proxy.port, read_seconds=60)
    account = replace(account, server=replace(account.server, stop=stop.is_set))
    begun = time.monotonic()
    with ImapMailbox(account) as mailbox:
        assert (read_all(mailbox), mailbox.complete) == ([], False)
    assert time.monotonic() - begun < 5


def test_a_deadline_that_has_passed_gives_nothing(dovecot: Dovecot) -> None:
    fill(dovecot.account("late", security="none"), [message(1)])
    with ImapMailbox(dovecot.account("late")) as mailbox:
        batches = list(mailbox.batches(batch=5, max_bytes=MESSAGE_BYTES, deadline=soon(-1)))
        assert (batches, mailbox.complete) == ([], False)


def test_an_odd_answer_is_a_fault_and_no_traceback() -> None:
    with socket.create_server(("127.0.0.1", 0)) as odd:

        def talk() -> None:
            line, _ = odd.accept()
            line.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
            line.recv(100)
            line.close()

        threading.Thread(target=talk, daemon=True).start()
        account = dovecot_like("127.0.0.1", odd.getsockname()[1])
        found = fault(replace(account, server=replace(account.server, security="none")))
    assert (found.stage, found.permanent) == ("hälsning", False)
