"""One value for each field, or the named reason why there is none.

The rule is one: all candidates that may speak of a field must agree. What differs from field to
field is only which candidates may speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from parsers.pseudonym import is_personal_number, normalise
from parsers.reading import Action, Source
from parsers.weborder.facts.collected import Candidate, Candidates
from parsers.weborder.reasons import Undecided
from parsers.weborder.words.fold import fold

T = TypeVar("T")
LONGEST_PROVIDER = 120
_DIGITS = 5
_LEAST = 4
_BARE = re.compile(r"(?<![\w-])[0-9]{5,8}(?![\w-])")
_NUMBERED = re.compile(r"[A-ZÅÄÖ]{1,5}-?[0-9]{3,12}")
_DOWN = (
    *("demonter", "nedmonter", "avinstaller", "aterlamn", "nedtag", "borttag", "avmonter"),
    *("tas ner", "tas ned", "tas bort", "togs ner", "togs ned", "togs bort"),
)
_NEW = ("nytt ", "ny ", "nya ")
_RANK = ("provider", "provider_company", "provider_unit", "provider_spoken")
_FIRMS = ("provider", "provider_company", "provider_spoken")
_FORM = re.compile(r"\b(?:ab|hb|kb)\b")


class Chosen(NamedTuple, Generic[T]):
    """A field's value, and the words and part it is shown with."""

    value: Any
    words: str
    source: Source
    label: str = ""


def agree(
    candidates: Sequence[Candidate[Any]],
    code: str,
    name: str,
    same: Callable[[Any], Any] = lambda v: v,
) -> Chosen[Any] | None:
    """The one value of all these; raises Undecided(code) when two differ."""
    if not candidates:
        return None
    if len(candidates) > 1 and len({same(candidate.value) for candidate in candidates}) > 1:
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
    chosen = agree(
        [*labelled, *found.named_orders], "two_orders", "order", lambda v: v.replace("-", "")
    )
    if chosen is None:
        raise Undecided("no_order", field="order")
    _refuse_two_told(found, chosen.value)
    for other in found.other_orders:  # under an unknown label or in free text: may only contradict
        if other.value.replace("-", "") != chosen.value.replace("-", ""):
            raise Undecided("two_orders", other.words, "order")
    clients = {client.value for client in found.clients}  # `Nedmontering avslutad hos 13020`
    for alone in found.bare_numbers:  # each on a line, or in the subject (`Utförd: 48213-1`)
        if alone.value in clients:
            continue
        alike = len(alone.value) == len(chosen.value) >= _DIGITS
        if alike and alone.value != chosen.value:
            raise Undecided("two_orders", alone.words, "order")
    return chosen


def _refuse_two_told(found: Candidates, order: str) -> None:
    """`Det är 48205 som är struken, 48213 står kvar`: the order beside another of its form."""
    if not found.told:
        return
    known = {order, *(one.value for one in (*found.clients, *found.named_clients))}
    for told in found.told:
        numbers = set(_BARE.findall(told.value))
        if order in numbers and any(len(one) == len(order) for one in numbers - known):
            raise Undecided("two_orders", told.words, "order")


def action(found: Candidates) -> Chosen[Action | str] | None:
    """What the order is for, also `other`; None when nothing says it."""
    labelled = [candidate for candidate in found.actions if candidate.value is not None]
    unread = [candidate for candidate in found.actions if candidate.value is None]
    everything: list[Candidate[Any]] = [*labelled, *found.named_actions]
    chosen = agree(everything, "two_actions", "action")
    _refuse_guessed(found, chosen)
    for candidate in found.open_actions:
        if chosen is None or chosen.value == candidate.value:  # `Installation: [ ]`
            raise Undecided("unknown_kind", candidate.words, "action")
    if unread and (chosen is None or not labelled):
        raise Undecided("unknown_kind", unread[0].words, "action")
    if chosen is None and found.unknown_kind is not None:
        raise Undecided("unknown_kind", found.unknown_kind, "action")
    if chosen is not None and not labelled and found.unknown_kind is not None:
        raise Undecided("unknown_kind", found.unknown_kind, "action")
    return chosen


def _refuse_guessed(found: Candidates, chosen: Chosen[Any] | None) -> None:
    """A kind under an unknown label (`Avdelning: Nedmontering`) states none, but may contradict."""
    for guess in found.guessed_actions:
        if chosen is None and guess.value == "other":
            raise Undecided("unknown_kind", guess.words, "action")
        if chosen is not None and guess.value != chosen.value:
            raise Undecided("two_actions", guess.words, "action")


def agreed_action(found: Candidates, named: Chosen[Any] | None) -> Chosen[Action] | None:
    """The action with what the status words imply (`nedmonterad`); they may not contradict it."""
    implied: list[Candidate[Any]] = []
    if named is not None:
        implied.append(Candidate(named.value, named.words, named.source))
    for status in found.statuses:
        if status.value is not None:
            kinds = {status.value.action, status.value.word.action} - {None}
            implied.extend(Candidate(kind, status.words, status.source) for kind in kinds)
    for mention in found.mentions:
        if mention.value.force == "stated" and mention.value.action is not None:
            implied.append(Candidate(mention.value.action, mention.words, mention.source))
    chosen = agree(implied, "two_actions", "action")
    if chosen is not None and chosen.value == "other":
        raise Undecided("two_actions", chosen.words, "action")
    if chosen is not None:
        _refuse_other_work(found, chosen.value)
    return chosen


