"""What stands under labels that state no fact: free text, private notes, unknown labels."""

from __future__ import annotations

import re

from parsers.reading import Status
from parsers.weborder.facts.collected import Candidate, Candidates, add_prose
from parsers.weborder.facts.own_words import is_only_a_day
from parsers.weborder.layout.items import Pair
from parsers.weborder.layout.placeholders import is_absent
from parsers.weborder.prose.asides import vouches_for_kind
from parsers.weborder.prose.certainty import Force
from parsers.weborder.prose.clauses import take_but_lightly, tokens_of
from parsers.weborder.prose.remarks import (
    casts_doubt,
    denied_statuses,
    is_no,
    is_of_surroundings,
    is_unconfirmed,
    is_unsettled,
    names_another_order,
    names_other_thing,
)
from parsers.weborder.prose.spoken import Mention
from parsers.weborder.prose.stages import WORKERS
from parsers.weborder.prose.told import read_prose
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.dates import find_days
from parsers.weborder.values.phrases import read_action, read_status
from parsers.weborder.words.compounds import is_no_true_system
from parsers.weborder.words.fold import fold, has_digit, label_key
from parsers.weborder.words.vocabulary import WORD, Vocabulary

_FROM_SOMEBODY = ("meddelande fran ", "fran ", "svar fran ", "halsning fran ")
_OF_THE_DOOR = frozenset({"dorren", "laset", "vredet", "lasvredet", "laskistan", "cylindern"})
_TRIAL = re.compile(
    r"(?:test|acceptanstest|demo(?!nter)|utbildning|ovning|prov|sandlada|sandbox)\w{0,10}"
    r"|exempel(?:s|meddelande|data|order|orders|utskick|mejl|text|miljo)?"
)
_NUMBERS = re.compile(r"(?<!\w)\d[\d:./-]*(?!\w)")
_REMARK = re.compile(r"\s*[(,/–].*")
_TELLS = frozenset(("kommer", "aker", "ska", "har", "hann", "fick", "kunde"))
_SECOND = re.compile(r" ?\(?[2-9]\)?$")
_OF_A_NAME = ("not_understood", "unmade")
"""What a name or an address may seem to say (`Montör: Exempel`)."""
SENTENCE_SPACES = 3
_TAKEN = ("unmade", "question", "too_long", "not_understood")


def add_note(found: Candidates, force: Force, status: Status | None, pair: Pair) -> None:
    """Adds what a yes or a no under a label says of the status."""
    mention = Mention(force, status, None, pair.words)
    found.asides.append(Candidate(mention, pair.words, pair.source))


