"""Ticked and unticked boxes beside options: only what is ticked is said.

An option that is not ticked says nothing, and where it cannot be seen which one is ticked, none is.
"""

from __future__ import annotations

import re

TICKED = r"[\[(] ?[xX✓✔✅☑] ?[\])]|[☑✓✔✅◉⦿🗹🗸]"
UNTICKED = r"\[[ _-]?\]|\( ?\)|[☐□▢○◯⬜⚪❏❑]"
_BOX = re.compile(rf"(?P<yes>{TICKED})|(?:{UNTICKED})")
SIGNS = frozenset("[(☐□▢○◯⬜⚪❏❑☑✓✔✅◉⦿🗹🗸")
_FILLED = re.compile(rf" ?(?:{TICKED}|x|ja|yes|true|1) ?", re.IGNORECASE)
_EMPTY = re.compile(rf" ?(?:{UNTICKED}|nej|no|false|0|-|–|_{{1,10}}|) ?", re.IGNORECASE)


def options(value: str) -> tuple[tuple[str, bool], ...]:
    """Each option of ``[x] Montering [ ] Demontering`` and whether it is ticked; else none.

    The boxes stand all before their options or all after them.
    """
    if SIGNS.isdisjoint(value):
        return ()
    boxes = list(_BOX.finditer(value))
    if not boxes:
        return ()
    ends = [*(box.start() for box in boxes[1:]), len(value)]
    between = [value[b.end() : e].strip(" ,;/|") for b, e in zip(boxes, ends, strict=True)]
    before = value[: boxes[0].start()].strip(" ,;/|")
    if before and not between[-1]:
        between = [before, *between[:-1]]
    elif before:
        return ()
    return tuple((text, box["yes"] is not None) for text, box in zip(between, boxes, strict=True))


def ticked(value: str) -> str | None:
    """The value without boxes: the one ticked option; None where none or several are ticked."""
    found = options(value)
    if not found:
        return None if any(not box["yes"] for box in _boxes(value)) else value
    chosen = [text for text, is_ticked in found if is_ticked]
    return chosen[0] if len(chosen) == 1 and chosen[0] else None


def _boxes(value: str) -> list[re.Match[str]]:
    return [] if SIGNS.isdisjoint(value) else list(_BOX.finditer(value))


def begins_with_box(line: str) -> bool:
    """True for a line that is an option with its box before it."""
    return line[:1] in SIGNS and _BOX.match(line) is not None


def is_tick(value: str) -> bool | None:
    """True for a value that ticks its label, False for one that leaves it open, else None."""
    if len(value) > 12:
        return None
    if _FILLED.fullmatch(value):
        return True
    return False if _EMPTY.fullmatch(value) else None
