"""A signature, line by line: names, titles, how and when the writer is reached.

Every word of it is understood: a second thought below the name is a comment like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.forwards.lexicon import Lexicon, Word
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import WORD

_RULE = re.compile(r"[-_=*~\s]{2,200}$")
_INITIALS = re.compile(
    r"(?:^|[\s,.!]{1,4})/{1,2}\s?[A-ZÅÄÖ][\w’'-]{0,15}(?: [A-ZÅÄÖ][\w’'-]{1,20}){0,2}\s{0,3}$"
)
_LINK = re.compile(
    r"<?(?:mailto:|https?://|www\.)[^\s<>]{1,200}>?|<?[\w.+'-]{1,64}@[\w.-]{1,120}>?"
)
_PHONE = re.compile(r"(?<![\w-])(?:\+46|00 ?46|0)[\d\s()/-]{5,18}\d(?![\w-])")
# Of folded words.
_STREET = re.compile(r"(?:gatan|vagen|grand|torget|torg|allen|stigen|vag|gata|backen)$")
_BODY = re.compile(
    r"(?:kommun|kommuns|kommunens|kommunen|enheten|forvaltningen|namnden|avdelningen|omsorgen|kontoret|samordnare|chef"
    r"|handlaggare|forvaltare|planerare|assistent|ledare|skoterska|tekniker|utvecklare|strateg)$"
)
_FIRM = re.compile(r"^(?:ab|hb|kb)$|vard|omsorg|hemtjanst|assistans|service|las|team|grupp")
SIGNATURE = ("signature", "around", "hours", "title", "farewell", "neutral")
_KNOWN = frozenset({"signature", "around", "hours", "title", "farewell"})
_NO_NAMES = frozenset({"ps", "obs", "nb", "ja", "nej", "fel", "stopp"})
_CALLING = frozenset({"ring", "mejla", "kontakta"})
_MOST_QUIET = 12
_TELLING = frozenset(
    ("states", "negation", "hedge", "future", "past", "doubt", "suspect", "void", "unmaking")
) | {"condition", "passed", "relative", "order", "orders", "absent"}
_MOST_WORDS = 16
_MOST_LINES = 30


def cut_initials(line: str) -> str:
    """Return a line without a signature at its end, as in "För kännedom /Anna"."""
    found = _INITIALS.search(line)
    return line[: found.start()] if found else line


class Signature:
    """Takes a letter's lines from the top, and knows whether its signature has begun."""

    def __init__(self, words: Lexicon, author: str) -> None:
        self.words = words
        self.author = frozenset(WORD.findall(fold(author[:300]).replace(".", " ")))
        self.begun = False
        self.named = False
        self.lines = 0

    def takes(self, line: str) -> bool:
        """Tell whether a line says nothing: it is empty, a rule, or the signature's next line."""
        if not line or _RULE.match(line):
            self.begun = self.begun or line.startswith("--")
            return True
        self.lines += self.begun
        if not self.begun or self.lines > _MOST_LINES:
            return False
        return self._belongs(line) or self._is_quiet(line)

    def begins(self, line: str, below: str = "") -> bool:
        """Tell whether the signature begins on this line; it has begun then.

        ``below`` is the next line with words: it tells a writer's name from any other.
        """
        words = self.words.words(line)
        if not words:
            return False
        first = "farewell" in words[0].kinds
        signs = (
            (first or line.startswith("/")) and "?" not in line and self._is_named(words[first:])
        )
        named = signs or self._begins_with_name(line) or self._is_name(line, words, below)
        named = named or (not below and self._is_name_and_firm(line))
        calls = any(word.text in _CALLING for word in words) and words[0].text != "har du fragor"
        if not named and (calls or not self._reaches(line, streets=False)):
            return False
        self.begun = True
        self.named = self.named or len(words) > first
        return True

    def _begins_with_name(self, line: str) -> bool:
        """`Bo Låtsas | Förvaltare | Exempelkommun`: a signature on one line."""
        first, sign, _ = line.partition(" | ")
        words = self.words.words(first)
        named = 1 < len(words) <= 3 and all(may_be_named(word, self.author) for word in words)
        return bool(sign) and named and self._is_quiet(line.replace(" | ", " "))

    def _is_named(self, words: Sequence[Word]) -> bool:
        """Tell whether what follows "med vänlig hälsning" is names and no more."""
        named = [may_be_named(word, self.author) for word in words]
        titled = named[:1] == [True] and all(
            is_name or is_title(word) for is_name, word in zip(named, words, strict=True)
        )
        return len(words) <= 5 and (all(named) or titled)

    def _is_name(self, line: str, words: Sequence[Word], below: str) -> bool:
        """Tell whether a line is the writer's name: as in From, above a title or number, or last.

        Two words with capitals above other words may as well name a client or a provider.
        """
        if line[-1] in ".!:?" or len(words) > 4:
            return False
        own = all(word.capital and word.text in self.author for word in words)
        if own or (words[0].capital and all(map(is_title, words))):
            return True
        reached = self._reaches(below, streets=False)
        if is_title(words[0]) and reached and all(map(may_be_named, words)):
            return True  # `Planeringen, Hemtjänst Nord` above a telephone
        if "," in line and words[0].is_name and any(map(is_title, words)):
            # `Exempla Exempelsson, enhetschef`
            return all(may_be_named(word) or is_title(word) for word in words)
        if not all(word.is_name and word.text not in _NO_NAMES for word in words):
            return False
        return reached or self._ends_the_comment(words, below)

    def _is_name_and_firm(self, line: str) -> bool:
        """`Exempla Exempelsson, Hemtjänst Nord AB`, the last line of a comment."""
        name, comma, firm = line.partition(", ")
        person, words = self.words.words(name), self.words.words(firm)
        named = bool(comma) and all(map(may_be_named, person)) and self._is_full_name(person)
        of_firm = any(_FIRM.search(word.text) for word in words)
        return named and of_firm and all(word.capital for word in words)

    def _ends_the_comment(self, words: Sequence[Word], below: str) -> bool:
        if below.startswith("--") or (not below and self._is_full_name(words)):
            return True
        titled = any(map(is_title, self.words.words(below)[:2]))
        return titled and self._is_quiet(below)

    def _is_quiet(self, line: str) -> bool:
        """Tell whether a line in a signature says nothing: names, titles and small words alone.

        A verb that states, a no or a doubt would make it a second thought.
        """
        words = self.words.words(line)
        if not words or len(words) > _MOST_QUIET or "?" in line or "!" in line:
            return False
        begins = line[0].isupper() or line[0].isdigit() or is_title(words[0])
        named = any(word.capital or word.kinds for word in words)
        return begins and named and all(self._is_of_a_line(word) for word in words)

    def _is_of_a_line(self, word: Word) -> bool:
        nothing: frozenset[str] = frozenset()
        known = self.words.vocabulary.meanings.get(tuple(word.text.split()))
        classes, status, action = known or (nothing, None, None)
        if not word.kinds and (status or action or not classes.isdisjoint(_TELLING)):
            return False
        return word.capital or word.text[0].isdigit() or bool(word.kinds or classes)

    def _is_full_name(self, words: Sequence[Word]) -> bool:
        """Tell whether two or three words, the last of a comment, are a person's and no firm's."""
        return 2 <= len(words) <= 3 and not any(_FIRM.search(word.text) for word in words)

    def _reaches(self, line: str, *, streets: bool) -> bool:
        return says_how_to_reach(line, self.words, self.author, streets=streets)

    def _belongs(self, line: str) -> bool:
        """Tell whether a line in a signature is a name, a title, or how to reach the writer."""
        if _INITIALS.fullmatch(line) or self._reaches(line, streets=True):
            return True
        words = self.words.words(line)
        if len(words) > _MOST_WORDS or line[-1] in "!?" or any(w.text[0].isdigit() for w in words):
            return False
        named = any(not word.kinds and not is_title(word) for word in words)
        if len(words) == 1 and named and self.named and words[0].text not in self.author:
            return False  # one word that nobody knows is a name only once
        self.named = self.named or named
        return all(
            word.kinds or is_title(word) or may_be_named(word, self.author) for word in words
        ) and any(word.kinds != {"around"} for word in words)


