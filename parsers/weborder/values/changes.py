"""A status with the one it took the place of: `Status: Bokad → Utförd`."""

from __future__ import annotations

import re

from parsers.weborder.values.phrases import read_status
from parsers.weborder.words.vocabulary import Vocabulary

_ARROW = re.compile("→|➔|➜|⇒|->|=>")
_PART = re.compile(r"(?:^| [-–|] |[:,;(] ?)(?=[^-–|:,;(]{2,40}$)")
"""Where the part of a subject begins that ends it."""


def present_status(value: str, vocabulary: Vocabulary) -> str:
    """What stands after the one arrow between two statuses, else the value as it is."""
    sides = [side.strip() for side in _ARROW.split(value)]
    changed = len(sides) == 2 and all(read_status(side, vocabulary) for side in sides)
    return sides[1] if changed else value


def without_former_status(text: str, vocabulary: Vocabulary) -> str:
    """A heading without the status before its arrow: `Nedmontering: Bokad → Makulerad`."""
    sides = _ARROW.split(text)
    part = _PART.search(sides[0]) if len(sides) == 2 else None
    if part is None:
        return text
    former, status = sides[0][part.end() :].strip(), sides[1].strip(" .")
    both = read_status(former, vocabulary), read_status(status, vocabulary)
    return text if None in both else f"{sides[0][: part.end()]}{sides[1].strip()}"
