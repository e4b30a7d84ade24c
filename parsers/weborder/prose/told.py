"""What running text and headings say of an order; see ``certainty`` for what makes it certain."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.reading import Status
from parsers.weborder.prose.active import know_active_verbs
from parsers.weborder.prose.clauses import (
    BECAUSE,
    Clause,
    Sentence,
    Token,
    clauses_of,
    sentence_spans,
    tokens_in,
)
from parsers.weborder.prose.kinds import add_kinds, contradicting_kinds, kinds_of_verbs, tells_kind
from parsers.weborder.prose.mentions import is_undone, mentions_in
from parsers.weborder.prose.misgivings import Reach, asks_for_proof, misgiving, not_understood
from parsers.weborder.prose.naming import name_numbers
from parsers.weborder.prose.questions import add_question, add_unmaking
from parsers.weborder.prose.reversals import reversal, unfit_for_an_end
from parsers.weborder.prose.spoken import NOTHING, Gathered, Mention, Prose, renumbered
from parsers.weborder.prose.stages import ENDED, is_near, leaves_open, unfit_for
from parsers.weborder.prose.standing import is_standing, tells_whom_to_reach
from parsers.weborder.prose.understood import strange_words
from parsers.weborder.prose.unknown import UNREADABLE, is_unreadable, unknown_words
from parsers.weborder.values.dates import NAMED_WEEK, NAMED_WEEKDAY, DayMention, find_days
from parsers.weborder.values.numbers import mask
from parsers.weborder.values.phrases import OPEN, UNTICKED
from parsers.weborder.words.fold import fold, has_digit
from parsers.weborder.words.vocabulary import WORD, Kind, Vocabulary

LONGEST = 4000
HEADING_WORDS = 14
_MOST_STATUSES = 30
"""Each status is weighed against its whole sentence; no person's sentence states so many."""
_NUMBER = re.compile(r"(?<![\w-])[1-9](?:[0-9]{4}|[0-9]{6})(?![\w-])")
"""Five or seven digits: a number that can be no day, no year and no person's."""
_EITHER_DAY = re.compile(
    r"\b[0-3]?[0-9](?: [a-z]{3,9})?(?: 20[0-9]{2})? eller (?:den )?[0-3]?[0-9]\b"
)
_COUNTED = re.compile(r"\b(?:order|rad|post|bestallning|arende) [0-9]{1,2} av [0-9]{1,2}\b")
"""Which of a message's orders this is, and none that is done by parts."""
_LONE_DAY = re.compile(r"\bden [0-3]?[0-9]:?e?a?(?![0-9a-z:.-]*[0-9])")
_WEEK = re.compile(rf"{NAMED_WEEKDAY}|{NAMED_WEEK}")
_CUT_NUMBER = re.compile(r"[0-9](?:…|\.{3})|(?:…|\.{3})[0-9]")
"""`order 4821…`: a number or a day that something has shortened."""
_CROSSES = frozenset("🚫❌✖✗✘⊘⛔")
_OUR = re.compile(r"\b[Vv]år\b")
_TEST = re.compile(r"\s*[\[(]?(?:test|exempel|prov|demo|mall|utkast|kopia)[\])]?\s*(?:[:-]|$)")
_PREFIXED = re.compile(r"\b(?:wo|ao)-[0-9]")


def read_prose(
    text: str, vocabulary: Vocabulary, subject: bool = False, free: bool = False
) -> Prose:
    """What ``text`` (one paragraph, cleaned) says; a subject line, or ``free`` for a comment.

    The same words with another order's number say the same of that order, so a text with one
    number and no other digit is read with a number in its place that stands in for them all.
    """
    found = _NUMBER.search(text)
    if found is None or has_digit(text[: found.start()]) or has_digit(text[found.end() :]):
        return _read(text, vocabulary, subject, free)
    stand_in = "5" * len(found[0])
    alike = text[: found.start()] + stand_in + text[found.end() :]
    return renumbered(_read(alike, vocabulary, subject, free), stand_in, found[0])


