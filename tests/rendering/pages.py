"""Looking at a page as a reader's program would: its colours, its links, its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

Colours = tuple[str, str]
_RULE = re.compile(r"\.([a-z]+(?:, \.[a-z]+)*) \{([^}]*)\}")


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb as WCAG 2.1 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def declared(style: str, name: str) -> str | None:
    """The value of one property in a style attribute or a rule's body."""
    for part in style.split(";"):
        key, _, value = part.partition(":")
        if key.strip() == name:
            return value.replace("!important", "").strip()
    return None


def dark_rules(html: str) -> dict[str, str]:
    """Class to declarations, of the rules for dark mode."""
    _, _, after = html.partition("@media (prefers-color-scheme: dark)")
    rules: dict[str, str] = {}
    for classes, body in _RULE.findall(after.partition("</style>")[0]):
        for name in classes.split(", "):
            rules[name.lstrip(".")] = body
    return rules


def colours(html: str, *, dark: bool) -> set[Colours]:
    """Every pair of text colour and background that some words on the page have."""
    rules = dark_rules(html) if dark else {}
    return {_seen(node, rules) for node in _speaking(LexborHTMLParser(html))}


def _speaking(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    for node in tree.css("body *"):
        if (node.text(deep=False) or "").strip():
            yield node


def _seen(node: LexborNode, rules: dict[str, str]) -> Colours:
    colour: str | None = None
    back: str | None = None
    here: LexborNode | None = node
    while here is not None and (colour is None or back is None):
        classes = (here.attributes.get("class") or "").split()
        own = here.attributes.get("style") or ""
        styles = [rules[name] for name in classes if name in rules] + [own]
        for style in styles:
            colour = colour or declared(style, "color")
            back = back or declared(style, "background-color")
        here = here.parent
    return colour or "#000000", back or "#ffffff"
