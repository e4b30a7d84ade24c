"""The log: one JSON object a line on stderr, with nothing about a person in it."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_NUMBERS = re.compile(r"(?<![\w-])(?:\d{6}|\d{8})[-+ ]?\d{4}(?![\w-])")
# Begun at a word's first letter alone, and never gone back over: linear in any text.
_ADDRESSES = re.compile(r"(?<![^\s@<>\"'])[^\s@<>\"']++@[^\s@<>\"']+")


def set_up_log() -> None:
    """Make every log line JSON on stderr, libraries' own warnings included, redacted last."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            redact,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.captureWarnings(capture=True)
    root = logging.getLogger()
    root.handlers = [_Forward()]
    root.setLevel(logging.WARNING)


def redact(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace what looks like a personal number or an address in any text of the line."""
    for key, value in event.items():
        if isinstance(value, str):
            told = _NUMBERS.sub("[nummer]", value)
            event[key] = _ADDRESSES.sub("[adress]", told) if "@" in told else told
    return event


class _Forward(logging.Handler):
    """Libraries' records, by level and place alone: their texts may quote a message."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger("lasvakt").log(
            record.levelno, "library", library=record.name, place=f"{record.module}:{record.lineno}"
        )