@lru_cache(maxsize=2048)
def _read(text: str, vocabulary: Vocabulary, subject: bool, free: bool) -> Prose:
    text = " ".join(text.split())
    if not text:
        return NOTHING
    if len(text) > LONGEST:
        return Prose(refusals=(("too_long", text[:80]),))
    folded = fold(_OUR.sub(" er", text))  # folded it would read as `var`
    days = find_days(folded)
    if code := _fault(text, folded, days, vocabulary):
        return Prose(refusals=((code, text),))
    masked = _COUNTED.sub(lambda found: " " * len(found[0]), mask(folded, days))
    is_test = _TEST.match(folded) is not None
    marked = bool(days) or "?" in text or is_test or _PREFIXED.search(masked)
    words = WORD.findall(masked)
    told = marked or free or not vocabulary.signals.isdisjoint(words)
    if not told and sum(word not in vocabulary.longest for word in words) < UNREADABLE:
        return NOTHING
    gathered = Gathered()
    known = True
    for start, end, question in sentence_spans(masked):
        heading = subject or text.count(" ", start, end) < HEADING_WORDS
        sentence = Sentence(text, masked, start, end, question, heading, subject, days, free)
        known = _read_sentence(sentence, vocabulary, gathered) and known
    if is_test:
        gathered.refusals.append(("unmade", text))
    return _prose(gathered, known)


def _fault(
    text: str, folded: str, days: tuple[DayMention, ...], vocabulary: Vocabulary
) -> str | None:
    """Why nothing in the text may be taken for a fact, whatever its sentences say."""
    if _is_left_open(text, folded, vocabulary):
        return "hedged"
    if _CUT_NUMBER.search(text):
        return "cut_off"
    return "two_dates" if days and _EITHER_DAY.search(folded) else None


def _is_left_open(text: str, folded: str, vocabulary: Vocabulary) -> bool:
    """A box not ticked, or a status beside a line that nobody has filled in."""
    if not UNTICKED.isdisjoint(text) and not _is_crossed_out(text, folded, vocabulary):
        return True
    if OPEN.search(folded) is None:
        return False
    return any((word,) in vocabulary.statuses for word in WORD.findall(folded))


def _is_crossed_out(text: str, folded: str, vocabulary: Vocabulary) -> bool:
    """`🚫 Order 70440 är makulerad`: a cross as the picture of an order given up, and no box."""
    told = [vocabulary.statuses.get((word,)) for word in WORD.findall(folded)]
    ended = {word.status for word in told if word is not None}
    return UNTICKED.intersection(text) <= _CROSSES and ended in ({"cancelled"}, {"failed"})


def _prose(gathered: Gathered, known: bool) -> Prose:
    named = gathered.named
    return Prose(
        mentions=tuple(gathered.mentions),
        actions=tuple(gathered.actions),
        orders=tuple(named.orders),
        clients=tuple(named.clients),
        locks=tuple(named.locks),
        passed=tuple(gathered.passed),
        loose_days=tuple(gathered.loose),
        weeks=tuple(gathered.weeks),
        coming_days=tuple(gathered.coming),
        refusals=tuple(gathered.refusals + named.refusals),
        told_actions=tuple(gathered.told_actions),
        strange=tuple(gathered.strange),
        unknown_kind=gathered.unknown_kind,
        all_known=known,
    )


def _read_sentence(sentence: Sentence, vocabulary: Vocabulary, gathered: Gathered) -> bool:
    """Adds what the sentence says; True when every word of it is understood."""
    clauses = clauses_of(sentence, vocabulary)
    know_active_verbs(clauses, vocabulary)
    tokens = tokens_in(clauses)
    if not tokens:
        _days_alone(sentence, gathered)
        return True
    if sum(token.status is not None for token in tokens) > _MOST_STATUSES:
        gathered.refusals.append(("too_long", sentence.words[:80]))
        return False
    return _read_tokens(sentence, clauses, tokens, vocabulary, gathered)


def _read_tokens(
    sentence: Sentence,
    clauses: list[Clause],
    tokens: list[Token],
    vocabulary: Vocabulary,
    gathered: Gathered,
) -> bool:
    names_order = name_numbers(sentence, tokens, gathered.named)
    if sentence.question:
        add_question(sentence, clauses, tokens, gathered)
        return False
    add_unmaking(sentence, clauses, gathered)
    strange = strange_words(sentence, clauses) if sentence.subject and names_order else []
    if any(vocabulary.label(word) is None for word in strange):
        gathered.refusals.append(("not_understood", sentence.words))
    standing = is_standing(sentence, clauses)
    mentions = mentions_in(sentence, clauses)
    if standing:  # `Vi delar aldrig uppgifter med tredje part`
        mentions = [mention for mention in mentions if mention.force != "doubt"]
    gathered.mentions.extend(mentions)
    if asks_for_proof(clauses):
        gathered.refusals.append(("question", sentence.words))
    elsewhere = standing or tells_whom_to_reach(sentence, clauses)
    if not elsewhere:
        _misgivings(sentence, clauses, gathered)
    known = all(token.is_known for token in tokens)
    told = any(mention.force != "doubt" for mention in mentions)
    takes = sentence.subject or told or names_order or (sentence.heading and known)
    takes = takes or (known and tells_kind(tokens))
    kinds: list[Kind] = []
    if takes:
        add_kinds(sentence, clauses, names_order, gathered)
        kinds = kinds_of_verbs([clause for clause in clauses if not clause.conditional])
    elif not elsewhere:
        kinds = contradicting_kinds(sentence, clauses)
    gathered.told_actions.extend((kind, sentence.words) for kind in kinds)
    if not standing:
        _add_days(sentence, clauses, mentions, gathered)
    return known


