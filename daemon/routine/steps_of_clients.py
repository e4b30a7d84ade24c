"""The steps of a new client, of a change of provider, and of home care that ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daemon.routine.case import Case
from daemon.routine.client import Chapter, Client, Period
from daemon.routine.facts import Stamp
from daemon.routine.installing import installation_named, installing_steps
from daemon.routine.occurrence import Closing, Due, Occurrence, after, earliest
from daemon.routine.products import product_recorded
from daemon.routine.providers import Change, Holder
from daemon.routine.rows import ALARM, HOME_CARE, Row


def client_steps(case: Case) -> Iterator[Occurrence]:
    """The steps that open on what is known of the client, ends of all help aside.

    A client of another municipality has none of them.
    """
    client = case.client
    for chapter in client.chapters if client else ():
        if client is None or chapter.foreign:
            continue
        for period in chapter.periods:
            if not period.span.adopted and period.span.registered is not None:
                yield from _new_client(case, client, chapter, period)
            yield from installing_steps(case, client, chapter, period)
            yield from _changes(case, client, chapter, period)
            yield from _keep_lock(case, client, chapter, period)


def ended(case: Case, chapter: Chapter, period: Period) -> Closing | None:
    """What the end of home care does to an open step of a new client: alarm alone has none."""
    end = period.span.end
    if end is None or end > case.today:
        return None
    over = chapter.span.end is not None and chapter.span.end <= end
    return Closing(end, "waived", "kunden är avslutad" if over else "insatsen är avslutad")


def new_client_due(
    case: Case, step: str, registered: date, start: date, first_visit: date | None
) -> Due:
    """Due on the first visit, else the table's days after the later of registration and start."""
    days = case.days(step)
    if first_visit is not None:
        return Due(first_visit, f"första besöket {first_visit}")
    if start > registered:
        return after(case.calendar, "beslutet gäller från", start, days)
    return after(case.calendar, "kunden registrerad", registered, days)


def _new_client(
    case: Case, client: Client, chapter: Chapter, period: Period
) -> Iterator[Occurrence]:
    span = period.span
    registered = span.registered or span.start
    nth = span.nth
    known = case.before_golive(span.first)
    gone = ended(case, chapter, period)
    yield Occurrence(
        step="inform_client",
        key=f"inform_client:{nth}",
        about=client.name,
        opened=registered,
        due=new_client_due(case, "inform_client", registered, span.start, period.first_visit),
        provider=period.line.provider,
        closing=gone,
        known_before=known,
    )
    main = period.line.main[-1] if period.line.main else None
    provider = main.provider if main else period.line.provider
    for step in ("inform_provider", "collect_keys"):
        told = period.line.names if step == "inform_provider" else None
        yield Occurrence(
            step=step,
            key=f"{step}:{nth}",
            about=provider or client.name,
            opened=registered,
            due=new_client_due(case, step, registered, span.start, period.first_visit),
            provider=provider,
            closing=earliest(_ordered(case, chapter, told), _left(period, main), gone),
            known_before=known,
            also=period.line.names,
        )
        for holder in period.line.beside:
            yield _beside(case, chapter, period, step, holder)
    yield from _receipt_product(case, client, chapter, period)


def _beside(case: Case, chapter: Chapter, period: Period, step: str, holder: Holder) -> Occurrence:
    """Of a provider who came while another's help went on: informed and given keys as well."""
    row = holder.row
    registered = row.registered or row.start
    told = frozenset({holder.provider}) if step == "inform_provider" else None
    return Occurrence(
        step=step,
        key=f"{step}:{period.span.nth}:{holder.provider}",
        about=holder.provider,
        opened=registered,
        due=new_client_due(case, step, registered, row.start, row.first_visit),
        provider=holder.provider,
        closing=earliest(
            _ordered(case, chapter, told), _over(holder), ended(case, chapter, period)
        ),
        known_before=case.before_golive(row.first),
    )


def _left(period: Period, main: Holder | None) -> Closing | None:
    """What closes the steps of one who leaves while another's help goes on: that is no change."""
    return _over(main) if main and main.provider != period.line.provider else None


