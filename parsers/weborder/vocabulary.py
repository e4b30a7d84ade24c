"""The words of the weborder as data: read, checked, merged and made quick to look up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from parsers.reading import Action, Status
from parsers.weborder.composed import composed
from parsers.weborder.fold import fold, label_key, spelled_out_key

LONGEST_WORD = 60
_LABELS = (
    "order reference action status client client_or_name person provider provider_company "
    "provider_unit lock serial date_ordered date_booked date_done date_installed date_removed "
    "date_failed date_cancelled date_other private free_text"
)
_STATUSES = "ordered booked done installed removed failed cancelled failed_values unclear"
_WORDS = (
    "order orders client person subject agent lock serial states filler negation hedge past future "
    "future_done future_cancelled condition work doubt broken surroundings harmless unmaking "
    "contact relative absent place button limit suspect void calm topic off_subject unfit "
    "unfit_done coming"
)
_PIECES = (
    "order state present own reference client owner person lock product serial number identity "
    "performer organisation name date ordered booked done failed cancelled"
)
_FORWARDING = (
    "neutral asking received moment visit greeting farewell signature around hours title service"
)
TABLES: Mapping[str, tuple[str, ...]] = {
    "labels": tuple(_LABELS.split()),
    "actions": ("installation", "removal", "other"),
    "statuses": tuple(_STATUSES.split()),
    "words": tuple(_WORDS.split()),
    "pieces": tuple(_PIECES.split()),
    "stems": (
        "section",
        "asks_kind",
        "telling",
        "remaining",
        "article",
        "other_thing",
        "other_order",
    ),
    "forwarding": tuple(_FORWARDING.split()),
}
"""The tables of a vocabulary file and the keys each may hold."""


class VocabularyError(ValueError):
    """A vocabulary file is wrong: every fault in Swedish, with file, key, found and wanted."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status, and the action its word implies (`monterad`: done, and it was an installation)."""

    status: Status | None
    action: Action | None = None


Kind = str  # Action or "other"
Phrase = tuple[str, ...]
Meaning = tuple[frozenset[str], StatusWord | None, Kind | None]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Folded words by what they mean. Compared by identity: it is made once and kept."""

    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    labels: Mapping[str, str]
    statuses: Mapping[Phrase, StatusWord]
    status_values: Mapping[str, StatusWord]
    actions: Mapping[Phrase, Kind]
    classes: Mapping[Phrase, frozenset[str]]
    longest: Mapping[str, int] = field(default_factory=dict)
    alarms: frozenset[str] = frozenset()
    signals: frozenset[str] = frozenset()
    pieces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    meanings: Mapping[Phrase, Meaning] = field(default_factory=dict)
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    denials: frozenset[str] = frozenset()

    def label(self, text: str) -> str | None:
        """The field this label holds, or None when the label is unknown."""
        return _label(self, text)


@cache
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program."""
    text = files("parsers.weborder").joinpath("vocabulary.toml").read_text("utf-8")
    return compile_tables(parse_tables(text, "vocabulary.toml"))


def load_vocabulary(paths: Iterable[Path]) -> Vocabulary:
    """The shipped vocabulary with these files added; raises VocabularyError with every fault."""
    tables: list[Mapping[str, Mapping[str, tuple[str, ...]]]] = [shipped_vocabulary().tables]
    faults: list[str] = []
    for path in paths:
        try:
            tables.append(parse_tables(path.read_text("utf-8"), str(path)))
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{path}: filen går inte att läsa som UTF-8 ({type(error).__name__})")
        except VocabularyError as error:
            faults.extend(error.faults)
    if faults:
        raise VocabularyError(faults)
    return compile_tables(merge(tables))


