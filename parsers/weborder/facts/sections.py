"""Which labelled values stand under a heading that may make them another thing's.

`Status: Klar` below `Faktura` is the invoice's. A heading is understood when every word of it is
about this order, its client, lock or provider; what stands below any other is kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from parsers.weborder.layout.items import Gap, Item, Pair, Text, pairs_of
from parsers.weborder.prose.clauses import Token, tokens_of
from parsers.weborder.values.phrases import read_action, read_status
from parsers.weborder.values.providers import FIRM_FORMS
from parsers.weborder.words.compounds import is_no_true_system, is_out_of_use
from parsers.weborder.words.fold import fold, has_digit
from parsers.weborder.words.vocabulary import Vocabulary

LONGEST_HEADING = 8
_SENTENCE_END = re.compile(r"[.!?]+\s+")
_NO_HEADING = re.compile(r"[=|@\t]|:.|\.{2}|//")
_GREETINGS = ("hej", "god morgon", "god dag", "god kväll", "god eftermiddag", "bästa ")
_NAMING = frozenset(("fran", "av", "for", "hos", "till"))
_OTHERS = ("private", "free_text", "date_other")
_DETERMINERS = frozenset(("foljande", "en", "er", "ert", "din", "ditt"))
_OF_A_PERSON = ("person", "client", "client_or_name")
_WHO_ORDERS = ("bestallare", "bestallande enhet")
_SENTENCE = 3
_EVERYDAY = frozenset(("calm", "everyday", "access", "accomplished"))
_THIS = frozenset(("order", "subject", "work", "agent"))
_ELSE = frozenset(("hedge", "unmaking", "void", "suspect", "past", "passed", "condition"))
_TELLS = frozenset(("suits_ordered", "suits_booked", "suits_done", "suits_failed")) | {
    *("suits_cancelled", "put_up", "taken_down"),
}
_TELL = frozenset(("meddelar", "informerar"))
_UNSURE = frozenset(("negation", "hedge", "future", "unmaking", "void", "suspect", "doubt", "past"))


def keep_apart(items: Sequence[Item], vocabulary: Vocabulary) -> list[Item]:
    """The items, each labelled value with the heading above it where that is not understood."""
    kept: list[Item] = []
    apart = person = ""
    for index, given in enumerate(items):
        item = given
        if isinstance(item, Pair):
            if not item.value and _is_bare_label(items, index):
                # `Kontaktperson` on a line of its own above `Personnr: …`
                apart = "" if _is_own_label(items, index, vocabulary) else item.label
                person = item.label if _is_a_fitter(item.label, vocabulary) else ""
            elif apart and not _is_who_ordered(item, apart):
                item = item._replace(apart=apart)
            elif person and item.field in _OF_A_PERSON:
                item = item._replace(apart=person)
        elif isinstance(item, Text):
            heading = _heading(items, index)
            if heading and _leads_to_this(heading, items, vocabulary):
                apart, person = "", heading if _is_a_fitter(heading, vocabulary) else ""
            elif heading and not _may_be_label_and_value(item, heading):
                apart = heading
        elif isinstance(item, Gap) and item.hard and not _is_title(items, index):
            apart = person = ""
        kept.append(item)
    return kept


def _is_a_fitter(heading: str, vocabulary: Vocabulary) -> bool:
    """`Montör`: a number of a person below it is not the client's."""
    tokens = tokens_of(fold(heading.rstrip(" :.")), 0, vocabulary)
    return bool(tokens) and all(
        "agent" in token.classes and "client" not in token.classes for token in tokens
    )


def _is_who_ordered(item: Pair, heading: str) -> bool:
    """`Utförare` below `Beställare`: the provider is the one who orders."""
    return item.field == "provider" and fold(heading.rstrip(" :.")) in _WHO_ORDERS


def _leads_to_this(heading: str, items: Sequence[Item], vocabulary: Vocabulary) -> bool:
    """An understood heading; `Batteribyte` is one above orders that are all of such a kind."""
    if read_action(heading.rstrip(" :."), vocabulary) != "other":
        return is_understood(heading, vocabulary)
    actions = [one.value for one in pairs_of(items) if one.field == "action"]
    return {read_action(value, vocabulary) for value in actions} == {"other"}


