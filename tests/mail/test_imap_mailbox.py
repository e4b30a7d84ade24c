"""A mailbox on a real Dovecot: read in batches, moved, and never a message lost or invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from daemon.mail.account import Security
from daemon.mail.faults import MailboxDown
from daemon.mail.fetched import Fetched
from daemon.mail.imap_mailbox import ImapMailbox, probe_imap
from tests.mail.filling import MESSAGE_BYTES, client, contents, fill, message, read_all, soon
from tests.servers.certificate import Certificate, make
from tests.servers.dovecot import Dovecot
from tests.servers.dovecot import dovecot as start_dovecot

pytestmark = pytest.mark.servers
HANDLED = "Lasvakt/Behandlat"


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_the_very_bytes_come_over_any_line(dovecot: Dovecot, security: Security) -> None:
    user = f"bytes-{security}"
    sent = [message(1), message(2).replace(b"\r\n\r\n", b"\r\nX-Raw: \xe5\xe4\xf6\r\n\r\n.\r\n")]
    fill(dovecot.account(user, security="none"), sent)
    with ImapMailbox(dovecot.account(user, security=security)) as mailbox:
        batches = read_all(mailbox)
        complete = mailbox.complete
    (batch,) = batches
    assert [(one.uid, one.raw, one.size) for one in batch] == [
        (number, raw, len(raw)) for number, raw in enumerate(sent, 1)
    ]
    assert complete
    assert {one.folder for one in batch} == {"INBOX"}
    assert all(one.uidvalidity > 0 for one in batch)


def test_an_empty_mailbox_is_read_to_its_end(dovecot: Dovecot) -> None:
    with ImapMailbox(dovecot.account("empty")) as mailbox:
        assert (read_all(mailbox), mailbox.complete) == ([], True)


def test_batches_are_cut_by_count_and_moved_while_the_next_is_fetched(dovecot: Dovecot) -> None:
    plain = dovecot.account("batches", security="none")
    sent = [message(number) for number in range(25)]
    fill(plain, sent)
    counts = []
    with ImapMailbox(dovecot.account("batches")) as mailbox:
        for batch in mailbox.batches(batch=10, max_bytes=MESSAGE_BYTES, deadline=soon()):
            counts.append(len(batch))
            mailbox.move([one.uid for one in batch], HANDLED)
        complete = mailbox.complete
    assert (counts, complete) == ([10, 10, 5], True)
    assert contents(plain, "INBOX") == {}
    assert list(contents(plain, "Lasvakt.Behandlat").values()) == sent


def test_batches_are_cut_by_bytes(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("daemon.mail.imap_mailbox.BATCH_BYTES", 25_000)
    fill(dovecot.account("heavy", security="none"), [message(n, 10_000) for n in range(5)])
    with ImapMailbox(dovecot.account("heavy")) as mailbox:
        assert [len(batch) for batch in read_all(mailbox)] == [2, 2, 1]


def test_reading_marks_nothing_as_read(dovecot: Dovecot) -> None:
    plain = dovecot.account("peek", security="none")
    fill(plain, [message(1)])
    with ImapMailbox(dovecot.account("peek")) as mailbox:
        read_all(mailbox)
    with client(plain) as own:
        own.select_folder("INBOX", readonly=True)
        assert own.search("UNSEEN") == [1]


def test_a_message_over_the_limit_is_given_without_its_bytes_and_never_asked_for(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = message(2, 50_000)
    fill(dovecot.account("large", security="none"), [message(1), large, message(3)])
    mailbox = ImapMailbox(dovecot.account("large"))
    asked: list[int] = []
    real = mailbox._session.bodies

    def listen(uids: list[int]) -> dict[int, bytes]:
        asked.extend(uids)
        return real(uids)

    monkeypatch.setattr(mailbox._session, "bodies", listen)
    with mailbox:
        (batch,) = mailbox.batches(batch=10, max_bytes=20_000, deadline=soon())
    assert [one.raw for one in batch] == [message(1), None, message(3)]
    assert (batch[1].size, asked) == (len(large), [1, 3])


def test_a_server_that_understates_a_size_does_not_fill_the_memory(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(dovecot.account("lying", security="none"), [message(1), message(2, 50_000), message(3)])
    mailbox = ImapMailbox(dovecot.account("lying"))
    monkeypatch.setattr(mailbox._session, "sizes", lambda uids: dict.fromkeys(uids, 100))
    held: list[int] = []
    real = mailbox._session.bodies

    def weigh(uids: list[int]) -> dict[int, bytes]:
        got = real(uids)
        held.extend(len(raw) for raw in got.values())
        return got

    monkeypatch.setattr(mailbox._session, "bodies", weigh)
    with mailbox:
        (batch,) = mailbox.batches(batch=10, max_bytes=20_000, deadline=soon())
        assert mailbox.complete
    assert [one.raw for one in batch] == [message(1), None, message(3)]
    assert max(held) < 20_000


def test_a_message_expunged_meanwhile_is_neither_given_nor_missed(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = dovecot.account("expunged", security="none")
    fill(plain, [message(number) for number in range(1, 5)])
    mailbox = ImapMailbox(dovecot.account("expunged"))
    session = mailbox._session
    real = session.bodies

    def another_program_deletes_two(uids: list[int]) -> dict[int, bytes]:
        with client(plain) as own:
            own.select_folder("INBOX")
            own.delete_messages([2, 3])
            own.uid_expunge([2, 3])
        return real(uids)

    monkeypatch.setattr(session, "bodies", another_program_deletes_two)
    with mailbox:
        batches = read_all(mailbox)
        assert mailbox.complete
    assert [[one.uid for one in batch] for batch in batches] == [[1, 4]]


def test_a_message_the_server_does_not_give_stands_there_without_bytes(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(dovecot.account("nil", security="none"), [message(1), message(2), message(3)])
    mailbox = ImapMailbox(dovecot.account("nil"))
    session = mailbox._session
    real = session.bodies
    monkeypatch.setattr(session, "bodies", lambda uids: real(uids) | {2: b""})
    with mailbox:
        (batch,) = read_all(mailbox)
        assert mailbox.complete
    assert [(one.uid, one.raw) for one in batch] == [(1, message(1)), (2, None), (3, message(3))]


def test_known_messages_are_not_fetched_again(dovecot: Dovecot) -> None:
    fill(dovecot.account("known", security="none"), [message(n) for n in range(1, 6)])
    with ImapMailbox(dovecot.account("known")) as mailbox:
        (batch,) = mailbox.batches(
            batch=10,
            max_bytes=MESSAGE_BYTES,
            deadline=soon(),
            known=lambda _, uid: uid in {1, 2, 4},
        )
        assert ([one.uid for one in batch], mailbox.complete) == ([3, 5], True)


def test_moving_what_is_gone_is_passed_over(dovecot: Dovecot) -> None:
    plain = dovecot.account("gone", security="none")
    fill(plain, [message(1), message(2)])
    with ImapMailbox(dovecot.account("gone")) as mailbox:
        mailbox.move([1], HANDLED)
        mailbox.move([1, 2, 99], HANDLED)
        mailbox.move([], HANDLED)
    assert list(contents(plain, "Lasvakt.Behandlat").values()) == [message(1), message(2)]


def test_the_target_folder_is_made_and_subscribed_to(dovecot: Dovecot) -> None:
    plain = dovecot.account("folders", security="none")
    fill(plain, [message(1)])
    with ImapMailbox(dovecot.account("folders")) as mailbox:
        mailbox.move([1], "Lasvakt/Åtgärdas")
    with client(plain) as own:
        assert "Lasvakt.Åtgärdas" in {name for _, _, name in own.list_sub_folders()}


def test_without_move_the_messages_are_copied_and_only_they_are_expunged(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = dovecot.account("copy", security="none")
    fill(plain, [message(1), message(2), message(3)])
    with client(plain) as own:
        own.select_folder("INBOX")
        own.delete_messages([3])  # a person's own mark, not ours to act on
    with ImapMailbox(dovecot.account("copy")) as mailbox:
        without(mailbox, "MOVE", monkeypatch)
        mailbox.move([1], HANDLED)
    assert sorted(contents(plain, "INBOX")) == [2, 3]
    assert list(contents(plain, "Lasvakt.Behandlat").values()) == [message(1)]


def test_without_move_and_uidplus_nothing_is_moved_and_it_is_said(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = dovecot.account("stuck", security="none")
    fill(plain, [message(1)])
    with ImapMailbox(dovecot.account("stuck")) as mailbox:
        without(mailbox, "MOVE", monkeypatch)
        without(mailbox, "UIDPLUS", monkeypatch)
        with pytest.raises(MailboxDown, match=r'after = "keep"') as raised:
            mailbox.move([1], HANDLED)
    assert (raised.value.permanent, raised.value.stage) == (True, "flytt")
    assert list(contents(plain, "INBOX")) == [1]


def without(mailbox: ImapMailbox, capability: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server has not the capability, as far as the session sees."""
    own = mailbox._session._client
    real = own.has_capability
    monkeypatch.setattr(own, "has_capability", lambda name: name != capability and real(name))


