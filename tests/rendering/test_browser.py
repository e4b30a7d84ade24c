"""The mails in a real browser: no sideways scrolling on a small telephone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from daemon.rendering import Renderer, sample_mails
from daemon.rendering.samples import LINK, reminder
from tests.browser import Layout, laid_out

pytestmark = pytest.mark.browser
MAILS = sample_mails()
WORDY = replace(
    LINK,
    what="Kontrollera " + "hemtjänstutförarverksamhetssystemanvändaren" * 2 + " i dag.",
    about="order WO-20261118-0000000000000000000000048213",
)
CONTACT = "socialforvaltningen.systemforvaltning.lasvred@mycket-lang-kommun.example"
LONG = replace(reminder(WORDY), greeting="Hemtjänstutförarna i Norr AB", contact=CONTACT)


@pytest.mark.parametrize("name", ["reminder", "receipt", "first_start", "escalation"])
def test_a_mail_fits_a_small_telephone(name: str, tmp_path: Path) -> None:
    page = Renderer(municipality="Exempelkommun").render(MAILS[name]).html
    assert laid_out(page, tmp_path, width=320) == Layout(320, (), ())


def test_a_mail_with_long_words_fits_too_and_looks_the_same_in_the_dark(tmp_path: Path) -> None:
    page = Renderer(municipality="Exempelkommun").render(LONG).html
    assert laid_out(page, tmp_path, width=320, dark=True) == Layout(320, (), ())
