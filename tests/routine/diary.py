"""Small diaries of cases: a line a happening, read into events; and cases told as lines.

A line is a day, a verb and its words, then options (name=value). Days are MM-DD of 2026 or whole.
The client is always K. What happens is stated at nine in the morning, in the order of the lines.

    11-10 order 48213 installation ordered provider=Nord
    11-12 order 48213 installation booked 11-18
    11-16 import hemtjänst Nord from=11-16 visit=11-20 | trygghetslarm - from=11-01
    11-16 client Nord · visit · provider Syd · decision hemtjänst from= to= · ended hemtjänst
    11-16 product · lock yes · lock none · link 48213 · vanished
    11-16 confirm link_lock 48213 · confirm … unsure · waive … · snooze … until=11-20
    11-16 undo a (the line that ends with as=a)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.events import (
    ClientRegistered,
    Confirmed,
    DecisionRecorded,
    Event,
    FirstVisit,
    HelpEnded,
    LockKnown,
    OrderLinked,
    OrderNoticed,
    ProviderChanged,
    ReceiptProductUsed,
    RegisterRead,
    RegisterRow,
    RegisterVanished,
    Service,
    Snoozed,
    Undone,
    Waived,
)
from daemon.routine.rules import Adjustments, Locality
from daemon.routine.state import Alert, CaseState, Step
from daemon.routine.table import load

CALENDAR = WorkCalendar()
LOCALITY = Locality(
    municipality=frozenset({"Exempelkommun"}),
    providers={"nord": "Nord", "hemtjänst nord ab": "Nord", "syd": "Syd", "öst": "Öst"},
)
_Options = dict[str, str]
_SERVICES: dict[str, Service] = {"hemtjänst": "hemtjänst", "trygghetslarm": "trygghetslarm"}
_LOCK = {"ja": True, "nej": False, "yes": True, "none": False}


def day(text: str) -> date:
    """11-18 is in 2026."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def events(diary: str) -> list[Event]:
    """The events of a diary, in the order of its lines."""
    found: list[Event] = []
    names: dict[str, str] = {}
    for number, line in enumerate(filter(None, map(str.strip, diary.splitlines()))):
        when, verb, *words = line.split()
        options = dict(word.split("=", 1) for word in words if "=" in word and verb != "import")
        plain = [word for word in words if "=" not in word or verb == "import"]
        if words and words[-1].startswith("as="):
            options["as"] = words[-1][3:]
            plain = [word for word in plain if word != words[-1]]
        said = datetime.combine(day(when), datetime.min.time(), UTC) + timedelta(
            hours=9, seconds=number
        )
        common: dict[str, Any] = {
            "id": f"e{number:03}",
            "stated": said,
            "date": day(options.get("date", when)),
        }
        names[options.get("as", "")] = common["id"]
        found.append(_VERBS[verb](plain, options, common, names))
    return found


def _order(words: list[str], options: _Options, common: Any, _names: Any) -> Event:
    number, action, status, *booked = words
    common["date"] = day(booked[0]) if booked else common["date"]
    return OrderNoticed(
        **common,
        origin="message",
        order=number,
        action=None if action == "-" else action,  # type: ignore[arg-type]  # a diary's words
        status=status,  # type: ignore[arg-type]  # a diary's words
        provider=options.get("provider"),
        locks=("PL-1",) if status == "done" else (),
        client=options.get("client"),
    )


def _row(text: str) -> RegisterRow:
    service, provider, *rest = text.split()
    options = dict(word.split("=", 1) for word in rest)

    def on(key: str) -> date | None:
        return day(options[key]) if key in options else None

    return RegisterRow(
        service=_SERVICES[service],
        provider=None if provider == "-" else provider,
        start=day(options["from"]),
        end=on("to"),
        ended=on("ended"),
        first_visit=on("visit"),
        lock=_LOCK[options["lock"]] if "lock" in options else None,
        municipality=options.get("municipality"),
    )


def _import(words: list[str], _options: _Options, common: Any, _names: Any) -> Event:
    rows = tuple(_row(text) for text in " ".join(words).split("|"))
    return RegisterRead(**common, origin="register", client="K", rows=rows)


