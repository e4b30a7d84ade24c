"""Which kind of work a sentence speaks of, where it speaks of this order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from parsers.weborder.prose.clauses import READER, Clause, Sentence, Token, tokens_in
from parsers.weborder.prose.spoken import Gathered
from parsers.weborder.values.providers import FIRM_FORMS
from parsers.weborder.words.vocabulary import Kind

TELLING = frozenset(("avser", "avsag", "galler", "gallde"))
"""Verbs that say what the order is of, or whose."""
_THE_ORDER = frozenset(
    ("den", "ordern", "webordern", "bestallningen", "arendet", "uppdraget", "besoket")
)
_READERS = READER | {"ert", "era", "din"}
_OF_THIS = frozenset(("order", "subject", "lock"))
_AROUND = frozenset(("efter", "fore", "innan", "infor", "vid"))
_REGARDING = frozenset(("avseende", "gallande", "rorande", "avser", "galler", "av"))
_NO_LOCK = frozenset(("port", "dorr", "dorren", "kund", "kunden", "order", "ordern", "lagenhet"))


def tells_kind(tokens: list[Token]) -> bool:
    """`Ordern avser installation.`: a sentence about the order, and nothing in it is denied."""
    doubtful = {"negation", "hedge", "future", "unmaking", "void", "condition", "orders"}
    return (
        _tells_of_what(tokens)
        and tokens[0].text in _THE_ORDER
        and all(token.classes.isdisjoint(doubtful) for token in tokens)
    )


def add_kinds(
    sentence: Sentence, clauses: list[Clause], names_order: bool, gathered: Gathered
) -> None:
    """Takes the kind of work from clauses that speak of this order."""
    named_kind = any(token.action for clause in clauses for token in clause.tokens)
    for clause in clauses:
        if clause.conditional:
            continue
        stated = (sentence.subject or sentence.free or names_order or _regards(clause)) or any(
            token.status for token in clause.tokens
        )
        kinds = [kind for kind in _kinds(clause) if kind != "other" or stated]
        gathered.actions.extend((kind, sentence.words) for kind in kinds)
        if _is_around(clause):
            gathered.unknown_kind = sentence.words
        if not stated and "other" in _kinds(clause):  # a footer's or a menu's, or a title's
            gathered.unknown_kind = sentence.words
        if "other" in kinds and not sentence.subject and not _regards(clause):
            gathered.unknown_kind = sentence.words
        if _unknown_kind(clause, bool(kinds)):
            gathered.unknown_kind = sentence.words
        unknown = not any(token.is_known or token.classes for token in clause.tokens)
        if sentence.subject and names_order and unknown and not named_kind:
            gathered.unknown_kind = gathered.unknown_kind or sentence.words


def contradicting_kinds(sentence: Sentence, clauses: Sequence[Clause]) -> list[Kind]:
    """The kinds of work that a sentence names in passing: none states one, but may contradict.

    Left alone are rules for all orders, what depends and what is said to the reader.
    """
    tokens = tokens_in(clauses)
    if not tokens or "bidding" in tokens[0].classes:
        return []
    of_one = [clause for clause in clauses if not _is_general(clause)]
    if len(of_one) < len(clauses):  # but `Avser montering, frågor besvaras på …`
        of_one = [one for one in of_one if _tells_of_what(one.tokens) or one.joined == "att"]
    of_this = any(
        not token.classes.isdisjoint(_OF_THIS) and token.text != "webordern" for token in tokens
    )  # `Batteribyte beställs i webordern` is where, and not of this order
    if _names_firm(sentence, tokens):
        return []  # `Sundells Montage AB`
    kinds = [kind for clause in of_one for kind in _kinds(clause)] + kinds_of_verbs(of_one)
    return [kind for kind in kinds if of_this or kind != "other"]


def _names_firm(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """True where each kind of work is a part of a firm's name, with a capital and its form."""
    forms = [token.start for token in tokens if token.text in FIRM_FORMS]
    named = [token for token in tokens if token.action is not None]
    return bool(forms) and all(
        sentence.has_capital(token) and token.start > sentence.start and token.start < forms[-1]
        for token in named
    )


def _tells_of_what(tokens: Sequence[Token]) -> bool:
    return any(token.text in TELLING for token in tokens)


def kinds_of_verbs(clauses: Sequence[Clause]) -> list[Kind]:
    """`Montören kommer för att ta ned låsvredet`, `Låset kunde inte sättas upp`."""
    kinds: tuple[tuple[str, Kind], ...] = (("works_up", "installation"), ("works_down", "removal"))
    return [kind for clause in clauses for name, kind in kinds if clause.has(name)]


def _is_general(clause: Clause) -> bool:
    words = [token.text for token in clause.tokens]
    return (
        (clause.conditional and words[0] != "for att")
        or any(map(clause.has, ("contact", "harmless", "filing", "orders")))
        or "eller" in words
        or not _READERS.isdisjoint(words)
        or words[0] == "vid"
    )


def _is_around(clause: Clause) -> bool:
    """`Efter nedmontering av det gamla …`, but not `Vid installation blev det bomkörning`."""
    failed = clause.says("failed")
    return any(
        one.text in _AROUND and two.action is not None and not (failed and one.text == "vid")
        for one, two in pairwise(clause.tokens)
    )


def _kinds(clause: Clause) -> list[Kind]:
    """The kinds of work a clause names; a `service order` or a `service desk` is none."""
    found: list[Kind] = []
    for token, after in zip_longest(clause.tokens, clause.tokens[1:]):
        of_order = after is not None and (after.text == "order" or not after.has_meaning)
        if token.action is not None and not (token.action == "other" and of_order):
            found.append(token.action)
    return found


def _regards(clause: Clause) -> bool:
    return any(token.text in _REGARDING for token in clause.tokens)


def _unknown_kind(clause: Clause, has_kind: bool) -> bool:
    """`avseende kalibrering`, `installation av nyckelskåp`: the work is on something unknown."""
    for position, token in enumerate(clause.tokens[:-1]):
        following = clause.tokens[position + 1]
        after_action = position > 0 and clause.tokens[position - 1].action is not None
        regards = token.text in _REGARDING and (token.text != "av" or after_action)
        if regards and not following.is_known and not (has_kind and token.text != "av"):
            return True
        if after_action and token.text == "av" and following.text in _NO_LOCK:
            return True
    return False
