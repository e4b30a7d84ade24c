"""A Maildir as the way out: for trials, the demonstration, and servers that collect from one."""

from __future__ import annotations

import hashlib
from email import policy
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self

from daemon.mail.faults import OutboxDown
from daemon.mail.maildir import PARTS, write


class MaildirOutbox:
    """Puts each message into ``new``. Entering it raises OutboxDown when it is no Maildir."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        missing = [name for name in PARTS if not (self._path / name).is_dir()]
        if missing:
            raise OutboxDown(
                f"Sändning: {self._path} är ingen Maildir ({', '.join(missing)} saknas). "
                "Kontrollera path under [outbox], eller kör lasvakt init.",
                permanent=True,
                stage="sändning",
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def send(self, message: EmailMessage, recipient: str) -> None:
        """The message lies in ``new``, whole, also after a power cut. Raises OutboxDown.

        Its file is named after its Message-ID and recipient: sent again after a crash it takes
        its own place instead of standing there twice.
        """
        identity = f"{message['Message-ID']}\n{recipient}"
        name = f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}.lasvakt"
        try:
            write(self._path, name, message.as_bytes(policy=policy.SMTP))
        except OSError as error:
            raise OutboxDown(
                f"Sändning: meddelandet kan inte skrivas i {self._path} ({error.strerror}). "
                "Kontrollera rättigheter och diskutrymme.",
                permanent=isinstance(error, PermissionError),
                stage="sändning",
            ) from None
