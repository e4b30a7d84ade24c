"""One connection to an SMTP server for a batch of messages."""

from __future__ import annotations

import base64
import contextlib
import smtplib
import socket
import time
from collections.abc import Iterator
from email import policy
from email.generator import BytesGenerator
from email.message import EmailMessage
from io import BytesIO
from types import TracebackType
from typing import NoReturn, Self

from daemon.mail.account import SmtpAccount
from daemon.mail.deadline import Deadline
from daemon.mail.faults import DeliveryUncertain, OutboxDown, RecipientRefused, Stage
from daemon.mail.line import context, insist_on_encryption, reach, resolve, secure, unsecured

_BUSY = 421


class _OnLine(smtplib.SMTP):
    """smtplib over a line already laid."""

    def __init__(self, sock: socket.socket, host: str, own_name: str) -> None:
        super().__init__(local_hostname=own_name)
        self.sock = sock
        self._host = host

    def greet(self) -> None:
        """The server has said that it is ready. Raises SMTPConnectError."""
        code, text = self.getreply()
        if code != 220:
            raise smtplib.SMTPConnectError(code, text)


class SmtpOutbox:
    """One connection for a batch of messages; entering it connects. Raises OutboxDown.

    When the server has closed it between two messages, as many do after some number, it is laid
    anew once before the message at hand is given up.
    """

    def __init__(self, account: SmtpAccount) -> None:
        self._account = account
        self._smtp: _OnLine | None = None
        self._deadline: Deadline | None = None

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._smtp is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
            self._drop()

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Hand one message over for one recipient; returning means the server took it.

        Raises RecipientRefused (this message and recipient; others may go on), DeliveryUncertain
        (it may have gone), OutboxDown (it has not gone, and no other will now).
        """
        wide = _needs_utf8(message, recipient)
        raw = _bytes(message, utf8=wide)
        smtp = self._begin(recipient, raw, wide=wide)
        self._hand_over(smtp, raw)

    def _begin(self, recipient: str, raw: bytes, *, wide: bool) -> _OnLine:
        """Envelope accepted. Until here nothing can have gone, so a lost line is laid anew once."""
        fresh = self._smtp is None
        smtp = self._smtp or self._open()
        try:
            self._envelope(smtp, recipient, len(raw), wide=wide)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._drop()
            if fresh:
                raise self._broken("sändning", error) from None
            return self._begin(recipient, raw, wide=wide)
        return smtp

    def _envelope(self, smtp: _OnLine, recipient: str, size: int, *, wide: bool) -> None:
        if wide and not smtp.has_extn("smtputf8"):
            raise RecipientRefused(
                "Sändning: servern tar inte emot adresser med å, ä eller ö (SMTPUTF8 saknas).",
                permanent=True,
                stage="sändning",
            )
        options = [f"size={size}"] if smtp.has_extn("size") else []
        if wide:
            options.append("SMTPUTF8")
            smtp.command_encoding = "utf-8"
        code, _ = smtp.mail(self._account.sender, options)
        if code != 250:
            self._refuse(smtp, code, whole=True)
        code, _ = smtp.rcpt(recipient)
        if code not in {250, 251}:
            self._refuse(smtp, code, whole=False)

    def _refuse(self, smtp: _OnLine, code: int, *, whole: bool) -> NoReturn:
        """Say whether one recipient or every message is refused.

        421 closes the line: it is laid anew for the message at hand. A refused sender, or a
        demand to sign in, would meet every message alike.
        """
        if code == _BUSY:
            raise smtplib.SMTPServerDisconnected
        with contextlib.suppress(smtplib.SMTPException, OSError):
            smtp.rset()
        if code in {530, 535, 538} or (whole and code in {550, 553, 554}):
            raise OutboxDown(
                f"Sändning: {self._account.server.name} vägrar avsändaren eller kräver inloggning "
                f"({code}). Kontrollera sender, user och auth under [outbox].",
                permanent=True,
                stage="sändning",
            )
        raise _refused(code)

    def _hand_over(self, smtp: _OnLine, raw: bytes) -> None:
        """The message itself. After the final dot a silent server may have taken it."""
        try:
            code, _ = smtp.docmd("DATA")
            if code != 354:
                self._refuse(smtp, code, whole=False)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._drop()
            raise self._broken("sändning", error) from None
        try:
            smtp.send(_dotted(raw))
            code, _ = smtp.getreply()
        except (smtplib.SMTPException, OSError):
            self._drop()
            raise DeliveryUncertain(
                "Sändning: förbindelsen bröts innan servern svarat om meddelandet. "
                "Det kan ha gått fram.",
                stage="sändning",
            ) from None
        if code == _BUSY:
            self._drop()
        if code != 250:
            raise _refused(code)

    def _open(self) -> _OnLine:
        for _ in self._stages():
            pass
        if self._smtp is None:  # the stages have set it or raised
            raise OutboxDown("Sändning: ingen förbindelse.", stage="sändning")
        return self._smtp

    def _stages(self) -> Iterator[str]:
        """Lay the line and sign in, saying in Swedish what each stage found."""
        server = self._account.server
        insist_on_encryption(server, OutboxDown)
        found = resolve(server, OutboxDown)
        yield f"DNS: {server.host} finns."
        sock = reach(server, found, OutboxDown)
        self._deadline = Deadline(sock, time.monotonic() + self._account.batch_seconds)
        yield f"TCP: {server.name} tar emot anslutningar."
        if server.security == "tls":
            try:
                sock = secure(server, sock, OutboxDown)
            except OutboxDown:
                self._drop()
                raise
            yield "TLS: krypterad förbindelse, certifikatet godtas."
        sock.settimeout(server.read_seconds)
        own_name = self._account.sender.rpartition("@")[2]
        smtp = self._smtp = _OnLine(sock, server.host, own_name)
        try:
            self._greet(smtp)
            if server.security == "starttls":
                self._start_tls(smtp)
                yield "TLS: krypterad förbindelse (STARTTLS), certifikatet godtas."
            if self._account.user is not None:
                self._sign_in(smtp, self._account.user)
                yield "Inloggning: kontot godtas."
        except BaseException:
            self._drop()
            raise

    def _greet(self, smtp: _OnLine) -> None:
        try:
            smtp.greet()
            smtp.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError) as error:
            raise self._broken("hälsning", error) from None

    def _start_tls(self, smtp: _OnLine) -> None:
        trusted = context(self._account.server, OutboxDown)
        try:
            smtp.starttls(context=trusted)
            smtp.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise unsecured(self._account.server, error, OutboxDown) from None

    def _sign_in(self, smtp: _OnLine, user: str) -> None:
        password = self._account.password() if self._account.password is not None else ""
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        if not offered:
            raise OutboxDown(
                f"Inloggning: {self._account.server.name} erbjuder ingen inloggning här. "
                "Kontrollera port och security, eller ta bort user under [outbox].",
                permanent=True,
                stage="inloggning",
            )
        try:
            if "PLAIN" in offered or "LOGIN" not in offered:
                plain = base64.b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
                code, _ = smtp.docmd("AUTH", f"PLAIN {plain}")
            else:
                code = _auth_login(smtp, user, password)
        except (smtplib.SMTPException, OSError) as error:
            raise self._broken("inloggning", error) from None
        if code not in {235, 503}:
            raise OutboxDown(
                f"Inloggning: {self._account.server.name} godtar inte kontots namn och lösenord "
                f"({code}). Kontrollera user, password_file och auth under [outbox].",
                permanent=code // 100 == 5,
                stage="inloggning",
            )

    def _broken(self, stage: Stage, error: Exception) -> OutboxDown:
        name = self._account.server.name
        if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code > 0:
            why = f"{name} tar inte emot just nu ({error.smtp_code})"
        elif isinstance(error, TimeoutError):
            why = f"{name} slutade svara"
        elif isinstance(error, smtplib.SMTPServerDisconnected | OSError):
            why = f"förbindelsen med {name} bröts"
        else:
            why = f"{name} gav ett svar som inte kan förstås; kontrollera att porten är för SMTP"
        return OutboxDown(f"{stage.capitalize()}: {why}. Nästa runda försöker igen.", stage=stage)

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None
        if self._deadline is not None:
            self._deadline.lift()
            self._deadline = None


def probe_smtp(account: SmtpAccount) -> Iterator[str]:
    """Try the way out stage by stage, giving a Swedish line for each that succeeds.

    Nothing is sent. Raises OutboxDown, whose ``stage`` is the one that failed.
    """
    outbox = SmtpOutbox(account)
    try:
        yield from outbox._stages()
    finally:
        outbox.__exit__(None, None, None)


def _refused(code: int) -> RecipientRefused:
    later = "Det görs ett nytt försök senare." if code < 500 else "Kontrollera adressen."
    return RecipientRefused(
        f"Sändning: servern avvisade meddelandet eller mottagaren ({code}). {later}",
        permanent=code >= 500,
        stage="sändning",
    )


def _auth_login(smtp: _OnLine, user: str, password: str) -> int:
    """AUTH LOGIN in UTF-8; smtplib's own takes ASCII alone. The last reply's code."""
    code, _ = smtp.docmd("AUTH", "LOGIN")
    for word in (user, password):
        if code != 334:
            return code
        code, _ = smtp.docmd(base64.b64encode(word.encode()).decode("ascii"))
    return code


def _needs_utf8(message: EmailMessage, recipient: str) -> bool:
    """Whether an address cannot be written in ASCII; names and subjects are encoded words."""
    if not recipient.isascii():
        return True
    fields = (message.get_all(name, []) for name in ("From", "To", "Reply-To"))
    return any(
        not address.addr_spec.isascii()
        for values in fields
        for value in values
        for address in getattr(value, "addresses", ())
    )


def _bytes(message: EmailMessage, *, utf8: bool) -> bytes:
    """The message in seven bits, whatever the servers on its way can do, but for its addresses."""
    held = BytesIO()
    form = (policy.SMTPUTF8 if utf8 else policy.SMTP).clone(cte_type="7bit")
    BytesGenerator(held, policy=form).flatten(message)
    return held.getvalue()


def _dotted(raw: bytes) -> bytes:
    """The bytes as DATA wants them: dots doubled at line starts, ended by the lone dot."""
    body = raw.replace(b"\n.", b"\n..")
    if body.startswith(b"."):
        body = b"." + body
    return body + (b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n")
