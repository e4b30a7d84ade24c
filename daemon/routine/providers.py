"""Who gives a client's home care when: the one who came first, others beside, and changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from daemon.routine.facts import Stamp
from daemon.routine.rows import Row


@dataclass(frozen=True, slots=True)
class Change:
    """From ``day`` the home care is ``new``'s, no longer ``old``'s; ``stated`` when that was said.

    ``nth`` counts the changes to the same provider within the period, from 1.
    """

    day: date
    old: str
    new: str
    stated: Stamp
    by_register: bool
    nth: int


@dataclass(frozen=True, slots=True)
class Holder:
    """A provider from ``row``'s first day until ``until`` (None: on)."""

    provider: str
    row: Row
    until: date | None

    def on(self, day: date) -> bool:
        """Whether the provider gave the help on ``day``."""
        return self.row.start <= day and (self.until is None or self.until > day)


@dataclass(frozen=True, slots=True)
class Line:
    """A period's providers: ``provider`` is the present one, ``first`` the one who came first.

    ``beside`` came while another's help went on, which is no change, not even when that one's
    help ends first.
    """

    provider: str | None
    first: str | None
    main: tuple[Holder, ...]
    beside: tuple[Holder, ...]
    changes: tuple[Change, ...]

    @property
    def names(self) -> frozenset[str]:
        """Every provider of the main line."""
        return frozenset(holder.provider for holder in self.main)

    def provider_on(self, day: date) -> str | None:
        """The provider who held the help on ``day``, else the last before it, else the first."""
        begun = [h for h in self.main if h.row.start <= day]
        if begun and not begun[-1].on(day):
            return next((h.provider for h in self.beside if h.on(day)), begun[-1].provider)
        return begun[-1].provider if begun else self.first


class _Sweep:
    def __init__(self, today: date) -> None:
        self.today = today
        self.main: list[Holder] = []
        self.beside: list[Holder] = []
        self.changes: list[Change] = []

    def take(self, row: Row, provider: str) -> None:
        holder = Holder(provider, row, _until(row))
        if not self.main:
            self.main.append(holder)
        elif self._extended(holder):
            return
        elif any(_lasts(other, row.start) for other in (self.main[-1], *self.beside)):
            self.beside.append(holder)
        else:
            self._change(holder)

    def _extended(self, holder: Holder) -> bool:
        for line in (self.main[-1:], self.beside):
            for known in line:
                if known.provider == holder.provider and (
                    known is self.main[-1] or _lasts(known, holder.row.start)
                ):
                    self._replace(known, Holder(known.provider, known.row, _later(known, holder)))
                    return True
        return False

    def _replace(self, old: Holder, new: Holder) -> None:
        for line in (self.main, self.beside):
            if old in line:
                line[line.index(old)] = new
                return

    def _change(self, holder: Holder) -> None:
        row = holder.row
        if row.start > self.today:
            return
        nth = sum(change.new == holder.provider for change in self.changes) + 1
        last = max((self.main[-1], *self.beside), key=lambda h: h.until or date.max)
        self.changes.append(
            Change(
                row.start,
                last.provider,
                holder.provider,
                row.first,
                row.by_register,
                nth,
            )
        )
        self.main.append(holder)


def read_line(rows: Sequence[Row], today: date) -> Line:
    """The providers of the home-care ``rows`` of one period, as they stand ``today``.

    A change is a row that ends and another provider's that begins at or after it; overlapping
    rows are several providers at once. A change still to come is not in it.
    """
    sweep = _Sweep(today)
    for row in sorted(rows, key=lambda r: (r.start, r.first, r.provider or "")):
        if row.provider is not None:
            sweep.take(row, row.provider)
    main, beside = sweep.main, sweep.beside
    present = main[-1] if main else None
    if present is not None and not present.on(max(today, present.row.start)):
        present = next((h for h in beside if h.on(today)), present)
    return Line(
        provider=present.provider if present else None,
        first=main[0].provider if main else None,
        main=tuple(main),
        beside=tuple(beside),
        changes=tuple(sweep.changes),
    )


def _until(row: Row) -> date | None:
    known = [day for day in (row.ended, row.stop, row.end) if day is not None]
    return min(known, default=None)


def _lasts(holder: Holder, day: date) -> bool:
    return holder.until is None or holder.until > day


def _later(one: Holder, other: Holder) -> date | None:
    if one.until is None or other.until is None:
        return None
    return max(one.until, other.until)
