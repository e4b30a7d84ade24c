"""The words of the weborder as data: read, checked, merged and made quick to look up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from parsers.reading import Action, Status
from parsers.weborder.words.composed import composed
from parsers.weborder.words.fold import fold, label_key, spelled_out_key, squeezed
from parsers.weborder.words.tables_of_words import (
    LONGEST_WORD,
    TABLES,
    VocabularyError,
    merge,
    parse_tables,
)


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status, and the action its word implies (`monterad`: done, and it was an installation)."""

    status: Status | None
    action: Action | None = None


STATUS_WORDS: Mapping[str, StatusWord] = {
    "ordered": StatusWord("ordered"),
    "booked": StatusWord("booked"),
    "done": StatusWord("done"),
    "installed": StatusWord("done", "installation"),
    "removed": StatusWord("done", "removal"),
    "failed": StatusWord("failed"),
    "cancelled": StatusWord("cancelled"),
    "unclear": StatusWord(None),
}
"""What the words of each list of the statuses' table mean."""


_KINDS = ("installation", "removal", "other")
_VALUED = ("ordered", "booked", "done", "failed", "cancelled")
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
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    action_values: Mapping[Phrase, Kind] = field(default_factory=dict)
    remarks: Mapping[Phrase, frozenset[str]] = field(default_factory=dict)

    def label(self, text: str) -> str | None:
        """The field this label holds, or None when the label is unknown."""
        return _label(self, text)


@cache
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program."""
    text = files("parsers.weborder.words").joinpath("vocabulary.toml").read_text("utf-8")
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


def compile_tables(tables: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Vocabulary:
    """The vocabulary ready for look-ups."""
    labels: dict[str, str] = {}
    for name, words in tables.get("labels", {}).items():
        for word in words:
            labels.setdefault(label_key(word), name)
    statuses, values = _statuses(tables.get("statuses", {}))
    given_actions = tables.get("actions", {})
    actions = {phrase(word): kind for kind in _KINDS for word in given_actions.get(kind, ())}
    action_values = actions | {
        phrase(word): kind for kind in _KINDS for word in given_actions.get(f"{kind}_values", ())
    }
    classes: dict[Phrase, set[str]] = {}
    for name, words in tables.get("words", {}).items():
        for word in words:
            classes.setdefault(phrase(word), set()).add(name)
    _add_everyday(classes, tables.get("everyday", {}))
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
    given = tables.get("names", {})
    names = {key: frozenset(map(fold, given.get(key, ()))) for key in TABLES["names"]}
    return Vocabulary(
        tables, labels, statuses, values, actions, frozen, longest, alarms, signals, pieces,
        meanings, stems, denials, names, action_values, _remarks(tables.get("statuses", {})),
    )  # fmt: skip


_KEPT_WITHIN = frozenset(("harmless", "contact", "filing", "bidding"))
_EVERYDAY = {
    "standing": frozenset(("standing",)),
    "office": frozenset(("office",)),
    "way_in": frozenset(("access",)),
    "animals": frozenset(("access",)),
    "senses": frozenset(("access",)),
    "people": frozenset(("people",)),
    "work_done": frozenset(("accomplished",)),
}


def _add_everyday(classes: dict[Phrase, set[str]], tables: Mapping[str, tuple[str, ...]]) -> None:
    """Adds words that mean nothing for an order; one that has a meaning of its own keeps it."""
    known = {one: frozenset(names) for one, names in classes.items()}
    for name, words in tables.items():
        for word in words:
            own = classes.setdefault(phrase(word), set())
            if not own:
                own.add("calm" if name == "system" else "everyday")
                own.update(_within(phrase(word), known) if name == "system" else ())
            own.update(_EVERYDAY.get(name, ()))


def _within(whole: Phrase, classes: Mapping[Phrase, frozenset[str]]) -> set[str]:
    """What the words of a phrase say of whom to turn to; `svara inte på mejlet` bears it too."""
    size = len(whole)
    parts = [whole[i:j] for i in range(size) for j in range(i + 1, size + 1)]
    return {name for part in parts for name in classes.get(part, ()) if name in _KEPT_WITHIN}


def _rarest(known: Phrase) -> str:
    """The word by which a phrase is looked for: the longest is seldom met outside it."""
    return max(known, key=len)


_SIGNALS = (
    *("order", "orders", "client", "person", "lock", "serial", "subject", "agent", "work"),
    *("doubt", "unmaking", "future_done", "future_cancelled", "suspect", "negation", "off_subject"),
    *("topic", "void", "kept", "unsettled", "passed", "suits_ordered", "suits_booked"),
    *("suits_done", "suits_failed", "suits_cancelled", "suits_removal", "accomplished"),
    *("put_up", "taken_down"),
)
_ALARMS = (
    *("negation", "hedge", "doubt", "unmaking", "past", "harmless"),
    *("future_done", "future_cancelled", "suspect", "topic", "void", "unsettled"),
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


SHORTEST_RESPELLED = 7
"""Letters in a word that a lacking or doubled letter does not make another one."""
_LONGEST_NOTE = 4
_NUMBERED = frozenset(("order", "reference", "client", "lock", "serial"))
_LABEL_CACHE: dict[tuple[int, str], str | None] = {}
_DATE_FORM = re.compile(
    r"(?:ar|manad|man|dag){3}|(?:a{2,4}|y{2,4})mm?dd?|dd?mm?(?:a{2,4}|y{2,4})|mm?dd?(?:a{2,4}|y{2,4})"
)
_TAIL = re.compile(r"\s*(?:\((?P<remark>[^()]{0,40})\)|\d{1,2})\s*$")


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
        if bare in ("private", "free_text", "date_other"):
            return bare
        if bare in ("lock", "serial"):
            return bare if _says_which_door(vocabulary, whole) else None
        if bare is not None and _says_no_more(vocabulary, whole, bare):
            return bare
    found = composed(key, vocabulary.pieces) or _said_twice(vocabulary, whole)
    found = found or _of_the_system(vocabulary, key) or _respelled(vocabulary).get(squeezed(key))
    return found or _of_a_note(vocabulary, whole)


def _of_a_note(vocabulary: Vocabulary, label: str) -> str | None:
    """`Montörens anteckning`, `Kommentar från utföraren`: what somebody wrote freely."""
    words, notes = WORD.findall(fold(label)), vocabulary.stems.get("note", ())
    if not 1 < len(words) <= _LONGEST_NOTE:
        return None
    begins = words[0] in notes and words[1] in ("fran", "av", "till") and words[0] != "meddelande"
    written = words[-1] in notes or begins
    return "free_text" if written else None


def _of_the_system(vocabulary: Vocabulary, key: str) -> str | None:
    """`Kundnr i Phoniro`, `Phoniro-order`: a number's label, and the system that gave it."""
    for word in vocabulary.tables.get("pieces", {}).get("system", ()):
        system = label_key(word)
        for rest in (key.removeprefix(system), key.removesuffix(system)):
            if rest != key and _keys(vocabulary).get(rest) in _NUMBERED:
                return _keys(vocabulary)[rest]
    return None


