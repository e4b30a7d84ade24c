"""Numbers that name something: which shapes an order, a lock or a client number may have."""

from __future__ import annotations

import re

from parsers.pseudonym import is_personal_number
from parsers.weborder.values.dates import DAY, DayMention
from parsers.weborder.words.fold import collapse, fold

LONGEST_ORDER = 24
_ID = (
    r"(?:[a-z]{1,6}-?)?(?:20[0-9]{2}[-/][0-9]{2,8}|[0-9]{1,3}(?: [0-9]{3}){1,3}|[0-9]{3,12}"
    r"|[1-9][0-9]-(?!20[0-9]{2}\b)[0-9]{4,8})"  # `26-57338`: a year and a number
    r"(?:-[0-9]{1,3})?"
)
ORDER_ID = re.compile(
    r"[ ]?(?:(?:med )?(?:nr|nummer)|no|id|(?:(?<=numret )|(?<=nummer )|(?<=nr ))ar)?"
    r"[ :#.\-()\]\"']{0,4}(?:nr\.? |nummer |#)?"
    r"(?P<id>(?=[a-z-]{0,7}[0-9])"
    + _ID
    # A number broken in two, one of several, or the first of a range is not read.
    + r")(?![0-9a-z%]|-[0-9]|[.,:/][0-9]"
    r"|(?<=[0-9]) (?:kr|st|las|procent|av (?:[0-9]|tva|tre|de|alla|er))\b"
    r"| [0-9]| ?(?:-|t\.?o\.?m\.?|till(?: och med)?) ?[0-9]{3})"
)
_YEAR = re.compile(r"20[0-9]{2}")
SERIAL_ID = re.compile(
    r"[ ]?(?:(?:har |med )?(?:serie)?(?:nr|nummer)|no|id|(?:(?<=numret )|(?<=nummer ))ar)?"
    r"[ :#.\-]{0,3}"
    r"(?P<id>(?:[a-z]{1,6}[- ]?)?[0-9]{2,12}(?: [0-9]{2,4}){0,3}(?:[-+][0-9]{1,6}){0,2})"
    r"(?![0-9a-z%])"
)
_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}|\S{1,80}@\S{1,80}")
_PHONE = re.compile(
    r"(?:\+46|\b0)[ ]?\(?0?\)?[0-9]{1,3}[-/ ][0-9]{2,3}(?: ?[0-9]{2,3}){1,3}|(?<=tel )[0-9 -]{6,15}"
)
_TIME = re.compile(r"\b(?:kl\.? ?)?[0-2]?[0-9][.:][0-5][0-9](?: ?- ?[0-2]?[0-9][.:][0-5][0-9])?")
_WHOLE_ORDER = re.compile(
    r"(?:(?:web)?order(?:nr|nummer)? )?(?:nr\.? ?|nummer )?#? ?"
    r"(?P<id>(?:[0-9]{1,2}[a-z]{1,3}-|[a-z]{0,8}[-_/. ]?)"
    r"(?:[0-9]{1,3}(?: [0-9]{3}){1,3}|[0-9]{2,3} [0-9]{4,5}|20[0-9]{2}:[0-9]{2,6}"
    r"|[0-9]{2,14}|[0-9](?=[-/][0-9]{3}))"
    r"(?:[-/][0-9a-z]{1,8}){0,3})"
    r"(?P<rest> ?\([^0-9()]{1,60}\)| ?[,;-] [^0-9()]{1,60})?",
)
_TWO_NUMBERS = re.compile(r"(?<![0-9])([0-9]{4,})[-/]([0-9]{4,})(?![0-9])")
_SERIAL = re.compile(r"(?=[^ ]{0,20}[0-9])[A-Za-zÅÄÖåäö0-9]{1,20}(?:[-_./:][A-Za-z0-9]{1,20}){0,5}")
_SPACED_SERIAL = re.compile(
    r"[A-ZÅÄÖ]{1,5} [0-9]{2,14}(?:[- ][0-9]{1,6}){0,3}|[0-9]{1,4}(?: [0-9]{2,4}){1,4}"
)
_SEVERAL_SERIALS = re.compile(r"[A-ZÅÄÖ]{1,5}-?[0-9]{3,12}(?: [A-ZÅÄÖ]{1,5}-?[0-9]{3,12}){1,9}")
_SEVERAL_SPACED = re.compile(r"([A-ZÅÄÖ]{1,5}) [0-9]{3,12}(?: \1 [0-9]{3,12}){1,9}")
_SPACED_PREFIX = re.compile(r"([^\W\d_]+) ")
_PREFIXES = frozenset(("wo", "ao", "nr", "id", "so"))
_RANGE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,5}-?[0-9]{3,12} ?[-–] ?[A-Za-z]{1,5}-?[0-9]{3,12}")
_ZEROS = frozenset("0 -")
_PARENTHESIS = re.compile(r"\s*\([^()0-9]{0,40}[0-9]?\)")


