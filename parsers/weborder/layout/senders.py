"""The name of a system before what it says: `Låsporten: order 48213 är utförd`."""

from __future__ import annotations

import re

from parsers.weborder.words.compounds import is_no_true_system
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import WORD, Vocabulary

_NAMED = re.compile(r"(?P<name>[A-ZÅÄÖ][^\W\d_]{3,24}): (?=\S)")
_FIRM = re.compile(r"(?P<name>[A-ZÅÄÖ][\w-]+(?: (?:&|och|i|[A-ZÅÄÖ][\w-]*)){1,5}): (?=\S)")
_COINED = re.compile(r"[a-zåäö][A-ZÅÄÖ]")


def without_sender(subject: str, body: str, vocabulary: Vocabulary) -> str:
    """The subject without a system's name, which nobody else's words could be.

    It is a word that the vocabulary does not know, and is either written as no Swedish word is
    (`LåsAdmin`) or named again in the message itself; or a firm's whole name, which stands on a
    line of its own there.
    """
    firm = _FIRM.match(subject)
    if firm and re.search(rf"(?im)^\s*{re.escape(firm['name'])}(?: ab)?\s*$", body):
        return subject[firm.end() :]  # the same words are weighed where they stand alone
    found = _NAMED.match(subject)
    if found is None or is_no_true_system(fold(found["name"])):
        return subject
    unknown = WORD.fullmatch(fold(found["name"])) and fold(found["name"]) not in vocabulary.longest
    coined = _COINED.search(found["name"]) is not None
    if unknown and (coined or re.search(rf"\b{found['name']}\b", body)):
        return subject[found.end() :]
    return subject
