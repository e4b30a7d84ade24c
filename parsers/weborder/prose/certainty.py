"""How certain a clause's status word is: the rules of what makes a statement.

A statement is certain when
1. a status word follows a verb that states (`är`, `har`, `blev`), or stands in the past tense, or
   stands in a heading;
2. what it is said of is the order or its work, and nothing unknown stands before it;
3. its clause holds no negation, hedge, wish, duty or future;
4. no other clause of the sentence doubts it;
5. it is no question and no condition (those never come here);
6. every word of its sentence is understood (``understood``).
Everything less is kept only to contradict.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal

from parsers.reading import Status
from parsers.weborder.prose.clauses import GOING_ON, Clause, Sentence, Token
from parsers.weborder.prose.understood import is_understood

Force = Literal["stated", "weak", "negated", "hedged", "future", "doubt"]
_SAYING = frozenset(
    [
        "meddelas",
        "bekraftas",
        "meddela",
        "meddelar",
        "bekrafta",
        "bekraftar",
        "informera",
        "informerar",
        "rapporterat",
        "rapporterar",
        "aterrapporterat",
        "paminner",
        "paminna",
        "kvitterat",
        "bekraftat",
        "meddelat",
    ]
)
_MORE = frozenset(("for", "att", "till"))
_READER = ("ni", "du")
_OPEN_ENDED = ("klar", "fardig", "redo")
_NAMING = frozenset(("for", "hos", "at", "i", "pa", "fran", "till", "av"))
_SELF_STATING = frozenset(
    (
        "orderbekraftelse",
        "bekraftelse pa din bestallning",
        "bekraftelse pa er bestallning",
        "bestallningsbekraftelse",
        "tack for din bestallning",
        "tack for er bestallning",
    )
)


def doubt_of(clause: Clause) -> Force | None:
    """What takes the certainty from a clause, if anything does."""
    if clause.has("negation"):
        return "negated"
    # `Vi beklagar, men besöket blev en bomkörning`
    why = "suits_failed" if clause.says("failed") else ""
    hedged = any("hedge" in one.classes and why not in one.classes for one in clause.tokens)
    if hedged or (clause.has("past") and any(map(_may_pass, clause.tokens))):
        return "hedged"
    return "future" if clause.has("future") else None


def _may_pass(token: Token) -> bool:
    """A status that may have been true before; a visit made in vain stays so."""
    return token.status is not None and token.status.status != "failed"


def inherited(clause: Clause, before: Clause | None) -> Force | None:
    """A clause that only goes on (`inte monterad och klar`) keeps the doubt of the one before."""
    if before is None:
        return None
    if clause.joined == "att":
        told = [token.text.rsplit(" ", 1)[-1] for token in before.tokens]
        saying = not _SAYING.isdisjoint(told) or _is_receipt(before)
        plain = saying and not before.has("negation") and not before.has("hedge")
        return None if plain else (doubt_of(before) or "hedged")
    goes_on = clause.joined in GOING_ON and not clause.has("states")
    return doubt_of(before) if goes_on else None


_RECEIPTS = frozenset(
    ("bekraftelse", "bekraftelsen", "kvittens", "kvittensen", "kvitto", "kvittot", "besked")
)
_VISITS = frozenset(("besok", "besoket", "hembesok", "hembesoket"))


def _is_receipt(clause: Clause) -> bool:
    """`Detta är en kvittens på att …`, where nothing says that one is wished for or lacking."""
    named = any(token.text in _RECEIPTS for token in clause.tokens)
    return named and not clause.has("future") and all(token.is_known for token in clause.tokens)


def certainty(sentence: Sentence, clauses: Sequence[Clause], index: int, token: Token) -> Force:
    """The force of one status word in a clause that itself holds no doubt."""
    clause = clauses[index]
    others = [one for one in clauses if one is not clause and not one.conditional]
    status = token.status.status if token.status else None
    if any(_unsettles(one, status) for one in others):
        return "hedged" if status == "done" else "weak"
    if status == "booked" and _is_taken_off(clause, token):
        return "negated"
    goes_on = _goes_on(clauses, index, token)
    if goes_on and (sentence.subject or sentence.free):
        return "future"  # `Order 48213 klar för installation`
    if goes_on or _is_weakened(clauses, index, status):
        return "weak"
    if token.text in _SELF_STATING and len(clause.tokens) <= 3:
        return "stated"
    states = _states(sentence, clauses, index, token)
    return "stated" if states and is_understood(sentence, clauses, index, token) else "weak"


def _unsettles(clause: Clause, status: Status | None) -> bool:
    """A guess or a doubt, unless it tells why: `bomkörning 3/11 2026, ingen öppnade dörren`."""
    if not (clause.has("hedge") or clause.has("doubt")):
        return False
    doubting = [one for one in clause.tokens if not one.classes.isdisjoint(("hedge", "doubt"))]
    if status == "ordered" and all("coming" in one.classes for one in doubting):
        return False  # `… är mottagen och vi återkommer med en tid`
    return any(f"suits_{status}" not in one.classes for one in doubting)


def _is_weakened(clauses: Sequence[Clause], index: int, status: Status | None) -> bool:
    """Denied or made to depend in another clause, or said of orders at large or of a visit."""
    clause = clauses[index]
    others = [one for one in clauses if one is not clause and not one.conditional]
    denied = any(one.has("negation") for one in others) and status not in ("failed", "cancelled")
    # `är utförd om kunden har godkänt`
    depends = index + 1 < len(clauses) and clauses[index + 1].conditional
    # `Montören har utfört ett besök`: a visit made is not the work done
    visit = status == "done" and any(one.text in _VISITS for one in clause.tokens)
    return denied or depends or visit or clause.has("orders")


def _goes_on(clauses: Sequence[Clause], index: int, token: Token) -> bool:
    """`klar för bokning`, `klart att utföra`: ready for something, not done."""
    clause = clauses[index]
    position = clause.tokens.index(token) + 1
    following = clause.tokens[position].text if position < len(clause.tokens) else ""
    if not following and index + 1 < len(clauses):
        following = clauses[index + 1].joined
    return token.text.startswith(_OPEN_ENDED) and following in _MORE


def _is_taken_off(clause: Clause, token: Token) -> bool:
    """`Besöket har bokats av`: the little word at the end turns it round."""
    position = clause.tokens.index(token) + 1
    following = [one.text for one in clause.tokens[position : position + 2]]
    return following[:1] == ["av"] and (len(following) == 1 or following[1] in _NAMING)


def _states(sentence: Sentence, clauses: Sequence[Clause], index: int, token: Token) -> bool:
    clause = clauses[index]
    position = clause.tokens.index(token)
    verbs = [i for i, one in enumerate(clause.tokens[:position]) if "states" in one.classes]
    follows = clause.joined in GOING_ON and index > 0 and _has_statement(clauses[index - 1])
    if verbs or follows:
        return _sentence_states(sentence, clauses, index, position, verbs[-1] if verbs else 0)
    if "active" in token.classes:  # `Den 6 november registrerade vi er order`
        doers = ("agent" in one.classes for one in clause.tokens[position + 1 :])
        return _is_work(sentence, clause.tokens[position + 1 + (next(doers, False)) :], token)
    if _is_past(token):
        before = [*_earlier(clauses, index), *clause.tokens[:position]]
        after = clause.tokens[position + 1 :]
        heads = _is_work(sentence, before, token) or (
            not _nouns(before) and _is_work(sentence, after, token)
        )
        return heads and not any(map(_counts, [None, *clause.tokens], clause.tokens))
    return sentence.heading and _heading_states(sentence, clauses, index, token)


def _counts(before: Token | None, token: Token) -> bool:
    """A small number that is no order's beginning (`order 59 114`)."""
    named = before is not None and "order" in before.classes
    return token.text.isdigit() and len(token.text) < 3 and not named


