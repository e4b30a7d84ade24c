"""A child that speaks of readings: sound ones, and some that no reading can be."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date

from daemon.confined.child import Work, serve
from parsers.codec import encode, to_plain
from parsers.reading import Notice, Reading

NOTICE = Reading(
    verdict="notice",
    sender="order@weborder.example",
    notices=(Notice(order="48213", action="installation", status="done", date=date(2026, 11, 18)),),
)


def work(settings: bytes) -> Work:
    """Answers with a notice, or with what the message names."""
    review = Reading(verdict="review", reason="Oklart.")
    unsound = {
        b"no json": b"\xff\xfe{",
        b"no reading": b"[1, 2]",
        b"no verdict": encode(replace(NOTICE, verdict="sure")),  # type: ignore[arg-type]  # meant
        b"no status": json.dumps(
            to_plain(NOTICE) | {"notices": [["48213", None, "x", "2026-11-18", None, [], None]]}
        ).encode(),
        b"facts in review": encode(replace(review, notices=NOTICE.notices)),
        b"notice of nothing": encode(replace(NOTICE, notices=())),
    }
    return lambda message: unsound.get(message, encode(NOTICE))


if __name__ == "__main__":
    serve(work, int(sys.argv[1]), float(sys.argv[2]))
