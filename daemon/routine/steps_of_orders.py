"""The steps that open on an order: awaiting it, attending, rebooking, linking and unlinking."""

from __future__ import annotations

from collections.abc import Iterator

from daemon.routine.case import Case
from daemon.routine.events import OrderNoticed
from daemon.routine.facts import stamp
from daemon.routine.occurrence import Closing, Due, Occurrence, after, earliest
from daemon.routine.orders import Life, Order, known_on
from daemon.routine.products import product_expected

_WORK = {"installation": "montering", "removal": "nedmontering"}
_THE_WORK = {"installation": "monteringen", "removal": "nedmonteringen"}


def order_steps(case: Case) -> Iterator[Occurrence]:
    """Every step that opens on an order. A client of another municipality has none."""
    if case.foreign:
        return
    for order in case.orders:
        for life in order.lives if order.action else ():
            yield from _awaiting(case, order, life)
            yield from _attending(case, order, life)
            yield from _rebooking(case, order, life)
            if order.action == "installation":
                yield from _mounted(case, order, life)
            else:
                yield from _dismounted(case, order, life)


def _key(step: str, order: Order, life: Life, *more: object) -> str:
    nth = () if life.nth == 1 else (f"nr{life.nth}",)
    return ":".join(str(part) for part in (step, order.number, *nth, *more))


def _provider(case: Case, order: Order) -> str | None:
    held = case.client.provider_for(order) if case.client else None
    return held or order.provider


def _ended(life: Life, what: str) -> Closing | None:
    if life.status == "done":
        return Closing(life.last.date, "done", f"{what} är utförd")
    if life.status == "cancelled":
        return Closing(life.last.date, "done", f"{what} är avbeställd")
    return None


def _awaiting(case: Case, order: Order, life: Life) -> Iterator[Occurrence]:
    """(Väntan mellan beställning och montering eller nedmontering.)"""
    if life.ordered is None or order.action is None:
        return
    step = f"await_{order.action}"
    rule = case.routine.steps[step]
    due = after(case.calendar, f"{_WORK[order.action]} beställd", life.ordered, rule.days)
    if life.booked is not None:
        booked = after(case.calendar, "besök bokat", life.booked.date, rule.days_booked)
        due = max(due, booked, key=lambda each: each.day)
    yield Occurrence(
        step=step,
        key=_key(step, order, life),
        about=order.number,
        opened=life.ordered,
        due=due,
        provider=_provider(case, order),
        closing=_ended(life, _THE_WORK[order.action]),
        known_before=case.before_golive(stamp(life.notices[0])),
    )


def _attending(case: Case, order: Order, life: Life) -> Iterator[Occurrence]:
    """*Utföraren ska vara behjälplig och närvara vid installation/nedmontering om det krävs.*"""
    days = {notice.date: notice for notice in life.notices if notice.status == "booked"}
    for day, booking in days.items():
        passed = Closing(day, "done", "dagen har passerat") if case.today > day else None
        yield Occurrence(
            step="attend_visit",
            key=_key("attend_visit", order, life, day),
            about=order.number,
            opened=known_on(booking),
            due=Due(day, f"besök bokat {day}"),
            provider=_provider(case, order),
            closing=earliest(_overtaken(life, booking), passed),
            known_before=case.before_golive(stamp(booking)),
            never_late=True,
        )


def _overtaken(life: Life, booking: OrderNoticed) -> Closing | None:
    words = {
        "done": "besöket är utfört",
        "failed": "besöket blev inte av",
        "cancelled": "ordern är avbeställd",
    }
    for notice in life.notices:
        if stamp(notice) <= stamp(booking):
            continue
        if notice.status == "booked" and notice.date != booking.date:
            return Closing(known_on(notice), "done", f"ombokat till {notice.date}")
        if notice.status in words:
            return Closing(notice.date, "done", words[notice.status])
    return None


