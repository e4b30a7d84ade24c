"""What asks instead of telling, and what unmakes the whole message."""

from __future__ import annotations

import re

from parsers.weborder.prose.clauses import Clause, Sentence, Token
from parsers.weborder.prose.misgivings import concerns
from parsers.weborder.prose.spoken import Gathered
from parsers.weborder.values.numbers import ORDER_ID
from parsers.weborder.words.compounds import is_no_true_system

_OFFER = re.compile(r"\s*(?:vill|har|kan|behover|onskar|ska) (?:ni|du)\b")
_IF_WRONG = re.compile(
    r"\s*(?:stammer(?: \w+){0,3} (?:inte|ej|nagot)\b|stammer (?:inte|ej)\b|ar (?:det )?nagot fel)"
)
_ASKING = frozenset(
    ("stammer", "varfor", "kontrollera", "undersoka", "undrar", "bekrafta", "sett", "reda ut om")
)
_DOUBTS = re.compile(r"\s*(?:ar|var|blev|sitter|fungerar|gick|haller|hur gick)\b")
_TOUCHED = frozenset(("subject", "work", "topic", "lock"))
_ADVICE = re.compile(
    r"[?!.\s]*(?:da\b|ring|kontakta|logga in|hor av|mejla|las\b|besok|klicka|se\b|skriv|anmal"
    r"|oppna|visa\b|bestall\b|lagg\b|gor\b|anvand\b)"
)
_MISSENT = re.compile(
    r"\s*har (?:ni|du) (?:fatt|mottagit|tagit emot) [^.?!]{0,40}"
    r"\b(?:av misstag|felaktigt|fel)\b"
)
"""`Har du fått det av misstag ber vi dig bortse från det`, as any message may say."""
_SATISFIED = frozenset(("nojd", "nojda", "mottagare"))
_ANYTHING = frozenset(("nagot", "nagon", "nagra", "problem", "fraga", "fragor"))
_ONLY_IN_HEADINGS = frozenset(("mall", "kopia", "paminnelse", "demo", "ovning", "simulering"))


def add_question(
    sentence: Sentence, clauses: list[Clause], tokens: list[Token], gathered: Gathered
) -> None:
    """Adds a refusal where the sentence asks about the work or the order."""
    if _asks_on_its_own(sentence, clauses):
        gathered.refusals.append(("question", sentence.words))
        return
    speaks = any(token.status is not None for token in tokens)
    asks = any(token.text in _ASKING for token in tokens)
    order = ORDER_ID.search(sentence.masked, sentence.start, sentence.end) and gathered.named.orders
    if not speaks and _IF_WRONG.match(sentence.masked, sentence.start):
        return  # `Stämmer inte uppgifterna? Kontakta …` tells whom to turn to
    offers = _OFFER.match(sentence.masked, sentence.start) is not None
    if offers and not asks and _only_ordered(tokens):
        return  # `Har du inte beställt detta? Kontakta oss.`
    words = [token.text for token in tokens]
    if not _SATISFIED.isdisjoint(words):
        return  # `Är du nöjd med arbetet?` takes it for done
    doubts = _DOUBTS.match(sentence.masked, sentence.start) and _ANYTHING.isdisjoint(words)
    negated = "inte" in words or any("inte" in word.split() for word in words)
    touches = any(
        not token.classes.isdisjoint(_TOUCHED) or token.text in ("det har", "detta")
        for token in tokens
    )
    advised = _ADVICE.match(sentence.masked, sentence.end) is not None
    about = touches and not (offers or negated or advised or _is_of_contact(clauses))
    if speaks or asks or (order and not offers) or (doubts and not negated) or about:
        gathered.refusals.append(("question", sentence.words))


def _is_of_contact(clauses: list[Clause]) -> bool:
    return any(clause.has("contact") or clause.has("harmless") for clause in clauses)


def _asks_on_its_own(sentence: Sentence, clauses: list[Clause]) -> bool:
    """A question in a subject or a comment, or a doubt with its mark and no advice after it."""
    if any(clause.has("contact") for clause in clauses):
        return False
    if sentence.subject or sentence.free:
        return True
    doubts = any(clause.has("suspect") or clause.has("doubt") for clause in clauses)
    return doubts and not sentence.masked[sentence.end :].strip()


def _only_ordered(tokens: list[Token]) -> bool:
    """Nothing but an order is spoken of, and that it was not placed by the reader."""
    statuses = {token.status.status for token in tokens if token.status is not None}
    return statuses == {"ordered"} and any("negation" in token.classes for token in tokens)


def add_unmaking(sentence: Sentence, clauses: list[Clause], gathered: Gathered) -> None:
    """Adds a refusal where the sentence makes the message a draft, a test or no message at all."""
    depends = bool(clauses) and clauses[0].conditional and not sentence.subject
    if depends or _MISSENT.match(sentence.masked, sentence.start):
        return
    if sentence.subject and any(_is_off(sentence, t) for one in clauses for t in one.tokens):
        gathered.refusals.append(("unmade", sentence.words))
    if sentence.subject and sentence.text.lower().startswith(("är ", "har ", "ar ")):
        gathered.refusals.append(("question", sentence.words))
    if sentence.heading and clauses and is_no_true_system(clauses[0].tokens[0].text):
        gathered.refusals.append(("unmade", sentence.words))  # `Testportalen: Utförd`
    of_a_visit = _reminds_of_a_visit(clauses)
    for clause in clauses:
        if clause.conditional and clause.tokens[0].text != "for att":
            continue  # what it is sent for is no condition
        if any(map(_is_void, clause.tokens)) and concerns(sentence, clauses, clause):
            gathered.refusals.append(("unmade", sentence.words))
        unmaking = [token for token in clause.tokens if "unmaking" in token.classes]
        reason = sentence.free and all("suits_cancelled" in one.classes for one in unmaking)
        words = [] if reason else [token.text for token in unmaking]
        if of_a_visit:
            words = [word for word in words if word != "paminnelse"]
        if any(sentence.heading or word not in _ONLY_IN_HEADINGS for word in words):
            gathered.refusals.append(("unmade", sentence.words))


def _is_off(sentence: Sentence, token: Token) -> bool:
    """A word that no notice has in its subject; but `Region Exempel` is a name."""
    named = token.start > sentence.start and sentence.has_capital(token)
    return "off_subject" in token.classes and not (token.text == "exempel" and named)


def _reminds_of_a_visit(clauses: list[Clause]) -> bool:
    """`Påminnelse: besök i morgon`, which says once more what is booked."""
    return any(t.text.startswith(("besok", "bokad")) for one in clauses for t in one.tokens)


def _is_void(token: Token) -> bool:
    """A word that takes the message back, but not one that tells why an order was cancelled."""
    return "void" in token.classes and "suits_cancelled" not in token.classes
