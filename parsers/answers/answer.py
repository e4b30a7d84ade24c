"""A person's answer to one of our messages: which of the few commands its own words are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from parsers.answers.remarks import is_remark, without_past
from parsers.answers.signatures import body_of, is_courtesy
from parsers.reading import Command, CommandKind
from parsers.weborder.values.dates import read_date

CODE = re.compile(r"\bLV-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})\b", re.IGNORECASE)
MOST_LINES = 60
MOST_LENGTH = 3_000
MOST_REASON = 500
_AHEAD = 366

_DONE = frozenset({
    "klar", "klart", "klara", "utfört", "utförd", "utförda", "gjort", "gjord", "gjorda",
    "fixat", "fixad", "fixade", "fixats", "färdig", "färdigt", "färdiga", "avklarad",
    "avklarat", "avklarade", "slutförd", "slutfört", "slutförda", "ordnat", "ordnad",
    "åtgärdat", "åtgärdad", "gjorts", "utförts", "klarmarkera", "klarmarkerad", "klarmarkerat",
})  # fmt: skip
_FILLER = frozenset({
    "det", "detta", "den", "de", "dom", "är", "nu", "ja", "japp", "jajamen", "jo", "ok", "okej",
    "då", "så", "har", "vi", "jag", "redan", "idag", "i", "dag", "steg", "steget", "stegen",
    "nr", "nummer", "punkt", "helt", "hej", "hejsan", "tack", "och", "samt", "blev", "allt",
    "allting", "blivit", "också", "dessa", "denna", "saken", "uppgiften", "kryssa", "här",
})  # fmt: skip
_SUBJECTS = frozenset({
    "det", "den", "de", "dom", "detta", "dessa", "allt", "alla", "vi", "jag", "ni", "du",
    "steg", "steget", "stegen",
})  # fmt: skip
_EVERYTHING = frozenset({
    "alla", "allt", "allting", "allihop", "samtliga", "allesammans",
})  # fmt: skip
_UNDO = frozenset({
    "ångra", "ångrar", "det", "detta", "den", "jag", "vi", "mig", "senaste", "svaret", "vill",
    "vårt", "mitt", "tack", "snälla", "fel", "blev", "var", "förlåt", "tyvärr",
})  # fmt: skip
_TOKEN = re.compile(r"lv-[0-9a-z]{4}-[0-9a-z]{4}|\d{1,2}-\d{1,2}(?!\d)|[^\W_]+", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s{0,5}(\d{1,2})\s?[.):]\s{0,5}(?=\D)")
_PARTS = re.compile(r",|;|\s[–-]\s|\boch\b(?=\s+\D)")
_SENTENCE = re.compile(r"(?<=[^\d\s])[.!;]+(?=\s|$)|(?<=\d)[.!;]+(?=\s+[A-ZÅÄÖ]|\s*$)")
_WAIT = re.compile(
    r"^(?P<before>[^:]{0,60}?)\b(?:vänta|väntar|avvakta|avvaktar|skjut upp|skjuter upp|påminn)\b"
    r"(?P<middle>[^:]{0,60}?)\btill(?:s)?\b:?\s{0,3}(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_WAIT_WORDS = frozenset({
    "vi", "jag", "får", "måste", "vill", "kan", "behöver", "med", "det", "den", "detta", "steg",
    "steget", "stegen", "nr", "hej", "tack", "mig", "oss", "igen", "och", "ok", "okej", "ja",
    "kunna", "att",
})  # fmt: skip
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zå]{0,6}"
_DAY = re.compile(
    r"(?:(?:mån|tis|ons|tors?|fre|lör|sön)[a-zå]{0,6}\.? )?(?:den )?(?:"
    r"\d{4}-\d{1,2}-\d{1,2}|20\d{6}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}(?:[ /-]\d{4})?"
    rf"|\d{{1,2}}(?::?e|:a)? {_MONTH}\.?(?:,? 20\d\d)?)(?![\d/-])", re.IGNORECASE,
)  # fmt: skip
_NOT_APPLICABLE = re.compile(
    r"^(?P<before>[^:]{0,40}?)\b(?:(?:ej|inte|icke)(?: längre)? aktuell(?:t|a)?"
    r"|gäller (?:inte|ej)(?: längre)?|inaktuell(?:t|a)?)\b(?P<middle>[^:]{0,40}?)"
    r"(?:\s{0,3}(?::|,|\s-|–|\beftersom\b|\bför att\b|\bdå\b|\bpga\b|\bp\.g\.a\.)"
    r"\s{0,3}(?P<reason>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_NA_WORDS = _WAIT_WORDS | frozenset({
    "är", "detta", "längre", "denna", "här",
})  # fmt: skip
_YET = re.compile(r"\b(?:än|ännu|just nu|för tillfället|idag|i dag|förrän)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Found:
    """The commands read so far, and whether something could not be understood."""

    commands: list[Command] = field(default_factory=list)
    failed: bool = False
    remarked: bool = False

    @property
    def takes_reason(self) -> bool:
        """Whether free words may follow: after *vänta till* and *ej aktuellt* they are why."""
        return bool(self.commands) and self.commands[-1].kind in ("wait", "not_applicable")

    def explain(self, words: str) -> None:
        """Add words to the last command's reason."""
        last = self.commands[-1]
        reason = f"{last.reason} {words}" if last.reason else words
        self.commands[-1] = Command(
            kind=last.kind, numbers=last.numbers, codes=last.codes, everything=last.everything,
            until=last.until, reason=reason[:MOST_REASON],
        )  # fmt: skip


