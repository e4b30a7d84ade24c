"""Greetings, sign-offs and signatures: the words around an answer that say nothing of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.letter.footers import without_footers

_GREETING = re.compile(
    r"(?:hej\w{0,4}|hallå|tjena|tja|god ?(?:morgon|dag|kväll|middag|eftermiddag)|goddag)"
    r"(?: (?:på er|på dig|igen|alla|där|och tack|låsvakt"
    r"|[A-ZÅÄÖ][a-zåäöé]{1,15})){0,3}[ ,!.:]{0,3}",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:tack\w{0,4}(?: så (?:mycket|hemskt mycket))?(?: för (?:påminnelsen|hjälpen|info\w{0,9}"
    r"|mejlet|mailet|det|meddelandet))?|tusen tack|ha en (?:bra|fin|trevlig|skön) \w{2,12}"
    r"|(?:trevlig|skön) (?:dag|helg|kväll|eftermiddag)|ok|okej|kanon|toppen|bra|ja|japp"
    r"|på förhand tack|tack på förhand)[ ,!.:)]{0,4}",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"\s{0,5}(?:--\s{0,3}$|(?:mvh|m\.v\.h\.?|vh|bästa hälsningar|varma hälsningar"
    r"|(?:med )?(?:vänlig|vänliga|bästa) hälsning(?:ar)?|hälsning(?:ar)?|hälsn|vänligen"
    r"|allt gott|best regards|kind regards|regards)\b|/ ?[A-ZÅÄÖ]|skickat från|sent from"
    r"|(?:hämta|skaffa|get) outlook|skickades från|(?:skickat|sänt) med\b|_{5,})",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"[\s,.!]{0,4}/{1,2}\s?[A-ZÅÄÖ][a-zåäöé]{1,15}(?: [A-ZÅÄÖ][a-zåäöé]{1,20})?\s{0,3}$"
    r"|[\s,.!]{1,4}(?:(?i:mvh|med vänliga? hälsning(?:ar)?|vänliga hälsningar|hälsningar|hälsar)\b"
    r"[^\n]{0,60}|[–-]\s?[A-ZÅÄÖ][a-zåäöé]{1,15}(?: [A-ZÅÄÖ][a-zåäöé]{1,20})?)\s{0,3}$"
)
# Words that a signature has no use for, but a second thought has.
_MEANING = re.compile(
    r"\?|\b(?:inte|ej|icke|aldrig|men|klar\w{0,2}|utför\w{0,3}|gjort|gjord|fixat|färdig\w?|vänta"
    r"|ångra|ska|skall|ska|kommer|dock|kvar|sen|senare|snart|återstår|ps|p\.s|obs|fel|kanske|först"
    r"|förrän|aktuellt|behöver|måste|kan|kunde|ring|hör av|nej|nä|nja|njae|avbryt\w{0,2}|glöm"
    r"|fast|utom|ännu|än|saknas|delvis|nästan|steg\w{0,2}|LV-\w{4}-\w{4})\b", re.IGNORECASE,
)  # fmt: skip
# Words that begin with a capital on a line of their own, and are no names.
_NO_NAME = re.compile(
    r"(?:i ?morgon|nästa|vecka\w{0,2}|(?:mån|tis|ons|tors|fre|lör|sön)dag\w{0,2}|återkom\w{0,4}"
    r"|stopp|väntar|inväntar|halv\w{0,4}|oj|hoppsan|hm+)\b", re.IGNORECASE,
)  # fmt: skip
_SIGNED = re.compile(
    r"/?\s?[A-ZÅÄÖ][\w.'’-]{0,30}(?: (?:[A-ZÅÄÖ][\w.'’-]{0,30}|von|af|de)){0,4},?$"
)
_FULL_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöé]{1,20}(?:[ -][A-ZÅÄÖ][a-zåäöé]{1,20}){1,2}")
_CONTACT = re.compile(
    r"\+?\d[\d\s()-]{5,20}\d|@|www\.|https?:|\b(?:AB|HB|kommun|tel|mobil)\b", re.I
)
MOST_SIGNATURE = 25
LONGEST_LINE = 20_000


def is_courtesy(clause: str) -> bool:
    """Tell whether a clause is a greeting or thanks and nothing more."""
    clause = clause.strip()
    return bool(_GREETING.fullmatch(clause) or _THANKS.fullmatch(clause))


def body_of(lines: Sequence[str]) -> list[str] | None:
    """Return the lines that say something, signature cut.

    None where the signature holds words that may be a second thought ("PS. men inte 2"):
    such an answer is not understood.
    """
    body: list[str] = []
    worded = False
    for index, line in enumerate(lines):
        if _SIGN_OFF.match(line):
            return None if _speaks(lines[index:]) else body
        if not line.strip() and worded and _is_signature(lines[index + 1 :]):
            return body
        if worded and _is_full_name(line) and _is_signature(lines[index:]):
            return body
        # An answer with so long a line is not understood, whatever stands at its end.
        inline = _INLINE.search(line) if len(line) <= LONGEST_LINE else None
        body.append(line[: inline.start()] if inline else line)
        worded = worded or _has_words(body[-1])
        if inline and inline.start() > 0:
            return None if _speaks([line[inline.start() :], *lines[index + 1 :]]) else body
    return body


def _has_words(line: str) -> bool:
    """Tell whether a line holds more than a greeting."""
    return bool(line.strip()) and not is_courtesy(line)


def _speaks(lines: Sequence[str]) -> bool:
    """Tell whether a signature holds words of meaning, footers of mail systems aside."""
    return _MEANING.search("\n".join(without_footers(lines[:80]))) is not None


def _is_signature(lines: Sequence[str]) -> bool:
    """Tell whether all that follows is a signature without a sign-off: a name, then contacts.

    A mail system's footer alone counts as one.
    """
    words = [line.strip() for line in without_footers(lines) if line.strip()]
    if not words:
        return True
    if len(words) > MOST_SIGNATURE or any(len(line) > 100 for line in words):
        return False
    if _MEANING.search("\n".join(words)):
        return False
    named = _SIGNED.match(words[0]) is not None and _NO_NAME.match(words[0]) is None
    return named and (len(words) == 1 or len(words[0].split()) > 1 or _has_contact(words))


def _is_full_name(line: str) -> bool:
    """Tell whether a line is two or three names, which no blank line need part from the words."""
    return _FULL_NAME.fullmatch(line.strip()) is not None


def _has_contact(words: Sequence[str]) -> bool:
    return any(_CONTACT.search(line) for line in words)
