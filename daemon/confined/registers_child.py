"""The child in which registers are read: ``python -m daemon.confined.registers_child``.

Its arguments are the memory and the seconds. A frame is a letter, FILE or LETTER, and the bytes
of a register or of a message with one attached.
"""

from __future__ import annotations

import pickle
import sys

from daemon.confined.child import Work, serve
from daemon.register import NothingThere, RegisterFault, Vocabulary, read_register
from daemon.register.codec import encode
from parsers.mail.attachments import attached_tables

FILE, LETTER = b"F", b"L"
_NONE = "inget register (CSV eller XLSX) är bifogat"
_MANY = "mer än ett register är bifogat; skicka ett i varje meddelande"


def main() -> None:
    """Read registers until there are no more."""
    serve(register_reader, int(sys.argv[1]), float(sys.argv[2]))


def register_reader(settings: bytes) -> Work:
    """The register's reader as a function from a frame to an encoded Register or fault.

    ``settings`` is the parent's own Vocabulary, pickled; the answers never are.
    """
    vocabulary: Vocabulary = pickle.loads(settings)  # noqa: S301 - from our parent, over our pipe

    def work(frame: bytes) -> bytes:
        try:
            return encode(read_register(_table(frame[:1], frame[1:]), vocabulary))
        except RegisterFault as fault:
            return encode(fault)

    return work


def _table(kind: bytes, data: bytes) -> bytes:
    if kind == FILE:
        return data
    found = attached_tables(data)
    if len(found) > 1:
        raise RegisterFault(_MANY)
    if not found:
        raise NothingThere(_NONE)
    return found[0]


if __name__ == "__main__":
    main()
