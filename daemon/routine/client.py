"""A client's history: chapters of help, the periods of home care within, and who gave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daemon.routine.calendar import WorkCalendar
from daemon.routine.facts import Facts, Stamp
from daemon.routine.orders import Order, known_on
from daemon.routine.providers import Change, Line, read_line
from daemon.routine.register import read_rows
from daemon.routine.rows import HOME_CARE, Row
from daemon.routine.rules import Locality
from daemon.routine.stretches import Stretch, stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of home care, with its providers."""

    span: Stretch
    line: Line

    @property
    def first_visit(self) -> date | None:
        """The provider's first visit; None while unknown."""
        return next((row.first_visit for row in self.span.rows if row.first_visit), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A stretch of any help. ``since`` and ``until`` bound what is said of it, by when stated.

    ``provider`` is the last home-care provider known, ``named`` one that the alarm's decision
    names; ``back`` is the day the client was known to come back.
    """

    span: Stretch
    periods: tuple[Period, ...]
    provider: str | None
    named: str | None
    foreign: bool
    since: Stamp | None
    until: Stamp | None
    back: date | None

    def holds(self, moment: Stamp) -> bool:
        """Whether something stated at ``moment`` is said of this chapter."""
        return (self.since is None or moment >= self.since) and (
            self.until is None or moment < self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A client as known on a day."""

    name: str
    rows: tuple[Row, ...]
    chapters: tuple[Chapter, ...]
    remarks: tuple[str, ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether the client is another municipality's."""
        return bool(self.chapters) and self.chapters[-1].foreign

    @property
    def provider(self) -> str | None:
        """The present provider; None when no fact tells."""
        chapter = self.chapters[-1] if self.chapters else None
        return chapter.provider or chapter.named if chapter else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change of provider."""
        periods = (period for chapter in self.chapters for period in chapter.periods)
        return tuple(change for period in periods for change in period.line.changes)

    def provider_then(self, provider: str, day: date) -> str:
        """Who held on ``day`` what is now ``provider``'s: a change moves only what is open."""
        for chapter in reversed(self.chapters):
            for period in reversed(chapter.periods):
                if provider == period.line.provider and period.span.began <= day:
                    return period.line.provider_on(day) or provider
        return provider

    def names(self, chapter: Chapter | None) -> frozenset[str]:
        """Every provider of a chapter."""
        lines = [period.line for period in chapter.periods] if chapter else []
        held = {holder.provider for line in lines for holder in (*line.main, *line.beside)}
        return frozenset(held)

    def chapter_of(self, order: Order) -> Chapter | None:
        """The chapter that ``order`` belongs to: the last begun when it was first noticed."""
        known = known_on(order.notices[0])
        begun = [chapter for chapter in self.chapters if chapter.span.began <= known]
        return begun[-1] if begun else next(iter(self.chapters), None)

    def provider_for(self, order: Order) -> str | None:
        """Whom a step about ``order`` goes to: the client's provider, else the order's own."""
        chapter = self.chapter_of(order)
        known = (chapter.provider, order.provider, chapter.named) if chapter else (order.provider,)
        return next((name for name in known if name), None)


def read_client(
    facts: Facts,
    orders: tuple[Order, ...],
    locality: Locality,
    calendar: WorkCalendar,
    today: date,
) -> Client | None:
    """The client that a case's facts speak of; None when none does."""
    names = [fact.client for fact in facts.about_client]
    names += [order.client for order in orders if order.client]
    if not names:
        return None
    rows = read_rows([fact for fact in facts.about_client if fact.client == names[0]], locality)
    home = tuple(row for row in rows if row.service == HOME_CARE)
    periods = tuple(
        Period(span=span, line=read_line(span.rows, today))
        for span in stretches(home, locality, calendar)
    )
    return Client(
        name=names[0],
        rows=rows,
        chapters=_chapters(stretches(rows, locality, calendar), periods),
        remarks=("Ärendets händelser nämner flera kunder.",) if len(set(names)) > 1 else (),
    )


def _chapters(spans: tuple[Stretch, ...], periods: tuple[Period, ...]) -> tuple[Chapter, ...]:
    chapters: list[Chapter] = []
    provider: str | None = None
    for place, span in enumerate(spans):
        own = tuple(period for period in periods if period.span.rows[0] in span.rows)
        provider = next((p.line.provider for p in reversed(own) if p.line.provider), provider)
        named = next((row.provider for row in span.rows if row.provider), None)
        last = max(span.rows, key=lambda r: (r.service == HOME_CARE, r.stated, r.start))
        following = spans[place + 1] if place + 1 < len(spans) else None
        chapters.append(
            Chapter(
                span=span,
                periods=own,
                provider=provider,
                named=named,
                foreign=last.foreign,
                since=span.first if place else None,
                until=following.first if following else None,
                back=following.began if following else None,
            )
        )
    return tuple(chapters)
