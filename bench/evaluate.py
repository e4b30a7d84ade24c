"""How long a case of 200 events takes to evaluate: median of many, in milliseconds."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, date, datetime, timedelta

from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.events import Confirmed, Event, OrderNoticed, RegisterRead, RegisterRow, Status
from daemon.routine.table import shipped

ROUNDS = 50
START = date(2024, 1, 8)
LIFE: tuple[Status, ...] = ("ordered", "booked", "failed", "booked", "done")


def case() -> list[Event]:
    """200 events of one client: nightly imports, thirty orders, and answers."""
    found: list[Event] = []
    for n in range(200):
        day = START + timedelta(days=4 * n)
        at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9)
        if n % 4 == 0:
            row = RegisterRow(service="hemtjänst", provider="Nord", start=START, lock=n > 100)
            found.append(RegisterRead(id=f"e{n}", stated=at, date=day, client="K", rows=(row,)))
        elif n % 4 == 1:
            found.append(
                Confirmed(
                    id=f"e{n}",
                    stated=at,
                    date=day,
                    step="link_lock",
                    about=f"{48000 + n // 7}",
                    key=f"link_lock:{48000 + n // 7}",
                )
            )
        else:
            found.append(
                OrderNoticed(
                    id=f"e{n}",
                    stated=at,
                    date=day,
                    order=f"{48000 + n // 7}",
                    action="removal" if n // 7 % 2 else "installation",
                    status=LIFE[n % len(LIFE)],
                    provider="Nord",
                    client="K",
                )
            )
    return found


def main() -> None:
    """Prints the median, the slowest, and the first, which builds the calendar."""
    events, routine, calendar = case(), shipped(), WorkCalendar()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        state = evaluate(events, routine, calendar, date(2026, 11, 22))
        times.append((time.perf_counter() - begun) * 1000)
    print(f"{len(events)} händelser, {len(state.steps)} steg, {len(state.alerts)} larm")
    print(f"median {statistics.median(times):.1f} ms, längst {max(times[1:]):.1f} ms, ", end="")
    print(f"den första {times[0]:.1f} ms")


if __name__ == "__main__":
    main()