def _has_statement(clause: Clause) -> bool:
    return clause.has("states") or any(_is_past(token) for token in clause.tokens)


def _is_past(token: Token) -> bool:
    return token.status is not None and (
        token.text.split()[0].endswith("des") or token.text.startswith(("togs ", "mottogs"))
    )


def _earlier(clauses: Sequence[Clause], index: int) -> list[Token]:
    """The words of the sentence before this clause; after `att` a new thing is spoken of."""
    begins = max((i for i in range(index + 1) if clauses[i].joined == "att"), default=0)
    spoken = [clause for clause in clauses[begins:index] if not clause.conditional]
    return [token for clause in spoken for token in clause.tokens]


def _sentence_states(
    sentence: Sentence, clauses: Sequence[Clause], index: int, position: int, verb: int
) -> bool:
    """A verb, nothing unknown, the status word; and the right thing is spoken of."""
    tokens = clauses[index].tokens
    token, between = tokens[position], tokens[verb + 1 : position]
    status = token.status.status if token.status is not None else None
    if not all(one.is_known or f"suits_{status}" in one.classes for one in between):
        return False  # `blev tyvärr en bomkörning`
    by_reader = verb == 1 and tokens[0].text in _READER
    if by_reader and status in ("ordered", "cancelled"):
        return _is_work(sentence, tokens[position + 1 :], token)  # `Ni har avbeställt …`
    said_of_it = {f"usual_{status}", f"suits_{status}"}
    before = [*_earlier(clauses, index), *tokens[:verb]]
    # `På beställarens begäran är …`, `Montören kom inte in, det blev …`, `Vi beklagar, men …`
    follows = zip_longest(before, before[1:])
    before = [one for one, two in follows if not _is_said_of_it(one, two, said_of_it)]
    if tokens[verb].text.startswith("har") and _first_noun(before) in (None, "agent"):
        inverted = _first_noun(between) == "agent"
        if inverted or _first_noun(before) == "agent":
            return _is_work(sentence, tokens[position + 1 :], token)
    return _is_work(sentence, before, token) or (
        not _nouns(before)
        and all(one.is_known for one in before)
        and _is_work(sentence, between, token)
    )