def codes_in(*texts: str | None) -> tuple[str, ...]:
    """Return every LV code in the texts, in upper case, each once, in order."""
    found: dict[str, None] = {}
    for text in texts:
        for match in CODE.finditer(text or ""):
            found.setdefault(f"LV-{match.group(1)}-{match.group(2)}".upper())
    return tuple(found)


def read_commands(lines: Sequence[str], subject: str, today: date) -> tuple[Command, ...]:
    """Return the commands of an answer's own lines (quotes already cut); empty if not understood.

    ``today`` is the local day the answer was sent: a day without a year is reckoned from it, and
    a day before it is not understood. With no words at all, a subject that our own "Klart" link
    wrote counts. One clause that means something else makes the whole answer not understood.
    """
    body = body_of(lines[:MOST_LINES])
    if body is None or sum(map(len, body)) > MOST_LENGTH or len(lines) > 4 * MOST_LINES:
        return ()
    if not any(line.strip() for line in body):
        return _from_subject(subject, today)
    found = _Found()
    for line in body:
        for clause in _clauses(line):
            _read(clause, found, today)
            if found.failed:
                return ()
    if found.remarked and any(command.kind != "done" for command in found.commands):
        return ()
    return _agreed(found.commands)


def is_mere_courtesy(lines: Sequence[str]) -> bool:
    """Tell whether an answer's own lines are a greeting or thanks and nothing more."""
    body = body_of(lines[:MOST_LINES]) if len(lines) <= 4 * MOST_LINES else None
    clauses = [clause for line in body or () for clause in _clauses(line)]
    parts = [part for clause in clauses for part in clause.split(",") if part.strip()]
    return bool(parts) and all(is_courtesy(part) for part in parts)


def _from_subject(subject: str, today: date) -> tuple[Command, ...]:
    """Return the command of a ready answer's subject: it must name a code."""
    found = _Found()
    if CODE.search(subject):
        _read(subject, found, today)
    return () if found.failed else _agreed(found.commands)


def _clauses(line: str) -> list[str]:
    """Return a line's sentences; a number before its command is no sentence of its own."""
    line = _NUMBERED.sub(r"\1 ", line.strip().lstrip("-*•– ").strip())
    if _WAIT.match(line):
        return [line]
    parts: list[str] = []
    start = 0
    for end in _SENTENCE.finditer(line):
        parts.append(line[start : end.start()])
        start = end.end()
    parts.append(line[start:])
    return [part.strip() for part in parts if part.strip(" .,!;:-–")]


def _read(clause: str, found: _Found, today: date) -> None:
    """Read one clause into what was found, or mark that it was not understood."""
    if "?" in clause:
        found.failed = True
        return
    if is_courtesy(clause) and not _holds_done(clause):
        return
    commands = _commands_of(clause, today)
    if commands:
        found.commands.extend(commands)
    elif found.takes_reason and not _speaks_of_more(clause):
        found.explain(clause)
    elif is_remark(clause, today):
        found.remarked = True
    else:
        found.failed = True


def _commands_of(clause: str, today: date) -> list[Command]:
    """Return the commands of a clause: one, or one between each pair of commas."""
    whole = _one(clause, today)
    if whole is not None:
        return [whole]
    parts = [part.strip() for part in _PARTS.split(clause) if part.strip()]
    if not 1 < len(parts) <= 10:
        return []
    said = [part for part in parts if not is_courtesy(part)]
    commands = [command for part in said if (command := _one(part, today)) is not None]
    rest = [part for part in said if _one(part, today) is None]
    if all(command.kind == "done" for command in commands):
        rest = [part for part in rest if not is_remark(part, today)]
    return [] if rest else commands


def _one(clause: str, today: date) -> Command | None:
    """Return the one command a clause is, None when it is something else."""
    return _undo(clause) or _wait(clause, today) or _not_applicable(clause) or _done(clause, today)


def _tokens(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text)]


def _holds_done(text: str) -> bool:
    """Tell whether a text holds a word of a command."""
    words = set(_tokens(text))
    return not words.isdisjoint(_DONE) or "ångra" in words or "vänta" in words


