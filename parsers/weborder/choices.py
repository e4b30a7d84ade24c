"""One value for each field, or the named reason why there is none.

The rule is one: all candidates that may speak of a field must agree. What differs from field to
field is only which candidates may speak of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from parsers.pseudonym import is_personal_number, normalise
from parsers.reading import Action, Source, Status
from parsers.weborder.candidates import Candidate, Candidates
from parsers.weborder.dates import DayMention
from parsers.weborder.fold import fold
from parsers.weborder.phrases import StatusValue
from parsers.weborder.prose import Mention
from parsers.weborder.reasons import Undecided

T = TypeVar("T")
LONGEST_PROVIDER = 120
DAYS_BACK = 400
DAYS_AHEAD = 400
_STATUS_LABELS = ("status", "lage", "handelse", "utfall", "resultat", "skede", "tillstand")
_OTHER_STATUS = (
    "betal",
    "faktur",
    "nyckel",
    "batteri",
    "las",
    "tidigare",
    "foreg",
    "forra",
    "nasta",
    "kontroll",
    "avtal",
    "kund",
    "leverans",
    "larm",
    "gammal",
    "onsk",
    "fore",
    "innan",
    "begar",
    "vanta",
    "krav",
    "plan",
)
_RANK = ("provider", "provider_company", "provider_unit")


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """A field's value, and the words and part it is shown with."""

    value: Any
    words: str
    source: Source
    label: str = ""


def _agree(
    candidates: Sequence[Candidate[Any]],
    code: str,
    name: str,
    same: Callable[[Any], Any] = lambda v: v,
) -> Chosen[Any] | None:
    """The one value of all these; raises Undecided(code) when two differ."""
    if not candidates:
        return None
    if len({same(candidate.value) for candidate in candidates}) > 1:
        shown = " / ".join(dict.fromkeys(candidate.words for candidate in candidates))
        raise Undecided(code, shown[:200], name)
    first = candidates[0]
    return Chosen(first.value, first.words, first.source, first.label)


def order(found: Candidates) -> Chosen[str]:
    """The order number: an order label's, else a reference's, and the same wherever it is named."""
    labelled = found.orders or found.references
    for candidate in labelled:
        if candidate.value is None:
            raise Undecided("unreadable_order", candidate.words, "order")
    chosen = _agree(
        [*labelled, *found.named_orders], "two_orders", "order", lambda v: v.replace("-", "")
    )
    if chosen is None:
        raise Undecided("no_order", field="order")
    return chosen


def action(found: Candidates) -> Chosen[Action | str] | None:
    """What the order is for, also `other`; None when nothing says it."""
    labelled = [candidate for candidate in found.actions if candidate.value is not None]
    unread = [candidate for candidate in found.actions if candidate.value is None]
    everything = [*labelled, *found.named_actions, *found.guessed_actions]
    chosen = _agree(everything, "two_actions", "action")
    if unread and (chosen is None or not labelled):
        raise Undecided("unknown_kind", unread[0].words, "action")
    if chosen is None and found.unknown_kind is not None:
        raise Undecided("unknown_kind", found.unknown_kind, "action")
    if chosen is not None and not labelled and found.unknown_kind is not None:
        raise Undecided("unknown_kind", found.unknown_kind, "action")
    return chosen


def agreed_action(found: Candidates, named: Chosen[Any] | None) -> Chosen[Action] | None:
    """The action with what the status words imply (`nedmonterad`); they may not contradict it."""
    implied = [Candidate(named.value, named.words, named.source)] if named is not None else []
    for status in found.statuses:
        if status.value is not None:
            kinds = {status.value.action, status.value.word.action} - {None}
            implied.extend(Candidate(kind, status.words, status.source) for kind in kinds)
    for mention in found.mentions:
        if mention.value.force == "stated" and mention.value.action is not None:
            implied.append(Candidate(mention.value.action, mention.words, mention.source))
    chosen = _agree(implied, "two_actions", "action")
    if chosen is not None and chosen.value == "other":
        raise Undecided("two_actions", chosen.words, "action")
    return chosen


def status(found: Candidates) -> Chosen[Status]:
    """The one status of all labels, sentences and the subject.

    That an order was once received is true of every later status, so running text may say so
    beside it; a status label or a subject may not.
    """
    for candidate in found.statuses:
        if candidate.value is None:
            raise Undecided(_why_unread(found), candidate.words, "status")
    labelled = [
        Candidate(c.value.word.status, c.words, c.source) for c in found.statuses if c.value
    ]
    stated = [_as_status(c) for c in found.mentions if c.value.force == "stated" and c.value.status]
    later = [c for c in (*labelled, *stated) if c.value != "ordered"]
    if later:
        stated = [c for c in stated if c.value != "ordered" or c.source == "subject"]
    chosen = _agree([*labelled, *stated], "two_statuses", "status")
    chosen = chosen or _guessed(found)
    if chosen is None:
        raise Undecided(_why_silent(found), _silent_words(found), "status")
    _refuse_other(found, chosen)
    return chosen


