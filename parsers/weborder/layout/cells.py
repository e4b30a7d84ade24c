"""A line of text as the cells of a row: wide spaces, leaders, bars, tabs, and exported rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.weborder.words.fold import has_digit
from parsers.weborder.words.vocabulary import Vocabulary

_CELLS = re.compile(
    r"""
    \|[ ]* | \t+[ ]* | …+[ ]? | \.(?:[ ](?:\.[ ])+\.?[ ]? | \.{2,}[ ]?)
    | _(?<=[^\s_:]_)_{2,}(?=[^\s_])
    | [ ](?:
        [ ]{0,39}(?:\|[ ]* | (?:\.[ ]){2,}\.?[ ]?)
        | (?<=\S[ ])[ ]{2,} | (?<=[^ .][ ])[ ](?=\S)
        | \.{3,}[ ]? | \.\.[ ] | …+[ ]?
    )
    """,
    re.VERBOSE,
)
"""Each form begins with a character of its own, so that no other position is tried."""
CUT = "‥"
"""Stands in a cell for the dots of a value that something has shortened."""
_CUT_BEFORE = re.compile(r"(?<=:)(?<!::) ?(?:…|\.{3})(?=[^\s.…])")
_CUT_WITHIN = re.compile(r"(?<=[0-9])(?:…|\.{3})(?= [a-zåäö])|(?<= )(?:…|\.{3})(?=[0-9])")
_LINE = re.compile(r"_{3,}")
_LEADING_LINE = re.compile(r"(?<=\S) _{3,} (?=[^\s_])")
"""From a label to its value; where there are more on a line they are still to be filled in."""
_PADDED = re.compile(r"(?<=[^\s:]) {1,40}: ")
"""The colons of labels that are padded to one width, where a line holds several of them."""
_RULE_CHARACTERS = frozenset("=-_*~#+.–—|: ")
_GROUPS = re.compile(r"[ |+]+")
_SEPARATORS = (";", ",", "\t")
"""What stands between the cells of an exported table, one between each two."""


def may_have_cells(line: str) -> bool:
    """True for a line that holds any of the marks that part cells."""
    if "\t" in line or "  " in line or "|" in line or "…" in line:
        return True
    return "..." in line or " .. " in line or "___" in line or ". . " in line


def split_cells(line: str, vocabulary: Vocabulary) -> list[str]:
    """The cells of a line; where labels end in colons, label and value in turn.

    `Ordernr:  55490     Ordertyp: Montering` holds four cells, and a label without a value is
    followed by an empty one.
    """
    if line.count(":") > 1:
        line = _PADDED.sub(": ", line)
    if "___" in line and len(_LINE.findall(line)) == 1:
        line = _LEADING_LINE.sub("  ", line)
    cells = _CELLS.split(_with_cuts_kept(line))
    if len(cells) > 1 and any(cell.endswith(":") and len(cell) > 1 for cell in cells):
        return _in_turn(cells, vocabulary) or cells
    return cells


def _with_cuts_kept(line: str) -> str:
    """`Utfört datum: 2026-11-1...`, `Ordernr: …213`: dots that shorten a value part no cells."""
    if line[-1:] in ".…" and (":" in line or has_digit(line)) and line.endswith(("...", "…")):
        line = line.rstrip(".…") + CUT
    line = _CUT_WITHIN.sub(CUT, line)
    return _CUT_BEFORE.sub(CUT, line) if ":" in line else line


def _in_turn(cells: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Labels with their values; none where a value stands without a label."""
    found: list[str] = []
    waiting = False  # for the value of the last label
    for cell in cells:
        label, colon, value = cell.partition(":")
        begins = bool(colon) and (not value or vocabulary.label(label) is not None)
        if waiting and begins:
            found.append("")
        if begins:
            found += [f"{label}:"] if not value else [f"{label}:", value.strip()]
        elif not waiting:
            return []
        else:
            found.append(cell)
        waiting = begins and not value
    return [*found, ""] if waiting else found


def is_rule(line: str) -> bool:
    """True for a line of dashes or the like, and for the mark above a signature."""
    if line[0] not in _RULE_CHARACTERS:
        return False
    if line == "--":
        return True
    return len(line) >= 3 and _RULE_CHARACTERS.issuperset(line) and line.strip(" .") != ""


def is_of_table(rule: str, table: Sequence[Sequence[str]]) -> bool:
    """True for a rule that parts a header from its rows, or row from row, and no order from order.

    It has a dash group for each cell of the row above, or stands below a header of several cells.
    """
    above = table[-1]
    groups = [group for group in _GROUPS.split(rule) if len(group) > 1]
    if len(groups) > 1:
        return len(groups) == len(above)
    return len(table) == 1 and len(above) > 2 and not any(map(has_digit, above))


def separator_of(line: str, following: str, vocabulary: Vocabulary) -> str | None:
    """The sign that parts the labels of an exported table, when a row like it stands below."""
    for sign in _SEPARATORS:
        count = line.count(sign)
        if count < 2 or following.count(sign) != count or has_digit(line):
            continue
        names = [vocabulary.label(cell) for cell in exported(line, sign)]
        if len(names) - names.count(None) > max(1, len(names) // 2):
            return sign
    return None


def exported(line: str, sign: str) -> tuple[str, ...]:
    """The cells of an exported row, their quotation marks gone."""
    return tuple(cell.strip(' "') for cell in line.split(sign))
