"""A small world for the rounds: a real ledger and routine, a mailbox and an outbox in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from zoneinfo import ZoneInfo

from daemon.ledger import Ledger
from daemon.rendering.renderer import Renderer
from daemon.rounds.means import Means
from daemon.rounds.ports import Fetched, Known, Uid
from daemon.rounds.round import RoundResult, run_round
from daemon.rounds.settings import (
    IntakeSettings,
    LadderSettings,
    OutboxSettings,
    ProviderContact,
    RoundSettings,
)
from daemon.routine.calendar import WorkCalendar
from daemon.routine.evaluate import evaluate
from daemon.routine.events import Event
from daemon.routine.rules import Locality, fold
from daemon.routine.state import CaseState
from daemon.routine.table import load
from parsers.reading import Action, Answer, Command, Notice, Reading, Status

_K = TypeVar("_K", bound=Hashable)

ZONE = ZoneInfo("Europe/Stockholm")
WEBORDER = "noreply@weborder.example"
ADMIN = "systemforvaltare@exempel.example"
NORD = "planering@nord.example"
OWN = "lasvakt@exempel.example"
PROVIDER = "Hemtjänst Nord AB"
SETTINGS = RoundSettings(
    zone=ZONE,
    calendar=WorkCalendar(),
    routine=load(locality=Locality(providers={fold(PROVIDER): PROVIDER, "nord": PROVIDER})),
    outbox=OutboxSettings(sender=f"Låsvakt <{OWN}>", sender_address=OWN),
    intake=IntakeSettings(senders=(WEBORDER,), forwarders=("@exempel.example",), batch=2),
    ladder=LadderSettings(),
    systemforvaltare=(ADMIN,),
    bistandshandlaggare=("bistand@exempel.example",),
    providers=(
        ProviderContact(name=PROVIDER, email=(NORD,), answers_from=("@nord.example",)),
    ),
    vouching="asked",
)  # fmt: skip


def at(day: int, hour: int = 9, minute: int = 0, *, month: int = 11) -> datetime:
    """A moment of 2026 on the municipality's clock. 16 November is a Monday."""
    return datetime.combine(date(2026, month, day), time(hour, minute), ZONE)


@dataclass
class MemoryMailbox:
    """A mailbox whose folders are lists; ``fail`` names the call that breaks."""

    folders: dict[str, dict[Uid, bytes]] = field(default_factory=lambda: {"INBOX": {}})
    fail: dict[str, Exception] = field(default_factory=dict)
    limit: int = 10**9
    complete: bool = False
    before_move: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        self.complete = False
        self._break("enter")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def __call__(self) -> Self:
        return self

    def _break(self, call: str) -> None:
        if call in self.fail:
            raise self.fail[call]

    def batches(
        self, *, batch: int, max_bytes: int, deadline: float, known: Known | None = None
    ) -> Iterator[list[Fetched]]:
        there = [
            (uid, raw)
            for uid, raw in self.folders["INBOX"].items()
            if known is None or not known(7, uid)
        ]
        for start in range(0, len(there), batch):
            if start >= self.limit:
                return
            self._break("batches" if start else "first")
            yield [
                Fetched(
                    folder="INBOX", uidvalidity=7, uid=uid, size=len(raw),
                    raw=raw if len(raw) <= max_bytes else None,
                )
                for uid, raw in there[start : start + batch]
            ]  # fmt: skip
        self.complete = True

    def move(self, uids: Sequence[Uid], folder: str) -> None:
        self.before_move()
        self._break("move")
        for uid in uids:
            raw = self.folders["INBOX"].pop(uid, None)
            if raw is not None:
                self.folders.setdefault(folder, {})[uid] = raw


@dataclass
class MemoryOutbox:
    """An outbox that keeps what it is sent; ``fail`` says what each recipient's server raises."""

    sent: list[EmailMessage] = field(default_factory=list)
    fail: dict[str, Exception] = field(default_factory=dict)
    down: Exception | None = None

    def __enter__(self) -> Self:
        if self.down is not None:
            raise self.down
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def __call__(self) -> Self:
        return self

    def send(self, message: EmailMessage, recipient: str) -> None:
        if recipient in self.fail:
            raise self.fail[recipient]
        assert message["To"] == recipient
        self.sent.append(message)

    def take(self) -> list[EmailMessage]:
        """What was sent since last asked."""
        taken, self.sent = self.sent, []
        return taken


