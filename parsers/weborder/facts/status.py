"""The one status of an order, and whether anything denies or doubts it."""

from __future__ import annotations

import re
from typing import Any

from parsers.reading import Action, Status
from parsers.weborder.facts.choices import Chosen, agree
from parsers.weborder.facts.collected import Candidate, Candidates
from parsers.weborder.prose.asides import names_order, vouches_for_status
from parsers.weborder.prose.spoken import Mention
from parsers.weborder.reasons import Undecided
from parsers.weborder.values.phrases import StatusValue
from parsers.weborder.words.fold import fold

_OTHER_STATUS = (
    "betal",
    "faktur",
    "nyckel",
    "batteri",
    "las",
    "tidigare",
    "foreg",
    "forra",
    "nasta",
    "kontroll",
    "avtal",
    "kund",
    "leverans",
    "larm",
    "gammal",
    "onsk",
    "fore",
    "innan",
    "begar",
    "vanta",
    "krav",
    "plan",
)
_NEW = ("ny", "ombok", "flytt")
_PAST = re.compile(r"\b(?:togs|tog|satte|sattes|[a-z]{3,20}(?:ades|rdes))\b")
DAY_LABELS: dict[str, tuple[str, ...]] = {
    "ordered": ("ordered", "status"),
    "booked": ("booked", "visit"),
    "done": ("done", "installed", "removed", "status"),
    "failed": ("failed", "status"),
    "cancelled": ("cancelled", "status"),
}
"""Under which date labels a status's own day stands."""


def status(found: Candidates) -> Chosen[Status]:
    """The one status of all labels, sentences and the subject.

    That an order was once received is true of every later status, so running text may say so
    beside it; a status label or a subject may not.
    """
    for candidate in found.statuses:
        if candidate.value is None:
            raise Undecided(_why_unread(found), candidate.words, "status")
    labelled: list[Candidate[Any]] = [
        Candidate(c.value.word.status, c.words, c.source) for c in found.statuses if c.value
    ]
    stated = [_as_status(c) for c in found.mentions if c.value.force == "stated" and c.value.status]
    if found.unfilled or any(c.value is None for days in found.days.values() for c in days):
        # a bare `Utförd` may be an empty label, and `Planerat: …` beside it tells but the plan
        stated = [c for c in stated if " " in c.words and ":" not in c.words]
    later = [c for c in (*labelled, *stated) if c.value != "ordered"]
    if later:
        stated = [c for c in stated if c.value != "ordered" or c.source == "subject"]
    chosen = agree([*labelled, *stated], "two_statuses", "status")
    chosen = chosen or _guessed(found)
    if chosen is None:
        raise Undecided(_why_silent(found), _silent_words(found), "status")
    _refuse_other(found, chosen)
    if found.strange and all(c.source == "subject" for c in (*labelled, *stated)):
        # what a subject alone states, every sentence below it may take back
        raise Undecided("not_understood", found.strange[0], "status")
    return chosen


def _as_status(candidate: Candidate[Mention]) -> Candidate[Any]:
    return Candidate(candidate.value.status, candidate.words, candidate.source)


def _guessed(found: Candidates) -> Chosen[Status] | None:
    """A status under an unknown label, if that label or a day under a known one vouches for it."""
    if not found.guesses:
        return None
    chosen = agree([_guess(c) for c in found.guesses], "two_statuses", "status")
    if chosen is None:
        return None
    for candidate in found.guesses:
        label = fold(candidate.label)
        if any(stem in label for stem in _OTHER_STATUS):
            raise Undecided("no_status", candidate.words, "status")
    named = all(vouches_for_status(c.label) for c in found.guesses)
    dated = chosen.value != "ordered" and any(
        name in found.days for name in DAY_LABELS[chosen.value]
    )
    if not (named or (dated and all(names_order(c.label) for c in found.guesses))):
        raise Undecided("no_status", chosen.words, "status")
    return chosen


def _guess(candidate: Candidate[StatusValue]) -> Candidate[Any]:
    return Candidate(
        candidate.value.word.status, candidate.words, candidate.source, candidate.label
    )


def _why_unread(found: Candidates) -> str:
    forces = {c.value.force for c in found.asides}
    if any(c.value.status is None and c.value.force == "hedged" for c in found.asides):
        return "unclear_cancel"
    for force in ("negated", "hedged", "future"):
        if force in forces:
            return force
    return "unknown_status"


