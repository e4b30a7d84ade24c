"""From one example message: which unknown words most likely hold which field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from parsers.content import Content
from parsers.weborder.decision import Decision, decide, items_of
from parsers.weborder.layout.items import Pair
from parsers.weborder.layout.placeholders import is_absent, is_placeholder
from parsers.weborder.values.fits import fits
from parsers.weborder.words.fold import fold, label_key
from parsers.weborder.words.tables_of_words import merge
from parsers.weborder.words.vocabulary import Vocabulary, compile_tables

_STATUSES = ("done", "booked", "ordered", "failed", "cancelled", "unclear")
_DATES = (
    "date_done",
    "date_booked",
    "date_ordered",
    "date_cancelled",
    "date_failed",
    "date_visit",
    "date_other",
)
_STEMS: Mapping[str, tuple[str, ...]] = {
    "status": (),
    "action": (),
    "client": ("kund", "bruk", "vard", "omsorg", "boende", "klient"),
    "lock": ("las", "serie", "enhet", "mark"),
    "order": ("order", "nr", "nummer", "id", "arende", "uppdrag", "jobb", "best", "ref"),
}


@dataclass(frozen=True, slots=True)
class Addition:
    """One word for one key of a vocabulary table: `labels`, `order`, `Löpnummer`."""

    table: str
    key: str
    word: str


@dataclass(frozen=True)
class Proposal:
    """An unknown word, the fields it may hold (likeliest first), and the reading before and after.

    ``words`` is the line it stands in. ``after`` is the reading with the first option added.
    ``certain`` is false where a person has to choose among the options.
    """

    options: tuple[Addition, ...]
    words: str
    before: Decision
    after: Decision

    @property
    def addition(self) -> Addition:
        """The likeliest one."""
        return self.options[0]

    @property
    def certain(self) -> bool:
        """True when only one field has values of this shape."""
        return len(self.options) == 1


def propose(
    content: Content, vocabulary: Vocabulary, timezone: ZoneInfo, client_key: bytes
) -> tuple[Proposal, ...]:
    """The words of this message that the vocabulary lacks and that may hold a field."""
    before = decide(content, vocabulary, timezone, client_key)
    found: dict[str, tuple[tuple[Addition, ...], str]] = {}
    for pair in _pairs(content, vocabulary):
        options = _options(pair, vocabulary, before)
        if options:
            found.setdefault(label_key(options[0].word), (options, pair.words))
    proposals: list[Proposal] = []
    for options, words in found.values():
        extended = extend(vocabulary, options[:1])
        after = decide(content, extended, timezone, client_key)
        proposals.append(Proposal(options, words, before, after))
    return tuple(proposals)


def extend(vocabulary: Vocabulary, additions: Iterable[Addition]) -> Vocabulary:
    """The vocabulary with these words added."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for addition in additions:
        keys = tables.setdefault(addition.table, {})
        keys[addition.key] = (*keys.get(addition.key, ()), addition.word)
    return compile_tables(merge([vocabulary.tables, tables]))


def render(
    tables: Mapping[str, Mapping[str, tuple[str, ...]]], additions: Iterable[Addition]
) -> str:
    """The TOML text of a vocabulary file with ``tables`` and the additions, each word once."""
    merged = {table: dict(keys) for table, keys in tables.items()}
    for addition in additions:
        keys = merged.setdefault(addition.table, {})
        words = keys.get(addition.key, ())
        if label_key(addition.word) not in map(label_key, words):
            keys[addition.key] = (*words, addition.word)
    lines = [
        "# Kommunens egna ord för weborderns meddelanden, utöver dem som följer med programmet."
    ]
    for table, keys in merged.items():
        lines += ["", f"[{table}]"]
        lines += [
            f"{key} = [{', '.join(map(_quoted, words))}]" for key, words in keys.items() if words
        ]
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    plain = "".join(c for c in word if c.isprintable())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pairs(content: Content, vocabulary: Vocabulary) -> list[Pair]:
    return [item for item in items_of(content, vocabulary) if isinstance(item, Pair)]


def _options(pair: Pair, vocabulary: Vocabulary, before: Decision) -> tuple[Addition, ...]:
    value = " ".join(pair.value.split())
    if not value or is_absent(value, vocabulary) or is_placeholder(value):
        return ()
    label = pair.label.strip().rstrip(":").strip()
    if pair.field is None:
        return tuple(
            Addition("labels", key, label) for key in _fields(label, value, vocabulary, before)
        )
    if pair.field == "status" and not fits("status", value, vocabulary):
        return tuple(Addition("statuses", key, value) for key in _STATUSES) if _short(value) else ()
    if pair.field == "action" and not fits("action", value, vocabulary):
        kinds = ("other", "installation", "removal")
        return tuple(Addition("actions", key, value) for key in kinds) if _short(value) else ()
    return ()


def _short(value: str) -> bool:
    return len(value) <= 40 and len(value.split()) <= 4 and not any(c.isdigit() for c in value)


def _fields(label: str, value: str, vocabulary: Vocabulary, before: Decision) -> tuple[str, ...]:
    """The fields whose values have this shape, likeliest first."""
    if len(label) > 40 or len(value) > 120:
        return ()
    if fits("date_done", value, vocabulary):
        return _DATES
    has_order = "order" in before.partial
    for name, stems in _STEMS.items():
        named = not stems or any(stem in fold(label) for stem in stems)
        if named and fits(name, value, vocabulary) and not (name == "order" and has_order):
            return (name,)
    letters = any(c.isalpha() for c in value) and not any(c.isdigit() for c in value)
    return ("provider",) if letters and _is_company(value) else ()


def _is_company(value: str) -> bool:
    words = fold(value).split()
    return "ab" in words or any("hemtjanst" in word or "omsorg" in word for word in words)
