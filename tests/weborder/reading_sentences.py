"""Reads the texts of ``sentences`` beside the labels of their status."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.weborder.setting import Case, decided

FILES = Path(__file__).with_name("sentences")
NAMES = ("comments-harmless", "comments-doubtful", "sentences-harmless", "sentences-doubtful")
_ORDER = "Ordernummer: 48213\nOrdertyp: {}\nUtförare: Hemtjänst Nord AB\n"
_KINDS = {"installation": "Installation", "removal": "Nedmontering"}
_LABELS = {
    "ordered": "Status: Mottagen\nOrderdatum: 2026-11-16\n",
    "booked": "Status: Bokad\nBokad tid: 2026-11-25 kl. 09.00\n",
    "done": "Status: Utförd\nUtfört datum: 2026-11-17\n",
    "failed": "Status: Bomkörning\n",
    "cancelled": "Status: Makulerad\nMakulerad: 2026-11-17\n",
}


class Line(NamedTuple):
    """One text, and what the labels beside it state."""

    status: str
    kind: str
    text: str


def lines(name: str) -> Iterator[Line]:
    """The texts of one file, in its order."""
    for line in (FILES / f"{name}.tsv").read_text("utf-8").splitlines():
        yield Line(*line.split("\t"))


def is_read(name: str, line: Line) -> bool:
    """True where the message is taken for a notice of the status that its labels state."""
    labels = _ORDER.format(_KINDS[line.kind]) + _LABELS[line.status]
    where = "Kommentar: {}\n" if name.startswith("comments") else "\n{}\n"
    decision = decided(Case(labels + where.format(line.text), "-"))
    return decision.verdict == "notice" and decision.notices[0].status == line.status
