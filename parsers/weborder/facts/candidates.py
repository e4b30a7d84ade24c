"""Every value that could be a field of one order, with the words it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.pseudonym import is_personal_number
from parsers.reading import Status
from parsers.weborder.facts.awaited import against, without_telephone
from parsers.weborder.facts.collected import Candidate, Candidates, add_prose
from parsers.weborder.facts.own_words import (
    bare_day,
    is_clock,
    is_misplaced,
    is_model_or_door,
    is_only_a_day,
    is_other_remark,
    names_number,
    strays,
    unnamed_numbers,
)
from parsers.weborder.facts.remarked import add_aside, add_note, add_unknown, as_note
from parsers.weborder.layout.blocks import DECISIVE, Block
from parsers.weborder.layout.items import Pair, Text
from parsers.weborder.layout.placeholders import is_absent, is_cut_off, is_placeholder
from parsers.weborder.layout.ticks import Ticks, read_ticks
from parsers.weborder.prose.asides import is_doubtful_lock, is_undecided
from parsers.weborder.prose.remarks import (
    casts_doubt,
    is_amiss,
    is_no,
    names_other_thing,
    speaks_of_other_thing,
    speaks_of_other_work,
)
from parsers.weborder.prose.told import read_prose
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.changes import present_status, without_former_status
from parsers.weborder.values.dates import find_days, in_declared_form
from parsers.weborder.values.numbers import is_lock_range, read_locks, read_order_and_rest
from parsers.weborder.values.persons import is_unread_number, read_client
from parsers.weborder.values.phrases import read_action, read_status
from parsers.weborder.values.providers import (
    is_locksmith,
    names_firm,
    names_provider,
    read_provider,
)
from parsers.weborder.words.fold import collapse, fold, has_digit, label_key
from parsers.weborder.words.vocabulary import Vocabulary

LONGEST_VALUE = 500
_OWN_FACTS = frozenset(("order", "reference", "action", "status"))
_FREE = frozenset(("free_text", "private"))
_ANSWERED = frozenset(("kind", "lock"))  # `Utfört arbete: Inget`, `Monterat lås: Nej`
_OF_LABEL: dict[str, Status] = {
    "ordered": "ordered",
    "booked": "booked",
    "done": "done",
    "installed": "done",
    "removed": "done",
    "failed": "failed",
    "cancelled": "cancelled",
}


_ORDER_DIGITS = 5
_PROVIDER = re.compile(
    r"(?:(?<=[.!?] )|(?<=\()|(?<= och )|^)[Uu]tföraren?(?: är|:) "
    r"(?P<name>[A-ZÅÄÖÉ][^.,;:()?!]{2,60}?)"
    r"(?=[.,;)]|$| och (?:kund|order|lås|brukar|besök|bokad|montör|tiden|arbetet))"
)


def gather_blocks(blocks: Iterable[Block], vocabulary: Vocabulary) -> Candidates:
    """The candidates of blocks that speak of one order."""
    found = Candidates()
    for block in blocks:
        ticks = read_ticks(block.pairs, block.texts, vocabulary)
        _ticked(found, ticks)
        options = [pair for _, pair in (*ticks.chosen, *ticks.left)]
        for pair in block.pairs:
            if pair.apart and pair.field in DECISIVE:
                _refuse_apart(found, block, pair, vocabulary)
            elif not options or pair not in options:
                _pair(found, pair, vocabulary)
        for text in block.texts:
            if text.text not in ticks.texts:
                add_text(found, text, vocabulary)
    return found


def _ticked(found: Candidates, ticks: Ticks) -> None:
    """A ticked kind is the action; one left open may not be, and where all are, none is known."""
    for kind, pair in ticks.chosen:
        found.actions.append(Candidate(kind, pair.words, pair.source, pair.label))
    for kind, pair in ticks.left:
        found.open_actions.append(Candidate(kind, pair.words, pair.source, pair.label))


def _refuse_apart(found: Candidates, block: Block, pair: Pair, vocabulary: Vocabulary) -> None:
    """What stands under a heading not understood states nothing new, and may not contradict.

    A person's, a firm's or a lock's may well be another's, and is left out; the order's own facts
    may not be.
    """
    if pair.field not in _OWN_FACTS and not (pair.field or "").startswith("date_"):
        return
    same = (one for one in block.pairs if one.field == pair.field and not one.apart)
    told = any(fold(one.value) == fold(pair.value) for one in same)
    if pair.value and not told and not is_absent(pair.value, vocabulary):
        found.refusals.append(Undecided("section", f"{pair.apart} / {pair.words}", pair.field))


def add_text(found: Candidates, text: Text, vocabulary: Vocabulary) -> None:
    """Adds what a heading or a paragraph says."""
    subject = text.source == "subject"
    cleaned = without_former_status(text.text, vocabulary)
    if (number := cleaned.strip("-•*· ")).isdigit():
        found.bare_numbers.append(Candidate(number, number, text.source))
    if "tförare" in cleaned:
        cleaned = _without_provider(found, cleaned, text, vocabulary)
    prose = read_prose(cleaned, vocabulary, subject)
    if subject and len(prose.orders) > 0 and strays(cleaned, prose):
        found.refusals.append(Undecided("two_orders", text.text, "order"))
    elif subject and not prose.orders and has_digit(cleaned):
        alone = unnamed_numbers(cleaned, prose)
        found.bare_numbers.extend(Candidate(one, text.text, text.source) for one in alone)
    if subject and names_provider(cleaned, vocabulary):
        found.firms.append(Candidate(fold(cleaned), text.text, text.source))
    if subject and (prose.mentions or prose.actions) and speaks_of_other_thing(cleaned, vocabulary):
        found.refusals.append(Undecided("unknown_kind", text.text, "action"))
    if not subject and not prose.all_known and has_digit(cleaned):
        found.told.append(Candidate(cleaned, cleaned, text.source))
    add_prose(found, prose, text.source)


def _without_provider(found: Candidates, cleaned: str, text: Text, vocabulary: Vocabulary) -> str:
    """The text without `Utförare är Hemtjänst Nord AB.`, which is read as a label and its value."""
    for said in _PROVIDER.finditer(cleaned):
        pair = Pair("Utförare", "provider_spoken", said["name"].strip(), text.source)
        _provider(found, pair.value, pair, vocabulary)
    return _PROVIDER.sub("", cleaned).replace("()", "")


def _pair(found: Candidates, pair: Pair, vocabulary: Vocabulary) -> None:
    if pair.field is None:
        pair = as_note(pair)
    value = collapse(pair.value)
    if len(value) > LONGEST_VALUE and pair.field not in _FREE:
        raise Undecided("too_long", pair.label, pair.field)
    if pair.field in _FREE:
        add_aside(found, value, pair, vocabulary)
    elif pair.field is None:
        add_unknown(found, value, pair, vocabulary)
    elif is_cut_off(value):
        raise Undecided("cut_off", pair.words, pair.field)
    elif pair.field.startswith("date_"):
        _day(found, value, pair, vocabulary)
    elif is_placeholder(value):
        raise Undecided("template_not_filled", pair.words, pair.field)
    elif not is_absent(value, vocabulary):
        _FIELDS[pair.field](found, value, pair, vocabulary)
    elif pair.field in _ANSWERED and label_key(pair.label) not in vocabulary.labels:
        add_unknown(found, value, pair, vocabulary)


def _order(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    read = read_order_and_rest(value)
    number = None if read is None else read[0]
    if number is None and not has_digit(value):
        _no_number(found, value, pair, vocabulary)
        return
    if number is None and value.count(" ") > 1:
        prose = read_prose(f"{pair.label}: {value}", vocabulary)
        says = prose.mentions or prose.actions
        if prose.orders and says and not strays(value, prose):
            # `Weborder: 48213 avseende installation är utförd`
            add_prose(found, prose, pair.source)
            return
    if read is not None and read[1]:
        if is_other_remark(read[1], vocabulary):
            raise Undecided("unreadable_order", pair.words, "order")
        add_prose(found, read_prose(read[1], vocabulary), pair.source)
    target = found.orders if pair.field == "order" else found.references
    target.append(Candidate(number, pair.words, pair.source, pair.label))


def _no_number(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """`Order: Montering av låsvred`, `Ärende: Utförd`: an order label over something else."""
    kind, status = read_action(value, vocabulary), read_status(value, vocabulary)
    if kind is not None:
        found.named_actions.append(Candidate(kind, pair.words, pair.source))
    elif status is not None:
        found.guesses.append(Candidate(status, pair.words, pair.source, pair.label))
    else:
        prose = read_prose(f"{pair.label}: {value}", vocabulary)
        add_prose(found, prose, pair.source)
        if not prose.orders and names_number(pair.label):
            # `Ordernummer: tilldelas senare`: no other number takes its place
            found.orders.append(Candidate(None, pair.words, pair.source, pair.label))


def _status(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    value = present_status(value, vocabulary)
    read = read_status(value, vocabulary)
    if read is None:
        prose = read_prose(value, vocabulary)
        found.asides.extend(Candidate(m, pair.words, pair.source) for m in prose.mentions)
    found.statuses.append(Candidate(read, pair.words, pair.source, pair.label))


def _action(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    read = read_action(value, vocabulary)
    if read is None and (casts_doubt(pair.label, value, vocabulary) or is_amiss(value, vocabulary)):
        add_note(found, "doubt", "done", pair)  # `Utfört moment: Besiktning`
    if read is None and speaks_of_other_work(value, vocabulary):
        found.refusals.append(Undecided("unknown_kind", pair.words, "action"))
    found.actions.append(Candidate(read, pair.words, pair.source, pair.label))


def _kind(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """A label that may say something else than the kind of work, which is then not taken."""
    reads = read_action(value, vocabulary) is not None
    (_action if reads else add_unknown)(found, value, pair, vocabulary)


def _visit_state(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """How the visit went: a visit that came to its end is not yet the work done."""
    read = read_status(value, vocabulary)
    booked = read is not None and read.word.status in ("booked", "failed")
    (_status if booked else add_unknown)(found, value, pair, vocabulary)


def _report(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """A report that is a status; any other words in it are free text, which states nothing."""
    if read_status(value, vocabulary) is not None:
        _status(found, value, pair, vocabulary)
    else:
        add_aside(found, value, pair._replace(field="free_text"), vocabulary)


def _client(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    number = read_client(value, or_name=pair.field == "client_or_name")
    if pair.field == "person" and not is_personal_number(value):
        _words_for_number(found, value, pair, vocabulary)
        return
    if pair.field == "person" or number is not None:
        found.clients.append(Candidate(number or value, pair.label, pair.source, pair.label))
        return
    _words_for_number(found, value, pair, vocabulary)
    if pair.field == "client" and is_unread_number(value):
        raise Undecided("two_values", pair.label, "client")


def _provider(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    if is_undecided(value):
        raise Undecided("two_values", pair.words, "provider")
    if is_misplaced(value, vocabulary):
        raise Undecided("label_as_value", pair.words, "provider")
    name = read_provider(without_telephone(value, vocabulary), vocabulary)
    fits = pair.field != "provider_company" or not is_locksmith(value)
    if name is not None and fits:
        words = Candidate(name, pair.words, pair.source, pair.label)
        found.providers.setdefault(pair.field or "", []).append(words)


def _lock(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    if is_doubtful_lock(pair.label, value, vocabulary):
        raise Undecided("two_values", pair.label, "locks")
    if names_other_thing(pair.label, value, vocabulary):
        raise Undecided("unknown_kind", pair.words, "action")
    if is_lock_range(value):
        raise Undecided("two_values", pair.words, "locks")
    locks = read_locks(value)
    if not locks and names_firm(value):  # the values stand a row or a column off
        raise Undecided("label_as_value", pair.words, "locks")
    if not locks:
        _words_for_number(found, value, pair, vocabulary)
    elif not any(is_model_or_door(pair.label, one) for one in locks):
        found.locks.setdefault(pair.field or "", []).append(
            Candidate(locks, pair.words, pair.source, pair.label)
        )


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
    value = bare_day(in_declared_form(pair.label, value))
    days = find_days(fold(value))
    if not days and is_clock(value):
        return  # `Besökstid: kl 13-15` beside `Besöksdag`: a time tells no day
    if not days:
        prose = read_prose(f"{pair.label}: {value}", vocabulary)
        if prose.orders or prose.actions:
            add_prose(found, prose, pair.source)  # `Utförd: weborder 48213` is a heading
            return
        if value.isdigit() and len(value) >= _ORDER_DIGITS:  # `Klart: 64032` is one too
            found.other_orders.append(Candidate(value, pair.words, pair.source))
            return
    day = days[0] if days and is_only_a_day(value) else None
    found.days.setdefault(name, []).append(Candidate(day, pair.words, pair.source, pair.label))
    if name == "when" and day is not None:  # whose day it is, the label does not tell
        found.unknown_days.append(Candidate(day, pair.words, pair.source, pair.label))


_FIELDS = {
    "order": _order,
    "reference": _order,
    "status": _status,
    "action": _action,
    "kind": _kind,
    "visit_state": _visit_state,
    "report": _report,
    "client": _client,
    "client_or_name": _client,
    "person": _client,
    "provider": _provider,
    "provider_company": _provider,
    "provider_unit": _provider,
    "lock": _lock,
    "serial": _lock,
}
