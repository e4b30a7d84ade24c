"""Words that stand where something else is awaited: a no for a number, a telephone by a firm."""

from __future__ import annotations

import re

from parsers.weborder.prose.clauses import tokens_of
from parsers.weborder.prose.spoken import Mention
from parsers.weborder.prose.told import read_prose
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import WORD, Vocabulary

_TELEPHONE = re.compile(
    r" ?[,(] ?(?:tel\.?(?:efon)? ?:? ?)?0[0-9]{1,3}[- ]?[0-9][0-9 ]{4,12}\)?$", re.IGNORECASE
)


def against(value: str, vocabulary: Vocabulary) -> tuple[list[Mention], list[str]]:
    """What `Ej monterad` says where a number is awaited: mentions that deny, and refusals' codes.

    Of what such words would state nothing is kept, and of a name nothing at all.
    """
    if vocabulary.alarms.isdisjoint(WORD.findall(fold(value))) or _is_name(value, vocabulary):
        return [], []
    prose = read_prose(value, vocabulary)
    denying = [one for one in prose.mentions if one.force not in ("stated", "weak")]
    return denying, [code for code, _ in prose.refusals if code in ("unmade", "question")]


def _is_name(value: str, vocabulary: Vocabulary) -> bool:
    """`Inga Ström` is a name although `inga` is a no; `Ej Monterad` is none."""
    written = value.istitle() and value.count(" ") < 4
    return written and not any(
        token.status is not None or token.action is not None or "work" in token.classes
        for token in tokens_of(fold(value), 0, vocabulary)
    )


def without_telephone(value: str, vocabulary: Vocabulary) -> str:
    """A firm's name without the telephone after it; a person's telephone stays, and tells him."""
    firm = _TELEPHONE.sub("", value)
    if firm == value:
        return value
    classes = (vocabulary.classes.get((word,), ()) for word in WORD.findall(fold(firm)))
    return value if any("agent" in names for names in classes) else firm
