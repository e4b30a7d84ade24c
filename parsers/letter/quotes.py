"""Where a person's own words end and older words begin, as each mail program marks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from parsers.content import Element, Paragraph, Table
from parsers.page.html import QUOTE

Line = str | Table
How = Literal["header", "quote"]

_LABELS = {
    "från": "from", "fran": "from", "from": "from", "avsändare": "from", "fra": "from",
    "skickat": "date", "sent": "date", "datum": "date", "date": "date", "skickad": "date",
    "till": "to", "to": "to", "mottagare": "to",
    "kopia": "other", "cc": "other", "kopia till": "other", "svar till": "other",
    "reply-to": "other", "svara till": "other", "prioritet": "other", "importance": "other",
    "bifogade filer": "other", "attachments": "other", "bcc": "other", "organisation": "other",
    "ämne": "subject", "amne": "subject", "subject": "subject", "rubrik": "subject",
}  # fmt: skip
_HEADER = re.compile(
    r"[>|\s]{0,20}\*{0,2}\s{0,3}(" + "|".join(sorted(_LABELS, key=len, reverse=True))
    + r")\s{0,3}(?:\*{0,2}:|:\*{0,2})\*{0,2}\s{0,20}(.{0,600})", re.IGNORECASE
)  # fmt: skip
_SEPARATOR = re.compile(
    r"[>\s]{0,20}(?:-{2,40} ?(?P<old>ursprungligt meddelande|original ?meddelande"
    r"|original message|original appointment)"
    r"|-{2,40} ?(?:vidarebefordrat (?:meddelande|brev|mail|mejl)|vidarebefordrat av[^\n]{0,200}"
    r"|forwarded (?:message|by)[^\n]{0,200}|videresendt)"
    r"|(?:vidarebefordrat (?:brev|meddelande|mejl)|begin forwarded message"
    r"|börja(?:n på)? vidarebefordrat (?:brev|meddelande)|start på vidarebefordrat meddelande) ?:)"
    r"[\s-]{0,60}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[>\s]{0,20}[_=*-]{3,200}\s{0,20}$")
_VERBS = ("skrev", "wrote", "schrieb", "skreiv")
_WROTE = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b", re.IGNORECASE)
# One look at the lines of the whole text: without any of these there is nothing to split.
_BEGINS = re.compile(
    r"\n(?:[ \t]{0,20}>|[>|* \t]{0,20}(?:från|fran|from|avsändare|fra|ämne|amne|subject|datum|date"
    r"|skickat|sent|till|to)\s{0,3}\*{0,2}:|[> \t]{0,20}(?:-{2,40} ?(?:urspr|orig|vidare|forw)"
    r"|vidarebefordrat|begin forw|börja vid|början på vid|start på vid))",
    re.IGNORECASE,
)
# Each form above holds one of these words, which are quicker to look for.
_SIGNS = (*_VERBS, ">", "från", "fran", "from", "fra:", "avsändare",
          "ursprungligt", "original", "vidarebefordrat", "forward")  # fmt: skip
_REACH = 8


@dataclass(slots=True)
class Split:
    """A person's own lines, and what was below: ``how`` is None where there was nothing.

    ``header`` holds the older message's header as the mail program wrote it into the body, by
    ``from``, ``date``, ``to``, ``subject``. ``forward`` says that the program named it a forward.
    """

    own: list[Line]
    how: How | None = None
    rest: list[Line] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)
    forward: bool = False


def has_marks(text: str) -> bool:
    """Tell whether a plain text may hold older words at all."""
    lowered = text.lower()
    signs = [sign for sign in _SIGNS if sign in lowered]
    if not signs:
        return False
    if _BEGINS.search(f"\n{text}") is not None:
        return True
    return any(verb in signs for verb in _VERBS) and _WROTE.search(text) is not None


def lines_of(elements: Sequence[Element]) -> list[Line]:
    """Return a page's elements as lines, a blank one between paragraphs; tables stay whole."""
    lines: list[Line] = []
    for element in elements:
        if isinstance(element, Table):
            lines.append(element)
        else:
            lines.extend(element.text.split("\n"))
            lines.append("")
    return lines


def elements_of(lines: Sequence[Line]) -> tuple[Element, ...]:
    """Return lines as elements again, quote marks left out."""
    elements: list[Element] = []
    words: list[str] = []
    for line in (*lines, ""):
        if isinstance(line, str) and line.strip() and line != QUOTE:
            words.append(line)
            continue
        if words:
            elements.append(Paragraph("\n".join(words)))
            words = []
        elif line == "" and _may_be_followed(elements):
            elements.append(Paragraph(""))  # an empty paragraph is a label's empty value
        if isinstance(line, Table):
            elements.append(line)
    return tuple(elements)


def _may_be_followed(elements: Sequence[Element]) -> bool:
    """Tell whether a further blank line here is an empty paragraph."""
    last = elements[-1] if elements else None
    return isinstance(last, Paragraph) and bool(last.text)


