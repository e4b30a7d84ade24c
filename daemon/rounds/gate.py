"""The outgoing gate: what no mail may hold, found in its subject, text and page.

It is the last of several walls. Mails are built from a few known fields; the gate looks at the
finished mail all the same, since a provider's name or a municipality's own template may bring
anything. It names the kind of what it found, never the content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import unescape
from typing import Final
from urllib.parse import unquote

from daemon.rendering import Rendered, Renderer, sample_mails
from daemon.rendering.samples import VALUES

PERSONAL_NUMBER: Final = "ett personnummer"
TELEPHONE: Final = "ett telefonnummer"
PSEUDONYM: Final = "en kunds pseudonym"
ADDRESS: Final = "en e-postadress som inte är inställd"
DOOR_CODE: Final = "en kod till dörr, port eller larm"
NUMBER: Final = "ett nummer som inte hör till meddelandet"

_MASK = " ¤ "
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")

_CODE = re.compile(r"(?<!\w)LV-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?!\w)")
_DATE = re.compile(
    r"(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![-+]?\d)"
    r"(?! ?[-+/]? ?\d{4}(?![\d-]))"
)
_CASE = re.compile(r"(?<![\d-])20\d\d-\d{4}(?![-+]?\d)")
_MONTH_DAY = r"(?:0[1-9]|1[0-2])[-.]?(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
_PERSONAL = re.compile(
    rf"(?<!\d)(?:(?:18|19|20)\d\d[-.]?{_MONTH_DAY}|\d\d{_MONTH_DAY}) ?[-+/]? ?\d{{4}}(?!\d)"
)
_DOMESTIC = re.compile(r"(?<!\d)(?<!\d[-.:,/])\(?0(?:[ \-./()]{0,3}\d){6,12}(?!\d)")
_ABROAD = re.compile(r"(?<![\w+])(?:\+ ?|00 ?)[1-9](?:[ \-./()]{0,3}\d){6,14}")
_CALLED = re.compile(
    r"\b(?:tel|telefon|tfn|mobil|mob|ring)[a-zåäö.]{0,8}:? {0,3}\d(?:[ -]?\d){4,12}", re.I
)
_PSEUDONYM = re.compile(r"(?<!\w)K-[0-9A-Z]{8}(?!\w)", re.I)
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"'=]{1,64}@[^\s@<>()\[\],;:\"'?&]{1,255}")
_DOOR = re.compile(
    r"\b(?:port|dörr|entr[ée]|grind|nyckel|larm|lås|pin|tele)-?kod\w{0,5}"
    r"|\bkod(?:en|er|erna)?(?: till| för)?(?: port(?:en)?| dörr(?:en)?| larm(?:et)?)?:? {0,3}"
    r"\d{3,8}(?!\d)",
    re.I,
)
_LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){4}")

# Inline elements do not part the words they divide; a style's numbers are no words.
_INLINE: Final = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "u"})
_MARKUP = re.compile(
    r"<!--(?P<comment>(?!\[if)(?:(?!<!--|-->).)*)-->|<!--\[if[^\]<>]*\]>|<!\[endif\]-->"
    r"|<style\b(?:(?!</?style).)*</style>"
    r"|</?(?P<tag>[a-z][^\s<>/]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.I | re.S,
)
_VALUE = re.compile(r"\b(?:href|title|alt|aria-label|content|src)\s*=\s*(\"[^\"]*\"|'[^']*')", re.I)

# Each pattern with what must stand in the text for it to match: a mail is looked at in passing.
_KINDS: Final = (
    (PERSONAL_NUMBER, _PERSONAL, ()),
    (TELEPHONE, _ABROAD, ("+", "00")),
    (TELEPHONE, _CALLED, ("tel", "tfn", "mob", "ring")),
    (TELEPHONE, _DOMESTIC, ("0",)),
    (PSEUDONYM, _PSEUDONYM, ("k-",)),
    (ADDRESS, _MAIL, ("@",)),
    (DOOR_CODE, _DOOR, ("kod",)),
    (NUMBER, _LONG_NUMBER, ()),
)


def objections(rendered: Rendered, allowed: frozenset[str]) -> tuple[str, ...]:
    """Return the kinds of secret ``rendered`` holds, in Swedish; empty: it may be sent.

    ``allowed`` are the very values the mail was built from (order numbers, addresses of roles
    and providers, names of providers): they are taken out before looking, so that an order
    number that looks like a telephone number stops nothing. Dates, case references and LV codes
    never need to stand there.
    """
    pieces = (rendered.subject, rendered.text, *_visible(rendered.html))
    text = _masked(_plain("\n".join(pieces)), allowed)
    found: list[str] = []
    lowered = text.lower()
    for kind, pattern, hints in _KINDS:
        if _hinted(lowered, hints) and pattern.search(text):
            found.append(kind)
            text = pattern.sub(_MASK, text)
            lowered = text.lower()
    return tuple(dict.fromkeys(found))


def template_objections(renderer: Renderer) -> dict[str, tuple[str, ...]]:
    """Return what the gate would stop in each kind of sample mail, by the mail's name.

    Empty: no template writes anything of its own that the gate stops, as a telephone number.
    Raises RenderingError when a template has a fault; `check_templates` comes first.
    """
    found = {name: objections(renderer.render(m), VALUES) for name, m in sample_mails().items()}
    return {name: kinds for name, kinds in found.items() if kinds}


def _hinted(lowered: str, hints: tuple[str, ...]) -> bool:
    return not hints or any(hint in lowered for hint in hints)


def _plain(text: str) -> str:
    """One spelling for what looks alike: wide digits, dashes, hidden characters, line breaks."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _HYPHENS.sub("-", text).replace("\u00a0", " ")


def _masked(text: str, allowed: Iterable[str]) -> str:
    for pattern in (_CODE, _DATE, _CASE):
        text = pattern.sub(_MASK, text)
    lowered = text.lower()
    for value in sorted((_plain(v) for v in allowed if v.strip()), key=len, reverse=True):
        if value.split()[0].lower() in lowered:
            text = _whole(value).sub(_MASK, text)
    return text


def _whole(value: str) -> re.Pattern[str]:
    """Match ``value`` where it stands alone, so that 4821 does not hide half a telephone number."""
    words = r"\s+".join(re.escape(word) for word in value.split())
    if sum(c.isdigit() for c in value) >= 7 or not value.isdigit():
        return re.compile(rf"(?<![\w.+@-]){words}(?![\w@]|[.-]\w)", re.I)
    return re.compile(rf"(?<![\w+@-])(?<!\d[ .\-/]){words}(?![\w@-])(?![ ./]\d)", re.I)


def _visible(html: str) -> tuple[str, ...]:
    """The words of a page, and of its links, titles and comments."""
    values: list[str] = []

    def words(match: re.Match[str]) -> str:
        values.append(match["comment"] or "")
        values.extend(
            unquote(unescape(found[1:-1])) for found in _VALUE.findall(match["rest"] or "")
        )
        return "" if (match["tag"] or "").lower() in _INLINE else "\n"

    return (unescape(_MARKUP.sub(words, html)), *values)
