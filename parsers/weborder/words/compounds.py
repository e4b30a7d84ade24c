"""Long words that nobody listed but whose last part is a word of every day.

A Swedish compound is a kind of what its last part names: a `hallbyrå` is a `byrå`. Its first part
may still make it another's (`grannlägenheten`) or no true one (`testdörren`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from parsers.weborder.words.vocabulary import Vocabulary, phrase

_THINGS = ("way_in", "animals", "house", "door")
_SHORTEST_HEAD = 5
_SHORTEST_FIRST = 3
_TURNING = (
    *("fel", "test", "prov", "grann", "reserv", "ersatt", "annan", "nasta", "ny", "gam", "tidig"),
    *("las", "order", "mot", "av", "om", "upp", "ned", "ner", "bort"),
)
"""How a first part begins that makes the thing another's, another one or none."""
_SYSTEMS = (
    *("portalen", "systemet", "tjansten", "centralen", "registret", "kontoret", "gruppen"),
    *("teamet", "appen", "desken", "funktionen", "formularet", "boken"),
)
_OF_AN_ORDER = ("order", "weborder", "webborder", "arbetsorder", "arende", "uppdrags", "status")
_RECORDS = (
    *("kvittens", "kvitto", "bekraftelse", "besked", "meddelande", "information", "rapport"),
    *("sammanstallning", "oversikt", "underlag", "uppgift", "detalj", "lista", "notis"),
    *("avisering", "uppdatering"),
)
_MACHINES = ("miljon", "miljo", "databasen", "databas", "servern", "server", "portal", "system")
_ORDER_SYSTEMS = ("systemet", "portalen", "registret")
_OF_ORDERS = ("order", "bestallning", "las", "arende", "webb", "web", "kund")
_NOT_IN_USE = (
    *("test", "prov", "ovning", "utbild", "demo", "skugg", "kurs", "acceptans", "repetition"),
    *("genrep", "korrektur", "utkast", "sandlad", "simul"),
)
_NO_TRUE_SYSTEM = (*_NOT_IN_USE, "reserv", "fel", "grupp", "arkiv", "histori")


@lru_cache(maxsize=4096)
def is_of_every_day(word: str, vocabulary: Vocabulary) -> bool:
    """True for a folded compound whose last part is a thing of every day."""
    if word.startswith(_TURNING):
        return False
    heads = _heads(vocabulary)
    ends = range(_SHORTEST_FIRST, len(word) - _SHORTEST_HEAD + 1)
    return any(word[end:] in heads for end in ends)


def is_system(word: str) -> bool:
    """True for a folded word that may be a system's or an office's name (`Låsportalen`)."""
    return word.endswith(_SYSTEMS) and not word.startswith(_NO_TRUE_SYSTEM)


def is_machine(word: str) -> bool:
    """True for a folded word for a system that orders are in (`ordersystemet`, `låsportalen`)."""
    return word.endswith(_ORDER_SYSTEMS) and word.startswith(_OF_ORDERS)


def is_no_true_system(word: str) -> bool:
    """True for `testportalen`, `övningssystemet`: what comes from it is no true notice."""
    return word.endswith((*_SYSTEMS, *_MACHINES)) and _begins(word, _NOT_IN_USE)


def is_out_of_use(word: str) -> bool:
    """True for a folded word that begins as what is no longer, or not yet, in use (`arkivet`)."""
    return _begins(word, _NO_TRUE_SYSTEM)


def _begins(word: str, with_any: tuple[str, ...]) -> bool:
    return word.startswith(with_any) and not word.startswith("demonter")


def kind_of_record(word: str) -> str | None:
    """The last part of a folded word for what is written of an order: `orderkvittens`."""
    for first in _OF_AN_ORDER:
        if word.startswith(first) and word[len(first) :].startswith(_RECORDS):
            return word[len(first) :]
    return None


@cache
def _heads(vocabulary: Vocabulary) -> frozenset[str]:
    everyday = vocabulary.tables.get("everyday", {})
    known = [phrase(word) for group in _THINGS for word in everyday.get(group, ())]
    return frozenset(one[0] for one in known if len(one) == 1 and len(one[0]) >= _SHORTEST_HEAD)
