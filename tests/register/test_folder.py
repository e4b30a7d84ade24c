"""The watched folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from daemon.register import FolderFault, RegisterFault, RegisterFolder
from daemon.register.folder import READ

NOW = 1_800_000_000.0


def folder(path: Path) -> RegisterFolder:
    return RegisterFolder(path, clock=lambda: NOW)


def put(path: Path, name: str, *, age: float, data: bytes = b"data") -> Path:
    file = path / name
    file.write_bytes(data)
    os.utime(file, (NOW - age, NOW - age))
    return file


def test_files_at_rest_are_given_oldest_first(tmp_path: Path) -> None:
    for name, age in (("b.csv", 61), ("a.csv", 300), ("c.csv", 59), ("d.XLSX", 120), ("e.txt", 99)):
        put(tmp_path, name, age=age)
    assert [f.path.name for f in folder(tmp_path).waiting()] == ["a.csv", "d.XLSX", "b.csv"]


def test_a_file_from_a_clock_far_ahead_does_not_wait_for_ever(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", age=-86_400)
    put(tmp_path, "b.csv", age=-10)
    assert [f.path.name for f in folder(tmp_path).waiting()] == ["a.csv"]


def test_a_file_written_anew_while_it_was_read_stays(tmp_path: Path) -> None:
    file = put(tmp_path, "a.csv", age=300)
    watched = folder(tmp_path)
    (waiting,) = watched.waiting()
    put(tmp_path, "a.csv", age=200, data=b"annat")
    assert (watched.put_away(waiting, READ), file.exists()) == (False, True)
    (again,) = watched.waiting()
    assert (watched.put_away(again, READ), file.exists()) == (True, False)
    assert (tmp_path / READ / "a.csv").read_bytes() == b"annat"


def test_a_file_taken_away_meanwhile_is_a_fault_of_its_own(tmp_path: Path) -> None:
    file = put(tmp_path, "a.csv", age=300)
    watched = folder(tmp_path)
    (waiting,) = watched.waiting()
    file.unlink()
    with pytest.raises(RegisterFault):
        watched.read(waiting)
    assert watched.put_away(waiting, READ) is False


def test_a_link_put_in_a_files_place_is_not_followed(tmp_path: Path) -> None:
    file = put(tmp_path, "a.csv", age=300)
    (waiting,) = folder(tmp_path).waiting()
    file.unlink()
    file.symlink_to("/etc/passwd")
    with pytest.raises(RegisterFault):
        folder(tmp_path).read(waiting)


def test_no_file_is_ever_overwritten(tmp_path: Path) -> None:
    for number in range(3):
        put(tmp_path, "a.csv", age=300 + number, data=str(number).encode())
        (waiting,) = folder(tmp_path).waiting()
        assert folder(tmp_path).put_away(waiting, READ)
    assert {p.name: p.read_text() for p in (tmp_path / READ).iterdir()} == {
        "a.csv": "0", "a-2.csv": "1", "a-3.csv": "2",
    }  # fmt: skip


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderFault, match="lasvakt init"):
        folder(tmp_path / "saknas").waiting()
