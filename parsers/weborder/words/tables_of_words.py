"""The file of a vocabulary: its tables and their keys, read, checked and put together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from parsers.weborder.words.fold import label_key

LONGEST_WORD = 60
_LABELS = (
    "order reference action kind status visit_state report client client_or_name person provider "
    "provider_company provider_unit lock serial date_ordered date_booked date_visit date_status "
    "date_done date_installed date_removed date_failed date_cancelled date_when date_other "
    "private free_text"
)
_STATUSES = (
    "ordered booked done installed removed failed cancelled unclear ordered_values booked_values "
    "done_values failed_values cancelled_values ordered_remarks booked_remarks done_remarks "
    "failed_remarks cancelled_remarks ordered_active booked_active done_active installed_active "
    "removed_active cancelled_active"
)
_WORDS = (
    "order orders client person subject agent lock serial states filler negation hedge past future "
    "future_done future_cancelled condition work doubt broken surroundings harmless unmaking "
    "contact relative passed absent place button limit suspect void calm topic off_subject unfit "
    "unfit_done coming filing kept unsettled usual_ordered usual_booked usual_cancelled "
    "accomplished put_up taken_down works_up works_down bidding suits_ordered suits_booked "
    "suits_done suits_failed suits_cancelled suits_removal mild"
)
_PIECES = (
    "order state code present own of reference client owner person lock product handled serial "
    "number identity performer organisation name work sort performed about what date visit booking "
    "ordered booked done failed cancelled system"
)
_EVERYDAY = (
    "system standing office english way_in animals senses house door people manner moment small "
    "work_done"
)
_FORWARDING = (
    "neutral asking received moment visit greeting farewell signature around hours title given "
    "service"
)
TABLES: Mapping[str, tuple[str, ...]] = {
    "labels": tuple(_LABELS.split()),
    "actions": ("installation", "removal", "other", "installation_values", "removal_values"),
    "statuses": tuple(_STATUSES.split()),
    "words": tuple(_WORDS.split()),
    "pieces": tuple(_PIECES.split()),
    "stems": (
        "menu",
        "section",
        "note",
        "asks_kind",
        "telling",
        "remaining",
        "article",
        "other_thing",
        "other_order",
        "other_day",
    ),
    "everyday": tuple(_EVERYDAY.split()),
    "forwarding": tuple(_FORWARDING.split()),
    "names": ("trade", "place", "nobody"),
}
"""The tables of a vocabulary file and the keys each may hold."""


class VocabularyError(ValueError):
    """A vocabulary file is wrong: every fault in Swedish, with file, key, found and wanted."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


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


def _move(labels: dict[str, tuple[str, ...]], words: tuple[str, ...]) -> None:
    new = {label_key(word) for word in words}
    for key, old in labels.items():
        labels[key] = tuple(word for word in old if label_key(word) not in new)


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