def _is_said_of_it(token: Token, after: Token | None, classes: set[str]) -> bool:
    """Why or at whose wish it came so, or who regrets it; none of them is what it is said of."""
    if token.text == "vi" and after is not None:
        return not after.classes.isdisjoint(classes)
    return not token.classes.isdisjoint(classes)


def _heading_states(
    sentence: Sentence, clauses: Sequence[Clause], index: int, token: Token
) -> bool:
    """Every word of the heading up to the status is known, and no other thing is spoken of."""
    before = _earlier(clauses, index)
    tokens = [*before, *clauses[index].tokens]
    failed = token.status is not None and token.status.status == "failed"
    if not all(one.is_known or (failed and "negation" in one.classes) for one in tokens):
        return False
    if clauses[index].has("states"):
        return False
    tokens = [one for one in tokens if "negation" not in one.classes]
    if not _nouns(tokens):
        return all(one.status is not None for one in clauses[index].tokens)
    return _is_work(sentence, tokens, token)


def _nouns(tokens: Sequence[Token]) -> list[Token]:
    return [
        one
        for one in tokens
        if one.action is not None
        or not one.classes.isdisjoint(("order", "subject", "agent", "client", "lock", "person"))
        or not one.is_known
    ]


def _first_noun(tokens: Sequence[Token]) -> str | None:
    nouns = _nouns(tokens)
    if not nouns:
        return None
    return "agent" if "agent" in nouns[0].classes else "other"


def _is_work(sentence: Sentence, tokens: Sequence[Token], status: Token) -> bool:
    """The first thing named is the order or its work; what follows says whose and where."""
    nouns = _nouns(tokens)
    if not nouns:
        return False
    first = nouns[0]
    is_work = first.action not in (None, "other") or not first.classes.isdisjoint(
        ("order", "subject")
    )
    implies = status.status is not None and status.status.action is not None
    if not is_work and not (implies and "lock" in first.classes):
        return False
    return _only_names_follow(sentence, tokens, tokens.index(first))


def _only_names_follow(sentence: Sentence, tokens: Sequence[Token], head: int) -> bool:
    """Unknown words pass only as a name after a preposition (`för Hemtjänst Nord AB`)."""
    naming = False
    for position in range(head + 1, len(tokens)):
        token = tokens[position]
        if token.is_known:
            naming = token.text in _NAMING and token.text != "av"
        elif not (naming and sentence.has_capital(token)):
            return False
    return True
