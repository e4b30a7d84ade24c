"""Bytes to text: charsets that are missing, unknown or falsely declared, and harmful characters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

# Codecs that Python counts as text but no mail reader does: slow, ambiguous or stateful.
_REFUSED = frozenset(
    {"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7", "mbcs"}
)
_LATIN = frozenset({"iso8859-1", "cp1252", "iso8859-15", "ascii"})

# Line breaks of every kind; a NEL, LS or PS is one too.
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, zero-width and bidi marks, surrogates, and characters without a glyph.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]+"
)
# What changes how a text reads without being seen: NUL, bidi overrides and isolates, surrogates,
# tag characters, and an invisible character inside a number. No honest notice needs them.
_DECEPTIVE = re.compile(
    "[\x00\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
    "|[0-9][\xad\u034f\u200b-\u200f\u2060-\u2064\ufeff]+[0-9]"
)
# Any of the above, or a mark that may be composed: the one look at a text.
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0300-\u036f\u061c\u115f\u1160\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_UNSEEN = re.compile(
    "[\x00\xad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_COMPOSABLE = re.compile("[A-Za-z][\u0300-\u0304\u0306-\u030c\u0327\u0328]")


@lru_cache(maxsize=256)
def codec_of(charset: str) -> str | None:
    """Return Python's own name of a charset, or None when it is unknown or refused."""
    if len(charset) > 40:
        return None
    try:
        info = codecs.lookup(charset.strip().strip("'\""))
    except (LookupError, ValueError, UnicodeError):
        return None
    text = getattr(info, "_is_text_encoding", True)
    return info.name if text and info.name not in _REFUSED else None


def decode(data: bytes, charset: str | None) -> str:
    """Return the text of the bytes, as declared where that can be, else UTF-8, else Windows-1252.

    ISO-8859-1 is read as Windows-1252, as every mail client does; and bytes that are well-formed
    UTF-8 beyond ASCII are read so even where they are declared Latin-1, since Swedish Latin-1 text
    is never well-formed UTF-8.
    """
    if data.isascii() and not (charset and charset[:1] in "iIuUhH"):
        return data.decode("ascii")
    codec = codec_of(charset) if charset else None
    if data.isascii() and (codec is None or codec in _LATIN or codec == "utf-8"):
        return data.decode("ascii")
    for candidate in _candidates(codec):
        try:
            return data.decode(candidate)
        except (UnicodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _candidates(codec: str | None) -> tuple[str, ...]:
    """Name the codecs to try, best first."""
    if codec is None or codec in _LATIN:
        return ("utf-8", "iso8859-15") if codec == "iso8859-15" else ("utf-8", "cp1252")
    return (codec, "utf-8", "cp1252")


def octets(text: str) -> bytes:
    """Return the bytes of a header value as the email package keeps them (surrogate escapes)."""
    return text.encode("utf-8", "surrogateescape" if not _lone(text) else "replace")


def _lone(text: str) -> bool:
    """Tell whether a text holds surrogates that no byte was escaped to."""
    return any("\ud800" <= c <= "\udc7f" or "\udd00" <= c <= "\udfff" for c in text)


def clean(text: str) -> str:
    r"""Return the text with ``\n`` as its one line break, composed, nothing invisible in it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    # One look decides for nearly all mail that there is nothing to do.
    if _SUSPECT.search(text) is None:
        return text
    text = _HARMFUL.sub("", _BREAKS.sub("\n", text))
    # Composing pair by pair instead of whole texts: linear, whatever marks are heaped up.
    return _COMPOSABLE.sub(lambda m: unicodedata.normalize("NFC", m.group()), text)


def is_deceptive(text: str) -> bool:
    """Tell whether a text holds characters that make it read otherwise than it is shown."""
    if text.isascii():
        return "\x00" in text
    return _UNSEEN.search(text) is not None and _DECEPTIVE.search(text) is not None
