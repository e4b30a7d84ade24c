"""A child that hangs, crashes, swells or lies costs one message: never the next, nor the round."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemon.confined.workers import AHEAD, BACKLOG, Confinement, Failure, Workers, WorkersBroken

CHILD = Path(__file__).with_name("misbehaving.py")
MEBI = 1 << 20


def confinement(*, extra: tuple[str, ...] = ()) -> Confinement:
    return Confinement(
        command=[sys.executable, "-I", "-B", str(CHILD), *extra],
        settings=b"set",
        memory=300 * MEBI,
        seconds=0.5,
        most=2,
    )


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(confinement())
    yield made
    made.close()


def templates() -> set[int]:
    """Processes whose parent this one is, zombies too."""
    return below(os.getpid())


def children() -> set[int]:
    """Processes whose parent is a template, zombies too."""
    alive = [number for number in templates() if _runs(Path(f"/proc/{number}/cmdline"))]
    return {child for template in alive for child in below(template)}


def below(process: int) -> set[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return {int(number) for number in listed.split()}


def test_every_message_is_answered_in_order(workers: Workers) -> None:
    messages = [str(number).encode() for number in range(3000)]
    assert list(workers.answers(messages)) == [b"set:" + message for message in messages]


def test_no_message_at_all_starts_nothing(workers: Workers) -> None:
    before = templates()
    assert (list(workers.answers([])), templates()) == ([], before)


@pytest.mark.parametrize(
    ("bad", "failure"),
    [
        (b"hang", Failure.TIMEOUT),
        (b"spin", Failure.TIMEOUT),
        (b"deaf", Failure.TIMEOUT),
        (b"crash", Failure.CRASHED),
        (b"exit", Failure.CRASHED),
        (b"leave", Failure.CRASHED),
        (b"raise", Failure.CRASHED),
        (b"swell", Failure.MEMORY),
        (b"garbage", Failure.CRASHED),
        (b"endless", Failure.CRASHED),
    ],
)
def test_a_bad_message_fails_alone_and_the_next_is_answered(
    workers: Workers, bad: bytes, failure: Failure
) -> None:
    messages = [b"before", bad, b"after", b"last"]
    expected = [b"set:before", failure, b"set:after", b"set:last"]
    assert list(workers.answers(messages)) == expected


def test_bad_messages_in_a_row_fail_each_alone_among_many(workers: Workers) -> None:
    messages = [b"crash" if number % 60 == 0 else b"%d" % number for number in range(600)]
    expected = [
        Failure.CRASHED if message == b"crash" else b"set:" + message for message in messages
    ]
    assert list(workers.answers(messages)) == expected


def test_large_messages_and_answers_pass_whole(workers: Workers) -> None:
    big = bytes(range(256)) * 40_000
    expected = [b"x" * 5_000_000, b"set:" + big, b"x" * 5_000_000]
    assert list(workers.answers([b"large", big, b"large"])) == expected


def test_an_answer_that_waits_for_a_slow_reader_has_not_timed_out(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("daemon.confined.workers.GRACE_SECONDS", 0)
    got = []
    for answer in workers.answers([b"large", b"large", b"small"]):
        got.append(answer)
        time.sleep(0.7)
    assert got == [b"x" * 5_000_000, b"x" * 5_000_000, b"set:small"]


@pytest.mark.parametrize(("size", "bound"), [(10, AHEAD + 3), (1_000_000, 8 + 3)])
def test_no_more_is_taken_in_than_the_bounds_of_count_and_bytes(
    workers: Workers, size: int, bound: int
) -> None:
    taken = 0

    def source() -> Iterator[bytes]:
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield b"x" * size

    answers = workers.answers(source())
    first = [next(answers) for _ in range(3)]
    assert (first, taken <= bound) == ([b"set:" + b"x" * size] * 3, True)
    answers.close()


@pytest.mark.parametrize(("many", "wanted"), [(BACKLOG - 1, 1), (BACKLOG + 1, 2), (5000, 2)])
def test_a_backlog_has_as_many_children_as_it_is_worth_and_are_allowed(
    workers: Workers, many: int, wanted: int
) -> None:
    most = 0
    for _ in workers.answers(b"%d" % number for number in range(many)):
        most = max(most, len(children()))
    assert most == wanted


def test_after_a_run_its_children_are_gone_and_their_template_serves_the_next(
    workers: Workers,
) -> None:
    before = templates()
    first = [*workers.answers([b"process"])]
    kept, left = templates() - before, children()
    second = [*workers.answers([b"process"])]
    assert (len(kept), templates() - before) == (1, kept)
    assert (left, children(), first != second) == (set(), set(), True)


def test_a_child_abandoned_at_work_is_ended(workers: Workers) -> None:
    answers = workers.answers([b"quick", b"hang"])
    first = next(answers)
    answers.close()
    assert (first, children()) == (b"set:quick", set())


def test_close_leaves_neither_process_nor_zombie() -> None:
    before = templates()
    workers = Workers(confinement())
    list(workers.answers([b"one", b"crash", b"two"]))
    workers.close()
    assert (templates(), children()) == (before, set())


def test_close_in_the_midst_of_a_run_leaves_nothing() -> None:
    before = templates()
    workers = Workers(confinement())
    answers = workers.answers([b"quick", b"deaf"])
    next(answers)
    workers.close()
    assert (templates(), children()) == (before, set())


def test_a_template_that_is_gone_is_made_anew(workers: Workers) -> None:
    before = templates()
    list(workers.answers([b"one"]))
    (lost,) = templates() - before
    os.kill(lost, signal.SIGKILL)
    assert list(workers.answers([b"two", b"three"])) == [b"set:two", b"set:three"]
    assert lost not in templates()


def test_a_template_that_goes_while_a_child_works_costs_no_message(workers: Workers) -> None:
    before = templates()
    answers = workers.answers([b"one", b"two", b"crash", b"three"])
    first = next(answers)
    for lost in templates() - before:
        os.kill(lost, signal.SIGKILL)
    assert [first, *answers] == [b"set:one", b"set:two", Failure.CRASHED, b"set:three"]


@pytest.mark.parametrize("at_work", [(), ("hang",), ("deaf",), ("large", "large")])
def test_a_parent_that_is_killed_leaves_no_child_behind(at_work: tuple[str, ...]) -> None:
    program = CHILD.with_name("orphaning.py")
    said = subprocess.run(
        [sys.executable, str(program), *at_work], capture_output=True, check=False, timeout=20
    )
    lines = [Path(f"/proc/{int(number)}/cmdline") for number in said.stdout.split()]
    until = time.monotonic() + 10
    while time.monotonic() < until and any(map(_runs, lines)):
        time.sleep(0.05)
    assert (said.returncode, [_runs(line) for line in lines]) == (-signal.SIGKILL, [False] * 2)


def _runs(cmdline: Path) -> bool:
    """Whether the process is there and no zombie: a zombie has no command line."""
    return cmdline.exists() and b"misbehaving" in cmdline.read_bytes()


def test_a_service_told_to_stop_as_a_whole_loses_no_message(workers: Workers) -> None:
    before = templates()
    messages = [b"%d" % number for number in range(3000)]
    answers = workers.answers(messages)
    first = next(answers)
    for told in templates() - before:
        os.killpg(told, signal.SIGTERM)
    assert [first, *answers] == [b"set:" + message for message in messages]


def test_a_child_inherits_nothing(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LASVAKT_TEST_SECRET", "hemligt")
    with CHILD.open() as held:
        os.set_inheritable(held.fileno(), True)
        (answer,) = workers.answers([b"inherited"])
    assert isinstance(answer, bytes)
    environment, folder, handles = ast.literal_eval(answer.decode())
    assert set(environment) <= {"LC_CTYPE"}  # Python sets it for itself
    assert (folder, handles) == ("/", ["pipe", "pipe", "/dev/null"])


def test_a_child_is_limited(workers: Workers) -> None:
    (answer,) = workers.answers([b"limits"])
    assert isinstance(answer, bytes)
    memory, nothing = 300 * MEBI, (0, 0)
    expected = [(memory, memory), (16, 16), nothing, nothing, nothing]
    assert ast.literal_eval(answer.decode()) == expected


@pytest.mark.parametrize(("extra", "code"), [("stillborn", "3"), ("barren", "125")])
def test_children_that_cannot_start_are_the_installations_fault(extra: str, code: str) -> None:
    workers = Workers(confinement(extra=(extra,)))
    with pytest.raises(WorkersBroken, match=f"slutkod {code}"):
        list(workers.answers([b"one"]))
    workers.close()
