"""What a page's styles do to its words: hide them, strike them out, keep their lines apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Effect = Literal["hidden", "struck", "tiny", "sized", "kept", "reversed", "unclear"]
Attributes = Mapping[str, str | None]

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?:max-height|max-width)\s*:\s*0+(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|color\s*:\s*transparent|opacity\s*:\s*0+(?:\.0+)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_TINY = re.compile(
    r"font-size\s*:\s*(?:0+(?:\.0+)?(?:px|pt|em|rem|%)?|(?:1|0?\.\d+)(?:px|pt))\s*(?:;|!|$)",
    re.IGNORECASE,
)
_SIZED = re.compile(r"font(?:-size)?\s*:", re.IGNORECASE)
_KEPT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
# In a sheet, what is sized to nothing may be sized again further in: only these hide for sure.
_STRIKING = re.compile("line-through", re.IGNORECASE)
_SHEET_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE
)
_TELLING = ("none", "line-through", "hidden", "collapse", "mso-hide")
_MEDIA = re.compile(r"@media[^{]{0,300}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}[^{}]{0,200}\}")
_COMMENT = re.compile(r"/\*[^*]{0,2000}\*/")
_SIMPLE = re.compile(r"\s*(?:(?:html|body)\s+)?[a-z0-9]{0,20}([.#][\w-]{1,60})\s*", re.IGNORECASE)
_NAME = re.compile(r"[.#][A-Za-z_-][\w-]{0,60}")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The classes (``.name``) and ids (``#name``) that a page's own style sheet gives an effect.

    ``unclear`` are those hidden in some places only, which nobody here works out.
    """

    hidden: frozenset[str] = _NOTHING
    struck: frozenset[str] = _NOTHING
    unclear: frozenset[str] = _NOTHING

    def effect(self, attributes: Attributes) -> Effect | None:
        """Return what the sheet does to an element with these attributes."""
        if "class" not in attributes and "id" not in attributes:
            return None
        names = {f".{name}" for name in (attributes.get("class") or "").split()}
        names.add(f"#{attributes.get('id') or ''}")
        if not self.hidden.isdisjoint(names):
            return "hidden"
        if not self.struck.isdisjoint(names):
            return "struck"
        return None if self.unclear.isdisjoint(names) else "unclear"


def read_sheet(source: str) -> Sheet | None:
    """Return what the page's style sheets say on every screen; None where it is nothing."""
    start = source.find("<style")
    if start < 0:
        start = source.find("<STYLE")
    if start < 0 or not any(word in source for word in _TELLING):
        return None
    hidden: set[str] = set()
    struck: set[str] = set()
    unclear: set[str] = set()
    for part in re.split("<style", source[start : start + 60_000], flags=re.IGNORECASE)[1:20]:
        text = _COMMENT.sub("", re.split("</style", part, flags=re.IGNORECASE)[0].partition(">")[2])
        for selector in _selectors(text, _STRIKING):
            struck.update(_NAME.findall(selector)[-1:])
        for selector in _selectors(_MEDIA.sub("", text), _SHEET_HIDING):
            simple = _SIMPLE.fullmatch(selector)
            if simple:
                hidden.add(simple.group(1))
            else:
                unclear.update(_NAME.findall(selector)[-1:])
    if not (hidden or struck or unclear):
        return None
    return Sheet(frozenset(hidden), frozenset(struck), frozenset(unclear))


def _selectors(sheet: str, effect: re.Pattern[str]) -> list[str]:
    """Return the selectors of the rules that have an effect."""
    found: list[str] = []
    for rule in sheet.split("}"):
        selectors, _, body = rule.rpartition("{")
        if effect.search(body):
            found.extend(one[-200:] for one in selectors.split(",")[:20])
    return found


def style_effect(style: str | None) -> Effect | None:
    """Return what a style attribute does to the words of its element."""
    if not style:
        return None
    return _known(style) if len(style) <= 300 else _judge(style[:20_000])


def is_sized(style: str | None) -> bool:
    """Tell whether a style gives its words a size of their own, and one that can be read."""
    return bool(style) and _SIZED.search(style or "") is not None and style_effect(style) != "tiny"


def _judge(style: str) -> Effect | None:
    if _HIDING.search(style):
        return "hidden"
    lowered = style.lower()
    if "line-through" in lowered:
        return "struck"
    if "bidi-override" in lowered:
        return "reversed"
    if _TINY.search(style):
        return "tiny"
    return "kept" if _KEPT.search(style) else None


# A page repeats a dozen styles hundreds of times, and so does the next page.
_known = lru_cache(maxsize=2048)(_judge)
