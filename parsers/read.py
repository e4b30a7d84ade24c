"""Bytes in, a reading out: what one message is and what it states. The way in for every room."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from parsers.answers.answer import codes_in, is_mere_courtesy, read_commands
from parsers.content import Content
from parsers.forwards.passing import Trust, is_own_with_enclosure, judge, speaks_of_a_visit
from parsers.letter.forward import Letter, content_of, take_apart
from parsers.mail.authenticity import vouched
from parsers.mail.message import KNOWN, Message, parse
from parsers.mail.subjects import read_subject
from parsers.programs.automatic import Automatic, recognise
from parsers.reading import Answer, Command, Reading, Verdict
from parsers.weborder import Decision, Vocabulary, decide

_OWN_ID = re.compile(r"lv\.[0-9A-Za-z._-]{1,120}@")

_VERDICTS: dict[str, Verdict] = {"notice": "notice", "ignored": "ignored"}

REASONS = {
    "no_sender": "Avsändaren går inte att läsa.",
    "two_senders": "Meddelandet har mer än en avsändare.",
    "two_subjects": "Meddelandet har två olika ämnen.",
    "two_dates": "Meddelandet har två datum i huvudet.",
    "unreadable": "Meddelandet går inte att tolka som e-post.",
    "too_many_headers": "Meddelandet har orimligt många rubriker.",
    "too_many_parts": "Meddelandet har orimligt många delar.",
    "too_large": "Meddelandets text är för stor för att läsas.",
    "too_deep": "Meddelandets sida är för djupt nästlad för att läsas.",
    "deceptive": "Meddelandet innehåller osynliga tecken som kan ändra vad det säger.",
    "struck": "Meddelandet innehåller överstruken text.",
    "concealed": "Meddelandets sida döljer en del av sin text.",
    "run_together": "Ett nummer i meddelandet står ihop med en fotnot eller en länk.",
    "broken": "Ett nummer i meddelandet är delat på två rader.",
    "not_vouched": "Mejlservern underkänner avsändaren.",
    "unvouched": "Mejlservern har inte intygat avsändaren.",
    "other_sender": "Avsändaren är inte webordern.",
    "reply": "Meddelandet är ett svar från en person.",
    "unclear": "Det går inte att avgöra vem som har skrivit vad i meddelandet.",
    "comment": "Den som vidarebefordrade meddelandet har skrivit något som en person bör läsa.",
    "inner_sender": "Det vidarebefordrade meddelandet kommer inte från webordern.",
    "inner_reply": "Det vidarebefordrade meddelandet svarar på eller citerar ett annat.",
    "inner_date": "Det går inte att läsa när det vidarebefordrade meddelandet skickades.",
    "inner_later": "Det vidarebefordrade meddelandet är daterat efter att det skickades vidare.",
    "no_date": "Det går inte att läsa när meddelandet skickades.",
    "unexpected": "Meddelandet gick inte att läsa; felet ligger i läsaren.",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who may state what, and how words are read.

    ``senders`` are the weborder's exact addresses, lower-cased; None: any sender will do.
    ``forwarders`` (addresses, or domains with ``@`` first) may have handed a message on before the
    last who did. ``own`` are our own addresses. ``strict``: a weborder sender whom the pinned
    server does not vouch for states nothing; without ``authserv_id`` there is nobody to ask.
    """

    timezone: ZoneInfo
    senders: frozenset[str] | None
    own: frozenset[str]
    client_key: bytes
    vocabulary: Vocabulary
    authserv_id: str | None = None
    strict: bool = False
    forwarders: frozenset[str] = frozenset()


def read(raw: bytes, reader: Reader) -> Reading:
    """Return what the message in these bytes is; never raises.

    The verdicts are tried in the order of the contract: automatic, then a person's answer, then
    the weborder's words, its own or passed on; everything else is for a person to decide.
    """
    # All that a message makes lives until it is read: looking for garbage meanwhile finds none.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _read(parse(raw), reader)
    except KNOWN:
        return Reading(verdict="review", reason=REASONS["unexpected"], reason_code="unexpected")
    finally:
        if collecting:
            gc.enable()


def _read(message: Message, reader: Reader) -> Reading:
    """Return the reading of a parsed message."""
    base = Reading(
        verdict="review",
        sender=message.sender,
        stated=message.date,
        message_id=message.message_id,
        vouched=vouched(message, reader.authserv_id),
    )
    automatic = recognise(message, reader.senders, reader.own)
    if automatic is not None and not (automatic.code == "list" and reader.senders is None):
        return _automatic(base, automatic)
    code = message.problem or _sender_fault(message)
    if code is not None:
        return _review(base, code)
    reading = _decide(message, base, reader)
    if automatic is not None and reading.verdict == "review":
        return _automatic(base, automatic)
    return reading


def _automatic(base: Reading, automatic: Automatic) -> Reading:
    """Return the reading of a message that is never acted on."""
    return replace(
        base, verdict="automatic", reason=automatic.reason, reason_code=automatic.code,
        bounce=automatic.bounce,
    )  # fmt: skip


