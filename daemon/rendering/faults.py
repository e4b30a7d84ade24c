"""What can be wrong with a template, said so that a person can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_UNKNOWN = re.compile(r"(?:has no (?:attribute|element) )?'?(\w+)'?(?: is undefined)?$")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a template. ``line`` is 0 where the fault is the whole file's."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return (
            f"{self.file}, rad {self.line}: {self.message}"
            if self.line
            else (f"{self.file}: {self.message}")
        )


def unknown(file: Path, line: int, message: object) -> Fault:
    """Return the fault of an unknown name, from what jinja2 says of it in English."""
    match = _UNKNOWN.search(str(message))
    return Fault(file, line, f"okänt namn: {match.group(1) if match else message}")


class RenderingError(Exception):
    """A template could not be used; a permanent fault until a person mends the template."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault
