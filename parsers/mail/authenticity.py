"""Whether the own mail server vouches for a message's sender (Authentication-Results)."""

from __future__ import annotations

import re
from functools import lru_cache

import authres

from parsers.mail.message import Message

_FAILED = frozenset({"fail", "softfail", "permerror", "policy", "hardfail"})
# Exchange leaves out the server's name: the header begins with the first result.
_NAMELESS = re.compile(r"\s{0,20}(?:spf|dkim|dmarc|arc|compauth|auth)\s{0,5}=", re.IGNORECASE)
_RESULT = re.compile(r"\s{0,5}(spf|dkim|dmarc)\s{0,3}=\s{0,3}([a-z]{2,20})\b(.{0,1000})", re.I)
_PROPERTY = re.compile(r"\b((?:header|smtp)\.[a-z]{1,20})\s{0,3}=\s{0,3}([^\s;]{1,300})", re.I)
_NOISE = re.compile(r"\([^()]{0,500}\)|\bheader\.b\s{0,3}=\s{0,3}[^\s;]{1,200}", re.IGNORECASE)

Results = tuple[tuple[str, str, dict[str, str]], ...]


def vouched(message: Message, authserv_id: str | None) -> bool | None:
    """Return whether the pinned server's topmost header vouches for the one From address.

    True: DMARC passed for the From domain, or DKIM or SPF passed for a domain aligned with it
    and DMARC did not fail. False: the server says that it failed. None: no header counts, or it
    says nothing either way. The address is compared, never the display name.
    """
    headers = message.headers.all("authentication-results")
    sender = message.sender
    if not authserv_id or not headers or sender is None or "@" not in sender:
        return None
    value = " ".join(str(headers[0]).split())[:8_000]
    counting = _counting(message, _plain(value), authserv_id.lower().rstrip("."))
    return None if counting is None else _verdict(counting, sender.rpartition("@")[2])


def _counting(message: Message, plain: str, pinned: str) -> str | None:
    """Return a header that counts, with its server's name; None for one that does not."""
    if _NAMELESS.match(plain):
        # Exchange's form names no server: the topmost Received header must be the pinned one's.
        return f"{pinned}; {plain}" if _is_under(message.received_by, pinned) else None
    name = plain.partition(";")[0].split()
    if not name or name[0].lower().rstrip(".") != pinned:
        return None
    return plain


def _plain(value: str) -> str:
    """Return the header without comments and signatures' own text: no result stands in them."""
    noisy = "(" in value or "header.b" in value.lower()
    return " ".join(_NOISE.sub(" ", value).split()) if noisy and '"' not in value else value


@lru_cache(maxsize=512)
def _verdict(value: str, domain: str) -> bool | None:
    """Return what a header says of a From domain; None where it is beyond reading.

    Kept for the next message: authres compiles its grammar anew for each value, and what one
    server says of one sender is the same from message to message.
    """
    results = _parse(value)
    return None if results is None else _judge(results, domain)


def _parse(value: str) -> Results | None:
    """Return method, result and properties of each result; None for a header beyond reading."""
    try:
        header = authres.AuthenticationResultsHeader.parse_value(value)
    except (authres.AuthResError, SyntaxError, ValueError, AttributeError, IndexError, TypeError):
        return _parse_plainly(value)
    return tuple(
        (
            str(result.method).lower(),
            str(result.result).lower(),
            {f"{p.type}.{p.name}".lower(): str(p.value).lower() for p in result.properties},
        )
        for result in header.results
    )


def _parse_plainly(value: str) -> Results | None:
    """Return the results of a header with words that authres refuses (Exchange's own)."""
    if "(" in value or '"' in value:
        return None
    found = []
    for one in value.partition(";")[2].split(";"):
        match = _RESULT.match(one)
        if match:
            properties = {k.lower(): v.lower() for k, v in _PROPERTY.findall(match.group(3))}
            found.append((match.group(1).lower(), match.group(2).lower(), properties))
    return tuple(found)


def _judge(results: Results, domain: str) -> bool | None:
    """Return what the results say of a From domain."""
    passed = failed = False
    for method, result, properties in results:
        if method == "dmarc" and result in _FAILED:
            return False
        named = {
            "dmarc": ("header.from",),
            "dkim": ("header.d", "header.i"),
            "spf": ("smtp.mailfrom", "smtp.mail"),
        }.get(method)
        if named is None:
            continue
        domains = [properties[key].rpartition("@")[2] for key in named if key in properties]
        if result == "pass" and any(_aligned(one, domain) for one in domains):
            passed = True
        failed = failed or result in _FAILED
    return True if passed else (False if failed else None)


def _aligned(one: str, other: str) -> bool:
    """Tell whether two domains are the same, or one lies under the other (relaxed alignment)."""
    one, other = one.strip(".<>\"'"), other.strip(".")
    if "." not in one or "." not in other:
        return one == other and bool(one)
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _is_under(host: str | None, pinned: str) -> bool:
    """Tell whether a host is the pinned one or lies under it."""
    host = (host or "").lower().rstrip(".")
    return host == pinned or host.endswith(f".{pinned}")
