"""Every value that could be a field of one order, with the words it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from parsers.pseudonym import is_personal_number
from parsers.reading import Source, Status
from parsers.weborder.asides import (
    is_doubtful_lock,
    is_undecided,
    names_dwelling,
    vouches_for_kind,
)
from parsers.weborder.blocks import DECISIVE, Block
from parsers.weborder.certainty import Force
from parsers.weborder.clauses import tokens_of
from parsers.weborder.dates import DayMention, find_days, read_date
from parsers.weborder.fold import clean, collapse, fold, has_digit
from parsers.weborder.items import Pair, Text
from parsers.weborder.numbers import mask, read_client, read_locks, read_order_and_rest
from parsers.weborder.phrases import StatusValue, read_action, read_status
from parsers.weborder.placeholders import is_absent, is_placeholder
from parsers.weborder.prose import Mention, Prose, read_prose
from parsers.weborder.reasons import Undecided
from parsers.weborder.remarks import (
    casts_doubt,
    is_no,
    is_unconfirmed,
    names_another_order,
    names_other_thing,
    speaks_of_other_thing,
)
from parsers.weborder.vocabulary import WORD, Kind, Vocabulary

T = TypeVar("T")
_DIGITS = re.compile("[0-9]+")
LONGEST_VALUE = 500
_SECOND = re.compile(r" ?\(?[2-9]\)?$")
_FREE = frozenset(("free_text", "private"))
_TAKEN = ("unmade", "question", "too_long", "not_understood")
_OF_LABEL: dict[str, Status] = {
    "ordered": "ordered",
    "booked": "booked",
    "done": "done",
    "installed": "done",
    "removed": "done",
    "failed": "failed",
    "cancelled": "cancelled",
}


class Candidate(NamedTuple, Generic[T]):
    """One possible value, the words it came from, and which part they stood in."""

    value: T
    words: str
    source: Source
    label: str = ""


@dataclass(slots=True)
class Candidates:
    """All candidates for one order. Lists are in reading order; nothing is chosen here."""

    orders: list[Candidate[str | None]] = field(default_factory=list)
    references: list[Candidate[str | None]] = field(default_factory=list)
    named_orders: list[Candidate[str]] = field(default_factory=list)
    other_orders: list[Candidate[str]] = field(default_factory=list)
    statuses: list[Candidate[StatusValue | None]] = field(default_factory=list)
    mentions: list[Candidate[Mention]] = field(default_factory=list)
    asides: list[Candidate[Mention]] = field(default_factory=list)
    actions: list[Candidate[Kind | None]] = field(default_factory=list)
    named_actions: list[Candidate[Kind]] = field(default_factory=list)
    days: dict[str, list[Candidate[DayMention | None]]] = field(default_factory=dict)
    unknown_days: list[Candidate[DayMention]] = field(default_factory=list)
    coming_days: list[Candidate[DayMention]] = field(default_factory=list)
    guesses: list[Candidate[StatusValue]] = field(default_factory=list)
    guessed_actions: list[Candidate[Kind]] = field(default_factory=list)
    aside_actions: list[Candidate[Kind]] = field(default_factory=list)
    clients: list[Candidate[str]] = field(default_factory=list)
    named_clients: list[Candidate[str]] = field(default_factory=list)
    providers: dict[str, list[Candidate[str]]] = field(default_factory=dict)
    locks: dict[str, list[Candidate[tuple[str, ...]]]] = field(default_factory=dict)
    refusals: list[Undecided] = field(default_factory=list)
    unknown_kind: str | None = None
    labelled: bool = False
    unfilled: bool = False


def gather_blocks(blocks: Iterable[Block], vocabulary: Vocabulary) -> Candidates:
    """The candidates of blocks that speak of one order."""
    found = Candidates()
    for block in blocks:
        for pair in block.pairs:
            if pair.apart and pair.field in DECISIVE:
                _refuse_apart(found, block, pair, vocabulary)
            else:
                _pair(found, pair, vocabulary)
        for text in block.texts:
            add_text(found, text, vocabulary)
    return found


def _refuse_apart(found: Candidates, block: Block, pair: Pair, vocabulary: Vocabulary) -> None:
    """What stands under a heading not understood states nothing new, and may not contradict."""
    same = (one for one in block.pairs if one.field == pair.field and not one.apart)
    told = any(fold(one.value) == fold(pair.value) for one in same)
    if pair.value and not told and not is_absent(pair.value, vocabulary):
        found.refusals.append(Undecided("section", f"{pair.apart} / {pair.words}", pair.field))


def add_text(found: Candidates, text: Text, vocabulary: Vocabulary) -> None:
    """Adds what a heading or a paragraph says."""
    subject = text.source == "subject"
    cleaned = clean(text.text)
    prose = read_prose(cleaned, vocabulary, subject)
    if subject and len(prose.orders) > 0 and strays(cleaned, prose):
        found.refusals.append(Undecided("two_orders", text.text, "order"))
    if subject and (prose.mentions or prose.actions) and speaks_of_other_thing(cleaned, vocabulary):
        found.refusals.append(Undecided("unknown_kind", text.text, "action"))
    _prose(found, prose, text.source)


def _prose(found: Candidates, prose: Prose, source: Source) -> None:
    found.mentions.extend(Candidate(m, m.words, source) for m in prose.mentions)
    found.named_actions.extend(Candidate(kind, words, source) for kind, words in prose.actions)
    found.named_orders.extend(Candidate(order, words, source) for order, words in prose.orders)
    for number, words in prose.clients:
        client = read_client(number)
        if client is not None:
            found.named_clients.append(Candidate(client, words, source))
    for kind, number, words in prose.locks:
        locks = read_locks(number)
        if locks:
            found.locks.setdefault(f"named_{kind}", []).append(Candidate(locks, words, source))
    found.unknown_days.extend(Candidate(day, words, source) for day, words in prose.loose_days)
    found.coming_days.extend(Candidate(day, words, source) for day, words in prose.coming_days)
    found.refusals.extend(Undecided(code, words) for code, words in prose.refusals)
    found.unknown_kind = found.unknown_kind or prose.unknown_kind


def _pair(found: Candidates, pair: Pair, vocabulary: Vocabulary) -> None:
    value = collapse(clean(pair.value))
    if len(value) > LONGEST_VALUE and pair.field not in _FREE:
        raise Undecided("too_long", pair.label, pair.field)
    if pair.field in _FREE:
        _aside(found, value, pair, vocabulary)
    elif pair.field is None:
        _unknown(found, value, pair, vocabulary)
    elif pair.field.startswith("date_"):
        _day(found, value, pair, vocabulary)
    elif is_placeholder(value):
        raise Undecided("template_not_filled", pair.words, pair.field)
    elif not is_absent(value, vocabulary):
        found.labelled = True
        _FIELDS[pair.field](found, value, pair, vocabulary)


def _order(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    read = read_order_and_rest(value)
    number = None if read is None else read[0]
    if number is None and not has_digit(value):
        _no_number(found, value, pair, vocabulary)
        return
    if number is None and value.count(" ") > 1:
        prose = read_prose(f"{pair.label}: {value}", vocabulary)
        if prose.orders and not strays(
            value, prose
        ):  # `Weborder: 48213 avseende installation är utförd`
            _prose(found, prose, pair.source)
            return
    if read is not None and read[1]:
        _prose(found, read_prose(read[1], vocabulary), pair.source)
    target = found.orders if pair.field == "order" else found.references
    target.append(Candidate(number, pair.words, pair.source, pair.label))


def strays(text: str, prose: Prose) -> list[str]:
    """Numbers as long as an order's that the text does not say what they are."""
    folded = fold(text)
    named = "".join(word for known in (prose.orders, prose.clients) for word, _ in known)
    named += "".join(number for _, number, _ in prose.locks)
    digits = "".join(c for c in named if c.isdigit())
    shortest = min((sum(c.isdigit() for c in order) for order, _ in prose.orders), default=99)
    numbers = _DIGITS.findall(mask(folded, find_days(folded)))
    return [n for n in numbers if len(n) >= max(3, min(shortest, 5)) and n not in digits]


