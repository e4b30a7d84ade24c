"""What running text and headings say of an order; see ``certainty`` for what makes it certain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, zip_longest

from parsers.reading import Status
from parsers.weborder.certainty import Force, certainty, doubt_of, inherited
from parsers.weborder.clauses import Clause, Sentence, Token, clauses_of, sentence_spans
from parsers.weborder.dates import MONTHS, WEEKDAYS, DayMention, find_days
from parsers.weborder.fold import fold
from parsers.weborder.misgivings import Reach, asks_for_proof, misgiving, not_understood, reach
from parsers.weborder.naming import Named, name_numbers
from parsers.weborder.numbers import ORDER_ID, mask
from parsers.weborder.phrases import OPEN, UNTICKED
from parsers.weborder.understood import strange_words
from parsers.weborder.vocabulary import WORD, Kind, Vocabulary

LONGEST = 4000
HEADING_WORDS = 14
_THE_ORDER = frozenset(("ordern", "webordern", "bestallningen", "arendet", "uppdraget", "besoket"))
_AROUND = frozenset(("efter", "fore", "innan", "infor", "vid"))
_REGARDING = frozenset(("avseende", "gallande", "rorande", "avser", "galler", "av"))
_OFFER = re.compile(r"\s*(?:vill|har|kan|behover|onskar|ska) (?:ni|du)\b")
_IF_WRONG = ("stammer inte", "stammer ej")
_ASKING = frozenset(
    ("stammer", "varfor", "kontrollera", "undersoka", "undrar", "bekrafta", "sett", "nojd")
)
_DOUBTS = re.compile(r"\s*(?:ar|var|blev|sitter|fungerar|gick|haller|hur gick)\b")
_NO_LOCK = frozenset(("port", "dorr", "dorren", "kund", "kunden", "order", "ordern", "lagenhet"))
_ANYTHING = frozenset(("nagot", "nagon", "nagra", "problem", "fraga", "fragor"))
_ONLY_IN_HEADINGS = frozenset(("mall", "kopia", "paminnelse", "demo", "ovning", "simulering"))
_TEST = re.compile(r"\s*[\[(]?(?:test|exempel|prov|demo|mall|utkast|kopia)[\])]?\s*(?:[:-]|$)")
_PREFIXED = re.compile(r"\b(?:wo|ao)-[0-9]")
_COUNT = re.compile(r"\b([0-9]{1,2}) av ([0-9]{1,2})\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A status word with the force it is said with; ``status`` None: only the work is named."""

    force: Force
    status: Status | None
    action: Kind | None
    words: str
    day: DayMention | None = None
    days: int = 0
    relative: bool = False
    outright: bool = True
    """False for a doubt that would be none beside an address or a name."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Everything one paragraph or heading says."""

    mentions: tuple[Mention, ...] = ()
    actions: tuple[tuple[Kind, str], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    clients: tuple[tuple[str, str], ...] = ()
    locks: tuple[tuple[str, str, str], ...] = ()
    loose_days: tuple[tuple[DayMention, str], ...] = ()
    coming_days: tuple[tuple[DayMention, str], ...] = ()
    refusals: tuple[tuple[str, str], ...] = ()
    unknown_kind: str | None = None
    all_known: bool = False


@dataclass(slots=True)
class _Gathered:
    mentions: list[Mention] = field(default_factory=list)
    actions: list[tuple[Kind, str]] = field(default_factory=list)
    named: Named = field(default_factory=Named)
    loose: list[tuple[DayMention, str]] = field(default_factory=list)
    coming: list[tuple[DayMention, str]] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    unknown_kind: str | None = None


@lru_cache(maxsize=2048)
def read_prose(
    text: str, vocabulary: Vocabulary, subject: bool = False, free: bool = False
) -> Prose:
    """What ``text`` (one paragraph, cleaned) says; a subject line, or ``free`` for a comment."""
    text = " ".join(text.split())
    if not text:
        return Prose()
    if len(text) > LONGEST:
        return Prose(refusals=(("too_long", text[:80]),))
    if not UNTICKED.isdisjoint(text):
        return Prose(refusals=(("hedged", text),))
    folded = fold(text)
    if OPEN.search(folded) and any((w,) in vocabulary.statuses for w in WORD.findall(folded)):
        return Prose(refusals=(("hedged", text),))
    days = find_days(folded)
    masked = mask(folded, days)
    is_test = _TEST.match(folded) is not None
    marked = bool(days) or "?" in text or is_test or _PREFIXED.search(masked)
    if not marked and vocabulary.signals.isdisjoint(WORD.findall(masked)):
        return Prose()
    gathered = _Gathered()
    known = True
    for start, end, question in sentence_spans(masked):
        heading = subject or text.count(" ", start, end) < HEADING_WORDS
        sentence = Sentence(text, masked, start, end, question, heading, subject, days, free)
        known = _read_sentence(sentence, vocabulary, gathered) and known
    if is_test:
        gathered.refusals.append(("unmade", text))
    return _prose(gathered, known)


def _prose(gathered: _Gathered, known: bool) -> Prose:
    named = gathered.named
    return Prose(
        mentions=tuple(gathered.mentions),
        actions=tuple(gathered.actions),
        orders=tuple(named.orders),
        clients=tuple(named.clients),
        locks=tuple(named.locks),
        loose_days=tuple(gathered.loose),
        coming_days=tuple(gathered.coming),
        refusals=tuple(gathered.refusals + named.refusals),
        unknown_kind=gathered.unknown_kind,
        all_known=known,
    )


def _read_sentence(sentence: Sentence, vocabulary: Vocabulary, gathered: _Gathered) -> bool:
    """Adds what the sentence says; True when every word of it is understood."""
    clauses = clauses_of(sentence, vocabulary)
    tokens = [token for clause in clauses for token in clause.tokens]
    names_order = name_numbers(sentence, tokens, gathered.named)
    if sentence.question:
        _question(sentence, clauses, tokens, gathered)
        return False
    _unmaking(sentence, clauses, gathered)
    if sentence.subject and names_order and strange_words(sentence, clauses):
        gathered.refusals.append(("not_understood", sentence.words))
    mentions = _mentions(sentence, clauses)
    gathered.mentions.extend(mentions)
    if asks_for_proof(clauses):
        gathered.refusals.append(("question", sentence.words))
    _misgivings(sentence, clauses, gathered)
    known = all(token.is_known for token in tokens)
    takes = sentence.subject or bool(mentions) or names_order or (sentence.heading and known)
    takes = takes or (known and _tells_kind(tokens))
    if takes:
        _actions(sentence, clauses, names_order, gathered)
    attached = {mention.day for mention in mentions}
    for clause in clauses:
        if clause.has("future") and any(map(clause.has, ("agent", "subject", "work"))):
            gathered.coming.extend((d, sentence.words) for d in clause.days)
        if clause.conditional or any(map(clause.has, ("future", "hedge", "contact"))):
            continue  # `Supporten är stängd 28 november`
        gathered.loose.extend(
            (d, sentence.words) for d in clause.days if clause.days[0] not in attached
        )
    return known


def _misgivings(sentence: Sentence, clauses: list[Clause], gathered: _Gathered) -> None:
    reaches: set[Reach] = set()
    outright = False
    for clause in clauses:
        said = misgiving(sentence, clauses, clause)
        if said is not None:
            reaches.add(said)
            outright = outright or clause.has("work") or clause.has("lock")
        elif (unclear := not_understood(sentence, clause)) is not None:
            reaches.add(unclear)
    if "all" in reaches:
        gathered.refusals.append(("not_understood", sentence.words))
    if reaches:
        status: Status | None = "done" if reaches == {"done"} else None
        gathered.mentions.append(Mention("doubt", status, None, sentence.words, outright=outright))


def _mentions(sentence: Sentence, clauses: list[Clause]) -> list[Mention]:
    found: list[Mention] = []
    for index, clause in enumerate(clauses):
        if clause.conditional:
            continue
        if (clause.has("doubt") and not _on_surroundings(clause)) or _counts(sentence, clause):
            only_done = not clause.has("doubt") or reach(clause, "doubt") == "done"
            status: Status | None = "done" if only_done else None
            found.append(Mention("doubt", status, None, sentence.words))
            continue
        before = inherited(clause, clauses[index - 1] if index else None)
        force = before if before == "negated" else doubt_of(clause) or before
        hits = [
            token
            for token in clause.tokens
            if token.status is not None
            and not _generic(clause, token)
            and not _is_former(clause, token)
        ]
        if len({token.status.action for token in hits if token.status} - {None}) > 1:
            found.append(Mention("doubt", None, None, sentence.words))  # `monterat … demonterat`
        for token in hits:
            own = force or certainty(sentence, clauses, index, token)
            found.append(_mention(sentence, clauses, clause, token, own))
        if not hits:
            plain = force if force in ("negated", "future") else doubt_of(clause)
            found.extend(_without_status(clause, plain, sentence.words))
    return found


def _on_surroundings(clause: Clause) -> bool:
    """`Porttelefonen är trasig`: what is amiss is neither the lock nor the work."""
    doubts = [token for token in clause.tokens if "doubt" in token.classes]
    broken = all("broken" in token.classes for token in doubts)
    return broken and clause.has("surroundings") and not (clause.has("work") or clause.has("agent"))


def _counts(sentence: Sentence, clause: Clause) -> bool:
    if " av " not in sentence.masked:
        return False
    found = _COUNT.search(sentence.masked, clause.tokens[0].start, sentence.end)
    return found is not None and found[1] != found[2]  # `sida 1 av 1` is all there is


def _mention(
    sentence: Sentence, clauses: list[Clause], clause: Clause, token: Token, force: Force
) -> Mention:
    status = token.status
    assert status is not None
    relative = any(
        "relative" in one.classes or one.text in MONTHS or one.text in WEEKDAYS
        for other in clauses
        if other is clause or not (other.has("future") or other.conditional)
        for one in other.tokens
    )
    dated = any(_is_of_the_order(clause, day) for day in clause.days)
    return Mention(
        force if status.status is not None else "hedged",
        status.status,
        status.action,
        sentence.words,
        clause.days[0] if clause.days and not dated else None,
        len(clause.days),
        relative or dated,
    )


def _is_of_the_order(clause: Clause, day: DayMention) -> bool:
    """`Weborder 48213 från 2026-11-02`: the order's own day."""
    before = [token for token in clause.tokens if token.start < day.start]
    return bool(before) and before[-1].text in ("fran", "daterad")


def _generic(clause: Clause, token: Token) -> bool:
    """`Vid bomkörning debiteras …`: the noun names a kind of event, none that happened."""
    if token.status is None or token.status.status not in ("failed", "cancelled"):
        return False
    position = clause.tokens.index(token)
    return position > 0 and clause.tokens[position - 1].text == "vid"


def _without_status(clause: Clause, force: Force | None, words: str) -> list[Mention]:
    """What a clause that names no status says against one, if it does."""
    about_done = clause.has("future_done") and not clause.has("button")
    if force in ("negated", "hedged") and (clause.has("work") or about_done):
        return [Mention(force, "done" if about_done else None, None, words)]
    if clause.has("future_cancelled") and clause.has("order") and _is_being_done(clause):
        return [Mention("doubt", None, None, words)]  # `Ordern makuleras.`
    if force == "future":
        cancels: Status | None = "cancelled" if clause.has("future_cancelled") else None
        status = "done" if about_done else cancels
        return [Mention("future", status, None, words)] if status else []
    if clause.has("states") and (clause.has("subject") or clause.has("order")):
        if force == "hedged":
            return [Mention("hedged", None, None, words)]  # `Statusen är osäker`
        if force == "negated" and clause.has("subject"):
            return [Mention("negated", "booked", None, words)]  # `Tiden är inte bekräftad`
    if force == "negated" and clause.has("agent") and not clause.has("harmless"):
        return [Mention("doubt", None, None, words)]
    return []


def _is_being_done(clause: Clause) -> bool:
    """No wish, no duty and no condition, and of this one order."""
    ahead = [token for token in clause.tokens if "future" in token.classes]
    passive = all(t.text.endswith("s") and "future_cancelled" in t.classes for t in ahead)
    return passive and not clause.has("orders") and not clause.has("negation")


def _is_former(clause: Clause, token: Token) -> bool:
    """`ändrad från Bokad till Utförd`: the former status is no more."""
    words = [one.text for one in clause.tokens]
    position = clause.tokens.index(token)
    early = token.status is not None and token.status.status in ("ordered", "booked")
    changed = position > 0 and words[position - 1] == "fran" and "till" in words[position:]
    return early and changed


def _question(
    sentence: Sentence, clauses: list[Clause], tokens: list[Token], gathered: _Gathered
) -> None:
    if _asks_on_its_own(sentence, clauses):
        gathered.refusals.append(("question", sentence.words))
        return
    speaks = any(token.status is not None for token in tokens)
    asks = any(token.text in _ASKING for token in tokens)
    order = ORDER_ID.search(sentence.masked, sentence.start, sentence.end) and gathered.named.orders
    if not speaks and sentence.masked.startswith(
        _IF_WRONG, sentence.start + 1 if sentence.start else 0
    ):
        return  # `Stämmer inte uppgifterna? Kontakta …` tells whom to turn to
    offers = _OFFER.match(sentence.masked, sentence.start) is not None
    if offers and not asks and _only_ordered(tokens):
        return  # `Har du inte beställt detta? Kontakta oss.`
    words = [token.text for token in tokens]
    doubts = _DOUBTS.match(sentence.masked, sentence.start) and _ANYTHING.isdisjoint(words)
    negated = "inte" in words or any("inte" in word.split() for word in words)
    if speaks or asks or (order and not offers) or (doubts and not negated):
        gathered.refusals.append(("question", sentence.words))


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


def _unmaking(sentence: Sentence, clauses: list[Clause], gathered: _Gathered) -> None:
    if clauses and clauses[0].conditional and not sentence.subject:
        return
    if sentence.subject and any(clause.has("off_subject") for clause in clauses):
        gathered.refusals.append(("unmade", sentence.words))
    if sentence.subject and sentence.masked.startswith(("ar ", "har ")):
        gathered.refusals.append(("question", sentence.words))
    for clause in clauses:
        if clause.conditional:
            continue
        if clause.has("void"):
            gathered.refusals.append(("unmade", sentence.words))
        words = [token.text for token in clause.tokens if "unmaking" in token.classes]
        if any(sentence.heading or word not in _ONLY_IN_HEADINGS for word in words):
            gathered.refusals.append(("unmade", sentence.words))


def _tells_kind(tokens: list[Token]) -> bool:
    """`Ordern avser installation.`: a sentence about the order, and nothing in it is denied."""
    doubtful = {"negation", "hedge", "future", "unmaking", "void", "condition", "orders"}
    return (
        any(token.text == "avser" for token in tokens)
        and tokens[0].text in _THE_ORDER
        and all(token.classes.isdisjoint(doubtful) for token in tokens)
    )


def _actions(
    sentence: Sentence, clauses: list[Clause], names_order: bool, gathered: _Gathered
) -> None:
    """Takes the kind of work from clauses that speak of this order."""
    named_kind = any(token.action for clause in clauses for token in clause.tokens)
    for clause in clauses:
        if clause.conditional:
            continue
        stated = (sentence.subject or sentence.free or names_order or _regards(clause)) or any(
            token.status for token in clause.tokens
        )
        kinds = [kind for kind in _kinds(clause) if kind != "other" or stated]
        gathered.actions.extend((kind, sentence.words) for kind in kinds)
        if any(one.text in _AROUND and two.action for one, two in pairwise(clause.tokens)):
            gathered.unknown_kind = sentence.words  # `Efter nedmontering av det gamla …`
        if not stated and "other" in _kinds(clause):  # a footer's or a menu's, or a title's
            gathered.unknown_kind = sentence.words
        if "other" in kinds and not sentence.subject and not _regards(clause):
            gathered.unknown_kind = sentence.words
        if _unknown_kind(clause, bool(kinds)):
            gathered.unknown_kind = sentence.words
        unknown = not any(token.is_known or token.classes for token in clause.tokens)
        if sentence.subject and names_order and unknown and not named_kind:
            gathered.unknown_kind = gathered.unknown_kind or sentence.words


def _kinds(clause: Clause) -> list[Kind]:
    """The kinds of work a clause names; a `service order` or a `service desk` is none."""
    found: list[Kind] = []
    for token, after in zip_longest(clause.tokens, clause.tokens[1:]):
        of_order = after is not None and (after.text == "order" or not after.has_meaning)
        if token.action is not None and not (token.action == "other" and of_order):
            found.append(token.action)
    return found


def _regards(clause: Clause) -> bool:
    return any(token.text in _REGARDING for token in clause.tokens)


def _unknown_kind(clause: Clause, has_kind: bool) -> bool:
    """`avseende kalibrering`, `installation av nyckelskåp`: the work is on something unknown."""
    for position, token in enumerate(clause.tokens[:-1]):
        following = clause.tokens[position + 1]
        after_action = position > 0 and clause.tokens[position - 1].action is not None
        regards = token.text in _REGARDING and (token.text != "av" or after_action)
        if regards and not following.is_known and not (has_kind and token.text != "av"):
            return True
        if after_action and token.text == "av" and following.text in _NO_LOCK:
            return True
    return False
