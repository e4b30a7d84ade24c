"""What a title above or between several orders tells of those below it."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.weborder.facts.collected import Candidate, Candidates
from parsers.weborder.layout.blocks import Between
from parsers.weborder.layout.items import Text
from parsers.weborder.prose.spoken import Mention
from parsers.weborder.reasons import Undecided
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import WORD, Kind, Vocabulary

_FEW_WORDS = 3
_STEM = 5
_STATED = ("status", "action")
_PLURAL_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("monteringar", "nymonteringar", "installationer"), "installation"),
    **dict.fromkeys(("nedmonteringar", "demonteringar", "avinstallationer"), "removal"),
}
_OF_ALL = re.compile(
    r"\b(?:ordrar(?:na)?|bestallningar(?:na)?|uppdragen|arendena|besoken|foljande|dessa|samtliga"
    r"|alla|bada)\b|^(?:(?:ut|slut|genom)forda|klara|fardiga|(?:in)?bokade|makulerade|annullerade"
    r"|avbestallda|bestallda|registrerade|mottagna)\b"
)
_TITLE = re.compile(
    r"(?:(?:foljande|dessa|nedanstaende|samtliga|alla) )?(?:ordrar )?(?:ar )?"
    r"(?:(?:ut|slut|genom)forda|makulerade|annullerade|avbestallda)(?: ordrar)?(?: i ?dag)?[.:]?"
)


def is_confirmed_title(one: Between, vocabulary: Vocabulary) -> bool:
    """True for `UTFÖRDA` above orders that each say so too: it says nothing more.

    Raises Undecided for `Bokade` between two orders, of which those below it do not say so.
    """
    words = one.said.text if isinstance(one.said, Text) else one.said.words
    orders = sum(pair.field == "order" for pair in one.below)
    values = [
        {word[:_STEM] for word in WORD.findall(fold(pair.value))}
        for pair in one.below
        if pair.field in _STATED
    ]
    told = WORD.findall(fold(words))
    facts = [word for word in told if _tells_a_fact(word, vocabulary)]
    said_below = all(sum(word[:_STEM] in value for value in values) >= orders for word in facts)
    if not said_below and (facts == told or not one.leads):
        raise Undecided("mixed_orders", words)
    return facts == told


def _tells_a_fact(word: str, vocabulary: Vocabulary) -> bool:
    """A status or a kind, whatever its ending, and not the `Order` of `Order 2 av 2`."""
    if len(word) < _STEM or "order" in vocabulary.classes.get((word,), ()):
        return False
    return word[:_STEM] in _beginnings(vocabulary)


@lru_cache(maxsize=8)
def _beginnings(vocabulary: Vocabulary) -> frozenset[str]:
    """How the single words for a status or a kind begin."""
    known = (*vocabulary.statuses, *vocabulary.actions)
    return frozenset(word[0][:_STEM] for word in known if len(word) == 1)


def kinds_in_title(item: Text) -> list[Candidate[Kind]]:
    """`Monteringar` above the orders, which the kind of none of them may contradict."""
    words = WORD.findall(fold(item.text))
    kinds = {_PLURAL_KINDS[word] for word in words if word in _PLURAL_KINDS}
    short = len(kinds) == 1 and len(words) <= _FEW_WORDS
    return [Candidate(kind, item.text, item.source) for kind in kinds] if short else []


def told_of_all(common: Candidates) -> list[Candidate[Mention]]:
    """The statuses that are told of several orders (`Utförda i dag`), and not of one of them.

    A title of few words leaves nothing open, and is as good as stated.
    """
    found: list[Candidate[Mention]] = []
    for one in common.mentions:
        if one.value.force == "weak" and _TITLE.fullmatch(fold(one.words)):
            found.append(one._replace(value=one.value._replace(force="stated")))
        elif one.value.force == "stated" and one.value.status:
            found.append(one)
    return [one for one in found if _OF_ALL.search(fold(one.words))]