def _why_silent(found: Candidates) -> str:
    forces = {c.value.force for c in found.mentions}
    for force, code in (
        ("negated", "negated"),
        ("hedged", "hedged"),
        ("future", "future"),
        ("doubt", "doubted"),
    ):
        if force in forces:
            return code
    return "no_status"


def _silent_words(found: Candidates) -> str:
    return found.mentions[0].words if found.mentions else ""


def _refuse_other(found: Candidates, chosen: Chosen[Any]) -> None:
    """Even a word that is too weak to state a status may contradict one."""
    for candidate in (*found.mentions, *found.asides):
        mention = candidate.value
        told = mention.force in ("weak", "stated") or _had_come_true(candidate, chosen.value)
        if not told or mention.status in (None, chosen.value, "ordered"):
            continue
        raise Undecided("two_statuses", f"{chosen.words} / {candidate.words}"[:200], "status")
    for guess in found.guesses:
        other = guess.value.word.status != chosen.value and guess.words != chosen.words
        if other and not any(stem in fold(guess.label) for stem in _OTHER_STATUS):
            raise Undecided("two_statuses", f"{chosen.words} / {guess.words}"[:200], "status")


def _had_come_true(candidate: Candidate[Mention], chosen: Status) -> bool:
    """`Montören hade tagit ner det när vi ringde`, `sedan tidigare avbeställd`.

    Beside a booking only a past tense is one (`Låset togs ned av vaktmästaren …`).
    """
    mention = candidate.value
    ended = mention.status in ("done", "failed", "cancelled") and chosen != "done"
    over = chosen in ("failed", "cancelled") or _PAST.search(fold(candidate.words)) is not None
    return mention.force == "hedged" and ended and over


def refuse_doubt(found: Candidates, chosen: Status, kind: Action | None) -> None:
    """Raises Undecided where any text denies, doubts or puts off what the status says.

    Why a lock is to come off (`Kunden är avliden`) takes nothing from a removal.
    """
    spoken = [(candidate, False) for candidate in found.mentions]
    renewed = chosen == "booked" and any(map(_is_new, found.days.get("booked", ())))
    for candidate, aside in [*spoken, *((candidate, True) for candidate in found.asides)]:
        if candidate.value.force == "doubt" and _is_of_other_kind(candidate.value.action, kind):
            continue
        code = _doubt(candidate.value, chosen, aside=aside)
        if code is not None and not (renewed and _tells_move(candidate.words)):
            raise Undecided(code, candidate.words, "status")


def _is_of_other_kind(doubted: str | None, kind: Action | None) -> bool:
    return doubted is not None and kind is not None and doubted != kind


def _tells_move(words: str) -> bool:
    return any(stem in fold(words) for stem in ("flytt", "ombok"))


def _is_new(day: Candidate[Any]) -> bool:
    """`Ny tid: 2026-11-26`: beside it a visit is said to be moved, and this is where to."""
    return fold(day.label).startswith(_NEW)


def _doubt(mention: Mention, chosen: Status, *, aside: bool) -> str | None:
    """Why this mention takes the certainty from the status, if it does."""
    if chosen == "cancelled" and mention.status is None and "avbok" in fold(mention.words):
        return None  # the visit is called off with the order
    about_done = mention.status in (None, "done")
    denies = mention.status == chosen or (chosen == "done" and about_done)
    open_order = chosen in ("ordered", "booked")
    yet = mention.force == "negated" and "annu" in fold(mention.words)
    waits = yet or mention.status == "booked"
    takes = {
        "doubt": (chosen == "done" and about_done)
        or mention.status == chosen
        or (open_order and mention.status is None),
        "negated": denies
        or (open_order and about_done and not waits)
        or (chosen == "failed" and about_done and yet),
        "hedged": denies
        or mention.status is None
        or (open_order and mention.status == "cancelled"),
        "future": (mention.status == chosen and chosen != "cancelled")
        or (chosen == "cancelled" and about_done)
        or (aside and mention.status == "cancelled" and chosen != "cancelled"),
    }
    code = "doubted" if mention.force == "doubt" else mention.force
    return code if takes.get(mention.force, False) else None
