"""The outbox: every message owed, its steps, and what became of it."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime

from daemon.ledger.codec import clean, from_moment, maybe_moment, moment, to_json
from daemon.ledger.connection import Connection, Row
from daemon.ledger.values import Item, ItemState, Mail, NewItem, NewMail


class OutboxTable:
    """The ledger's outbox. All that changes it stands within `Ledger.writing`."""

    def __init__(self, connection: Connection) -> None:
        self._file = connection

    def queue(self, mail: NewMail, *, day: date, now: datetime) -> int | None:
        """The message is owed, due at once; None when nothing of it is new.

        Steps that have had the same rung before are left out; a message that had steps and has
        none left, or whose ``once_key`` is taken, is not queued.
        """
        if mail.once_key is not None and self.was_queued(mail.once_key):
            return None
        items = tuple(item for item in mail.items if not self.is_taken(item, mail.recipient))
        if mail.items and not items:
            return None
        number = self._file.insert(
            """INSERT INTO outbox (kind, recipient, recipient_mark, role, state, day, created,
                   not_before, once_key, in_reply_to, payload)
               VALUES (?, ?, ?, ?, 'due', ?, ?, ?, ?, ?, ?)""",
            (
                mail.kind,
                mail.recipient,
                _mark(mail.recipient),
                mail.role,
                day.isoformat(),
                moment(now),
                moment(now),
                mail.once_key,
                mail.in_reply_to,
                clean(to_json(dict(mail.payload))),
            ),
        )
        self._file.write_many(
            "INSERT INTO outbox_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'owed')",
            [
                (
                    number, n, item.anchor, item.key, item.ladder, item.rung, item.audience,
                    mail.recipient,
                )
                for n, item in enumerate(items, start=1)
            ],
        )  # fmt: skip
        return number

    def was_queued(self, once_key: str) -> bool:
        """Whether a message with this key has ever been queued."""
        return (
            self._file.row("SELECT 1 FROM outbox WHERE once_key = ?", (once_key,)) is not None
        )  # fmt: skip

    def is_taken(self, item: NewItem, recipient: str) -> bool:
        """Whether this rung of the step is owed or was sent to the recipient already."""
        return (
            self._file.row(
                """SELECT 1 FROM outbox_item WHERE anchor = ? AND key = ? AND ladder = ?
                   AND rung = ? AND audience = ? AND recipient = ? AND state <> 'void'""",
                (item.anchor, item.key, item.ladder, item.rung, item.audience, recipient),
            )
            is not None
        )

    def tried(self, item: NewItem, recipient: str, day: date) -> bool:
        """Whether this rung was tried in vain for the recipient on that day."""
        return (
            self._file.row(
                """SELECT 1 FROM outbox_item AS i JOIN outbox AS o ON o.id = i.outbox
                   WHERE i.anchor = ? AND i.key = ? AND i.ladder = ? AND i.rung = ?
                     AND i.audience = ? AND i.recipient = ? AND o.state = 'failed'
                     AND o.day = ?""",
                (
                    item.anchor, item.key, item.ladder, item.rung, item.audience, recipient,
                    day.isoformat(),
                ),
            )
            is not None
        )  # fmt: skip

    def rungs(self, anchor: str, key: str) -> tuple[tuple[str, int, date], ...]:
        """The rungs of the step that its role has been sent or is owed: ladder, rung, day."""
        rows = self._file.rows(
            """SELECT DISTINCT i.ladder, i.rung, o.day FROM outbox_item AS i
               JOIN outbox AS o ON o.id = i.outbox
               WHERE i.anchor = ? AND i.key = ? AND i.state <> 'void'
                 AND i.audience NOT LIKE 'copy%' ORDER BY o.day, i.rung""",
            (anchor, key),
        )
        return tuple((row[0], row[1], date.fromisoformat(row[2])) for row in rows)

    def get(self, number: int) -> Mail | None:
        """The message with this number."""
        row = self._file.row("SELECT * FROM outbox WHERE id = ?", (number,))
        return None if row is None else self._mail(row)

    def by_message_id(self, message_id: str) -> Mail | None:
        """The message that went out under this Message-ID, without angle brackets."""
        row = self._file.row("SELECT * FROM outbox WHERE message_id = ?", (message_id,))
        return None if row is None else self._mail(row)

    def unfinished(self) -> tuple[Mail, ...]:
        """The messages that are still to go, oldest first."""
        rows = self._file.rows(
            "SELECT * FROM outbox WHERE state IN ('due', 'retry', 'sending') ORDER BY id"
        )
        return tuple(self._mail(row) for row in rows)

    def all(self) -> tuple[Mail, ...]:
        """Every message, oldest first."""
        return tuple(self._mail(row) for row in self._file.rows("SELECT * FROM outbox ORDER BY id"))

    def claim(self, number: int, message_id: str, now: datetime) -> None:
        """The message is being sent, under this Message-ID."""
        self._file.write(
            """UPDATE outbox SET state = 'sending', message_id = ?, claimed = ?,
                   attempts = attempts + 1 WHERE id = ?""",
            (message_id, moment(now), number),
        )

    def sent(self, number: int, now: datetime, remark: str | None = None) -> None:
        """The message has gone, and its steps have had their rung."""
        self._finish(number, "sent", now, remark)
        self._file.write(
            "UPDATE outbox_item SET state = 'sent' WHERE outbox = ? AND state = 'owed'", (number,)
        )

    def postpone(
        self, number: int, not_before: datetime, remark: str, *, again: bool = False
    ) -> None:
        """The message is tried again no earlier than that. ``again``: it may have gone already."""
        self._file.write(
            """UPDATE outbox SET state = 'retry', not_before = ?, remark = ?,
                   again = max(again, ?) WHERE id = ?""",
            (moment(not_before), remark, int(again), number),
        )

    def unclaim(self, number: int, not_before: datetime, remark: str) -> None:
        """The message has surely not gone, and the attempt does not count."""
        self._file.write(
            """UPDATE outbox SET state = 'retry', not_before = ?, remark = ?,
                   attempts = max(attempts - 1, 0) WHERE id = ?""",
            (moment(not_before), remark, number),
        )

    def failed(self, number: int, now: datetime, remark: str) -> None:
        """The message is given up; its steps have not had their rung."""
        self._finish(number, "failed", now, remark)
        self._set_items(number, "void")

    def dropped(self, number: int, now: datetime, remark: str) -> None:
        """The message is not sent; its steps have not had their rung."""
        self._finish(number, "dropped", now, remark)
        self._set_items(number, "void")

    def drop_item(self, number: int, item: int) -> None:
        """One step of the message is no longer owed."""
        self._file.write(
            "UPDATE outbox_item SET state = 'void' WHERE outbox = ? AND number = ?", (number, item)
        )

    def renumber(self, number: int) -> None:
        """The steps still owed are numbered 1, 2, 3 … as before; the others come after them."""
        self._file.write(
            "UPDATE outbox_item SET number = number + 100000 WHERE outbox = ?", (number,)
        )
        rows = self._file.rows(
            "SELECT number FROM outbox_item WHERE outbox = ? ORDER BY state = 'void', number",
            (number,),
        )
        self._file.write_many(
            "UPDATE outbox_item SET number = ? WHERE outbox = ? AND number = ?",
            [(new, number, row["number"]) for new, row in enumerate(rows, start=1)],
        )

    def came_back(self, number: int, remark: str) -> None:
        """The message, though sent, did not reach its reader: its rungs do not count."""
        self._file.write(
            "UPDATE outbox SET state = 'failed', remark = ? WHERE id = ?", (remark, number)
        )  # fmt: skip
        self._set_items(number, "void")

    def sent_on(self, recipient: str, day: date) -> int:
        """How many messages have gone to the address that day, those being sent included."""
        return self._file.number(
            """SELECT count(*) FROM outbox WHERE recipient_mark = ? AND day = ?
               AND state IN ('sent', 'sending')""",
            (_mark(recipient), day.isoformat()),
        )

    def count_kind(self, kind: str, recipient: str, day: date) -> int:
        """How many messages of that kind the address has been owed that day."""
        return self._file.number(
            "SELECT count(*) FROM outbox WHERE kind = ? AND recipient_mark = ? AND day = ?",
            (kind, _mark(recipient), day.isoformat()),
        )

    def count(self) -> int:
        """How many messages there have ever been."""
        return self._file.number("SELECT count(*) FROM outbox")

    def by_state(self) -> dict[str, int]:
        """How many messages stand in each state."""
        rows = self._file.rows("SELECT state, count(*) FROM outbox GROUP BY state")
        return {str(row[0]): int(row[1]) for row in rows}

    # What has no role went to a person's own address, in answer to them: once it has gone only
    # its domain is kept. By the mark it is still counted how much they have got that day.
    def _finish(self, number: int, state: str, now: datetime, remark: str | None) -> None:
        self._file.write(
            """UPDATE outbox SET state = ?, finished = ?, remark = ?,
                   recipient = CASE WHEN role IS NULL
                       THEN substr(recipient, instr(recipient, '@')) ELSE recipient END
               WHERE id = ?""",
            (state, moment(now), remark, number),
        )

    def _set_items(self, number: int, state: ItemState) -> None:
        self._file.write("UPDATE outbox_item SET state = ? WHERE outbox = ?", (state, number))

    def _mail(self, row: Row) -> Mail:
        items = self._file.rows(
            "SELECT * FROM outbox_item WHERE outbox = ? ORDER BY number", (row["id"],)
        )
        return Mail(
            id=row["id"],
            kind=row["kind"],
            recipient=row["recipient"],
            role=row["role"],
            state=row["state"],
            day=date.fromisoformat(row["day"]),
            created=from_moment(row["created"]),
            not_before=from_moment(row["not_before"]),
            message_id=row["message_id"],
            claimed=maybe_moment(row["claimed"]),
            finished=maybe_moment(row["finished"]),
            attempts=row["attempts"],
            again=bool(row["again"]),
            remark=row["remark"],
            in_reply_to=row["in_reply_to"],
            payload=json.loads(row["payload"]),
            items=tuple(_item(one) for one in items),
        )


def _item(row: Row) -> Item:
    return Item(
        number=row["number"],
        anchor=row["anchor"],
        key=row["key"],
        ladder=row["ladder"],
        rung=row["rung"],
        audience=row["audience"],
        state=row["state"],
    )


def _mark(address: str) -> str:
    return hashlib.sha256(address.lower().encode("utf-8", "replace")).hexdigest()[:20]
