"""A client's history: placeholder until the register is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daemon.routine.orders import Order


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of granted help."""

    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Client:
    """A client as known."""

    name: str
    foreign: bool = False

    def provider_for(self, order: Order) -> str | None:
        """The provider that a step about ``order`` goes to; None when no fact tells."""
        return None

    def chapter_of(self, order: Order) -> Chapter | None:
        """The stretch of help that ``order`` belongs to."""
        return None

    @property
    def provider(self) -> str | None:
        """The present provider."""
        return None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What does not fit together."""
        return ()


def read_client(*_given: object) -> Client | None:
    """The client of a case."""
    return None
