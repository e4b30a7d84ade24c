"""Pseudonyms of clients."""

from __future__ import annotations

import re

import pytest

from parsers.pseudonym import PUBLIC_KEY, normalise, pseudonym


def test_a_client_number_is_one_however_it_is_written() -> None:
    forms = ["BR-20317", "br 20317", "BR20317", " BR  20317 ", "BR\u00a020317", "BR–20317"]
    assert {pseudonym(form, PUBLIC_KEY) for form in forms} == {pseudonym("BR-20317", PUBLIC_KEY)}


def test_a_personal_number_is_one_with_or_without_century() -> None:
    forms = ["19121212-1212", "121212-1212", "191212121212", "1212121212", "19121212 1212"]
    assert {normalise(form) for form in forms} == {"1212121212"}


def test_a_plus_for_a_hundred_years_is_the_same_person() -> None:
    assert normalise("121212+1212") == normalise("19121212-1212")


def test_other_numbers_and_other_keys_give_other_pseudonyms() -> None:
    assert pseudonym("10482", b"a") != pseudonym("10483", b"a")
    assert pseudonym("10482", b"a") != pseudonym("10482", b"b")


def test_a_pseudonym_has_eight_characters_that_cannot_be_misread() -> None:
    assert re.fullmatch(r"K-[0-9A-HJKMNP-TV-Z]{8}", pseudonym("10482", PUBLIC_KEY))


def test_nothing_has_no_pseudonym() -> None:
    with pytest.raises(ValueError, match="at least one"):
        pseudonym(" - ", PUBLIC_KEY)
