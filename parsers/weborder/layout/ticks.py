"""Kinds of work as labels, each ticked or not: `Installation: Nej`, `Nedmontering: Ja`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.reading import Source
from parsers.weborder.layout.items import Item, Pair, Text
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.boxes import is_tick, options
from parsers.weborder.values.dates import find_days
from parsers.weborder.values.fits import fits
from parsers.weborder.values.phrases import RANK, read_action, read_status
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import Kind, Vocabulary


class Ticks(NamedTuple):
    """The ticked kinds with their words, those left open, and the pairs and texts they were."""

    chosen: tuple[tuple[Kind, Pair], ...] = ()
    left: tuple[tuple[Kind, Pair], ...] = ()
    texts: frozenset[str] = frozenset()


def read_ticks(pairs: Sequence[Pair], texts: Sequence[Text], vocabulary: Vocabulary) -> Ticks:
    """Which kinds of work are ticked; a bare `Installation:` beside a ticked kind is left open."""
    chosen: list[tuple[Kind, Pair]] = []
    left: list[tuple[Kind, Pair]] = []
    for pair in pairs:
        tick = is_tick(pair.value.strip()) if pair.field is None else None
        kind = None if tick is None else read_action(pair.label, vocabulary)
        if kind is not None:
            (chosen if tick else left).append((kind, pair))
    if not chosen and not left:
        return Ticks()
    bare = [
        one.text
        for one in texts
        if one.text.endswith(":") and read_action(one.text, vocabulary) is not None
    ]
    return Ticks(tuple(chosen), tuple(left), frozenset(bare))


def option_items(value: str, source: Source, vocabulary: Vocabulary) -> list[Item]:
    """Options without a label: those that are kinds of work or statuses are such a field's value.

    Of the others (`[x] Nyckel finns`) only the ticked ones are said.
    """
    found: list[Item] = []
    rest = list(options(value))
    for text, is_ticked in rest:
        if not is_ticked and find_days(fold(text)):
            raise Undecided("hedged", text)  # `☐ Utförd 2026-11-18`: it has its day all the same
    for name in ("action", "status"):
        own = [one for one in rest if fits(name, one[0].rstrip(" :"), vocabulary)]
        rest = [one for one in rest if one not in own]
        if name == "status":
            own = _furthest(own, vocabulary)
        if own:
            boxes = "  ".join(f"[{'x' if is_ticked else ' '}] {text}" for text, is_ticked in own)
            found.append(Pair("", name, boxes, source))
    found.extend(Pair("", "free_text", text, source) for text, ticked in rest if ticked and text)
    return found


def _furthest(steps: Sequence[tuple[str, bool]], vocabulary: Vocabulary) -> list[tuple[str, bool]]:
    """The steps with the last ticked one alone ticked, where all before it are and none after.

    `☑ Mottagen ☑ Bokad ☐ Utförd` tells how far the order has come, in the order of its stages.
    """
    read = [read_status(text.rstrip(" :"), vocabulary) for text, _ in steps]
    ranks = [RANK[one.word.status] for one in read if one is not None and one.word.status]
    count = sum(is_ticked for _, is_ticked in steps)
    leads = all(is_ticked for _, is_ticked in steps[:count])
    if (
        count < 2
        or not leads
        or len(ranks) < len(steps)
        or ranks[:count] != sorted(set(ranks[:count]))
    ):
        return list(steps)
    return [(text, index == count - 1) for index, (text, _) in enumerate(steps)]
