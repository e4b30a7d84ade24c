"""A register on its way from a child."""

from __future__ import annotations

import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.register import NothingThere, Register, RegisterFault, RowFault
from daemon.register.codec import decode, encode
from daemon.routine.events import RegisterRow, Service

DAYS = st.none() | st.dates()
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
ROWS = st.builds(
    RegisterRow,
    service=st.sampled_from(get_args(Service)),
    provider=st.none() | TEXT,
    start=st.dates(),
    end=DAYS,
    ended=DAYS,
    first_visit=DAYS,
    lock=st.none() | st.booleans(),
    municipality=st.none() | TEXT,
)
REGISTERS = st.builds(
    Register,
    clients=st.dictionaries(TEXT, st.lists(ROWS, max_size=3), max_size=3),
    incomplete=st.sets(TEXT, max_size=3),
    strangers=st.integers(0, 9),
    faults=st.lists(st.builds(RowFault, st.integers(1, 9), TEXT, TEXT, TEXT), max_size=3),
)


@given(REGISTERS)
def test_a_register_arrives_as_it_was_sent(register: Register) -> None:
    assert decode(encode(register)) == register


@pytest.mark.parametrize("kind", [RegisterFault, NothingThere])
def test_a_fault_arrives_as_the_fault_it_was(kind: type[RegisterFault]) -> None:
    with pytest.raises(RegisterFault) as caught:
        decode(encode(kind("kolumnerna Från saknas")))
    assert (type(caught.value), str(caught.value)) == (kind, "kolumnerna Från saknas")


@given(st.binary(max_size=50) | st.recursive(
    st.none() | st.integers() | TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_what_no_reader_would_say_is_a_fault(answer: bytes) -> None:
    with pytest.raises(RegisterFault):
        decode(answer)


def test_a_service_that_there_is_not_is_a_fault() -> None:
    row = RegisterRow(service="hemtjänst", provider=None, start=date(2026, 11, 2))
    answer = encode(Register(clients={"K-1": [row]})).replace("hemtjänst".encode(), b"annat")
    with pytest.raises(RegisterFault):
        decode(answer)