def _as_status(candidate: Candidate[Mention]) -> Candidate[Any]:
    return Candidate(candidate.value.status, candidate.words, candidate.source)


def _guessed(found: Candidates) -> Chosen[Status] | None:
    """A status under an unknown label, where that label or a day under a known one vouches for it."""
    if not found.guesses:
        return None
    chosen = _agree([_guess(c) for c in found.guesses], "two_statuses", "status")
    if chosen is None:
        return None
    for candidate in found.guesses:
        label = fold(candidate.label)
        if any(stem in label for stem in _OTHER_STATUS):
            raise Undecided("no_status", candidate.words, "status")
    named = any(stem in fold(c.label) for c in found.guesses for stem in _STATUS_LABELS)
    dated = chosen.value != "ordered" and any(name in found.days for name in _days_of(chosen.value))
    if not (named or dated):
        raise Undecided("no_status", chosen.words, "status")
    return chosen


def _guess(candidate: Candidate[StatusValue]) -> Candidate[Any]:
    return Candidate(
        candidate.value.word.status, candidate.words, candidate.source, candidate.label
    )


def _why_unread(found: Candidates) -> str:
    forces = {c.value.force for c in found.asides}
    if any(c.value.status is None and c.value.force == "hedged" for c in found.asides):
        return "unclear_cancel"
    for force in ("negated", "hedged", "future"):
        if force in forces:
            return force
    return "unknown_status"


def _why_silent(found: Candidates) -> str:
    forces = {c.value.force for c in found.mentions}
    for force, code in (
        ("negated", "negated"),
        ("hedged", "hedged"),
        ("future", "future"),
        ("doubt", "doubted"),
    ):
        if force in forces:
            return code
    return "no_status"


def _silent_words(found: Candidates) -> str:
    return found.mentions[0].words if found.mentions else ""


def _refuse_other(found: Candidates, chosen: Chosen[Any]) -> None:
    """Even a word that is too weak to state a status may contradict one."""
    for candidate in (*found.mentions, *found.asides):
        mention = candidate.value
        if mention.force not in ("weak", "stated") or mention.status in (
            None,
            chosen.value,
            "ordered",
        ):
            continue
        raise Undecided("two_statuses", f"{chosen.words} / {candidate.words}"[:200], "status")
    for candidate in found.guesses:
        if candidate.value.word.status != chosen.value and candidate.words != chosen.words:
            if not any(stem in fold(candidate.label) for stem in _OTHER_STATUS):
                raise Undecided(
                    "two_statuses", f"{chosen.words} / {candidate.words}"[:200], "status"
                )


def refuse_doubt(found: Candidates, chosen: Status) -> None:
    """Raises Undecided where any text denies, doubts or puts off what the status says."""
    spoken = [(candidate, False) for candidate in found.mentions]
    for candidate, aside in [*spoken, *((candidate, True) for candidate in found.asides)]:
        code = _doubt(candidate.value, chosen, aside=aside)
        if code is not None:
            raise Undecided(code, candidate.words, "status")


def _doubt(mention: Mention, chosen: Status, *, aside: bool) -> str | None:
    about_done = mention.status in (None, "done")
    if mention.force == "doubt":
        booked = chosen == "booked" and mention.status is None and not aside
        return "doubted" if chosen == "done" or booked else None
    if mention.force == "negated":
        if mention.status == chosen or (chosen == "done" and about_done):
            return "negated"
        waits = "annu" in fold(mention.words) or mention.status == "booked"
        return "negated" if chosen in ("ordered", "booked") and about_done and not waits else None
    if mention.force == "hedged":
        if mention.status == chosen or (chosen == "done" and about_done):
            return "hedged"
        return "hedged" if mention.status is None and chosen in ("ordered", "booked") else None
    if mention.force == "future":
        return (
            "future" if mention.status == chosen or (chosen == "cancelled" and about_done) else None
        )
    return None


def _days_of(chosen: str) -> tuple[str, ...]:
    return {
        "ordered": ("ordered",),
        "booked": ("booked",),
        "done": ("done", "installed", "removed"),
        "failed": ("failed",),
        "cancelled": ("cancelled",),
    }[chosen]


def day(
    found: Candidates, chosen: Status, kind: Action | None, sent: date | None, timezone: ZoneInfo
) -> Chosen[date]:
    """The local day the status came true: the stated one, else the message's own."""
    _refuse_later(found, chosen)
    candidates = [
        *(c for name in _names(chosen, kind) for c in found.days.get(name, ())),
        *_value_days(found, chosen),
    ]
    spoken = _spoken_days(found, chosen)
    days = [_resolved(c, sent, timezone) for c in [*candidates, *spoken]]
    agreed = _agree(days, "two_dates", "date")
    if agreed is not None:
        _refuse_implausible(agreed, chosen, sent)
        return agreed
    if chosen == "booked":
        raise Undecided("no_booked_day", field="date")
    _refuse_unknown(found, chosen, sent, timezone)
    if sent is None:
        raise Undecided("no_date", field="date")
    return Chosen(sent, "Date", "header")