@cache
def _respelled(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Labels by their keys with no letter doubled, where no two fields share one (`Ordernumer`)."""
    found: dict[str, set[str]] = {}
    for key, name in _keys(vocabulary).items():
        if len(key) >= SHORTEST_RESPELLED:
            found.setdefault(squeezed(key), set()).add(name)
    return {key: names.pop() for key, names in found.items() if len(names) == 1}


def respell(vocabulary: Vocabulary, word: str) -> str:
    """A word of no meaning as the status or kind of work that it is but for a doubled letter."""
    if word in vocabulary.longest or len(word) < SHORTEST_RESPELLED:
        return word
    return _value_words(vocabulary).get(squeezed(word), word)


@cache
def _value_words(vocabulary: Vocabulary) -> Mapping[str, str]:
    known = {word for words in vocabulary.action_values for word in words}
    known |= {word for words in vocabulary.status_values for word in words.split()}
    return {squeezed(word): word for word in known if len(word) >= SHORTEST_RESPELLED}


def _says_which_door(vocabulary: Vocabulary, label: str) -> bool:
    """`Låsnummer (port)`, `Lås (serienr)`; but a box for keys or a reader is another thing."""
    tail = _TAIL.search(label)
    remark = "" if tail is None else tail["remark"] or ""
    known = ("place", "filler", "lock", "serial")
    words = [vocabulary.classes.get((word,), frozenset()) for word in phrase(remark)]
    return all(not classes.isdisjoint(known) for classes in words) or remark.strip().isdigit()


def _says_no_more(vocabulary: Vocabulary, label: str, bare: str) -> bool:
    """`Ordernr (internt)`, `Hemtjänst (utförare)`: the remark only says the same once more."""
    tail = _TAIL.search(label)
    remark = "" if tail is None else label_key(tail["remark"] or "")
    if bare.startswith("date_") and _DATE_FORM.fullmatch(remark):
        return True  # `Utfört datum (ÅÅMMDD)`
    same = {"own", "number", "identity"} & set(vocabulary.pieces.get(remark, ()))
    again = _keys(vocabulary).get(remark, "")
    return bool(same) or (bool(again) and again.split("_")[0] == bare.split("_", maxsplit=1)[0])


def _said_twice(vocabulary: Vocabulary, label: str) -> str | None:
    """`Ordernummer / Order number`: two labels of one field; never of two."""
    if "/" not in label:
        return None
    names = {_label(vocabulary, half.strip()) for half in label.split("/")}
    return names.pop() if len(names) == 1 else None


def _without_place(vocabulary: Vocabulary, label: str) -> str:
    """`Låsnummer port`, `Lås-id, lägenhet`: the label without the word that says which door."""
    words = label.split()
    last = tuple(WORD.findall(fold(words[-1]))) if len(words) > 1 else ()
    is_place = "place" in vocabulary.classes.get(last, frozenset())
    return " ".join(words[:-1]).rstrip(" ,-–") if is_place else label


def _statuses(
    tables: Mapping[str, tuple[str, ...]],
) -> tuple[dict[Phrase, StatusWord], dict[str, StatusWord]]:
    phrases = {
        phrase(word): meaning
        for name, meaning in STATUS_WORDS.items()
        for word in tables.get(name, ())
    }
    values = {" ".join(known): meaning for known, meaning in phrases.items()}
    for name in _VALUED:
        words = tables.get(f"{name}_values", ())
        values |= {" ".join(phrase(word)): STATUS_WORDS[name] for word in words}
    return phrases, values


def _remarks(tables: Mapping[str, tuple[str, ...]]) -> dict[Phrase, frozenset[str]]:
    """What may follow a status in its value, and which statuses it takes nothing from."""
    found: dict[Phrase, frozenset[str]] = {}
    for name in _VALUED:
        for word in tables.get(f"{name}_remarks", ()):
            found[phrase(word)] = found.get(phrase(word), frozenset()) | {name}
    return found