def _add_days(
    sentence: Sentence, clauses: list[Clause], mentions: list[Mention], gathered: Gathered
) -> None:
    """Adds the days that the sentence tells and that no status of it has taken."""
    attached = {mention.day for mention in mentions}
    for clause in clauses:
        if clause.has("future") and any(map(clause.has, ("agent", "subject", "work"))):
            gathered.coming.extend((d, sentence.words) for d in clause.days)
        ahead = clause.has("future") and not is_undone(clause)
        if clause.conditional or ahead or clause.has("hedge") or clause.has("contact"):
            continue  # `Supporten är stängd 28 november`
        if not clause.days and _WEEK.search(sentence.masked, *_span(clause)):
            gathered.weeks.append(sentence.words)
        if clause.has("passed") or _has_lone_day(sentence, clause):
            gathered.passed.append(sentence.words)
        gathered.loose.extend(
            (d, sentence.words) for d in clause.days if clause.days[0] not in attached
        )


def _days_alone(sentence: Sentence, gathered: Gathered) -> None:
    """`Utfört datum: . 24 aug 2026`, or below a label that nobody knows: a day by itself."""
    own = [day for day in sentence.days if sentence.start <= day.start < sentence.end]
    gathered.loose.extend((day, sentence.words) for day in own)


def _has_lone_day(sentence: Sentence, clause: Clause) -> bool:
    """`gjordes den 16:e`: a day of some month, which nobody can tell."""
    return _LONE_DAY.search(sentence.masked, *_span(clause)) is not None


def _span(clause: Clause) -> tuple[int, int]:
    last = clause.tokens[-1]
    return clause.tokens[0].start, last.start + len(last.text) + 2


def _misgivings(sentence: Sentence, clauses: list[Clause], gathered: Gathered) -> None:
    reaches: set[Reach] = set()
    if sentence.free and all(clause.conditional for clause in clauses):
        reaches.add("done")  # `Så fort kunden är hemma.`
    outright = False
    near = is_near(sentence, clauses)
    reasons = _reasons(clauses)
    for before, clause in zip((None, *clauses), clauses, strict=False):
        doubts = _doubted(sentence, clause, near=near)
        if clause in reasons:
            doubts = [doubt for doubt in doubts if doubt.status not in ENDED]
        gathered.mentions.extend(doubts)
        said = misgiving(sentence, clauses, clause)
        turned = reversal(clauses, clause)
        reaches.update({turned} if turned else ())
        touched = any(map(clause.has, ("work", "lock", "order")))
        outright = outright or (said is not None and touched)
        if leaves_open(sentence, clause, before):
            said = "all"
        if clause not in reasons:
            said = said or not_understood(sentence, clause)
        reaches.update({said} if said else ())
    unknown = unknown_words(sentence, [one for one in clauses if one not in reasons])
    if not reaches and is_unreadable(unknown, sentence, clauses):
        reaches.add("all")
    elif unknown:
        gathered.strange.append(sentence.words)
    if "all" in reaches:
        gathered.refusals.append(("not_understood", sentence.words))
    if reaches:
        status: Status | None = "done" if reaches == {"done"} else None
        gathered.mentions.append(Mention("doubt", status, None, sentence.words, outright=outright))


def _reasons(clauses: list[Clause]) -> list[Clause]:
    """`… har makulerats eftersom uppgifterna var ofullständiga`: why what is over is over.

    Whatever the words, the reason takes nothing back of an end that is told outright before it.
    """
    found: list[Clause] = []
    over = False
    for clause in clauses:
        if clause.joined in BECAUSE and over:
            found.append(clause)
        ended = clause.says("cancelled") or clause.says("failed")
        over = over or (ended and clause.has("states")) or is_undone(clause)
    return found


def _doubted(sentence: Sentence, clause: Clause, *, near: bool) -> list[Mention]:
    """A doubt of each status that the clause does not fit."""
    unfit = set(unfit_for(sentence, clause, near=near))
    unfit.update((status, None) for status in unfit_for_an_end(clause))
    if clause.has("kept") and not clause.conditional:
        unfit.add(("cancelled", None))
    told = sorted(unfit, key=str)
    return [Mention("doubt", status, kind, sentence.words) for status, kind in told]
