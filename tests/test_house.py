"""The house of docs/flow.md, held: floors, one door per library, a pure core, no circles."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent

# A room may import itself and any room on a lower floor; rooms of one floor do not know each other.
FLOORS = (
    {
        "parsers.content",
        "parsers.reading",
        "parsers.pseudonym",
        "parsers.mail",
        "parsers.weborder.reasons",
    },
    {"parsers.page", "parsers.weborder.words"},
    {"parsers.letter", "parsers.weborder.values"},
    {"parsers.answers", "parsers.weborder.prose"},
    {"parsers.programs", "parsers.weborder.layout"},
    {"parsers.weborder.facts"},
    {"parsers.weborder"},
    {"parsers.forwards"},
    {"parsers", "daemon.routine"},
    {"daemon.logs", "daemon.config", "daemon.ledger", "daemon.mail", "daemon.register"},
    {"daemon.rendering", "daemon.confined"},
    {"daemon.rounds", "daemon.reports", "daemon.acts"},
    {"daemon.wiring"},
    {"daemon.check", "daemon.health", "daemon.service"},
    {"daemon.demo"},
    {"daemon.cli"},
    {"daemon.__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

PURE = ("parsers", "daemon.routine")

DOORS = {
    "mailparser": ("parsers/mail/message.py",),
    "imapclient": ("daemon/mail/imap.py",),
    "sqlite_utils": ("daemon/ledger/",),
    "sqlite3": ("daemon/ledger/",),
    "jinja2": ("daemon/rendering/",),
    "apscheduler": ("daemon/service.py",),
    "smtplib": ("daemon/mail/",),
    "selectolax": ("parsers/page/html.py",),
    "authres": ("parsers/mail/authenticity.py",),
    "holidays": ("daemon/routine/calendar.py",),
    "pydantic": ("daemon/config/",),
    "click": ("daemon/cli/",),
    "xlsxwriter": ("daemon/reports/",),
    "openpyxl": ("daemon/register/table.py",),
}

IMPURE = {
    "socket",
    "sqlite3",
    "subprocess",
    "os",
    "time",
    "random",
    "secrets",
    "shutil",
    "tempfile",
}


def modules() -> Iterator[tuple[str, Path]]:
    for package in ("daemon", "parsers"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(p for p in parts if p != "__init__"), path


MODULES = dict(modules())


def imports(path: Path, *, at_load: bool = False) -> set[str]:
    """The modules that a file imports, ``from x import y`` as x.y where that is a module."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = tree.body if at_load else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in MODULES else node.module)
    return found


def room(module: str) -> str | None:
    return max((r for r in FLOOR if module == r or module.startswith(r + ".")), default=None)


def test_every_module_belongs_to_a_room() -> None:
    homeless = [m for m in MODULES if room(m) is None and m != "daemon"]
    assert homeless == []


def test_no_arrow_runs_back_up_and_neighbours_do_not_know_each_other() -> None:
    wrong = [
        f"{module} imports {target}"
        for module, path in MODULES.items()
        for target in imports(path)
        if (here := room(module)) and (there := room(target)) and here != there
        if FLOOR[there] >= FLOOR[here]
    ]
    assert wrong == []


def test_each_library_has_one_door() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES.values()
        for name in {target.partition(".")[0] for target in imports(path)}
        if name in DOORS
        if not str(path.relative_to(ROOT)).startswith(DOORS[name])
    ]
    assert wrong == []


def test_the_core_is_pure() -> None:
    wrong = [
        f"{module} imports {name}"
        for module, path in MODULES.items()
        if module.startswith(PURE)
        for name in {target.partition(".")[0] for target in imports(path)}
        if name in IMPURE
    ]
    assert wrong == []


def test_the_core_never_asks_for_the_time() -> None:
    clocks = {"now", "today", "utcnow"}
    wrong = [
        f"{module}:{node.lineno}"
        for module, path in MODULES.items()
        if module.startswith(PURE)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clocks
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"date", "datetime"}
    ]
    assert wrong == []


def test_there_are_no_circles() -> None:
    graph = {
        module: {t for t in imports(path, at_load=True) if t in MODULES and t != module}
        for module, path in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None


def test_a_file_can_be_read_at_a_sitting() -> None:
    lengths = {p: len(p.read_text("utf-8").splitlines()) for p in MODULES.values()}
    assert [f"{p.relative_to(ROOT)}: {n}" for p, n in lengths.items() if n > 400] == []
