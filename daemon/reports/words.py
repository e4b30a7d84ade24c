"""The Swedish words of the reports for what the code calls by short English names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from daemon.routine.events import Action, Status
from daemon.routine.state import CaseState, Role, StepState

UNKNOWN: Final = "okänd utförare"
OPEN_STATES: Final = frozenset({"open", "overdue", "snoozed"})
HOLDER: Final[Mapping[Role, str]] = {
    "utforare": "utföraren",
    "bistandshandlaggare": "biståndshandläggaren",
    "systemforvaltare": "systemförvaltaren",
}
ROLE: Final[Mapping[Role, str]] = {
    "utforare": "utförare",
    "bistandshandlaggare": "biståndshandläggare",
    "systemforvaltare": "systemförvaltare",
}
STATE: Final[Mapping[StepState, str]] = {
    "open": "öppet",
    "overdue": "sent",
    "snoozed": "uppskjutet",
    "done": "klart",
    "waived": "ej aktuellt",
}
ACTION: Final[Mapping[Action | None, str]] = {
    "installation": "installation",
    "removal": "nedmontering",
    None: "okänt arbete",
}
STATUS: Final[Mapping[Status, str]] = {
    "ordered": "beställd",
    "booked": "bokad till",
    "done": "utförd",
    "failed": "förgäves (bomkörning)",
    "cancelled": "avbeställd",
}
_MONTH = re.compile(r"\d{4}-\d{2}")


def reader_about(about: str, case: str, state: CaseState) -> str:
    """Return what ``about`` means to a reader: order, month or provider; a client is its case."""
    if any(order.order == about for order in state.orders):
        return f"order {about}"
    if _MONTH.fullmatch(about):
        return f"månad {about}"
    if about == state.client or not about:
        return f"ärende {case}"
    return f"{about}, ärende {case}" if about == state.provider else f"{about}"


def late(days: int) -> str:
    """Return '1 arbetsdag', '6 arbetsdagar'; nothing when not late."""
    return "" if not days else f"{days} arbetsdag" if days == 1 else f"{days} arbetsdagar"


def times(count: int) -> str:
    """Return '1 gång', '3 gånger'."""
    return "1 gång" if count == 1 else f"{count} gånger"


def who(by: str | None) -> str:
    """Return by whom, as words after a fact: a mail's sender is never named by its address."""
    if not by:
        return ""
    return ", genom svar på mejl" if "@" in by else f", av {by}"