def _client(words: list[str], options: _Options, common: Any, _names: Any) -> Event:
    return ClientRegistered(
        **common,
        client="K",
        provider=words[0] if words else None,
        municipality=options.get("municipality"),
        first_visit=day(options["visit"]) if "visit" in options else None,
    )


def _decision(words: list[str], options: _Options, common: Any, _names: Any) -> Event:
    return DecisionRecorded(
        **common,
        client="K",
        service=_SERVICES[words[0]],
        start=day(options["from"]),
        end=day(options["to"]) if "to" in options else None,
    )


def _said(words: list[str], options: _Options) -> dict[str, Any]:
    step, about = words[:2]
    return {
        "step": step,
        "about": about,
        "key": options.get("key", f"{step}:{about}"),
        "by": options.get("by"),
    }


_VERBS: dict[str, Callable[[list[str], _Options, Any, Any], Event]] = {
    "order": _order,
    "import": _import,
    "client": _client,
    "decision": _decision,
    "vanished": lambda _w, _o, c, _n: RegisterVanished(**c, origin="register", client="K"),
    "visit": lambda _w, _o, c, _n: FirstVisit(**c, client="K"),
    "provider": lambda w, _o, c, _n: ProviderChanged(**c, client="K", provider=w[0]),
    "ended": lambda w, _o, c, _n: HelpEnded(**c, client="K", service=_SERVICES[w[0]]),
    "product": lambda _w, _o, c, _n: ReceiptProductUsed(**c, client="K"),
    "lock": lambda w, _o, c, _n: LockKnown(**c, client="K", present=_LOCK[w[0]]),
    "link": lambda w, _o, c, _n: OrderLinked(**c, order=w[0], client="K"),
    "confirm": lambda w, o, c, _n: Confirmed(**c, **_said(w, o), sure="unsure" not in w),
    "waive": lambda w, o, c, _n: Waived(**c, **_said(w, o), reason="behövs inte"),
    "snooze": lambda w, o, c, _n: Snoozed(**c, **_said(w, o), until=day(o["until"])),
    "undo": lambda w, _o, c, n: Undone(**c, undoes=n[w[0]]),
}


def case(
    diary: str,
    today: str,
    *,
    golive: str | None = None,
    adjustments: Adjustments | None = None,
) -> CaseState:
    """The case of a diary on a day."""
    locality = Locality(
        municipality=LOCALITY.municipality,
        providers=LOCALITY.providers,
        golive=day(golive) if golive else None,
    )
    routine = load(adjustments or Adjustments(), locality)
    return evaluate(events(diary), routine, CALENDAR, day(today))


def steps(diary: str, today: str, *names: str, **more: Any) -> list[str]:
    """The steps of a diary on a day, told as lines; only those of ``names`` when there are any."""
    found = case(diary, today, **more).steps
    return [told(step) for step in found if not names or step.step in names]


def open_steps(diary: str, today: str, *names: str, **more: Any) -> list[str]:
    """As `steps`, only those that are not closed."""
    found = case(diary, today, **more).steps
    return [
        told(step) for step in found if step.closed is None and (not names or step.step in names)
    ]


def the(diary: str, today: str, name: str, **more: Any) -> Step:
    """The only step of a name."""
    (found,) = [step for step in case(diary, today, **more).steps if step.step == name]
    return found


def alerts(diary: str, today: str, **more: Any) -> list[str]:
    """The alerts of a diary on a day, told as lines."""
    return [_alert(alert) for alert in case(diary, today, **more).alerts]


def told(step: Step) -> str:
    """A step as a line: name, about, state, due day, days late, and the day it was closed."""
    parts = [step.step, step.about, step.state, f"due {_short(step.due)}"]
    if step.workdays_late:
        parts.append(f"late {step.workdays_late}")
    if step.closed:
        parts.append(f"closed {_short(step.closed)}")
    return " ".join(parts)


def _alert(alert: Alert) -> str:
    end = f" withdrawn {_short(alert.withdrawn)}" if alert.withdrawn else ""
    return f"{alert.guard} {alert.about} since {_short(alert.since)}{end}"


def _short(when: date) -> str:
    return f"{when:%m-%d}" if when.year == 2026 else str(when)
