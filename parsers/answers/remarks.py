"""What people say beside a "klart" that takes nothing back: when it was, and that it was done."""

from __future__ import annotations

import re
from datetime import date

from parsers.weborder.values.dates import read_date

# A day without a year is the latest such day, unless that is longer ago than this.
_LONG_AGO = 90
_A_YEAR = 366
_DAY = re.compile(
    r"\b(?:den )?(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}|\d{1,2}(?::?e|:a)? (?:jan|feb|mar"
    r"|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zå]{0,6}\.?(?:,? 20\d\d)?)(?![\w/-])", re.IGNORECASE,
)  # fmt: skip
_EARLIER = re.compile(
    r"\b(?:sedan )?(?:i ?går|i ?förrgår|i ?morse|förra (?:veckan|månaden)"
    r"|i (?:mån|tis|ons|tors|fre|lör|sön)dags)\b(?: (?:kl|klockan)\.? ?\d{1,2}(?:[.:]\d\d)?)?",
    re.IGNORECASE,
)
_DID = frozenset({
    "tagit", "tagits", "tagen", "tog", "togs", "borttagen", "borttaget", "borttagna", "hämtat",
    "hämtad", "hämtats", "hämtade", "hämtades", "lämnat", "lämnad", "lämnats", "lämnades",
    "återlämnad", "återlämnat", "kopplat", "kopplad", "kopplats", "skickat", "skickad",
    "skickats", "skickade", "informerat", "informerad", "informerats", "informerade",
    "pratat", "meddelat", "meddelats", "beställt", "beställd", "beställts", "gjorde", "fixade",
})  # fmt: skip
_THINGS = frozenset({
    "vi", "jag", "har", "är", "blev", "den", "det", "dem", "detta", "de", "nu", "redan", "själva",
    "bort", "in", "upp", "hand", "om", "hos", "med", "från", "till", "och", "alla", "båda",
    "knappen", "knapparna", "kvittensknappen", "kvittensprodukten", "produkten", "nyckeln",
    "nycklarna", "låset", "låsvredet", "kunden", "blanketten", "utföraren", "personalen",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def without_past(clause: str, today: date) -> str | None:
    """Return the clause without the day that it says something was done.

    None where that day has not come, or is too long ago to be the one meant: "klart 30 november"
    said on the 26th is a promise.
    """
    named = _DAY.search(clause)
    if named is None:
        return _EARLIER.sub(" ", clause, count=1)
    day = _latest(named["day"], today)
    if day is None:
        return None
    return f"{clause[: named.start()]} {clause[named.end() :]}"


def is_remark(clause: str, today: date) -> bool:
    """Tell whether a clause says that the thing was done, in words that leave no doubt of it.

    Only words of a short list will do, one of them a verb of the past: "vi har tagit den".
    """
    plain = without_past(clause, today)
    if plain is None or any(character.isdigit() for character in plain):
        return False
    words = [word.lower() for word in _WORD.findall(plain)]
    if not words or words[0] in ("är", "har", "blev"):
        return False
    return not _DID.isdisjoint(words) and set(words) <= _DID | _THINGS


def _latest(text: str, today: date) -> date | None:
    """Return the day a text names if it has come; without a year the latest such day."""
    if re.search(r"\d{4}", text):
        day = read_date(text, today)
        return day if day is not None and 0 <= (today - day).days <= _A_YEAR else None
    days = (read_date(f"{text} {year}", today) for year in (today.year, today.year - 1))
    return next((d for d in days if d is not None and 0 <= (today - d).days <= _LONG_AGO), None)
