"""A client is a number, and a number that two clients could share is none."""

from __future__ import annotations

import pytest

from parsers.weborder.values.persons import read_client


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("31284", "31284"),
        ("31 284", "31 284"),
        ("BR-20551", "BR-20551"),
        ("nr 31284", "31284"),
        ("31284 Tolvan Exempel", "31284"),
        ("31284 (Tolvan)", "31284"),
        ("Tolvan Exempel (31284)", "31284"),
        ("Tolvan Exempel, 31284", "31284"),
        ("Tolvan Exempel - 31284", "31284"),
        ("Tolvan Exempel 31284", "31284"),
        ("Tolvan Exempel, kundnr: 3128", "3128"),
        ("Tolvan Exempel 19121212-1212", "19121212-1212"),
        ("19121212 1212", "19121212 1212"),
    ],
)
def test_a_number_alone_or_beside_a_name_is_the_clients(value: str, number: str) -> None:
    assert read_client(value, or_name=True) == number


@pytest.mark.parametrize(
    "value",
    [
        "Tolvan Exempel",
        "Man 1941",
        "1941",
        "Kvinna, f. 1928",
        "Tolvan Exempel, född 1928",
        "TE 28",
        "T.E. 1101",
        "TE 1101",
        "Anna 1101",
        "Fru T, 1930",
        "Ej angiven 00000",
        "0000",
        "Linden, avd 1101",
        "Lindgården avd 11012",
        "Tolvan Exempel, lgh 1101",
        "Tolvan Exempel, Exempelby 54321",
        "543 21 Exempelby",
        "Tolvan Exempel (1928)",
        "Exempelby kommun 212099",
        "Exempelbykommun 212099",
        "Tolvan Exempel, anknytning 40211",
        "Tolvan Exempel larm 77120",
        "Tolvan Exempel, nyckel 44712",
        "Exempelby Larm 77120",
        "Tolvan Anknytning 40211",
        "0731234567",
        "Tolvan 0731234567",
        "31284 31285",
        "31284-31285",
        "ej 31284",
        "31284 (exempel)",
        "312**",
    ],
)
def test_years_flats_departments_postcodes_and_telephones_are_no_client(value: str) -> None:
    assert read_client(value, or_name=True) is None
