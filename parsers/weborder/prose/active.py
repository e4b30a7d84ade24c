"""Verbs that tell who did it: `Vi makulerade order 48213`, `Montören monterade låset`.

The same words are adjectives of many (`makulerade ordrar`), so they state a status only right
beside the one who did it, and of the order or the work that follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from parsers.weborder.prose.clauses import Clause, Token
from parsers.weborder.words.vocabulary import STATUS_WORDS, StatusWord, Vocabulary, phrase

_WORKERS = ("montor", "lassmed", "tekniker", "installator", "vi")
_ORDERERS = ("ni", "du", "bestallaren", "kommunen", "handlaggaren")
_US = ("vi", "ni")
"""Who may stand after the verb (`Den 6 november registrerade vi …`)."""
ACTIVE = frozenset(("active",))


def know_active_verbs(clauses: Sequence[Clause], vocabulary: Vocabulary) -> None:
    """Gives each active verb that stands beside its doer the status it states."""
    verbs = _verbs(vocabulary)
    for clause in clauses:
        for index, token in enumerate(clause.tokens):
            word = verbs.get(token.text)
            if word is None:
                continue
            before, after = clause.tokens[max(index - 1, 0) : index], clause.tokens[index + 1 :]
            told = any(_may_do(one, word) for one in before)
            if told or (after and after[0].text in _US and _may_do(after[0], word)):
                token.status, token.classes = word, ACTIVE


def _may_do(token: Token, word: StatusWord) -> bool:
    """Whoever mounts the lock does the work; the one who ordered it may also give it up."""
    orders = word.status in ("ordered", "cancelled") and token.text in _ORDERERS
    return orders or token.text.startswith(_WORKERS)


@cache
def _verbs(vocabulary: Vocabulary) -> Mapping[str, StatusWord]:
    given = vocabulary.tables.get("statuses", {})
    return {
        " ".join(phrase(word)): status
        for name, status in STATUS_WORDS.items()
        for word in given.get(f"{name}_active", ())
    }
