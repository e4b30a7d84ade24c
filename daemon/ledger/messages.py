"""The messages: each has one row, known by its bytes, and exactly one disposition."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from daemon.ledger.codec import clean, from_moment, maybe_moment, moment, to_json
from daemon.ledger.connection import Connection, Row
from daemon.ledger.values import Disposition, MessageRecord, NewMessage, Place

_HINT_LENGTH = 250


class Messages:
    """The ledger's messages and where they have been seen."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def known(self, sha256: str) -> MessageRecord | None:
        """The message with these bytes, if the ledger has it."""
        return self.known_among([sha256]).get(sha256)

    def known_among(self, hashes: Iterable[str]) -> Mapping[str, MessageRecord]:
        """Those of the messages with these bytes that the ledger has, by their SHA-256."""
        rows = self._file.among("SELECT * FROM message WHERE sha256 IN ({these})", hashes)
        return {row["sha256"]: _message(row) for row in rows}

    def get(self, number: int) -> MessageRecord | None:
        """The message that a person calls by this number."""
        row = self._file.row("SELECT * FROM message WHERE id = ?", (number,))
        return None if row is None else _message(row)

    def add(self, new: NewMessage, now: datetime) -> int:
        """The message has its row; gives its number. Only within `Ledger.writing`."""
        return self._file.insert(
            """INSERT INTO message (sha256, message_id, sender, verdict, reason, reason_code,
                   disposition, stated, recorded, size, layout, partial, target)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                new.sha256,
                _hint(new.message_id),
                new.sender,
                new.verdict,
                None if new.reason is None else clean(new.reason),
                new.reason_code,
                new.disposition,
                None if new.stated is None else moment(new.stated),
                moment(now),
                new.size,
                new.layout,
                clean(to_json(dict(new.partial))),
                new.target,
            ),
        )

    def sight(self, sightings: Iterable[tuple[int, Place]], now: datetime) -> int:
        """The messages are noted as lying there; gives how many were not known to."""
        return self._file.write_many(
            """INSERT INTO sighting (folder, uidvalidity, uid, message, seen)
               VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
            [
                (place.folder, place.uidvalidity, place.uid, number, moment(now))
                for number, place in sightings
            ],
        )

    def moved(self, places: Iterable[Place]) -> None:
        """The messages are noted as moved away from there."""
        self._file.write_many(
            "UPDATE sighting SET moved = 1 WHERE folder = ? AND uidvalidity = ? AND uid = ?",
            [(place.folder, place.uidvalidity, place.uid) for place in places],
        )

    def places(self) -> frozenset[tuple[int, str]]:
        """Where messages have been seen: UIDVALIDITY and UID."""
        rows = self._file.rows("SELECT uidvalidity, uid FROM sighting")
        return frozenset((row["uidvalidity"], row["uid"]) for row in rows)

    def judge(
        self, number: int, disposition: Disposition, reason: str | None, code: str | None
    ) -> None:
        """The message, just added, has this disposition, and the target that goes with it."""
        self._file.write(
            "UPDATE message SET disposition = ?, reason = ?, reason_code = ?, target = ?"
            " WHERE id = ?",
            (disposition, reason, code, "review" if disposition == "review" else "handled", number),
        )

    def review_queue(self) -> tuple[MessageRecord, ...]:
        """The messages that wait for a person, oldest first."""
        rows = self._file.rows("SELECT * FROM message WHERE disposition = 'review' ORDER BY id")
        return tuple(_message(row) for row in rows)

    def all(self) -> tuple[MessageRecord, ...]:
        """Every message, oldest first."""
        return tuple(_message(row) for row in self._file.rows("SELECT * FROM message ORDER BY id"))

    def decide(
        self, number: int, disposition: Disposition, *, by: str, reason: str | None, now: datetime
    ) -> bool:
        """A person has taken the message out of review; false when it does not stand there."""
        return (
            self._file.write(
                """UPDATE message SET disposition = ?, target = 'handled', decided = ?,
                       decided_by = ?, decided_reason = ?
                   WHERE id = ? AND disposition = 'review'""",
                (disposition, moment(now), clean(by), reason and clean(reason), number),
            )
            > 0
        )

    def last_decided(self) -> datetime | None:
        """When a person last took a message out of review; None: never."""
        row = self._file.row("SELECT max(decided) FROM message WHERE decided IS NOT NULL")
        return None if row is None else maybe_moment(row[0])

    def read_anew(self, number: int, new: NewMessage) -> bool:
        """A message in review has a new reading (`review retry`); false when it is not there."""
        return (
            self._file.write(
                """UPDATE message SET verdict = ?, reason = ?, reason_code = ?, disposition = ?,
                       stated = ?, layout = ?, partial = ?, target = ?
                   WHERE id = ? AND disposition = 'review'""",
                (
                    new.verdict,
                    new.reason and clean(new.reason),
                    new.reason_code,
                    new.disposition,
                    None if new.stated is None else moment(new.stated),
                    new.layout,
                    clean(to_json(dict(new.partial))),
                    new.target,
                    number,
                ),
            )
            > 0
        )

    def by_disposition(self) -> dict[str, int]:
        """How many messages have each disposition."""
        rows = self._file.rows("SELECT disposition, count(*) FROM message GROUP BY disposition")
        return {str(row[0]): int(row[1]) for row in rows}


def _hint(message_id: str | None) -> str | None:
    return None if message_id is None else clean(message_id)[:_HINT_LENGTH]


def _message(row: Row) -> MessageRecord:
    return MessageRecord(
        id=row["id"],
        sha256=row["sha256"],
        size=row["size"],
        verdict=row["verdict"],
        disposition=row["disposition"],
        target=row["target"],
        reason=row["reason"],
        reason_code=row["reason_code"],
        message_id=row["message_id"],
        sender=row["sender"],
        stated=maybe_moment(row["stated"]),
        layout=row["layout"],
        partial=json.loads(row["partial"]),
        recorded=from_moment(row["recorded"]),
        decided=maybe_moment(row["decided"]),
        decided_by=row["decided_by"],
        decided_reason=row["decided_reason"],
    )
