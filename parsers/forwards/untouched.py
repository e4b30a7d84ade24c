"""Whether a message written into another one's body was left as it was.

Anyone who passes a message on may write between its lines. So every sentence in it is understood,
as what a weborder message says of an order or of itself; one that is not may be a person's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.content import Content
from parsers.forwards.lexicon import Lexicon, Word, lexicon
from parsers.forwards.signing import (
    SIGNATURE,
    cut_initials,
    is_title,
    may_be_named,
    says_how_to_reach,
    without_links,
)
from parsers.letter.footers import without_footers
from parsers.letter.forward import Words
from parsers.weborder import Vocabulary
from parsers.weborder.decision import items_of
from parsers.weborder.layout.items import Pair, Text
from parsers.weborder.prose.clauses import sentence_spans
from parsers.weborder.values.dates import find_days
from parsers.weborder.words.fold import fold

MOST_CHARACTERS = 50_000
_SERVICE = ("service", "title", "farewell", "greeting", "hours")
_CLOCK = re.compile(r"(?<![\d.:])\d{1,2}[.:]\d\d(?![\d:])")
_MARK = re.compile(r"\s*(?:<[-=<]|←|[-=]{1,3}>|→|!!)")
"""`<-- det var på fredagen`: how a person points at what another has written."""
_BRACKETS = re.compile(r"\[([^\[\]]{0,200})\]|\(([^()]{0,200})\)")
_FREE = frozenset({"private", "free_text"})
_ANSWERS = frozenset({"ja", "jo", "nej", "nja", "japp"})
_SPOKEN = frozenset({"states", "negation", "future", "hedge"})
_NUMBERED = frozenset({"order", "orders", "client", "person", "lock", "serial"})
_ADVICE = re.compile(
    r"\s*(?:logga in|ring|kontakta|mejla|hör av|läs|betygsätt|klicka|svara)\b", re.IGNORECASE
)
"""What a question is for, when it is no person's."""
_PERSONAL = frozenset(
    ("jag", "mig", "min", "mitt", "hon", "han", "henne", "honom", "dem", "dom", "oss")
) | {"tyvarr", "obs", "verkligen", "tror", "tycker", "undrar", "halsa", "halsar"}
_NOBODY: frozenset[str] = frozenset()


def is_untouched(words: Words, vocabulary: Vocabulary) -> bool:
    """Tell whether no sentence, remark or initials in the words may be a person's addition."""
    if sum(map(len, words.all_lines())) > MOST_CHARACTERS:
        return False
    known = lexicon(vocabulary, *_SERVICE)
    reach = lexicon(vocabulary, *SIGNATURE)
    for item in items_of(Content("", words.text, words.html, None), vocabulary):
        if isinstance(item, Text) and _MARK.match(item.text):
            return False
        if isinstance(item, Text) and not _is_understood_text(item.text, known, reach):
            return False
        if isinstance(item, Pair) and item.field not in _FREE and not _is_plain(item, known, reach):
            return False
    return True


def _is_plain(pair: Pair, known: Lexicon, reach: Lexicon) -> bool:
    """Tell whether a labelled value bears no remark: in brackets, or spoken under any label."""
    if cut_initials(pair.value) != pair.value:
        return False
    for found in _BRACKETS.finditer(pair.value):
        remark = known.words(found[1] or found[2] or "")
        if not all(_is_understood(word) or may_be_named(word) for word in remark):
            return False
    if pair.field is not None:
        return True
    spoken = any(_classes(word, known) & _SPOKEN for word in known.words(pair.value))
    return not spoken or _is_understood_text(pair.value, known, reach)


def _is_understood_text(text: str, known: Lexicon, reach: Lexicon) -> bool:
    if cut_initials(text) != text:
        return False
    if not without_footers([text]) or says_how_to_reach(text, reach, _NOBODY, streets=True):
        return True
    text = _without_times(without_links(text))
    for start, end, asks in sentence_spans(fold(text)):
        words = known.words(text[start:end], phrases=True)
        told = text[start:end].strip(" *_")
        question = asks and _ADVICE.match(text, end) is None
        clear = _is_understood_sentence(words, known, question=question)
        if not (clear or _is_of_a_system(words, told, question=question)):
            return False
    return True


def _without_times(text: str) -> str:
    """Return a text without its days and clock times."""
    letters = list(text)
    for day in find_days(fold(text)):
        letters[day.start : day.end] = " " * (day.end - day.start)
    return _CLOCK.sub(" ", "".join(letters))


def _is_understood_sentence(words: Sequence[Word], known: Lexicon, *, question: bool) -> bool:
    """Tell whether every word of a sentence is understood; names may follow its first word."""
    if question and not any("contact" in _classes(word, known) for word in words):
        return False
    numbered = any(_classes(word, known) & _NUMBERED for word in words)
    for index, word in enumerate(words):
        if word.text[0].isdigit():
            if len(word.text) > 2 and not numbered:
                return False
        elif word.text in _ANSWERS or not (
            _is_understood(word)
            or is_title(word)
            or (index and may_be_named(word))
            or known.vocabulary.label(word.text) is not None
        ):
            return False
    return True


def _is_of_a_system(words: Sequence[Word], told: str, *, question: bool) -> bool:
    """Tell whether a sentence is none that a person writes into another's message.

    Whatever it says of the order, the weborder's reader must understand as in any message. A
    person asks, answers, speaks of persons, or begins where the thought does, in small letters.
    """
    if question or told[:1].islower():
        return False
    return not any(word.text in _PERSONAL or word.text in _ANSWERS for word in words)


def _is_understood(word: Word) -> bool:
    return bool(word.kinds) or word.other or len(word.text) == 1


def _classes(word: Word, known: Lexicon) -> frozenset[str]:
    return known.vocabulary.classes.get(tuple(word.text.split()), _NOBODY)
