"""How Låsvakt is: what `status` and the report say of mailbox, outbox, review and disk."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from daemon.config import Config
from daemon.ledger import Ledger
from daemon.reports import MailboxHealth, Need
from daemon.reports.status import Point
from daemon.rounds.drift import drifts
from daemon.rounds.steps import holder_of
from daemon.wiring import round_settings, routine

_ROUNDS_MISSED = 6
_LEAST_FREE = 200_000_000


def titles(config: Config) -> Mapping[str, str]:
    """The short Swedish names of the routine's steps and guards."""
    table = routine(config)
    return {
        **{name: rule.title for name, rule in table.steps.items()},
        **{name: rule.title for name, rule in table.guards.items()},
    }


def mailbox_health(ledger: Ledger, now: datetime, config: Config) -> MailboxHealth:
    """What the ledger knows of the mailbox; stale when several rounds have not read it through."""
    counts = ledger.message_counts()
    patience = timedelta(minutes=max(60, _ROUNDS_MISSED * config.schedule.minutes))
    read = counts.read_through
    return MailboxHealth(
        messages=counts.messages,
        accounted=counts.accounted,
        read_through=read,
        review=counts.review,
        stale=read is None or now - read > patience,
    )


def points(config: Config, ledger: Ledger, now: datetime) -> tuple[Point, ...]:
    """Everything `status` looks at, each with what to do when it is not well."""
    return (
        _mailbox(config, ledger, now),
        _file(ledger),
        _outbox(ledger),
        _review(ledger),
        _addresses(ledger),
        _disk(config),
        _security(config),
        *_drift_points(config, ledger, now),
    )


def _mailbox(config: Config, ledger: Ledger, now: datetime) -> Point:
    health = mailbox_health(ledger, now, config)
    if health.read_through is None:
        said = "har aldrig lästs till slut"
    else:
        said = f"läst till slut {health.read_through.astimezone(config.zone):%Y-%m-%d kl. %H.%M}"
    return Point(
        name="mailbox",
        label="Brevlådan",
        health="unwell" if health.stale else "well",
        said=said,
        do="kör lasvakt check och se efter att tjänsten är igång" if health.stale else "",
    )


def _file(ledger: Ledger) -> Point:
    faults = ledger.faults()
    return Point(
        name="ledger",
        label="Liggaren",
        health="unwell" if faults else "well",
        said="; ".join(faults) or "filen är hel",
        do="lägg tillbaka en säkerhetskopia med lasvakt restore" if faults else "",
    )


def _outbox(ledger: Ledger) -> Point:
    by = ledger.outbox.by_state()
    waiting = sum(by.get(state, 0) for state in ("due", "sending", "retry"))
    retrying, failed = by.get("retry", 0), by.get("failed", 0)
    said = f"{by.get('sent', 0)} skickade, {waiting} väntar, {failed} gick inte fram"
    return Point(
        name="outbox",
        label="Utskick",
        health="warning" if retrying or failed else "well",
        said=said,
        do="kör lasvakt check och se efter adresserna i lasvakt.toml" if retrying else "",
    )


def _review(ledger: Ledger) -> Point:
    waiting = ledger.message_counts().review
    return Point(
        name="review",
        label="Granskning",
        health="warning" if waiting else "well",
        said=f"{waiting} meddelanden väntar",
        do="lasvakt review list" if waiting else "",
    )


def _addresses(ledger: Ledger) -> Point:
    flags = ledger.log.flags()
    return Point(
        name="addresses",
        label="Adresser",
        health="unwell" if flags else "well",
        said=", ".join(f"{f.address} studsar sedan {f.since:%Y-%m-%d}" for f in flags)
        or "ingen studsar",
        do="rätta adressen i lasvakt.toml, eller kör lasvakt unflag ADRESS när den tar emot igen"
        if flags
        else "",
    )


def _disk(config: Config) -> Point:
    free = shutil.disk_usage(config.ledger.path.parent).free
    low = free < _LEAST_FREE
    return Point(
        name="disk",
        label="Disk",
        health="unwell" if low else "well",
        said=f"{free // 1_000_000} MB fritt vid liggaren",
        do="frigör plats" if low else "",
    )


def _security(config: Config) -> Point:
    if config.security is None:
        return Point(
            name="security",
            label="Avsändare",
            health="warning",
            said="ingen intygar dem: svar räknas inte, och besked tas på avsändaradressen",
            do="ange [security] authserv_id i lasvakt.toml",
        )
    trusting = config.security.trust == "none"
    return Point(
        name="security",
        label="Avsändare",
        health="warning" if trusting else "well",
        said="tas på sitt ord (trust = none)" if trusting else "intygas av mejlservern",
    )


def drifting(config: Config, ledger: Ledger, now: datetime) -> tuple[Need, ...]:
    """What has changed in how the weborder's messages come and read, each with what to do."""
    settings = round_settings(config)
    today = settings.local(now).date()
    found = drifts(ledger.messages.all(), ledger.cases(today), settings, now=now)
    return tuple(
        Need(
            what=f"Weborderns meddelanden: {drift}.",
            do="lasvakt review list, och lasvakt teach på ett exempel"
            if drift.silent_since is None
            else "fråga webordern om meddelandena skickas till rätt brevlåda",
        )
        for drift in found
    )


def unreached(config: Config, ledger: Ledger, now: datetime) -> tuple[Need, ...]:
    """Who waits for mail that does not come: holders of open steps with no address that works."""
    settings = round_settings(config)
    flagged = {flag.address for flag in ledger.log.flags()}
    waiting: Counter[str] = Counter()
    for case in ledger.cases(settings.local(now).date()) if flagged else ():
        for step in case.state.steps:
            addresses = settings.addresses(step.role, step.provider)
            if step.closed is None and addresses and flagged.issuperset(addresses):
                waiting[holder_of(step)] += 1
    return tuple(
        Need(
            what=f"Mejl till {holder} kommer inte fram, så ingen påminns om "
            + ("1 steg där." if steps == 1 else f"{steps} steg där."),
            do="lasvakt status",
        )
        for holder, steps in sorted(waiting.items())
    )


def _drift_points(config: Config, ledger: Ledger, now: datetime) -> tuple[Point, ...]:
    return tuple(
        Point(name="drift", label="Avvikelse", health="unwell", said=need.what, do=need.do)
        for need in drifting(config, ledger, now)
    )
