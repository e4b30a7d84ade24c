"""What stands outside the blocks of a message of several orders, and so speaks of them all."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from parsers.weborder.facts.candidates import add_text, gather_blocks
from parsers.weborder.facts.collected import Candidates
from parsers.weborder.facts.titles import is_confirmed_title, kinds_in_title
from parsers.weborder.layout.blocks import Block, Part
from parsers.weborder.layout.items import Pair, Text
from parsers.weborder.reasons import Undecided
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import WORD, Vocabulary

_NUMBER = re.compile(r"[0-9a-z]{0,6}-?[0-9]{3,12}")
_TAKING_BACK = frozenset(("unmaking", "void", "off_subject"))
_FEW_WORDS = 3
_JUDGED = frozenset((None, "free_text"))


def read_common(
    parts: Sequence[Part], subject: Text, orders: Collection[str], vocabulary: Vocabulary
) -> Candidates:
    """What is said of every order; raises Undecided where some of them are singled out."""
    outside = [piece for part in parts for piece in part.outside]
    for item in outside:
        if isinstance(item, Pair):
            _refuse_singling_out(item, orders, vocabulary)
    titles = [
        one.said for part in parts for one in part.between if is_confirmed_title(one, vocabulary)
    ]
    outside = [item for item in outside if not any(item is title for title in titles)]
    common = gather_blocks([Block.of(outside)], vocabulary)
    for item in outside:
        if isinstance(item, Text):
            common.aside_actions += kinds_in_title(item)
    add_text(common, subject, vocabulary)
    if common.refusals:
        raise common.refusals[0]
    named = [*common.named_orders, *common.other_orders]
    strangers = [one for one in named if one.value not in orders]
    if strangers:
        raise Undecided("two_orders", strangers[0].words, "order")
    return common


def _refuse_singling_out(pair: Pair, orders: Collection[str], vocabulary: Vocabulary) -> None:
    """`Ej utförda: 52002`, `52002: återbesök`, `Miljö: test`: not said of every order alike."""
    said = fold(f"{pair.label} {pair.value}")
    numbers = {number.upper() for number in _NUMBER.findall(said)}
    named = numbers.intersection(orders)
    if (named and len(named) < len(orders)) or _NUMBER.search(fold(pair.label)):
        raise Undecided("mixed_orders", pair.words)
    if pair.field in _JUDGED and len(pair.value.split()) <= _FEW_WORDS:
        classes = vocabulary.classes
        for word in WORD.findall(said):
            if not _TAKING_BACK.isdisjoint(classes.get((word,), ())):
                raise Undecided("unmade", pair.words)


def add_common(found: Candidates, common: Candidates) -> None:
    """Weighs what is said of every order with what its own block says of this one."""
    found.mentions += common.mentions
    found.asides += common.asides
    found.named_actions += common.named_actions
    found.guessed_actions += common.guessed_actions
    found.aside_actions += common.aside_actions
    found.guesses += common.guesses
    found.unknown_days += common.unknown_days
    found.coming_days += common.coming_days
    found.passed += common.passed
    found.weeks += common.weeks
    found.aside_days += common.aside_days
    found.aside_passed += common.aside_passed
    found.open_actions += common.open_actions
    found.unknown_kind = found.unknown_kind or common.unknown_kind
