"""The words of the vocabulary's forwarding table, found in a person's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from parsers.weborder import Vocabulary
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import WORD, Phrase, phrase

_NOTHING: frozenset[str] = frozenset()
# Words that only a subject line has to fear may well be names.
_NAMES_TOO = frozenset({"off_subject", "place"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase, folded, and what it is; no ``kinds``: nobody knows it.

    ``capital``: it is written with one; ``other``: the weborder's vocabulary has a use for it.
    """

    text: str
    kinds: frozenset[str]
    capital: bool
    other: bool

    @property
    def is_name(self) -> bool:
        """True for what may be a person's, a street's or a firm's name."""
        return self.capital and not self.kinds and not self.other and not self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What each phrase of the table is, and how long phrases beginning with a word may be.

    ``given``: first names that are words too, such as Bo and Per.
    """

    kinds: Mapping[Phrase, frozenset[str]]
    longest: Mapping[str, int]
    vocabulary: Vocabulary
    given: frozenset[Phrase]

    def words(self, text: str, *, phrases: bool = False) -> list[Word]:
        """Return the words of a text, longest phrases first; ``phrases``: the weborder's too."""
        found = list(WORD.finditer(fold(text)))
        plain = tuple(match.group() for match in found)
        words: list[Word] = []
        index = 0
        while index < len(plain):
            size = self.longest.get(plain[index], 1)
            if phrases:
                size = max(size, self.vocabulary.longest.get(plain[index], 1))
            size = min(size, len(plain) - index)
            while size > 1 and not self._is_phrase(plain[index : index + size], phrases):
                size -= 1
            key = plain[index : index + size]
            capital = text[found[index].start()].isupper()
            other = self._means_more(key) and not (capital and key in self.given)
            words.append(Word(" ".join(key), self.kinds.get(key, _NOTHING), capital, other))
            index += size
        return words

    def _is_phrase(self, key: Phrase, phrases: bool) -> bool:
        return key in self.kinds or (phrases and key in self.vocabulary.meanings)

    def _means_more(self, key: Phrase) -> bool:
        """Tell whether the weborder's vocabulary has a use for the words."""
        classes, status, action = self.vocabulary.meanings.get(key, (_NOTHING, None, None))
        return status is not None or action is not None or not classes <= _NAMES_TOO


@cache
def lexicon(vocabulary: Vocabulary, *wanted: str) -> Lexicon:
    """Return these lists of a vocabulary's table ready for look-ups."""
    kinds: dict[Phrase, frozenset[str]] = {}
    longest: dict[str, int] = {}
    table = vocabulary.tables.get("forwarding", {})
    for kind in wanted:
        for word in table.get(kind, ()):
            key = phrase(word)
            kinds[key] = kinds.get(key, _NOTHING) | {kind}
            longest[key[0]] = max(longest.get(key[0], 1), len(key))
    given = frozenset(map(phrase, table.get("given", ())))
    return Lexicon(kinds, longest, vocabulary, given)
