"""Pages taken apart and put together again keep what stands empty."""

from __future__ import annotations

from parsers.content import Paragraph, Table
from parsers.letter.quotes import elements_of, lines_of


def test_an_empty_paragraph_is_kept_where_a_page_is_put_together_again() -> None:
    page = (Paragraph("Status"), Paragraph(""), Paragraph("Klar"), Table((("A", "1"),)))
    assert elements_of(lines_of(page)) == page
