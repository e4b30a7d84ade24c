"""From candidates to facts: a field is stated when every candidate for it agrees."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from parsers.content import Content, Paragraph
from parsers.pseudonym import pseudonym
from parsers.reading import Action, Evidence, Notice, Source
from parsers.weborder.facts import choices, day, status
from parsers.weborder.facts.candidates import add_text, gather_blocks
from parsers.weborder.facts.collected import Candidates
from parsers.weborder.facts.common import add_common, read_common
from parsers.weborder.facts.sections import keep_apart
from parsers.weborder.facts.titles import told_of_all
from parsers.weborder.layout.blocks import Block, Part
from parsers.weborder.layout.combined import take_apart
from parsers.weborder.layout.divide import divide
from parsers.weborder.layout.items import Gap, Item, Text, without_title
from parsers.weborder.layout.legends import without_legends
from parsers.weborder.layout.lines import read_lines
from parsers.weborder.layout.pairs import labels_of, split_pair
from parsers.weborder.layout.placeholders import has_placeholder
from parsers.weborder.layout.rows import read_rows
from parsers.weborder.layout.senders import without_sender
from parsers.weborder.layout.sentences import orders_by_sentence
from parsers.weborder.layout.timelines import is_last_step, leads_to_steps
from parsers.weborder.reasons import Undecided, swedish
from parsers.weborder.values.numbers import read_order
from parsers.weborder.words.fold import clean, has_digit
from parsers.weborder.words.vocabulary import Vocabulary

_CONTRACT = {
    "reference": "order",
    "kind": "action",
    "visit": "status",
    "report": "status",
    "person": "client",
    "lock": "locks",
    "serial": "locks",
    "free": "message",
    "private": "message",
}
"""What the first word of a label's field is called in a notice, where that is another."""
MOST_LINES = 5_000
LONGEST_LINE = 20_000
MOST_TEXT = 200_000
MOST_ORDERS = 500


