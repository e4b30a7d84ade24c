"""What each mail is made of: plain values, so that rounds can build mails without templates.

No value holds a name of a person, an address of a home, a telephone number, a door code, a
personal number, a client number, a pseudonym or quoted message text. ``about`` is what the reader
knows the thing by: 'order 48213', 'ärende 2026-0137' or 'månad 2026-11'. ``holder`` and
``greeting`` are a provider's configured name or a role in Swedish. ``what`` is the sentence of
the routine table, as the reader of this very mail may see it. Days are local.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

Outcome = Literal["closed", "waived", "snoozed", "believed", "reviewed", "unchanged", "reopened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished mail. ``subject`` is one line; ``text`` ends in a newline; ``html`` is a page."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderItem:
    """One step in a mail.

    ``number`` is its number within this mail (1, 2, 3 …), which an answer may name; ``rung`` is
    the reminder's order (1 for the first, heads-up aside: 0). ``last``: no more reminders after
    this one. ``believable``: only a message of the weborder closes the step, a "klart" is merely
    believed for some days. ``never_late``: the step has a day but is never late (attend_visit).
    ``case`` is the program's own reference, 2026-0137.
    """

    number: int
    step: str
    what: str
    about: str
    due: date
    workdays_late: int
    why: str
    code: str
    rung: int
    heads_up: bool = False
    last: bool = False
    believable: bool = False
    never_late: bool = False
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderMail:
    """The reminders one address gets: every step due one (or one step, without digest).

    ``contact`` is whom to ask (a role address), ``answer_to`` the address answers go to.
    """

    template: ClassVar[str] = "reminder"
    greeting: str
    items: tuple[ReminderItem, ...]
    today: date
    contact: str
    answer_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItem:
    """A step together with who holds it: a provider's name or a role in Swedish."""

    item: ReminderItem
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationMail:
    """To the systemförvaltare: which step is late at whom. ``most``: reminders there will be."""

    template: ClassVar[str] = "escalation"
    items: tuple[HeldItem, ...]
    today: date
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardMail:
    """A guard speaks, at once. ``what`` is the sentence this reader may see.

    ``outward``: the reader is a provider; ``what`` must then not say what help was granted.
    """

    template: ClassVar[str] = "guard"
    guard: str
    greeting: str
    what: str
    about: str
    since: date
    contact: str
    outward: bool
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertItem:
    """A guard in a list."""

    guard: str
    what: str
    about: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStartMail:
    """To the systemförvaltare, once: what was late before the ledger began.

    ``reminded_from`` is ``[reminders] from``; None: these steps are not reminded.
    """

    template: ClassVar[str] = "first_start"
    items: tuple[HeldItem, ...]
    alerts: tuple[AlertItem, ...]
    today: date
    reminded_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptItem:
    """What an answer did to one step.

    ``outcome``: closed · waived · snoozed (put off to ``until``) · believed (put off to
    ``until``, closes when the weborder's message comes) · reviewed (a second "klart" for such a
    step: a person looks) · unchanged (it was closed already) · reopened (taken back).
    """

    outcome: Outcome
    what: str
    about: str
    code: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptMail:
    """The receipt of an answer that was understood."""

    template: ClassVar[str] = "receipt"
    greeting: str
    items: tuple[ReceiptItem, ...]
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstoodMail:
    """The one answer to an answer that was not understood; ``items`` are the steps still open."""

    template: ClassVar[str] = "not_understood"
    greeting: str
    items: tuple[ReminderItem, ...]
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedMail:
    """To the systemförvaltare: the provider ``holder`` says the receipt product is fetched."""

    template: ClassVar[str] = "returned"
    holder: str
    about: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BouncedMail:
    """To the systemförvaltare: mail to ``address`` of ``holder`` comes back."""

    template: ClassVar[str] = "bounced"
    holder: str
    address: str
    permanent: bool
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedMail:
    """To the systemförvaltare: the gate stopped a mail; ``objections`` are kinds, no content."""

    template: ClassVar[str] = "stopped"
    holder: str
    codes: tuple[str, ...]
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleMail:
    """To the systemförvaltare: the mailbox is not read to its end, so reminders are held.

    ``read_through`` is aware, in the municipality's time zone; None: never read.
    """

    template: ClassVar[str] = "stale"
    read_through: datetime | None
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftMail:
    """To the systemförvaltare: the weborder's messages read worse than before, or stay away.

    ``decided`` of ``total`` recent messages were decided; ``silent_since``: none came since.
    """

    template: ClassVar[str] = "drift"
    decided: int
    total: int
    silent_since: date | None
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownProviderMail:
    """To the systemförvaltare: orders name a provider that lasvakt.toml does not know."""

    template: ClassVar[str] = "unknown_provider"
    abouts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRowItem:
    """A row of a register that was left out. ``wanted`` says what should stand in the column."""

    line: int
    column: str
    wanted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterMail:
    """To the systemförvaltare: what is wrong with a register that came by itself.

    ``source``: the watched folder or a mail. ``refused``: why nothing of it was taken; None: all
    rows but ``rows``, and ``more`` beside them, were.
    """

    template: ClassVar[str] = "register"
    source: Literal["folder", "mail"]
    refused: str | None
    rows: tuple[RegisterRowItem, ...]
    more: int


Mail = (
    ReminderMail
    | EscalationMail
    | GuardMail
    | FirstStartMail
    | ReceiptMail
    | NotUnderstoodMail
    | ReturnedMail
    | BouncedMail
    | StoppedMail
    | StaleMail
    | DriftMail
    | UnknownProviderMail
    | RegisterMail
)
