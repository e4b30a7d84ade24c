"""The steps of a client whose help has all ended: the lock and the product are fetched back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daemon.routine.case import Case
from daemon.routine.client import Chapter, Client
from daemon.routine.facts import stamp
from daemon.routine.occurrence import Closing, Occurrence, after, earliest
from daemon.routine.orders import Life, Order
from daemon.routine.products import product_used
from daemon.routine.removing import removing_steps


def end_steps(case: Case) -> Iterator[Occurrence]:
    """The steps that open when neither home care nor safety alarm remains.

    Of a client of another municipality only the removal of a lock mounted all the same.
    """
    client = case.client
    for chapter in client.chapters if client else ():
        if client is None:
            continue
        yield from removing_steps(case, client, chapter)
        end = chapter.span.end
        if end is None or not chapter.span.over(case.today) or chapter.foreign:
            continue
        yield from _return_product(case, client, chapter, end)
        for order in case.installations:
            if client.chapter_of(order) == chapter:
                yield from _cancel(case, chapter, order, end)


def back(chapter: Chapter, end: date) -> Closing | None:
    """What the client's return does to what the end had opened."""
    if chapter.back is None:
        return None
    return Closing(max(chapter.back, end), "waived", "kunden har kommit tillbaka")


def _return_product(
    case: Case, client: Client, chapter: Chapter, end: date
) -> Iterator[Occurrence]:
    """*Har kunden kvittensprodukt ska utföraren hämta denna och meddela systemförvaltaren.*"""
    used, taken = product_used(case.products, chapter)
    if not used or (taken is not None and taken <= end):
        return
    yield Occurrence(
        step="return_receipt_product",
        key=f"return_receipt_product:{chapter.span.nth}",
        about=client.name,
        opened=end,
        due=after(case.calendar, "kunden avslutad", end, case.days("return_receipt_product")),
        provider=chapter.provider,
        closing=earliest(
            Closing(taken, "done", "kvittensprodukten är borttagen") if taken else None,
            back(chapter, end),
        ),
        known_before=known_before(case, chapter),
    )


def known_before(case: Case, chapter: Chapter) -> bool:
    """Whether the chapter's end was known before reminders began, or came with its adoption."""
    span = chapter.span
    if span.ended is None:
        return False
    return case.before_golive(span.ended) or (span.adopted and span.learnt_ended)


def _cancel(case: Case, chapter: Chapter, order: Order, end: date) -> Iterator[Occurrence]:
    """(Följer av att kunden har avslutats medan en installation är beställd.)"""
    for life in order.lives:
        if life.ordered is None or (not life.live and life.last.date <= end):
            continue
        opened = max(end, life.ordered)
        nth = "" if life.nth == 1 else f":nr{life.nth}"
        yield Occurrence(
            step="cancel_installation",
            key=f"cancel_installation:{order.number}{nth}",
            about=order.number,
            opened=opened,
            due=after(case.calendar, _what(end, opened), opened, case.days("cancel_installation")),
            provider=chapter.provider or order.provider,
            closing=earliest(_settled(life), back(chapter, end)),
            known_before=case.before_golive(stamp(life.notices[0])) and known_before(case, chapter),
        )


def _what(end: date, opened: date) -> str:
    return "kunden avslutad" if opened == end else "montering beställd för avslutad kund"


def _settled(life: Life) -> Closing | None:
    words = {"done": "monteringen är utförd", "cancelled": "installationen är avbeställd"}
    if life.status not in words:
        return None
    return Closing(life.last.date, "done", words[life.status])
