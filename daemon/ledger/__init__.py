"""The ledger: events, what follows from them, the messages and the outbox, in one SQLite file."""

from daemon.ledger.faults import LedgerFault
from daemon.ledger.ledger import Ledger
from daemon.ledger.lock import single_instance
from daemon.ledger.values import CaseRecord, Entry, anchor_of

__all__ = ["CaseRecord", "Entry", "Ledger", "LedgerFault", "anchor_of", "single_instance"]
