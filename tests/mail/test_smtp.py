"""Sending through a real SMTP server: one connection, each recipient told apart, nothing twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from daemon.mail.account import Security, SmtpAccount
from daemon.mail.faults import DeliveryUncertain, OutboxDown, RecipientRefused
from daemon.mail.smtp import SmtpOutbox, probe_smtp
from tests.servers.exim import Exim
from tests.servers.process import free_port
from tests.servers.proxy import Proxy

pytestmark = pytest.mark.servers
Proxies = Callable[[int], Proxy]
TEXT = "Hej Åsa!\n\n.en punkt först\n..två\nOrder 48213 är försenad.\n"


def reminder(number: int = 1, to: str = "planering@nord.example") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Låsvakt <lasvakt@kommun.example>"
    message["To"] = f"Planering på Nord <{to}>"
    message["Subject"] = f"{number} steg är försenade: länka låset"
    message["Message-ID"] = f"<{number}@kommun.example>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(TEXT)
    return message


def arrived(exim: Exim, count: int) -> list[EmailMessage]:
    """What has been delivered, by Message-ID; one too many shows as well."""
    exim.delivered(count)
    paths = (exim.inbox / "new").iterdir()
    read = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]
    return sorted(read, key=lambda message: str(message["Message-ID"]))


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_message_arrives_as_it_was_written(exim: Exim, security: Security) -> None:
    with SmtpOutbox(exim.account(security=security)) as outbox:
        outbox.send(reminder(), "planering@nord.example")
    (got,) = arrived(exim, 1)
    assert (got["Subject"], got["From"], got["To"], got["Message-ID"]) == (
        "1 steg är försenade: länka låset",
        "Låsvakt <lasvakt@kommun.example>",
        "Planering på Nord <planering@nord.example>",
        "<1@kommun.example>",
    )
    assert got.get_content() == TEXT
    assert got["Return-path"] == "<lasvakt@kommun.example>"
    assert got["Envelope-to"] == "planering@nord.example"


def test_lines_that_begin_with_a_dot_keep_it(exim: Exim) -> None:
    plain = reminder()
    plain.set_content(".first\n..second\n.\nlast\n")
    with SmtpOutbox(exim.account()) as outbox:
        outbox.send(plain, "planering@nord.example")
    (got,) = arrived(exim, 1)
    assert got.get_content() == ".first\n..second\n.\nlast\n"


def test_a_batch_goes_over_one_connection(exim: Exim, proxies: Proxies) -> None:
    proxy = proxies(exim.plain_port)
    with SmtpOutbox(exim.account(port=proxy.port)) as outbox:
        for number in range(1, 6):
            outbox.send(reminder(number), "planering@nord.example")
    ids = [message["Message-ID"] for message in arrived(exim, 5)]
    assert (ids, proxy.connections) == ([f"<{number}@kommun.example>" for number in range(1, 6)], 1)


@pytest.mark.parametrize(
    ("recipient", "permanent", "code"),
    [
        ("refused@nord.example", True, "550"),
        ("deferred@nord.example", False, "451"),
        ("dropped@nord.example", True, "550"),
        ("inte en adress", True, "501"),
        ("a@b.example>\r\nRCPT TO:<c@d.example", True, "501"),
    ],
)
def test_a_refused_recipient_stops_no_other(
    exim: Exim, recipient: str, permanent: bool, code: str
) -> None:
    with SmtpOutbox(exim.account()) as outbox:
        outbox.send(reminder(1), "planering@nord.example")
        with pytest.raises(RecipientRefused) as raised:
            outbox.send(reminder(2), recipient)
        outbox.send(reminder(3), "planering@nord.example")
    assert (raised.value.permanent, code in str(raised.value)) == (permanent, True)
    assert "nord" not in str(raised.value)
    ids = [message["Message-ID"] for message in arrived(exim, 2)]
    assert ids == ["<1@kommun.example>", "<3@kommun.example>"]


def test_an_address_with_swedish_letters_goes_where_the_server_can(exim: Exim) -> None:
    with SmtpOutbox(exim.account()) as outbox:
        outbox.send(reminder(to="planering@åsele.example"), "planering@åsele.example")
    (got,) = arrived(exim, 1)
    assert "planering@åsele.example" in got["Envelope-to"]


def test_an_address_with_swedish_letters_is_refused_where_the_server_cannot(exim: Exim) -> None:
    with SmtpOutbox(exim.account()) as outbox:
        assert outbox._session.line is not None
        del outbox._session.line.esmtp_features["smtputf8"]
        with pytest.raises(RecipientRefused, match="SMTPUTF8") as raised:
            outbox.send(reminder(), "planering@åsele.example")
        outbox.send(reminder(), "planering@nord.example")
    assert (raised.value.permanent, len(arrived(exim, 1))) == (True, 1)


def test_a_plain_address_asks_nothing_of_the_server(exim: Exim, proxies: Proxies) -> None:
    said: list[bytes] = []

    def listen(piece: bytes) -> bool:
        said.append(piece)
        return False

    proxy = proxies(exim.plain_port)
    proxy.silence_when = listen
    with SmtpOutbox(clear(exim, proxy.port)) as outbox:
        outbox.send(reminder(), "planering@nord.example")
    whole = b"".join(said)
    assert (whole.isascii(), b"SMTPUTF8" in whole, b"8BITMIME" in whole) == (True, False, False)


def test_silence_after_the_final_dot_is_uncertain(exim: Exim, proxies: Proxies) -> None:
    proxy = proxies(exim.plain_port)
    proxy.silence_when = lambda said: said.endswith(b"\r\n.\r\n")
    account = clear(exim, proxy.port, read_seconds=0.5)
    with SmtpOutbox(account) as outbox, pytest.raises(DeliveryUncertain):
        outbox.send(reminder(), "planering@nord.example")
    assert len(arrived(exim, 1)) == 1


def test_a_line_cut_after_the_final_dot_is_uncertain_and_the_next_message_goes(
    exim: Exim, proxies: Proxies
) -> None:
    proxy = proxies(exim.plain_port)
    proxy.cut_when = lambda said: said.endswith(b"\r\n.\r\n")
    with SmtpOutbox(clear(exim, proxy.port)) as outbox:
        with pytest.raises(DeliveryUncertain):
            outbox.send(reminder(1), "planering@nord.example")
        proxy.cut_when = None
        outbox.send(reminder(2), "planering@nord.example")
    assert (len(arrived(exim, 2)), proxy.connections) == (2, 2)


def test_a_line_lost_between_two_messages_is_laid_anew(exim: Exim, proxies: Proxies) -> None:
    proxy = proxies(exim.plain_port)
    with SmtpOutbox(exim.account(port=proxy.port)) as outbox:
        outbox.send(reminder(1), "planering@nord.example")
        proxy.hang_up()
        outbox.send(reminder(2), "planering@nord.example")
    assert (len(arrived(exim, 2)), proxy.connections) == (2, 2)


def test_a_server_that_stays_away_between_two_messages_has_not_taken_the_second(
    exim: Exim, proxies: Proxies
) -> None:
    proxy = proxies(exim.plain_port)
    with SmtpOutbox(exim.account(port=proxy.port)) as outbox:
        outbox.send(reminder(1), "planering@nord.example")
        proxy.stop()
        with pytest.raises(OutboxDown) as raised:
            outbox.send(reminder(2), "planering@nord.example")
    assert (raised.value.stage, raised.value.permanent) == ("TCP", False)
    assert len(arrived(exim, 1)) == 1


def test_a_dripping_server_ends_with_the_batch(exim: Exim, proxies: Proxies) -> None:
    proxy = proxies(exim.plain_port)
    proxy.drip = 0.2
    account = replace(clear(exim, proxy.port), batch_seconds=1)
    begun = time.monotonic()
    found = fault(account)
    assert (found.stage, found.permanent) == ("hälsning", False)
    assert time.monotonic() - begun < 4


def clear(exim: Exim, port: int, read_seconds: float = 10) -> SmtpAccount:
    """An account without TLS or sign-in, so that a proxy sees what is said."""
    account = exim.account(security="none", user=None, port=port, read_seconds=read_seconds)
    return replace(account, sender="lasvakt@open.example")


def fault(account: SmtpAccount) -> OutboxDown:
    """What opening the outbox raises."""
    with pytest.raises(OutboxDown) as raised, SmtpOutbox(account):
        pass
    return raised.value


def test_a_wrong_password_is_permanent_and_not_shown(exim: Exim) -> None:
    found = fault(exim.account(password="fel-lösen-3"))
    assert (found.stage, found.permanent) == ("inloggning", True)
    assert ("password_file" in str(found), "fel-lösen-3" in str(found)) == (True, False)


def test_a_server_that_offers_no_sign_in_gets_no_password(exim: Exim) -> None:
    found = fault(exim.account(security="none"))
    assert (found.stage, found.permanent) == ("inloggning", True)


def test_each_stage_fails_under_its_own_name(exim: Exim) -> None:
    good = exim.account()
    unknown = replace(good, server=replace(good.server, host="finns-inte.invalid"))
    down = replace(good, server=replace(good.server, port=free_port()))
    untrusted = replace(good, server=replace(good.server, ca_file=None))
    wrong = exim.account(security="tls", port=exim.plain_port)
    faults = [fault(account) for account in (unknown, down, untrusted, wrong)]
    assert [(found.stage, found.permanent) for found in faults] == [
        ("DNS", False),
        ("TCP", False),
        ("TLS", True),
        ("TLS", False),
    ]


def test_the_probe_says_what_each_stage_found_and_sends_nothing(exim: Exim) -> None:
    account = exim.account()
    assert list(probe_smtp(account)) == [
        "DNS: 127.0.0.1 finns.",
        f"TCP: {account.server.name} tar emot anslutningar.",
        "TLS: krypterad förbindelse (STARTTLS), certifikatet godtas.",
        "Inloggning: kontot godtas.",
    ]
    assert list((exim.inbox / "new").iterdir()) == []


def test_a_ca_file_that_is_missing_says_which(exim: Exim, tmp_path: Path) -> None:
    good = exim.account()
    account = replace(good, server=replace(good.server, ca_file=tmp_path / "saknas.pem"))
    assert str(tmp_path / "saknas.pem") in str(fault(account))