def _rebooking(case: Case, order: Order, life: Life) -> Iterator[Occurrence]:
    """(Följer av att utföraren ska vara behjälplig.)"""
    for nth, notice in enumerate(life.notices):
        if notice.status != "failed" or (nth and life.notices[nth - 1].status == "failed"):
            continue
        run = notice
        closing = None
        for later in life.notices[nth + 1 :]:
            if later.status == "failed" and closing is None:
                run = later
            elif later.status != "ordered" and closing is None:
                closing = _rebooked(later)
        yield Occurrence(
            step="rebook_visit",
            key=_key("rebook_visit", order, life, notice.date),
            about=order.number,
            opened=run.date,
            due=after(case.calendar, "besöket blev inte av", run.date, case.days("rebook_visit")),
            provider=_provider(case, order),
            closing=closing,
            known_before=case.before_golive(stamp(notice)),
        )


def _rebooked(notice: OrderNoticed) -> Closing:
    words = {
        "booked": f"nytt besök bokat {notice.date}",
        "done": "besöket är utfört",
        "cancelled": "ordern är avbeställd",
    }
    return Closing(known_on(notice), "done", words[notice.status])


def _mounted(case: Case, order: Order, life: Life) -> Iterator[Occurrence]:
    """*Systemförvaltaren kopplar kunden till rätt låsvred*; *ta bort knappen*."""
    done = _last_done(life)
    if done is None:
        return
    changed = _no_longer_done(order, life)
    gone = earliest(changed, _end(case, order, done), _removed(case, done))
    yield _on_done(case, order, life, done, "link_lock", "montering utförd", gone)
    chapter = case.client.chapter_of(order) if case.client else None
    if product_expected(case.products, chapter, order.number, stamp(done)):
        gone = earliest(changed, _end(case, order, done))
        yield _on_done(case, order, life, done, "remove_receipt_product", "montering utförd", gone)


def _dismounted(case: Case, order: Order, life: Life) -> Iterator[Occurrence]:
    """*Tar bort kopplingen när e-post kommer att webordern om nedmontering är utförd.*"""
    done = _last_done(life)
    if done is not None:
        changed = _no_longer_done(order, life)
        yield _on_done(case, order, life, done, "unlink_lock", "nedmontering utförd", changed)


def _on_done(  # noqa: PLR0913, PLR0917  one row of the table, said whole
    case: Case,
    order: Order,
    life: Life,
    done: OrderNoticed,
    step: str,
    what: str,
    closing: Closing | None,
) -> Occurrence:
    return Occurrence(
        step=step,
        key=_key(step, order, life),
        about=order.number,
        opened=done.date,
        due=after(case.calendar, what, done.date, case.days(step)),
        provider=_provider(case, order),
        closing=closing,
        known_before=case.before_golive(stamp(done)),
    )


def _last_done(life: Life) -> OrderNoticed | None:
    return next((n for n in reversed(life.notices) if n.status == "done"), None)


def _no_longer_done(order: Order, life: Life) -> Closing | None:
    if life.status != "done":
        return Closing(life.last.date, "waived", "ordern är avbeställd i efterhand")
    following = [other for other in order.lives if other.nth == life.nth + 1]
    if following:
        first = following[0].notices[0]
        return Closing(known_on(first), "waived", "ordern är öppnad på nytt")
    return None


def _end(case: Case, order: Order, done: OrderNoticed) -> Closing | None:
    chapter = case.client.chapter_of(order) if case.client else None
    if chapter is None or chapter.span.end is None or not chapter.span.over(case.today):
        return None
    return Closing(max(chapter.span.end, done.date), "waived", "kunden är avslutad")


def _removed(case: Case, done: OrderNoticed) -> Closing | None:
    for removal in case.removals:
        for life in removal.lives:
            taken = _last_done(life)
            if taken is not None and life.status == "done" and stamp(taken) > stamp(done):
                return Closing(taken.date, "waived", "låsvredet är nedmonterat")
    return None
