"""What the ledger knows of itself: its rounds, its first day, the addresses mail came back from."""

from __future__ import annotations

from datetime import date, datetime

from daemon.ledger.codec import from_moment, maybe_moment, moment
from daemon.ledger.connection import Connection
from daemon.ledger.values import Flag, RoundRecord

_FIRST_DAY = "first_day"


class Logbook:
    """The ledger's rounds, settings of its own, and flagged addresses."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def get(self, name: str) -> str | None:
        """What the ledger has noted under this name."""
        row = self._file.row("SELECT value FROM meta WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        """The ledger has this noted under the name."""
        self._file.write(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (name, value),
        )

    @property
    def first_day(self) -> date | None:
        """The local day the ledger was first used, by a round or a person; None before it."""
        text = self.get(_FIRST_DAY)
        return None if text is None else date.fromisoformat(text)

    def note_first_day(self, today: date) -> None:
        """The ledger's first day is ``today``, unless a round, import or act has set it before."""
        if self.first_day is None:
            self.put(_FIRST_DAY, today.isoformat())

    def begin(self, now: datetime, today: date) -> int:
        """A round has begun; gives its number. The first one sets the ledger's first day."""
        self.note_first_day(today)
        return self._file.insert(
            "INSERT INTO round (started, outcome) VALUES (?, 'pågår')", (moment(now),)
        )

    def finish(
        self, number: int, now: datetime, *, read_through: datetime | None, outcome: str
    ) -> None:
        """The round has ended. ``read_through``: the mailbox was read to its end, as of then."""
        self._file.write(
            "UPDATE round SET ended = ?, read_through = coalesce(?, read_through), outcome = ?"
            " WHERE id = ?",
            (moment(now), None if read_through is None else moment(read_through), outcome, number),
        )

    def note_read(self, number: int, read_through: datetime) -> None:
        """The round, still going on, has read the mailbox to its end."""
        self._file.write(
            "UPDATE round SET read_through = ? WHERE id = ?", (moment(read_through), number)
        )  # fmt: skip

    def read_through(self) -> datetime | None:
        """The moment (UTC) up to which the mailbox has been read to its end; None: never."""
        row = self._file.row("SELECT max(read_through) FROM round")
        return maybe_moment(None if row is None else row[0])

    def rounds(self, last: int = 20) -> tuple[RoundRecord, ...]:
        """The latest rounds, newest first."""
        rows = self._file.rows("SELECT * FROM round ORDER BY id DESC LIMIT ?", (last,))
        return tuple(
            RoundRecord(
                started=from_moment(row["started"]),
                ended=maybe_moment(row["ended"]),
                read_through=maybe_moment(row["read_through"]),
                outcome=row["outcome"],
            )
            for row in rows
        )

    def flag(self, address: str, reason: str, now: datetime) -> bool:
        """The address is flagged: no reminder goes there. False when it was so already."""
        return (
            self._file.write(
                "INSERT INTO flagged_address VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (address.lower(), moment(now), reason),
            )
            > 0
        )

    def unflag(self, address: str) -> bool:
        """Reminders may go to the address again; false when they might already."""
        return (
            self._file.write("DELETE FROM flagged_address WHERE address = ?", (address.lower(),))
            > 0
        )

    def flags(self) -> tuple[Flag, ...]:
        """The flagged addresses."""
        rows = self._file.rows("SELECT * FROM flagged_address ORDER BY address")
        return tuple(
            Flag(address=row["address"], since=from_moment(row["since"]), reason=row["reason"])
            for row in rows
        )
