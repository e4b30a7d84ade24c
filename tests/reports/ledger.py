"""A small invented ledger for the tests of the reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from daemon.reports import MailboxHealth, Report, build_report
from daemon.routine.state import Alert, CaseState, OrderState, Step

NOW = datetime(2026, 12, 1, 8, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
HEALTH = MailboxHealth(
    messages=412,
    accounted=412,
    read_through=datetime(2026, 12, 1, 6, 58, 11, tzinfo=UTC),
    review=1,
)
TITLES = {
    "link_lock": "Koppla låsvredet",
    "remove_receipt_product": "Ta bort kvittensprodukten",
    "await_installation": "Bevaka installationen",
    "renew_decision": "Skriv ny utredning",
    "billing_form": "Skicka underlagsblankett",
    "rebook_visit": "Boka nytt besök",
    "order_removal": "Beställ avinstallation",
    "second_installation": "Ännu en installation",
    "done_without_order": "Utförd utan beställning",
}


@dataclass(frozen=True)
class Case:
    """A case as the ledger hands it over."""

    ref: str
    state: CaseState
    codes: Mapping[str, str] = field(default_factory=dict)
    reminders: Mapping[str, int] = field(default_factory=dict)


LINK = Step(
    key="link_lock:48213",
    step="link_lock",
    about="48213",
    role="systemforvaltare",
    provider=None,
    opened=date(2026, 11, 18),
    due=date(2026, 11, 20),
    state="overdue",
    workdays_late=7,
    closed=None,
    why="montering utförd 2026-11-18 + 2 arbetsdagar",
)
TAG = Step(
    key="remove_receipt_product:48213",
    step="remove_receipt_product",
    about="48213",
    role="utforare",
    provider="Hemtjänst Nord AB",
    opened=date(2026, 11, 18),
    due=date(2026, 11, 25),
    state="overdue",
    workdays_late=4,
    closed=None,
    why="montering utförd 2026-11-18 + 5 arbetsdagar",
)
WAIT = Step(
    key="await_installation:48213",
    step="await_installation",
    about="48213",
    role="systemforvaltare",
    provider=None,
    opened=date(2026, 11, 9),
    due=date(2026, 11, 23),
    state="done",
    workdays_late=0,
    closed=date(2026, 11, 18),
    closed_why="installation utförd",
    why="installation beställd 2026-11-09 + 10 arbetsdagar",
)
RENEW = Step(
    key="renew_decision:1",
    step="renew_decision",
    about="K-7F3Q9M2A",
    role="bistandshandlaggare",
    provider=None,
    opened=date(2026, 11, 13),
    due=date(2026, 12, 10),
    state="snoozed",
    workdays_late=0,
    closed=None,
    why="beslutet slutar 2026-12-11, arbetsdagen innan",
    snoozed_until=date(2026, 12, 3),
)
FORM = Step(
    key="billing_form:2026-11",
    step="billing_form",
    about="2026-11",
    role="utforare",
    provider="Hemtjänst Nord AB",
    opened=date(2026, 12, 1),
    due=date(2026, 12, 10),
    state="open",
    workdays_late=0,
    closed=None,
    why="den 10 i månaden efter 2026-11",
)
WAIVED = Step(
    key="order_removal:1",
    step="order_removal",
    about="K-7F3Q9M2A",
    role="utforare",
    provider="Hemtjänst Nord AB",
    opened=date(2026, 9, 1),
    due=date(2026, 9, 4),
    state="waived",
    workdays_late=0,
    closed=date(2026, 9, 2),
    closed_why="inget lås",
    closed_by="planering@nord.example",
    why="all hjälp avslutad 2026-09-01 + 3 arbetsdagar",
)
REBOOK = Step(
    key="rebook_visit:48377",
    step="rebook_visit",
    about="48377",
    role="utforare",
    provider=None,
    opened=date(2026, 11, 25),
    due=date(2026, 11, 27),
    state="overdue",
    workdays_late=2,
    closed=None,
    why="bomkörning 2026-11-25 + 2 arbetsdagar",
)
WHOLE = Case(
    ref="2026-0137",
    state=CaseState(
        client="K-7F3Q9M2A",
        provider="Hemtjänst Nord AB",
        orders=(
            OrderState(
                order="48213",
                action="installation",
                status="done",
                date=date(2026, 11, 18),
                provider="Hemtjänst Nord AB",
                locks=("PL-004512",),
            ),
        ),
        steps=(LINK, TAG, WAIT, RENEW, FORM, WAIVED),
        alerts=(
            Alert(
                key="second_installation:48213",
                guard="second_installation",
                about="48213",
                since=date(2026, 11, 18),
                told=("utforare", "systemforvaltare"),
            ),
            Alert(
                key="done_without_order:48213",
                guard="done_without_order",
                about="48213",
                since=date(2026, 11, 18),
                told=("systemforvaltare",),
                withdrawn=date(2026, 11, 19),
            ),
        ),
        remarks=("Order 48213 nämner en annan utförare.",),
    ),
    codes={LINK.key: "LV-7K3M-Q9RD", TAG.key: "LV-2B8W-X4TN"},
    reminders={LINK.key: 2, TAG.key: 5},
)
ALONE = Case(
    ref="2026-0141",
    state=CaseState(
        client=None,
        provider=None,
        orders=(
            OrderState(
                order="48377",
                action="removal",
                status="failed",
                date=date(2026, 11, 25),
                provider="Okänd Omsorg",
                locks=(),
            ),
        ),
        steps=(REBOOK,),
        alerts=(),
    ),
)


def report() -> Report:
    """The report of the invented ledger."""
    return build_report([ALONE, WHOLE], HEALTH, NOW, titles=TITLES)
