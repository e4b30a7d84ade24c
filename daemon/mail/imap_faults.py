"""What an IMAP session's errors mean: the stage, the cause in Swedish, and whether to try again."""

from __future__ import annotations

import re
from imaplib import IMAP4

from daemon.mail.faults import MailboxDown, Stage

_CODE = re.compile(r"\[([A-Z][A-Z-]*)")
_BUSY = frozenset({"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG"})


def fault(stage: Stage, error: Exception, name: str, *, out_of_time: bool) -> MailboxDown:
    """Say what went wrong with the server ``name``, without a word of the server's own text."""
    code = code_of(error)
    if out_of_time:
        why = f"{name} var för långsam: rundans tid tog slut. Nästa runda försöker igen."
    elif isinstance(error, TimeoutError):
        why = f"{name} slutade svara. Nästa runda försöker igen."
    elif isinstance(error, OSError | IMAP4.abort):
        why = f"förbindelsen med {name} bröts{_shown(code)}. Nästa runda försöker igen."
    elif code == "OVERQUOTA":
        why = f"brevlådan på {name} är full. Rensa den eller utöka dess utrymme."
    elif isinstance(error, IMAP4.error):
        why = f"{name} vägrade{_shown(code)}. Kontrollera kontots rättigheter på servern."
    else:
        why = f"{name} gav ett svar som inte kan förstås. Kontrollera att porten är för IMAP."
    return MailboxDown(f"{stage[0].upper()}{stage[1:]}: {why}", stage=stage)


def is_refusal(error: Exception) -> bool:
    """Whether the server has said no, rather than broken down or asked for patience.

    imapclient raises a line broken at sign-in as if the account had been refused.
    """
    broken = isinstance(error, IMAP4.abort) or isinstance(error.__context__, IMAP4.abort)
    return isinstance(error, IMAP4.error) and not broken and code_of(error) not in _BUSY


def account_refused(error: Exception, name: str) -> MailboxDown:
    """The server does not know the account by this name and password."""
    return MailboxDown(
        f"Inloggning: {name} godtar inte kontots namn och lösenord{_shown(code_of(error))}. "
        "Kontrollera user och password_file i lasvakt.toml.",
        permanent=True,
        stage="inloggning",
    )


def folder_refused(folder: str, name: str) -> MailboxDown:
    """The watched folder is not there, or not for this account."""
    return MailboxDown(
        f"Mapp: {folder} finns inte på {name} eller får inte öppnas. "
        "Kontrollera folder i lasvakt.toml och kontots rättigheter.",
        permanent=True,
        stage="mapp",
    )


def cannot_move(name: str) -> MailboxDown:
    """The server lacks what moving without risk to others' messages takes."""
    return MailboxDown(
        f"Flytt: {name} kan inte flytta meddelanden säkert (varken MOVE eller UIDPLUS). "
        'Sätt after = "keep" under [mailbox] i lasvakt.toml.',
        permanent=True,
        stage="flytt",
    )


def code_of(error: Exception) -> str | None:
    """The server's response code, such as AUTHENTICATIONFAILED; None when it gave none."""
    match = _CODE.search(str(error))
    return match.group(1) if match else None


def _shown(code: str | None) -> str:
    return "" if code is None else f" ({code})"
