"""What a page shows beside its words: boxes, pictures, marks of notes, words kept folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

SIGNS = frozenset({"img", "input"})
# Marks of notes and links run into the words beside them; the others show words otherwise.
DOUBTFUL = frozenset({"sup", "sub", "a", "bdo", "details"})
_INLINE = frozenset({"span", "b", "strong", "i", "em", "font", "a", "u", "small", "label"})
# What a picture beside words is when it says nothing of them.
_DECORATION = frozenset({
    "logo", "logotyp", "logotype", "logga", "ikon", "icon", "bild", "image", "img", "picture",
    "pil", "arrow", "telefon", "phone", "e-post", "email", "mail", "kalender", "calendar", "hus",
    "house", "person", "lås", "lock", "nyckel", "key", "karta", "map", "klocka", "clock",
    "facebook", "linkedin", "instagram", "twitter", "youtube", "banner", "spacer",
})  # fmt: skip


class Node(Protocol):
    """What is asked of an element or a text of the page's tree."""

    @property
    def tag(self) -> str | None: ...
    @property
    def attributes(self) -> dict[str, str | None]: ...
    @property
    def text_content(self) -> str | None: ...
    @property
    def parent(self) -> Node | None: ...
    @property
    def next(self) -> Node | None: ...
    @property
    def prev(self) -> Node | None: ...
    @property
    def first_child(self) -> Node | None: ...
    def text(self) -> str: ...


class Refused(Exception):
    """The page goes beyond what is read for sure; its word is the fault's name."""


def sign_of(node: Node, tag: str, attributes: Mapping[str, str | None]) -> str:
    """Return what a box or a picture shows as words: ticked or not, what the picture is of."""
    if tag == "input":
        if (attributes.get("type") or "").lower() not in ("checkbox", "radio"):
            return ""
        return " \N{BALLOT BOX WITH CHECK} " if "checked" in attributes else " \N{BALLOT BOX} "
    alt = " ".join((attributes.get("alt") or "").split())[:100]
    words = alt.lower().split()
    if not alt or (words[0] in _DECORATION and len(words) < 3) or not _stands_beside_words(node):
        return ""
    # So said that no value takes it for its own words.
    return f" [bild: {alt}] " if any(map(str.isalnum, alt)) else f" {alt} "


def _stands_beside_words(node: Node) -> bool:
    """Tell whether words stand on either side of a picture, on its own line."""
    while True:
        for before in (True, False):
            near = node.prev if before else node.next
            while near is not None and (near.tag == "-text" or near.tag in _INLINE):
                if (near.text() if near.tag != "-text" else near.text_content or "").strip():
                    return True
                near = near.prev if before else near.next
        parent = node.parent
        if parent is None or parent.tag not in _INLINE:
            return False
        node = parent


def refuse_doubtful(node: Node, tag: str, before: Sequence[str]) -> None:
    """Refuse a page whose words read otherwise than they are shown.

    It turns letters around, shows some of its words on demand only, or runs a number into a
    note's mark or a link (`48213²`). ``before`` is what stands before the element on its line.
    """
    if tag == "bdo":
        raise Refused("deceptive")
    if tag == "details":
        if "open" not in node.attributes and _holds_more_than_its_summary(node):
            raise Refused("concealed")
    elif _runs_together(node, before[-1][-1:] if before else ""):
        raise Refused("run_together")


def _holds_more_than_its_summary(node: Node) -> bool:
    child = node.first_child
    while child is not None:
        if child.tag != "summary" and (child.text() or child.text_content or "").strip():
            return True
        child = child.next
    return False


def _runs_together(node: Node, last: str) -> bool:
    """Tell whether a digit of the element stands right beside one outside it."""
    after = node.next
    follows = after.text_content or "" if after is not None and after.tag == "-text" else ""
    if not (last.isdigit() or follows[:1].isdigit()):
        return False
    text = node.text() or ""
    return (last.isdigit() and text[:1].isdigit()) or (
        follows[:1].isdigit() and text[-1:].isdigit()
    )
