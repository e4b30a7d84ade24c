"""The visible words of an HTML page, in reading order: paragraphs, data tables, marks of quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.content import Element, Paragraph, Table
from parsers.mail.charset import clean, is_deceptive
from parsers.page.signs import DOUBTFUL, SIGNS, Refused, refuse_doubtful, sign_of
from parsers.page.styles import Effect, Sheet, is_sized, read_sheet, style_effect
from parsers.page.tables import Cell, PlainCell, Row, arrange, reach

# Far more than an order needs; a page beyond is not read at all and goes to a person.
MOST_NODES = 20_000
MOST_DEPTH = 150
MOST_CHARACTERS = 1_000_000

# A paragraph of this text marks where a mail program put older words below. Its first character
# cannot stand in cleaned text, so no page can write one.
QUOTE = "\x00quote"

_EMPTY = Paragraph("")

_DROPPED = frozenset({
    "head", "title", "style", "script", "template", "object", "embed", "svg", "math", "select",
    "option", "textarea", "button", "iframe", "audio", "video", "canvas", "map",
    "noframes", "datalist",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "div", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "ul", "dl", "dt", "dd", "table", "tr", "td", "th",
    "caption", "tbody", "thead", "tfoot", "details", "summary",
})  # fmt: skip
_WRAPPERS = frozenset({"p", "b", "span", "strong", "font", "div", "center"})
_STRUCK = frozenset({"del", "s", "strike"})
_ON_TWO_LINES = re.compile(r"\d\n\d{1,4}(?=\n|\Z)")
_QUOTE_CLASS = re.compile(
    r"(?:^|\s)(?:gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|moz-forward-container"
    r"|protonmail_quote|zmail_extra)",
    re.IGNORECASE,
)
_QUOTE_ID = frozenset({"divrplyfwdmsg", "appendonsend", "ms-outlook-mobile-reference-message"})


@dataclass(slots=True)
class Page:
    """What a page shows. ``fault`` names why it cannot be believed; then nothing in it may be."""

    elements: tuple[Element, ...] = ()
    fault: str | None = None


@dataclass(slots=True)
class _Flow:
    """Elements in reading order, and the paragraph being written."""

    elements: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def end_line(self) -> None:
        """End the line, unless one has just ended."""
        if self.pieces and self.pieces[-1] != "\n":
            self.pieces.append("\n")

    def flush(self, *, kept: bool = False) -> None:
        """End the paragraph; ``kept`` if it is one even when empty, as the value of a label."""
        if not self.pieces:
            if kept and self.elements and self.elements[-1] != _EMPTY:
                self.elements.append(_EMPTY)
            return
        text = "".join(self.pieces)
        self.pieces = []
        if "\n" in text:
            text = "\n".join([" ".join(line.split()) for line in text.split("\n")]).strip("\n")
            if _is_broken(text):
                raise Refused("broken")
        else:
            text = " ".join(text.split())
        if text:
            self.elements.append(Paragraph(_honest(text)))
        else:
            self.flush(kept=kept)

    def mark(self) -> None:
        """Mark that older words begin here."""
        self.flush()
        self.elements.append(Paragraph(QUOTE))


def visible(source: str) -> Page:
    """Return what the page shows a reader, hidden parts and layout tables gone.

    Quoted older words are preceded by a paragraph ``QUOTE`` where the mail program marks them.
    """
    if len(source) > MOST_CHARACTERS or source.count("<") > 4 * MOST_NODES:
        return Page(fault="too_large")
    root = LexborHTMLParser(source).root
    if root is None:
        return Page()
    reader = _Reader(read_sheet(source))
    flow = _Flow()
    try:
        reader.children(root, flow, 0)
        flow.flush()
    except Refused as refusal:
        return Page(fault=str(refusal))
    return Page(tuple(_joined(flow.elements)), "struck" if reader.struck else None)


class _Reader:
    """One walk over one page, counting what it reads."""

    def __init__(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        self.nodes = 0
        self.struck = False
        self.kept = 0
        self.tiny = False

    def children(self, node: LexborNode, flow: _Flow, depth: int) -> None:
        """Write what the children of a node show."""
        if depth > MOST_DEPTH:
            raise Refused("too_deep")
        child = node.first_child
        while child is not None:
            self.nodes += 1
            if self.nodes > MOST_NODES:
                raise Refused("too_large")
            tag = child.tag or "-"
            if tag == "-text":
                if not self.tiny:
                    text = child.text_content or ""
                    flow.pieces.append(
                        text if self.kept or "\n" not in text else text.replace("\n", " ")
                    )
            elif tag == "br":
                flow.pieces.append("\n")
            elif tag not in _DROPPED and tag[0] != "-" and tag[0] != "!":
                self.element(child, tag, flow, depth)
            child = child.next

    def count(self) -> None:
        """Count one more node; a page of too many is not read."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Refused("too_large")

    def element(self, node: LexborNode, tag: str, flow: _Flow, depth: int) -> None:
        """Write what one element shows, if it shows anything."""
        attributes = node.attributes
        effect = self.effect(attributes) if attributes else None
        if effect == "hidden":
            return
        if tag in _STRUCK or effect == "struck":
            self.strike(node)
        if tag in SIGNS:
            flow.pieces.append(sign_of(node, tag, attributes))
            return
        if tag in DOUBTFUL:
            refuse_doubtful(node, tag, flow.pieces)
        if effect is None and tag != "pre":
            self.inside(node, tag, attributes, flow, depth)
            return
        kept, tiny = self.kept, self.tiny
        self.kept += tag == "pre" or effect == "kept"
        self.tiny = effect == "tiny" or (tiny and not is_sized(attributes.get("style")))
        self.inside(node, tag, attributes, flow, depth)
        self.kept, self.tiny = kept, tiny

    def strike(self, node: LexborNode) -> None:
        """Remember that words are struck out, if there are any."""
        self.struck = self.struck or bool((node.text() or "").strip())

    def inside(
        self,
        node: LexborNode,
        tag: str,
        attributes: dict[str, str | None],
        flow: _Flow,
        depth: int,
    ) -> None:
        """Write what stands inside an element that shows."""
        if tag == "table":
            flow.flush()
            self.table(node, flow, depth + 1)
        elif tag == "dl":
            flow.flush()
            self.definitions(node, flow, depth + 1)
        elif tag in _BLOCKS:
            if attributes and _begins_quote(tag, attributes):
                flow.mark()
            flow.end_line()
            self.children(node, flow, depth + 1)
            flow.end_line()
            if tag in ("p", "li", "hr"):
                flow.flush(kept=tag == "p")
        else:
            self.children(node, flow, depth + 1)

    def effect(self, attributes: dict[str, str | None]) -> Effect | None:
        """Return what styles do to an element with these attributes."""
        if "hidden" in attributes:
            return "hidden"
        effect = style_effect(attributes.get("style"))
        if self.sheet is not None and effect != "hidden":
            effect = self.sheet.effect(attributes) or effect
        if effect == "reversed":
            raise Refused("deceptive")
        if effect == "unclear":
            raise Refused("concealed")
        if effect is None and self.tiny and is_sized(attributes.get("style")):
            return "sized"
        return effect

    def shows(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        """Tell whether a row or cell shows; remember that its words are struck out."""
        effect = self.effect(attributes) if attributes else None
        if effect == "struck":
            self.strike(node)
        return effect != "hidden"

    def is_special(self, attributes: dict[str, str | None]) -> bool:
        """Tell whether an element with these attributes has an effect, or begins a quote."""
        return bool(attributes) and (
            self.effect(attributes) is not None or _begins_quote("div", attributes)
        )

    def table(self, node: LexborNode, flow: _Flow, depth: int) -> None:
        """Write a table: as rows where it holds data, its content where it is layout."""
        rows: list[Row] = []
        self.rows(node, rows, depth, flow)
        flow.elements.extend(arrange(rows))

    def rows(self, node: LexborNode, rows: list[Row], depth: int, flow: _Flow) -> None:
        """Collect the rows of one table, those of nested tables not."""
        if depth > MOST_DEPTH:
            raise Refused("too_deep")
        child = node.first_child
        while child is not None:
            self.count()
            tag = child.tag or "-"
            attributes = {} if tag[0] == "-" else child.attributes
            if attributes and not self.shows(child, attributes):
                pass
            elif tag == "tr":
                row = self.cells(child, depth + 1)
                if row:
                    rows.append(row)
            elif tag in ("tbody", "thead", "tfoot"):
                self.rows(child, rows, depth + 1, flow)
            elif tag == "caption":
                self.element(child, "div", flow, depth)
                flow.flush()
            child = child.next

    def cells(self, node: LexborNode, depth: int) -> Row:
        """Return the cells of one row, each read on its own."""
        row: Row = []
        child = node.first_child
        while child is not None:
            self.nodes += 1
            if child.tag in ("td", "th"):
                attributes = child.attributes
                if self.shows(child, attributes):
                    row.append(self.any_cell(child, attributes, depth))
                    if "rowspan" in attributes:
                        row[-1].reach = reach(attributes["rowspan"])
            child = child.next
        return row

    def any_cell(self, node: LexborNode, attributes: dict[str, str | None], depth: int) -> Cell:
        """Return one cell; only where it holds more than a run of words is it read in full."""
        style = attributes.get("style") if attributes else None
        sized = bool(style) and (self.tiny or style_effect(style) == "tiny")
        if not (self.tiny or sized):
            text = self.only_words(node)
            if text is not None:
                return PlainCell(text)
        tiny = self.tiny
        if sized:
            self.tiny = not is_sized(style)
        cell = self.cell(node, depth)
        self.tiny = tiny
        return cell

    def cell(self, node: LexborNode, depth: int) -> Cell:
        """Return one cell read in full."""
        inner = _Flow()
        self.children(node, inner, depth + 1)
        inner.flush()
        return Cell(inner.elements)

    def only_words(self, node: LexborNode) -> str | None:
        """Return a cell's words where it holds a single run of them, None where it holds more.

        Nine cells of ten are so, and need not be walked in full.
        """
        child = node.first_child
        for _ in range(6):
            if child is None:
                return ""
            after = child.next
            if after is not None and (after.tag != "o:p" or after.first_child is not None):
                return None
            tag = child.tag
            if tag == "-text":
                return _honest(" ".join((child.text_content or "").split()))
            if tag not in _WRAPPERS or self.is_special(child.attributes):
                return None
            self.nodes += 1
            child = child.first_child
        return None

    def definitions(self, node: LexborNode, flow: _Flow, depth: int) -> None:
        """Write a definition list as rows of term and meaning."""
        rows: list[tuple[str, ...]] = []
        term = ""
        for child in self.terms(node):
            if not self.shows(child, child.attributes):
                continue
            text = self.cell(child, depth).text
            if child.tag == "dt":
                term = text
            elif text or term:
                rows.append((term, text))
        if rows:
            flow.elements.append(Table(tuple(rows)))

    def terms(self, node: LexborNode) -> Iterator[LexborNode]:
        """Yield a list's own terms and meanings, those grouped in a div too."""
        child = node.first_child
        while child is not None:
            self.count()
            if child.tag in ("dt", "dd"):
                yield child
            elif child.tag == "div":
                inner = child.first_child
                while inner is not None:
                    self.nodes += 1
                    if inner.tag in ("dt", "dd"):
                        yield inner
                    inner = inner.next
            child = child.next


def _honest(text: str) -> str:
    """Return visible words cleaned; the page is refused where they read otherwise than shown."""
    if text.isascii():
        return text if text.isprintable() or "\n" in text else clean(text)
    if is_deceptive(text):
        raise Refused("deceptive")
    return clean(text)


def _is_broken(text: str) -> bool:
    """`Ordernr: 48` above `213`, or the two alone: one number on two lines, or two numbers."""
    for found in _ON_TWO_LINES.finditer(text):
        begin = text.rfind("\n", 0, found.start()) + 1
        if ":" in text[begin : found.start()] or (begin == 0 and found.end() == len(text)):
            return True
    return False


def _begins_quote(tag: str, attributes: dict[str, str | None]) -> bool:
    """Tell whether a mail program marked this block as older words."""
    if tag == "blockquote":
        return attributes.get("type") == "cite" or "cite" in attributes
    if (attributes.get("id") or "").lower() in _QUOTE_ID:
        return True
    return _QUOTE_CLASS.search(attributes.get("class") or "") is not None


def _joined(elements: list[Element]) -> list[Element]:
    """Join runs of one-row tables of one width: rows that a template wrote as a table each."""
    out: list[Element] = []
    single = False
    for element in elements:
        is_single = isinstance(element, Table) and len(element.rows) == 1
        last = out[-1] if out else None
        if (
            is_single
            and single
            and isinstance(element, Table)
            and isinstance(last, Table)
            and len(last.rows[-1]) == len(element.rows[0])
        ):
            out[-1] = Table(last.rows + element.rows)
        else:
            out.append(element)
        single = is_single
    return out
