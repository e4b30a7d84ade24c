"""The mailbox and the way out, as the mail room takes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from daemon.config import Config, read_secret
from daemon.mail.account import ImapAccount, Server, SmtpAccount
from daemon.mail.faults import MailboxDown, OutboxDown
from daemon.rounds.ports import Mailbox, Outbox

Stop = Callable[[], bool]


def never() -> bool:
    """Nothing stops: the answer outside the service."""
    return False


def mailbox_source(config: Config, folder: str, stop: Stop = never) -> Callable[[], Mailbox]:
    """What opens one folder of the mailbox anew at each call."""
    return lambda: open_mailbox(config, folder, stop)


def open_mailbox(config: Config, folder: str, stop: Stop = never) -> Mailbox:
    """A mailbox to be entered: one folder of the configured one. Raises MailboxDown."""
    if config.mailbox.kind == "maildir":
        from daemon.mail.maildir_mailbox import MaildirMailbox  # noqa: PLC0415 - only one is used

        return MaildirMailbox(_path(config.mailbox.path), folder=folder)
    from daemon.mail.imap_mailbox import ImapMailbox  # noqa: PLC0415 - only one is used

    return ImapMailbox(imap_account(config, folder, stop))


def folders(config: Config) -> tuple[str, ...]:
    """The folders that messages may lie in: the watched one first, each once."""
    mailbox = config.mailbox
    return tuple(dict.fromkeys((mailbox.folder, mailbox.handled, mailbox.review)))


def review_folder(config: Config) -> str:
    """Where messages in review lie: their own folder, or among the others where none are moved."""
    mailbox = config.mailbox
    return mailbox.review if mailbox.after == "move" else mailbox.folder


def imap_account(config: Config, folder: str, stop: Stop = never) -> ImapAccount:
    """The configured mailbox as the IMAP client takes it. Raises MailboxDown."""
    mailbox = config.mailbox
    if mailbox.auth != "password":
        raise MailboxDown(
            f"[mailbox] auth: {mailbox.auth} finns inte i den här versionen; använd password",
            permanent=True,
        )
    secret = _path(mailbox.password_file)
    return ImapAccount(
        server=Server(
            host=mailbox.host or "",
            port=mailbox.port,
            security=mailbox.security,
            ca_file=mailbox.ca_file,
            stop=stop,
        ),
        user=mailbox.user or "",
        password=lambda: read_secret(secret),
        folder=folder,
        round_seconds=mailbox.round_seconds,
    )


def open_outbox(config: Config, stop: Stop = never) -> Outbox:
    """The way out, to be entered. Raises OutboxDown."""
    if config.outbox.kind == "maildir":
        from daemon.mail.maildir_outbox import MaildirOutbox  # noqa: PLC0415 - only one is used

        return MaildirOutbox(_path(config.outbox.path))
    from daemon.mail.smtp import SmtpOutbox  # noqa: PLC0415 - only one is used

    return SmtpOutbox(smtp_account(config, stop))


def smtp_account(config: Config, stop: Stop = never) -> SmtpAccount:
    """The configured way out as the SMTP client takes it. Raises OutboxDown."""
    outbox = config.outbox
    if outbox.kind == "graph" or outbox.auth in ("m365", "google"):
        what = "kind: graph" if outbox.kind == "graph" else f"auth: {outbox.auth}"
        raise OutboxDown(
            f"[outbox] {what} finns inte i den här versionen; använd smtp med password",
            permanent=True,
        )
    secret = outbox.password_file
    return SmtpAccount(
        server=Server(
            host=outbox.host or "", port=outbox.port, security=outbox.security,
            ca_file=outbox.ca_file, stop=stop,
        ),
        sender=outbox.sender_address,
        user=outbox.user if secret else None,
        password=(lambda: read_secret(secret)) if secret else None,
    )  # fmt: skip


def _path(path: Path | None) -> Path:
    assert path is not None, "the configuration has been validated"
    return path
