"""A provider is a name of one firm, or there is none."""

from __future__ import annotations

import pytest

from parsers.weborder import shipped_vocabulary
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.providers import read_provider


@pytest.mark.parametrize(
    "value",
    [
        "Hemtjänst Nord AB",
        "hemtjänst nord ab",
        "Norra hemtjänsten",
        "Omsorg & Vård i Exempelby AB",
        "Exempelby kommuns enskilda hemtjänst i samverkan",
        "Omsorg Öst - natt",
        "0114 Hemtjänst Nord AB",
        "Norr",
        "Område Norr 3",
        "Lindgårdens äldreboende",
        "Exempels Lås AB",
        "Omsorg i Exempelby ek. för.",
    ],
)
def test_a_name_is_read_as_written(value: str) -> None:
    assert read_provider(value, shipped_vocabulary()) == value


def test_the_full_stop_of_a_sentence_is_no_part_of_the_name() -> None:
    assert read_provider("Hemtjänst Nord AB.", shipped_vocabulary()) == "Hemtjänst Nord AB"


@pytest.mark.parametrize(
    "value",
    [
        "Ännu inte utsedd",
        "Bestäms senare",
        "Enligt beslut",
        "Välj i listan",
        "Okänd utförare",
        "Hemtjänst väljs senare",
        "Nord AB eller annan",
        "Samtliga",
        "Alla utförare",
        "Vakant",
        "Under utredning",
        "Brukaren väljer",
        "12 tim/vecka",
        "3 ggr/dag",
        "Beviljad",
        "styck",
        "Lgh 1101",
        "Låsvred",
        "Exempellås 4",
        "Tolvan Exempel, Exempelgatan 2",
        "08-465 004 21",
        "X",
    ],
)
def test_what_is_no_name_is_no_provider(value: str) -> None:
    assert read_provider(value, shipped_vocabulary()) is None


@pytest.mark.parametrize(
    "value",
    [
        "Nord AB och Syd AB",
        "Nord AB, Syd AB",
        "Nord AB + Syd AB",
        "Nord AB/Syd AB",
        "Kommunal/privat",
        "f.d. Hemtjänst Nord AB",
        "Nord AB (byter till Syd AB)",
        "Nord AB t.o.m. 30/11",
    ],
)
def test_two_firms_or_a_former_one_are_for_a_person_to_decide(value: str) -> None:
    with pytest.raises(Undecided):
        read_provider(value, shipped_vocabulary())
