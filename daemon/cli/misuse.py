"""What is wrong with a command line, said in Swedish: click itself speaks English."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

_SENTENCES = (
    (re.compile(r"No such command '(.{0,200})'\.", re.S), "{}: det finns inget sådant kommando"),
    (re.compile(r"Got unexpected extra arguments? \((.{0,500})\)", re.S), "{}: ord för mycket"),
    (re.compile(r"Missing command\."), "kommandot saknas"),
)


def misuse(fault: click.ClickException) -> str:
    """One line: what is wrong, and where the help stands; a group called alone gives its help."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return fault.message
    context = getattr(fault, "ctx", None)
    command = context.command_path if context is not None else "lasvakt"
    said = _of_a_parameter(fault) if isinstance(fault, click.BadParameter) else _otherwise(fault)
    return f"{said}; se {command} --help"


def _of_a_parameter(fault: click.BadParameter) -> str:
    name, kind = _name(fault.param), getattr(fault.param, "type", None)
    if isinstance(fault, click.MissingParameter):
        return f"{name} saknas"
    if isinstance(kind, click.Choice):
        return f"{name}: väntade något av {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.types.IntParamType):
        return f"{name}: väntade ett heltal"
    return f"{name}: {fault.message}"


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "kommandot"
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.metavar or (parameter.name or "").upper()


def _otherwise(fault: click.ClickException) -> str:
    if isinstance(fault, click.NoSuchOption):
        return f"{fault.option_name}: det finns inget sådant val{_near(fault.possibilities)}"
    if isinstance(fault, click.BadOptionUsage):
        return f"{fault.option_name}: ett värde saknas eller är för mycket"
    for pattern, sentence in _SENTENCES:
        if match := pattern.match(fault.message):
            return sentence.format(*match.groups())
    return fault.message


def _near(names: Sequence[str] | None) -> str:
    return f" (menade du {' eller '.join(names)}?)" if names else ""