def add_unknown(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """A label that the vocabulary lacks: its value may be a needed field, or none."""
    if _says_no_more(found, value, pair, vocabulary):
        return
    days = find_days(fold(value)) if len(value) <= 60 and has_digit(value) else ()
    if has_digit(value) and not days and _is_remarked_day(pair.label, vocabulary):
        raise Undecided("unreadable_date", pair.words, "date")
    prose = read_prose(f"{pair.label}: {value}", vocabulary)
    if _leads_in(pair.label, vocabulary) and value.count(" ") >= SENTENCE_SPACES:
        add_prose(found, prose, pair.source)  # `Bekräftelse: order 51341 slutfördes …`
        return
    if prose.all_known and (prose.mentions or prose.actions or prose.orders):
        if not (value.isdigit() and len(value) < 4 and prose.mentions):  # `Utförda: 2` counts
            add_prose(found, prose, pair.source)
            _unknown_day(found, value, pair)  # `Montering: 2026-11-26`
        return
    if days and (is_only_a_day(value) or len(days) == 1):
        found.unknown_days.extend(
            Candidate(day, pair.words, pair.source, pair.label) for day in days
        )
        if not is_only_a_day(value):
            _beside_a_day(found, value, pair, vocabulary)
        return
    if not _guess(found, value, pair, vocabulary):
        add_aside(found, f"{pair.label}: {value}", pair, vocabulary)
        found.other_orders.extend(Candidate(o, w, pair.source) for o, w in prose.orders)


def _guess(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> bool:
    """Keeps a status or a kind that is the whole value, which may only contradict."""
    if (status := read_status(value, vocabulary)) is not None:
        found.guesses.append(Candidate(status, pair.words, pair.source, pair.label))
    elif (kind := read_action(value, vocabulary)) is not None:
        if kind == "other" and not vouches_for_kind(pair.label, vocabulary):
            found.unknown_kind = found.unknown_kind or pair.words  # `Kanal: Service`
        else:
            found.guessed_actions.append(Candidate(kind, pair.words, pair.source, pair.label))
    else:
        return False
    return True


def _is_remarked_day(label: str, vocabulary: Vocabulary) -> bool:
    """`Utfört datum (dag i året): 321`: a day's label, whose remark may tell how it is written."""
    bare = _REMARK.sub("", label)
    return bare != label and (vocabulary.label(bare) or "").startswith("date_")


def _beside_a_day(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """`Giltighet: Upphävd 2026-11-18`: what stands beside the day may be a status."""
    status = read_status(_NUMBERS.sub("", value).strip(" ,:("), vocabulary)
    if status is not None:
        found.guesses.append(Candidate(status, pair.words, pair.source, pair.label))
    add_aside(found, value, pair, vocabulary)


def _says_no_more(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> bool:
    """Nothing, the day of another thing, or a no, which is kept where it is against the work."""
    elsewhere = not value or _is_of_another_day(value, pair, vocabulary)
    return elsewhere or _is_answer(found, value, pair, vocabulary)


def _is_of_another_day(value: str, pair: Pair, vocabulary: Vocabulary) -> bool:
    """`Nästa batterikontroll: 2027-11-17`, `Fakturans förfallodag: 2026-12-24`."""
    stems = vocabulary.stems.get("other_day", ())
    if not has_digit(value):
        return False
    said = [word for word in WORD.findall(fold(value)) if not has_digit(word)]
    if said and all(word.startswith(stems) for word in said):
        return True  # `ORDERÄNDRING   Utskriven 2026-11-18`
    key = label_key(pair.label)
    return any(stem in key for stem in stems) and is_only_a_day(value)


def _leads_in(label: str, vocabulary: Vocabulary) -> bool:
    """`Bekräftelse`, `Besked till er`: a label of small words, which only leads to a sentence."""
    tokens = tokens_of(fold(label), 0, vocabulary)
    return all("filler" in token.classes and token.status is None for token in tokens)


def _unknown_day(found: Candidates, value: str, pair: Pair) -> None:
    if has_digit(value) and is_only_a_day(value):
        day = Candidate(find_days(fold(value))[0], pair.words, pair.source, pair.label)
        found.unknown_days.append(day)


def _is_answer(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> bool:
    """Keeps what an unknown label says against the work; True when it says no more than no."""
    if pair.field is None and (_TRIAL.fullmatch(fold(value)) or _is_no_real_one(pair, value)):
        raise Undecided("unmade", pair.words)  # `Miljö: Test`
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
    for denied in denied_statuses(pair.label, value, vocabulary):
        add_note(found, "doubt", denied, pair)
    if _is_denied(pair.label, value, vocabulary):
        raise Undecided("doubted", pair.words, "status")
    if casts_doubt(pair.label, value, vocabulary):
        add_note(
            found, "doubt", None if is_unconfirmed(pair.label, value, vocabulary) else "done", pair
        )
    return is_no(value)


def _is_denied(label: str, value: str, vocabulary: Vocabulary) -> bool:
    """`Stämmer kundnumret? Nej`, `Makuleringen återtagen: 2026-11-17`."""
    if label.endswith("?") and is_no(value):
        return not is_of_surroundings(label, vocabulary)
    return is_unsettled(label, vocabulary) and not is_no(value)


def _is_no_real_one(pair: Pair, value: str) -> bool:
    """`Miljö: ACC`, `Skarp drift: Nej`: from a system that is not the one in use."""
    label, said = fold(pair.label), fold(value)
    if is_no_true_system(label):
        return True  # `Övningsservern: inbokat besök`
    if label.startswith(("miljo", "instans", "driftmiljo", "databas")):
        return not said.startswith(("prod", "drift", "skarp"))
    return label.startswith("skarp") and is_no(value)


def _says_nothing(label: str, value: str) -> bool:
    """A telephone, a code; and what once was the status (`Tidigare status: Bokad`)."""
    return not any(c.isalpha() for c in value) or "status" in fold(label)


def as_note(pair: Pair) -> Pair:
    """What somebody says under a label that nobody knows (`Meddelande från …: …`), as free text."""
    label, spaces = fold(pair.label), pair.value.count(" ")
    if label.startswith("fel ") and not is_no(pair.value):
        raise Undecided("doubted", pair.label, "status")  # `Fel ordertyp: montören byter batterier`
    said = label.startswith(_FROM_SOMEBODY) and spaces >= SENTENCE_SPACES  # `Från datum: …` is none
    told = label in _OF_THE_DOOR and spaces > 0  # `Dörren: Orörd, …`
    return pair._replace(field="free_text") if said or told or _tells_of_worker(pair) else pair


def _tells_of_worker(pair: Pair) -> bool:
    """`Verkligt läge: Montören kommer 3 december`."""
    words = fold(pair.value).split()
    return any(word.startswith(WORKERS) for word in words) and not _TELLS.isdisjoint(words)


def add_aside(found: Candidates, value: str, pair: Pair, vocabulary: Vocabulary) -> None:
    """Free text states nothing; what doubts the work in it is kept."""
    written = pair.field == "free_text" and bool(value) and not is_absent(value, vocabulary)
    if written and casts_doubt(pair.label, value, vocabulary):
        add_note(found, "doubt", "done", pair)
    empty = is_absent(value, vocabulary) and not is_no(value)  # `Orsak: Saknas`
    if empty or (pair.field == "private" and _says_nothing(pair.label, value)):
        return
    if names_other_thing(pair.label, value, vocabulary):
        raise Undecided("unknown_kind", pair.words, "action")
    if pair.field == "free_text" and "?" in value and not any(map(str.isalpha, value)):
        found.refusals.append(Undecided("question", pair.words))
    words = WORD.findall(fold(value))
    if not written and "?" not in value and vocabulary.alarms.isdisjoint(words):
        return
    prose = read_prose(value, vocabulary, free=pair.field == "free_text")
    found.asides.extend(
        Candidate(m, pair.label, pair.source)
        for m in prose.mentions
        if pair.field != "private" or m.outright
    )
    if written and has_digit(value) and not prose.all_known:
        found.told.append(Candidate(value, pair.label, pair.source))
    if written:  # it states nothing, but may speak of another order or another work
        found.other_orders.extend(Candidate(o, pair.label, pair.source) for o, _ in prose.orders)
        kinds = (*prose.actions, *prose.told_actions)
        found.aside_actions.extend(Candidate(k, pair.label, pair.source) for k, _ in kinds)
        found.aside_days.extend(Candidate(d, pair.label, pair.source) for d, _ in prose.loose_days)
        found.aside_passed.extend(Candidate(w, pair.label, pair.source) for w in prose.passed)
    found.refusals.extend(
        Undecided(_of_a_comment(code) if written else code, pair.label)
        for code, _ in prose.refusals
        if code in _TAKEN and not (pair.field == "private" and code in _OF_A_NAME)
    )
    if pair.field == "private" or vocabulary.denials.isdisjoint(words):
        return
    if _denies(value, vocabulary):
        denial = Mention("doubt", "done", None, pair.label)
        found.asides.append(Candidate(denial, pair.label, pair.source))


def _of_a_comment(code: str) -> str:
    """Tells the administrator where the words stand, which are not shown."""
    return "comment_not_understood" if code == "not_understood" else code


def _denies(value: str, vocabulary: Vocabulary) -> bool:
    """A bare no in free text, unless it plainly is about a dog, a lift or the client's hearing."""
    tokens = tokens_of(fold(value), 0, vocabulary)
    take_but_lightly(tokens)
    classes = {name for token in tokens for name in token.classes}
    return ("negation" in classes or "hedge" in classes) and "harmless" not in classes
