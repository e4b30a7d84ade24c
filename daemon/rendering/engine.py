"""The door to jinja2: a sandbox in which values stay values.

Templates are looked for in the municipality's own folder, then among the shipped ones; a
template of one's own may still build on the shipped one (`{% extends "shipped/page.html.j2" %}`).
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    meta,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from daemon.rendering import swedish
from daemon.rendering.faults import Fault, RenderingError, unknown

__all__ = ["ENDING", "Engine", "Fault", "RenderingError", "clean", "escapes", "shipped_folder"]

ENDING = ".j2"
PLAIN = (".txt.j2", ".subject.j2")
_FORBIDDEN_FILTERS = ("safe", "urlize", "xmlattr", "forceescape")
_Node = TypeVar("_Node", bound=nodes.Node)


def shipped_folder() -> Path:
    """Return the folder of the shipped templates, of a wheel or of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, which also refuses what would let a value become markup."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in _all(tree, nodes.ScopedEvalContextModifier):
            raise TemplateSyntaxError(
                "autoescape får inte stängas av: då kan ett värde bli kod på sidan",
                node.lineno,
                name,
                filename,
            )
        for kind in (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends):
            for borrowed in _all(tree, kind):
                self._insist_on_escaping(borrowed, name, filename)
        return tree

    def _insist_on_escaping(self, node: nodes.Node, name: str | None, filename: str | None) -> None:
        target = getattr(node, "template", None)
        if not isinstance(target, nodes.Const) or not isinstance(target.value, str):
            raise TemplateSyntaxError(
                "namnet på en mall som tas in ska stå inom citattecken", node.lineno, name, filename
            )
        if escapes(name) and not escapes(target.value):
            raise TemplateSyntaxError(
                f"en HTML-mall kan inte ta in textmallen {target.value}",
                node.lineno,
                name,
                filename,
            )


def escapes(name: str | None) -> bool:
    """Say whether values in the template ``name`` are escaped as HTML: all but plain text."""
    return name is None or not name.endswith(PLAIN)


class Engine:
    """Templates by name, rendered with plain values. ``undefined`` is what unknown names do."""

    def __init__(self, override: Path | None, undefined: type[Undefined] = StrictUndefined) -> None:
        self.shipped = shipped_folder()
        self.override = override
        own = [FileSystemLoader(override)] if override is not None else []
        shipped = FileSystemLoader(self.shipped)
        self._environment = _Environment(
            loader=ChoiceLoader([*own, shipped, PrefixLoader({"shipped": shipped})]),
            undefined=undefined,
            autoescape=escapes,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals = {"namespace": Namespace}
        for name in _FORBIDDEN_FILTERS:
            del self._environment.filters[name]
        self._environment.filters.update(
            days=swedish.days,
            day=swedish.day,
            relative=swedish.relative,
            near=swedish.near,
            clock=swedish.clock,
            later=swedish.later,
            listed=swedish.listed,
            capital=swedish.capital,
            headline=swedish.headline,
            rest=swedish.rest,
            ready_answer=swedish.ready_answer,
        )

    def names(self) -> tuple[str, ...]:
        """Return every template's name, shipped and own, in order."""
        found: set[str] = set()
        for folder in (self.shipped, self.override):
            if folder is not None and folder.is_dir():
                found.update(p.relative_to(folder).as_posix() for p in folder.rglob(f"*{ENDING}"))
        return tuple(sorted(found))

    def has(self, name: str) -> bool:
        """Say whether there is a template ``name``."""
        return any(
            folder is not None and (folder / name).is_file()
            for folder in (self.override, self.shipped)
        )

    def borrowed(self) -> frozenset[str]:
        """Return the names that some template takes in; a template with wrong syntax names none."""
        found: set[str] = set()
        for name in self.names():
            with contextlib.suppress(TemplateError, OSError, UnicodeDecodeError):
                tree = self._environment.parse(self.path(name).read_text(encoding="utf-8"), name)
                found.update(other for other in meta.find_referenced_templates(tree) if other)
        return frozenset(found)

    def path(self, name: str) -> Path:
        """Return the file ``name`` is taken from: the municipality's own before the shipped."""
        if self.override is not None and (self.override / name).is_file():
            return self.override / name
        return self.shipped / name.removeprefix("shipped/")

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return the template ``name`` filled in with ``values``, cleaned of hidden characters.

        Raises RenderingError: no such template, wrong syntax, or an unknown name in it.
        """
        cleaned = {key: clean(value) for key, value in values.items()}
        try:
            return self._environment.get_template(name).render(cleaned)
        except TemplateError as error:
            raise RenderingError(self.fault(name, error)) from error
        except (TypeError, ValueError, AttributeError, ArithmeticError, LookupError) as error:
            file, line = _place(error)
            raise RenderingError(
                Fault(file or self.path(name), line, f"gick inte att fylla i: {error}")
            ) from error

    def fault(self, name: str, error: TemplateError) -> Fault:
        """Return what ``error`` says, with the file and line where it is to be mended."""
        if isinstance(error, TemplateNotFound):
            return Fault(self.path(name), 0, f"mallen {error.name} finns inte")
        if isinstance(error, TemplateSyntaxError):
            file = Path(error.filename) if error.filename else self.path(name)
            return Fault(file, error.lineno, f"fel i mallens kod: {error.message}")
        mended, line = _place(error)
        return unknown(mended or self.path(name), line, error.message)

    def inspect(self, name: str, known: frozenset[str]) -> list[Fault]:
        """Return the faults seen without filling in: syntax, filters, names not in ``known``."""
        try:
            source = self.path(name).read_text(encoding="utf-8")
            tree = self._environment.parse(source, name, str(self.path(name)))
        except TemplateError as error:
            return [self.fault(name, error)]
        except (OSError, UnicodeDecodeError) as error:
            return [Fault(self.path(name), 0, f"filen går inte att läsa som UTF-8: {error}")]
        found: list[Fault] = []
        try:
            self._environment.compile(source, name, str(self.path(name)))
        except TemplateError as error:
            found.append(self.fault(name, error))
        return found + self._strangers(name, tree, known)

    def _strangers(self, name: str, tree: nodes.Template, known: frozenset[str]) -> list[Fault]:
        try:
            strange = meta.find_undeclared_variables(tree)
        except TemplateError:  # an unknown filter, told already: every name may be meant
            strange = {node.name for node in _all(tree, nodes.Name) if node.ctx == "load"}
            strange -= {node.name for node in _all(tree, nodes.Name) if node.ctx != "load"}
        strange -= known | set(self._environment.globals)
        return [
            Fault(self.path(name), node.lineno, f"okänt namn: {node.name}")
            for node in _all(tree, nodes.Name)
            if node.name in strange
        ]


def _all(tree: nodes.Node, kind: type[_Node]) -> list[_Node]:
    return list(tree.find_all(kind))


def clean(value: object) -> object:
    """Return ``value`` with every text in it as one line, however deep it stands."""
    if isinstance(value, str):
        return swedish.one_line(value)
    if isinstance(value, tuple | list):
        return type(value)(clean(v) for v in value)
    if isinstance(value, Mapping):
        return {clean(k): clean(v) for k, v in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            f.name: clean(getattr(value, f.name)) for f in dataclasses.fields(value) if f.init
        }
        return dataclasses.replace(value, **fields)
    return value


def _place(error: BaseException) -> tuple[Path | None, int]:
    """The last template line on the way to ``error``: jinja2 writes them into the traceback."""
    place: tuple[Path | None, int] = (None, 0)
    step = error.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file.endswith(ENDING):
            place = (Path(file), step.tb_lineno)
        step = step.tb_next
    return place
