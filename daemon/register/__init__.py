"""The register of clients and decisions: a file's bytes in, rows by pseudonym out."""

from daemon.register.rows import (
    REQUIRED_COLUMNS,
    Register,
    RowFault,
    Vocabulary,
    client_numbers,
    decisions,
    read_register,
)
from daemon.register.table import RegisterFault

__all__ = [
    "REQUIRED_COLUMNS",
    "Register",
    "RegisterFault",
    "RowFault",
    "Vocabulary",
    "client_numbers",
    "decisions",
    "read_register",
]
