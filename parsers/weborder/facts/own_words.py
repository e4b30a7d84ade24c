"""What a value says of itself: an order's remark, another field's value, a door, a bare day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from parsers.weborder.prose.asides import is_older
from parsers.weborder.prose.clauses import tokens_of
from parsers.weborder.prose.spoken import Prose
from parsers.weborder.values.dates import find_days, read_date
from parsers.weborder.values.numbers import mask
from parsers.weborder.values.phrases import read_action, read_status
from parsers.weborder.words.fold import fold, has_digit, label_key
from parsers.weborder.words.vocabulary import Vocabulary

_OF_CLIENT = frozenset(
    ("kundnr", "kundnummer", "kund", "kundid", "brukare", "brukarnr", "personnr")
)
_DIGITS = re.compile("[0-9]+")
_NUMBERS = re.compile(r"(?<![\w-])[0-9]{4,8}(?:-[0-9]{1,3})?(?![\w-])")
_BY = re.compile(r" av (?:montör|montören|tekniker|teknikern|låssmed|låssmeden)(?: [0-9]{1,4})?$")
_CALENDAR = re.compile(r"^[📅🗓📆⏰]\ufe0f? ?")
_CLOCK = re.compile(
    r"(?:kl(?:ockan)?\.? ?|mellan )?[0-2]?[0-9](?:[.:][0-5][0-9])?"
    r"(?: ?(?:-|till|och) ?[0-2]?[0-9](?:[.:][0-5][0-9])?)?"
)
_NUMBER_WORDS = ("nr", "nummer", "id", "no", "number")
_LOCK_DIGITS = 4
_WORD_LETTERS = 5
_TELEPHONE = re.compile(r"0[0-9]{1,3}-[0-9 ]{5,9}")
_SHORT = re.compile(r"(?P<word>[^\W\d_]{2,10}) (?P<digits>[0-9]{1,5})$")
_DOORS = frozenset(("lgh", "rum", "plan", "port", "dorr", "hus", "van", "vaning", "trapp", "avd"))
_NUMBER_OR_MEASURE = re.compile(
    r"[0-9][0-9.,]*\s?[a-zA-Z]{0,3}|[A-Za-zÅÄÖ]{0,4}-?[0-9][0-9-]{2,20}"
)
"""`45 mm`, `PL-005412`: what no firm is called."""


def is_other_remark(rest: str, vocabulary: Vocabulary) -> bool:
    """`48213 (kundnr)`, `48213 (gammalt nr)`: words that may take the number from the order."""
    if is_older(rest):
        return True
    for token in tokens_of(fold(rest), 0, vocabulary):
        known = token.is_known or token.classes or has_digit(token.text)
        if token.text in _OF_CLIENT or not (known or rest[token.start].isupper()):
            return True
    return False


def is_misplaced(value: str, vocabulary: Vocabulary) -> bool:
    """Another field's label, label and value, or status: the table was laid out otherwise.

    So is the provider's own label (`Utförarens namn`), which a template left behind.
    """
    if vocabulary.label(value) == "provider" or _NUMBER_OR_MEASURE.fullmatch(value):
        return True
    label = value.partition(":")[0]
    if (vocabulary.label(label) or "provider").split("_")[0] != "provider" or ":" in value:
        return True
    return read_status(value, vocabulary) is not None or read_action(value, vocabulary) is not None


def is_model_or_door(label: str, value: str) -> bool:
    """`Lås: EL 560`, `Enhets-id: iPhone15`, `Märkning: LGH 1203`: no number of this lock.

    Under a label without a word for a number it takes more to be one: a model has few digits.
    """
    digits, letters = sum(map(str.isdigit, value)), sum(map(str.isalpha, value))
    if _TELEPHONE.fullmatch(value) or letters >= max(_WORD_LETTERS, digits):
        return True
    if names_number(label):
        return False
    found = _SHORT.match(value)
    door = found is not None and fold(found["word"]) in _DOORS
    few = digits < _LOCK_DIGITS and "-" not in value
    return door or few or (not letters and digits <= _LOCK_DIGITS)


@lru_cache(maxsize=2048)
def is_only_a_day(value: str) -> bool:
    """A day and nothing else; its year, where it lacks one, is found later."""
    days = find_days(fold(value))
    years = [day.year for day in days if day.year] or [2024, 2025, 2026, 2027, 2028, 2029, 2030]
    return any(read_date(value, date(year, 7, 1)) is not None for year in years)


def names_number(label: str) -> bool:
    """True for a label that ends in a word for a number."""
    return label_key(label).endswith(_NUMBER_WORDS)


def bare_day(value: str) -> str:
    """The value without a sign before the day, and without who did the work after it."""
    return _BY.sub("", _CALENDAR.sub("", value))


def is_clock(value: str) -> bool:
    """True for a time or two that tell no day."""
    return _CLOCK.fullmatch(fold(value)) is not None


def strays(text: str, prose: Prose) -> list[str]:
    """Numbers as long as an order's that the text does not say what they are."""
    folded = fold(text)
    named = "".join(word for known in (prose.orders, prose.clients) for word, _ in known)
    named += "".join(number for _, number, _ in prose.locks)
    digits = "".join(c for c in named if c.isdigit())
    if all(number in digits for number in _DIGITS.findall(folded)):
        return []
    shortest = min((sum(c.isdigit() for c in order) for order, _ in prose.orders), default=99)
    numbers = _DIGITS.findall(mask(folded, find_days(folded)))
    return [n for n in numbers if len(n) >= max(3, min(shortest, 5)) and n not in digits]


def unnamed_numbers(text: str, prose: Prose) -> list[str]:
    """The numbers of a subject, with a part's number after a dash, that no word says what are."""
    folded = fold(text)
    named = " ".join([number for _, number, _ in prose.locks] + [one for one, _ in prose.clients])
    numbers = _NUMBERS.findall(mask(folded, find_days(folded)))
    return [number for number in numbers if number not in named]
