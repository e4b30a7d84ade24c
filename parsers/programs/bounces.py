"""Delivery reports: whom a message did not reach, whether for good, and which message it was."""

from __future__ import annotations

import re
from email.message import Message as Part

from parsers.mail.bodies import content
from parsers.mail.charset import decode
from parsers.mail.headers import identifier
from parsers.mail.message import KNOWN, Message
from parsers.reading import Bounce

_SUBJECT = re.compile(
    r"\s{0,5}(?:olevererat|oleverbart?|kunde inte leverera\w*|(?:meddelandet|e-?post\w*) kunde inte"
    r" levereras|gick inte att leverera|leverans(?:fel|rapport|status)|återsänd|undeliverable"
    r"|undelivered|mail delivery (?:failed|failure|system)|delivery (?:status notification|failure"
    r"|has failed|delayed|report)|returned mail|failure notice|mail system error|försenad leverans"
    r"|levererat med fördröjning|message delivery)", re.IGNORECASE,
)  # fmt: skip
_DAEMON = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]{20,40})@")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
_REPLY = re.compile(r"(?<![\d.-])([45])\d\d[ -](?=\S)")
_FAILED = re.compile(
    r"undeliver|(?:not|n't|unable to|failed to|inte|ej) (?:be )?(?:deliver|levere)|olever|återsänd"
    r"|(?:delivery|leverans\w*).{0,20}(?:fail|misslyck)|fail(?:ed|ure) (?:delivery|notice)"
    r"|returned mail|reject|avvisa|refused|(?:user|address|recipient|mailbox|domain) unknown"
    r"|unknown (?:user|address|recipient)|no such|does ?n[o']t exist|finns inte|hittades inte"
    r"|not found|permanent (?:error|failure)", re.IGNORECASE,
)  # fmt: skip
_OWN_ID = re.compile(r"\blv\.[0-9A-Za-z._-]{1,120}@[0-9A-Za-z.-]{1,200}")
_VERP = re.compile(r"\+(lv\.[0-9A-Za-z._-]{1,120})@([0-9A-Za-z.-]{1,200})")
MOST_RECIPIENTS = 50


def is_delivery_report(message: Message, trusted: bool) -> bool:
    """Tell whether a mail server, not a person, says what became of a message."""
    headers = message.headers
    kind = headers.token("content-type")
    if kind.startswith("multipart/report") and "disposition-notification" not in kind:
        return True
    if any(headers.all(name) for name in ("x-failed-recipients", "x-ms-exchange-message-is-ndr")):
        return True
    if trusted:
        return False
    if any(_DAEMON.match(sender) for sender in message.senders):
        return True
    null_sender = any(str(value).strip() == "<>" for value in headers.all("return-path")[:1])
    return bool(_SUBJECT.match(message.subject)) and (
        null_sender or not message.references or bool(message.parts.reports)
    )


def find_bounce(message: Message, own: frozenset[str]) -> Bounce | None:
    """Return what the report says; None when it reports no failure.

    Permanent is what RFC 3463 calls class 5 or an Action of *failed* without a class 4; a delay
    is transient. Without a machine-readable part the words are searched; words that name no
    failure report none, whoever sent them.
    """
    blocks = [block for part in message.parts.reports[:3] for block in _blocks(part)]
    failed = [block for block in blocks if block.get("final-recipient") or block.get("action")]
    original = _original_id(message)
    if failed:
        return _from_blocks(failed, original)
    return _from_words(message, own, original)


def _blocks(part: Part) -> list[Part]:
    """Return the groups of fields of a delivery-status part."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return [block for block in payload[: MOST_RECIPIENTS + 1] if isinstance(block, Part)]
    return []


def _field(block: Part, name: str) -> str:
    """Return one field of a report, empty when absent."""
    try:
        return str(block.get(name, ""))[:500].strip()
    except KNOWN:
        return ""


def _from_blocks(blocks: list[Part], original: str | None) -> Bounce | None:
    """Return the bounce that the per-recipient fields state."""
    recipients: list[str] = []
    permanent = False
    for block in blocks:
        action = _field(block, "action").lower()
        status = _field(block, "status")
        if action in ("delivered", "relayed", "expanded") or status.startswith("2"):
            continue
        found = _ADDRESS.search(_field(block, "original-recipient")) or _ADDRESS.search(
            _field(block, "final-recipient")
        )
        if found:
            recipients.append(found.group().lower())
        lasting = action != "delayed" and not status.startswith("4")
        permanent = permanent or lasting
    if not recipients and not permanent:
        return None
    return Bounce(
        recipients=tuple(dict.fromkeys(recipients)), permanent=permanent, original_id=original
    )


def _from_words(message: Message, own: frozenset[str], original: str | None) -> Bounce | None:
    """Return the bounce that the report's words state."""
    words = f"{message.subject}\n{message.text or ''}\n{_plain(message.html)}"[:20_000]
    named = message.headers.text("x-failed-recipients") or words
    addresses = dict.fromkeys(found.lower() for found in _ADDRESS.findall(named))
    senders = set(message.senders) | own
    recipients = tuple(a for a in addresses if a not in senders and not a.startswith("lv."))
    classes = _STATUS.findall(words) or _REPLY.findall(words)
    delayed = re.search(r"försen|fördröj|delay|försöker igen|will retry|temporar", words, re.I)
    failed = _FAILED.search(words) is not None
    permanent = "5" in classes or (failed and not ("4" in classes or delayed))
    if not (permanent or classes or delayed or failed):
        return None
    return Bounce(
        recipients=recipients[:MOST_RECIPIENTS], permanent=permanent, original_id=original
    )


def _plain(html: str | None) -> str:
    """Return the words of a page, tags left out: good enough to find addresses in."""
    return re.sub(r"<[^<>@]{0,500}>", " ", (html or "")[:40_000])


def _original_id(message: Message) -> str | None:
    """Return the Message-ID of the message the report is about."""
    for inner in message.attached:
        if inner.message_id:
            return inner.message_id
    for part in message.parts.returned[:2]:
        head = decode(content(part)[:20_000], None)
        found = re.search(r"^message-id:\s{0,10}(<[^<>\s]{1,400}>)", head, re.I | re.M)
        if found:
            return identifier(found.group(1))
    for reference in message.references:
        if _OWN_ID.match(reference):
            return reference
    return _id_in_words(message)


def _id_in_words(message: Message) -> str | None:
    """Return our own Message-ID where a report only quotes it, or bears it in its address."""
    for name in ("to", "delivered-to", "x-original-to", "envelope-to"):
        verp = _VERP.search(message.headers.raw(name) or "")
        if verp:
            return f"{verp.group(1)}@{verp.group(2)}"
    found = _OWN_ID.search((message.text or "")[:50_000]) or _OWN_ID.search(
        (message.html or "")[:100_000]
    )
    return found.group() if found else None
