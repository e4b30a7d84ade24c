"""What every command starts from: the configuration, the clock, and how to say things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from daemon.cli.faults import WrongUseError

if TYPE_CHECKING:
    from daemon.config import Config


@dataclass
class Invocation:
    """One call of `lasvakt`: which configuration, in which environment."""

    config: str | None
    environment: Mapping[str, str]

    @cached_property
    def settings(self) -> Config:
        """The configuration; raises ConfigFault when there is none or it is wrong."""
        from daemon.config import ConfigFault, Fault, find_config, load_config

        path = find_config(self.config, self.environment)
        if path is None:
            wanted = "lasvakt.toml här eller i /etc/lasvakt; gör en med lasvakt init"
            raise ConfigFault((Fault("lasvakt.toml", "filen", "ingen fil", wanted),))
        return load_config(path)

    @property
    def has_settings(self) -> bool:
        """Whether there is a configuration file at all."""
        from daemon.config import find_config

        return find_config(self.config, self.environment) is not None


def moment(text: str | None, zone: ZoneInfo) -> datetime:
    """The moment ``text`` names, aware and in UTC; now when it is None. Raises WrongUseError."""
    if text is None:
        return datetime.now(UTC)
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUseError(f"--now: fann {text!r}, väntade en tid som 2026-12-01T08:00") from None
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC)


class Day(click.ParamType[date]):
    """A local day written ÅÅÅÅ-MM-DD."""

    name = "DATUM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Turn the word into a day, or fail with what was wanted."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"fann {value!r}, väntade ett datum, ÅÅÅÅ-MM-DD", param, ctx)


DAY = Day()

NOW = click.option(
    "--now", metavar="TID", help="Låt klockan vara TID (ISO 8601, lokal tid utan tillägg)."
)
BY = click.option("--by", metavar="VEM", help="Vem som säger det. Annars inloggningsnamnet.")
UNDO = click.option("--undo", is_flag=True, help="Ta tillbaka det senaste.")
