"""A round in a process of its own, which may die at a named point as if the power had gone.

``python -m tests.rounds.dying FOLDER POINT``: POINT is move (before the first message is moved),
half-moved (after the first of several moves), claimed (before the message is handed over),
handed-over (after it), or none.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

from daemon.mail.maildir_mailbox import MaildirMailbox
from daemon.mail.maildir_outbox import MaildirOutbox
from daemon.rendering.renderer import Renderer
from daemon.rounds.means import Means
from daemon.rounds.ports import Uid
from daemon.rounds.round import run_round
from tests.rounds.world import GivenReadings, World, at, given, world

POINTS = ("move", "half-moved", "claimed", "handed-over")


def power_cut() -> None:
    os._exit(9)


class Mailbox(MaildirMailbox):
    point = "none"

    def move(self, uids: Sequence[Uid], folder: str) -> None:
        if self.point == "move":
            power_cut()
        if self.point == "half-moved":
            super().move(uids[:1], folder)
            power_cut()
        super().move(uids, folder)


class Outbox(MaildirOutbox):
    point = "none"

    def send(self, message: EmailMessage, recipient: str) -> None:
        if self.point == "claimed":
            power_cut()
        super().send(message, recipient)
        if self.point == "handed-over":
            power_cut()


def main() -> None:
    folder, point = Path(sys.argv[1]), sys.argv[2]
    Mailbox.point = Outbox.point = point
    w: World = world(folder)
    means = Means(
        mailbox=lambda: Mailbox(folder / "mailbox"),
        readings=GivenReadings(given()),
        sender=lambda: Outbox(folder / "outbox"),
        renderer=Renderer(None, "Exempelkommun"),
    )
    result = run_round(w.ledger, means, w.settings, now=at(19))
    sys.stdout.write(json.dumps(result.as_json()))


if __name__ == "__main__":
    main()
