"""The register of clients and decisions: a file's bytes in, rows by pseudonym out."""

from daemon.register.folder import FolderFault, RegisterFolder
from daemon.register.plan import Plan, last_said, plan_import
from daemon.register.rows import (
    REQUIRED_COLUMNS,
    ProviderNames,
    Register,
    RowFault,
    Vocabulary,
    client_numbers,
    decisions,
    read_register,
)
from daemon.register.table import NothingThere, RegisterFault

__all__ = [
    "REQUIRED_COLUMNS",
    "FolderFault",
    "NothingThere",
    "Plan",
    "ProviderNames",
    "Register",
    "RegisterFault",
    "RegisterFolder",
    "RowFault",
    "Vocabulary",
    "client_numbers",
    "decisions",
    "last_said",
    "plan_import",
    "read_register",
]