def _names(chosen: Status, kind: Action | None) -> Iterable[str]:
    names = _days_of(chosen)
    if kind == "removal":  # a removal may well say when the lock was once mounted
        return [name for name in names if name != "installed"]
    return names


def _refuse_later(found: Candidates, chosen: Status) -> None:
    later = {
        "ordered": ("done", "failed", "cancelled", "removed", "installed"),
        "booked": ("done", "cancelled", "removed"),
        "done": ("cancelled",),
        "failed": ("done", "cancelled"),
        "cancelled": ("done",),
    }[chosen]
    for name in later:
        if name == "installed" and any(c.value == "removal" for c in found.actions):
            continue
        for candidate in found.days.get(name, ()):
            raise Undecided("later_date", candidate.words, "date")


def _value_days(found: Candidates, chosen: Status) -> list[Candidate[DayMention | None]]:
    return [
        Candidate(c.value.day, c.words, c.source)
        for c in found.statuses
        if c.value is not None and c.value.day is not None
    ]


def _spoken_days(found: Candidates, chosen: Status) -> list[Candidate[DayMention | None]]:
    spoken: list[Candidate[DayMention | None]] = []
    for candidate in found.mentions:
        mention = candidate.value
        if mention.status != chosen or mention.force not in ("stated", "weak"):
            continue
        if mention.days > 1:
            raise Undecided("two_dates", candidate.words, "date")
        if mention.day is not None:
            spoken.append(Candidate(mention.day, candidate.words, candidate.source))
        elif mention.relative:
            raise Undecided("relative_date", candidate.words, "date")
    return spoken


def _resolved(
    candidate: Candidate[DayMention | None], sent: date | None, timezone: ZoneInfo
) -> Candidate[Any]:
    mention = candidate.value
    if mention is None or (mention.year is None and sent is None):
        raise Undecided("unreadable_date", candidate.words, "date")
    found = mention.resolve(sent or date(2000, 1, 1), timezone)
    if found is None:
        raise Undecided("unreadable_date", candidate.words, "date")
    return Candidate(found, candidate.words, candidate.source)


def _refuse_implausible(agreed: Chosen[Any], chosen: Status, sent: date | None) -> None:
    if sent is None:
        return
    if chosen != "booked" and agreed.value > sent:
        raise Undecided("future_date", agreed.words, "date")
    if not -timedelta(DAYS_BACK) <= agreed.value - sent <= timedelta(DAYS_AHEAD):
        raise Undecided("implausible_date", agreed.words, "date")


def _refuse_unknown(
    found: Candidates, chosen: Status, sent: date | None, timezone: ZoneInfo
) -> None:
    """A day whose label nobody knows may be the right one, unless it is the message's own."""
    for candidate in found.unknown_days:
        resolved = candidate.value.resolve(sent or date(2000, 1, 1), timezone)
        if resolved != sent:
            raise Undecided("unknown_label_date", candidate.words, "date")


def shown(chosen: Chosen[date]) -> Chosen[str]:
    """The day as it is written."""
    return Chosen(chosen.value.isoformat(), chosen.words, chosen.source)


def provider(found: Candidates) -> Chosen[str] | None:
    """The provider under its most particular label; two under labels of one rank are refused."""
    for rank in _RANK:
        chosen = _agree(found.providers.get(rank, ()), "two_values", "provider", fold)
        if chosen is not None:
            return chosen if len(chosen.value) <= LONGEST_PROVIDER else None
    return None


def locks(found: Candidates) -> Chosen[tuple[str, ...]] | None:
    """The locks in reading order; serial numbers only where no lock number stands."""
    for names in (("lock",), ("serial",), ("named_lock",), ("named_serial",)):
        for name in names:
            candidates = found.locks.get(name, [])
            if candidates:
                return _merged_locks(candidates)
    return None


def _merged_locks(candidates: list[Candidate[tuple[str, ...]]]) -> Chosen[tuple[str, ...]]:
    by_source: dict[str, list[str]] = {}
    for candidate in candidates:
        listed = by_source.setdefault(candidate.source, [])
        listed.extend(lock for lock in candidate.value if lock not in listed)
    if len({tuple(locks) for locks in by_source.values()}) > 1:
        raise Undecided("two_values", candidates[0].words, "locks")
    first = candidates[0]
    return Chosen(tuple(by_source[first.source]), first.words, first.source)


def client(found: Candidates) -> Chosen[str] | None:
    """The client number, before a personal number; two that differ are refused."""
    candidates = [*found.clients, *found.named_clients]
    numbers = [c for c in candidates if not is_personal_number(c.value)]
    persons = [c for c in candidates if is_personal_number(c.value)]
    person = _agree(persons, "two_values", "client", normalise)
    return _agree(numbers, "two_values", "client", normalise) or person
