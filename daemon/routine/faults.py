"""What can be wrong with the routine's table, said all at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableFault:
    """One thing wrong with the table: where, what was found, and what was wanted."""

    step: str
    key: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.step}, {self.key}: fann {self.found}; ska vara {self.wanted}"


class TableError(ValueError):
    """The table cannot be used; ``faults`` are all that is wrong with it."""

    def __init__(self, faults: tuple[TableFault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
