"""The daemon's health as a list of points, for the terminal and for a monitor."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rich.console import Console
from rich.text import Text

Health = Literal["well", "warning", "unwell"]
_MARK = {"well": ("bra", "green"), "warning": ("varning", "yellow"), "unwell": ("fel", "bold red")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing looked at: ``name`` is its key in JSON, ``said`` the finding, ``do`` the cure."""

    name: str
    label: str
    health: Health
    said: str
    do: str = ""


def is_well(points: Sequence[Point]) -> bool:
    """Say whether nothing is unwell; warnings do not count."""
    return all(point.health != "unwell" for point in points)


def status_json(points: Sequence[Point], generated: datetime) -> str:
    """Return the points as one JSON object; ``generated`` is aware and local."""
    value = {
        "generated": generated.isoformat(timespec="seconds"),
        "well": is_well(points),
        "points": [
            {"name": p.name, "health": p.health, "said": p.said, "do": p.do or None} for p in points
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def status_text(points: Sequence[Point], *, width: int = 100, color: bool = False) -> str:
    """Return the points as lines, the unwell first, each with what to do."""
    order = ("unwell", "warning", "well")
    console = Console(width=width, force_terminal=color, no_color=not color, highlight=False)
    with console.capture() as capture:
        for point in sorted(points, key=lambda p: order.index(p.health)):
            mark, style = _MARK[point.health]
            line = Text(f"{mark:8}", style=style).append(f"{point.label}: {point.said}", style="")
            console.print(line)
            if point.do:
                console.print(Text(f"        → {point.do}"))
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())
