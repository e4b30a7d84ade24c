"""`record`: the facts that a register would tell, said by hand."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import click

from daemon.acts import on_clients
from daemon.acts.desk import Changes, Desk
from daemon.cli.context import BY, DAY, NOW, UNDO, Invocation
from daemon.cli.desk import at_desk, client_pseudonym, provider_name, tell
from daemon.cli.faults import DONE, WrongUseError
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
)

Act = Callable[..., Changes]
DATE = click.option("--date", "day", type=DAY, help="Vilken dag det gäller. Annars i dag.")
PROVIDER = click.option("--provider", metavar="UTFÖRARE", help="Namn eller alias.")
SERVICE = click.option(
    "--service",
    type=click.Choice(["hemtjänst", "trygghetslarm"]),
    help="Insatsen: hemtjänst eller trygghetslarm.",
)
# What must be said to record, but need not be to take the last one back.
_NEEDED = {"provider": "--provider", "service": "--service", "start": "--from", "order": "--order"}
_FIELDS = {"day": "date"}  # an option's field in the event, where it has another name


@click.group()
def record() -> None:
    """För in det som inget meddelande berättar, när det inte finns något register.

    Kundnumret blir en pseudonym direkt och sparas inte.

    Exempel: lasvakt record ended --client 10482 --service hemtjänst --date 2026-12-01
    """


def _says(name: str, kind: type[Event]) -> Callable[[Act], click.Command]:
    """Make ``act(desk, client's pseudonym, words…)`` the command ``name``, with its --undo."""

    def decorate(act: Act) -> click.Command:
        def command(
            invocation: Invocation,
            /,
            client: str,
            by: str | None,
            undo: bool,
            now: str | None,
            **words: Any,
        ) -> int:
            who = client_pseudonym(invocation, client)
            if words.get("provider") is not None:
                words["provider"] = provider_name(invocation, words["provider"])
            if words.get("order") is not None:
                words["order"] = "".join(words["order"].split()).upper()
            missing = [option for name, option in _NEEDED.items() if words.get(name, "") is None]
            if missing and not undo:
                raise WrongUseError(f"ange {', '.join(missing)}; se --help")
            with at_desk(invocation, now=now, by=by) as desk:
                if undo:
                    tell(on_clients.undo_record(desk, kind, who, _given(words)))
                else:
                    tell(act(desk, who, **words))
            return DONE

        functools.update_wrapper(command, act)
        client_option = click.option(
            "--client", metavar="KUNDNR", required=True, help="Kundens nummer."
        )
        wrapped = client_option(BY(UNDO(NOW(click.pass_obj(command)))))
        return record.command(name)(wrapped)

    return decorate


def _given(words: Mapping[str, Any]) -> dict[str, object]:
    """The fields of the event that the options name."""
    named = {name: value for name, value in words.items() if value not in (None, False)}
    if named.pop("absent", False):
        named["present"] = False
    return {_FIELDS.get(name, name): value for name, value in named.items()}


@_says("client", ClientRegistered)
@PROVIDER
@click.option("--municipality", metavar="KOMMUN", help="Annan kommun som uppdraget kommer från.")
@click.option("--first-visit", "first_visit", type=DAY, help="Dagen för det första besöket.")
@DATE
def _client(
    desk: Desk,
    who: str,
    provider: str,
    municipality: str | None,
    first_visit: date | None,
    day: date | None,
) -> Changes:
    """Registrera en ny kund hos en utförare.

    Exempel: lasvakt record client --client 10482 --provider Nord --first-visit 2026-12-01
    """
    return on_clients.register_client(desk, who, provider, municipality, first_visit, day)


@_says("first-visit", FirstVisit)
@DATE
def _first_visit(desk: Desk, who: str, day: date | None) -> Changes:
    """Ange dagen för utförarens första besök.

    Exempel: lasvakt record first-visit --client 10482 --date 2026-12-01
    """
    return on_clients.first_visit(desk, who, day or desk.today)


@_says("provider", ProviderChanged)
@PROVIDER
@DATE
def _provider(desk: Desk, who: str, provider: str, day: date | None) -> Changes:
    """Ange att kunden byter utförare.

    Exempel: lasvakt record provider --client 10482 --provider Nord --date 2026-12-01
    """
    return on_clients.change_provider(desk, who, provider, day or desk.today)


@_says("decision", DecisionRecorded)
@SERVICE
@click.option("--from", "start", type=DAY, help="Beslutets första dag.")
@click.option("--to", "end", type=DAY, help="Beslutets sista dag. Utelämnas: tills vidare.")
def _decision(desk: Desk, who: str, service: Service, start: date, end: date | None) -> Changes:
    """Ange ett beslut om hemtjänst eller trygghetslarm.

    Exempel: lasvakt record decision --client 10482 --service hemtjänst --from 2026-12-01
    """
    return on_clients.decide(desk, who, service, start, end)


@_says("ended", HelpEnded)
@SERVICE
@DATE
def _ended(desk: Desk, who: str, service: Service, day: date | None) -> Changes:
    """Ange att en insats har upphört för gott.

    Exempel: lasvakt record ended --client 10482 --service hemtjänst --date 2026-12-01
    """
    return on_clients.end_help(desk, who, service, day or desk.today)


@_says("receipt-product", ReceiptProductUsed)
@DATE
def _receipt_product(desk: Desk, who: str, day: date | None) -> Changes:
    """Ange att en kvittensprodukt används hos kunden.

    Exempel: lasvakt record receipt-product --client 10482
    """
    return on_clients.use_receipt_product(desk, who, day or desk.today)


@_says("lock", LockKnown)
@click.option("--none", "absent", is_flag=True, help="Det finns inget lås på dörren.")
@DATE
def _lock(desk: Desk, who: str, absent: bool, day: date | None) -> Changes:
    """Ange att det sitter ett lås på kundens dörr, eller (--none) att det inte gör det.

    Exempel: lasvakt record lock --client 10482 --none
    """
    return on_clients.know_lock(desk, who, day or desk.today, present=not absent)


@_says("link", OrderLinked)
@click.option("--order", metavar="ORDER", help="Ordernumret.")
def _link(desk: Desk, who: str, order: str) -> Changes:
    """Koppla en order, vars meddelanden inte nämner någon kund, till en kund.

    Exempel: lasvakt record link --order 48213 --client 10482
    """
    return on_clients.link(desk, order, who)
