"""A key to the statuses, or the steps that an order passes: it names all, and states none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.reading import Status
from parsers.weborder.layout.items import Gap, Item, Pair, Text, without_title
from parsers.weborder.layout.progress import FEWEST, names_each_once
from parsers.weborder.values.phrases import read_status
from parsers.weborder.words.fold import has_digit
from parsers.weborder.words.vocabulary import Vocabulary

_STEPS = re.compile(r" ?[→›»>] ?| [-–|·•/] ")
_MARKED = re.compile(r"[^\w\s→›»>|·•/=–:-]")
"""Whatever is no word and parts none marks a step, as `►` and `✔` do."""
_EXPLAINED = re.compile(r"(?P<label>[^=–:-]{3,30}) ?[=–:-] ?(?P<value>\S.*)")
_SIGNS = frozenset("→›»>|·•/=–:-")
_LEAST_WORDS = 2
_LONGEST = 80


def without_legends(items: Sequence[Item], vocabulary: Vocabulary) -> Sequence[Item]:
    """The items without those that explain the statuses or only tell their order.

    A key explains three or more of them on lines of their own, in words and with no number or day.
    A row of steps is one line of nothing but statuses, none of them marked.
    """
    explaining = [item for item in items if _may_explain(item)]
    if rows := [item for item in explaining if _is_row_of_steps(item, vocabulary)]:
        items = [item for item in items if item not in rows]
    if len(explaining) - len(rows) < FEWEST:
        return items
    return _without_keys(items, vocabulary)


def _without_keys(items: Sequence[Item], vocabulary: Vocabulary) -> list[Item]:
    kept: list[Item] = []
    run: list[Item] = []
    told: list[Status] = []
    for item in [*items, None]:
        status = _explained(item, vocabulary) if item is not None else None
        if status is not None:
            told.append(status)
        elif not (run and isinstance(item, Gap) and not item.hard):
            if len(set(told)) >= FEWEST:
                run = [one for one in run if isinstance(one, Gap)]
                kept = without_title(kept, _leads_to_a_key)
            kept += run
            run, told = [], []
        if item is not None:
            (run if told else kept).append(item)
    return kept


def _may_explain(item: Item) -> bool:
    """False for the label of a field, and for a text without a sign, as nearly all are; quick."""
    if isinstance(item, Pair):
        return item.field is None or item.field.startswith("date_")
    return isinstance(item, Text) and not _SIGNS.isdisjoint(item.text)


def _leads_to_a_key(item: Item) -> bool:
    """`Så läser du orderns status:`"""
    return isinstance(item, Text) and item.text.endswith(":") and not has_digit(item.text)


def _explained(item: Item, vocabulary: Vocabulary) -> Status | None:
    """The status that a line explains (`Bokad: montören har en tid`), or None."""
    if not _may_explain(item):
        return None
    if isinstance(item, Pair):
        label, value = item.label, item.value.lstrip("= –-")
    elif isinstance(item, Text) and (found := _EXPLAINED.fullmatch(item.text.strip())):
        label, value = found["label"], found["value"]
    else:
        return None
    if len(value.split()) < _LEAST_WORDS or has_digit(value):
        return None
    read = read_status(label.strip(" .:"), vocabulary)
    return None if read is None or read.day is not None else read.word.status


def _is_row_of_steps(item: Item, vocabulary: Vocabulary) -> bool:
    if isinstance(item, Pair):  # `Så går det till: Mottagen → Bokad → Utförd`
        text = item.value if item.field is None else ""
    else:
        text = item.text if isinstance(item, Text) else ""
    if not text or len(text) > _LONGEST or _SIGNS.isdisjoint(text):
        return False
    steps = _STEPS.split(text.strip())
    if _MARKED.search(text):
        return False
    return names_each_once([step.strip() for step in steps], vocabulary)
