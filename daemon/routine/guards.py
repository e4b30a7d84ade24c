"""All guards of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daemon.routine.case import Case
from daemon.routine.guards_of_orders import order_guards
from daemon.routine.state import Alert, Step


def all_guards(case: Case, steps: Sequence[Step]) -> Iterator[Alert]:
    """Every alert that the case's facts wake, on whatever day."""
    yield from order_guards(case)
