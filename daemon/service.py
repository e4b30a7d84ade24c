"""The daemon: one round at a time on a schedule, until it is told to stop."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType

import structlog
from apscheduler.events import (
    EVENT_JOB_ERROR,
    EVENT_JOB_MAX_INSTANCES,
    EVENT_JOB_MISSED,
    JobExecutionEvent,
)
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

_log = structlog.get_logger("lasvakt")
_POLL = 0.5


def serve(round_: Callable[[], None], stop: threading.Event, *, minutes: int) -> None:
    """Make a round now and every ``minutes``, one at a time, until SIGTERM or SIGINT.

    ``stop`` is then set, and ``round_`` is to end at its next safe place; this returns when it
    has. What a round raises is logged by type, and the next one is made all the same.
    """
    before = {s: signal.signal(s, _setter(stop)) for s in (signal.SIGTERM, signal.SIGINT)}
    # The scheduler's own zone never matters: due days are the ledger's, the trigger is an interval.
    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": ThreadPoolExecutor(1)})
    scheduler.add_listener(_tell, EVENT_JOB_ERROR | EVENT_JOB_MISSED | EVENT_JOB_MAX_INSTANCES)
    scheduler.add_job(
        round_,
        "interval",
        minutes=minutes,
        next_run_time=datetime.now(UTC),
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
    )
    scheduler.start()
    _notify("READY=1")
    _log.info("started", minutes=minutes)
    try:
        while not stop.wait(_POLL):
            pass
    finally:
        _notify("STOPPING=1")
        scheduler.shutdown(wait=True)
        for number, handler in before.items():
            signal.signal(number, handler)
    _log.info("stopped")


def _setter(stop: threading.Event) -> Callable[[int, FrameType | None], None]:
    def handle(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    return handle


def _tell(event: JobExecutionEvent) -> None:
    # apscheduler swallows whatever a job raises: without this a dead round would look alive.
    if event.code == EVENT_JOB_ERROR:
        _log.error("round_failed", fault=type(event.exception).__name__)
    else:
        _log.warning("round_late")


def _notify(state: str) -> None:
    # sd_notify(3): one datagram to systemd's socket, where there is one.
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as connection:
        target = "\0" + address[1:] if address.startswith("@") else address
        try:
            connection.connect(target)
            connection.sendall(state.encode())
        except OSError:
            _log.warning("notify_failed")
