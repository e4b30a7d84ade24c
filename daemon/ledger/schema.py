"""The ledger's tables, version by version. Only ever add a migration; never change one."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("lasvakt")

_VERSION_1 = (
    """
    CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # One row a message, known by its bytes. `disposition` is the one thing that became of it.
    """
    CREATE TABLE message (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        message_id TEXT,
        sender TEXT,
        verdict TEXT NOT NULL,
        reason TEXT,
        reason_code TEXT,
        disposition TEXT NOT NULL CHECK (disposition IN
            ('notice', 'reply', 'automatic', 'ignored', 'review', 'accepted', 'dismissed')),
        stated TEXT,
        recorded TEXT NOT NULL,
        size INTEGER NOT NULL,
        layout TEXT,
        partial TEXT NOT NULL,
        target TEXT NOT NULL CHECK (target IN ('handled', 'review')),
        decided TEXT,
        decided_by TEXT,
        decided_reason TEXT
    ) STRICT
    """,
    "CREATE INDEX message_disposition ON message (disposition)",
    # Where a message has been seen. Two copies of the same bytes are two sightings.
    """
    CREATE TABLE sighting (
        folder TEXT NOT NULL,
        uidvalidity INTEGER NOT NULL,
        uid TEXT NOT NULL,
        message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
        seen TEXT NOT NULL,
        moved INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1)),
        PRIMARY KEY (folder, uidvalidity, uid)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX sighting_message ON sighting (message)",
    """
    CREATE TABLE event (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        stated TEXT NOT NULL,
        date TEXT NOT NULL,
        order_no TEXT,
        client TEXT,
        payload TEXT NOT NULL,
        message INTEGER REFERENCES message (id) ON DELETE SET NULL,
        recorded TEXT NOT NULL,
        CHECK (order_no IS NOT NULL OR client IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX event_order ON event (order_no) WHERE order_no IS NOT NULL",
    "CREATE INDEX event_client ON event (client) WHERE client IS NOT NULL",
    "CREATE INDEX event_message ON event (message) WHERE message IS NOT NULL",
    """
    CREATE TABLE case_ref (
        key TEXT PRIMARY KEY,
        ref TEXT NOT NULL UNIQUE
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE step_code (
        code TEXT PRIMARY KEY,
        anchor TEXT NOT NULL,
        key TEXT NOT NULL,
        UNIQUE (anchor, key)
    ) STRICT, WITHOUT ROWID
    """,
    # Derived from the events; `replay` rebuilds all of what follows down to `alert_row`.
    """
    CREATE TABLE case_row (
        key TEXT PRIMARY KEY,
        client TEXT,
        provider TEXT,
        remarks TEXT NOT NULL,
        evaluated TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE order_row (
        case_key TEXT NOT NULL REFERENCES case_row (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        order_no TEXT NOT NULL UNIQUE,
        action TEXT,
        status TEXT NOT NULL,
        date TEXT NOT NULL,
        provider TEXT,
        locks TEXT NOT NULL,
        PRIMARY KEY (case_key, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE step_row (
        case_key TEXT NOT NULL REFERENCES case_row (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        anchor TEXT NOT NULL,
        key TEXT NOT NULL,
        step TEXT NOT NULL,
        about TEXT NOT NULL,
        role TEXT NOT NULL,
        provider TEXT,
        opened TEXT NOT NULL,
        due TEXT NOT NULL,
        state TEXT NOT NULL,
        workdays_late INTEGER NOT NULL,
        closed TEXT,
        why TEXT NOT NULL,
        closed_why TEXT,
        closed_by TEXT,
        snoozed_until TEXT,
        believed INTEGER NOT NULL,
        adopted INTEGER NOT NULL,
        PRIMARY KEY (case_key, position),
        UNIQUE (anchor, key)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX step_row_state ON step_row (state)",
    """
    CREATE TABLE alert_row (
        case_key TEXT NOT NULL REFERENCES case_row (key) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        anchor TEXT NOT NULL,
        key TEXT NOT NULL,
        guard TEXT NOT NULL,
        about TEXT NOT NULL,
        since TEXT NOT NULL,
        told TEXT NOT NULL,
        provider TEXT,
        withdrawn TEXT,
        adopted INTEGER NOT NULL,
        PRIMARY KEY (case_key, position),
        UNIQUE (anchor, key)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        recipient TEXT NOT NULL,
        recipient_mark TEXT NOT NULL,
        role TEXT,
        state TEXT NOT NULL CHECK (state IN
            ('due', 'sending', 'retry', 'sent', 'failed', 'dropped')),
        day TEXT NOT NULL,
        created TEXT NOT NULL,
        not_before TEXT NOT NULL,
        message_id TEXT UNIQUE,
        claimed TEXT,
        finished TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        again INTEGER NOT NULL DEFAULT 0,
        remark TEXT,
        once_key TEXT UNIQUE,
        in_reply_to TEXT,
        payload TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX outbox_state ON outbox (state)",
    "CREATE INDEX outbox_recipient ON outbox (recipient_mark, day)",
    # A rung of a step goes once to one recipient; 'void' says it never arrived and may go again.
    """
    CREATE TABLE outbox_item (
        outbox INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        anchor TEXT NOT NULL,
        key TEXT NOT NULL,
        ladder TEXT NOT NULL,
        rung INTEGER NOT NULL,
        audience TEXT NOT NULL,
        recipient TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('owed', 'sent', 'stopped', 'void')),
        PRIMARY KEY (outbox, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE UNIQUE INDEX outbox_item_once ON outbox_item
        (anchor, key, ladder, rung, audience, recipient) WHERE state <> 'void'
    """,
    "CREATE INDEX outbox_item_step ON outbox_item (anchor, key)",
    """
    CREATE TABLE flagged_address (
        address TEXT PRIMARY KEY,
        since TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE round (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        started TEXT NOT NULL,
        ended TEXT,
        read_through TEXT,
        outcome TEXT NOT NULL
    ) STRICT
    """,
)


@migrations()
def version_1(db: Database) -> None:
    """The first ledger."""
    for statement in _VERSION_1:
        db.execute(statement)
