"""A CSV or XLSX file as lines of cells, whatever its encoding and delimiter."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

MOST_BYTES = 50_000_000
_MOST_UNPACKED = 500_000_000
_DELIMITERS = ";,\t"

Line = tuple[int, tuple[str, ...]]


class RegisterFault(Exception):
    """The file as a whole cannot be taken; says what was found, wanted, and what to do."""


class NothingThere(RegisterFault):
    """There is no register where one was looked for."""


def too_large(size: int) -> str:
    """What is said of a file above the limit, ``size`` in bytes."""
    most = MOST_BYTES // 1_000_000
    return f"filen är {size // 1_000_000} MB, högst {most} MB tas emot; dela exporten"


def read_lines(data: bytes) -> Iterator[Line]:
    """Every line that is not empty, with its number in the file (the header is line 1).

    Dates of XLSX cells become ISO days. Raises RegisterFault when the bytes are neither.
    """
    if len(data) > MOST_BYTES:
        raise RegisterFault(too_large(len(data)))
    lines = _xlsx(data) if data.startswith(b"PK") else _csv(data)
    for number, cells in lines:
        if any(cells):
            yield number, cells


def _csv(data: bytes) -> Iterator[Line]:
    text = _decode(data)
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        before = 0
        for cells in reader:
            yield before + 1, tuple(" ".join(cell.split()) for cell in cells)
            before = reader.line_num
    except csv.Error:
        raise RegisterFault(
            f"rad {reader.line_num}: citattecknen går inte ihop; exportera filen på nytt"
        ) from None


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RegisterFault("filen är varken CSV (UTF-8 eller Windows-1252) eller XLSX")


def _xlsx(data: bytes) -> Iterator[Line]:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and most registers are CSV

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MOST_UNPACKED:
            raise RegisterFault(
                f"arbetsboken packar upp till {unpacked // 1_000_000} MB; exportera som CSV"
            )
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, tuple(map(_cell, cells))
    except RegisterFault:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a broken workbook provokes
        raise RegisterFault(
            f"arbetsboken går inte att läsa ({type(error).__name__}); spara den på nytt som XLSX"
        ) from None


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return " ".join(str(value).split())
