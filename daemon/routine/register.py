"""A client's decisions as register rows and hand records state them: what was stated last holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from daemon.routine.events import (
    ClientRegistered,
    DecisionRecorded,
    FirstVisit,
    HelpEnded,
    ProviderChanged,
    RegisterRead,
    RegisterRow,
    Service,
)
from daemon.routine.facts import ClientFact, Stamp, stamp
from daemon.routine.rows import HOME_CARE, Key, Row, closes, one_provider
from daemon.routine.rules import Locality


def read_rows(facts: Iterable[ClientFact], locality: Locality) -> tuple[Row, ...]:
    """The rows that ``facts`` of one client, those stated first first, come to."""
    book = _Book(locality)
    told = list(facts)
    for fact in told:
        book.take(fact)
    # A first visit may be told before the row it belongs to, so it is read when all rows stand.
    for fact in told:
        if isinstance(fact, FirstVisit):
            book.visit(fact)
    return tuple(
        sorted(book.rows.values(), key=lambda r: (r.start, r.first, r.service, r.provider or ""))
    )


class _Book:
    """The rows while the facts are read."""

    def __init__(self, locality: Locality) -> None:
        self.rows: dict[Key, Row] = {}
        self._told: dict[Key, RegisterRow] = {}
        self._locality = locality

    def take(self, fact: ClientFact) -> None:
        if isinstance(fact, RegisterRead):
            self._read(fact)
        elif isinstance(fact, ClientRegistered):
            self._register(fact)
        elif isinstance(fact, ProviderChanged):
            self._change(fact)
        elif isinstance(fact, DecisionRecorded):
            self._decide(fact)
        elif isinstance(fact, HelpEnded):
            self._end(fact)

    def _of(self, service: Service) -> list[Row]:
        return [row for row in self.rows.values() if row.service == service]

    def _put(self, row: Row) -> None:
        self.rows[row.key] = row

    # --- the register ---

    def _read(self, read: RegisterRead) -> None:
        fresh: dict[Key, RegisterRow] = {}
        for row in read.rows:
            fresh[(row.service, self._locality.provider(row.provider), row.start)] = row
        new = {key for key in fresh if key not in self.rows}
        for key, row in fresh.items():
            # An unchanged row is no new statement: it does not gainsay what was recorded since.
            if key in new or self._told.get(key) != row:
                self._told[key] = row
                self._state(key, row, read)
        for key in [key for key in self.rows if key not in fresh]:
            self._told.pop(key, None)
            self._absent(self.rows[key], [self.rows[k] for k in fresh], new, stamp(read))

    def _state(self, key: Key, row: RegisterRow, read: RegisterRead) -> None:
        at = stamp(read)
        known = self.rows.get(key)
        self._put(
            Row(
                service=key[0],
                provider=key[1],
                start=key[2],
                first=known.first if known else at,
                stated=at,
                end=row.end,
                ended=row.ended,
                first_visit=row.first_visit or (known.first_visit if known else None),
                foreign=not self._locality.is_own(row.municipality),
                registered=known.registered if known and known.registered else read.date,
                by_register=known.by_register if known else True,
                decided=True,
                visit_stated=at if row.first_visit or known is None else known.visit_stated,
                ended_stated=at,
            )
        )

    def _absent(self, row: Row, fresh: list[Row], new: set[Key], at: Stamp) -> None:
        """A row that a newer import does not hold: corrected, handed on, or merely left out."""
        if row.ended is not None:
            return
        same = [r for r in fresh if _same_help(r, row) and not _one_after_the_other(r, row)]
        same = [r for r in same if r.key in new or r.start >= row.start]
        # Another provider from the same day is a correction; from a later day it is a change.
        same = same or [
            r for r in fresh if r.key in new and (r.service, r.start) == (row.service, row.start)
        ]
        if same:
            self._merge(row, min(same, key=lambda r: (abs((r.start - row.start).days), r.start)))
            return
        others = [
            r.start
            for r in fresh
            if r.service == row.service and not _same_help(r, row) and r.start >= row.start
        ]
        if others and row.stop is None:
            self._put(replace(row, stop=min(others), ended_stated=at))

    def _merge(self, old: Row, new: Row) -> None:
        new = self.rows[new.key]
        del self.rows[old.key]
        days = [day for day in (old.registered, new.registered) if day]
        self._put(
            replace(
                new,
                registered=min(days, default=None),
                first=min(old.first, new.first),
                by_register=old.by_register if old.first < new.first else new.by_register,
                first_visit=new.first_visit or old.first_visit,
                anew=old.anew or new.anew,
            )
        )

    # --- by hand ---

    def _register(self, fact: ClientRegistered) -> None:
        at = stamp(fact)
        provider = self._locality.provider(fact.provider)
        known = self._of(HOME_CARE)
        foreign = not self._locality.is_own(fact.municipality)
        going_on = [r for r in self._on(fact.date) if provider in (r.provider, None)]
        for row in going_on:
            self._put(
                replace(
                    row,
                    first_visit=fact.first_visit or row.first_visit,
                    visit_stated=at if fact.first_visit else row.visit_stated,
                    foreign=foreign if fact.municipality is not None else row.foreign,
                    registered=row.registered or fact.date,
                )
            )
        if going_on:
            return
        self._put(
            Row(
                service=HOME_CARE,
                provider=provider,
                start=fact.date,
                first=at,
                stated=at,
                first_visit=fact.first_visit,
                foreign=foreign,
                registered=fact.date,
                anew=any(row.ended is not None for row in known),
                visit_stated=at,
            )
        )

    def _change(self, fact: ProviderChanged) -> None:
        at = stamp(fact)
        provider = self._locality.provider(fact.provider)
        active = self._on(fact.date)
        for row in active:
            if row.provider not in (provider, None):
                self._put(replace(row, stop=fact.date, ended_stated=at))
        if not any(row.provider == provider for row in active):
            self._put(
                Row(
                    service=HOME_CARE,
                    provider=provider,
                    start=fact.date,
                    first=at,
                    stated=at,
                    foreign=self._foreign(),
                )
            )

    def _decide(self, fact: DecisionRecorded) -> None:
        at = stamp(fact)
        same = [row for row in self._of(fact.service) if row.start == fact.start]
        for row in same:
            self._put(replace(row, end=fact.end, decided=True, stated=at))
        if not same:
            self._put(
                Row(
                    service=fact.service,
                    provider=None,
                    start=fact.start,
                    first=at,
                    stated=at,
                    end=fact.end,
                    foreign=self._foreign(),
                    decided=True,
                )
            )

    def _on(self, day: date) -> list[Row]:
        """The home-care rows that were in force on ``day``."""
        known = self._of(HOME_CARE)
        over = {row.key: closes(row, known) for row in known}
        return [r for r in known if r.start <= day and (over[r.key] or date.max) > day]

    def _foreign(self) -> bool:
        known = max(self.rows.values(), key=lambda row: row.stated, default=None)
        return known is not None and known.foreign

    def _end(self, fact: HelpEnded) -> None:
        at = stamp(fact)
        rows = [row for row in self._of(fact.service) if row.start <= fact.date]
        going = [row for row in rows if row.left is None or row.left > fact.date]
        ended = [row.ended for row in rows if row.ended is not None]
        # Nothing goes on: the day of the last end is corrected.
        again = [row for row in rows if row.ended is not None and row.ended == max(ended)]
        for row in going or again:
            self._put(replace(row, ended=fact.date, ended_stated=at))
        if not rows:
            self._put(
                Row(
                    service=fact.service,
                    provider=None,
                    start=fact.date,
                    first=at,
                    stated=at,
                    ended=fact.date,
                    ended_stated=at,
                    foreign=self._foreign(),
                )
            )

    def visit(self, fact: FirstVisit) -> None:
        at = stamp(fact)
        rows = [
            row
            for row in self._of(HOME_CARE)
            if row.ended is None or row.ended >= fact.date or row.start > fact.date
        ]
        before = [row for row in rows if row.start <= fact.date]
        row = max(before, key=lambda r: (r.start, r.first), default=None) or min(
            rows, key=lambda r: (r.start, r.first), default=None
        )
        if row is not None and (row.visit_stated is None or row.visit_stated < at):
            self._put(replace(row, first_visit=fact.date, visit_stated=at))


def _same_help(one: Row, other: Row) -> bool:
    return one.service == other.service and one_provider(one, other)


def _one_after_the_other(one: Row, other: Row) -> bool:
    first, second = sorted((one, other), key=lambda row: row.start)
    return first.end is not None and first.end < second.start
