"""Numbers that running text names: an order word, a client word or a lock word, and its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.weborder.prose.clauses import Sentence, Token
from parsers.weborder.values.numbers import ORDER_ID, SERIAL_ID, is_year

_PREFIXED = re.compile(r"(?:wo|ao)-[0-9]")
_ALSO = re.compile(
    r"(?: ?[,&/+] ?| ?(?:och|samt|eller|resp\.?) )(?:order |weborder )?"
    r"(?P<id>(?:[a-z]{1,4}-)?[0-9]{1,3}(?: [0-9]{3})+(?![0-9a-z])"
    r"|(?:[a-z]{1,4}-)?[0-9]{3,12}(?:-[0-9]{1,8})?)(?![0-9a-z%])"
)
_OWN = ("kund", "brukar", "klient", "omsorgstag", "vardtag", "boende", "personens")
"""How the words for the client begin: `kundens personnummer` is no other's."""
_PLURAL = re.compile(r"[ :]{1,3}[0-9]{3}")


@dataclass(slots=True)
class Named:
    """The numbers found, each with the sentence it stands in."""

    orders: list[tuple[str, str]] = field(default_factory=list)
    clients: list[tuple[str, str]] = field(default_factory=list)
    locks: list[tuple[str, str, str]] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)


def name_numbers(sentence: Sentence, tokens: Sequence[Token], named: Named) -> bool:
    """Adds the numbers that the sentence names; True when one of them is an order's."""
    before = len(named.orders)
    previous: Token | None = None
    for token in tokens:
        whose, previous = previous, token
        end = token.start + len(token.text)
        if _PREFIXED.match(token.text):
            _orders(sentence, token.start, named)
        if not token.classes and token.status is None:
            continue
        if "order" in token.classes or token.text == "orderbekraftelse":
            _orders(sentence, end, named)
        if "orders" in token.classes and _PLURAL.match(sentence.masked, end):
            named.refusals.append(("two_orders", sentence.words))
        if whose is not None and _is_anothers(sentence, whose, token):
            continue
        _others(sentence, token, end, named)
    return len(named.orders) > before


def _others(sentence: Sentence, token: Token, end: int, named: Named) -> None:
    """The number of a client, a lock or a serial number's word."""
    names_client = "client" in token.classes or "person" in token.classes
    names_lock = "lock" in token.classes or "serial" in token.classes
    number = _number(sentence, end) if names_client or names_lock else None
    if number and names_client:
        named.clients.append((number, sentence.words))
    if number and names_lock:
        kind = "serial" if "serial" in token.classes else "lock"
        named.locks.append((kind, number, sentence.words))


def _is_anothers(sentence: Sentence, whose: Token, token: Token) -> bool:
    """`Dotterns personnummer`, `Tidigare låsnummer`: the word right before makes it another's."""
    between = sentence.masked[whose.start + len(whose.text) : token.start]
    person = "people" in whose.classes and not whose.text.startswith(_OWN)
    others = not whose.has_meaning or "hedge" in whose.classes
    return not between.strip() and (others or (person and whose.text.endswith("s")))


def _orders(sentence: Sentence, end: int, named: Named) -> None:
    found = ORDER_ID.match(sentence.masked, end, sentence.end)
    while found:
        written = sentence.text[found.start("id") : found.end("id")]
        if is_year(written):
            return
        if not written.strip("0 -"):
            named.refusals.append(("template_not_filled", sentence.words))
        named.orders.append((written.replace(" ", "").upper(), sentence.words))
        found = _ALSO.match(sentence.masked, found.end(), sentence.end)


def _number(sentence: Sentence, end: int) -> str | None:
    found = SERIAL_ID.match(sentence.masked, end, sentence.end)
    return sentence.text[found.start("id") : found.end("id")] if found else None
