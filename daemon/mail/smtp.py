"""The way out over SMTP: one connection for a batch, each recipient's fate told apart."""

from __future__ import annotations

import contextlib
import re
import smtplib
from email import policy
from email.generator import BytesGenerator
from email.message import EmailMessage
from io import BytesIO
from types import TracebackType
from typing import NoReturn, Self

from daemon.mail.account import SmtpAccount
from daemon.mail.faults import DeliveryUncertain, OutboxDown, RecipientRefused
from daemon.mail.smtp_session import SmtpLine, SmtpSession, probe_smtp

__all__ = ["SmtpOutbox", "probe_smtp"]

_BARE = re.compile(r"[^\s<>,;\"@]+@[^\s<>,;\"@]+")
_CLOSING = 421
_SIGN_IN_FIRST = frozenset({530, 535, 538})
_SENDER_REFUSED = frozenset({550, 553, 554})


class SmtpOutbox:
    """One connection for a batch of messages; entering it connects. Raises OutboxDown.

    When the server has closed it between two messages, as many do after some number, it is laid
    anew once before the message at hand is given up.
    """

    def __init__(self, account: SmtpAccount) -> None:
        self._session = SmtpSession(account)

    def __enter__(self) -> Self:
        self._session.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Hand one message over for one recipient; returning means the server took it.

        Raises RecipientRefused (this message and recipient; others may go on), DeliveryUncertain
        (it may have gone), OutboxDown (it has not gone, and no other will now).
        """
        if not _BARE.fullmatch(recipient):  # smtplib would send to the part it can make out
            raise _refused(501)
        wide = _needs_utf8(message, recipient)
        raw = _bytes(message, utf8=wide)
        line = self._begin(recipient, len(raw), wide=wide)
        self._hand_over(line, raw)

    def _begin(self, recipient: str, size: int, *, wide: bool) -> SmtpLine:
        """Envelope accepted. Until here nothing can have gone, so a lost line is laid anew once."""
        fresh = self._session.line is None
        line = self._session.line or self._session.open()
        try:
            self._envelope(line, recipient, size, wide=wide)
        except (smtplib.SMTPException, OSError) as error:
            self._session.drop()
            if fresh:
                raise self._session.broken("sändning", error) from None
            return self._begin(recipient, size, wide=wide)
        return line

    def _envelope(self, line: SmtpLine, recipient: str, size: int, *, wide: bool) -> None:
        if wide and not line.has_extn("smtputf8"):
            raise RecipientRefused(
                "Sändning: servern tar inte emot adresser med å, ä eller ö (SMTPUTF8 saknas).",
                permanent=True,
                stage="sändning",
            )
        options = [f"size={size}"] if line.has_extn("size") else []
        if wide:
            options.append("SMTPUTF8")
        code, _ = line.mail(self._session.account.sender, options)
        if code != 250:
            self._refuse(line, code, sender=True)
        code, _ = line.rcpt(recipient)
        if code not in {250, 251}:
            self._refuse(line, code, sender=False)

    def _refuse(self, line: SmtpLine, code: int, *, sender: bool) -> NoReturn:
        """Say whether one recipient or every message is refused.

        421 closes the line. A refused sender, or a demand to sign in, would meet every message.
        """
        if code == _CLOSING:
            raise smtplib.SMTPServerDisconnected
        with contextlib.suppress(smtplib.SMTPException, OSError):
            line.rset()
        if code in _SIGN_IN_FIRST or (sender and code in _SENDER_REFUSED):
            raise OutboxDown(
                f"Sändning: {self._session.account.server.name} vägrar avsändaren eller kräver "
                f"inloggning ({code}). Kontrollera sender, user och auth under [outbox].",
                permanent=True,
                stage="sändning",
            )
        raise _refused(code)

    def _hand_over(self, line: SmtpLine, raw: bytes) -> None:
        """The message itself. After the final dot a silent server may have taken it."""
        try:
            code, _ = line.docmd("DATA")
            if code != 354:
                self._refuse(line, code, sender=False)
        except (smtplib.SMTPException, OSError) as error:
            self._session.drop()
            raise self._session.broken("sändning", error) from None
        try:
            line.send(_dotted(raw))
            code, _ = line.getreply()
        except (smtplib.SMTPException, OSError):
            self._session.drop()
            raise DeliveryUncertain(
                "Sändning: förbindelsen bröts innan servern svarat om meddelandet. "
                "Det kan ha gått fram.",
                stage="sändning",
            ) from None
        if code == _CLOSING:
            self._session.drop()
        if code != 250:
            raise _refused(code)


def _refused(code: int) -> RecipientRefused:
    later = "Det görs ett nytt försök senare." if code < 500 else "Kontrollera adressen."
    return RecipientRefused(
        f"Sändning: servern avvisade meddelandet eller mottagaren ({code}). {later}",
        permanent=code >= 500,
        stage="sändning",
    )


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
