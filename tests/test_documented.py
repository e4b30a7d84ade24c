"""Every command, option and setting stands in the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from daemon.cli.app import _COMMANDS, cli
from daemon.config import Config

ROOT = Path(__file__).parent.parent
HANDBOOK = (ROOT / "docs" / "handbok.md").read_text("utf-8")
OPERATION = (ROOT / "docs" / "drift.md").read_text("utf-8")
TABLE = HANDBOOK[HANDBOOK.index("## Alla kommandon") :]


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli)
    for name in _COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                assert found is not None
                yield f"{name} {inner}", found
        else:
            yield name, command


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_handbook_names_each_command(name: str) -> None:
    assert re.search(rf"`{name}\b", TABLE)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_handbook_names_each_option(name: str) -> None:
    options = {
        opt
        for param in COMMANDS[name].params
        if isinstance(param, click.Option)
        for opt in param.opts
    }
    missing = {o for o in options if not re.search(rf"{re.escape(o)}\b", TABLE)}
    assert missing == set()


def test_the_handbook_names_no_option_that_there_is_not() -> None:
    known = {o for c in COMMANDS.values() for p in c.params for o in p.opts}
    known |= {"--config", "--help"}
    assert {o for o in re.findall(r"`(--[a-zåäö-]+)", TABLE) if o not in known} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_help_text_with_an_example(name: str) -> None:
    assert f"Exempel: lasvakt {name}" in re.sub(r"--config \S+ ", "", COMMANDS[name].help or "")


def sections(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        section = field.alias or name
        for inner in _models(field.annotation):
            for key, value in inner.model_fields.items():
                yield section, value.alias or key


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models(inner)


@pytest.mark.parametrize(("section", "key"), list(sections(Config)))
def test_the_operations_guide_names_each_setting(section: str, key: str) -> None:
    assert re.search(rf"`\[+{section}\]+`", OPERATION)
    assert f"`{key}`" in OPERATION


def test_nothing_that_is_committed_names_an_address_of_a_registry() -> None:
    for path in (*ROOT.glob("requirements*.lock"), ROOT / "pyproject.toml", ROOT / "Makefile"):
        assert not re.search(r"https?://|--index|find-links", path.read_text("utf-8")), path