def split(lines: Sequence[Line]) -> Split:
    """Return the words above the first mark of older words, and what stands below it."""
    for index in range(len(lines)):
        kind = _mark(lines, index)
        if kind is None:
            continue
        own = list(lines[:index])
        while own and isinstance(own[-1], str) and (not own[-1].strip() or _RULE.match(own[-1])):
            own.pop()
        result = Split(own, "quote", list(lines[index:]))
        result.forward = kind == "forward"
        if kind != "wrote":
            _find_header(lines, index, result)
        return result
    return Split(list(lines))


def _mark(lines: Sequence[Line], index: int) -> str | None:
    """Name the mark of older words on this line, None where there is none."""
    line = lines[index]
    if isinstance(line, Table):
        return "header" if _table_header(line) else None
    stripped = line.strip()
    if line == QUOTE or stripped.startswith(">"):
        return "quote"
    if not stripped or len(stripped) > 1_000:
        return None
    separator = _SEPARATOR.match(stripped)
    if separator:
        return "old" if separator["old"] else "forward"
    if ":" in stripped and _header_at(lines, index)[0]:
        return "header"
    return "wrote" if _is_attribution(lines, index) else None


def _is_attribution(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line, with the two after it, is "Den … skrev …:"."""
    joined = ""
    for line in lines[index : index + 3]:
        if not isinstance(line, str) or line == QUOTE or not line.strip():
            break
        joined = f"{joined} {line.strip()}"[:600]
        if joined.endswith(":"):
            wrote = _WROTE.search(joined)
            return wrote is not None and bool(re.search(r"\d|@", joined))
    return False


def _find_header(lines: Sequence[Line], index: int, result: Split) -> None:
    """Look for a header block at a mark or a few lines below it, and fill it in."""
    seen = 0
    for start in range(index, min(len(lines), index + 3 * _REACH)):
        line = lines[start]
        if isinstance(line, Table):
            header, end = _table_header(line), start + 1
        else:
            bare = line.strip("> \t")
            if not bare or line == QUOTE or _RULE.match(line) or _SEPARATOR.match(line):
                separator = _SEPARATOR.match(line)
                result.forward = result.forward or bool(separator and not separator["old"])
                continue
            header, end = _header_at(lines, start)
        if header:
            result.how, result.header = "header", header
            quoted = isinstance(line, str) and line.lstrip().startswith(">")
            result.rest = [_unquote(one) if quoted else one for one in lines[end:]]
            while result.rest and (result.rest[0] == QUOTE or result.rest[0] == ""):
                result.rest.pop(0)
            return
        seen += 1
        if seen >= 2 or (isinstance(line, str) and _is_attribution(lines, start)):
            return


def _unquote(line: Line) -> Line:
    """Return a line without one level of quote marks."""
    if isinstance(line, str) and line.lstrip().startswith(">"):
        return line.lstrip()[1:].removeprefix(" ")
    return line


def _header_at(lines: Sequence[Line], index: int) -> tuple[dict[str, str], int]:
    """Return the header block that begins on this line and the line after it; else nothing."""
    found: dict[str, str] = {}
    last = folded = ""
    end = index
    blanks = 0
    for position in range(index, min(len(lines), index + 2 * _REACH + 4)):
        line = lines[position]
        if not isinstance(line, str) or line == QUOTE:
            break
        match = _HEADER.match(line)
        if match:
            label = _LABELS[match.group(1).lower()]
            if label != "other" and label in found:
                break
            if folded:
                found[last] += folded
            folded = ""
            found[label] = match.group(2).strip().strip("*").strip()
            last, end, blanks = label, position + 1, 0
        elif not line.strip("> \t"):
            blanks += 1
            if blanks > 1 or not found:
                break
        elif not blanks and last in ("to", "other", "subject", "from") and position - end < 6:
            # A long list of recipients, folded; it counts only if the header goes on after it.
            folded = f"{folded} {line.strip()}"[:600]
        else:
            break
    return (_only_whole(found), end) if found else ({}, index)


def _only_whole(found: dict[str, str]) -> dict[str, str]:
    """Return the header if it is one: a sender and two of date, recipient and subject."""
    whole = "from" in found and sum(label in found for label in ("date", "to", "subject")) >= 2
    return found if whole else {}


def is_header(table: Table) -> bool:
    """Tell whether a table is a mail's header (Thunderbird and others write it as one)."""
    return bool(_table_header(table))


def _table_header(table: Table) -> dict[str, str]:
    """Return the header block that Thunderbird and others write as a table; else nothing."""
    found: dict[str, str] = {}
    for row in table.rows[:12]:
        label = _LABELS.get(row[0].strip(" :*").lower()) if len(row) == 2 else None
        if label is None:
            return {}
        found.setdefault(label, row[1])
    return _only_whole(found)
