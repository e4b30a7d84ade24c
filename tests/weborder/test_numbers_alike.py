"""Reading with a stand-in for the order's number gives what reading the number itself gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.weborder import shipped_vocabulary
from parsers.weborder.prose import told
from parsers.weborder.words.fold import clean
from tests.weborder.must_review import MUST_REVIEW
from tests.weborder.plain import PLAIN

VOCABULARY = shipped_vocabulary()
TEXTS = [
    clean(paragraph)
    for case in (*PLAIN, *MUST_REVIEW)
    for text in (case.body, case.subject)
    for paragraph in (text or "").split("\n")
    if paragraph.strip()
]
SAYINGS = (
    "Weborder {} avseende nedmontering är nu utförd.", "Order {} - Installation - Bokad",
    "Låset {} är monterat enligt er beställning.", "Kund {} har avbeställt tiden.",
    "{} är inte utförd, kontakta oss.", "Är {} klar?", "Beställningen {} ersätts av en ny",
    "Låsnummer {} satt upp", "Utkast: order {}", "Tiden för {} är flyttad", "Ärende ({}) stängt",
)  # fmt: skip


@pytest.mark.parametrize("subject", [True, False])
@pytest.mark.parametrize("free", [True, False])
def test_every_line_of_the_cases_reads_as_it_would_directly(subject: bool, free: bool) -> None:
    assert len(TEXTS) > 300
    for text in TEXTS:
        direct = told._read(text, VOCABULARY, subject, free)
        assert told.read_prose(text, VOCABULARY, subject, free) == direct


@given(
    st.sampled_from(SAYINGS),
    st.one_of(st.integers(1, 10**9), st.integers(10_000, 99_999), st.integers(10**6, 10**7 - 1)),
    st.booleans(),
)
def test_any_number_reads_as_it_would_directly(saying: str, number: int, subject: bool) -> None:
    text = saying.format(number)
    direct = told._read(text, VOCABULARY, subject, False)
    assert told.read_prose(text, VOCABULARY, subject) == direct
