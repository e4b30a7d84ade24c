"""The expected texts of the reports. `python -m tests.reports.golden` writes those that are
missing and never overwrites one: delete it first, then read the new one."""

from __future__ import annotations

from pathlib import Path

from daemon.reports.csv_form import as_csv
from daemon.reports.json_form import as_json
from daemon.reports.text_form import as_text, case_text, cases_text
from tests.reports.ledger import report

FOLDER = Path(__file__).parent / "golden"


def forms() -> dict[str, str]:
    """Every text form of the invented ledger, by file name."""
    made = report()
    return {
        "report.txt": as_text(made),
        "report_narrow.txt": as_text(made, width=60),
        "report.json": as_json(made),
        "report.csv": as_csv(made),
        "cases.txt": cases_text(made.cases),
        "case.txt": case_text(made.cases[0]),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in forms().items():
        if not (FOLDER / name).exists():
            (FOLDER / name).write_text(text, encoding="utf-8", newline="")
