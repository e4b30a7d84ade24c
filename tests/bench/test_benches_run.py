"""Every measurement still runs. What it measures is nothing for a test: machines differ."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.messages import messages

ROOT = Path(__file__).resolve().parents[2]


def _said(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_the_same_seed_gives_the_same_messages_and_no_two_are_alike() -> None:
    sample = list(messages(40, seed=7))
    assert sample == list(messages(40, seed=7))
    assert len(set(sample)) == 40


def test_reading_is_measured_with_its_goals() -> None:
    said = _said("bench.parse", "--messages", "12", "--rounds", "1")
    assert [line.split()[0] for line in said.splitlines()] == [
        "12", "mail-parser", "läst", "instängt",
    ]  # fmt: skip
    assert "mål högst 1.15" in said
    assert "mål högst 1.3" in said


def test_hostile_text_is_measured_in_every_reader() -> None:
    assert "mål högst 100 ms" in _said("bench.regex", "300")


def test_evaluating_a_case_is_measured() -> None:
    assert "median" in _said("bench.evaluate")


@pytest.mark.servers
def test_intake_is_measured_against_a_real_server(dovecot: object) -> None:
    said = _said("bench.ingest", "--messages", "6", "--rounds", "1")
    assert "mål högst 1.3" in said
    assert "mål högst 60" in said


@pytest.mark.servers
def test_delivery_is_measured_against_a_real_server_and_a_sink(exim: object) -> None:
    assert _said("bench.deliver", "--orders", "2", "--rounds", "1").count("mål minst 0.25") == 2


def test_the_shares_of_sentences_are_told() -> None:
    said = _said("bench.sentences")
    assert [line.split()[0] for line in said.splitlines()] == [
        "comments-harmless", "comments-doubtful", "sentences-harmless", "sentences-doubtful",
    ]  # fmt: skip
