"""Unknown names that report themselves, so that one try shows all of them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from jinja2 import ChainableUndefined, Template, Undefined, make_logging_undefined

from daemon.rendering.faults import Fault, unknown


class _Listener(logging.Handler):
    """Takes what jinja2 says of an unknown name and adds where in the templates it stands."""

    def __init__(self, report: Callable[[Fault], None]) -> None:
        super().__init__()
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        file, line = _template_place(sys._getframe(1))
        said = record.args[0] if isinstance(record.args, tuple) else record.args
        self._report(unknown(file, line, said))


def recorder(report: Callable[[Fault], None]) -> type[Undefined]:
    """Return a kind of unknown name that reports itself and reads as nothing."""
    listening = logging.Logger("templates")
    listening.addHandler(_Listener(report))
    return make_logging_undefined(listening, ChainableUndefined)


def _template_place(frame: FrameType | None) -> tuple[Path, int]:
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            line = template.get_corresponding_lineno(frame.f_lineno)
            return Path(template.filename or template.name or ""), line
        frame = frame.f_back
    return Path(), 0
