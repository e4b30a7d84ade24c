"""The visible words of an HTML page, in reading order: paragraphs, data tables, marks of quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.charset import clean, is_deceptive
from parsers.content import Element, Paragraph, Table
from parsers.tables import Cell, PlainCell, Row, arrange

# Far more than an order needs; a page beyond is not read at all and goes to a person.
MOST_NODES = 20_000
MOST_DEPTH = 150
MOST_CHARACTERS = 1_000_000

# A paragraph of this text marks where a mail program put older words below. Its first character
# cannot stand in cleaned text, so no page can write one.
QUOTE = "\x00quote"

_DROPPED = frozenset({
    "head", "title", "style", "script", "template", "object", "embed", "svg", "math", "select",
    "option", "textarea", "input", "button", "iframe", "audio", "video", "canvas", "map",
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
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?:max-height|max-width|font-size)\s*:\s*0+(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*(?:1|0?\.\d+)(?:px|pt)\s*(?:;|!|$)|color\s*:\s*transparent"
    r"|opacity\s*:\s*0+(?:\.0+)?\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_PREFORMATTED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_QUOTE_CLASS = re.compile(
    r"(?:^|\s)(?:gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|moz-forward-container"
    r"|protonmail_quote|zmail_extra)",
    re.IGNORECASE,
)
_QUOTE_ID = frozenset({"divrplyfwdmsg", "appendonsend", "ms-outlook-mobile-reference-message"})
_STYLE_MEDIA = re.compile(
    r"@media[^{]{0,300}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}[^{}]{0,200}\}"
)
_STYLE_CLASS = re.compile(r"^\s*[a-z]*\.([\w-]{1,60})\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """What a page shows. ``fault`` names why it cannot be believed; then nothing in it may be."""

    elements: tuple[Element, ...] = ()
    fault: str | None = None


class _Refused(Exception):
    """The page goes beyond what is read; its word is the fault's name."""


@dataclass(slots=True)
class _Flow:
    """Elements in reading order, and the paragraph being written."""

    elements: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def end_line(self) -> None:
        """End the line, unless one has just ended."""
        if self.pieces and self.pieces[-1] != "\n":
            self.pieces.append("\n")

    def flush(self) -> None:
        """End the paragraph."""
        if not self.pieces:
            return
        text = "".join(self.pieces)
        self.pieces = []
        if "\n" in text:
            text = "\n".join([" ".join(line.split()) for line in text.split("\n")]).strip("\n")
        else:
            text = " ".join(text.split())
        if text:
            self.elements.append(Paragraph(_honest(text)))

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
    reader = _Reader(_hidden_classes(source))
    flow = _Flow()
    try:
        reader.children(root, flow, 0)
        flow.flush()
    except _Refused as refusal:
        return Page(fault=str(refusal))
    return Page(tuple(_joined(flow.elements)), "struck" if reader.struck else None)


def _hidden_classes(source: str) -> frozenset[str]:
    """Return the classes that the page's own style sheet hides on every screen."""
    start = source.find("<style")
    if start < 0 or "none" not in source:
        return frozenset()
    found: set[str] = set()
    for sheet in source[start : start + 60_000].split("<style")[1:20]:
        rules = _STYLE_MEDIA.sub("", sheet.partition("</style")[0].partition(">")[2])
        for rule in rules.split("}"):
            selectors, _, body = rule.rpartition("{")
            if "none" in body and _HIDING.search(body):
                named = (_STYLE_CLASS.match(one) for one in selectors.split(",")[:20])
                found.update(match.group(1) for match in named if match)
    return frozenset(found)


class _Reader:
    """One walk over one page, counting what it reads."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        self.nodes = 0
        self.struck = False
        self.preformatted = 0

    def children(self, node: LexborNode, flow: _Flow, depth: int) -> None:
        """Write what the children of a node show."""
        if depth > MOST_DEPTH:
            raise _Refused("too_deep")
        child = node.first_child
        while child is not None:
            self.nodes += 1
            if self.nodes > MOST_NODES:
                raise _Refused("too_large")
            tag = child.tag or "-"
            if tag == "-text":
                text = child.text_content or ""
                keeps = self.preformatted or "\n" not in text
                flow.pieces.append(text if keeps else text.replace("\n", " "))
            elif tag == "br":
                flow.pieces.append("\n")
            elif tag not in _DROPPED and tag[0] != "-" and tag[0] != "!":
                self.element(child, tag, flow, depth)
            child = child.next

    def element(self, node: LexborNode, tag: str, flow: _Flow, depth: int) -> None:
        """Write what one element shows, if it shows anything."""
        attributes = node.attributes
        if attributes and self.is_hidden(attributes):
            return
        if tag in _STRUCK or (attributes and _style(attributes.get("style")) == "struck"):
            self.struck = self.struck or bool((node.text() or "").strip())
        if tag == "pre" or (attributes and _style(attributes.get("style")) == "pre"):
            self.preformatted += 1
            self.inside(node, tag, attributes, flow, depth)
            self.preformatted -= 1
        else:
            self.inside(node, tag, attributes, flow, depth)

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
                flow.flush()
        else:
            self.children(node, flow, depth + 1)

    def is_hidden(self, attributes: dict[str, str | None]) -> bool:
        """Tell whether an element with these attributes shows nothing."""
        if not attributes:
            return False
        if "hidden" in attributes or _style(attributes.get("style")) == "hidden":
            return True
        if self.hidden and "class" in attributes:
            return not self.hidden.isdisjoint((attributes["class"] or "").split())
        return False

    def is_special(self, attributes: dict[str, str | None]) -> bool:
        """Tell whether an element with these attributes is hidden, struck, or begins a quote."""
        return bool(attributes) and (
            self.is_hidden(attributes)
            or _style(attributes.get("style")) is not None
            or _begins_quote("div", attributes)
        )

    def table(self, node: LexborNode, flow: _Flow, depth: int) -> None:
        """Write a table: as rows where it holds data, its content where it is layout."""
        rows: list[Row] = []
        self.rows(node, rows, depth, flow)
        flow.elements.extend(arrange(rows))

    def rows(self, node: LexborNode, rows: list[Row], depth: int, flow: _Flow) -> None:
        """Collect the rows of one table, those of nested tables not."""
        if depth > MOST_DEPTH:
            raise _Refused("too_deep")
        child = node.first_child
        while child is not None:
            self.nodes += 1
            if self.nodes > MOST_NODES:
                raise _Refused("too_large")
            tag = child.tag or "-"
            attributes = {} if tag[0] == "-" else child.attributes
            if attributes and self.is_hidden(attributes):
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
            is_cell = child.tag in ("td", "th")
            if is_cell and not self.is_hidden(child.attributes):
                text = self.only_words(child)
                row.append(self.cell(child, depth) if text is None else PlainCell(text))
            child = child.next
        return row

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
            if self.is_hidden(child.attributes):
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
            self.nodes += 1
            if self.nodes > MOST_NODES:
                raise _Refused("too_large")
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
        raise _Refused("deceptive")
    return clean(text)


def _style(style: str | None) -> str | None:
    """Return "hidden", "struck" or "pre" (line breaks count) for a style that says so."""
    if not style:
        return None
    return _known_style(style) if len(style) <= 300 else _judge_style(style[:20_000])


def _judge_style(style: str) -> str | None:
    if _HIDING.search(style):
        return "hidden"
    if "line-through" in style.lower():
        return "struck"
    return "pre" if _PREFORMATTED.search(style) else None


# A page repeats a dozen styles hundreds of times, and so does the next page.
_known_style = lru_cache(maxsize=2048)(_judge_style)


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
