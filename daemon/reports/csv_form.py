"""The steps as CSV that a Swedish spreadsheet opens as it should."""

from __future__ import annotations

import csv
import io
from datetime import date

from daemon.reports.model import Report
from daemon.reports.sheets import Cell, steps

BYTE_ORDER_MARK = "\ufeff"


def as_csv(report: Report) -> str:
    """Return one row a step, semicolons between, with a byte order mark for UTF-8.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    sheet = steps(report)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.head)
    writer.writerows([_safe(cell) for cell in row] for row in sheet.rows)
    return BYTE_ORDER_MARK + out.getvalue()


def _safe(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    text = " ".join(cell.split())
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "|", "%")) else text
