"""The status words of a sentence, each with the force it is said with."""

from __future__ import annotations

import re

from parsers.reading import Status
from parsers.weborder.prose.certainty import Force, certainty, doubt_of, inherited
from parsers.weborder.prose.clauses import BECAUSE, Clause, Sentence, Token, tokens_in
from parsers.weborder.prose.misgivings import concerns, reach
from parsers.weborder.prose.reversals import is_of_an_end
from parsers.weborder.prose.spoken import Mention
from parsers.weborder.prose.unknown import is_rule_of_changes
from parsers.weborder.values.dates import MONTHS, WEEKDAYS, DayMention

_FEES = ("debiter", "fakturer", "avgift", "kostar", "kostnad")
_LISTED = 3
_OF_A_VISIT_IN_VAIN = frozenset(("suits_failed", "calm", "place", "access", "everyday"))
_OUTCOME = frozenset(("det", "detta", "blev", "en"))
_COUNT = re.compile(r"\b([0-9]{1,2}) av ([0-9]{1,2})\b")


def mentions_in(sentence: Sentence, clauses: list[Clause]) -> list[Mention]:
    """Every status word of the sentence, and what speaks of the work without one."""
    found: list[Mention] = []
    if _lists_statuses(clauses):
        return found
    failed = any(clause.says("failed") for clause in clauses)
    for index, clause in enumerate(clauses):
        if clause.conditional:
            continue
        doubted = clause.has("doubt") and concerns(sentence, clauses, clause)
        doubted = doubted and not (failed and _tells_why_it_failed(clause))
        if (doubted and not _on_surroundings(clause)) or _counts(sentence, clause):
            only_done = not clause.has("doubt") or reach(clause, "doubt") == "done"
            status: Status | None = "done" if only_done else None
            found.append(Mention("doubt", status, None, sentence.words))
            continue
        failure = _failure(sentence, clauses, index)
        if failure is not None:
            found.append(failure)
            continue
        before = inherited(clause, clauses[index - 1] if index else None)
        force = before if before == "negated" else doubt_of(clause) or before
        hits = [
            token
            for token in clause.tokens
            if token.status is not None
            and not _generic(clause, token)
            and not is_of_an_end(clause, token)
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


def _lists_statuses(clauses: list[Clause]) -> bool:
    """`Vi meddelar er när ordern är bokad, utförd eller makulerad`: all that may become of one."""
    tokens = tokens_in(clauses)
    told = {token.status.status for token in tokens if token.status is not None}
    return len(told) >= _LISTED and any(token.text == "eller" for token in tokens)


def _failure(sentence: Sentence, clauses: list[Clause], index: int) -> Mention | None:
    """The visit in vain that a clause tells of without a verb that states it, with its day."""
    day: DayMention | None = None
    if _names_the_failure(clauses, index):
        days = [day for one in clauses[: index + 1] for day in one.days] or _only_day(clauses)
        day = next(iter(days), None)
    elif is_undone(clauses[index]) and (
        _fails_because(clauses, index) or any(map(_is_failure_alone, clauses[:index]))
    ):
        day = next(iter(clauses[index].days), None)
    elif not (sentence.subject and _is_unmade(clauses[index])):
        return None
    return Mention("stated", "failed", None, sentence.words, day, int(day is not None))


def _is_unmade(clause: Clause) -> bool:
    """`Weborder 48213 - Nedmontering - Ej utförd`: a status as a part of its own."""
    if len(clause.tokens) != 2:
        return False
    denial, status = clause.tokens
    word = status.status
    done = word is not None and word.status == "done" and status.text.startswith("utfor")
    return denial.text in ("ej", "inte") and done


def _tells_why_it_failed(clause: Clause) -> bool:
    """`Besöket blev en bomkörning den 26 mars eftersom ingen öppnade`."""
    return all("suits_failed" in one.classes for one in clause.tokens if "doubt" in one.classes)


def _names_the_failure(clauses: list[Clause], index: int) -> bool:
    """`Nedmonteringen kunde ej utföras 2026-07-02 (bomkörning)`: what became of the visit.

    So does `Montören var på plats för montering men ingen öppnade: bomkörning`.
    """
    told = clauses[:index]
    return (
        _is_failure_alone(clauses[index])
        and any(is_undone(one) or one.has("suits_failed") for one in told)
        and all(is_undone(one) or _leads_to_failure(one) for one in told)
    )


def _is_failure_alone(clause: Clause) -> bool:
    """`Bomkörning:`, a status as a clause of its own, or `det blev en bomkörning`."""
    rest = [token.text for token in clause.tokens if token.status is None]
    return clause.says("failed") and len(rest) < len(clause.tokens) and _OUTCOME.issuperset(rest)


def is_undone(clause: Clause) -> bool:
    """`Nedmonteringen kunde ej utföras`, `Montören kunde inte utföra installationen`."""
    return clause.has("negation") and clause.has("future_done")


def _fails_because(clauses: list[Clause], index: int) -> bool:
    """`… kunde inte genomföras eftersom montören inte kom in`: a visit made in vain."""
    reason = clauses[index + 1] if index + 1 < len(clauses) else None
    in_vain = reason is not None and reason.joined in BECAUSE and reason.has("suits_failed")
    return in_vain and all(map(_leads_to_failure, clauses[index + 1 :]))


def _leads_to_failure(clause: Clause) -> bool:
    """`Montören var på plats`, `men ingen öppnade`: every word known, and no doubt but of why."""
    return _tells_why_it_failed(clause) and all(
        token.is_known or not token.classes.isdisjoint(_OF_A_VISIT_IN_VAIN)
        for token in clause.tokens
    )


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
    relative = not clause.has("orders") and any(
        "relative" in one.classes or one.text in WEEKDAYS
        for other in clauses
        if other is clause or not (other.has("future") or other.conditional)
        for one in other.tokens
    )
    days = clause.days or (_only_day(clauses) if status.status == "failed" else [])
    dated = any(_is_of_the_order(clause, day) for day in days)
    months = [MONTHS[one.text] for one in clause.tokens if one.text in MONTHS]
    return Mention(
        force if status.status is not None else "hedged",
        status.status,
        status.action,
        sentence.words,
        days[0] if days and not (dated or clause.has("orders")) else None,
        len(days),
        relative or dated,
        months[0] if months else None,
    )


def _only_day(clauses: list[Clause]) -> list[DayMention]:
    """The one day of a sentence, told beside the visit or the work that came to nothing.

    `Montörens besök 17 nov för weborder 48213 (montering) blev en bomkörning`.
    """
    dated = [clause for clause in clauses if clause.days]
    if len(dated) != 1 or len(dated[0].days) != 1 or dated[0].conditional:
        return []
    told = dated[0].tokens
    of_it = dated[0].has("subject") or any(token.action is not None for token in told)
    plain = all(token.is_known and token.status is None for token in told)
    return dated[0].days if of_it and plain else []


def _is_of_the_order(clause: Clause, day: DayMention) -> bool:
    """`Weborder 48213 från 2026-11-02`: the order's own day."""
    before = [token for token in clause.tokens if token.start < day.start]
    return bool(before) and before[-1].text in ("fran", "daterad")


def _generic(clause: Clause, token: Token) -> bool:
    """`Vid bomkörning …`, `En bomkörning debiteras …`: a kind of event, none that happened."""
    if token.status is None or token.status.status not in ("failed", "cancelled", None):
        return False
    if is_rule_of_changes(clause):
        return True  # `Avbokning senare än dagen före besöket räknas som en bomkörning`
    if token.status.status is None:
        return False
    position = clause.tokens.index(token)
    if token.status.status == "failed" and position and clause.tokens[position - 1].text == "efter":
        return True  # `utförd 2026-12-28, efter bomkörningen den 17 december`
    costs = any(one.text.startswith(_FEES) for one in clause.tokens)
    return costs or (position > 0 and clause.tokens[position - 1].text == "vid")


def _without_status(clause: Clause, force: Force | None, words: str) -> list[Mention]:
    """What a clause that names no status says against one, if it does."""
    about_done = clause.has("future_done") and not clause.has("button")
    if force in ("negated", "hedged") and (clause.has("work") or about_done):
        return [Mention(force, "done" if about_done else None, None, words)]
    away = clause.has("future_cancelled") and clause.has("order") and _is_being_done(clause)
    if away or (force == "negated" and _is_of_a_person(clause)):
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
    return []


def _is_of_a_person(clause: Clause) -> bool:
    spoken = clause.has("states") and (clause.has("subject") or clause.has("order"))
    return clause.has("agent") and not clause.has("harmless") and not spoken


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
