"""Sample mails, all invented: for `preview`, and to try every template before it is used."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from daemon.rendering.mails import (
    AlertItem,
    BouncedMail,
    DriftMail,
    EscalationMail,
    FirstStartMail,
    GuardMail,
    HeldItem,
    Mail,
    NotUnderstoodMail,
    Outcome,
    ReceiptItem,
    ReceiptMail,
    RegisterMail,
    RegisterRowItem,
    ReminderItem,
    ReminderMail,
    ReturnedMail,
    StaleMail,
    StoppedMail,
    UnknownProviderMail,
)

TODAY = date(2026, 11, 30)
CONTACT = "systemforvaltare@exempel.se"
ANSWER_TO = "lasvakt@exempel.se"
PROVIDER = "Hemtjänst Nord AB"
# What the sample mails are made of: the gate lets these through when it tries own templates.
VALUES = frozenset(
    {CONTACT, ANSWER_TO, PROVIDER, "planering@nord.example", "48213", "48377", "48502", "47990"}
)

LINK = ReminderItem(
    number=1,
    step="link_lock",
    what="Koppla kunden till rätt låsvred i Phoniro Care.",
    about="order 48213",
    due=date(2026, 11, 20),
    workdays_late=6,
    why="montering utförd 2026-11-18 + 2 arbetsdagar",
    code="LV-7K3M-Q9RD",
    rung=2,
    case="2026-0137",
)
ORDER = ReminderItem(
    number=2,
    step="order_removal",
    what="Beställ avinstallation av låsvredet i webordersystemet. "
    "Finns inget lås: svara ”ej aktuellt: inget lås”.",
    about="ärende 2026-0141",
    due=date(2026, 11, 27),
    workdays_late=1,
    why="all hjälp avslutad 2026-11-24 + 3 arbetsdagar",
    code="LV-2B8W-X4TN",
    rung=5,
    last=True,
    believable=True,
    case="2026-0141",
)
FORM = ReminderItem(
    number=3,
    step="billing_form",
    what="Skicka underlagsblanketten för månaden till socialkontoret. "
    "Fakturera på hemtjänstfakturan med egen rad.",
    about="månad 2026-11",
    due=date(2026, 12, 1),
    workdays_late=0,
    why="den 1 i månaden efter 2026-11",
    code="LV-9C5F-H6VJ",
    rung=0,
    heads_up=True,
)
VISIT = ReminderItem(
    number=1,
    step="attend_visit",
    what="Hjälp till och var på plats när låssmeden kommer, om det krävs.",
    about="order 48377",
    due=date(2026, 12, 1),
    workdays_late=0,
    why="montering bokad till 2026-12-01",
    code="LV-3D6G-M8PQ",
    rung=0,
    heads_up=True,
    never_late=True,
)
_ROWS = (
    RegisterRowItem(line=4, column="Från", wanted="ett datum, ÅÅÅÅ-MM-DD"),
    RegisterRowItem(
        line=12, column="Utförare", wanted="en utförares namn eller alias i lasvakt.toml"
    ),
)
OUTCOMES: tuple[Outcome, ...] = (
    "closed",
    "waived",
    "snoozed",
    "believed",
    "reviewed",
    "unchanged",
    "reopened",
)


def sample_mail(
    step: str,
    what: str,
    greeting: str,
    *,
    today: date = TODAY,
    believable: bool = False,
    never_late: bool = False,
) -> ReminderMail:
    """Return a reminder of ``step`` as its reader would see it, with an invented order.

    ``what`` is the routine's sentence as this reader may see it, ``greeting`` a provider's name
    or a role in Swedish; ``believable`` and ``never_late`` are as in ReminderItem.
    """
    if never_late:
        visit = replace(VISIT, step=step, what=what, believable=believable)
        return reminder(visit, greeting=greeting, today=today)
    item = ReminderItem(
        number=1,
        step=step,
        what=what,
        about="order 48213",
        due=date(2026, 11, 20),
        workdays_late=6,
        why="exempel: 2026-11-18 + 2 arbetsdagar",
        code="LV-7K3M-Q9RD",
        rung=2,
        believable=believable,
    )
    return reminder(item, greeting=greeting, today=today)


def reminder(*items: ReminderItem, greeting: str = PROVIDER, today: date = TODAY) -> ReminderMail:
    """Return a reminder mail of ``items`` to an invented reader."""
    return ReminderMail(
        greeting=greeting, items=items, today=today, contact=CONTACT, answer_to=ANSWER_TO
    )


def sample_mails() -> dict[str, Mail]:
    """Return one mail of each kind and of each turn its templates can take, by name."""
    return {**_to_readers(), **_answers(), **_to_administrator()}


def _to_readers() -> dict[str, Mail]:
    guard = GuardMail(
        guard="removal_despite_alarm",
        greeting=PROVIDER,
        what="Låset ska sitta kvar. Avbeställ nedmonteringen i webordersystemet.",
        about="order 48502",
        since=TODAY,
        contact=CONTACT,
        outward=True,
    )
    return {
        "reminder": reminder(LINK, ORDER, FORM),
        "reminder_one_late": reminder(LINK),
        "reminder_last": reminder(ORDER),
        "reminder_one_of_two_late": reminder(LINK, FORM),
        "reminder_not_late": reminder(FORM, VISIT),
        "reminder_heads_up": reminder(FORM, greeting="biståndshandläggare"),
        "reminder_visit": reminder(VISIT),
        "guard": guard,
        "guard_inward": GuardMail(
            guard="second_installation",
            greeting="systemförvaltare",
            what="En installation är beställd där ett låsvred redan är monterat eller beställt. "
            "Kontrollera om den ena ska avbeställas.",
            about="order 48502",
            since=TODAY,
            contact=CONTACT,
            outward=False,
            case="2026-0141",
        ),
    }


def _answers() -> dict[str, Mail]:
    done = tuple(
        ReceiptItem(
            outcome=outcome,
            what=LINK.what,
            about=LINK.about,
            code=LINK.code,
            until=date(2026, 12, 3) if outcome in ("snoozed", "believed") else None,
        )
        for outcome in OUTCOMES
    )
    return {
        "receipt": ReceiptMail(greeting=PROVIDER, items=done, contact=CONTACT),
        "receipt_one": ReceiptMail(greeting=PROVIDER, items=done[:1], contact=CONTACT),
        "receipt_reopened": ReceiptMail(greeting=PROVIDER, items=done[-1:], contact=CONTACT),
        "not_understood": NotUnderstoodMail(
            greeting=PROVIDER, items=(LINK, ORDER), contact=CONTACT
        ),
        "not_understood_one": NotUnderstoodMail(greeting=PROVIDER, items=(VISIT,), contact=CONTACT),
        "not_understood_none": NotUnderstoodMail(greeting=PROVIDER, items=(), contact=CONTACT),
    }


def _to_administrator() -> dict[str, Mail]:
    held = (HeldItem(item=LINK, holder="systemförvaltaren"), HeldItem(item=ORDER, holder=PROVIDER))
    alert = AlertItem(
        guard="done_without_order",
        what="En weborder är utförd, men Låsvakt har inte sett någon beställning.",
        about="order 47990",
        since=date(2026, 10, 2),
    )
    return {
        "escalation": EscalationMail(items=held, today=TODAY, most=5),
        "escalation_one": EscalationMail(items=held[1:], today=TODAY, most=5),
        "first_start": FirstStartMail(items=held, alerts=(alert,), today=TODAY, reminded_from=None),
        "first_start_reminded": FirstStartMail(
            items=held[:1], alerts=(), today=TODAY, reminded_from=date(2026, 11, 2)
        ),
        "first_start_alerts": FirstStartMail(
            items=(), alerts=(alert,), today=TODAY, reminded_from=None
        ),
        **_trouble(),
    }


def _trouble() -> dict[str, Mail]:
    read = datetime(2026, 11, 30, 6, 58, 11, tzinfo=UTC)
    address = "planering@nord.example"
    return {
        "returned": ReturnedMail(holder=PROVIDER, about="ärende 2026-0141", day=TODAY),
        "bounced": BouncedMail(
            holder=PROVIDER, address=address, permanent=True, codes=(LINK.code, ORDER.code)
        ),
        "bounced_delayed": BouncedMail(holder=PROVIDER, address=address, permanent=False, codes=()),
        "stopped": StoppedMail(
            holder=PROVIDER, codes=(LINK.code,), objections=("ett telefonnummer",)
        ),
        "stopped_no_step": StoppedMail(
            holder=PROVIDER, codes=(), objections=("ett telefonnummer", "ett personnummer")
        ),
        "stale": StaleMail(read_through=read, held=4),
        "stale_never": StaleMail(read_through=None, held=1),
        "drift": DriftMail(decided=3, total=20, silent_since=None, waiting=1),
        "drift_silent": DriftMail(decided=0, total=0, silent_since=date(2026, 11, 16), waiting=7),
        "unknown_provider": UnknownProviderMail(abouts=("order 48213", "order 48377")),
        "register": RegisterMail(source="folder", refused=None, rows=_ROWS, more=3),
        "register_one": RegisterMail(source="mail", refused=None, rows=_ROWS[:1], more=0),
        "register_refused": RegisterMail(
            source="folder", refused="rad 1: kolumnerna Insats saknas", rows=(), more=0
        ),
    }
