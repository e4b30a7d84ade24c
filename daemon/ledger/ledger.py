"""The ledger: one file that holds all that was said, and all that follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from random import Random, SystemRandom
from types import TracebackType
from typing import Self

from daemon.ledger.casebook import Casebook
from daemon.ledger.connection import WAIT_SECONDS, Connection, bring_up_to_date, make_private
from daemon.ledger.eventlog import EventLog
from daemon.ledger.excerpt import Excerpt
from daemon.ledger.faults import LedgerFault
from daemon.ledger.logbook import Logbook
from daemon.ledger.messages import Messages
from daemon.ledger.outbox import OutboxTable
from daemon.ledger.upkeep import rename_clients
from daemon.ledger.values import (
    CaseRecord,
    Entry,
    Evaluator,
    MessageCounts,
    MessageRecord,
    case_key,
)
from daemon.routine.grouping import client_of_orders
from daemon.routine.state import CaseState

_RULES = "rules"


class Ledger:
    """An open ledger. It belongs to the thread that opened it; close it or use it in `with`.

    ``messages``, ``events``, ``casebook``, ``outbox`` and ``log`` are its parts. Everything
    raises LedgerFault for what is wrong with the file. Give `evaluate_with` the routine before
    anything that makes cases.
    """

    def __init__(self, connection: Connection, chance: Random) -> None:
        self._file = connection
        self._evaluate: Evaluator | None = None
        self._rules = ""
        self.messages = Messages(connection)
        self.events = EventLog(connection, client_of_orders)
        self.casebook = Casebook(connection, self.events, chance)
        self.outbox = OutboxTable(connection)
        self.log = Logbook(connection)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        readonly: bool = False,
        wait: float = WAIT_SECONDS,
        chance: Random | None = None,
    ) -> Self:
        """The ledger at ``path``, its tables brought up to this program's.

        ``create``: made, mode 0600, when it is not there. ``wait``: how many seconds to wait for
        another writer. ``chance`` gives the codes; the system's own unless a demonstration must
        come out the same twice. Raises LedgerFault.
        """
        if not path.exists():
            if not create or readonly:
                raise LedgerFault("missing", path)
            make_private(path)
        if not path.is_file():
            raise LedgerFault("not_a_ledger", path)
        connection = Connection(path, readonly=readonly, wait=wait)
        try:
            bring_up_to_date(connection, create=create)
        except BaseException:
            connection.close()
            raise
        return cls(connection, chance or SystemRandom())

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self._file.path

    @property
    def readonly(self) -> bool:
        """Whether it was opened for reading alone."""
        return self._file.readonly

    def evaluate_with(self, evaluate: Evaluator, rules: str = "") -> None:
        """Cases are made by this routine. ``rules`` names its version: when it is another than
        last time, `refresh` makes all cases anew."""
        self._evaluate = evaluate
        self._rules = rules

    def close(self) -> None:
        """The file is let go."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def writing(self) -> AbstractContextManager[None]:
        """A transaction: all the block writes is stored, or nothing. May stand within another."""
        return self._file.writing()

    def reading(self) -> AbstractContextManager[None]:
        """All the block reads is of one and the same moment."""
        return self._file.reading()

    def rehearsing(self) -> AbstractContextManager[None]:
        """The block may write and read what it wrote, and afterwards nothing of it is there."""
        return self._file.rehearsing()

    def append(self, entries: Iterable[Entry], *, today: date, now: datetime) -> int:
        """The events are stored and every case they touch is made anew, in one transaction.

        Gives how many were new; an event whose id the ledger has is passed over. ``today`` is
        local, ``now`` aware. Raises ValueError for an event that belongs nowhere.
        """
        with self.writing():
            self.log.note_first_day(today)
            if self.log.get(_RULES) is None:  # the first cases: none stands by older rules
                self.log.put(_RULES, self._rules)
            added = [self.events.add(entry, now) for entry in entries]
            new = [belongs for belongs in added if belongs is not None]
            excerpt = self.events.excerpt()
            self.casebook.recompute(
                self._concerned(new, excerpt), self._evaluator(), today, excerpt
            )
        return len(new)

    def _concerned(
        self, new: Iterable[tuple[str | None, str | None]], excerpt: Excerpt
    ) -> set[str]:
        """The cases that events of these orders and clients belong to, or have belonged to."""
        orders = {order for order, _ in new if order is not None}
        found = {case_key(None, client) for _, client in new if client is not None}
        for order, client in excerpt.clients_of(orders).items():
            found |= {case_key(order, None), case_key(order, client)}
        return found | self.casebook.holding(orders)

    def _evaluator(self) -> Evaluator:
        if self._evaluate is None:
            raise RuntimeError("Ledger.evaluate_with has not been called")
        return self._evaluate

    def refresh(self, today: date) -> int:
        """Every case's rows are those of ``today``; gives how many were made anew."""
        with self.writing():
            keys: Iterable[str] = self.casebook.outdated(today)
            if self.log.get(_RULES) != self._rules:
                keys = self.casebook.evaluated()
                self.log.put(_RULES, self._rules)
            found = list(keys)
            self.casebook.recompute(found, self._evaluator(), today)
        return len(found)

    def cases(self, today: date) -> tuple[CaseRecord, ...]:
        """Every case as it stands on ``today``, by reference; nothing is written."""
        with self.reading():
            records = [
                self.casebook.record(key, self._evaluator()(events, today))
                for key, events in self.events.cases().items()
            ]
        return tuple(sorted(records, key=lambda record: (record.ref, record.key)))

    def case(self, key: str, today: date) -> CaseRecord | None:
        """The case with this key as it stands on ``today``; nothing is written."""
        events = self.events.of_case(key)
        if not events:
            return None
        return self.casebook.record(key, self._evaluator()(events, today))

    def find_case(self, word: str, today: date) -> CaseRecord | None:
        """The case a person means: by reference, order number, LV code or pseudonym.

        The reference of an order that has since joined its client's case leads there.
        """
        name = "".join(word.split()).upper()
        with self.reading():
            for anchor in self._anchors(name):
                found = self.case(self.events.case_of(anchor), today)
                if found is not None:
                    return found
        return None

    def _anchors(self, name: str) -> Iterable[str]:
        by_ref = self.casebook.key_of_ref(name)
        if by_ref is not None:
            yield by_ref
        by_code = self.casebook.step_of_code(name)
        if by_code is not None:
            yield by_code[0]
        yield f"order:{name}"
        yield f"client:{name}"

    def review_queue(self) -> tuple[MessageRecord, ...]:
        """The messages that wait for a person, oldest first."""
        return self.messages.review_queue()

    def message_counts(self) -> MessageCounts:
        """How many messages there are, and how many have their disposition."""
        by = self.messages.by_disposition()
        return MessageCounts(
            messages=self._file.number("SELECT count(*) FROM message"),
            accounted=sum(by.values()),
            review=by.get("review", 0),
            read_through=self.log.read_through(),
        )

    def replay(self, today: date) -> tuple[str, ...]:
        """Each difference between the stored rows and what the events make, in Swedish.

        Nothing is written; `rebuild` does that.
        """
        with self.reading():
            stored, derived = self.casebook.evaluated(), self.events.cases()
            found = [
                f"{self._called(key)}: står i liggaren utan någon händelse"
                for key in stored
                if key not in derived
            ]
            for key, events in sorted(derived.items()):
                if key not in stored:
                    found.append(f"{self._called(key)}: saknas bland de härledda raderna")
                    continue
                wanted = self._evaluator()(events, stored[key])
                found.extend(
                    f"{self._called(key)}: {difference}"
                    for difference in _differences(self.casebook.state(key), wanted)
                )
        return tuple(found)

    def rebuild(self, today: date) -> None:
        """All derived rows are made anew from the events, as of ``today``."""
        with self.writing():
            self.casebook.clear()
            self.casebook.recompute(self.events.cases(), self._evaluator(), today)

    def _called(self, key: str) -> str:
        return self.casebook.ref(key) or key.partition(":")[2]

    def rename_clients(self, names: Mapping[str, str]) -> int:
        """Clients known by an old pseudonym are known by a new one; gives how many were.

        Only within `writing`, and `rebuild` must follow in the same transaction.
        """
        return rename_clients(self._file, names)

    def backup(self, target: Path) -> None:
        """A whole copy of the ledger stands at ``target``, mode 0600.

        Raises FileExistsError when something stands there, LedgerFault otherwise.
        """
        self._file.copy_to(target)

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the file itself; empty when it is whole."""
        return self._file.faults()


def _differences(stored: CaseState | None, wanted: CaseState) -> list[str]:
    if stored is None:
        return ["saknas"]
    found = []
    if (stored.client, stored.provider, stored.remarks) != (
        wanted.client,
        wanted.provider,
        wanted.remarks,
    ):
        found.append("kund, utförare eller anmärkningar skiljer sig")
    pairs = (
        ("order", {o.order: o for o in stored.orders}, {o.order: o for o in wanted.orders}),
        ("steg", {s.key: s for s in stored.steps}, {s.key: s for s in wanted.steps}),
        ("larm", {a.key: a for a in stored.alerts}, {a.key: a for a in wanted.alerts}),
    )
    for name, left, right in pairs:
        found += [
            f"{name} {key} skiljer sig" for key in sorted({*left, *right})
            if left.get(key) != right.get(key)
        ]  # fmt: skip
    if not found and stored != wanted:
        found.append("ordningen skiljer sig")
    return found