def parse_tables(text: str, name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The tables of one vocabulary file; ``name`` is the file's name in its faults."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError([f"{name}: filen är inte riktig TOML ({error})"]) from error
    faults: list[str] = []
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for table, keys in raw.items():
        tables[table] = _table(table, keys, name, faults)
    if faults:
        raise VocabularyError(faults)
    return tables


def merge(
    tables: Iterable[Mapping[str, Mapping[str, tuple[str, ...]]]],
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """One vocabulary of several; a label that a later file gives another field moves there."""
    merged: dict[str, dict[str, tuple[str, ...]]] = {
        table: dict.fromkeys(keys, ()) for table, keys in TABLES.items()
    }
    for one in tables:
        for table, keys in one.items():
            for key, words in keys.items():
                if table == "labels":
                    _move(merged["labels"], words)
                merged[table][key] = merged[table].get(key, ()) + words
    return merged


def compile_tables(tables: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Vocabulary:
    """The vocabulary ready for look-ups."""
    labels: dict[str, str] = {}
    for name, words in tables.get("labels", {}).items():
        for word in words:
            labels.setdefault(label_key(word), name)
    statuses, values = _statuses(tables.get("statuses", {}))
    actions = {
        phrase(word): kind for kind, words in tables.get("actions", {}).items() for word in words
    }
    classes: dict[Phrase, set[str]] = {}
    for name, words in tables.get("words", {}).items():
        for word in words:
            classes.setdefault(phrase(word), set()).add(name)
    longest: dict[str, int] = {}
    for known in (*statuses, *actions, *classes):
        longest[known[0]] = max(longest.get(known[0], 0), len(known))
    frozen = {known: frozenset(names) for known, names in classes.items()}
    alarms = frozenset(
        _rarest(known) for known, names in classes.items() if not names.isdisjoint(_ALARMS)
    )
    alarms |= {_rarest(known) for known in statuses}
    signals = frozenset(
        _rarest(known) for known, names in classes.items() if not names.isdisjoint(_SIGNALS)
    )
    signals |= {_rarest(known) for known in (*statuses, *actions)}
    denials = frozenset(
        _rarest(known)
        for known, names in classes.items()
        if "negation" in names or "hedge" in names
    )
    pieces: dict[str, tuple[str, ...]] = {}
    for kind, words in tables.get("pieces", {}).items():
        for word in words:
            pieces[label_key(word)] = (*pieces.get(label_key(word), ()), kind)
    nothing: frozenset[str] = frozenset()
    meanings = {
        known: (frozen.get(known, nothing), statuses.get(known), actions.get(known))
        for known in (*statuses, *actions, *frozen)
    }
    stems = {
        name: tuple(label_key(word) for word in words)
        for name, words in tables.get("stems", {}).items()
    }
    return Vocabulary(
        tables, labels, statuses, values, actions, frozen, longest, alarms, signals, pieces,
        meanings, stems, denials,
    )  # fmt: skip


def _rarest(known: Phrase) -> str:
    """The word by which a phrase is looked for: the longest is seldom met outside it."""
    return max(known, key=len)


_SIGNALS = [
    "order",
    "orders",
    "client",
    "person",
    "lock",
    "serial",
    "subject",
    "agent",
    "work",
    "doubt",
    "unmaking",
    "future_done",
    "future_cancelled",
    "suspect",
    "negation",
    "off_subject",
    "topic",
    "void",
]
_ALARMS = (
    *("negation", "hedge", "doubt", "unmaking", "past", "harmless"),
    *("future_done", "future_cancelled", "suspect", "topic", "void"),
    *("work", "lock", "agent", "subject", "order"),
)


def phrase(text: str) -> Phrase:
    """The folded words of a phrase."""
    return tuple(WORD.findall(fold(text)))


WORD = re.compile(r"[0-9a-z]+(?:[-'&][0-9a-z]+){0,8}")


@cache
def _keys(vocabulary: Vocabulary) -> Mapping[str, str]:
    spelled = {spelled_out_key(key): name for key, name in vocabulary.labels.items()}
    return {**spelled, **vocabulary.labels}


_LABEL_CACHE: dict[tuple[int, str], str | None] = {}
_TAIL = re.compile(r"\s*(?:\([^()]{0,40}\)|\d{1,2})\s*$")


def _label(vocabulary: Vocabulary, text: str) -> str | None:
    cached = (id(vocabulary), text)
    if cached in _LABEL_CACHE:
        return _LABEL_CACHE[cached]
    found = _look_up(vocabulary, text)
    if len(_LABEL_CACHE) > 4096:
        _LABEL_CACHE.clear()
    _LABEL_CACHE[cached] = found
    return found


def _look_up(vocabulary: Vocabulary, text: str) -> str | None:
    if len(text) > LONGEST_WORD:
        return None
    keys, key = _keys(vocabulary), label_key(text)
    found = keys.get(key) or keys.get(spelled_out_key(key))
    if found is not None:
        return found
    whole = text.rstrip(" :.")
    shorter = _TAIL.sub("", whole)
    if shorter == whole:
        shorter = _without_place(vocabulary, whole)
    if shorter != whole:  # `Serienummer 2`, `Serienummer (port)`: still a lock
        bare = keys.get(label_key(shorter))
        if bare in ("lock", "serial", "private", "free_text"):
            return bare
    return composed(key, vocabulary.pieces)


def _without_place(vocabulary: Vocabulary, label: str) -> str:
    """`Låsnummer port`, `Lås-id, lägenhet`: the label without the word that says which door."""
    words = label.split()
    last = tuple(WORD.findall(fold(words[-1]))) if len(words) > 1 else ()
    is_place = "place" in vocabulary.classes.get(last, frozenset())
    return " ".join(words[:-1]).rstrip(" ,-–") if is_place else label


def _move(labels: dict[str, tuple[str, ...]], words: tuple[str, ...]) -> None:
    new = {label_key(word) for word in words}
    for key, old in labels.items():
        labels[key] = tuple(word for word in old if label_key(word) not in new)


def _statuses(
    tables: Mapping[str, tuple[str, ...]],
) -> tuple[dict[Phrase, StatusWord], dict[str, StatusWord]]:
    meanings: dict[str, StatusWord] = {
        "ordered": StatusWord("ordered"),
        "booked": StatusWord("booked"),
        "done": StatusWord("done"),
        "installed": StatusWord("done", "installation"),
        "removed": StatusWord("done", "removal"),
        "failed": StatusWord("failed"),
        "cancelled": StatusWord("cancelled"),
        "unclear": StatusWord(None),
    }
    phrases = {
        phrase(word): meaning for name, meaning in meanings.items() for word in tables.get(name, ())
    }
    values = {" ".join(known): meaning for known, meaning in phrases.items()}
    values |= {
        " ".join(phrase(word)): StatusWord("failed") for word in tables.get("failed_values", ())
    }
    return phrases, values


def _table(table: str, keys: Any, name: str, faults: list[str]) -> dict[str, tuple[str, ...]]:
    wanted = TABLES.get(table)
    if wanted is None or not isinstance(keys, dict):
        faults.append(f"{name}: [{table}] är ingen del av ordlistan; välj {', '.join(TABLES)}")
        return {}
    read: dict[str, tuple[str, ...]] = {}
    for key, words in keys.items():
        if key not in wanted:
            faults.append(f"{name}: {table}.{key} finns inte; välj {', '.join(wanted)}")
        elif not isinstance(words, list):
            faults.append(f'{name}: {table}.{key} är {words!r}; skriv en lista, ["ord", "ord"]')
        else:
            read[key] = tuple(
                word for word in words if _is_word(word, f"{name}: {table}.{key}", faults)
            )
    return read


def _is_word(word: Any, where: str, faults: list[str]) -> bool:
    if isinstance(word, str) and label_key(word) and len(word) <= LONGEST_WORD:
        return True
    faults.append(
        f"{where} innehåller {word!r}; skriv text med minst en bokstav, högst {LONGEST_WORD} tecken"
    )
    return False
