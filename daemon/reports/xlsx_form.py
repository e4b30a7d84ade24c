"""The report as a workbook: texts stay texts, days are days, the head stays in sight."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter

from daemon.reports.model import Report
from daemon.reports.sheets import Cell, Sheet, sheets

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def as_xlsx(report: Report) -> bytes:
    """Return a workbook with a sheet of steps, one of orders and one of guards."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": "Låsvakt", "created": report.generated.replace(tzinfo=None)})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for sheet in sheets(report):
            _write(book.add_worksheet(sheet.name), sheet, day, bold)
    return out.getvalue()


def _write(page: Any, sheet: Sheet, day: Any, bold: Any) -> None:
    for column, name in enumerate(sheet.head):
        page.write_string(0, column, name, bold)
        page.set_column(column, column, _width(name, [row[column] for row in sheet.rows]))
    for line, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _cell(page, line, column, cell, day)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.head) - 1)


def _cell(page: Any, line: int, column: int, cell: Cell, day: Any) -> None:
    if isinstance(cell, str):
        page.write_string(line, column, cell)
    elif isinstance(cell, int):
        page.write_number(line, column, cell)
    elif isinstance(cell, date):
        page.write_datetime(line, column, cell, day)


def _width(name: str, cells: list[Cell]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(60, max(len(name), longest) + 2)