def _no_number(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """`Order: Montering av låsvred`, `Ärende: Utförd`: an order label over something else."""
    kind, status = read_action(value, vocabulary), read_status(value, vocabulary)
    if kind is not None:
        found.named_actions.append(Candidate(kind, pair.words, pair.source))
    elif status is not None:
        found.guesses.append(Candidate(status, pair.words, pair.source, pair.label))
    else:
        _prose(found, read_prose(f"{pair.label}: {value}", vocabulary), pair.source)


def _status(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    read = read_status(value, vocabulary)
    if read is None:
        prose = read_prose(value, vocabulary)
        found.asides.extend(Candidate(m, pair.words, pair.source) for m in prose.mentions)
    found.statuses.append(Candidate(read, pair.words, pair.source, pair.label))


def _action(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    found.actions.append(
        Candidate(read_action(value, vocabulary), pair.words, pair.source, pair.label)
    )


def _client(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    number = None if names_dwelling(value) else read_client(value)
    if pair.field == "person" and number is not None and not is_personal_number(number):
        return
    if number is not None:
        found.clients.append(Candidate(number, pair.label, pair.source, pair.label))
    elif pair.field == "client" and sum(c.isdigit() for c in value) > 8:
        raise Undecided("two_values", pair.label, "client")


def _provider(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    if is_undecided(value):
        raise Undecided("two_values", pair.words, "provider")
    if _is_misplaced(value, vocabulary):
        raise Undecided("label_as_value", pair.words, "provider")
    letters = sum(c.isalpha() for c in value) > 2
    private = "@" in value or "http" in value
    private = private or (has_digit(value) and sum(c.isdigit() for c in value) > 5)
    if letters and not private and fold(value) not in ("ja", "nej"):
        words = Candidate(value, pair.words, pair.source, pair.label)
        found.providers.setdefault(pair.field or "", []).append(words)


def _is_misplaced(value: str, vocabulary: Vocabulary) -> bool:
    """Another field's label, label and value, or status: the table was laid out otherwise."""
    label = value.partition(":")[0]
    if (vocabulary.label(label) or "provider").split("_")[0] != "provider" or ":" in value:
        return True
    return read_status(value, vocabulary) is not None or read_action(value, vocabulary) is not None


def _lock(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    if is_doubtful_lock(pair.label, value, vocabulary):
        raise Undecided("two_values", pair.label, "locks")
    locks = read_locks(value)
    if locks:
        found.locks.setdefault(pair.field or "", []).append(
            Candidate(locks, pair.words, pair.source)
        )


def _day(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    name = (pair.field or "").removeprefix("date_")
    if is_placeholder(value):
        raise Undecided("template_not_filled", pair.words, "date")
    status = _OF_LABEL.get(name)
    if status is not None and is_no(value):
        _note(found, "negated", status, pair)
        return
    if status not in (None, "ordered", "booked") and fold(value) in ("ja", "x"):
        _note(found, "weak", status, pair)
    if is_absent(value, vocabulary) or fold(value) == "ja":
        found.unfilled = True
        return
    found.labelled = True
    days = find_days(fold(value))
    if not days:
        prose = read_prose(f"{pair.label}: {value}", vocabulary)
        if prose.orders or prose.actions:
            _prose(found, prose, pair.source)  # `Utförd: weborder 48213` is a heading
            return
    day = days[0] if days and _is_only_a_day(value) else None
    found.days.setdefault(name, []).append(Candidate(day, pair.words, pair.source, pair.label))


def _note(found: Candidates, force: Force, status: Status | None, pair: Pair) -> None:
    mention = Mention(force, status, None, pair.words)
    found.asides.append(Candidate(mention, pair.words, pair.source))


@lru_cache(maxsize=2048)
def _is_only_a_day(value: str) -> bool:
    """A day and nothing else; its year, where it lacks one, is found later."""
    days = find_days(fold(value))
    years = [day.year for day in days if day.year] or [2024, 2025, 2026, 2027, 2028, 2029, 2030]
    return any(read_date(value, date(year, 7, 1)) is not None for year in years)


def _unknown(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """A label that the vocabulary lacks: its value may be a needed field, or none."""
    if not value or _is_answer(found, value, pair, vocabulary):
        return
    prose = read_prose(f"{pair.label}: {value}", vocabulary)
    if prose.all_known and (prose.mentions or prose.actions or prose.orders):
        if not (value.isdigit() and len(value) < 4 and prose.mentions):  # `Utförda: 2` counts
            _prose(found, prose, pair.source)
            _unknown_day(found, value, pair)  # `Montering: 2026-11-26`
        return
    days = find_days(fold(value)) if len(value) <= 60 and has_digit(value) else ()
    if days and (_is_only_a_day(value) or len(days) == 1):
        found.unknown_days.extend(
            Candidate(day, pair.words, pair.source, pair.label) for day in days
        )
        if not _is_only_a_day(value):
            _aside(found, value, pair, vocabulary)
        return
    if (status := read_status(value, vocabulary)) is not None:
        found.guesses.append(Candidate(status, pair.words, pair.source, pair.label))
    elif (kind := read_action(value, vocabulary)) is not None:
        if kind == "other" and not vouches_for_kind(pair.label, vocabulary):
            found.unknown_kind = found.unknown_kind or pair.words  # `Kanal: Service`
            return
        found.guessed_actions.append(Candidate(kind, pair.words, pair.source, pair.label))
    else:
        _aside(found, f"{pair.label}: {value}", pair, vocabulary)
        found.other_orders.extend(Candidate(o, w, pair.source) for o, w in prose.orders)


def _unknown_day(found: Candidates, value: str, pair: Pair) -> None:
    if has_digit(value) and _is_only_a_day(value):
        day = Candidate(find_days(fold(value))[0], pair.words, pair.source, pair.label)
        found.unknown_days.append(day)


def _is_answer(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> bool:
    """Keeps what an unknown label says against the work; True when it says no more than no."""
    if fold(pair.label).startswith("ny utforare"):
        raise Undecided("two_values", pair.words, "provider")
    second = _SECOND.sub("", pair.label)
    if second != pair.label and vocabulary.label(second) == "order" and has_digit(value):
        order = Candidate(value.replace(" ", "").upper(), pair.words, pair.source)
        found.other_orders.append(order)
    if is_absent(value, vocabulary) and not is_no(value):
        return False
    if names_another_order(pair.label, vocabulary) and has_digit(value):
        found.other_orders.append(Candidate(value.upper(), pair.words, pair.source))
    if names_other_thing(pair.label, value, vocabulary):
        raise Undecided("unknown_kind", pair.words, "action")
    if casts_doubt(pair.label, value, vocabulary):
        _note(
            found, "doubt", None if is_unconfirmed(pair.label, value, vocabulary) else "done", pair
        )
    return is_no(value)


def _says_nothing(label: str, value: str) -> bool:
    """A telephone, a code; and what once was the status (`Tidigare status: Bokad`)."""
    return not any(c.isalpha() for c in value) or "status" in fold(label)


def _aside(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """Free text states nothing; what doubts the work in it is kept."""
    written = pair.field == "free_text" and bool(value) and not is_absent(value, vocabulary)
    if written and casts_doubt(pair.label, value, vocabulary):
        _note(found, "doubt", "done", pair)
    if not value or (pair.field == "private" and _says_nothing(pair.label, value)):
        return
    if names_other_thing(pair.label, value, vocabulary):
        raise Undecided("unknown_kind", pair.words, "action")
    if pair.field == "free_text" and "?" in value and not any(map(str.isalpha, value)):
        found.refusals.append(Undecided("question", pair.words))
    words = WORD.findall(fold(value))
    if "?" not in value and vocabulary.alarms.isdisjoint(words):
        return
    prose = read_prose(value, vocabulary, free=pair.field == "free_text")
    found.asides.extend(
        Candidate(m, pair.label, pair.source)
        for m in prose.mentions
        if pair.field != "private" or m.outright
    )
    if written:  # it states nothing, but may speak of another order or another work
        found.other_orders.extend(Candidate(o, pair.label, pair.source) for o, _ in prose.orders)
        found.aside_actions.extend(Candidate(k, pair.label, pair.source) for k, _ in prose.actions)
    found.refusals.extend(
        Undecided(code, pair.label)
        for code, _ in prose.refusals
        if code in _TAKEN and (code != "not_understood" or pair.field != "private")
    )
    if pair.field == "private" or vocabulary.denials.isdisjoint(words):
        return
    if _denies(value, vocabulary):
        denial = Mention("doubt", "done", None, pair.label)
        found.asides.append(Candidate(denial, pair.label, pair.source))


def _denies(value: str, vocabulary: Vocabulary) -> bool:
    """A bare no in free text, unless it plainly is about a dog, a lift or the client's hearing."""
    classes = {name for token in tokens_of(fold(value), 0, vocabulary) for name in token.classes}
    return ("negation" in classes or "hedge" in classes) and "harmless" not in classes


_FIELDS = {
    "order": _order,
    "reference": _order,
    "status": _status,
    "action": _action,
    "client": _client,
    "client_or_name": _client,
    "person": _client,
    "provider": _provider,
    "provider_company": _provider,
    "provider_unit": _provider,
    "lock": _lock,
    "serial": _lock,
}
