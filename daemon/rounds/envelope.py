"""The finished message: its headers, its text and its page."""

from __future__ import annotations

from binascii import b2a_qp
from datetime import date, datetime
from email.headerregistry import Address, BaseHeader
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import lru_cache

from daemon.rendering.mails import Rendered
from daemon.rounds.settings import RoundSettings

# Read once, for all messages. No line of quoted-printable is the boundary's: after "=" come two
# hexadecimal digits or the line's end.
_BOTH = SMTP.header_factory("Content-Type", 'multipart/alternative; boundary="=_lasvakt"')
_PLAIN = SMTP.header_factory("Content-Type", 'text/plain; charset="utf-8"')
_PAGE = SMTP.header_factory("Content-Type", 'text/html; charset="utf-8"')
_MESSAGE_ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def new_message_id(today: date, settings: RoundSettings) -> str:
    """A Message-ID of our own without angle brackets, as lv.20261118.x7k2…@the sender's domain."""
    word = "".join(settings.chance.choice(_MESSAGE_ID_LETTERS) for _ in range(20))
    domain = settings.outbox.sender_address.rpartition("@")[2]
    return f"lv.{today:%Y%m%d}.{word}@{domain}"


def as_message(
    rendered: Rendered,
    *,
    recipient: str,
    message_id: str,
    in_reply_to: str | None,
    settings: RoundSettings,
    now: datetime,
) -> EmailMessage:
    """The finished message. It names itself automatic, so no program answers it (RFC 3834)."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _from(settings.outbox.sender)
    message["To"] = Address(addr_spec=recipient)
    message["Subject"] = rendered.subject
    # What is ours to the last letter need not be parsed to be written.
    message.set_raw("Date", format_datetime(settings.local(now)))
    message.set_raw("Message-ID", f"<{message_id}>")
    if in_reply_to is not None and _is_id(in_reply_to):
        message["In-Reply-To"] = f"<{in_reply_to.strip('<>')}>"
        message["References"] = f"<{in_reply_to.strip('<>')}>"
    automatic = "auto-generated" if in_reply_to is None else "auto-replied"
    message.set_raw("Auto-Submitted", automatic)
    message.set_raw("X-Auto-Response-Suppress", "All")
    message.set_raw("MIME-Version", "1.0")
    message["Content-Type"] = _BOTH
    message.attach(_part(rendered.text, _PLAIN))
    message.attach(_part(rendered.html, _PAGE))
    return message


@lru_cache(maxsize=4)
def _from(sender: str) -> BaseHeader:
    """The From header of the one sender there is."""
    name, address = parseaddr(sender)
    made: BaseHeader = SMTP.header_factory(
        "From", str(Address(display_name=name, addr_spec=address))
    )
    return made


def _part(text: str, kind: BaseHeader) -> EmailMessage:
    """One body, quoted-printable: seven bits whatever the servers on its way can do."""
    part = EmailMessage(policy=SMTP)
    part["Content-Type"] = kind
    part.set_raw("Content-Transfer-Encoding", "quoted-printable")
    lines = "\n".join(text.splitlines()) + "\n"
    part.set_payload(b2a_qp(lines.encode()).decode("ascii"))
    return part


def _is_id(text: str) -> bool:
    """Whether a foreign Message-ID is fit to be repeated: printable ASCII, one word, short."""
    return text.isascii() and text.isprintable() and not set(text) & {" "} and len(text) < 250
