"""A row of the statuses that an order passes, with the one where it stands marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.reading import Source
from parsers.weborder.layout.items import Item, Pair
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.phrases import UNTICKED, read_status
from parsers.weborder.words.fold import clean, collapse
from parsers.weborder.words.vocabulary import Vocabulary

FEWEST = 3
"""Two statuses may be the former and the new, or a label and its value."""
_MARK = re.compile(r"[^\w\s-]")
_WORD = re.compile(r"[^\W\d_]")


def current_step(
    row: Sequence[str], source: Source, vocabulary: Vocabulary
) -> Sequence[Item] | None:
    """The marked step of `Beställd | Bokad | ► Utförd` as a status, nothing where none is marked.

    None for a row that holds anything but statuses. Where the steps are marked from the first on,
    the last of them counts; raises Undecided where the marks tell no single step.
    """
    steps = [cell for cell in map(collapse, map(clean, row)) if _WORD.search(cell)]
    if not names_each_once([_MARK.sub("", step).strip() for step in steps], vocabulary):
        return None
    marked = [index for index, step in enumerate(steps) if _is_marked(step)]
    if not marked:
        return ()
    if len(marked) > 1 and marked != list(range(len(marked))):
        raise Undecided("two_statuses", " | ".join(steps), "status")
    return (Pair("Steg", "status", _MARK.sub("", steps[marked[-1]]).strip(), source),)


def names_each_once(steps: Sequence[str], vocabulary: Vocabulary) -> bool:
    """True for three or more statuses without days, no two of them the same, and nothing else."""
    if len(steps) < FEWEST:
        return False
    told = [read_status(step, vocabulary) for step in steps]
    named = {one.word.status for one in told if one is not None and one.day is None}
    return len(named) == len(steps)


def _is_marked(step: str) -> bool:
    return _MARK.search(step) is not None and UNTICKED.isdisjoint(step)
