"""A client's number, alone or beside a name; what only may be one is none.

The number must be the whole value, stand before a name, in parentheses or after a comma behind one,
follow a word for a number, or close a full name. Years, ages, flats, departments, postcodes,
extensions and telephones are never identity: two clients could share them.
"""

from __future__ import annotations

import re

from parsers.pseudonym import is_personal_number
from parsers.weborder.values.dates import DAY
from parsers.weborder.words.fold import collapse, fold

LONGEST = 120
_HIDDEN = re.compile(r"[xX*]{2}|\*")  # a number that is partly blanked out names nobody
_WHOLE = re.compile(
    r"#?(?:(?i:nr|nummer|id)\.?:? ?)?"
    r"(?P<id>(?:[A-Za-zÅÄÖåäö]{1,5}[-.]?|(?P<spaced>[A-ZÅÄÖ]{1,3} ))?"
    r"(?:[0-9]{1,3}(?: [0-9]{3}){1,3}|[0-9]{1,4} [0-9]{3,4}|[0-9]{2,12}(?:-[0-9]{1,4}){0,2}"
    r"|[0-9]-[0-9]{3,8}))"
)
_PERSON = r"[0-9]{6}(?:[0-9]{2})?[-+ ]?[0-9]{4}"
_LONG = rf"(?:{_PERSON}|(?:[A-ZÅÄÖ]{{1,3}}-)?[0-9]{{5,12}})"
_WORD = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäöéü.'-]{0,30}"
_NAME = rf"{_WORD}(?:,? {_WORD}){{0,4}}"
_BEFORE = re.compile(rf"#?(?P<id>{_LONG})(?:,? -? ?|, | \()(?P<name>{_NAME})\)?")
_AFTER = re.compile(
    rf"(?P<name>{_NAME})(?: ?\((?P<in>{_LONG})\)|(?:, | [-–/] )(?P<off>{_LONG})"
    rf"|,? \(?(?:kund|brukar)?(?:nr|nummer|id|-id)\.?:? ?(?P<named>[0-9]{{3,12}})\)?)"
)
_FULL_NAME = re.compile(rf"{_WORD} {_WORD}(?: {_WORD}){{0,2}} (?P<id>{_LONG})")
_NOBODY = re.compile(
    r"\b(?:lgh|lagenhet|plan|rum|vaning|van|vp|port|dorr|kod|tel|telefon|mobil|anknytning|ankn|larm|nyckel|box|hus"
    r"|avd|avdelning|kommun|kvinna|man|fodd|fru|herr|personer|ar|st|ca|ev|prel|ej|inte|ingen|okand)\b"
    r"|(?:gatan|vagen|grand|torget|stigen|garden|allen|kommun)\b"
)
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
_PHONE = re.compile(r"(?:\+46|0046|0)[0-9]{1,3}[-/ ]?[0-9 -]{5,12}")


def read_client(value: str, *, or_name: bool = False) -> str | None:
    """The client's number; None when there is no one number. ``or_name``: a name may stand here."""
    text = collapse(value).strip(" .,;:")
    if text.isascii() and text.isdigit() and 5 <= len(text) <= 9 and text.strip("0"):
        return text  # what nearly every message has
    if not text or len(text) > LONGEST or _HIDDEN.search(text):
        return None
    if is_personal_number(text) and not _is_mobile(text):
        return text
    number = _WHOLE.fullmatch(text)
    if number is not None:
        named = or_name and number["spaced"] is not None  # `AE 1203`: initials and a flat
        return number["id"] if _may_be_whole(text, number["id"], or_name, named) else None
    beside = _BEFORE.fullmatch(text) or _AFTER.fullmatch(text) or _FULL_NAME.fullmatch(text)
    if beside is None or _NOBODY.search(fold(text)):
        return None
    found = next(v for k, v in beside.groupdict().items() if k != "name" and v)
    return None if _is_phone(found) or set(found) <= set("0- ") else str(found)


def is_unread_number(value: str) -> bool:
    """True for a value under a client number's label that holds digits nobody can be sure of."""
    digits = sum(c.isdigit() for c in value)
    if ":" in value or DAY.fullmatch(fold(collapse(value))):
        return False  # another field's value: no number of a client's at all
    return digits > 2 and not _HIDDEN.search(value) and not _PHONE.fullmatch(collapse(value))


def _may_be_whole(text: str, number: str, or_name: bool, named: bool) -> bool:
    digits = "".join(c for c in number if c.isdigit())
    if set(digits) <= {"0"} or _is_phone(text):
        return False
    if not text.isdigit() and DAY.fullmatch(fold(text)):
        return False
    # Under `Brukare` a short number may be a birth year, a flat, an age beside initials.
    short = len(digits) < 3 or _YEAR.fullmatch(digits) is not None or (named and len(digits) < 5)
    return not (or_name and short)


def _is_phone(text: str) -> bool:
    return _is_mobile(text) or (_PHONE.fullmatch(text) is not None and not text.isdigit())


def _is_mobile(text: str) -> bool:
    """Ten digits that begin as a mobile telephone's; a personal number of 2007 would be a child."""
    return re.fullmatch(r"07[0-9]{8}", text.replace(" ", "")) is not None
