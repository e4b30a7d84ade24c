"""Whether a clause beside the status gives reason to doubt that the work is done.

The rules are closed rather than open: a no is harmless only where it plainly speaks of something
else, and what is said of the work, the lock or the people must be understood.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.weborder.clauses import Clause, Sentence, Token

_TOUCHY = frozenset(("work", "order", "subject", "agent", "lock", "topic"))
_SYSTEM = frozenset(("weborder", "webordern", "webborder", "webbordern", "vi"))
_READER = frozenset(("ni", "du", "er", "dig", "oss", "vi"))
_AFTERWARDS = frozenset(("darefter", "sedan"))
_PROVE = frozenset(("bekrafta", "kontrollera", "verifiera", "intyga", "sakerstall", "godkann"))
_TELLING = frozenset(("vi", "vill", "kan", "harmed", "far"))
_NAMING = frozenset(("for", "hos", "at", "i", "pa", "fran", "till", "av", "vid", "med"))


def gives_misgivings(sentence: Sentence, clauses: Sequence[Clause], clause: Clause) -> bool:
    """True for a clause that a careful reader would ask about before believing the work done."""
    if clause.conditional:
        return clause.tokens[0].text in _AFTERWARDS and (
            clause.has("suspect") or clause.has("doubt")
        )
    if clause.tokens[0].text == "om" or clause.has("harmless"):
        return False
    if clause.has("suspect"):
        return not (clause.has("surroundings") and _only_lacks(clause))
    if clause.has("contact"):
        return False
    if clause.has("negation"):
        elsewhere = any(one.has("harmless") for one in clauses)  # `inte går att svara på`
        return not elsewhere and not any(token.status is not None for token in clause.tokens)
    return _is_of_the_work(clause) and not _is_understood(sentence, clause)


def asks_for_proof(clauses: Sequence[Clause]) -> bool:
    """`Bekräfta att låset är monterat`: the one who asks does not know."""
    told = [token.text for clause in clauses for token in clause.tokens]
    if not any(token.status for clause in clauses for token in clause.tokens):
        return False
    first = next((word for word in told if word in _PROVE), None)
    return first is not None and _TELLING.isdisjoint(told[: told.index(first)])


def _only_lacks(clause: Clause) -> bool:
    """`Porttelefon saknas`: what is lacking is neither the lock nor the work."""
    return all(t.text.startswith("sakn") for t in clause.tokens if "suspect" in t.classes)


def _is_of_the_work(clause: Clause) -> bool:
    """The first thing named is the work, the lock or a person there; `ni` and `du` are told."""
    if any(token.status is not None for token in clause.tokens):
        return False
    for token in clause.tokens:
        if token.text in _READER or not _classes(token):
            return False
        if token.text not in _SYSTEM and (
            not token.classes.isdisjoint(_TOUCHY) or token.action is not None
        ):
            return True
    return False


def _classes(token: Token) -> bool:
    return bool(token.classes) or token.action is not None or token.is_known


def _is_understood(sentence: Sentence, clause: Clause) -> bool:
    naming = False
    for token in clause.tokens:
        is_name = naming and sentence.text[token.start : token.start + 1].isupper()
        if not (_classes(token) or is_name):
            return False
        naming = is_name or token.text in _NAMING
    return True