def _refuse_other_work(found: Candidates, kind: Action) -> None:
    """Free text states no action, but may speak of another (`Kommentar: avser nedmontering`)."""
    told = [one for one in found.asides if one.value.force in ("stated", "weak")]
    told += [one for one in found.mentions if one.value.force == "weak"]
    spoken = [(one.value.action, one.words) for one in told]
    for other, words in [*((one.value, one.words) for one in found.aside_actions), *spoken]:
        if other not in (None, kind):
            raise Undecided("two_actions", words, "action")


def provider(found: Candidates) -> Chosen[str] | None:
    """The provider under its most particular label; two under labels of one rank are refused."""
    if len(found.providers) > 1:
        _refuse_other_firm(found)
    for rank in _RANK:
        chosen = agree(found.providers.get(rank, ()), "two_values", "provider", fold)
        if chosen is not None:
            for firm in found.firms:
                if fold(chosen.value) not in firm.value:
                    raise Undecided("two_values", firm.words, "provider")
            return chosen if len(chosen.value) <= LONGEST_PROVIDER else None
    return None


def _refuse_other_firm(found: Candidates) -> None:
    """`Utförare: Hemtjänst Nord AB` and `Hemtjänst: Omsorg Söder AB`; an area may be of a firm."""
    named = [one for rank in _FIRMS for one in found.providers.get(rank, ())]
    agree([one for one in named if _FORM.search(fold(one.value))], "two_values", "provider", fold)


def locks(found: Candidates) -> Chosen[tuple[str, ...]] | None:
    """The locks in reading order; serial numbers only where no lock number stands."""
    for name in ("lock", "serial", "named_lock", "named_serial"):
        candidates = _without_orders(found, found.locks.get(name, ()))
        if candidates:
            _refuse_taken_down(found, candidates)
            _refuse_other_lock(found)
            _refuse_clients_number(found, candidates)
            if name in ("lock", "serial"):  # one that is named stands in words anyhow
                _refuse_told(found, [lock for one in candidates for lock in one.value], "locks")
            return _merged_locks(candidates)
    return None


def _refuse_clients_number(found: Candidates, locks: Iterable[Candidate[tuple[str, ...]]]) -> None:
    """`Kundnr: 15137` above `Låsnummer: 15137`: one of the two is the other's."""
    clients = {_plain(client.value) for client in found.clients}
    for candidate in locks:
        if clients.intersection(map(_plain, candidate.value)):
            raise Undecided("two_values", candidate.label, "locks")


def _without_orders(
    found: Candidates, locks: Iterable[Candidate[tuple[str, ...]]]
) -> list[Candidate[tuple[str, ...]]]:
    """`Låsvred - 48213` as the subject of order 48213 names no lock."""
    orders = _order_numbers(found)
    return [one for one in locks if not orders.issuperset(map(_plain, one.value))]


def _order_numbers(found: Candidates) -> set[str]:
    return {_plain(one.value) for one in (*found.orders, *found.references) if one.value}


def _plain(number: str) -> str:
    return number.replace(" ", "").upper()


def _refuse_other_lock(found: Candidates) -> None:
    """`Låsvred PL-002009 nedtaget` as the subject, and another number under a label."""
    labelled = {
        _plain(lock)
        for name in ("lock", "serial")
        for one in found.locks.get(name, ())
        for lock in one.value
    }
    known = labelled | _order_numbers(found)  # `Demonterat lås 48213`
    for name in ("named_lock", "named_serial"):
        for candidate in found.locks.get(name, ()) if labelled else ():
            if not known.issuperset(map(_plain, candidate.value)):
                raise Undecided("two_values", candidate.words, "locks")


def _refuse_taken_down(found: Candidates, candidates: list[Candidate[tuple[str, ...]]]) -> None:
    """Raises Undecided where it cannot be told which lock hangs there now.

    `Demonterat lås` beside another or where a lock was mounted, `Nytt lås` beside another or where
    one was taken down.
    """
    new = [one for one in candidates if fold(one.label).startswith(_NEW)]
    removes = any(kind.value == "removal" for kind in found.actions)
    if new and (removes or len(new) < len(candidates)):
        raise Undecided("two_values", new[0].words, "locks")
    down = [one for one in candidates if _tells_taken_down(one.label)]
    mounts = any(kind.value == "installation" for kind in found.actions)
    if down and (mounts or len(down) < len(candidates)):
        raise Undecided("two_values", down[0].words, "locks")


@lru_cache(maxsize=256)
def _tells_taken_down(label: str) -> bool:
    folded = fold(label)
    return any(stem in folded for stem in _DOWN)


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
    person = agree(persons, "two_values", "client", normalise)
    _refuse_told(found, [one.value for one in found.clients], "client")
    return agree(numbers, "two_values", "client", normalise) or person


def _refuse_told(found: Candidates, numbers: Sequence[str], name: str) -> None:
    """`10614 är hennes mans nummer`: of a labelled number, in words that nobody knows.

    So is what is said of another number of its form (`Låset på dörren är PL-004521, …`).
    """
    if not found.told:
        return
    shapes = {_shape(number) for number in numbers if number[:1].isalpha()}
    for told in found.told:
        same = any(_tail(number) in told.value for number in numbers if len(number) >= _LEAST)
        if same or any(_shape(one) in shapes for one in _NUMBERED.findall(told.value)):
            raise Undecided("two_values", told.words, name)


def _tail(number: str) -> str:
    """The digits at its end, by which a lock is called (`2311 sitter hos hennes syster`)."""
    digits = number[len(number.rstrip("0123456789")) :].lstrip("0")
    return digits if len(digits) >= _LEAST else number


def _shape(number: str) -> str:
    return "".join("9" if c.isdigit() else c.upper() for c in number)