def _review(base: Reading, code: str) -> Reading:
    """Return the reading of a message that a person decides, with the reason in Swedish."""
    return replace(base, verdict="review", reason=REASONS[code], reason_code=code)


def _sender_fault(message: Message) -> str | None:
    """Name what is wrong with the From header, None when it holds exactly one address."""
    if message.sender is not None:
        return None
    return "two_senders" if len(message.senders) > 1 else "no_sender"


def _decide(message: Message, base: Reading, reader: Reader) -> Reading:
    """Return the reading of a sound message that no program sent as an answer."""
    letter = take_apart(message, reader.timezone)
    if letter.fault is not None:
        return _review(base, letter.fault)
    if letter.kind != "forward" and _answers_us(message, reader):
        return _reply(message, letter, base, reader)
    if letter.kind == "forward":
        if is_own_with_enclosure(message, letter, _trust(reader)):
            return _review(base, "unclear")
        return _forward(message, letter, base, reader)
    code = _stranger(message, letter, reader) or _objection(base, reader)
    return _own(message, letter, base, reader) if code is None else _review(base, code)


def _stranger(message: Message, letter: Letter, reader: Reader) -> str | None:
    """Name why the words are not the weborder's own, None when they are."""
    # A configured weborder sender's notice may end in an older one: what it quotes never counts.
    quotes = letter.kind == "quoting" and reader.senders is not None
    if letter.kind != "own" and not quotes:
        return "reply" if letter.kind == "reply" else "unclear"
    return None if _trust(reader).is_sender(message.sender) else "other_sender"


def _objection(base: Reading, reader: Reader) -> str | None:
    """Name why the weborder's sender is not believed, None when there is no objection."""
    if reader.authserv_id is None:
        return None
    if base.vouched is False:
        return "not_vouched"
    return "unvouched" if base.vouched is None and reader.strict else None


def _answers_us(message: Message, reader: Reader) -> bool:
    """Tell whether a person answers one of our messages: by its Message-ID, else by a code.

    One of our messages passed on to someone else answers nothing.
    """
    if reader.senders is not None and message.sender in reader.senders:
        return False
    if read_subject(message.subject)[0] == "forward":
        return False
    if any(_OWN_ID.match(reference) for reference in message.references):
        return True
    return bool(codes_in(message.subject, message.text, message.html))


def _reply(message: Message, letter: Letter, base: Reading, reader: Reader) -> Reading:
    """Return a person's answer; without commands where it was not understood."""
    commands: tuple[Command, ...] = ()
    if base.stated is not None:
        today = base.stated.astimezone(reader.timezone).date()
        commands = read_commands(letter.own.lines(), letter.subject, today)
    answer = Answer(
        answers_to=message.references,
        codes=codes_in(message.subject, message.text, message.html),
        commands=commands,
    )
    reason = "Svar på en påminnelse." if commands else "Svaret gick inte att förstå."
    thanks = not commands and is_mere_courtesy(letter.own.lines())
    code = "reply" if commands else "courtesy" if thanks else "not_understood"
    return replace(base, verdict="reply", reason=reason, reason_code=code, answer=answer)


def _own(message: Message, letter: Letter, base: Reading, reader: Reader) -> Reading:
    """Return what the weborder's own message states."""
    if message.date is None:
        return _review(base, "no_date")
    content = content_of(letter.subject, letter.own, message.date)
    return _from_decision(_ask(content, reader), base, message.sender or "")


def _forward(message: Message, letter: Letter, base: Reading, reader: Reader) -> Reading:
    """Return what a message that a person passed on states."""
    base = replace(base, forwarded=True)
    trust = _trust(reader)
    code, passed = judge(message, letter, trust)
    if passed is None or passed.date is None:
        return _review(base, code or "inner_date")
    content = content_of(passed.subject, passed.words, passed.date)
    base = replace(base, stated=passed.date)
    reading = _from_decision(_ask(content, reader), base, passed.sender or "")
    to_come = all(notice.status in ("ordered", "booked") for notice in reading.notices)
    if not to_come and speaks_of_a_visit(message, letter, trust):
        return _review(base, "comment")
    return reading


def _trust(reader: Reader) -> Trust:
    return Trust(reader.senders, reader.forwarders, reader.vocabulary)


def _ask(content: Content, reader: Reader) -> Decision:
    """Return what the weborder reader makes of the words."""
    return decide(content, reader.vocabulary, reader.timezone, reader.client_key)


def _from_decision(decision: Decision, base: Reading, sender: str) -> Reading:
    """Return the reading a decision amounts to."""
    verdict = _VERDICTS.get(decision.verdict, "review")
    domain = sender.rpartition("@")[2] or "okänd"
    return Reading(  # a copy of the base with all of these changed costs twice as much
        verdict=verdict,
        reason=None if verdict == "notice" else decision.reason or "Oklart.",
        reason_code=decision.reason_code,
        forwarded=base.forwarded,
        notices=decision.notices if verdict == "notice" else (),
        evidence=decision.evidence,
        sender=base.sender,
        stated=base.stated,
        message_id=base.message_id,
        layout=f"{domain}/{decision.layout}",
        vouched=base.vouched,
        partial=decision.partial,
    )
