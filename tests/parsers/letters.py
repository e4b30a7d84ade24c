"""Messages to try the parsers on, built byte by byte as mail programs build them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from parsers.read import Reader
from parsers.weborder import shipped_vocabulary

ZONE = ZoneInfo("Europe/Stockholm")
WEBORDER = "order@lasorder.example"
PERSON = "samordnare@vastan.example"
OWN = "lasvakt@kommunen.example"

NOTICE = """Hej!

Ordernummer: 61207
Ordertyp: Montering
Status: Utförd
Utfört datum: 2026-10-07
Utförare: Västans Hemtjänst AB
Låsnummer: PX-100217

Det här meddelandet går inte att svara på.
"""

OUTER = (
    f"From: {WEBORDER}\r\nTo: {OWN}\r\nSubject: Meddelande\r\n"
    "Date: Wed, 07 Oct 2026 15:20:00 +0200\r\n"
).encode()


def reader(
    *,
    senders: frozenset[str] | None = frozenset({WEBORDER}),
    authserv_id: str | None = None,
    strict: bool = False,
) -> Reader:
    """A reader with the shipped vocabulary."""
    return Reader(
        timezone=ZONE,
        senders=senders,
        own=frozenset({OWN}),
        client_key=b"a key for tests alone, 32 bytes.",
        vocabulary=shipped_vocabulary(),
        authserv_id=authserv_id,
        strict=strict,
    )


def letter(
    body: str | bytes = NOTICE,
    *,
    subject: str = "Order 61207 utförd",
    sender: str = WEBORDER,
    date: str | None = "Wed, 07 Oct 2026 15:20:00 +0200",
    kind: str = "text/plain; charset=utf-8",
    more: tuple[str, ...] = (),
) -> bytes:
    """One message with one part, its header lines in UTF-8."""
    lines = [f"From: {sender}", f"To: {OWN}", f"Subject: {subject}"]
    lines += [f"Date: {date}"] if date else []
    lines += ["Message-ID: <m1@lasorder.example>", "MIME-Version: 1.0", *more]
    lines += [f"Content-Type: {kind}", "Content-Transfer-Encoding: 8bit", "", ""]
    data = body.encode() if isinstance(body, str) else body
    return "\r\n".join(lines).encode() + data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def alternative(text: str, page: str, **more: object) -> bytes:
    """A message with a text part and a page."""
    body = (
        "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{text}\n--b\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: 8bit\n\n{page}\n--b--\n"
    )
    return letter(body, kind='multipart/alternative; boundary="b"', **more)  # type: ignore[arg-type]  # passed on as they came


def with_attached(text: str, inner: bytes, **more: object) -> bytes:
    """A message with a message attached to it."""
    head = (
        "--m\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{text}\r\n--m\r\nContent-Type: message/rfc822\r\n\r\n"
    ).encode()
    body = head + inner + b"\r\n--m--\r\n"
    return letter(body, kind='multipart/mixed; boundary="m"', **more)  # type: ignore[arg-type]  # passed on as they came
