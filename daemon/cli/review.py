"""`review`: the messages that the parsers would not decide, worked off by a person."""

from __future__ import annotations

from datetime import date
from typing import cast

import click

from daemon.cli.context import BY, DAY, NOW, Invocation
from daemon.cli.desk import at_desk, provider_name, tell
from daemon.cli.faults import DONE, NEEDED
from daemon.ledger.values import MessageRecord
from daemon.routine.events import Action, Status

_ACTIONS = ("installation", "removal")
_STATUSES = ("ordered", "booked", "done", "failed", "cancelled")
_FIELDS = {
    "order": "order",
    "action": "åtgärd",
    "status": "status",
    "date": "datum",
    "provider": "utförare",
    "locks": "lås",
    "client": "kund",
}
NUMBER = click.argument("number", metavar="N", type=int)


@click.group()
def review() -> None:
    """Granska meddelanden som Låsvakt inte avgjorde. Ingenting lämnar kön av sig självt.

    Exempel: lasvakt review list
    """


@review.command("list")
@NOW
@click.pass_obj
def list_(invocation: Invocation, now: str | None) -> int:
    """Lista meddelandena som väntar: nummer, dag och varför.

    Exempel: lasvakt review list
    """
    from daemon.cli.reading import at_shelf

    with at_shelf(invocation, now) as shelf:
        queue = shelf.ledger.review_queue()
        for message in queue:
            day = (message.stated or message.recorded).astimezone(shelf.config.zone)
            click.echo(f"{message.id:>5}  {day:%Y-%m-%d}  {message.reason}")
    if not queue:
        click.echo("Ingenting väntar på granskning.")
    return DONE


@review.command()
@NUMBER
@NOW
@click.pass_obj
def show(invocation: Invocation, number: int, now: str | None) -> int:
    """Visa ett meddelande: varför det väntar och vad som hittills är läst.

    Meddelandets text sparas inte; läs det i brevlådans granskningsmapp.

    Exempel: lasvakt review show 17
    """
    from daemon.cli.reading import at_shelf

    with at_shelf(invocation, now) as shelf:
        message = shelf.ledger.messages.get(number)
        if message is None:
            click.echo(f"{number}: det finns inget sådant meddelande", err=True)
            return NEEDED
        moment = (message.stated or message.recorded).astimezone(shelf.config.zone)
        click.echo(f"Meddelande {message.id}, {moment:%Y-%m-%d kl. %H.%M}")
        click.echo(f"Från: {message.sender or 'en adress som inte finns i inställningarna'}")
        click.echo(f"Läge: {message.disposition}")
        click.echo(f"Varför: {message.reason or '–'}")
        for line in _read_so_far(message):
            click.echo(f"  {line}")
        if message.disposition == "review":
            click.echo(f"Läs det i {shelf.config.mailbox.review} och kör sedan något av:")
            click.echo(f"  lasvakt review accept {number}")
            click.echo(f'  lasvakt review dismiss {number} --reason "…"')
    return DONE


def _read_so_far(message: MessageRecord) -> list[str]:
    several = message.partial.get("notices")
    readings = several if isinstance(several, list) else [message.partial]
    return [
        f"{_FIELDS.get(name, name)}: {value}" for one in readings for name, value in one.items()
    ]


@review.command()
@NUMBER
@click.option("--order", metavar="ORDER", help="Ordernumret, när det inte är läst.")
@click.option("--action", type=click.Choice(_ACTIONS), help="Vad som görs, när det inte är läst.")
@click.option("--status", type=click.Choice(_STATUSES), help="Status, när den inte är läst.")
@click.option("--date", "day", type=DAY, help="Dagen, när den inte är läst.")
@click.option("--provider", metavar="UTFÖRARE", help="Utföraren, när den inte är läst.")
@BY
@NOW
@click.pass_obj
def accept(
    invocation: Invocation,
    number: int,
    order: str | None,
    action: str | None,
    status: str | None,
    day: date | None,
    provider: str | None,
    by: str | None,
    now: str | None,
) -> int:
    """Godta meddelande N som ett besked, med det som fattas.

    Exempel: lasvakt review accept 17 --status done --date 2026-11-18
    """
    from daemon.acts.reviewing import Given
    from daemon.acts.reviewing import accept as accept_message

    name = provider_name(invocation, provider) if provider else None
    given = Given(order, cast("Action | None", action), cast("Status | None", status), day, name)
    with at_desk(invocation, now=now, by=by) as desk:
        tell(accept_message(desk, number, given))
    return DONE


@review.command()
@NUMBER
@click.option("--reason", metavar="SKÄL", required=True, help="Varför det inte ska räknas.")
@BY
@NOW
@click.pass_obj
def dismiss(
    invocation: Invocation, number: int, reason: str, by: str | None, now: str | None
) -> int:
    """Avfärda meddelande N: det säger ingenting om någon order.

    Exempel: lasvakt review dismiss 17 --reason "nyhetsbrev"
    """
    from daemon.acts.reviewing import dismiss as dismiss_message

    with at_desk(invocation, now=now, by=by) as desk:
        dismiss_message(desk, number, reason)
    click.echo(f"Meddelande {number} är avfärdat.")
    return DONE


@review.command()
@NOW
@click.pass_obj
def retry(invocation: Invocation, now: str | None) -> int:
    """Läs meddelandena i granskning en gång till, efter en ändring av orden.

    Exempel: lasvakt review retry
    """
    from daemon import wiring
    from daemon.cli.context import moment
    from daemon.ledger import single_instance
    from daemon.rounds.reread import reread

    config = invocation.settings
    with (
        single_instance(config.ledger.path),
        wiring.open_ledger(config) as ledger,
        wiring.confined(config, wiring.reader(config)) as readings,
    ):
        result = reread(
            ledger,
            wiring.means(config, readings),
            wiring.round_settings(config),
            now=moment(now, config.zone),
        )
    click.echo(
        f"{result.read} meddelanden lästa på nytt: {result.decided} avgjorda, "
        f"{result.waiting} väntar."
    )
    if result.fault:
        click.echo(result.fault, err=True)
        return NEEDED
    return DONE