def _over(holder: Holder) -> Closing | None:
    left = holder.row.left
    return Closing(left, "waived", "utföraren har inte längre uppdraget") if left else None


def _ordered(case: Case, chapter: Chapter, told: frozenset[str] | None) -> Closing | None:
    """An order closes `inform_provider` for the provider it names, for all when it names none."""
    if told is None:
        return None
    day = installation_named(case, chapter, told)
    return Closing(day, "done", "installationen är beställd") if day else None


def _receipt_product(
    case: Case, client: Client, chapter: Chapter, period: Period
) -> Iterator[Occurrence]:
    """*Fr.o.m. första besöket ska en kvittensprodukt användas i avvaktan på låsvredet.*"""
    visit = period.first_visit
    if visit is None:
        return
    mounted = min(
        (c.day for c in case.claims if c.present and _until(chapter, c.stated)), default=None
    )
    if mounted is not None and mounted <= visit:
        return
    used = product_recorded(case.products, chapter)
    yield Occurrence(
        step="use_receipt_product",
        key=f"use_receipt_product:{period.span.nth}",
        about=client.name,
        opened=visit,
        due=after(case.calendar, "första besöket", visit, case.days("use_receipt_product")),
        provider=period.line.provider,
        closing=earliest(
            Closing(used, "done", "en kvittensprodukt används") if used else None,
            Closing(mounted, "done", "låsvredet är monterat") if mounted else None,
            ended(case, chapter, period),
        ),
        known_before=case.before_golive(period.span.first),
    )


def _until(chapter: Chapter, moment: Stamp) -> bool:
    return chapter.until is None or moment < chapter.until


def _changes(case: Case, client: Client, chapter: Chapter, period: Period) -> Iterator[Occurrence]:
    """*Informerar nya utföraren … informerar den tidigare utföraren om att låset ska vara kvar.*"""
    for change in period.line.changes:
        if _adopted(case, change):
            continue
        for step in ("inform_new_provider", "inform_old_provider"):
            nth = "" if change.nth == 1 else f":nr{change.nth}"
            yield Occurrence(
                step=step,
                key=f"{step}:{period.span.nth}:{change.new}{nth}",
                about=client.name,
                opened=change.day,
                due=after(case.calendar, "byte av utförare", change.day, case.days(step)),
                provider=change.new,
                closing=_all_over(case, chapter),
                known_before=case.before_golive(change.stated),
            )


def _adopted(case: Case, change: Change) -> bool:
    golive = case.routine.locality.golive
    return golive is not None and change.by_register and change.day < golive


def _all_over(case: Case, chapter: Chapter) -> Closing | None:
    end = chapter.span.end
    if end is None or not chapter.span.over(case.today):
        return None
    return Closing(end, "waived", "kunden är avslutad")


def _keep_lock(
    case: Case, client: Client, chapter: Chapter, period: Period
) -> Iterator[Occurrence]:
    """*Avslut av kund men trygghetslarm kvar: … nedmontering av låsvred inte ska göras.*"""
    span = period.span
    end = span.end
    if end is None or span.ended is None or end > case.today:
        return
    alarm = [row for row in chapter.span.rows if row.service == ALARM and row.start <= end]
    if not alarm or (chapter.span.end is not None and chapter.span.end <= end):
        return
    again = [row.start for row in chapter.span.rows if _home_after(row, end)]
    yield Occurrence(
        step="keep_lock",
        key=f"keep_lock:{span.nth}",
        about=client.name,
        opened=end,
        due=after(case.calendar, "insatsen avslutad", end, case.days("keep_lock")),
        provider=period.line.provider,
        closing=earliest(
            Closing(min(again), "waived", "insatsen har börjat igen") if again else None,
            _all_over(case, chapter),
        ),
        known_before=case.before_golive(span.ended) or (span.adopted and span.learnt_ended),
    )


def _home_after(row: Row, end: date) -> bool:
    return row.service == HOME_CARE and row.start > end
