"""Joins the rooms: what lasvakt.toml says becomes the values that each room takes."""

from daemon.wiring.cases import open_ledger, routine, work_calendar
from daemon.wiring.identity import (
    client_key,
    own_names,
    provider_names,
    register_vocabulary,
    trial_key,
)
from daemon.wiring.mail import (
    folders,
    imap_account,
    mailbox_source,
    open_mailbox,
    open_outbox,
    review_folder,
    smtp_account,
)
from daemon.wiring.reading import confined, reader, trial_reader, vocabulary
from daemon.wiring.rounds import means, plain_renderer, registers, renderer, round_settings

__all__ = [
    "client_key",
    "confined",
    "folders",
    "imap_account",
    "mailbox_source",
    "means",
    "open_ledger",
    "open_mailbox",
    "open_outbox",
    "own_names",
    "plain_renderer",
    "provider_names",
    "reader",
    "register_vocabulary",
    "registers",
    "renderer",
    "review_folder",
    "round_settings",
    "routine",
    "smtp_account",
    "trial_key",
    "trial_reader",
    "vocabulary",
    "work_calendar",
]
