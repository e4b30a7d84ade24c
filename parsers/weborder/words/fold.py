"""Texts made alike: case, å ä ö, dashes and spaces of every kind count for nothing."""

from __future__ import annotations

import re
import unicodedata

_SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SAME_LENGTH = str.maketrans(
    {
        **dict(zip("åäöéèüáàæøâêëï", "aaoeeuaaaoaeei", strict=True)),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DASHES, "-"),
        "’": "'",
        "”": '"',
        "“": '"',
    }
)
_REMOVED = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e")
)
_UNSEEN = re.compile("[" + "".join(map(chr, _REMOVED)) + "]")
_DOUBLED = re.compile(r"([a-z])\1+")
_NO_LABEL_CHARACTERS = re.compile("[^a-z0-9]+")
_PLAIN_DIGIT = re.compile("[0-9]")
# Every character that Python calls a digit: `str.isdigit` asked of a whole text at once.
_DIGIT = re.compile(
    "[\\d\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c"
    "\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792"
    "\U00010a40-\U00010a43\U00010e60-\U00010e68\U00011052-\U0001105a\U0001f100-\U0001f10a]"
)


def clean(text: str) -> str:
    """The text in NFC without characters that cannot be seen."""
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.translate(_REMOVED) if _UNSEEN.search(text) else text


def fold(text: str) -> str:
    """Lower case without å ä ö and odd dashes; every position stays where it was."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):  # a few letters grow when lowered
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    # Nothing but these three is left of most Swedish: ten times as quick as the whole table.
    lowered = lowered.replace("å", "a").replace("ä", "a").replace("ö", "o")
    return lowered if lowered.isascii() else lowered.translate(_SAME_LENGTH)


def label_key(label: str) -> str:
    """What two spellings of one label have in common: its letters and digits, folded."""
    return _NO_LABEL_CHARACTERS.sub("", fold(label))


def has_digit(text: str) -> bool:
    """Whether any character of the text is a digit, of whatever script."""
    if _PLAIN_DIGIT.search(text) is not None:  # nearly twice as quick to look for
        return True
    return not text.isascii() and _DIGIT.search(text) is not None


def spelled_out_key(key: str) -> str:
    """The key of a label that writes å ä ö as aa, ae, oe."""
    return key.replace("aa", "a").replace("ae", "a").replace("oe", "o")


def squeezed(key: str) -> str:
    """The key with each letter that is doubled written once."""
    return _DOUBLED.sub(r"\1", key)


def collapse(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends."""
    return " ".join(text.split())
