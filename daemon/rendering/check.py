"""Every template tried with sample mails before any is used on a reader."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

from daemon.rendering.engine import Engine
from daemon.rendering.faults import Fault, RenderingError
from daemon.rendering.mails import Mail
from daemon.rendering.recorder import recorder
from daemon.rendering.renderer import Renderer
from daemon.rendering.samples import sample_mails

_COMMON = frozenset({"municipality", "subject", "blocks"})
_REPORT = frozenset({"municipality", "report"})


def check_templates(
    override: Path | None = None, pages: Mapping[str, Mapping[str, object]] | None = None
) -> tuple[Fault, ...]:
    """Return all faults of the municipality's own templates and the shipped ones, sorted.

    Tried are syntax, unknown names, filters and included files, also in turns no sample takes;
    ``pages`` are templates that no mail uses, with sample values (the report's). A file in
    ``override`` that neither a mail nor another template uses is a fault too.
    """
    if override is not None and not override.is_dir():
        return (Fault(override, 0, "mappen finns inte; ändra [templates] folder"),)
    found: set[Fault] = set()
    engine = Engine(override, recorder(found.add))
    mails = tuple(sample_mails().values())
    kinds = {type(mail) for mail in mails}
    for name in engine.names():
        found.update(engine.inspect(name, _known(name, kinds)))
    for mail in mails:
        found.update(_tried(Renderer(engine=engine), mail))
    for name, values in (pages or {}).items():
        found.update(_page_tried(Renderer(engine=engine), name, values))
    found.update(_unused(engine, kinds))
    return tuple(sorted(found))


def _known(name: str, kinds: set[type[Mail]]) -> frozenset[str]:
    """The names a template may use; a part that others take in may use any mail's."""
    stem = name.split(".", 1)[0]
    if stem == "report":
        return _REPORT
    own = {kind for kind in kinds if kind.template == stem} or kinds
    return _COMMON | {f.name for kind in own for f in dataclasses.fields(kind)}


def _tried(renderer: Renderer, mail: Mail) -> set[Fault]:
    try:
        renderer.render(mail)
    except RenderingError as error:
        return {error.fault}
    return set()


def _page_tried(renderer: Renderer, name: str, values: Mapping[str, object]) -> set[Fault]:
    try:
        renderer.page(name, values)
    except RenderingError as error:
        return {error.fault}
    return set()


def _unused(engine: Engine, kinds: set[type[Mail]]) -> list[Fault]:
    folder = engine.override
    if folder is None:
        return []
    used = engine.borrowed() | {
        f"{kind.template}.{ending}.j2" for kind in kinds for ending in ("subject", "txt", "html")
    }
    own = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    return [
        Fault(folder / name, 0, "används inte: inget mejl och ingen mall har det namnet")
        for name in own
        if not name.startswith(".") and name not in used and not (engine.shipped / name).is_file()
    ]