@dataclass(frozen=True)
class Decision:
    """What one sender's words state: notices, not followed, or a reason to ask a person."""

    verdict: str
    reason: str | None = None
    reason_code: str | None = None
    notices: tuple[Notice, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    layout: str = "none"
    partial: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    """What is being read; kept outside the steps so that a refusal can show how far they came."""

    vocabulary: Vocabulary
    timezone: ZoneInfo
    key: bytes
    sent: date | None
    evidence: list[Evidence] = field(default_factory=list)
    partial: dict[str, str] = field(default_factory=dict)
    layout: str = "none"


def decide(
    content: Content, vocabulary: Vocabulary, timezone: ZoneInfo, client_key: bytes
) -> Decision:
    """The decision on one sender's words; days are local to ``timezone``. Raises nothing."""
    sent = _local_day(content.date, timezone)
    reading = _Reading(vocabulary, timezone, client_key, sent)
    try:
        notices = _read(content, reading)
    except Undecided as refusal:
        if refusal.words:
            name, source = _named(refusal.field), _where(refusal.words, content)
            reading.evidence.append(
                Evidence(name, None, refusal.words, source, swedish(refusal.code))
            )
        return _decision(reading, "review", refusal.code)
    if not notices:
        return _decision(reading, "ignored", "not_followed")
    return _decision(reading, "notice", None, notices)


def _named(label: str | None) -> str:
    """The contract's name for the field of a label; a message without one is meant as a whole."""
    kind = (label or "").partition("_")[0]
    return _CONTRACT.get(kind, kind) or "message"


def _where(words: str, content: Content) -> Source:
    """The part of the message that holds the last of these words."""
    last = words.rsplit(": ", 1)[-1].rsplit(" / ", 1)[-1]
    if any(last in line for line in content.text or ()):
        return "text"
    return "subject" if last in content.subject or content.html is None else "html"


def _decision(
    reading: _Reading, verdict: str, code: str | None, notices: tuple[Notice, ...] = ()
) -> Decision:
    return Decision(
        verdict=verdict,
        reason=swedish(code) if code else None,
        reason_code=code,
        notices=notices,
        evidence=tuple(reading.evidence),
        layout=reading.layout,
        partial=reading.partial if verdict != "notice" else {},
    )


def _local_day(moment: datetime | None, timezone: ZoneInfo) -> date | None:
    return None if moment is None else moment.astimezone(timezone).date()


def _read(content: Content, reading: _Reading) -> tuple[Notice, ...]:
    everything = _words(content)
    _refuse_absurd(everything)
    titled = " ".join(clean(content.subject).split())
    body = everything[len(content.subject) :]
    subject = Text(without_sender(titled, body, reading.vocabulary), "subject")
    text = _part(_text_items(content, reading.vocabulary), reading.vocabulary)
    html = _part(_html_items(content, reading.vocabulary), reading.vocabulary)
    reading.layout = _layout(text, html, subject)
    if has_placeholder(everything, reading.vocabulary):
        raise Undecided("template_not_filled")
    if text is not None and html is not None and max(len(text.blocks), len(html.blocks)) > 1:
        text, html = _same_orders(text, html)
    parts = [part for part in (text, html) if part is not None]
    if max((len(part.blocks) for part in parts), default=1) > 1:
        return _several(parts, subject, reading)
    blocks = [block for part in parts for block in part.blocks]
    outside = [piece for part in parts for piece in part.outside]
    labels, rest = labels_of(subject, reading.vocabulary)
    found = gather_blocks([*blocks, Block.of(outside), Block(labels)], reading.vocabulary)
    add_text(found, rest, reading.vocabulary)
    notice = _notice(found, reading)
    return () if notice is None else (notice,)


def _words(content: Content) -> str:
    pieces = [content.subject, "", *(content.text or ())]
    for element in content.html or ():
        if isinstance(element, Paragraph):
            pieces.append(element.text)
        else:
            pieces.extend(cell for row in element.rows for cell in row)
    return "\n".join(pieces)


def _refuse_absurd(everything: str) -> None:
    if len(everything) <= LONGEST_LINE and everything.count("\n") <= MOST_LINES:
        return
    if len(everything) > MOST_TEXT:
        raise Undecided("too_long")
    lines = everything.split("\n")
    if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
        raise Undecided("too_long")


def items_of(content: Content, vocabulary: Vocabulary) -> list[Item]:
    """Every labelled value and running text of the message, the text part's before the HTML's.

    None of a message with a table whose rows cannot be told apart.
    """
    try:
        parts = _text_items(content, vocabulary), _html_items(content, vocabulary)
    except Undecided:
        return []
    return [item for part in parts for item in part or ()]


def _text_items(content: Content, vocabulary: Vocabulary) -> list[Item] | None:
    if content.text is None:
        return None
    return take_apart(read_lines(content.text, "text", vocabulary), vocabulary)


def _html_items(content: Content, vocabulary: Vocabulary) -> list[Item] | None:
    if content.html is None:
        return None
    items: list[Item] = []
    lines: list[str] = []
    for element in content.html:
        if isinstance(element, Paragraph):
            lines += [*element.text.split("\n"), ""]
            continue
        items += read_lines(lines, "html", vocabulary)
        found = read_rows(element.rows, "html", vocabulary, split_pair)
        items = without_title(items, leads_to_steps) if is_last_step(found) else items
        items += [Gap(hard=True), *found, Gap(hard=True)]
        lines = []
    return take_apart(items + read_lines(lines, "html", vocabulary), vocabulary)


def _part(items: list[Item] | None, vocabulary: Vocabulary) -> Part | None:
    if items is None:
        return None
    kept = keep_apart(without_legends(items, vocabulary), vocabulary)
    return orders_by_sentence(kept, vocabulary) or divide(kept)


def _same_orders(text: Part, html: Part) -> tuple[Part | None, Part | None]:
    """Both parts of several orders; a thin part only adds its running words to the other."""
    if text.states_nothing:
        return None, replace(html, outside=html.outside + text.said())
    if html.states_nothing:
        return replace(text, outside=text.outside + html.said()), None
    if sorted(_block_orders(text)) != sorted(_block_orders(html)):
        raise Undecided("parts_differ")
    return text, html


def _block_orders(part: Part) -> list[str]:
    return [
        read_order(pair.value) or pair.value
        for block in part.blocks
        for pair in block.pairs
        if pair.field == "order"
    ][: MOST_ORDERS + 1]


def _several(parts: list[Part], subject: Text, reading: _Reading) -> tuple[Notice, ...]:
    """One notice an order; what stands outside the blocks must agree with every one of them."""
    grouped: dict[str, list[int]] = {}
    blocks = [block for part in parts for block in part.blocks]
    if len(blocks) > 2 * MOST_ORDERS:
        raise Undecided("too_long")
    for index, block in enumerate(blocks):
        order = next(pair.value for pair in block.pairs if pair.field == "order" and pair.value)
        grouped.setdefault(read_order(order) or order, []).append(index)
    common = read_common(parts, subject, grouped, reading.vocabulary)
    notices: list[Notice] = []
    for indices in grouped.values():
        found = gather_blocks([blocks[index] for index in indices], reading.vocabulary)
        if not found.statuses and not any(one.value.status for one in found.mentions):
            titles = told_of_all(common)
            if not titles:
                raise Undecided("no_status", field="status")
            found.mentions += titles
        add_common(found, common)
        notice = _notice(found, reading)
        if notice is not None:
            notices.append(notice)
    return tuple(notices)


def _notice(found: Candidates, reading: _Reading) -> Notice | None:
    """The order's notice; None when it is surely of a kind that is not followed."""
    for refusal in found.refusals:
        if not refusal.code.endswith("not_understood"):  # of other kinds nothing need be
            raise refusal
    order = choices.order(found)
    _keep(reading, "order", order)
    action = choices.action(found)
    if action is not None and action.value == "other":
        reading.evidence.append(
            Evidence(
                field="action",
                value=None,
                words=action.words,
                source=action.source,
                remark=swedish("not_followed"),
            )
        )
        return None
    if found.refusals:
        raise found.refusals[0]
    if action is not None:
        _keep(reading, "action", action)
    what = status.status(found)
    _keep(reading, "status", what)
    implied = choices.agreed_action(found, action)
    kind: Action | None = implied.value if implied is not None else None
    status.refuse_doubt(found, what.value, kind)
    if implied is not None and action is None:
        _keep(reading, "action", implied)
    when = day.day(found, what.value, kind, reading.sent, reading.timezone)
    _keep(reading, "date", day.shown(when))
    provider, locks, client = _optional(found, reading)
    return Notice(
        order=order.value,
        action=kind,
        status=what.value,
        date=when.value,
        provider=provider,
        locks=locks,
        client=client,
    )


def _optional(
    found: Candidates, reading: _Reading
) -> tuple[str | None, tuple[str, ...], str | None]:
    """Provider, locks and the client's pseudonym, each of which may be absent."""
    provider, locks, client = choices.provider(found), choices.locks(found), choices.client(found)
    name: str | None = None
    if client is not None:
        name = pseudonym(client.value, reading.key)
        _show(reading, "client", name, client.label or "…", client.source)
    if provider is not None:
        _keep(reading, "provider", provider)
    if locks is not None:
        _show(reading, "locks", ", ".join(locks.value), locks.words, locks.source)
    return provider and provider.value, () if locks is None else locks.value, name


def _keep(reading: _Reading, name: str, candidate: choices.Chosen[Any]) -> None:
    _show(reading, name, str(candidate.value), candidate.words, candidate.source)


def _show(reading: _Reading, name: str, value: str, words: str, source: Source) -> None:
    reading.partial[name] = value
    reading.evidence.append(Evidence(field=name, value=value, words=words, source=source))


def _layout(text: Part | None, html: Part | None, subject: Text) -> str:
    for part, name in ((html, "html"), (text, "text")):
        if part is not None and not part.states_nothing:
            several = len(part.blocks) > 1
            return (
                f"{name}-orders" if several else ("html-table" if name == "html" else "text-labels")
            )
    words = [t for part in (text, html) if part for block in part.blocks for t in block.texts]
    if any(has_digit(t.text) and "order" in t.text.lower() for t in words):
        return "sentence"
    return "subject" if subject.text else "none"
