"""What a register would tell, said by hand: `record …`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from daemon.acts.desk import Changes, Desk, Refusal, new_id
from daemon.routine.events import (
    ClientRegistered,
    DecisionRecorded,
    Event,
    FirstVisit,
    HelpEnded,
    LockKnown,
    OrderLinked,
    ProviderChanged,
    ReceiptProductUsed,
    Service,
    Undone,
)
from daemon.routine.facts import effective


def register_client(
    desk: Desk,
    client: str,
    provider: str,
    municipality: str | None,
    first_visit: date | None,
    day: date | None,
) -> Changes:
    """The client is registered since ``day`` (default today) with this provider."""
    event = ClientRegistered(
        id=new_id(), stated=desk.now, date=day or desk.today, by=desk.by, client=client,
        provider=provider, municipality=municipality, first_visit=first_visit,
    )  # fmt: skip
    return desk.append([event])


def first_visit(desk: Desk, client: str, day: date) -> Changes:
    """The client's first visit is on ``day``. Raises Refusal for a client nobody registered."""
    _known(desk, client)
    event = FirstVisit(id=new_id(), stated=desk.now, date=day, by=desk.by, client=client)
    return desk.append([event])


def change_provider(desk: Desk, client: str, provider: str, day: date) -> Changes:
    """The client's home care is this provider's from ``day``. Raises Refusal."""
    _known(desk, client)
    record = desk.ledger.case(f"client:{client}", desk.today)
    if record is not None and record.state.provider == provider and day <= desk.today:
        raise Refusal(f"{record.ref}: utföraren är redan {provider}")
    event = ProviderChanged(
        id=new_id(), stated=desk.now, date=day, by=desk.by, client=client, provider=provider
    )
    return desk.append([event])


def decide(desk: Desk, client: str, service: Service, start: date, end: date | None) -> Changes:
    """The service is granted from ``start`` to ``end`` (None: until further notice)."""
    if end is not None and end < start:
        raise Refusal(f"--to: {end} ligger före --from, {start}")
    event = DecisionRecorded(
        id=new_id(), stated=desk.now, date=desk.today, by=desk.by, client=client,
        service=service, start=start, end=end,
    )  # fmt: skip
    return desk.append([event])


def end_help(desk: Desk, client: str, service: Service, day: date) -> Changes:
    """The service ended for good on ``day``. Raises Refusal for a client nobody registered."""
    _known(desk, client)
    event = HelpEnded(
        id=new_id(), stated=desk.now, date=day, by=desk.by, client=client, service=service
    )
    return desk.append([event])


def use_receipt_product(desk: Desk, client: str, day: date) -> Changes:
    """A receipt product is in use at the client's since ``day``. Raises Refusal."""
    _known(desk, client)
    event = ReceiptProductUsed(id=new_id(), stated=desk.now, date=day, by=desk.by, client=client)
    return desk.append([event])


def know_lock(desk: Desk, client: str, day: date, *, present: bool) -> Changes:
    """A lock hangs on the client's door on ``day``, or none does. Raises Refusal."""
    _known(desk, client)
    event = LockKnown(
        id=new_id(), stated=desk.now, date=day, by=desk.by, client=client, present=present
    )
    return desk.append([event])


def link(desk: Desk, order: str, client: str) -> Changes:
    """The order is this client's; their cases are one. Raises Refusal for an unknown order."""
    record = desk.ledger.find_case(order, desk.today)
    if record is None or all(o.order != order for o in record.state.orders):
        raise Refusal(f"--order: order {order} finns inte i liggaren")
    if record.state.client == client:
        raise Refusal(f"order {order} hör redan till den kunden, ärende {record.ref}")
    event = OrderLinked(
        id=new_id(), stated=desk.now, date=desk.today, by=desk.by, order=order, client=client
    )
    return desk.append([event])


def undo_record(desk: Desk, kind: type[Event], client: str, given: Mapping[str, object]) -> Changes:
    """The last hand record of this kind no longer counts. Raises Refusal when there is none.

    ``given`` are fields it must have said so: a service, an order, a day.
    """
    counting = effective(desk.ledger.events.of_case(f"client:{client}")).of(kind)
    said = [
        fact
        for fact in counting
        if fact.origin == "hand"
        and all(getattr(fact, name, None) == value for name, value in given.items())
    ]
    if not said:
        raise Refusal("det finns ingenting sådant att ta tillbaka")
    last = said[-1]
    return desk.append(
        [Undone(id=new_id(), stated=desk.now, date=desk.today, by=desk.by, undoes=last.id)]
    )


def _known(desk: Desk, client: str) -> None:
    if not desk.ledger.events.of_case(f"client:{client}"):
        raise Refusal(
            "--client: kunden finns inte i liggaren; registrera först med lasvakt record client"
        )
