"""Mail of ours that came back: its address is flagged, and the systemförvaltare told once."""

from __future__ import annotations

from datetime import datetime

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import NewMail
from daemon.rounds.settings import RoundSettings
from parsers.reading import Bounce

CAME_BACK = "kom tillbaka: adressen tar inte emot"


def take_bounce(ledger: Ledger, bounce: Bounce, settings: RoundSettings, *, now: datetime) -> bool:
    """A reminder that came back for good does not count; true when it was one of ours.

    Only a report that names one of our own Message-IDs is heard, so nobody can silence an
    address by a made-up report; a report of mere delay changes nothing.
    """
    if bounce.original_id is None:
        return False
    mail = ledger.outbox.by_message_id(bounce.original_id.strip("<> "))
    if mail is None:
        return False
    if not bounce.permanent:
        return True
    if mail.state == "sent":
        ledger.outbox.came_back(mail.id, CAME_BACK)
    if mail.role is None:
        return True
    items = [[item.anchor, item.key] for item in mail.items]
    flag_address(ledger, mail.recipient, CAME_BACK, items, settings, now=now)
    return True


def flag_address(
    ledger: Ledger,
    address: str,
    reason: str,
    items: list[list[str]],
    settings: RoundSettings,
    *,
    now: datetime,
) -> None:
    """The address gets no more mail until it is unflagged; the systemförvaltare is told, once."""
    if not ledger.log.flag(address, reason, now):
        return
    flagged = {flag.address for flag in ledger.log.flags()}
    for admin in settings.systemforvaltare:
        if admin not in flagged:
            ledger.outbox.queue(
                NewMail(
                    kind="bounced",
                    recipient=admin,
                    role="systemforvaltare",
                    payload={"address": address, "items": items},
                ),
                day=settings.local(now).date(),
                now=now,
            )
