"""A label of two fields over a value of two: `Order/status: 51005 / Utförd`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.weborder.layout.items import Item, Pair
from parsers.weborder.values.fits import fits
from parsers.weborder.words.vocabulary import Vocabulary

_JOINED = re.compile(r" ?[/&+] ?| och | samt ")
_PARTED = (" / ", "/", " - ", " – ", " — ", ", ", "; ", " och ")
_SIGN = re.compile(r"[/&+]| och | samt ")


def take_apart(items: Sequence[Item], vocabulary: Vocabulary) -> list[Item]:
    """The items with each combined label as the pairs it stands for.

    A label is combined only where each part of it is a known label, no two of one field, and the
    value has as many parts, each of them of its field's form; any other pair is left as it was.
    """
    if not _SIGN.search("\n".join([item.label for item in items if isinstance(item, Pair)])):
        return list(items)
    found: list[Item] = []
    for item in items:
        if isinstance(item, Pair) and _SIGN.search(item.label):
            found.extend(_parts(item, vocabulary) or (item,))
        else:
            found.append(item)
    return found


def _parts(pair: Pair, vocabulary: Vocabulary) -> list[Item]:
    labels = _JOINED.split(pair.label.strip(" :."))
    names = [vocabulary.label(label) or _short(label, vocabulary) for label in labels]
    fields = [name for name in names if name is not None]
    if len(fields) < len(labels) or len(set(fields)) < 2 or len(set(fields)) < len(fields):
        return []
    for mark in _PARTED:
        values = [value.strip() for value in pair.value.split(mark)]
        if len(values) != len(fields):
            continue
        shaped = [fits(name, value, vocabulary) for name, value in zip(fields, values, strict=True)]
        if all(fit is not False for fit in shaped) and sum(map(bool, shaped)) >= len(shaped) - 1:
            return [
                pair._replace(label=label, field=name, value=value)
                for label, name, value in zip(labels, fields, values, strict=True)
            ]
    return []


def _short(label: str, vocabulary: Vocabulary) -> str | None:
    """`Ordernr och typ`: the second part leaves out the order's name."""
    return vocabulary.label(f"order{label}") if label.islower() else None
