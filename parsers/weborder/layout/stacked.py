"""Labels that stand above their values: whether a blank line parts the two, and what is empty."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.reading import Source
from parsers.weborder.layout.cells import is_rule
from parsers.weborder.values.fits import fits
from parsers.weborder.words.fold import fold, label_key
from parsers.weborder.words.vocabulary import Vocabulary

MOST_WORDS = 12
"""Words in a value below its label and a blank line."""


class Stacked:
    """How one text stacks labels and values; counted once, when the first label stands alone."""

    def __init__(self, lines: Sequence[str], source: Source, vocabulary: Vocabulary) -> None:
        self.lines = lines
        self.source = source
        self.vocabulary = vocabulary
        self.adjacent = self.apart = 0
        stripped = [line.strip() for line in lines]
        for index, line in enumerate(stripped[:-1]):
            name = vocabulary.label(line) if line else None
            if name is None:
                continue
            step = 1 if stripped[index + 1] else 2
            if fits(name, "".join(stripped[index + step : index + step + 1]), vocabulary):
                self.adjacent += step == 1
                self.apart += step == 2

    def has_none_apart(self) -> bool:
        """Where values stand right below their labels, a label over a blank line has none."""
        return self.adjacent > max(1, self.apart)

    def value_apart(self, index: int, name: str) -> str | None:
        """The text below a label and a blank line, where values stand so; whether it fits or not.

        A sentence is none, and a text of no known form only where the next label follows.
        """
        lines = [line.strip() for line in self.lines[index + 1 : index + 5]]
        blank, text, after, following = (*lines, *("",) * 4)[:4]
        if self.apart < 2 or self.adjacent > self.apart or blank or after or not text:
            return None
        if is_rule(text) or len(text.split()) > MOST_WORDS:
            return None
        if name == "free_text":
            return text
        if fits(name, text, self.vocabulary) is False:
            return text if is_only_a_label(name, self.lines[index].strip()) else None
        # Last on a page an empty value would have shown as an empty paragraph; in a text it may
        # well have been left out, and a greeting stand there.
        last = not following and self.source == "html"
        goes_on = last or (following and self.vocabulary.label(following) is not None)
        return text if goes_on and text[-1] not in ".!?," and not self._greets(text) else None

    def _greets(self, text: str) -> bool:
        first = fold(text).split(" ", 1)[0]
        return "filler" in self.vocabulary.classes.get((first,), ())

    def is_left_empty(self, index: int) -> bool:
        """A label with nothing below it, where values stand below their labels."""
        below = "".join(self.lines[index + 1 : index + 2]).strip()
        return not below and self.adjacent + self.apart > 1


def is_only_a_label(name: str, label: str) -> bool:
    """`Utfört datum` can but be a label; `Utförd` may well be a heading."""
    key = label_key(label)
    if name.startswith("date_"):
        return "datum" in key or key.endswith(("tid", "dag", "den"))
    return name in ("status", "action") or (name == "order" and key.endswith(("nr", "mer", "id")))