def without_links(line: str) -> str:
    """Return a line without telephone numbers, addresses of mail and links."""
    return _LINK.sub(" ", _PHONE.sub(" ", line))


def says_how_to_reach(
    line: str, lexicon: Lexicon, author: frozenset[str], *, streets: bool
) -> bool:
    """Tell whether a line holds a number, an address or hours, and nothing besides."""
    bare = without_links(line)
    words = lexicon.words(bare)
    if len(words) > _MOST_WORDS or ("?" in line and "fragor" not in fold(line)):
        return False
    street = streets and any(_STREET.search(word.text) for word in words)
    hours = any("signature" in word.kinds for word in words)
    return (bare != line or street or hours) and all(
        word.text[0].isdigit()
        or len(word.text) == 1
        or not _KNOWN.isdisjoint(word.kinds)
        or may_be_named(word, author)
        for word in words
    )


def may_be_named(word: Word, author: frozenset[str] = frozenset()) -> bool:
    """Tell whether a word may be a name or a title in a signature."""
    if word.capital and (is_title(word) or word.text in author):
        return True
    return word.is_name and word.text not in _NO_NAMES


def is_title(word: Word) -> bool:
    """Tell whether a word is a title, or names a body (`Exempelkommun`, `Biståndsenheten`)."""
    return "title" in word.kinds or _BODY.search(word.text) is not None
