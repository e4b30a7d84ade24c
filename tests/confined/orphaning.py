"""A parent that is killed while its child is idle or at work.

It prints the ids of the child and of the child's template, and dies.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from daemon.confined.workers import Confinement, Workers

CHILD = Path(__file__).with_name("misbehaving.py")

if __name__ == "__main__":
    workers = Workers(
        Confinement(
            command=[sys.executable, "-I", "-B", str(CHILD)],
            settings=b"set",
            memory=300 << 20,
            seconds=1,
            most=1,
        )
    )
    answers = workers.answers([b"process", *[word.encode() for word in sys.argv[1:]]])
    sys.stdout.buffer.write(next(answers))  # type: ignore[arg-type]  # numbers, not a failure
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)
