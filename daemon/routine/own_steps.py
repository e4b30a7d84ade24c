"""Steps of the municipality's own, opened and closed by named facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from daemon.routine.case import Case
from daemon.routine.facts import Stamp, stamp
from daemon.routine.occurrence import Closing, Occurrence, after
from daemon.routine.orders import known_on
from daemon.routine.rules import StepRule

_WORDS = {
    "client_registered": "kunden registrerad",
    "first_visit": "första besöket",
    "provider_changed": "byte av utförare",
    "home_care_ended": "insatsen avslutad",
    "client_ended": "kunden avslutad",
    "installation_ordered": "montering beställd",
    "installation_booked": "montering bokad",
    "installation_done": "montering utförd",
    "installation_failed": "montering blev inte av",
    "installation_cancelled": "montering avbeställd",
    "removal_ordered": "nedmontering beställd",
    "removal_booked": "nedmontering bokad",
    "removal_done": "nedmontering utförd",
    "removal_failed": "nedmontering blev inte av",
    "removal_cancelled": "nedmontering avbeställd",
}


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A fact that came true: on ``day``, of an order or of the client as such."""

    key: str
    about: str
    day: date
    provider: str | None
    stated: Stamp | None = None
    order: str | None = None


def own_steps(case: Case) -> Iterator[Occurrence]:
    """The municipality's own steps; a client of another municipality has none."""
    if case.foreign:
        return
    for rule in case.routine.steps.values():
        if rule.own:
            yield from _steps(case, rule)


def _steps(case: Case, rule: StepRule) -> Iterator[Occurrence]:
    fact = rule.opens[0]
    for occasion in _occasions(case, fact):
        yield Occurrence(
            step=rule.step,
            key=f"{rule.step}:{occasion.key}",
            about=occasion.about,
            opened=occasion.day,
            due=after(case.calendar, _WORDS[fact], occasion.day, rule.days),
            provider=occasion.provider,
            closing=_closing(case, rule, occasion),
            known_before=occasion.stated is not None and case.before_golive(occasion.stated),
        )


def _closing(case: Case, rule: StepRule, opening: _Occasion) -> Closing | None:
    found = [
        (later.day, fact)
        for fact in rule.closes
        if fact in _WORDS
        for later in _occasions(case, fact)
        if later.day >= opening.day and _same_thing(rule.opens[0], fact, opening, later)
    ]
    if not found:
        return None
    day, what = min(found)
    return Closing(day, "done", _WORDS[what])


def _same_thing(opens: str, closes: str, one: _Occasion, other: _Occasion) -> bool:
    """An order closes what the same order opened; else the client is enough."""
    if (
        opens.split("_", maxsplit=1)[0] == closes.split("_", maxsplit=1)[0]
        and one.order
        and other.order
    ):
        return one.order == other.order
    return True


def _occasions(case: Case, fact: str) -> Iterator[_Occasion]:
    action, _, status = fact.partition("_")
    if action in {"installation", "removal"}:
        yield from _of_orders(case, action, status)
    else:
        yield from _of_client(case, fact)


def _of_orders(case: Case, action: str, status: str) -> Iterator[_Occasion]:
    for order in case.orders:
        for life in order.lives if order.action == action else ():
            told = [notice for notice in life.notices if notice.status == status]
            if told:
                held = case.client.provider_for(order) if case.client else None
                nth = "" if life.nth == 1 else f":nr{life.nth}"
                yield _Occasion(
                    f"{order.number}{nth}",
                    order.number,
                    known_on(told[-1]),
                    held or order.provider,
                    stamp(told[-1]),
                    order.number,
                )


def _of_client(case: Case, fact: str) -> Iterator[_Occasion]:
    client = case.client
    for chapter in client.chapters if client else ():
        if client is None:
            return
        span = chapter.span
        if fact == "client_ended" and span.end is not None and span.over(case.today):
            yield _Occasion(str(span.nth), client.name, span.end, chapter.provider, span.ended)
        for period in chapter.periods:
            part, nth = period.span, str(period.span.nth)
            provider = period.line.provider
            if fact == "client_registered" and part.registered and not part.adopted:
                yield _Occasion(nth, client.name, part.registered, provider, part.first)
            elif fact == "first_visit" and period.first_visit and not part.adopted:
                yield _Occasion(nth, client.name, period.first_visit, provider, part.first)
            elif fact == "home_care_ended" and part.end and part.over(case.today):
                yield _Occasion(nth, client.name, part.end, provider, part.ended)
            elif fact == "provider_changed":
                for change in period.line.changes:
                    key = f"{nth}:{change.new}:{change.nth}"
                    yield _Occasion(key, client.name, change.day, change.new, change.stated)
