"""Words that nobody knows in running text about an order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.weborder.prose.clauses import READER, Clause, Sentence, Token, tokens_in
from parsers.weborder.words.fold import has_digit

UNREADABLE = 2
"""So many words that nobody knows make a sentence unreadable; one may be a name or a slip."""
_PAST = ("ade", "ades", "dde", "ddes", "tte", "ttes")
"""How the past is told (`spärrade`, `sattes`)."""
TOLD = READER | {"oss", "vi"}
"""Words for the one who reads the message, or who wrote it."""
_PRESENT = ("r", "s")
"""How a verb ends that tells what holds now or is done."""
_SOMEBODY = (
    *("jag", "han", "hon", "honom", "henne", "hans", "hennes", "min", "mitt", "mig", "de"),
    *("dem", "deras", "nagon", "ingen"),
)
_SOMEWHEN = ("nan", "redan", "fortfarande", "annu", "sedan", "nu", "idag")
_COME_TO_BE = ("har", "hade", "var", "blev")
_PARTICULAR = frozenset((*_SOMEBODY, *_SOMEWHEN, *_COME_TO_BE))
"""What shows that a sentence is of somebody, of some moment, or of what has come to be."""
_OF_THIS = frozenset(
    ("lock", "work", "order", "orders", "client", "suspect", "hedge", "past", "relative")
)
_SYSTEM = frozenset(("weborder", "webordern"))
_ITSELF = frozenset(("ovan", "ovanstaende", "raderna", "raden", "rader", "breven"))
"""Words for what this very message holds."""
_ANY_ORDER = frozenset(("order", "ordrar", "webordrar", "bestallningar", "arenden"))
_CHANGES = frozenset(
    (
        *("ombokning", "ombokningar", "avbokning", "avbokningar", "andringar", "aterbud"),
        *("avbestallning", "avbestallningar"),
    )
)
_LIMITS = frozenset(("senast", "senare", "via", "minst", "per"))
_SMALL = 3
_OF_EVERY_DAY = frozenset(("everyday", "access", "people"))


def unknown_words(sentence: Sentence, clauses: Sequence[Clause]) -> int:
    """How many words of the sentence nobody knows; it may speak of this order.

    None are counted of what is said to the reader, what depends, rules for all orders, and whom to
    turn to.
    """
    if sentence.free or sentence.subject or any(map(_tells_of_else, clauses)):
        return 0
    tokens = tokens_in(clauses)
    if not tokens:
        return 0
    bids = "bidding" in tokens[0].classes and not points_at_itself(clauses)
    if bids or (len(tokens) > 1 and tokens[1].text in TOLD):
        return 0  # `Kom ihåg att …`, `Vill du ändra vilka mejl du får …`
    touched = any(map(_is_of_the_case, tokens))
    return sum(
        not (token.has_meaning or sentence.has_capital(token)) or (touched and _is_open(token))
        for token in tokens
    )


def is_unreadable(unknown: int, sentence: Sentence, clauses: Sequence[Clause]) -> bool:
    """True where so many unknown words may tell anything: what has happened needs only one.

    What holds at any time, of no one in particular, tells nothing of this order (`Avregistrering
    görs av er administratör`, `Svaren raderas efter en vecka`).
    """
    if unknown and points_at_itself(clauses):
        return True
    enough = unknown >= (1 if any(map(_tells_of_past, clauses)) else UNREADABLE)
    return enough and not _holds_always(sentence, clauses)


def points_at_itself(clauses: Sequence[Clause]) -> bool:
    """`Stryk det som står ovan`: of what the message itself holds, which a word may undo."""
    words = [word for clause in clauses for token in clause.tokens for word in token.text.split()]
    return not _ITSELF.isdisjoint(words)


def _holds_always(sentence: Sentence, clauses: Sequence[Clause]) -> bool:
    """A sentence in the present, with no number, no name, nobody pointed at and no order."""
    tokens = tokens_in(clauses)
    if has_digit(sentence.masked[sentence.start : sentence.end]) or sentence.days:
        return False
    return any(token.text.endswith(_PRESENT) for token in tokens) and not any(
        _is_particular(sentence, token) for token in tokens
    )


def _is_particular(sentence: Sentence, token: Token) -> bool:
    named = sentence.has_capital(token) and not token.has_meaning and token.start != sentence.start
    told = token.text.split(" ", 1)[0] in _PARTICULAR or token.text.endswith(_PAST)
    of_this = not token.classes.isdisjoint(_OF_THIS) and token.text not in _SYSTEM
    return named or told or of_this or token.status is not None


def _tells_of_past(clause: Clause) -> bool:
    """`Polisen hade spärrat …` and `gatan spärrades`, not `sent avbokade besök …` nor `Var: …`."""
    told = zip(clause.tokens[1:], (*clause.tokens[2:], None), strict=False)
    return any(
        "past" in token.classes
        or (_is_past_verb(token) and (after is None or "subject" not in after.classes))
        for token, after in told
    )


def _is_past_verb(token: Token) -> bool:
    return (not token.has_meaning or _is_open(token)) and token.text.endswith(_PAST)


def _is_open(token: Token) -> bool:
    """A word of every day, which beside the order may tell anything of it (`lagt åt sidan`)."""
    return bool(token.classes) and token.classes <= _OF_EVERY_DAY and len(token.text) > _SMALL


def _is_of_the_case(token: Token) -> bool:
    named = not token.classes.isdisjoint(("order", "topic", "work", "subject", "lock"))
    return named or token.status is not None or token.action not in (None, "other")


def _tells_of_else(clause: Clause) -> bool:
    elsewhere = clause.has("contact") or clause.has("filing")
    return clause.conditional or elsewhere or is_at_large(clause)


def is_at_large(clause: Clause) -> bool:
    """True for `Ordrar som inte kvitteras i tid stängs`: a rule for all, nothing of this one."""
    words = [token.text for token in clause.tokens]
    any_order = any(one in _ANY_ORDER and two == "som" for one, two in pairwise(words))
    return any_order or is_rule_of_changes(clause)


def is_rule_of_changes(clause: Clause) -> bool:
    """`Ombokning görs senast dagen före`, `Avbokning senare än så räknas som en bomkörning`."""
    words = [word for token in clause.tokens for word in token.text.split()]
    return words[0] in _CHANGES and not clause.days and not _LIMITS.isdisjoint(words)
