"""All guards of a case: what is told at once, not when it is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daemon.routine.case import Case
from daemon.routine.guards_of_clients import client_guards
from daemon.routine.guards_of_orders import order_guards
from daemon.routine.state import Alert, Step


def all_guards(case: Case, steps: Sequence[Step]) -> Iterator[Alert]:
    """Every alert that the case's facts wake, each once."""
    yield from order_guards(case)
    yield from client_guards(case, steps)
