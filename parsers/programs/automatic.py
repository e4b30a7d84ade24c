"""Messages that no person wrote and no weborder sent: recognised before anything else is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.answers.answer import CODE
from parsers.letter.forward import own_words
from parsers.mail.message import Message
from parsers.programs.bounces import find_bounce, is_delivery_report
from parsers.reading import Bounce

_OWN_ID = re.compile(r"lv\.[0-9A-Za-z._-]{1,120}@")
_AWAY_SUBJECT = re.compile(
    r"\s{0,5}(?:automatiskt svar|autosvar|automatsvar|auto(?:matic)?[ -]?reply|auto:|autoreply"
    r"|out of (?:the )?office|frånvaro\w{0,12}|frånvarande|ej på kontoret|inte på kontoret"
    r"|semester(?:stängt|svar|hälsning)?\b|på semester|on vacation|vacation|abwesen)",
    re.IGNORECASE,
)
_SURELY_AWAY = re.compile(
    r"\s{0,5}(?:automatiskt svar|autosvar|automatsvar|auto(?:matic)? ?reply|out of office)\s?:",
    re.IGNORECASE,
)
_READ_SUBJECT = re.compile(
    r"\s{0,5}(?:läst|lästes|ej läst|inte läst|oläst|läskvitto|läsbekräftelse|read|not read"
    r"|raderat utan att ha lästs|har lästs)\s?:", re.IGNORECASE,
)  # fmt: skip
_TICKET_SUBJECT = re.compile(
    r"(?:vi har (?:tagit emot|mottagit) (?:ditt|ert|din|er)\b|(?:ditt|ert) (?:ärende|mejl|mail"
    r"|meddelande|e-postmeddelande) (?:har|är) (?:mottag|registrer|skapa|kommit|tagits)\w*"
    r"|nytt ärende\b|ärende (?:skapat|registrerat|mottaget)|mottagningsbekräftelse"
    r"|ticket (?:received|created)|\[(?:ticket|ärende|case)[ #:]|request received"
    r"|we (?:have )?received your)", re.IGNORECASE,
)  # fmt: skip
_TICKET_BODY = re.compile(
    r"(?:vi har (?:tagit emot|mottagit) (?:ditt|ert|din|er)|(?:ditt|ert) (?:ärende|mejl|mail"
    r"|meddelande) (?:har|är) (?:mottag|registrer|skapa|kommit|tagits)\w*|tack för (?:ditt|ert)"
    r" (?:mejl|mail|meddelande|ärende)|we (?:have )?received your|your (?:request|message|e-?mail"
    r"|ticket)\b.{0,30} has been (?:received|registered|created|logged))", re.IGNORECASE,
)  # fmt: skip
_TICKET_SIGN = re.compile(
    r"automatisk|automatic|ärendenummer|ärende-?id|ärende ?#|ticket|återkommer|besvaras"
    r"|handläggs|så snart (?:vi kan|som möjligt)|support (?:staff|team)|as soon as", re.IGNORECASE,
)  # fmt: skip
# A case system's own marks, and the case it speaks of: the weborder has orders.
_CASE_TAG = re.compile(r"\[(?:ticket|ärende|case|request)[ #:]{1,3}[\w-]{0,20}\d", re.IGNORECASE)
_CASE = re.compile(
    r"\b(?:ditt|ert) (?:ärende|mejl|mail|e-postmeddelande)\b|\byour (?:request|ticket|e-?mail)\b",
    re.IGNORECASE,
)
_AWAY_HEADERS = ("x-autoreply", "x-autorespond", "x-mail-autoreply")
_AWAY_SIGNS = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"\b(?:jag|vi) är (?:just nu |för närvarande |för tillfället )?(?:på semester|ledig\w*"
        r"|borta|föräldraledig|tjänstledig|sjukskriven|frånvarande|inte på (?:kontoret|plats)"
        r"|på (?:utbildning|kurs|tjänsteresa|konferens))",
        r"\b(?:åter|tillbaka)(?: igen)? (?:på (?:kontoret|jobbet|plats)|i tjänst|den|på|från"
        r"|måndag|\d)",
        r"\b(?:läser|besvarar|svarar)\b.{0,40}\b(?:mejl|mail|e-post|post)\b|begränsad tillgång",
        r"\b(?:vid|är det|har du) (?:bråd\w+|akuta?)\b.{0,40}|\bkontakta (?:i stället|istället)",
        r"out of (?:the )?office|limited access to (?:my )?e-?mail|\bon vacation\b|\bon leave\b",
        r"(?:detta|det här) är ett (?:automatiskt|autogenererat)",
    )
)


@dataclass(frozen=True, slots=True)
class Automatic:
    """Why a message is automatic: a stable code, the Swedish reason, the bounce if it is one."""

    code: str
    reason: str
    bounce: Bounce | None = None


def recognise(
    message: Message, senders: frozenset[str] | None, own: frozenset[str]
) -> Automatic | None:
    """Return why the message is automatic; None for a person's or a weborder sender's.

    A weborder sender's notice may carry ``Auto-Submitted``, an empty Return-Path or a
    distribution group's List-Id, so for those senders only what cannot be a notice counts.
    Without configured ``senders`` any sender may be the weborder's. Only the words above older
    ones count: a person who answers an automatic message quotes it.
    """
    trusted = senders is not None and message.sender in senders
    anyone = senders is None
    if _is_ours(message, own):
        return Automatic("own", "Meddelandet är Låsvakts eget.")
    if is_delivery_report(message, trusted):
        bounce = find_bounce(message, own)
        return Automatic("bounce", "Meddelandet är en leveransrapport.", bounce)
    # Each question is asked only when those before it were answered no.
    for code, reason, is_so in (
        ("read_receipt", "Meddelandet är ett läskvitto.", _is_receipt),
        ("away", "Meddelandet är ett automatiskt svar.", _is_away),
        ("list", "Meddelandet kommer från en sändlista.", _is_list),
        ("ticket", "Meddelandet är en automatisk mottagningsbekräftelse.", _is_ticket),
        ("null_sender", "Meddelandet har ingen avsändare att svara till.", _is_null_sender),
    ):
        if is_so(message, trusted, anyone):
            return Automatic(code, reason)
    return None


def is_away_subject(subject: str) -> bool:
    """Tell whether a subject is surely that of an automatic answer."""
    return _SURELY_AWAY.match(subject) is not None


def _is_ours(message: Message, own: frozenset[str]) -> bool:
    """Tell whether a Låsvakt sent the message: this one or another, so that two fall silent."""
    if message.sender in own or _OWN_ID.match(message.message_id or ""):
        return True
    if message.headers.token("auto-submitted").startswith("auto-generated"):
        # A reminder whose marks were lost on the way still bears its codes; a person's answer to
        # it does too, but no person's program calls itself that.
        words = f"{message.subject}\n{message.text or message.html or ''}"
        if not message.references and "LV-" in words and CODE.search(words):
            return True
    return any(message.headers.all(name) for name in ("x-lasvakt", "x-lasvakt-id"))


def _is_receipt(message: Message, _trusted: bool, _anyone: bool) -> bool:
    """Tell whether the message says that a message was read or not."""
    if "disposition-notification" in message.headers.token("content-type"):
        return True
    return _READ_SUBJECT.match(message.subject) is not None


def _is_away(message: Message, trusted: bool, anyone: bool) -> bool:
    """Tell whether the message is an automatic answer: an absence, a vacation."""
    headers = message.headers
    if is_away_subject(message.subject) or any(headers.all(name) for name in _AWAY_HEADERS):
        return True
    if trusted:
        return False
    submitted = headers.token("auto-submitted")
    # Without configuration a first message may be a notice, whatever it calls itself.
    replied = submitted.startswith("auto-replied") and (bool(message.references) or not anyone)
    to_us = submitted.startswith("auto-") and any(_OWN_ID.match(i) for i in message.references)
    if replied or to_us or headers.token("precedence") == "auto_reply":
        return True
    if _AWAY_SUBJECT.match(message.subject):
        return True
    return not anyone and _says_away(message, submitted.startswith("auto-"))


def _says_away(message: Message, marked: bool) -> bool:
    """Tell whether the words themselves are those of an absence note."""
    words = own_words(message)[:1_500]
    signs = sum(sign.search(words) is not None for sign in _AWAY_SIGNS)
    suppressed = bool(message.headers.all("x-auto-response-suppress"))
    return signs >= (1 if marked or _has_null_sender(message) or suppressed else 2)


def _has_null_sender(message: Message) -> bool:
    """Tell whether the envelope's sender was the empty one, which no person's program uses."""
    return any(str(value).strip() == "<>" for value in message.headers.all("return-path")[:1])


def _is_null_sender(message: Message, trusted: bool, anyone: bool) -> bool:
    """Tell whether nobody is to be answered: RFC 5321 forbids an answer to the null sender."""
    answers_us = any(_OWN_ID.match(reference) for reference in message.references)
    return not trusted and (answers_us or not anyone) and _has_null_sender(message)


def _is_list(message: Message, trusted: bool, anyone: bool) -> bool:
    """Tell whether a mailing list or a mass mailing sent the message."""
    if trusted:
        return False
    headers = message.headers
    mass = headers.token("precedence") in ("list", "bulk", "junk")
    leave, named = bool(headers.all("list-unsubscribe")), bool(headers.all("list-id"))
    if leave and (named or mass):
        return True
    return not anyone and (mass or (named and bool(headers.all("list-post"))))


def _is_ticket(message: Message, trusted: bool, anyone: bool) -> bool:
    """Tell whether a case system confirms that it took a message in.

    The weborder confirms orders in the same words, so without configured senders only an answer
    to one of our own messages counts, and what bears a case system's own marks.
    """
    if trusted:
        return False
    if anyone and not any(_OWN_ID.match(reference) for reference in message.references):
        return _is_marked_case(message)
    if _TICKET_SUBJECT.search(message.subject):
        return True
    words = own_words(message)[:800]
    return bool(_TICKET_BODY.search(words)) and bool(_TICKET_SIGN.search(words))


def _is_marked_case(message: Message) -> bool:
    """Tell whether a case system's tag or an automatic reply speaks of "ditt ärende"."""
    replied = message.headers.token("auto-submitted").startswith("auto-replied")
    if not replied and _CASE_TAG.search(message.subject) is None:
        return False
    return _CASE.search(f"{message.subject}\n{own_words(message)[:800]}") is not None
