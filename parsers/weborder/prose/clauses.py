"""Running text to sentences, clauses and words that the vocabulary knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from parsers.reading import Status
from parsers.weborder.values.dates import DayMention
from parsers.weborder.words.compounds import is_machine, is_of_every_day, is_system, kind_of_record
from parsers.weborder.words.fold import has_digit
from parsers.weborder.words.vocabulary import WORD, Kind, StatusWord, Vocabulary

ABOUT = frozenset(
    (
        "information", "besked", "meddelande", "bekraftelse", "notis", "notifiering", "uppdatering",
        "mer", "mejl", "underrattelse", "info", "uppgift", "uppgiften", "uppgifter", "uppgifterna",
        "beskedet", "meddelandet", "mejlet", "rapporten", "texten", "informationen",
    )
)  # fmt: skip
GOING_ON = ("och", "samt", "eller")
READER = frozenset(("ni", "du", "er", "dig"))
"""Words for the one who reads the message."""
_ABBREVIATION = re.compile(
    r"(?:^|[^a-z])(?:kl|nr|ev|tel|tfn|ca|bl\.a|t\.ex|st|prel|t\.o\.m|fr\.o\.m|inkl|resp|no|obs|dvs|osv|m\.m|d|v)$"
)
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
_CLAUSE = re.compile(r"[,;:()|\"]|(?:^| )[-/>*]+(?= |$)|->|→")
BECAUSE = frozenset(("eftersom", "pa grund av", "pga"))
"""What a clause or a part of one begins with that only gives the reason."""
_JOINING = frozenset(("och", "samt", "men", "utan", "att", "dock", "eller")) | BECAUSE
_SINCE = frozenset(("tidigare", "dess", "lange", "ett", "en", "flera"))
_PRETERITE = frozenset(
    ("var", "kom", "blev", "fick", "kunde", "hade", "gick", "skulle", "rattades", "andrades")
)
_VERB = re.compile(
    r"\b(?:ar|har|blev|var|kom|kan|ska|ni|du|vi|behover|undrar|onskar|saknar|[a-z]{4,20}as"
    r"|utfors|slutfors)\b"
)


@dataclass(slots=True)
class Token:
    """A word or phrase, folded, with everything the vocabulary knows of it."""

    text: str
    start: int
    classes: frozenset[str]
    status: StatusWord | None = None
    action: Kind | None = None
    length: int = 1

    @property
    def is_known(self) -> bool:
        """True for a word that cannot change what its clause says."""
        if self.status is not None or self.action is not None:
            return True
        if self.classes:
            return not self.classes.isdisjoint(_HARMLESS) or self.text[-1].isdigit()
        return has_digit(self.text)

    @property
    def has_meaning(self) -> bool:
        """True for a word that the vocabulary knows in any sense."""
        return bool(self.classes) or self.action is not None or self.is_known


_SMALL = frozenset(("filler", "limit", "unfit", "unfit_done"))
_HARMLESS = (
    *("filler", "order", "client", "person", "states", "subject", "agent", "lock", "serial"),
)


@dataclass(slots=True)
class Clause:
    """Words up to a comma, conjunction or dash; ``joined`` is the conjunction it begins with."""

    tokens: list[Token]
    joined: str = ""
    conditional: bool = False
    days: list[DayMention] = field(default_factory=list)
    classes: frozenset[str] | None = None

    def says(self, status: Status) -> bool:
        """True where a word of the clause is of that status."""
        return any(
            token.status is not None and token.status.status == status for token in self.tokens
        )

    def has(self, name: str) -> bool:
        """True when a word of that class stands in the clause."""
        if self.classes is None:  # asked only once every word is in its place
            self.classes = _NONE.union(*[token.classes for token in self.tokens])
        return name in self.classes


@dataclass(slots=True)
class Sentence:
    """One sentence of ``text``; ``masked`` is the text folded, with days and links blanked."""

    text: str
    masked: str
    start: int
    end: int
    question: bool
    heading: bool
    subject: bool
    days: tuple[DayMention, ...]
    free: bool = False

    @property
    def words(self) -> str:
        """The sentence as written."""
        return self.text[self.start : self.end].strip()

    def has_capital(self, token: Token) -> bool:
        """True where the token is written with a capital, as a name is."""
        return self.text[token.start : token.start + 1].isupper()


def tokens_in(clauses: Sequence[Clause]) -> list[Token]:
    """All words of a sentence, in its order."""
    return [token for clause in clauses for token in clause.tokens]


def sentence_spans(masked: str) -> list[tuple[int, int, bool]]:
    """Where each sentence begins and ends, and whether it asks."""
    found: list[tuple[int, int, bool]] = []
    start = 0
    for end in _SENTENCE_END.finditer(masked):
        if end[0] == "." and _ABBREVIATION.search(masked, max(start, end.start() - 6), end.start()):
            continue
        if masked[start : end.end()].strip(" .!?"):
            found.append((start, end.end(), "?" in end[0]))
        start = end.end()
    if masked[start:].strip():
        found.append((start, len(masked), False))
    return found


def clauses_of(sentence: Sentence, vocabulary: Vocabulary) -> list[Clause]:
    """The clauses of a sentence, each with its days."""
    part = sentence.masked[sentence.start : sentence.end]
    # Only an `om` is read in the light of the verbs.
    verbs = "om" in part and _VERB.search(part) is not None
    clauses: list[Clause] = []
    begin = 0
    for cut_start, cut_end in [*[c.span() for c in _CLAUSE.finditer(part)], (len(part), len(part))]:
        tokens = tokens_of(part[begin:cut_start], sentence.start + begin, vocabulary)
        if sentence.free:
            _know_compounds(tokens, vocabulary)
            _know_by_what_stands_before(sentence, tokens)
        _know_records(tokens, vocabulary)
        _know_prefixes(tokens)
        if sentence.subject and begin == 0 and _names_system(sentence, tokens):
            tokens[0].classes = _SYSTEM
        if tokens:
            clauses.extend(_split(tokens, _followed_by_day(sentence, tokens), verbs=verbs))
        begin = cut_end
    clauses = [clause for clause in clauses if clause.tokens]
    if sentence.free:
        take_but_lightly(tokens_in(clauses))
    if sentence.days:
        _place_days(sentence, clauses)
    return clauses


def _is_of_work(token: Token) -> bool:
    said = token.status is not None or token.action is not None
    return said or not (token.classes.isdisjoint(_OF_WORK) or "client" in token.classes)


def take_but_lightly(tokens: Sequence[Token]) -> None:
    """`Hunden skällde men var snäll`: a `men` between two things that are not of the work."""
    if any(map(_is_of_work, tokens)):
        return
    for token in tokens:
        if token.text == "men":
            token.classes = _PREPOSITION


def _know_compounds(tokens: list[Token], vocabulary: Vocabulary) -> None:
    """`Hallbyrån` is some `byrån`: what the last part of a long word is, the whole word is."""
    for token in tokens:
        if not token.has_meaning and is_of_every_day(token.text, vocabulary):
            token.classes = _EVERYDAY


def _know_records(tokens: list[Token], vocabulary: Vocabulary) -> None:
    """`En automatisk orderkvittens` is a `kvittens`; `Ordersystemet` may tell of anything."""
    for token in tokens:
        if token.classes:
            continue
        if (record := kind_of_record(token.text)) is not None:
            token.classes = vocabulary.classes.get((record,), _NONE)
        elif is_machine(token.text):
            token.classes = _SYSTEM


def _know_by_what_stands_before(sentence: Sentence, tokens: list[Token]) -> None:
    """`Trapphus C`, `namnskylt Exempel`, `hemma efter kl 10`: a letter, a name, a time of day."""
    for before, token in pairwise(tokens):
        lettered = len(token.text) == 1 and not before.classes.isdisjoint(_PLACES)
        if (lettered or token.text == "exempel") and sentence.has_capital(token):
            token.classes = _EVERYDAY
        elif before.text in ("efter", "fore", "innan") and token.text in ("kl", "klockan"):
            before.classes = _PREPOSITION


def _names_system(sentence: Sentence, tokens: list[Token]) -> bool:
    """`Låsportalen: Weborder 48213 …`: who sends it, before what it says."""
    if len(tokens) != 1 or tokens[0].has_meaning or not is_system(tokens[0].text):
        return False
    end = tokens[0].start + len(tokens[0].text)
    return sentence.masked[end : end + 1] == ":"


def _know_prefixes(tokens: list[Token]) -> None:
    """`brukar-id BR 22410`: the letters of a number that is named."""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        letters = not token.has_meaning and len(token.text) <= _PREFIX and after.text.isdigit()
        if letters and not before.classes.isdisjoint(_NUMBERED):
            token.classes = _LETTERS


def tokens_of(text: str, offset: int, vocabulary: Vocabulary) -> list[Token]:
    """The words and known phrases of a folded text that begins at ``offset``."""
    words = [(found[0], found.start() + offset) for found in WORD.finditer(text)]
    longest = vocabulary.longest
    tokens: list[Token] = []
    index = 0
    while index < len(words):
        word, start = words[index]
        known = word in longest
        token = _token(words, index, vocabulary) if known else Token(word, start, _NONE)
        tokens.append(token)
        index += token.length
    return tokens


def _token(words: list[tuple[str, int]], index: int, vocabulary: Vocabulary) -> Token:
    word, start = words[index]
    for length in range(min(vocabulary.longest.get(word, 0), len(words) - index), 0, -1):
        known = (
            tuple([text for text, _ in words[index : index + length]]) if length > 1 else (word,)
        )
        meaning = vocabulary.meanings.get(known)
        if meaning is not None:
            return Token(" ".join(known), start, *meaning, length)
    return Token(word, start, _NONE)


_NONE: frozenset[str] = frozenset()
_PREFIX = 3
_SYSTEM = frozenset(("filler", "everyday"))
_LETTERS = frozenset(("filler", "prefix"))
_NUMBERED = frozenset(("client", "person", "lock", "serial"))
_EVERYDAY = frozenset(("everyday",))
_PLACES = frozenset(("access", "place", "everyday"))
_OF_WORK = frozenset(("order", "orders", "subject", "work", "lock", "agent", "topic"))
_PREPOSITION = frozenset(("filler",))
_THEN = frozenset(("da", "sedan", "darefter"))
"""After an `och` they tell what came next (`… och då gick det bra`), and set no condition."""


def _followed_by_day(sentence: Sentence, tokens: list[Token]) -> set[int]:
    """Where a `sedan` stands that only says since which day (`avbeställd sedan 2026-11-17`).

    What is booked since a day is not booked for it.
    """
    if not sentence.days or any(one.status and one.status.status == "booked" for one in tokens):
        return set()
    starts = {day.start for day in sentence.days}
    ends = {one.start: one.start + len(one.text) + 1 for one in tokens if one.text == "sedan"}
    return {start for start, end in ends.items() if end in starts}


def _split(tokens: list[Token], since: set[int], *, verbs: bool) -> list[Clause]:
    clauses = [Clause([])]
    previous: Token | None = None
    for token, after in zip_longest(tokens, tokens[1:]):
        small = _is_preposition(token, previous, after, verbs=verbs)
        if token.start in since:
            token.classes, small = _PREPOSITION, True
        small = small or (token.text in _THEN and previous is not None and previous.text == "och")
        if "condition" in token.classes and not small:
            clauses.append(Clause([token], "", conditional=True))
        elif token.text in _JOINING and not clauses[-1].conditional:
            clauses.append(Clause([token], token.text))
        else:
            clauses[-1].tokens.append(token)
        previous = token
    for clause in clauses:
        if clause.conditional and any(token.text in _PRETERITE for token in clause.tokens):
            clause.conditional = False  # `När montören kom …` tells what happened
    return clauses


def _is_preposition(
    token: Token, previous: Token | None, after: Token | None, *, verbs: bool
) -> bool:
    """An `om` that says what of, or a `sedan` that says since when, and opens no condition."""
    if after is None:
        return False
    if token.text == "sedan":  # `sedan tidigare avbeställd`, `sedan i går på plats`
        return after.text in _SINCE or "relative" in after.classes
    if token.text != "om" or previous is None:
        return token.text == "om" and after.text == "att"
    named = has_digit(previous.text) or not previous.classes.isdisjoint(("order", "subject"))
    of_work = named and after.action is not None  # `beställning 50218 om nedtagning`
    if of_work and verbs and after.text.endswith("en") and not has_digit(previous.text):
        return False  # `Lägg in en ny order om installationen fortfarande är aktuell`
    told = after.text == "att"  # `Vi vill informera om att …`
    return of_work or told or not verbs or previous.text in ABOUT


def _place_days(sentence: Sentence, clauses: list[Clause]) -> None:
    for day in sentence.days:
        if not sentence.start <= day.start < sentence.end or not clauses:
            continue
        before = [clause for clause in clauses if clause.tokens[0].start <= day.start]
        (before[-1] if before else clauses[0]).days.append(day)
    for index, clause in enumerate(clauses):
        if clause.days and (_is_bare(clause) or _only_names_order(sentence, clause)):
            before = [one for one in clauses[:index] if any(t.status for t in one.tokens)]
            if before:  # `mellan 16 och 17 november`, `(installation) till 2026-11-25`
                before[-1].days += clause.days
                clause.days = []


def _only_names_order(sentence: Sentence, clause: Clause) -> bool:
    """`Utförd: Installation, weborder 50313, 2026-11-23`: a part of a subject and a bare day."""
    return sentence.subject and all(
        "order" in t.classes or t.text.isdigit() or t.action is not None for t in clause.tokens
    )


def _is_bare(clause: Clause) -> bool:
    """Nothing but small words, or a clause that only goes on: its day belongs to what was said."""
    if any(token.status for token in clause.tokens):
        return False
    of_its_own = any("subject" in token.classes for token in clause.tokens[:2])
    goes_on = clause.joined in GOING_ON and not of_its_own  # `… och besöket den 20 blir inte av`
    return goes_on or all(token.classes and token.classes <= _SMALL for token in clause.tokens)
