"""What happens in the demonstration, day by day, in a municipality that does not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from daemon.demo.messages import labelled, sentence, table

ZONE = ZoneInfo("Europe/Stockholm")
BEGINS = "2026-11-02"
ENDS = "2026-12-01"
NORD = "Hemtjänst Nord AB"
ANGEN = "Ängens Exempelomsorg AB"


@dataclass(frozen=True, slots=True)
class Reply:
    """Somebody answers the latest reminder to ``address``; ``absent``: their autoreply does."""

    when: datetime
    address: str
    words: str = ""
    absent: bool = False


Form = Callable[[datetime, str, Mapping[str, str]], EmailMessage]


def arrivals() -> Iterator[tuple[datetime, EmailMessage]]:
    """Every weborder message of the story with the moment it arrives."""
    yield from _first_installation()
    yield from _waiting_installation()
    yield from _removal_with_a_visit_in_vain()
    yield from _second_order_by_mistake()
    yield from _other_mail()


def replies() -> Iterator[Reply]:
    """Every answer of the story."""
    yield Reply(_at("2026-11-09 10:12"), "systemforvaltare@exempel.se", "Klart")
    yield Reply(_at("2026-11-12 08:05"), "planering@nord.example", absent=True)
    yield Reply(_at("2026-11-17 09:30"), "planering@nord.example", "Hej! Klart, vi har tagit den.")
    yield Reply(_at("2026-11-19 11:02"), "systemforvaltare@exempel.se", "vänta till 2026-11-25")


def _first_installation() -> Iterator[tuple[datetime, EmailMessage]]:
    base = {"Ordernummer": "51001", "Ordertyp": "Installation", "Utförare": NORD, "Kundnr": "20481"}
    yield _order(labelled, "2026-11-02 09:10", "Orderbekräftelse 51001", base, "Mottagen")
    booked = base | {"Bokad tid": "2026-11-06 10:00"}
    yield _order(table, "2026-11-03 13:40", "Bokad tid för order 51001", booked, "Bokad")
    done = base | {"Utfört datum": "2026-11-06", "Låsnummer": "PL-007001"}
    yield _order(labelled, "2026-11-06 10:50", "Utförd: weborder 51001", done, "Utförd")


def _waiting_installation() -> Iterator[tuple[datetime, EmailMessage]]:
    base = {"Order-id": "51002", "Uppdrag": "Nymontering", "Utförare": ANGEN, "Kundnr": "20733"}
    yield _order(table, "2026-11-03 08:15", "Tack för er beställning", base, "Beställd")


def _removal_with_a_visit_in_vain() -> Iterator[tuple[datetime, EmailMessage]]:
    base = {"Ordernr": "51003", "Typ": "Nedmontering", "Utförare": NORD, "Kundnr": "19220"}
    yield _order(labelled, "2026-11-04 10:00", "Beställning registrerad", base, "Registrerad")
    booked = base | {"Bokad tid": "10 november 2026 kl. 09.00"}
    yield _order(labelled, "2026-11-05 15:20", "Bokad tid för weborder 51003", booked, "Inbokad")
    yield _order(labelled, "2026-11-10 09:40", "Bomkörning: weborder 51003", base, "Bomkörning")
    again = base | {"Bokad tid": "2026-11-19 14:00"}
    yield _order(table, "2026-11-16 11:00", "Ny tid för weborder 51003", again, "Bokad")
    when = _at("2026-11-19 14:45")
    words = "Weborder 51003 avseende nedmontering är nu utförd 2026-11-19."
    yield when, sentence(when, "Information från webordern", words)


def _second_order_by_mistake() -> Iterator[tuple[datetime, EmailMessage]]:
    base = {"Ordernummer": "51004", "Ordertyp": "Installation", "Utförare": NORD, "Kundnr": "20481"}
    yield _order(labelled, "2026-11-18 16:05", "Orderbekräftelse 51004", base, "Mottagen")
    yield _order(labelled, "2026-11-20 09:00", "Makulerad order 51004", base, "Makulerad")


def _other_mail() -> Iterator[tuple[datetime, EmailMessage]]:
    battery = {"Ordernummer": "51090", "Ordertyp": "Batteribyte", "Utförare": ANGEN}
    yield _order(labelled, "2026-11-11 13:00", "Weborder 51090 - Batteribyte", battery, "Klar")
    when = _at("2026-11-16 08:00")
    words = "Webordern är stängd för uppdatering lördag 28 november kl. 20.00–23.00."
    yield when, sentence(when, "Nyheter i webordern", words)
    when = _at("2026-11-24 15:30")
    yield when, sentence(when, "Weborder 51055 - Installation - Utförd", "Support: 08-465 004 10")


def _order(
    form: Form, moment: str, subject: str, fields: Mapping[str, str], status: str
) -> tuple[datetime, EmailMessage]:
    when = _at(moment)
    return when, form(when, subject, {**fields, "Status": status})


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
