"""One session with an SMTP server: laid stage by stage, signed in, ready for messages."""

from __future__ import annotations

import base64
import contextlib
import smtplib
import socket
import time
from collections.abc import Iterator

from daemon.mail.account import SmtpAccount
from daemon.mail.deadline import Deadline
from daemon.mail.faults import OutboxDown, Stage
from daemon.mail.line import context, insist_on_encryption, reach, resolve, secure, unsecured


class SmtpLine(smtplib.SMTP):
    """smtplib over a line already laid."""

    def __init__(self, sock: socket.socket, host: str, own_name: str) -> None:
        super().__init__(local_hostname=own_name)
        self.sock = sock
        self._host = host  # the name that STARTTLS checks the certificate against

    def greet(self) -> None:
        """The server has said that it is ready. Raises SMTPConnectError."""
        code, text = self.getreply()
        if code != 220:
            raise smtplib.SMTPConnectError(code, text)


class SmtpSession:
    """At most one open line at a time, its deadline with it. Faults are OutboxDown."""

    def __init__(self, account: SmtpAccount) -> None:
        self.account = account
        self.line: SmtpLine | None = None
        self._deadline: Deadline | None = None

    def open(self) -> SmtpLine:
        """A new line, signed in. Nothing stays open when it fails."""
        for _ in self.stages():
            pass
        if self.line is None:
            raise AssertionError("the stages lay the line or raise")
        return self.line

    def stages(self) -> Iterator[str]:
        """Open the session, saying in Swedish what each stage found."""
        try:
            yield from self._lay_line()
            if self.account.user is not None and self.line is not None:
                self._sign_in(self.line, self.account.user)
                yield "Inloggning: kontot godtas."
        except BaseException:
            self.drop()
            raise

    def _lay_line(self) -> Iterator[str]:
        server = self.account.server
        insist_on_encryption(server, OutboxDown)
        found = resolve(server, OutboxDown)
        yield f"DNS: {server.host} finns."
        sock = reach(server, found, OutboxDown)
        self._deadline = Deadline(sock, time.monotonic() + self.account.batch_seconds, server.stop)
        yield f"TCP: {server.name} tar emot anslutningar."
        if server.security == "tls":
            sock = secure(server, sock, OutboxDown)
            yield "TLS: krypterad förbindelse, certifikatet godtas."
        sock.settimeout(server.read_seconds)
        own_name = self.account.sender.rpartition("@")[2]
        self.line = SmtpLine(sock, server.host, own_name)
        self._greet(self.line)
        if server.security == "starttls":
            self._start_tls(self.line)
            yield "TLS: krypterad förbindelse (STARTTLS), certifikatet godtas."

    def _greet(self, line: SmtpLine) -> None:
        try:
            line.greet()
            line.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError) as error:
            raise self.broken("hälsning", error) from None

    def _start_tls(self, line: SmtpLine) -> None:
        trusted = context(self.account.server, OutboxDown)
        try:
            line.starttls(context=trusted)
            line.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise unsecured(self.account.server, error, OutboxDown) from None

    def _sign_in(self, line: SmtpLine, user: str) -> None:
        password = self.account.password() if self.account.password is not None else ""
        offered = line.esmtp_features.get("auth", "").upper().split()
        if not offered:
            raise OutboxDown(
                f"Inloggning: {self.account.server.name} erbjuder ingen inloggning här. "
                "Kontrollera port och security, eller ta bort user under [outbox].",
                permanent=True,
                stage="inloggning",
            )
        try:
            code = _authenticate(line, offered, user, password)
        except (smtplib.SMTPException, OSError) as error:
            raise self.broken("inloggning", error) from None
        if code != 235:
            raise OutboxDown(
                f"Inloggning: {self.account.server.name} godtar inte kontots namn och lösenord "
                f"({code}). Kontrollera user, password_file och auth under [outbox].",
                permanent=code // 100 == 5,
                stage="inloggning",
            )

    def broken(self, stage: Stage, error: Exception) -> OutboxDown:
        """The fault of a line that does not carry, or of a server that does not want to."""
        name = self.account.server.name
        if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code > 0:
            why = f"{name} tar inte emot just nu ({error.smtp_code})"
        elif isinstance(error, TimeoutError):
            why = f"{name} slutade svara"
        elif isinstance(error, smtplib.SMTPServerDisconnected | OSError):
            why = f"förbindelsen med {name} bröts"
        else:
            why = f"{name} gav ett svar som inte kan förstås; kontrollera att porten är för SMTP"
        return OutboxDown(f"{stage.capitalize()}: {why}. Nästa runda försöker igen.", stage=stage)

    def close(self) -> None:
        """The server has been told that it is over; nothing is raised."""
        if self.line is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self.line.quit()
        self.drop()

    def drop(self) -> None:
        """The line is closed without a word."""
        if self.line is not None:
            self.line.close()
            self.line = None
        if self._deadline is not None:
            self._deadline.lift()
            self._deadline = None


def probe_smtp(account: SmtpAccount) -> Iterator[str]:
    """Try the way out stage by stage, giving a Swedish line for each that succeeds.

    Nothing is sent. Raises OutboxDown, whose ``stage`` is the one that failed.
    """
    session = SmtpSession(account)
    try:
        yield from session.stages()
    finally:
        session.close()


def _authenticate(line: SmtpLine, offered: list[str], user: str, password: str) -> int:
    """Sign in with UTF-8, where smtplib's own methods take ASCII alone. The last reply's code."""
    if "PLAIN" in offered or "LOGIN" not in offered:
        return line.docmd("AUTH", "PLAIN " + _base64(f"\0{user}\0{password}"))[0]
    code, _ = line.docmd("AUTH", "LOGIN")
    for word in (user, password):
        if code != 334:
            return code
        code, _ = line.docmd(_base64(word))
    return code


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