@pytest.fixture(scope="module", params=[("/", ""), ("^", "INBOX^")], ids=["slash", "prefix"])
def odd_dovecot(
    request: pytest.FixtureRequest, server_folder: Path, certificate: Certificate
) -> Iterator[tuple[Dovecot, str, str]]:
    separator, prefix = request.param
    folder = server_folder / f"odd-{len(prefix)}"
    folder.mkdir(mode=0o711)
    with start_dovecot(folder, certificate, separator=separator, prefix=prefix) as server:
        yield server, separator, prefix


def test_folders_have_the_servers_own_delimiter_and_prefix(
    odd_dovecot: tuple[Dovecot, str, str],
) -> None:
    server, separator, prefix = odd_dovecot
    plain = server.account("odd", security="none")
    fill(plain, [message(1)])
    with ImapMailbox(server.account("odd")) as mailbox:
        (batch,) = read_all(mailbox)
        mailbox.move([one.uid for one in batch], HANDLED)
    moved = contents(plain, f"{prefix}Lasvakt{separator}Behandlat")
    assert (contents(plain, "INBOX"), list(moved.values())) == ({}, [message(1)])


def test_the_probe_says_what_each_stage_found(dovecot: Dovecot) -> None:
    fill(dovecot.account("probe", security="none"), [message(1)])
    account = dovecot.account("probe")
    assert list(probe_imap(account, [HANDLED], moves=True)) == [
        "DNS: 127.0.0.1 finns.",
        f"TCP: {account.server.name} tar emot anslutningar.",
        "TLS: krypterad förbindelse, certifikatet godtas.",
        "Inloggning: kontot godtas.",
        "Mapp: INBOX kan läsas, 1 meddelanden.",
        "Flytt: servern kan flytta meddelanden.",
        "Mapp: Lasvakt/Behandlat saknas och skapas vid behov.",
    ]


def test_an_uidvalidity_tells_a_new_mailbox_from_the_old(dovecot: Dovecot) -> None:
    first, second = (_only(dovecot, user) for user in ("validity-one", "validity-one"))
    assert (first.uidvalidity, first.uid) == (second.uidvalidity, second.uid)


def _only(dovecot: Dovecot, user: str) -> Fetched:
    plain = dovecot.account(user, security="none")
    if not contents(plain, "INBOX"):
        fill(plain, [message(1)])
    with ImapMailbox(dovecot.account(user)) as mailbox:
        ((one,),) = read_all(mailbox)
    return one


def test_a_foreign_certificate_of_the_same_name_is_refused(
    dovecot: Dovecot, server_folder: Path
) -> None:
    other = server_folder / "other"
    other.mkdir()
    foreign = make(other)
    account = dovecot.account("foreign")
    server = account.server.__class__(
        host="127.0.0.1", port=account.server.port, security="tls", ca_file=foreign.cert
    )
    account = account.__class__(server=server, user="foreign", password=account.password)
    with pytest.raises(MailboxDown, match="certifikatet hos") as raised, ImapMailbox(account):
        pass
    assert (raised.value.permanent, raised.value.stage) == (True, "TLS")