def _heading(items: Sequence[Item], index: int) -> str:
    """The words that stand right above labelled values and lead to them, or none."""
    item = items[index]
    following = next((one for one in items[index + 1 :] if not isinstance(one, Gap)), None)
    if not isinstance(item, Text) or not isinstance(following, Pair):
        return ""
    last = _SENTENCE_END.split(item.text.strip())[-1]
    if last.rstrip(")]").endswith((".", "!", "?")) or _NO_HEADING.search(last):
        return ""
    words = last.split() or [""]
    leads = last.endswith(":")
    if not leads and (len(words) > LONGEST_HEADING or _is_amid(items, index, words)):
        return ""
    return last


def _may_be_label_and_value(item: Text, heading: str) -> bool:
    """`Batterinivå` with `98 %` on the next line, both unknown, lead to nothing."""
    return not heading.endswith(":") and (item.lines > 1 or has_digit(heading))


def _is_bare_label(items: Sequence[Item], index: int) -> bool:
    """A label of another thing, empty, after a gap, and a label of a fact right below it."""
    item, before, after = items[index], items[index - 1 : index], items[index + 1 : index + 2]
    return (
        isinstance(item, Pair)
        and item.field in _OTHERS
        and not item.value
        and any(isinstance(one, Gap) for one in before)
        and any(isinstance(one, Pair) for one in after)
    )


def _is_own_label(items: Sequence[Item], index: int, vocabulary: Vocabulary) -> bool:
    """`Rapport` above the status, `Port` above a lock's number."""
    label, below = items[index], items[index + 1]
    if not isinstance(label, Pair) or not isinstance(below, Pair):
        return False
    place = "place" in vocabulary.classes.get((fold(label.label.strip(" :")),), ())
    of_lock = below.field in ("lock", "serial")
    return (place and of_lock) or is_understood(label.label, vocabulary)


def _is_amid(items: Sequence[Item], index: int, words: list[str]) -> bool:
    """A line with labelled lines right above and below is a label not read, unless it is short."""
    amid = index > 0 and isinstance(items[index - 1], Pair) and isinstance(items[index + 1], Pair)
    return amid and (len(words) > 3 or any(c.isdigit() for c in words[-1]))


def _is_title(items: Sequence[Item], index: int) -> bool:
    """A table's edge right below its heading, or within one that has begun."""
    before = next((one for one in reversed(items[:index]) if not isinstance(one, Gap)), None)
    return isinstance(before, Text)


@lru_cache(maxsize=2048)
def is_understood(heading: str, vocabulary: Vocabulary) -> bool:
    """True for a heading whose every word is about this order, or that is a firm's name."""
    name = vocabulary.label(heading.rstrip(" :."))
    if name not in (None, *_OTHERS) or read_status(heading, vocabulary) is not None:
        return True  # of `Ej utförd` the prose is asked
    tokens = tokens_of(fold(heading), 0, vocabulary)
    if name is not None:  # `Rapport` is a label of free text, `Lägenhet` of an address
        ends = _endings(vocabulary)
        return all(token.text in ends or "place" in token.classes for token in tokens)
    if any(token.text in FIRM_FORMS or token.text.endswith("kommun") for token in tokens):
        return True
    if heading.lower().startswith(_GREETINGS) or _is_said_of_this(tokens):
        return True
    if _is_of_other_work(tokens):
        return False
    ways = (_tells_where_it_stands, _leads_on, _lists_orders)
    return any(way(tokens) for way in ways) or _is_of_own_words(heading, tokens, vocabulary)


def _tells_where_it_stands(tokens: Sequence[Token]) -> bool:
    """`Nu är tiden spikad:`, of known words: the prose is asked which status it fits."""
    return any(not token.classes.isdisjoint(_TELLS) for token in tokens) and all(
        not token.classes.isdisjoint(_TELLS)
        or (token.has_meaning and token.classes.isdisjoint(_ELSE))
        for token in tokens
    )


