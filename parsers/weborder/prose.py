"""What running text and headings say of an order, clause by clause.

A statement is certain when (1) a status word follows a verb that states (`är`, `har`, `blev`) with
no unknown word between, or stands in the past tense, or stands in a heading whose every word is
known; (2) its clause holds no negation, hedge, wish, duty or future; (3) no other clause of the
sentence doubts it; (4) it is no question and no condition. Everything less is kept only to
contradict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from parsers.reading import Status
from parsers.weborder.dates import DayMention, find_days
from parsers.weborder.fold import fold
from parsers.weborder.numbers import ORDER_ID, SERIAL_ID, mask
from parsers.weborder.vocabulary import WORD, Kind, StatusWord, Vocabulary

Force = Literal["stated", "weak", "negated", "hedged", "future", "doubt"]
LONGEST = 4000
HEADING_WORDS = 14
_ABBREVIATION = re.compile(
    r"(?:^|[^a-z])(?:kl|nr|ev|tel|tfn|ca|bl\.a|t\.ex|st|prel|inkl|resp|no|obs|dvs|osv|m\.m|d)$"
)
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
_CLAUSE = re.compile(r"[,;:()|\"]|(?:^| )[-/>*]+(?= |$)|->|→")
_JOINING = frozenset(("och", "samt", "men", "utan", "att", "dock", "eller"))
_PRETERITE = frozenset(("var", "kom", "blev", "fick", "kunde", "hade", "gick", "skulle"))
_ABOUT = frozenset(
    "information besked meddelande bekraftelse notis notifiering uppdatering mer mejl underrattelse info".split()
)
_SAYING = frozenset("meddela meddelar bekrafta bekraftar informera informerar".split())
_REGARDING = frozenset(("avseende", "gallande", "rorande", "avser", "galler"))
_OFFER = re.compile(r"\s*(?:vill|har|kan|behover|onskar|ska) (?:ni|du)\b")
_ONLY_IN_HEADINGS = frozenset(("mall", "kopia", "paminnelse", "demo", "ovning", "simulering"))
_SUBJECT_TEST = re.compile(r"\s*[\[(]?(?:test|exempel|prov|demo)[\])]?\s*(?:[:-]|$)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A status word with the force it is said with; ``status`` None: only the work is named."""

    force: Force
    status: Status | None
    action: Kind | None
    words: str
    day: DayMention | None = None
    days: int = 0
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Everything one paragraph or heading says."""

    mentions: tuple[Mention, ...] = ()
    actions: tuple[tuple[Kind, str], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    clients: tuple[tuple[str, str, str], ...] = ()
    locks: tuple[tuple[str, str, str], ...] = ()
    loose_days: tuple[tuple[DayMention, str], ...] = ()
    refusals: tuple[tuple[str, str], ...] = ()
    unknown_kind: bool = False
    all_known: bool = False


EMPTY = Prose()


@dataclass(slots=True)
class _Token:
    text: str
    start: int
    classes: frozenset[str]
    status: StatusWord | None = None
    action: Kind | None = None
    known: bool = False
    length: int = 1


@dataclass(slots=True)
class _Clause:
    tokens: list[_Token]
    joined: str = ""
    conditional: bool = False
    days: list[DayMention] = field(default_factory=list)
    text: str = ""
    start: int = 0

    def has(self, name: str) -> bool:
        return any(name in token.classes for token in self.tokens)


@dataclass(slots=True)
class _Gathered:
    mentions: list[Mention] = field(default_factory=list)
    actions: list[tuple[Kind, str]] = field(default_factory=list)
    orders: list[tuple[str, str]] = field(default_factory=list)
    clients: list[tuple[str, str, str]] = field(default_factory=list)
    locks: list[tuple[str, str, str]] = field(default_factory=list)
    loose: list[tuple[DayMention, str]] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    unknown_kind: bool = False


def read_prose(text: str, vocabulary: Vocabulary, *, subject: bool = False) -> Prose:
    """What ``text`` (one paragraph, cleaned) says; ``subject`` for a subject line."""
    return _read(text, vocabulary, subject)


@lru_cache(maxsize=2048)
def _read(text: str, vocabulary: Vocabulary, subject: bool) -> Prose:
    text = " ".join(text.split())
    if not text:
        return EMPTY
    if len(text) > LONGEST:
        return Prose(refusals=(("too_long", text[:80]),))
    folded = fold(text)
    days = find_days(folded)
    masked = mask(folded, days)
    gathered = _Gathered()
    heading = subject or (not text.endswith((".", "!", "?")) and len(text.split()) <= HEADING_WORDS)
    known = True
    for start, end, question in _sentences(masked):
        known &= _read_sentence(
            _Sentence(text, masked, start, end, question, heading, subject, days),
            vocabulary,
            gathered,
        )
    if subject and _SUBJECT_TEST.match(folded):
        gathered.refusals.append(("unmade", text))
    return Prose(
        tuple(gathered.mentions),
        tuple(gathered.actions),
        tuple(gathered.orders),
        tuple(gathered.clients),
        tuple(gathered.locks),
        tuple(gathered.loose),
        tuple(gathered.refusals),
        gathered.unknown_kind,
        known,
    )


@dataclass(slots=True)
class _Sentence:
    text: str
    masked: str
    start: int
    end: int
    question: bool
    heading: bool
    subject: bool
    days: tuple[DayMention, ...]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end].strip()


def _sentences(masked: str) -> list[tuple[int, int, bool]]:
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


def _read_sentence(sentence: _Sentence, vocabulary: Vocabulary, gathered: _Gathered) -> bool:
    clauses = _clauses(sentence, vocabulary)
    tokens = [token for clause in clauses for token in clause.tokens]
    _numbers(sentence, tokens, gathered)
    if sentence.question:
        _question(sentence, tokens, gathered)
        return False
    _unmaking(sentence, clauses, gathered)
    mentions = _mentions(sentence, clauses)
    gathered.mentions.extend(mentions)
    known = _actions(sentence, clauses, bool(mentions), gathered)
    for clause in clauses:
        if clause.days and not _attached(clause, mentions) and not _speaks_of_other_day(clause):
            gathered.loose.extend((day, sentence.words) for day in clause.days)
    return known


def _clauses(sentence: _Sentence, vocabulary: Vocabulary) -> list[_Clause]:
    part = sentence.masked[sentence.start : sentence.end]
    cuts = [found.span() for found in _CLAUSE.finditer(part)]
    clauses: list[_Clause] = []
    begin = 0
    for cut_start, cut_end in [*cuts, (len(part), len(part))]:
        tokens = _tokens(part[begin:cut_start], sentence.start + begin, vocabulary)
        clauses.extend(_split(tokens, verbs=_has_verb(part)))
        begin = cut_end
    clauses = [clause for clause in clauses if clause.tokens]
    _place_days(sentence, clauses)
    for before, clause in pairwise(clauses):
        if clause.joined in ("och", "eller") and not any(token.status for token in clause.tokens):
            before.days += clause.days  # `mellan 16 och 17 november`: both days are said of one thing
            clause.days = []
    return clauses


def _has_verb(part: str) -> bool:
    return (
        re.search(
            r"\b(?:ar|har|blev|var|kom|kan|ska|ni|du|vi|behover|[a-z]{4,20}as|utfors|slutfors)\b",
            part,
        )
        is not None
    )


def _tokens(text: str, offset: int, vocabulary: Vocabulary) -> list[_Token]:
    words = [(found[0], found.start() + offset) for found in WORD.finditer(text)]
    tokens: list[_Token] = []
    index = 0
    while index < len(words):
        token = _token(words, index, vocabulary)
        tokens.append(token)
        index += token.length
    return tokens


def _token(words: list[tuple[str, int]], index: int, vocabulary: Vocabulary) -> _Token:
    word, start = words[index]
    for length in range(min(vocabulary.longest.get(word, 1), len(words) - index), 0, -1):
        known = tuple(text for text, _ in words[index : index + length])
        classes = vocabulary.classes.get(known, frozenset())
        status, action = vocabulary.statuses.get(known), vocabulary.actions.get(known)
        if classes or status or action:
            return _Token(" ".join(known), start, classes, status, action, True, length)
    return _Token(word, start, frozenset())


def _split(tokens: list[_Token], *, verbs: bool) -> list[_Clause]:
    clauses = [_Clause([])]
    for position, token in enumerate(tokens):
        previous = tokens[position - 1].text if position else ""
        condition = "condition" in token.classes and not (
            token.text == "om" and (not verbs or previous in _ABOUT)
        )
        if condition:
            clauses.append(_Clause([token], "", conditional=True))
        elif token.text in _JOINING and not clauses[-1].conditional:
            clauses.append(_Clause([token], token.text))
        else:
            clauses[-1].tokens.append(token)
    for clause in clauses:
        if clause.conditional and any(token.text in _PRETERITE for token in clause.tokens):
            clause.conditional = False  # `När montören kom …` tells what happened
    return clauses


def _place_days(sentence: _Sentence, clauses: list[_Clause]) -> None:
    for day in sentence.days:
        if not sentence.start <= day.start < sentence.end or not clauses:
            continue
        before = [clause for clause in clauses if clause.tokens[0].start <= day.start]
        (before[-1] if before else clauses[0]).days.append(day)


def _mentions(sentence: _Sentence, clauses: list[_Clause]) -> list[Mention]:
    found: list[Mention] = []
    stating = False
    for position, clause in enumerate(clauses):
        others = [other for other in clauses if other is not clause and not other.conditional]
        before = clauses[position - 1] if position else None
        follows = stating if clause.joined in ("och", "samt", "eller") else False
        stating = follows or clause.has("states")
        if clause.conditional:
            continue
        inherited = _inherited(clause, before)
        found.extend(_clause_mentions(sentence, clause, others, inherited, follows))
    return found


def _inherited(clause: _Clause, before: _Clause | None) -> Force | None:
    """A clause that only goes on (`inte monterad och klar`) keeps the doubt of the one before."""
    if (
        before is None
        or clause.joined not in ("och", "samt", "eller", "att")
        or clause.has("states")
    ):
        if clause.joined != "att" or before is None:
            return None
    force = _force(before, ())
    if clause.joined == "att":
        saying = any(token.text in _SAYING for token in before.tokens)
        return (
            None
            if saying and not before.has("negation")
            else ("hedged" if force is None else force)
        )
    return force


def _force(clause: _Clause, statuses: tuple[StatusWord, ...]) -> Force | None:
    if clause.has("negation"):
        return "negated"
    if clause.has("hedge"):
        return "hedged"
    if clause.has("future"):
        return "future"
    return None


def _clause_mentions(
    sentence: _Sentence,
    clause: _Clause,
    others: list[_Clause],
    inherited: Force | None,
    follows: bool,
) -> list[Mention]:
    hits = [token for token in clause.tokens if token.status is not None]
    words = sentence.words
    if clause.has("doubt"):
        return [Mention("doubt", None, None, words)]
    force = _force(clause, ()) or inherited
    if not hits:
        return _without_status(clause, force, words)
    found = []
    for token in hits:
        status = token.status
        assert status is not None
        if _generic(clause, token):
            continue
        own = force or _certainty(sentence, clause, token, others, follows, status)
        day = clause.days[0] if clause.days else None
        relative = any(one.has("relative") for one in (clause, *others))
        if status.status is None:
            own = "hedged"
        found.append(
            Mention(own, status.status, status.action, words, day, len(clause.days), relative)
        )
    return found


def _generic(clause: _Clause, token: _Token) -> bool:
    """`Vid bomkörning debiteras …`: the noun names a kind of event, none that happened."""
    if token.status is None or token.status.status not in ("failed", "cancelled"):
        return False
    position = clause.tokens.index(token)
    return position > 0 and clause.tokens[position - 1].text in ("vid", "for")


def _without_status(clause: _Clause, force: Force | None, words: str) -> list[Mention]:
    future_done = clause.has("future_done")
    if force in ("negated", "hedged") and (clause.has("work") or future_done):
        action = None
        return [Mention(force, "done" if future_done else None, action, words)]
    if force == "future" and future_done:
        return [Mention("future", "done", None, words)]
    return []


def _certainty(
    sentence: _Sentence,
    clause: _Clause,
    token: _Token,
    others: list[_Clause],
    follows: bool,
    status: StatusWord,
) -> Force:
    if any(other.has("hedge") or other.has("doubt") for other in others):
        return "hedged" if status.status == "done" else "weak"
    if any(other.has("negation") for other in others) and status.status not in (
        "failed",
        "cancelled",
    ):
        return "weak"
    if any("orders" in one.classes for one in clause.tokens):
        return "weak"
    position = clause.tokens.index(token)
    verbs = [i for i, one in enumerate(clause.tokens[:position]) if "states" in one.classes]
    if verbs or follows:
        between = clause.tokens[verbs[-1] + 1 : position] if verbs else clause.tokens[:position]
        return "stated" if all(map(_is_known, between)) else "weak"
    if token.text.split()[0].endswith(("des",)) or token.text.startswith("togs"):
        return "weak" if any(_is_count(one) for one in clause.tokens) else "stated"
    if not sentence.heading and token.text not in _SELF_STATING:
        return "weak"
    return "stated" if all(map(_is_known, clause.tokens)) else "weak"


_SELF_STATING = frozenset(
    (
        "orderbekraftelse",
        "bekraftelse pa din bestallning",
        "bekraftelse pa er bestallning",
        "bestallningsbekraftelse",
        "tack for din bestallning",
        "tack for er bestallning",
        "tagit emot",
    )
)


def _is_known(token: _Token) -> bool:
    return (
        "filler" in token.classes
        or "order" in token.classes
        or "client" in token.classes
        or "states" in token.classes
        or token.status is not None
        or token.action is not None
        or any(c.isdigit() for c in token.text)
    )


def _is_count(token: _Token) -> bool:
    return token.text.isdigit() and "order" not in token.classes


def _attached(clause: _Clause, mentions: list[Mention]) -> bool:
    return any(mention.day in clause.days for mention in mentions if mention.day is not None)


def _speaks_of_other_day(clause: _Clause) -> bool:
    return clause.conditional or clause.has("future") or clause.has("hedge")


def _numbers(sentence: _Sentence, tokens: list[_Token], gathered: _Gathered) -> None:
    for token in tokens:
        if _PREFIXED.match(token.text):
            _orders_after(sentence, token, token.start, gathered)
        if not token.classes and token.status is None:
            continue
        end = token.start + len(token.text)
        if "order" in token.classes or token.text == "orderbekraftelse":
            _orders_after(sentence, token, end, gathered)
        if "client" in token.classes or "person" in token.classes:
            kind = "person" if "person" in token.classes else "client"
            _number_after(sentence, end, SERIAL_ID, kind, gathered.clients)
        if "lock" in token.classes or "serial" in token.classes:
            kind = "serial" if "serial" in token.classes else "lock"
            _number_after(sentence, end, SERIAL_ID, kind, gathered.locks)
        if "orders" in token.classes and re.match(
            r"[ :]{1,3}\d{3}", sentence.masked[end : end + 6]
        ):
            gathered.refusals.append(("two_orders", sentence.words))


def _orders_after(sentence: _Sentence, token: _Token, end: int, gathered: _Gathered) -> None:
    if token.text in ("wo", "ao") and sentence.masked[end : end + 1] in ("-", "/"):
        end = token.start
    found = ORDER_ID.match(sentence.masked, end, sentence.end)
    while found:
        written = sentence.text[found.start("id") : found.end("id")]
        gathered.orders.append((written.replace(" ", "").upper(), sentence.words))
        found = _ALSO.match(sentence.masked, found.end(), sentence.end)


_PREFIXED = re.compile(r"(?:wo|ao)-[0-9]")
_ALSO = re.compile(
    r"(?: ?[,&/+] ?| ?(?:och|samt|eller|resp\.?) )(?:order |weborder )?"
    r"(?P<id>(?:[a-z]{1,4}-)?\d{1,3}(?: \d{3})+(?![0-9a-z])|(?:[a-z]{1,4}-)?\d{3,12}(?:-\d{1,8})?)(?![0-9a-z%])"
)


def _number_after(
    sentence: _Sentence,
    end: int,
    pattern: re.Pattern[str],
    kind: str,
    into: list[tuple[str, str, str]],
) -> None:
    found = pattern.match(sentence.masked, end, sentence.end)
    if found:
        into.append((kind, sentence.text[found.start("id") : found.end("id")], sentence.words))


def _question(sentence: _Sentence, tokens: list[_Token], gathered: _Gathered) -> None:
    about_order = any(
        token.status is not None or token.text in ("stammer", "varfor") for token in tokens
    )
    harmless = _OFFER.match(sentence.masked, sentence.start) and not any(
        token.status is not None for token in tokens
    )
    names_order = bool(ORDER_ID.search(sentence.masked, sentence.start, sentence.end)) and bool(
        gathered.orders
    )
    if (about_order or names_order) and not harmless:
        gathered.refusals.append(("question", sentence.words))


def _unmaking(sentence: _Sentence, clauses: list[_Clause], gathered: _Gathered) -> None:
    if any(clause.conditional for clause in clauses) and not sentence.subject:
        return
    for clause in clauses:
        for token in clause.tokens:
            if "unmaking" not in token.classes:
                continue
            if token.text in _ONLY_IN_HEADINGS and not sentence.heading:
                continue
            gathered.refusals.append(("unmade", sentence.words))


def _actions(
    sentence: _Sentence, clauses: list[_Clause], speaks: bool, gathered: _Gathered
) -> bool:
    """Takes the kind of work from clauses that speak of this order; True when all is understood."""
    named = bool(gathered.orders) and gathered.orders[-1][1] == sentence.words
    all_known = all(_is_known(token) for clause in clauses for token in clause.tokens)
    takes = sentence.subject or speaks or named or (sentence.heading and all_known)
    for clause in clauses:
        kinds = [token.action for token in clause.tokens if token.action is not None]
        if takes and not clause.conditional:
            gathered.actions.extend((kind, sentence.words) for kind in kinds)
        if takes and not kinds and _unknown_kind(clause):
            gathered.unknown_kind = True
        if sentence.subject and named and clause.tokens and not any(map(_is_known, clause.tokens)):
            gathered.unknown_kind |= not any(
                token.classes & {"hedge", "negation", "future"} for token in clause.tokens
            )
    return all_known


def _unknown_kind(clause: _Clause) -> bool:
    for position, token in enumerate(clause.tokens[:-1]):
        if token.text in _REGARDING and not _is_known(clause.tokens[position + 1]):
            return True
    return False
