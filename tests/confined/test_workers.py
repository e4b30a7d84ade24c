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

from daemon.confined.workers import AHEAD, Confinement, Failure, Workers, WorkersBroken

CHILD = Path(__file__).with_name("misbehaving.py")
MEBI = 1 << 20


def confinement(*, patience: float = 0, extra: tuple[str, ...] = ()) -> Confinement:
    return Confinement(
        command=[sys.executable, "-I", "-B", str(CHILD), *extra],
        settings=b"set",
        memory=300 * MEBI,
        seconds=0.5,
        most=2,
        patience=patience,
    )


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(confinement())
    yield made
    made.close()


def children() -> set[int]:
    """Processes whose parent this one is, zombies too."""
    task = Path(f"/proc/self/task/{os.getpid()}/children")
    return {int(number) for number in task.read_text().split()}


def test_every_message_is_answered_in_order(workers: Workers) -> None:
    messages = [str(number).encode() for number in range(3000)]
    assert list(workers.answers(messages)) == [b"set:" + message for message in messages]


def test_no_message_at_all_starts_no_child(workers: Workers) -> None:
    before = children()
    assert (list(workers.answers([])), children()) == ([], before)


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


def test_a_backlog_has_as_many_children_as_allowed_and_a_quiet_run_leaves_one(
    workers: Workers,
) -> None:
    before = children()
    most = 0
    for _ in workers.answers(b"%d" % number for number in range(5000)):
        most = max(most, len(children() - before))
    list(workers.answers([b"quiet"]))
    assert (most, len(children() - before)) == (2, 1)


def test_a_short_backlog_is_not_worth_another_child() -> None:
    before = children()
    workers = Workers(confinement(patience=60))
    for _ in workers.answers(b"%d" % number for number in range(AHEAD - 1)):
        assert len(children() - before) == 1
    workers.close()


def test_as_many_as_are_taken_in_ahead_have_another_child_at_once() -> None:
    before = children()
    workers = Workers(confinement(patience=60))
    for _ in workers.answers(b"%d" % number for number in range(AHEAD + 1)):
        pass
    assert len(children() - before) == 2
    workers.close()


def test_the_same_child_serves_the_next_round(workers: Workers) -> None:
    first, second = ([*workers.answers([b"process"])] for _ in range(2))
    assert first == second


def test_a_child_abandoned_at_work_is_ended(workers: Workers) -> None:
    before = children()
    answers = workers.answers([b"quick", b"hang"])
    first = next(answers)
    answers.close()
    assert (first, children() - before) == (b"set:quick", set())


def test_close_leaves_neither_child_nor_zombie() -> None:
    before = children()
    workers = Workers(confinement())
    list(workers.answers([b"one", b"crash", b"two"]))
    workers.close()
    assert children() == before


@pytest.mark.parametrize("at_work", [(), ("hang",), ("large", "large")])
def test_a_parent_that_is_killed_leaves_no_child_behind(at_work: tuple[str, ...]) -> None:
    program = CHILD.with_name("orphaning.py")
    said = subprocess.run(
        [sys.executable, str(program), *at_work], capture_output=True, check=False, timeout=20
    )
    child = Path(f"/proc/{int(said.stdout)}/cmdline")
    until = time.monotonic() + 10
    while time.monotonic() < until and _runs(child):
        time.sleep(0.05)
    assert (said.returncode, _runs(child)) == (-signal.SIGKILL, False)


def _runs(cmdline: Path) -> bool:
    """Whether the process is there and no zombie: a zombie has no command line."""
    return cmdline.exists() and b"misbehaving" in cmdline.read_bytes()


def test_a_child_inherits_nothing(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LASVAKT_TEST_SECRET", "hemligt")
    with CHILD.open() as held:
        os.set_inheritable(held.fileno(), True)
        (answer,) = workers.answers([b"inherited"])
    assert isinstance(answer, bytes)
    environment, folder, handles = ast.literal_eval(answer.decode())
    assert set(environment) <= {"LC_CTYPE"}  # Python sets it for itself
    assert (folder, handles) == ("/", ["pipe", "pipe", "/dev/null"])


def test_a_child_that_cannot_start_is_the_installations_fault() -> None:
    workers = Workers(confinement(extra=("stillborn",)))
    with pytest.raises(WorkersBroken, match=r"slutkod 3"):
        list(workers.answers([b"one"]))
    workers.close()