def _lists_orders(tokens: Sequence[Token]) -> bool:
    """`Ordrar som har ändrats sedan den förra sammanställningen:`, of known words and no doubt."""
    doubts = (_ELSE | _UNSURE) - {"condition"}  # its `sedan` tells since when
    return any("orders" in token.classes for token in tokens) and all(
        token.has_meaning and token.status is None and token.classes.isdisjoint(doubts)
        for token in tokens
    )


def _leads_on(tokens: Sequence[Token]) -> bool:
    """`I kalendern finns nu följande:`, of known words alone and no doubt."""
    return (
        bool(tokens)
        and tokens[-1].text.endswith("foljande")
        and all(token.has_meaning for token in tokens)
        and all(token.classes.isdisjoint(_ELSE | _UNSURE) for token in tokens)
    )


def _is_of_other_work(tokens: Sequence[Token]) -> bool:
    """`Senaste servicebesök`; what `Batteribyte klart` is of, the label of its kind says."""
    told = any(token.status is not None or token.text == "tack" for token in tokens)
    return not told and any(token.action == "other" for token in tokens)


def _is_of_own_words(heading: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    things = any("lock" in token.classes or token.action for token in tokens)
    tokens = _without_sender(heading, tokens)
    naming = False
    for token in tokens:
        is_name = naming and heading[token.start : token.start + 1].isupper()
        own = "place" in token.classes or _is_own(token, vocabulary)
        own = own and (things or "bort" not in token.text)
        if not (own or (is_name and not token.has_meaning)):
            return False
        naming = token.text in _NAMING
    return True


def _without_sender(heading: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The heading without who it is from: `Besked från verkstaden`, `Dörrkollen meddelar`."""
    if not tokens:
        return tokens
    *before, last = tokens
    office = not (last.has_meaning or is_no_true_system(last.text) or is_out_of_use(last.text))
    if office and len(before) > 1 and before[-1].text == "fran":
        return before[:-1]
    first = tokens[0]
    named = heading[:1].isupper() and not (first.has_meaning or is_out_of_use(first.text))
    return [] if named and len(tokens) == 2 and last.text in _TELL else tokens


def _is_said_of_this(tokens: Sequence[Token]) -> bool:
    """`Besöket kunde inte genomföras`: whatever doubt it holds, the prose is asked of that."""
    told = [token for token in tokens if token.text not in _DETERMINERS]
    words = sum(len(token.text.split()) for token in told)
    if words < _SENTENCE or any(token.text == "som" for token in told):
        return False
    of_this = not told[0].classes.isdisjoint(_THIS) or told[0].text == "vi"
    return of_this and all(
        token.has_meaning and token.action is None and token.classes.isdisjoint(_ELSE)
        for token in told
    )


def _is_own(token: Token, vocabulary: Vocabulary) -> bool:
    unsure = "coming" not in token.classes and not token.classes.isdisjoint(_UNSURE)
    if unsure:
        return False
    if token.status is not None:
        return token.status.status is not None
    phrase = " " in token.text and "calm" in token.classes  # `en av era ordrar`
    known = token.is_known or phrase or token.text in _endings(vocabulary)
    return known or _is_compound(token.text, vocabulary)


def _endings(vocabulary: Vocabulary) -> tuple[str, ...]:
    return vocabulary.stems.get("section", ())


def _is_compound(word: str, vocabulary: Vocabulary) -> bool:
    """`montörsrapport`, `orderuppgifter`: what is reported of, and that it is a report."""
    for end in _endings(vocabulary):
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[: -len(end)]
            if any(_knows(one.strip("-"), vocabulary) for one in (stem, stem.removesuffix("s"))):
                return True
    return False


def _knows(stem: str, vocabulary: Vocabulary) -> bool:
    found = vocabulary.meanings.get((stem,))
    if found is None:
        return stem in vocabulary.pieces
    classes, status, action = found
    unsure = not classes.isdisjoint(_UNSURE) or "contact" in classes
    own = bool(classes - _EVERYDAY or status or action)  # a `Nyckelkvittens` is of the keys
    return not unsure and action != "other" and own
