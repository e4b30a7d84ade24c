"""A value with the one it took the place of: `Status: Bokad → Utförd`."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.weborder.values.phrases import read_status
from parsers.weborder.words.vocabulary import Vocabulary

_ARROW = re.compile(r" ?(?:→|➔|➜|⇒|->|=>) ?")
_PART = re.compile(r"(?:^| [-–|] |[:,;(] ?)(?=[^-–|:,;(]{2,40}$)")
"""Where the part of a subject begins that ends it."""


def now(value: str, reads: Callable[[str], bool]) -> str:
    """What stands after the one arrow where both sides are such values, else the value as it is."""
    sides = _ARROW.split(value)
    if len(sides) != 2 or not all(side.strip() and reads(side.strip()) for side in sides):
        return value
    return sides[1].strip()


def without_former_status(text: str, vocabulary: Vocabulary) -> str:
    """A heading without the status before its arrow: `Nedmontering: Bokad → Makulerad`."""
    sides = _ARROW.split(text)
    part = _PART.search(sides[0]) if len(sides) == 2 else None
    if part is None:
        return text
    former, status = sides[0][part.end() :].strip(), sides[1].strip(" .")
    both = read_status(former, vocabulary), read_status(status, vocabulary)
    return text if None in both else f"{sides[0][: part.end()]}{sides[1]}"
