"""Lines of text to labelled values, running text and gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.reading import Source
from parsers.weborder.layout.bare import bare_list, is_bare, may_open
from parsers.weborder.layout.cells import is_of_table, is_rule, may_have_cells, split_cells
from parsers.weborder.layout.items import Gap, Item, Pair, Text, is_whole_order
from parsers.weborder.layout.pairs import (
    joined,
    pairs_at_end,
    split_pair,
    split_several,
    with_colon,
)
from parsers.weborder.layout.rows import read_rows
from parsers.weborder.layout.stacked import Stacked, is_only_a_label
from parsers.weborder.layout.text_table import TextTable, may_be_row
from parsers.weborder.layout.ticks import option_items
from parsers.weborder.layout.timelines import last_step, may_be_step
from parsers.weborder.values.boxes import SIGNS, begins_with_box
from parsers.weborder.values.fits import fits
from parsers.weborder.words.fold import clean
from parsers.weborder.words.vocabulary import Vocabulary

LONGEST_ADDRESS = 4
"""Words in a line that goes on a private value; a sentence below it is read for itself."""
WRAP = 66
SIGNATURE = "--"
"""What parts a message from its signature (RFC 3676, 4.3), in which no label is one."""
HEADING_WORDS, SENTENCE_WORDS = 4, 5
_SIGNS = frozenset(("**", "--", "==", "__", "##", "~~"))
_EMPHASIS = re.compile(r"([*=_#~-])\1{1,40} ?(?P<words>\w.{0,80}?\w) ?\1{2,40}")
_COUNTER = re.compile(
    r"[-*=_#~]{2,40} ?(?:[Oo]rder )?[0-9]{1,2} (?:av|/) [0-9]{1,2} ?[-*=_#~]{2,40}"
)
"""`--- 1 av 3 ---`, which parts the orders of a list as a rule does."""
_CLOSE = re.compile(r"\S[^\S\n]*\n(?:[^\S\n]*\n)?[^\S\n]*\S")
"""Lines with no more than one blank line between them; where none are, two blank ones are one."""
_GAPS = re.compile(r"\n{3,}")
_GREETINGS = ("Hej", "God dag", "God morgon", "Bästa ")
_BULLETS = "-*•·–▪●|>"
_BULLET = re.compile(r"(?:[-*•·–▪●] +|\|\s*|>+ ?)+")
_LONG_VALUES = frozenset(("free_text", "private"))


def read_lines(lines: Sequence[str], source: Source, vocabulary: Vocabulary) -> list[Item]:
    """The items of a text, in its order."""
    return _Reader(lines, source, vocabulary).read()


class _Reader:
    """Walks once over the lines; holds the paragraph and the table being gathered."""

    def __init__(self, lines: Sequence[str], source: Source, vocabulary: Vocabulary) -> None:
        text = clean("\n".join(lines))
        if "\n\n\n" in text and _CLOSE.search(text) is None:
            text = _GAPS.sub("\n\n", text)
        self.lines = [line.rstrip() for line in text.split("\n")]
        self.source = source
        self.vocabulary = vocabulary
        self.items: list[Item] = []
        self.paragraph: list[str] = []
        self.table = TextTable(vocabulary, self._starts_pair)
        self.below: Stacked | None = None
        self.signed = False
        self.stepped = 0  # the line after the steps that were looked at last

    def read(self) -> list[Item]:
        index = 0
        while index < len(self.lines) and not self.signed:
            index = self._line(index)
        self.paragraph.extend(line.strip() for line in self.lines[index:] if line.strip())
        self._flush()
        return self.items

    def _line(self, index: int) -> int:
        raw = self.lines[index]
        line = raw.strip()
        if not line or is_rule(line) or (line[:2] in _SIGNS and _COUNTER.fullmatch(line)):
            self.signed = self.signed or line == SIGNATURE
            return self._blank(line, index)
        line = _without_emphasis(line) if line[:2] in _SIGNS else line
        following = self._steps(index) if may_be_step(line) else 0
        if following or (line[0] in SIGNS and (following := self._boxes(index, line))):
            return following
        if line[0] in _BULLETS and not (self.table.rows and line[1:3] == "  "):  # a cell of its own
            line = _BULLET.sub("", line, count=1)
        if line.startswith(('"', "[")):
            line = with_colon(line, self.vocabulary)
        if self.table.rows or may_be_row(line):
            if self.table.takes(line, self.lines, index):
                self._end_paragraph()
                return index + 1
            self._end_table()
        colon = line.find(":")
        single = colon > 0 and not line[colon - 1].isdigit() and line.find(":", colon + 1) < 0
        listed, following = ((), index) if single else self._list(line, index)
        if listed:
            self._end_paragraph()
            if following == index + 1 and is_whole_order(listed):
                self.items.append(Gap(hard=False))
            self.items.extend(listed)
            return following
        pair = split_pair(line, self.source, self.vocabulary)
        if pair is not None:
            return self._pair(pair, raw, index)
        return self._alone(line, index)

    def _blank(self, line: str, index: int) -> int:
        """An empty line, or a rule, which parts nothing within a table."""
        if not (line and self.table.rows and is_of_table(line, self.table.rows)):
            self._flush()
            self.items.append(Gap(hard=bool(line)))
        return index + 1

    def _steps(self, index: int) -> int:
        """Takes the steps of an order that begin on this line, all of them; 0 where none do."""
        if index < self.stepped:
            return 0
        step, self.stepped = last_step(self.lines, index, self.source, self.vocabulary)
        if step is None:
            return 0
        self._flush()
        self.items.append(step)
        return self.stepped

    def _boxes(self, index: int, line: str) -> int:
        """Options with a box before each, on one line or several: one value of them all."""
        if not begins_with_box(line):
            return 0
        self._flush()
        value, following = self._boxed(index)
        self.items.extend(option_items(value, self.source, self.vocabulary))
        return following

    def _boxed(self, index: int) -> tuple[str, int]:
        """The options from this line on, with the line after them."""
        listed: list[str] = []
        while index < len(self.lines) and begins_with_box(self.lines[index].strip()):
            listed.append(self.lines[index].strip())
            index += 1
        return "  ".join(listed), index

    def _list(self, line: str, index: int) -> tuple[Sequence[Item], int]:
        """The pairs of a line that holds several, or of lines whose labels have no colon."""
        if may_open(line, self.vocabulary):
            return bare_list(self.lines, index, self.source, self.vocabulary)
        pairs = split_several(line, self.source, self.vocabulary)
        return pairs or joined(line, self.source, self.vocabulary), index + 1

    def _pair(self, pair: Pair, raw: str, index: int) -> int:
        self._end_paragraph()
        value, following = pair.value, index + 1
        if not value and pair.field is not None:
            return self._empty(pair, index)
        while following < len(self.lines) and self._goes_on(pair, raw, following):
            raw = self.lines[following]
            value = f"{value} {raw.strip()}"
            following += 1
        self.items.append(Pair(pair.label, pair.field, value, pair.source))
        return following

    def _goes_on(self, pair: Pair, raw: str, index: int) -> bool:
        line = self.lines[index]
        text = line.strip()
        if not text or is_rule(text) or not self._may_go_on(pair, raw, line, text):
            return False
        return not self._starts_pair(text)

    def _may_go_on(self, pair: Pair, raw: str, line: str, text: str) -> bool:
        """Whether the line's place and length allow it to be more of the value above it."""
        if pair.field is None:
            return False
        if pair.field == "private":
            return len(text.split()) <= LONGEST_ADDRESS and text[-1] != "."
        if pair.field in _LONG_VALUES:
            return True
        indent, before = len(line) - len(line.lstrip()), len(raw) - len(raw.lstrip())
        company = indent > before and pair.field.startswith("provider")
        if company or indent >= before + 2:
            return len(text.split()) <= LONGEST_ADDRESS and text[0] != "("
        first = text.split(" ", 1)[0]
        return len(raw) >= 56 and len(raw) + 1 + len(first) > WRAP and pair.field != "order"

    def _starts_pair(self, text: str) -> bool:
        pair = split_pair(text, self.source, self.vocabulary)
        if pair is not None and (pair.field is not None or len(pair.label.split()) <= 2):
            return True
        if self.vocabulary.label(text.rstrip(" :.")) is not None:
            return True
        if is_bare(text, self.source, self.vocabulary):
            return True
        return (
            may_have_cells(text)
            and len(cells := split_cells(text, self.vocabulary)) > 1
            and self.vocabulary.label(cells[0].rstrip(" :.")) is not None
        )

    def _empty(self, pair: Pair, index: int) -> int:
        """`Etikett:` with nothing after it: the value may stand on the next line."""
        boxed = self._boxed(index + 1)
        taken = boxed if boxed[0] else self._value_below(pair.field or "", index, colon=True)
        taken = taken or self._listed(index + 1) or self._apart(pair.field or "", index)
        if taken is None and self._stands_below(index + 1):
            taken = self.lines[index + 1].strip(), index + 2  # not of the field's shape: refused
        if taken is None:
            self.items.append(pair)
            return index + 1
        value, following = taken
        self.items.append(Pair(pair.label, pair.field, value, pair.source))
        return following

    def _apart(self, name: str, index: int) -> tuple[str, int] | None:
        """The value below a label and a blank line, where values stand so."""
        apart = self._stacked().value_apart(index, name)
        return None if apart is None or self._starts_pair(apart) else (apart, index + 3)

    def _listed(self, index: int) -> tuple[str, int] | None:
        """The values of a bulleted list right below its label, with commas between."""
        listed: list[str] = []
        while index < len(self.lines) and (bullet := _BULLET.match(self.lines[index].strip())):
            text = self.lines[index].strip()[bullet.end() :]
            if is_rule(self.lines[index].strip()) or self._starts_pair(text):
                break
            listed.append(text)
            index += 1
        return (", ".join(listed), index) if listed else None

    def _stands_below(self, index: int) -> bool:
        text = self.lines[index].strip() if index < len(self.lines) else ""
        return bool(text) and not is_rule(text) and not self._starts_pair(text)

    def _is_value(self, index: int) -> bool:
        """A few words by themselves, which are no sentence."""
        text = self.lines[index].strip() if index < len(self.lines) else ""
        ends = not "".join(self.lines[index + 1 : index + 2]).strip()
        return (
            self._stands_below(index) and ends and len(text.split()) <= 5 and text[-1] not in ".!"
        )

    def _alone(self, line: str, index: int) -> int:
        name = self.vocabulary.label(line)
        if name is not None and not self.paragraph:
            options = self._boxed(index + 1)
            taken = options if options[0] else self._value_below(name, index, colon=False)
            if taken is not None:
                self.items.append(Pair(line, name, taken[0], self.source))
                return taken[1]
            apart = self._apart(name, index)
            if apart is not None:
                self.items.append(Pair(line, name, apart[0], self.source))
                return apart[1]
            begins = self._before_is_gap(index)
            if begins and is_only_a_label(name, line) and self._is_value(index + 1):
                self.items.append(Pair(line, name, self.lines[index + 1].strip(), self.source))
                return index + 2  # of the wrong shape, so it is refused; never an empty field
            empty = begins and self._next_is_label(index) and not _may_be_a_title(name, line)
            if empty or self._stacked().is_left_empty(index):
                self.items.append(Pair(line, name, "", self.source))
                return index + 1
        if line.startswith(_GREETINGS):  # a heading above it is none of its words
            self._end_paragraph()
        self.paragraph.append(line)
        return index + 1

    def _value_below(self, name: str, index: int, *, colon: bool) -> tuple[str, int] | None:
        following = index + 1
        blank = following < len(self.lines) and not self.lines[following].strip()
        if blank:
            following += 1
        if following >= len(self.lines):
            return None
        text = self.lines[following].strip()
        if not text or is_rule(text):
            return None
        if blank and not colon and self._stacked().has_none_apart():
            return None
        suits = fits(name, text, self.vocabulary)
        is_label = self._starts_pair(text)
        if suits is False or (is_label and not (suits and self._is_bare(text, following, blank))):
            return None
        if suits is None and (blank or not (colon or self._before_is_gap(index))):
            return None
        return self._rest(name, text, following + 1)

    def _stacked(self) -> Stacked:
        if self.below is None:
            self.below = Stacked(self.lines, self.source, self.vocabulary)
        return self.below

    def _is_bare(self, text: str, index: int, blank: bool) -> bool:
        """`Utförd` under `Status` is its value, unless it is a label with its own value below."""
        if split_pair(text, self.source, self.vocabulary) is not None:
            return False
        name = self.vocabulary.label(text)
        step = 2 if blank and not "".join(self.lines[index + 1 : index + 2]).strip() else 1
        below = "".join(self.lines[index + step : index + step + 1]).strip()
        return name is None or fits(name, below, self.vocabulary) is not True

    def _rest(self, name: str, text: str, following: int) -> tuple[str, int]:
        """A value below its label, with the lines that go on it: more words, or further locks."""
        if name in ("lock", "serial"):
            while following < len(self.lines) and self._is_lock(self.lines[following].strip()):
                text = f"{text}, {self.lines[following].strip()}"
                following += 1
        while (
            name in _LONG_VALUES and following < len(self.lines) and self.lines[following].strip()
        ):
            if self._starts_pair(self.lines[following].strip()):
                break
            text = f"{text} {self.lines[following].strip()}"
            following += 1
        return text, following

    def _is_lock(self, text: str) -> bool:
        return (
            bool(text) and bool(fits("lock", text, self.vocabulary)) and not self._starts_pair(text)
        )

    def _before_is_gap(self, index: int) -> bool:
        return (
            index == 0
            or not self.lines[index - 1].strip()
            or bool(self.items and isinstance(self.items[-1], Pair))
        )

    def _next_is_label(self, index: int) -> bool:
        following = [line.strip() for line in self.lines[index + 1 : index + 3] if line.strip()]
        return bool(following) and self._starts_pair(following[0])

    def _end_paragraph(self) -> None:
        if len(self.paragraph) > 1 and _is_heading(self.paragraph[0], self.paragraph[1]):
            self.items.append(Text(self.paragraph.pop(0), self.source))
        if self.paragraph:
            told, pairs = pairs_at_end(" ".join(self.paragraph), self.source, self.vocabulary)
            self.items += [Text(told, self.source, len(self.paragraph)), *pairs]
            self.paragraph = []

    def _end_table(self) -> None:
        if self.table.rows:
            rows = self.table.taken()
            self.items.extend(read_rows(rows, self.source, self.vocabulary, split_pair))

    def _flush(self) -> None:
        self._end_paragraph()
        self._end_table()


def _without_emphasis(line: str) -> str:
    """`*** Order 48213 ***`, `--- Orderuppgifter ---`: the words between the signs."""
    found = _EMPHASIS.fullmatch(line)
    return found["words"] if found else line


def _is_heading(line: str, below: str) -> bool:
    """A few words right above a sentence, which do not begin it."""
    words, following = line.split(), below.split()
    ends = line.endswith((".", ",", ";", ":", "!", "?", "-", "–"))
    sentence = len(following) >= SENTENCE_WORDS and below[0].isupper()
    return len(words) <= HEADING_WORDS and not ends and sentence


def _may_be_a_title(name: str, line: str) -> bool:
    """`Weborder` above `Beställning`: who sent it and what it is, and no labels without values."""
    return name == "order" and not is_only_a_label(name, line)
