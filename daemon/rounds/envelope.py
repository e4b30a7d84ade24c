"""The finished message: its headers, its text and its page."""

from __future__ import annotations

from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from daemon.rendering.mails import Rendered
from daemon.rounds.settings import RoundSettings

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
    name, address = parseaddr(settings.outbox.sender)
    message["From"] = Address(display_name=name, addr_spec=address)
    message["To"] = Address(addr_spec=recipient)
    message["Subject"] = rendered.subject
    message["Date"] = format_datetime(settings.local(now))
    message["Message-ID"] = f"<{message_id}>"
    if in_reply_to is not None and _is_id(in_reply_to):
        message["In-Reply-To"] = f"<{in_reply_to.strip('<>')}>"
        message["References"] = f"<{in_reply_to.strip('<>')}>"
    message["Auto-Submitted"] = "auto-generated" if in_reply_to is None else "auto-replied"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(rendered.text)
    message.add_alternative(rendered.html, subtype="html")
    return message


def _is_id(text: str) -> bool:
    """Whether a foreign Message-ID is fit to be repeated: printable ASCII, one word, short."""
    return text.isascii() and text.isprintable() and not set(text) & {" "} and len(text) < 250