def mask(folded: str, days: tuple[DayMention, ...]) -> str:
    """The text with days, links, addresses, telephones and times blanked at the same length."""
    spans = [(day.start, day.end) for day in days]
    if "://" in folded or "@" in folded or "www." in folded:
        spans += [found.span() for found in _LINK.finditer(folded)]
    if any(c in folded for c in "0123456789"):
        spans += [found.span() for found in _PHONE.finditer(folded)]
        spans += [found.span() for found in _TIME.finditer(folded)]
    if not spans:
        return folded
    pieces = list(folded)
    for start, end in spans:
        pieces[start:end] = ["\x01"] * (end - start)
    return "".join(pieces)


def read_order(value: str) -> str | None:
    """The order number of a field, as written but upper-cased and without spaces; else None."""
    read = read_order_and_rest(value)
    return None if read is None else read[0]


def read_order_and_rest(value: str) -> tuple[str, str] | None:
    """The order number and the words after it in parentheses or after a comma."""
    text = collapse(value).strip(" .,;:")
    if not text or len(text) > LONGEST_ORDER + 60:
        return None
    folded = fold(text)
    found = _WHOLE_ORDER.fullmatch(folded)
    if found is None or not looks_like_order(folded[found.start("id") : found.end("id")]):
        return None
    prefix = _SPACED_PREFIX.match(text, found.start("id"))
    if prefix and not (
        fold(prefix[1]) in _PREFIXES or (len(prefix[1]) < 5 and prefix[1].isupper())
    ):
        return None  # `utförd 18`, `ca 1203`: a word and a number
    order = text[found.start("id") : found.end("id")].replace(" ", "").upper()
    return order, text[found.end("id") :].strip(" ,;()-–")


def looks_like_order(folded: str) -> bool:
    """False for a day, a telephone, a personal number, two numbers joined and mere zeros."""
    if folded.isdigit() and 2 <= len(folded) < 8:
        return not _ZEROS.issuperset(folded)
    compact = folded.replace(" ", "")
    if len(compact) > LONGEST_ORDER or sum(c.isdigit() for c in compact.strip("0-")) < 1:
        return False
    if DAY.search(folded) and not compact.isdigit():
        return False  # `2026-11-02`, `lades 2026-11-02`
    telephone = _PHONE.fullmatch(folded) is not None and not folded.startswith("00")
    if telephone or (is_personal_number(folded) and not compact.isdigit()):
        return False
    two = _TWO_NUMBERS.search(compact)
    if two and not two[1].startswith("20"):
        return False
    return not (compact.isdigit() and len(compact) in (10, 12) and is_personal_number(compact))


def is_telephone(value: str) -> bool:
    """True for a value that begins with a telephone number."""
    return _PHONE.match(value) is not None


def is_lock_range(value: str) -> bool:
    """`PL-004512-PL-004515`, `PL-1 eller PL-2`: nobody says which, or which lie between."""
    if " eller " in value:
        return True
    return value.count("-") + value.count("–") > 1 and _RANGE.search(value) is not None


def read_locks(value: str) -> tuple[str, ...] | None:
    """The serial numbers of a field in order; None when any part of it is no such number."""
    found: list[str] = []
    parts = re.split(r"[,;\n]| och | samt | & | \+ | / ", value)
    if len(parts) == 1 and _SEVERAL_SERIALS.fullmatch(value):
        parts = value.split()  # line breaks of a cell, which are spaces by now
    elif len(parts) == 1 and (several := _SEVERAL_SPACED.fullmatch(value)):
        parts = re.findall(rf"{several[1]} [0-9]+", value)
    for part in parts:
        text = collapse(_PARENTHESIS.sub("", part)).strip(" .:")
        if not text:
            continue
        if not (_SERIAL.fullmatch(text) or _SPACED_SERIAL.fullmatch(text)):
            return None
        if len(text) < 3 or DAY.fullmatch(text) or is_personal_number(text):
            return None  # a personal number under a lock's label is never kept as written
        if text not in found:
            found.append(text)
    return tuple(found)


def is_year(written: str) -> bool:
    """`© Weborder 2026`, `Weborder 2026`: no order's number where nothing says that it is one."""
    return _YEAR.fullmatch(written) is not None
