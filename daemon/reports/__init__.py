"""The ledger report: built once as plain values, then put in one form or another.

Each form is a module of its own, taken in only when it is asked for, so that no command pays for
a spreadsheet writer it does not use.
"""

from daemon.reports.build import build_report
from daemon.reports.model import MailboxHealth, Need, Report, case_line

__all__ = ["MailboxHealth", "Need", "Report", "build_report", "case_line"]
