"""Placeholder."""

from __future__ import annotations

from daemon.routine.case import Case
from daemon.routine.occurrence import Occurrence


def own_steps(case: Case) -> tuple[Occurrence, ...]:
    """None yet."""
    return ()
