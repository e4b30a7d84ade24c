"""Messages in: fetched, read, recorded, and only then moved."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from daemon.ledger.codec import clean
from daemon.ledger.faults import LedgerFault
from daemon.ledger.ledger import Ledger
from daemon.ledger.values import Entry, NewMessage, Place, Target
from daemon.register import Register, RegisterFault
from daemon.rounds.answers import take_answer
from daemon.rounds.bounces import take_bounce
from daemon.rounds.filing import Verdict, entries, judge, judge_register, new_message, unfit
from daemon.rounds.folder import identity
from daemon.rounds.means import Means
from daemon.rounds.ports import Fetched, Mailbox, MailboxDown, Uid
from daemon.rounds.registers import Attachments, Origin, enter
from daemon.rounds.settings import RoundSettings
from parsers.reading import Reading

_TOO_LARGE = "meddelandet är större än gränsen i [limits] message_bytes och har inte lästs"
_UNSTORABLE = "meddelandet lästes men kunde inte sparas; läs det själv"


@dataclass(slots=True)
class IntakeResult:
    """What an intake came to. ``counts`` are by the names of `once --json`."""

    counts: Counter[str] = field(default_factory=Counter)
    complete: bool = False
    fault: str | None = None
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Seen:
    """One message on its way through: where it lies (more places when there are copies)."""

    sha256: str
    size: int
    places: list[tuple[Place, Uid]]
    reading: Reading | None = None
    brought: Register | RegisterFault | None = None


def take_in(
    ledger: Ledger,
    means: Means,
    settings: RoundSettings,
    *,
    now: datetime,
    stop: Callable[[], bool] = lambda: False,
) -> IntakeResult:
    """Every message in the watched folder is in the ledger, and then moved away.

    A batch is one transaction; a message is moved only after its commit, so a crash between
    leaves it to be found again, known by its bytes, and moved without being counted twice. A
    mailbox that fails ends the intake with ``fault`` (Swedish) and what was read is kept. A
    register attached to a trusted sender's message is entered. Raises LedgerFault; what was not
    stored is still in the mailbox.
    """
    return _Intake(ledger, means, settings, now, stop).run()


class _Intake:
    def __init__(
        self,
        ledger: Ledger,
        means: Means,
        settings: RoundSettings,
        now: datetime,
        stop: Callable[[], bool],
    ) -> None:
        self._ledger = ledger
        self._source = means.mailbox
        self._readings = means.readings
        self._settings = settings
        self._now = now
        self._today = settings.local(now).date()
        self._stop = stop
        self._attachments = Attachments(means.registers, settings)
        self._result = IntakeResult()
        self._pending: dict[str, _Seen] = {}
        self._old: list[tuple[int, Target, Place, Uid]] = []
        self._unread: list[_Seen] = []
        self._ended = False

    def run(self) -> IntakeResult:
        try:
            with self._source() as mailbox:
                self._read(mailbox)
                self._result.complete = (
                    mailbox.complete and self._ended and self._result.fault is None
                )
        except MailboxDown as error:
            self._result.fault = self._result.fault or str(error)
        return self._result

    def _read(self, mailbox: Mailbox) -> None:
        done: list[_Seen] = []
        for sha256, reading in self._readings.read_all(self._fetch(mailbox)):
            seen = self._pending[sha256]
            seen.reading = reading
            seen.brought = self._attachments.taken(sha256, reading)
            done.append(seen)
            if len(done) >= self._settings.intake.batch:
                self._keep(mailbox, done)
                done = []
        self._keep(mailbox, done)

    def _fetch(self, mailbox: Mailbox) -> Iterator[tuple[str, bytes]]:
        """Give each message whose bytes the ledger does not have; note the others."""
        intake = self._settings.intake
        try:
            for batch in mailbox.batches(
                batch=intake.batch,
                max_bytes=intake.max_bytes,
                deadline=time.monotonic() + intake.seconds,
                known=self._known(),
            ):
                yield from self._meet(batch)
                if self._stop():
                    return
            self._ended = True
        except MailboxDown as error:
            self._result.fault = str(error)

    def _known(self) -> Callable[[int, Uid], bool] | None:
        """In a mailbox whose messages stay, those seen before are not fetched again.

        The set is read beforehand: the mailbox may ask from a thread of its own.
        """
        if self._settings.intake.after == "move":
            return None
        places = self._ledger.messages.places()
        return lambda uidvalidity, uid: (uidvalidity, clean(str(uid))) in places

    def _meet(self, batch: Sequence[Fetched]) -> list[tuple[str, bytes]]:
        """Give those of the batch that must be read; all of it is met before any is stored."""
        met = [(identity(fetched), fetched) for fetched in batch]
        known = self._ledger.messages.known_among(sha256 for sha256, _ in met)
        wanted: list[tuple[str, bytes]] = []
        for sha256, fetched in met:
            place = Place(
                folder=clean(fetched.folder),
                uidvalidity=fetched.uidvalidity,
                uid=clean(str(fetched.uid)),
            )
            if sha256 in known:
                message = known[sha256]
                self._old.append((message.id, message.target, place, fetched.uid))
            elif sha256 in self._pending:
                self._pending[sha256].places.append((place, fetched.uid))
            else:
                seen = self._pending[sha256] = _Seen(sha256, fetched.size, [(place, fetched.uid)])
                if fetched.raw is None:
                    self._unread.append(seen)
                else:
                    self._attachments.note(sha256, fetched.raw)
                    wanted.append((sha256, fetched.raw))
        return wanted

    def _keep(self, mailbox: Mailbox, done: list[_Seen]) -> None:
        """What has been read so far is stored, and then moved."""
        moves = self._store_old()
        batch = done + self._unread
        self._unread = []
        for seen in batch:  # until now a copy could still be added to the first
            self._pending.pop(seen.sha256, None)
        moves += self._store(batch)
        self._move(mailbox, moves)

    def _store_old(self) -> list[tuple[Target, Place, Uid]]:
        old, self._old = self._old, []
        if not old:
            return []
        with self._ledger.writing():
            new = self._ledger.messages.sight([(n, place) for n, _, place, _ in old], self._now)
        self._count({"duplicates": new, "read": new})
        return [(target, place, uid) for _, target, place, uid in old]

    def _store(self, batch: list[_Seen]) -> list[tuple[Target, Place, Uid]]:
        if not batch:
            return []
        try:
            stored, counts = self._store_together(batch)
        except LedgerFault:
            raise
        except Exception:  # noqa: BLE001 - one bad message must not stop the others
            return [move for seen in batch for move in self._store_alone(seen)]
        self._count(counts)
        return stored

    def _store_alone(self, seen: _Seen) -> list[tuple[Target, Place, Uid]]:
        try:
            stored, counts = self._store_together([seen])
        except LedgerFault:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the message goes to a person
            seen.reading = seen.brought = None
            stored, counts = self._store_together([seen], (_UNSTORABLE, "unstorable"))
        self._count(counts)
        return stored

    def _store_together(
        self, batch: list[_Seen], reason: tuple[str, str] = (_TOO_LARGE, "too_large")
    ) -> tuple[list[tuple[Target, Place, Uid]], Counter[str]]:
        counts: Counter[str] = Counter()
        moves: list[tuple[Target, Place, Uid]] = []
        facts: list[Entry] = []
        personal: list[tuple[_Seen, Reading]] = []
        brought: list[tuple[Register, Origin]] = []
        with self._ledger.writing():
            for seen in batch:
                if seen.reading is not None and seen.reading.verdict == "reply":
                    personal.append((seen, seen.reading))
                    continue
                number, target = self._add(seen, self._message(seen, reason), counts)
                moves += [(target, place, uid) for place, uid in seen.places]
                facts += self._facts(seen, number)
                if isinstance(seen.brought, Register):
                    origin = Origin(source="mail", sha256=seen.sha256, message=number)
                    brought.append((seen.brought, origin))
            self._ledger.append(facts, today=self._today, now=self._now)
            remarks = [self._enter(*one) for one in brought]
            for seen, reading in personal:  # after the facts: an answer is about what is known now
                moves += self._answer(seen, reading, counts)
        self._result.remarks += remarks
        return moves, counts

    def _enter(self, register: Register, origin: Origin) -> str:
        plan = enter(self._ledger, register, origin, self._settings, now=self._now)
        return f"ett bifogat register är inläst: {plan}"

    def _message(self, seen: _Seen, reason: tuple[str, str]) -> NewMessage:
        if seen.reading is None:
            return unfit(seen.sha256, seen.size, *reason)
        verdict = judge(seen.reading, self._settings)
        if seen.brought is not None:
            verdict = judge_register(seen.brought)
        return new_message(seen.sha256, seen.size, seen.reading, verdict, self._settings)

    def _add(self, seen: _Seen, new: NewMessage, counts: Counter[str]) -> tuple[int, Target]:
        number = self._ledger.messages.add(new, self._now)
        self._ledger.messages.sight([(number, place) for place, _ in seen.places], self._now)
        counts["read"] += len(seen.places)
        counts["duplicates"] += len(seen.places) - 1
        counts["reply" if new.verdict == "reply" else new.disposition] += 1
        return number, new.target

    def _facts(self, seen: _Seen, number: int) -> Iterable[Entry]:
        reading = seen.reading
        if reading is None:
            return []
        if reading.bounce is not None and reading.verdict == "automatic":
            take_bounce(self._ledger, reading.bounce, self._settings, now=self._now)
        if judge(reading, self._settings).disposition != "notice":
            return []
        return entries(seen.sha256, number, reading, self._now, self._settings)

    def _answer(
        self, seen: _Seen, reading: Reading, counts: Counter[str]
    ) -> list[tuple[Target, Place, Uid]]:
        verdict = Verdict(disposition="reply", reason=reading.reason, reason_code=None)
        number, _ = self._add(
            seen, new_message(seen.sha256, seen.size, reading, verdict, self._settings), counts
        )
        outcome = take_answer(
            self._ledger, reading, self._settings, message=(number, seen.sha256), now=self._now
        )
        self._ledger.messages.judge(number, outcome.disposition, outcome.reason, outcome.code)
        target: Target = "review" if outcome.disposition == "review" else "handled"
        return [(target, place, uid) for place, uid in seen.places]

    def _count(self, counts: dict[str, int] | Counter[str]) -> None:
        self._result.counts.update(counts)

    def _move(self, mailbox: Mailbox, moves: list[tuple[Target, Place, Uid]]) -> None:
        intake = self._settings.intake
        if intake.after == "keep" or self._result.fault is not None:
            return
        for target, folder in (("handled", intake.handled), ("review", intake.review)):
            chosen = [(place, uid) for aim, place, uid in moves if aim == target]
            if not chosen:
                continue
            try:
                mailbox.move([uid for _, uid in chosen], folder)
            except MailboxDown as error:
                self._result.fault = str(error)
                return
            with self._ledger.writing():
                self._ledger.messages.moved([place for place, _ in chosen])
