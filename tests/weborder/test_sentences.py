"""Holds how many of the texts of ``sentences`` are read: no change makes it worse unseen."""

from __future__ import annotations

import pytest

from tests.weborder.reading_sentences import NAMES, is_read, lines

READ = {"comments-harmless": 1045, "sentences-harmless": 1502}
"""At least so many harmless texts are read."""
BELIEVED = {"comments-doubtful": 22, "sentences-doubtful": 26}
"""At most so many doubtful ones are believed."""


@pytest.mark.parametrize("name", NAMES)
def test_the_shares_of_texts_that_are_read_get_no_worse(name: str) -> None:
    count = sum(is_read(name, line) for line in lines(name))
    assert count >= READ.get(name, 0)
    assert count <= BELIEVED.get(name, len(list(lines(name))))