def _speaks_of_more(clause: str) -> bool:
    """Tell whether a reason says more than why: another command, another day, a doubt about it."""
    words = set(_tokens(clause))
    return not words.isdisjoint(_DONE | {"ångra", "vänta", "nej", "eller", "men"}) or bool(
        _DAY.search(clause) or CODE.search(clause)
    )


@dataclass(slots=True)
class _Target:
    """Which steps a clause names, and the words in it that name none."""

    numbers: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    everything: bool = False
    words: list[str] = field(default_factory=list)


def _target(text: str) -> _Target | None:
    """Return what the words name; None where a number cannot be a step's."""
    target = _Target()
    for token in _tokens(text):
        span = re.fullmatch(r"(\d{1,2})-(\d{1,2})", token)
        if token.startswith("lv-"):
            if not CODE.fullmatch(token):
                return None
            target.codes.append(token.upper())
        elif span:
            first, last = int(span.group(1)), int(span.group(2))
            if not 0 < first < last:
                return None
            target.numbers.extend(range(first, last + 1))
        elif token[0].isdigit():
            if not token.isdecimal() or not 0 < int(token[:6]) < 100:
                return None
            target.numbers.append(int(token))
        elif token in _EVERYTHING:
            target.everything = True
        else:
            target.words.append(token)
    return target


def _command(kind: CommandKind, target: _Target, **more: object) -> Command | None:
    """Return a command on a target; None where it names all and some at once."""
    if target.everything and (target.numbers or target.codes):
        return None
    until, reason = more.get("until"), more.get("reason")
    return Command(
        kind=kind,
        numbers=tuple(dict.fromkeys(target.numbers)),
        codes=tuple(dict.fromkeys(target.codes)),
        everything=target.everything,
        until=until if isinstance(until, date) else None,
        reason=reason if isinstance(reason, str) else None,
    )


def _done(clause: str, today: date) -> Command | None:
    """Read "klart" and its kin: such words, small words, a day gone by, and the steps they name."""
    past = without_past(clause, today)
    target = None if past is None or _asks(past) else _target(past)
    if target is None:
        return None
    words = target.words
    if not any(word in _DONE for word in words):
        return None
    if any(word not in _DONE and word not in _FILLER for word in words):
        return None
    return _command("done", target)


def _asks(clause: str) -> bool:
    """Tell whether a clause is a question by its order of words, without its mark."""
    first, second = (*_tokens(clause)[:2], "", "")[:2]
    named = second in _SUBJECTS | _EVERYTHING or second[:1].isdigit() or second.startswith("lv-")
    return first in ("är", "har", "blev") and named


def _undo(clause: str) -> Command | None:
    """Read "ångra"."""
    target = _target(clause)
    if target is None or not {"ångra", "ångrar"} & set(target.words):
        return None
    return _command("undo", target) if set(target.words) <= _UNDO else None


def _wait(clause: str, today: date) -> Command | None:
    """Read "vänta till DATUM", with what follows as its reason."""
    match = _WAIT.match(clause)
    if match is None:
        return None
    target = _target(f"{match['before']} {match['middle']}")
    day = _DAY.match(match["rest"])
    if target is None or day is None or not set(target.words) <= _WAIT_WORDS:
        return None
    until = _coming(day.group().rstrip("."), today)
    reason = match["rest"][day.end() :].strip(" .,!;:-–")
    if until is None or not 0 <= (until - today).days <= _AHEAD or "?" in reason:
        return None
    if reason and _speaks_of_more(reason):
        return None
    return _command("wait", target, until=until, reason=reason[:MOST_REASON] or None)


def _coming(text: str, today: date) -> date | None:
    """Return the day a text names; one without a year is the next such day from today on."""
    if re.search(r"\d{4}", text):
        return read_date(text, today)
    days = (read_date(f"{text} {year}", today) for year in (today.year, today.year + 1))
    return next((day for day in days if day is not None and day >= today), None)


def _not_applicable(clause: str) -> Command | None:
    """Read "ej aktuellt: skäl"; "inte aktuellt än" is not it."""
    match = _NOT_APPLICABLE.match(clause)
    if match is None:
        return None
    target = _target(f"{match['before']} {match['middle']}")
    if target is None or not set(target.words) <= _NA_WORDS:
        return None
    if target.words[:2] and target.words[0] == "är" and len(target.words) > 1:
        return None
    reason = (match["reason"] or "").strip(" .,!;:-–")
    if _YET.match(reason) or (reason and _speaks_of_more(reason)):
        return None
    return _command("not_applicable", target, reason=reason[:MOST_REASON] or None)


def _agreed(commands: list[Command]) -> tuple[Command, ...]:
    """Return the commands if they do not contradict one another, each once; else none."""
    unique = tuple(dict.fromkeys(commands))
    if len(unique) < 2:
        return unique
    targets: set[int | str] = set()
    for command in unique:
        own: set[int | str] = {*command.numbers, *command.codes}
        if not own or own & targets:
            return ()
        targets |= own
    return unique
