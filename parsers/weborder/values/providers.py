"""A provider is a name: no amount, flat, lock or locksmith, nobody to be chosen, not two firms.

A value with a word of the trade or a form of firm is a name. Of any other, every word must be
written as part of a name, with a capital, or be of a place or a small word between names. What is
left of other sentences (`Meddelas senare`, `Tas fram`) then is no name, whatever its words are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.weborder.reasons import Undecided
from parsers.weborder.values.dates import find_days
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import Vocabulary

_WORDS = re.compile(r"[^\s,;()/+]+")
_FORM = re.compile(r"\b(?:ab|hb|kb|ek\.? for)\b")
_JOINED = re.compile(r" och | samt | & | ?\+ ?| ?[/,;] ?")
_FORMER = re.compile(r"\b(?:f\.? ?d\b|fore detta|byter|byts|flyttar|fr\.?o\.?m|t\.?o\.?m|icke\b)")
_AMOUNT = re.compile(
    r"[0-9](?:[.,][0-9]+)? ?(?:tim|timmar|h|ggr|gang|ganger|st|min|dagar|vecka|man|kr|%)\b"
)
_THING = re.compile(r"(?:las|laset|lasvred|vred|gatan|vagen|grand|torget|stigen|lgh|lagenhet)$")
_LOCKSMITH = re.compile(
    r"las(?:$|smed|service|teknik|grupp|montor|konsult|center|jour|bolag|firma)|nyckel|larm"
)
_SMALL = frozenset(("i", "pa", "och", "av", "for", "&", "-", "–", "vid", "the", "of"))
FIRM_FORMS = frozenset(("ab", "hb", "kb"))
"""How a firm's name ends, folded."""
_OF_FIRMS = frozenset(("utforare",))
"""Alone it names nobody, but it may stand in a name (`enskilda utförare ekonomisk förening`)."""
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1024)
def read_provider(value: str, vocabulary: Vocabulary) -> str | None:
    """The name as written, None where the value is none; raises Undecided where it may be two."""
    name = value.rstrip(" .") if value.endswith(".") and value.count(".") == 1 else value
    folded = fold(name)
    if _names_two(folded) or _FORMER.search(folded) or find_days(folded):
        raise Undecided("two_values", value, "provider")
    if "@" in name or "http" in folded or sum(c.isdigit() for c in name) > 5:
        return None
    if sum(c.isalpha() for c in name) < 3 or _AMOUNT.search(folded):
        return None
    words = [word.strip(".") for word in _WORDS.findall(name)]
    spoken = [fold(word) for word in words]
    nobody, trade = vocabulary.names["nobody"], vocabulary.names["trade"]
    if spoken[0] in nobody or " ".join(spoken) in nobody:
        return None
    if _FORM.search(folded) or any(stem in folded for stem in trade):
        return None if nobody.intersection(spoken) - _OF_FIRMS else name
    if any(_THING.search(word) for word in spoken):
        return None
    return name if all(_is_of_a_name(word, vocabulary) for word in words) else None


def is_locksmith(value: str) -> bool:
    """`Exempel Lås AB`: under a label for any firm, the one that mounts the locks."""
    return any(_LOCKSMITH.match(fold(word)) for word in _WORDS.findall(value))


def names_firm(value: str) -> bool:
    """True for a name with a firm's form (`Hemtjänst Nord AB`)."""
    return _FORM.search(fold(value)) is not None


def names_provider(text: str, vocabulary: Vocabulary) -> bool:
    """True where a firm of the trade is named in a text (`… åt Exempelomsorg Söder AB`)."""
    return names_firm(text) and any(stem in fold(text) for stem in vocabulary.names["trade"])


def _names_two(folded: str) -> bool:
    """`Nord AB, Söder AB`, `Kommunal/privat`: two firms, or a choice between two kinds."""
    if len(_FORM.findall(folded)) > 1:
        return True
    parts = [part for part in _JOINED.split(folded) if part]
    if len(parts) > 1 and _FORM.search(parts[0]) and not _FORM.fullmatch(parts[1]):
        return True
    return "/" in folded and " " not in folded.strip()


def _is_of_a_name(word: str, vocabulary: Vocabulary) -> bool:
    first = _LETTER.search(word)
    if first is None or first[0].isupper():
        return True
    folded = fold(word)
    return (
        folded in _SMALL
        or folded.isdigit()
        or any(stem in folded for stem in vocabulary.names["place"])
    )
