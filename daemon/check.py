"""Everything the configuration names, tried stage by stage; nothing is changed."""

from __future__ import annotations

import importlib.util
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from daemon import wiring
from daemon.config import Config, ConfigFault
from daemon.ledger import Ledger, LedgerFault
from daemon.mail.faults import MailFault
from daemon.rendering import check_templates
from daemon.reports.html_form import sample_pages
from daemon.rounds.gate import template_objections

_LEAST_FREE = 200_000_000
_SANE_YEAR = 1_750_000_000  # a clock before mid-2025 is not set


@dataclass(frozen=True, slots=True)
class Finding:
    """One stage tried: whether it held (None: a warning), and what was found or is to be done."""

    stage: str
    held: bool | None
    said: str


def check(config: Config) -> Iterator[Finding]:
    """Each finding as it is made; a stage that fails ends its own chain, never the others."""
    for stage, probe in _PROBES:
        try:
            yield from (Finding(stage, held, said) for held, said in probe(config))
        except ConfigFault as fault:
            yield from (Finding(stage, False, str(one)) for one in fault.faults)
        except (MailFault, LedgerFault) as fault:
            yield Finding(stage, False, str(fault))


Said = Iterator[tuple[bool | None, str]]


def _files(config: Config) -> Said:
    wiring.client_key(config)
    yield True, f"nyckeln {config.ledger.client_key_file} finns och är skyddad"
    folder = config.ledger.path.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        yield False, f"{folder} går inte att skriva i; ge tjänstens konto rätt till mappen"
        return
    if not config.ledger.path.exists():
        yield True, f"liggaren {config.ledger.path} skapas vid första rundan"
        return
    mode = stat.S_IMODE(config.ledger.path.stat().st_mode)
    if mode & 0o077:
        yield False, f"{config.ledger.path} har rättigheterna {mode:04o}; kör chmod 600"
    with Ledger.open(config.ledger.path, readonly=True) as ledger:
        faults = ledger.faults()
    yield not faults, "; ".join(faults) or f"liggaren {config.ledger.path} är hel"


def _words(config: Config) -> Said:
    wiring.vocabulary(config)
    yield True, "weborderns ord är läsbara"
    wiring.routine(config)
    yield True, "rutinen går ihop med inställningarna"


def _templates(config: Config) -> Said:
    faults = check_templates(config.templates.folder, sample_pages())
    for fault in faults:
        yield False, str(fault)
    if faults:
        return
    stopped = template_objections(wiring.renderer(config))
    for name, kinds in stopped.items():
        yield False, f"mallen {name} skriver något som inte får skickas: {', '.join(kinds)}"
    if not stopped:
        yield True, "alla mallar går att fylla i och skicka"


def _mailbox(config: Config) -> Said:
    mailbox = config.mailbox
    folders = (mailbox.handled, mailbox.review)
    moves = mailbox.after == "move"
    if mailbox.kind == "maildir":
        from daemon.mail.maildir_mailbox import probe_maildir  # noqa: PLC0415 - only one is used

        assert mailbox.path is not None
        lines = probe_maildir(mailbox.path, folders, moves=moves)
    else:
        from daemon.mail.imap_mailbox import probe_imap  # noqa: PLC0415 - only one is used

        lines = probe_imap(wiring.imap_account(config, mailbox.folder), folders, moves=moves)
    yield from ((True, line) for line in lines)


def _outbox(config: Config) -> Said:
    outbox = config.outbox
    if outbox.kind == "maildir":
        assert outbox.path is not None
        with wiring.open_outbox(config):
            yield True, f"{outbox.path} tar emot"
        return
    from daemon.mail.smtp import probe_smtp  # noqa: PLC0415 - only one is used

    yield from ((True, line) for line in probe_smtp(wiring.smtp_account(config)))


def _security(config: Config) -> Said:
    if config.security is None:
        yield (
            None,
            (
                "[security] saknas: inga svar på påminnelser räknas, och besked tas på "
                "avsändaradressen; ange authserv_id"
            ),
        )
    elif config.security.trust == "none":
        yield None, 'trust = "none": vem som helst kan utge sig för att vara en avsändare'
    else:
        yield True, f"{config.security.authserv_id} intygar avsändarna"


def _register(config: Config) -> Said:
    folder = config.register_.folder
    if folder is None:
        return
    if folder.is_dir() and os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield True, f"{folder} går att läsa och flytta ur"
    else:
        yield False, f"{folder} går inte att flytta ur; kör lasvakt init, eller ge kontot rätt dit"


def _machine(config: Config) -> Said:
    if time.time() < _SANE_YEAR:
        yield False, "klockan går fel; ställ den (timedatectl set-ntp true)"
    else:
        yield True, f"klockan är {time.strftime('%Y-%m-%d %H.%M')}"
    free = shutil.disk_usage(_nearest(config.ledger.path.parent)).free
    yield free >= _LEAST_FREE, f"{free // 1_000_000} MB fritt vid liggaren"
    found = importlib.util.find_spec("daemon")
    others = list(found.submodule_search_locations or ()) if found else []
    if any((Path(place) / "daemon.py").exists() for place in others):
        yield False, "paketet python-daemon ligger i samma miljö; ge Låsvakt en egen"


def _nearest(path: Path) -> Path:
    return next(p for p in (path, *path.parents) if p.exists())


_PROBES: tuple[tuple[str, Callable[[Config], Said]], ...] = (
    ("filer", _files),
    ("ord och rutin", _words),
    ("mallar", _templates),
    ("brevlåda", _mailbox),
    ("utskick", _outbox),
    ("avsändare", _security),
    ("register", _register),
    ("maskin", _machine),
)
