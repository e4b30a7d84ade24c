"""What can go wrong with mail: whether trying again helps, and what a person should do.

Each ``str()`` is Swedish, names the stage, what was found and what to do, and holds no name, no
address and no text of the server's beyond its reply code.
"""

from __future__ import annotations

from typing import Literal

Stage = Literal[
    "uppgifter",
    "DNS",
    "TCP",
    "TLS",
    "hälsning",
    "inloggning",
    "mapp",
    "läsning",
    "flytt",
    "sändning",
]


class MailFault(Exception):
    """Something of mail failed at ``stage``.

    ``permanent``: trying again will not help until somebody has changed something.
    """

    def __init__(
        self, message: str, *, permanent: bool = False, stage: Stage | None = None
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.stage = stage


class MailboxDown(MailFault):
    """The mailbox cannot be read now; nothing in it has been lost."""


class OutboxDown(MailFault):
    """Nothing can be sent now, and the message at hand has not gone."""


class RecipientRefused(MailFault):
    """The server refused this recipient or message: 5xx is permanent, 4xx is not.

    Others on the same connection may go on. ``str()`` holds the server's code, not its text.
    """


class DeliveryUncertain(MailFault):
    """The connection broke after the last byte: the message may have gone or not."""
