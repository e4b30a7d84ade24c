"""Several orders in running text, each in a sentence of its own: one block a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.weborder.layout.blocks import DECISIVE, Block, Part
from parsers.weborder.layout.items import Item, Pair, Text, pairs_of
from parsers.weborder.prose.clauses import sentence_spans
from parsers.weborder.prose.told import read_prose
from parsers.weborder.values.dates import find_days
from parsers.weborder.values.numbers import mask
from parsers.weborder.words.fold import fold
from parsers.weborder.words.vocabulary import Vocabulary


def orders_by_sentence(items: Sequence[Item], vocabulary: Vocabulary) -> Part | None:
    """`Weborder 1 avseende montering är utförd. Weborder 2 …`: the part, one block an order.

    None unless at least two sentences each name one order, no two the same one, and state its
    kind and status, and no label of a fact stands in the part: any other text is read as a whole.
    """
    pairs = pairs_of(items)
    if not DECISIVE.isdisjoint([pair.field for pair in pairs]):
        return None
    texts = [item for item in items if isinstance(item, Text)]
    if not _names_two(texts, vocabulary):
        return None
    blocks: list[Block] = []
    outside: list[Text | Pair] = list(pairs)
    seen: set[str] = set()
    for sentence in _sentences(texts):
        prose = read_prose(sentence.text, vocabulary)
        orders = {order for order, _ in prose.orders}
        if not orders:
            outside.append(sentence)
            continue
        stated = any(
            one.force == "stated" and (one.action or prose.actions) for one in prose.mentions
        )
        if len(orders) > 1 or orders & seen or not stated:
            return None
        seen |= orders
        order = Pair("Order", "order", orders.pop(), sentence.source)
        blocks.append(Block((order,), (sentence,)))
    return Part(tuple(blocks), tuple(outside))


def _names_two(texts: Sequence[Text], vocabulary: Vocabulary) -> bool:
    named = {order for text in texts for order, _ in read_prose(text.text, vocabulary).orders}
    return len(named) > 1


def _sentences(texts: Sequence[Text]) -> list[Text]:
    found: list[Text] = []
    for text in texts:
        folded = fold(text.text)
        masked = mask(folded, find_days(folded))
        found += [
            Text(text.text[start:end].strip(), text.source)
            for start, end, _ in sentence_spans(masked)
        ]
    return found
