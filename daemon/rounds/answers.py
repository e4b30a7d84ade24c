"""People's answers: who may say what of which step, and what is said back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypedDict

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import Disposition, Entry, Mail, NewMail
from daemon.rendering.mails import Outcome
from daemon.rounds.settings import RoundSettings
from daemon.rounds.steps import ROLE_WORDS, Held, held_step, pairs_of, rule_of
from daemon.routine.events import Confirmed, Event, Origin, Snoozed, Undone, Waived
from parsers.reading import Answer, Command, Reading

_LONGEST_WAIT = timedelta(days=366)
_NO_SECURITY = "svar räknas inte förrän [security] är inställt"
_NOT_VOUCHED = "den egna e-postservern går inte i god för svarets avsändare"
_NO_SENDER = "svaret har ingen entydig avsändare"
_UNMATCHED = "svaret hör inte till någon påminnelse som liggaren känner"
_NOT_THEIRS = "avsändaren får inte svara för steget"
_NOT_UNDERSTOOD = "svaret gick inte att förstå; det har besvarats med hur man svarar"
_NOT_UNDERSTOOD_AGAIN = "svaret gick inte att förstå, inte heller förra gången; läs det själv"
_THANKS = "ett tack för kvittot; det besvaras inte"
_BELIEVED_TWICE = "andra gången någon svarar klart, men weborderns bekräftelse har inte kommit"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOutcome:
    """What became of an answer; ``reason`` is Swedish and holds no word of it."""

    disposition: Disposition
    reason: str | None
    code: str | None


class _Fact(TypedDict):
    id: str
    stated: datetime
    date: date
    origin: Origin


class _Said(_Fact):
    step: str
    about: str
    key: str
    by: str


@dataclass(frozen=True, slots=True)
class _Done:
    """What one command did to one step."""

    held: Held
    outcome: Outcome
    until: date | None = None
    event: Event | None = None


class _NotUnderstood(Exception):
    """The commands do not say which step, or not what."""


class _Refused(Exception):
    """The answer goes to a person, unanswered."""

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


def take_answer(
    ledger: Ledger,
    reading: Reading,
    settings: RoundSettings,
    *,
    message: tuple[int, str],
    now: datetime,
) -> AnswerOutcome:
    """What the answer says is an event of each step it names, and a receipt is owed.

    ``message`` is its number and SHA-256. An answer from anyone but the step's own role and
    provider, or whom nobody vouches for, changes nothing, is not answered, and goes to review.
    One that is not understood changes nothing and is answered once. Stands within
    `Ledger.writing`.
    """
    try:
        return _Answering(ledger, reading, settings, message, now).take()
    except _Refused as refusal:
        return AnswerOutcome(disposition="review", reason=refusal.reason, code=refusal.code)


class _Answering:
    def __init__(
        self,
        ledger: Ledger,
        reading: Reading,
        settings: RoundSettings,
        message: tuple[int, str],
        now: datetime,
    ) -> None:
        if reading.answer is None:
            raise _Refused(_UNMATCHED, "answer_unmatched")
        self._ledger = ledger
        self._settings = settings
        self._answer: Answer = reading.answer
        self._sender = _vouched_sender(reading, settings)
        self._in_reply_to = reading.message_id
        self._message, self._sha256 = message
        self._now = now
        self._today = settings.local(now).date()
        self._stated = min(reading.stated or now, now)
        self._mail = self._answered()
        self._thanks = reading.reason_code == "courtesy"
        self._events = 0

    def take(self) -> AnswerOutcome:
        within = self._within()
        if not within:
            raise _Refused(_UNMATCHED, "answer_unmatched")
        if not any(self._may(held) for held in within):
            raise _Refused(_NOT_THEIRS, "answer_not_theirs")
        if self._thanks and self._mail is not None and self._mail.kind == "receipt":
            return AnswerOutcome(disposition="reply", reason=_THANKS, code="courtesy")
        try:
            if any(command.kind == "undo" for command in self._answer.commands):
                return self._undo()
            done = self._carry_out()
        except _NotUnderstood:
            return self._say_how(within)
        return self._receipt(done)

    def _answered(self) -> Mail | None:
        for message_id in self._answer.answers_to:
            mail = self._ledger.outbox.by_message_id(message_id.strip("<> "))
            if mail is not None:
                return mail
        return None

    def _within(self) -> list[Held]:
        """The steps the answered message held, else those whose codes the answer holds."""
        if self._mail is not None:
            found = _steps_of(self._ledger, self._mail)
            if found:
                return found
        return self._by_codes(self._answer.codes)

    def _by_codes(self, codes: Iterable[str]) -> list[Held]:
        found = []
        for code in codes:
            known = self._ledger.casebook.step_of_code(code)
            held = None if known is None else held_step(self._ledger, *known)
            if held is not None:
                found.append(held)
        return found

    def _may(self, held: Held) -> bool:
        """Whether the sender speaks for one of the step's roles, and for its provider."""
        provider = held.step.provider or held.case.state.provider
        roles = rule_of(held.step, self._settings).confirmers
        return any(self._settings.may_answer(self._sender, role, provider) for role in roles)

    def _carry_out(self) -> list[_Done]:
        chosen = [(command, self._chosen(command)) for command in self._answer.commands]
        named = [held.code for _, steps in chosen for held in steps]
        if not named or len(named) != len(set(named)):
            raise _NotUnderstood
        if not all(self._may(held) for _, steps in chosen for held in steps):
            raise _Refused(_NOT_THEIRS, "answer_not_theirs")
        done = [self._do(command, held) for command, steps in chosen for held in steps]
        entries = [
            Entry(event=one.event, message=self._message, anchor=one.held.anchor)
            for one in done
            if one.event is not None
        ]
        self._ledger.append(entries, today=self._today, now=self._now)
        return done

    def _chosen(self, command: Command) -> list[Held]:
        if command.codes:
            found = self._by_codes(command.codes)
            if len(found) != len(command.codes):
                raise _NotUnderstood
            return found
        within = self._within()
        if command.numbers:
            return [self._numbered(number) for number in command.numbers]
        if command.everything or len(within) == 1:
            return [held for held in within if self._may(held)]
        raise _NotUnderstood

    def _numbered(self, number: int) -> Held:
        mail = self._mail
        named = (
            {} if mail is None else {item.number: (item.anchor, item.key) for item in mail.items}
        )
        if mail is not None and not named:
            named = dict(enumerate(pairs_of(mail.payload.get("items")), start=1))
        held = held_step(self._ledger, *named[number]) if number in named else None
        if held is None:
            raise _NotUnderstood
        return held

    def _do(self, command: Command, held: Held) -> _Done:
        if held.step.closed is not None:
            return _Done(held, "unchanged")
        if command.kind == "wait":
            return self._put_off(command.until, held)
        if command.kind == "not_applicable":
            waived = Waived(**self._said(held), reason="ej aktuellt, enligt svar på påminnelsen")
            return _Done(held, "waived", event=waived)
        confirmed = Confirmed(**self._said(held), sure=False)
        if not rule_of(held.step, self._settings).message_only:
            return _Done(held, "closed", event=confirmed)
        if held.step.believed:
            return _Done(held, "reviewed", event=confirmed)
        until = self._settings.calendar.add(confirmed.date, self._settings.ladder.believe)
        return _Done(held, "believed", until, confirmed)

    def _put_off(self, until: date | None, held: Held) -> _Done:
        if until is None or not self._today < until <= self._today + _LONGEST_WAIT:
            raise _NotUnderstood
        return _Done(held, "snoozed", until, Snoozed(**self._said(held), until=until))

    def _said(self, held: Held) -> _Said:
        step = held.step
        return _Said(
            **self._fact(), step=step.step, about=step.about, key=step.key, by=self._who(held)
        )

    def _fact(self) -> _Fact:
        self._events += 1
        return _Fact(
            id=f"{self._sha256[:24]}-{self._events}",
            stated=self._stated,
            date=self._settings.local(self._stated).date(),
            origin="answer",
        )

    def _who(self, held: Held) -> str:
        """Who said it: a provider's name or a role, never an address."""
        provider = held.step.provider or held.case.state.provider
        if self._settings.may_answer(self._sender, "utforare", provider):
            return provider or ROLE_WORDS["utforare"]
        roles = rule_of(held.step, self._settings).confirmers
        mine = (r for r in roles if self._settings.may_answer(self._sender, r, provider))
        return ROLE_WORDS[next(mine)]

    def _undo(self) -> AnswerOutcome:
        """In answer to a receipt: what it acknowledged is taken back."""
        mail = self._mail
        if mail is None or mail.kind != "receipt" or len(self._answer.commands) > 1:
            raise _NotUnderstood
        steps = _steps_of(self._ledger, mail)
        if not all(self._may(held) for held in steps):
            raise _Refused(_NOT_THEIRS, "answer_not_theirs")
        done = [_Done(held, "reopened") for held in steps]
        entries = [
            Entry(event=Undone(**self._fact(), undoes=event), message=self._message)
            for event in _texts(mail.payload.get("events"))
        ]
        if not entries:
            raise _NotUnderstood
        self._ledger.append(entries, today=self._today, now=self._now)
        return self._receipt(done)

    def _receipt(self, done: list[_Done]) -> AnswerOutcome:
        items: list[dict[str, str | None]] = [
            {
                "anchor": one.held.anchor,
                "key": one.held.step.key,
                "outcome": one.outcome,
                "until": None if one.until is None else one.until.isoformat(),
            }
            for one in done
        ]
        events = [one.event.id for one in done if one.event is not None]
        if not self._said_already(items):
            self._send("receipt", {"items": items, "events": events}, self._once_a_day(done))
        for one in done:
            if one.outcome == "closed" and one.held.step.step == "return_receipt_product":
                self._tell_returned(one.held)
        if any(one.outcome == "reviewed" for one in done):
            return AnswerOutcome(
                disposition="review", reason=_BELIEVED_TWICE, code="believed_twice"
            )
        return AnswerOutcome(disposition="reply", reason=None, code=None)

    def _once_a_day(self, done: list[_Done]) -> str | None:
        """The key of a receipt that says nothing new: one of them a day is enough."""
        new = any(
            one.outcome not in ("unchanged", "reviewed")
            and not (one.outcome == "snoozed" and one.held.step.snoozed_until == one.until)
            for one in done
        )
        codes = " ".join(sorted(one.held.code for one in done))
        return None if new else f"nothing_new {self._today} {codes}"

    def _said_already(self, items: list[dict[str, str | None]]) -> bool:
        """Whether the answered receipt said the same: a program that answers all mail gets none."""
        if self._mail is None or self._mail.kind not in ("receipt", "not_understood"):
            return False
        said = self._mail.payload.get("items")
        before = said if isinstance(said, list) else []
        return all(item["outcome"] == "unchanged" or item in before for item in items)

    def _say_how(self, within: list[Held]) -> AnswerOutcome:
        if self._mail is not None and self._mail.kind == "not_understood":
            return AnswerOutcome(
                disposition="review", reason=_NOT_UNDERSTOOD_AGAIN, code="not_understood_again"
            )
        about = self._mail.id if self._mail is not None else within[0].code
        items = [
            {"anchor": held.anchor, "key": held.step.key}
            for held in within
            if held.step.closed is None and self._may(held)
        ]
        once = f"not_understood {about}"
        if not self._send("not_understood", {"items": items}, once):
            return AnswerOutcome(
                disposition="review", reason=_NOT_UNDERSTOOD_AGAIN, code="not_understood_again"
            )
        return AnswerOutcome(disposition="reply", reason=_NOT_UNDERSTOOD, code="not_understood")

    def _send(self, kind: str, payload: dict[str, object], once: str | None = None) -> bool:
        """The answer's answer is owed, unless the address has had its fill of them today."""
        outbox = self._ledger.outbox
        cap = self._settings.outbox.per_recipient_day
        if outbox.count_kind(kind, self._sender, self._today) >= cap:
            return False
        mail = NewMail(
            kind=kind,
            recipient=self._sender,
            payload=payload,
            in_reply_to=self._in_reply_to,
            once_key=once,
        )
        return outbox.queue(mail, day=self._today, now=self._now) is not None

    def _tell_returned(self, held: Held) -> None:
        for admin in self._settings.systemforvaltare:
            self._ledger.outbox.queue(
                NewMail(
                    kind="returned",
                    recipient=admin,
                    role="systemforvaltare",
                    payload={"anchor": held.anchor, "key": held.step.key},
                ),
                day=self._today,
                now=self._now,
            )


def _vouched_sender(reading: Reading, settings: RoundSettings) -> str:
    if settings.vouching == "absent":
        raise _Refused(_NO_SECURITY, "no_security")
    if reading.sender is None:
        raise _Refused(_NO_SENDER, "no_sender")
    if settings.vouching == "asked" and reading.vouched is not True:
        raise _Refused(_NOT_VOUCHED, "not_vouched")
    return reading.sender


def _steps_of(ledger: Ledger, mail: Mail) -> list[Held]:
    """The steps a message held, those since gone left out."""
    pairs = [(item.anchor, item.key) for item in mail.items]
    pairs += pairs_of(mail.payload.get("items"))
    found = [held_step(ledger, anchor, key) for anchor, key in pairs]
    return [held for held in found if held is not None]


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