@dataclass
class GivenReadings:
    """Reads each message as the test has said it reads."""

    by_bytes: dict[bytes, Reading] = field(default_factory=dict)

    def read_all(self, messages: Iterable[tuple[_K, bytes]]) -> Iterator[tuple[_K, Reading]]:
        for key, raw in messages:
            yield key, self.by_bytes[raw]


@dataclass
class World:
    """All of it, with a clock that the test moves."""

    ledger: Ledger
    settings: RoundSettings = SETTINGS
    mailbox: MemoryMailbox = field(default_factory=MemoryMailbox)
    outbox: MemoryOutbox = field(default_factory=MemoryOutbox)
    readings: GivenReadings = field(default_factory=GivenReadings)
    renderer: Renderer = field(default_factory=lambda: Renderer(None, "Exempelkommun"))
    arrived: int = 0

    def __post_init__(self) -> None:
        self.ledger.evaluate_with(self._evaluate, "test")

    def _evaluate(self, events: Sequence[Event], today: date) -> CaseState:
        routine = self.settings.routine
        golive = self.ledger.log.first_day or today
        at_home = replace(routine, locality=replace(routine.locality, golive=golive))
        return evaluate(events, at_home, self.settings.calendar, today)

    def arrive(self, reading: Reading, *, raw: bytes | None = None) -> bytes:
        """A message that reads so has come to the mailbox."""
        self.arrived += 1
        content = f"meddelande {self.arrived}".encode() if raw is None else raw
        self.readings.by_bytes[content] = reading
        self.mailbox.folders["INBOX"][self.arrived] = content
        return content

    def round(self, now: datetime, *, dry_run: bool = False) -> RoundResult:
        """One round at that time."""
        means = Means(
            mailbox=self.mailbox,
            readings=self.readings,
            sender=self.outbox,
            renderer=self.renderer,
        )
        return run_round(self.ledger, means, self.settings, now=now, dry_run=dry_run)

    def open_steps(self, now: datetime) -> dict[str, str]:
        """The state of every step not closed, by name."""
        return {
            step.step: step.state
            for case in self.ledger.cases(self.settings.local(now).date())
            for step in case.state.steps
            if step.closed is None
        }


def world(path: Path, settings: RoundSettings = SETTINGS) -> World:
    return World(Ledger.open(path / "state.db", create=True, wait=0.2), settings)


def notice(
    status: Status,
    day: date,
    *,
    order: str = "48213",
    action: Action = "installation",
    provider: str | None = PROVIDER,
    sender: str = WEBORDER,
    forwarded: bool = False,
    client: str | None = None,
) -> Reading:
    """What a weborder message of that day says."""
    stated = datetime.combine(day, time(12), ZONE).astimezone(UTC)
    return Reading(
        verdict="notice",
        forwarded=forwarded,
        notices=(
            Notice(
                order=order, action=action, status=status, date=day, provider=provider,
                locks=("PL-004512",), client=client,
            ),
        ),
        sender=sender,
        stated=stated,
        message_id=f"{order}.{status}@weborder.example",
        vouched=True,
    )  # fmt: skip


def reply(
    to: EmailMessage | str | None,
    *commands: Command,
    sender: str = ADMIN,
    now: datetime | None = None,
    codes: tuple[str, ...] = (),
    vouched: bool | None = True,
) -> Reading:
    """A person's answer to one of our messages."""
    message_id = to["Message-ID"].strip("<>") if isinstance(to, EmailMessage) else to
    return Reading(
        verdict="reply",
        reason="ett svar på en påminnelse",
        sender=sender,
        stated=now,
        vouched=vouched,
        message_id="svar.1@nord.example",
        answer=Answer(
            answers_to=() if message_id is None else (message_id,), codes=codes, commands=commands
        ),
    )


def other(verdict: str, reason: str = "annat") -> Reading:
    """A message that is not a notice."""
    return Reading(verdict=verdict, reason=reason, sender="någon@annan.example")  # type: ignore[arg-type]  # the test names a verdict


def given() -> dict[bytes, Reading]:
    """Five messages about two orders, one for review and one of no interest."""
    return {
        b"ett": notice("ordered", date(2026, 11, 15)),
        b"tva": notice("done", date(2026, 11, 16)),
        b"tre": notice("ordered", date(2026, 11, 16), order="48300"),
        b"fyra": other("review"),
        b"fem": other("ignored"),
    }


def text_of(message: EmailMessage) -> str:
    """The plain text of a message."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


DONE = Command(kind="done")
DAY = timedelta(days=1)
