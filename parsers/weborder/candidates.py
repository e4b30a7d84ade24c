"""Every value that could be a field of one order, with the words it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.pseudonym import is_personal_number
from parsers.reading import Status
from parsers.weborder.asides import is_doubtful_lock, is_undecided, names_dwelling
from parsers.weborder.awaited import against, without_telephone
from parsers.weborder.blocks import DECISIVE, Block
from parsers.weborder.collected import Candidate, Candidates, add_prose
from parsers.weborder.dates import find_days
from parsers.weborder.fold import clean, collapse, fold, has_digit
from parsers.weborder.items import Pair, Text
from parsers.weborder.numbers import mask, read_client, read_locks, read_order_and_rest
from parsers.weborder.phrases import read_action, read_status
from parsers.weborder.placeholders import is_absent, is_placeholder
from parsers.weborder.prose import read_prose
from parsers.weborder.reasons import Undecided
from parsers.weborder.remarked import add_aside, add_note, add_unknown, is_only_a_day
from parsers.weborder.remarks import (
    is_no,
    speaks_of_other_thing,
)
from parsers.weborder.spoken import Prose
from parsers.weborder.vocabulary import Vocabulary

_DIGITS = re.compile("[0-9]+")
LONGEST_VALUE = 500
_FREE = frozenset(("free_text", "private"))
_OF_LABEL: dict[str, Status] = {
    "ordered": "ordered",
    "booked": "booked",
    "done": "done",
    "installed": "done",
    "removed": "done",
    "failed": "failed",
    "cancelled": "cancelled",
}


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
    add_prose(found, prose, text.source)


def _pair(found: Candidates, pair: Pair, vocabulary: Vocabulary) -> None:
    value = collapse(clean(pair.value))
    if len(value) > LONGEST_VALUE and pair.field not in _FREE:
        raise Undecided("too_long", pair.label, pair.field)
    if pair.field in _FREE:
        add_aside(found, value, pair, vocabulary)
    elif pair.field is None:
        add_unknown(found, value, pair, vocabulary)
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
            add_prose(found, prose, pair.source)
            return
    if read is not None and read[1]:
        add_prose(found, read_prose(read[1], vocabulary), pair.source)
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
        add_prose(found, read_prose(f"{pair.label}: {value}", vocabulary), pair.source)


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
        return
    _words_for_number(found, value, pair, vocabulary)
    if pair.field == "client" and sum(c.isdigit() for c in value) > 8:
        raise Undecided("two_values", pair.label, "client")


def _provider(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    if is_undecided(value):
        raise Undecided("two_values", pair.words, "provider")
    if _is_misplaced(value, vocabulary):
        raise Undecided("label_as_value", pair.words, "provider")
    value = without_telephone(value, vocabulary)
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
    else:
        _words_for_number(found, value, pair, vocabulary)


def _words_for_number(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """`Låsnummer: Ej monterad`: words where a number is awaited may say that nothing is done."""
    denying, codes = against(value, vocabulary)
    found.asides.extend(Candidate(one, pair.label, pair.source) for one in denying)
    found.refusals.extend(Undecided(code, pair.label) for code in codes)


def _day(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    name = (pair.field or "").removeprefix("date_")
    if is_placeholder(value):
        raise Undecided("template_not_filled", pair.words, "date")
    status = _OF_LABEL.get(name)
    if status is not None and is_no(value):
        add_note(found, "negated", status, pair)
        return
    if status not in (None, "ordered", "booked") and fold(value) in ("ja", "x"):
        add_note(found, "weak", status, pair)
    if is_absent(value, vocabulary) or fold(value) == "ja":
        found.unfilled = True
        return
    found.labelled = True
    days = find_days(fold(value))
    if not days:
        prose = read_prose(f"{pair.label}: {value}", vocabulary)
        if prose.orders or prose.actions:
            add_prose(found, prose, pair.source)  # `Utförd: weborder 48213` is a heading
            return
    day = days[0] if days and is_only_a_day(value) else None
    found.days.setdefault(name, []).append(Candidate(day, pair.words, pair.source, pair.label))


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
