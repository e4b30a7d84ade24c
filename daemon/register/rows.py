"""From a register's lines to decisions by pseudonym, each bad row told and left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from daemon.register.table import Line, RegisterFault, read_lines
from daemon.routine.events import RegisterRow, Service
from daemon.routine.rules import fold

REQUIRED_COLUMNS = ("Kundnr", "Utförare", "Insats", "Från")
_COLUMNS = (*REQUIRED_COLUMNS, "Kommun", "Till", "Avslutad", "Första besök", "Lås")
_SERVICES: Mapping[str, Service] = {
    "hemtjänst": "hemtjänst",
    "hemtjanst": "hemtjänst",
    "trygghetslarm": "trygghetslarm",
}
_LOCKS = {"": None, "ja": True, "nej": False}
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[ T]\d\d:\d\d(?::\d\d)?)?")
_EUROPEAN = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_MANY_DIGITS = re.compile(r"\d(?:[ -]?\d){5}")


@dataclass(frozen=True, slots=True)
class ProviderNames:
    """What gives a provider's configured name by each of its folded spellings, else None."""

    spellings: Mapping[str, str]

    def __call__(self, written: str) -> str | None:
        return self.spellings.get(fold(written))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the municipality calls things; it can be pickled if its functions can.

    ``columns`` maps a column's name here to its name in the file; ``provider`` gives a written
    name's configured one, or None; ``own`` are the municipality's own names, folded;
    ``pseudonym`` turns a client number into what the ledger knows.
    """

    columns: Mapping[str, str]
    provider: Callable[[str], str | None]
    own: frozenset[str]
    pseudonym: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that was left out. ``found`` never shows what may be a client's number or name."""

    line: int
    column: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"rad {self.line}, {self.column}: fann {self.found}, väntade {self.wanted}"


@dataclass(slots=True)
class Register:
    """A register as read. ``incomplete`` clients had a row left out, ``strangers`` counts rows
    whose client could not be told: then nobody can be said to have vanished."""

    clients: dict[str, list[RegisterRow]] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    strangers: int = 0
    faults: list[RowFault] = field(default_factory=list)


class _BadCellError(Exception):
    def __init__(self, column: str, found: str, wanted: str) -> None:
        super().__init__(column)
        self.column, self.found, self.wanted = column, found, wanted


def read_register(data: bytes, vocabulary: Vocabulary) -> Register:
    """The register in ``data`` (CSV or XLSX), bad rows told in ``faults``, the others taken.

    Raises RegisterFault when the file cannot be read or a needed column is missing.
    """
    lines = read_lines(data)
    place = _header(next(lines, None), vocabulary)
    register = Register()
    for line in lines:
        _take(register, line, place, vocabulary)
    return register


def _header(line: Line | None, vocabulary: Vocabulary) -> Mapping[str, int]:
    if line is None:
        raise RegisterFault("filen är tom; väntade en rubrikrad och en rad för varje beslut")
    names = {name.casefold(): index for index, name in reversed(list(enumerate(line[1])))}
    place = {
        column: names[wanted]
        for column in _COLUMNS
        if (wanted := vocabulary.columns.get(column, column).casefold()) in names
    }
    missing = [vocabulary.columns.get(c, c) for c in REQUIRED_COLUMNS if c not in place]
    if missing:
        raise RegisterFault(
            f"rad 1: kolumnerna {', '.join(missing)} saknas; byt rubrik i filen eller ange "
            "kolumnens namn under [register.columns]"
        )
    return place


def _take(register: Register, line: Line, place: Mapping[str, int], vocabulary: Vocabulary) -> None:
    number, cells = line
    values = {c: cells[i] if i < len(cells) else "" for c, i in place.items()}
    client = None
    try:
        client = _client(values["Kundnr"], vocabulary)
        row = _row(values, vocabulary)
        _insert(register.clients.setdefault(client, []), row)
    except _BadCellError as bad:
        column = vocabulary.columns.get(bad.column, bad.column)
        register.faults.append(RowFault(number, column, bad.found, bad.wanted))
        if client is None:
            register.strangers += 1
        else:
            register.clients.setdefault(client, [])
            register.incomplete.add(client)


def _client(value: str, vocabulary: Vocabulary) -> str:
    if not any(character.isdigit() for character in value):
        found = "text utan siffror (visas inte)" if value else "ingenting"
        raise _BadCellError("Kundnr", found, "ett kundnummer")
    return vocabulary.pseudonym(value)


def _row(values: Mapping[str, str], vocabulary: Vocabulary) -> RegisterRow:
    service = _SERVICES.get(values["Insats"].casefold())
    if service is None:
        raise _BadCellError("Insats", _shown(values["Insats"]), "hemtjänst eller trygghetslarm")
    start = _day(values, "Från")
    if start is None:
        raise _BadCellError("Från", "ingenting", "ett datum, ÅÅÅÅ-MM-DD")
    lock = values.get("Lås", "").casefold()
    if lock not in _LOCKS:
        raise _BadCellError("Lås", _shown(values["Lås"]), "ja, nej eller tomt")
    municipality = values.get("Kommun", "")
    return RegisterRow(
        service=service,
        provider=_provider(values["Utförare"], service, vocabulary),
        start=start,
        end=_not_before(start, values, "Till"),
        ended=_not_before(start, values, "Avslutad"),
        first_visit=_day(values, "Första besök"),
        lock=_LOCKS[lock],
        municipality=None if municipality.casefold() in {"", *vocabulary.own} else municipality,
    )


def _provider(value: str, service: Service, vocabulary: Vocabulary) -> str | None:
    if not value and service == "trygghetslarm":
        return None
    name = vocabulary.provider(value)
    if name is None:
        wanted = "en utförares namn eller alias i lasvakt.toml"
        raise _BadCellError("Utförare", _shown(value, words=True), wanted)
    return name


def _not_before(start: date, values: Mapping[str, str], column: str) -> date | None:
    day = _day(values, column)
    if day is not None and day < start:
        raise _BadCellError(column, day.isoformat(), f"en dag från och med {start}")
    return day


def _day(values: Mapping[str, str], column: str) -> date | None:
    text = values.get(column, "")
    if not text:
        return None
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _EUROPEAN.fullmatch(text):
        day, month, year = map(int, match.groups())
    else:
        raise _BadCellError(column, _shown(text), "ett datum, ÅÅÅÅ-MM-DD")
    try:
        return date(year, month, day)
    except ValueError:
        raise _BadCellError(column, _shown(text), "en dag som finns, ÅÅÅÅ-MM-DD") from None


def _insert(rows: list[RegisterRow], row: RegisterRow) -> None:
    same = [r for r in rows if _identity(r) == _identity(row)]
    if not same:
        rows.append(row)
    elif row not in same:
        raise _BadCellError(
            "Från", row.start.isoformat(), "en rad för varje beslut; två säger olika"
        )


def _identity(row: RegisterRow) -> tuple[Service, str | None, date]:
    return row.service, row.provider, row.start


def _shown(value: str, *, words: bool = False) -> str:
    # A shifted column may hold a name, an address or a number: only what cannot be one is shown.
    if not value:
        return "ingenting"
    datelike = re.fullmatch(r"[\d./-]{6,10}", value)
    plain = words or value.isalpha()
    if len(value) > 40 or not (datelike or (plain and not _MANY_DIGITS.search(value))):
        return "ett värde (visas inte)"
    return f"”{value}”"


def client_numbers(data: bytes, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The client numbers in a register, as written. To be used at once and never kept.

    Raises RegisterFault when the file cannot be read.
    """
    lines = read_lines(data)
    place = _header(next(lines, None), vocabulary)["Kundnr"]
    cells = (cells[place] for _, cells in lines if place < len(cells))
    return tuple(cell for cell in cells if any(character.isdigit() for character in cell))


def decisions(register: Register) -> Iterator[tuple[str, tuple[RegisterRow, ...]]]:
    """Each client with its rows in a fixed order, so that equal registers give equal events."""
    for client, rows in sorted(register.clients.items()):
        yield client, tuple(sorted(rows, key=lambda r: (r.start, r.service, r.provider or "")))
