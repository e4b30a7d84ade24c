"""Registers read in a child of their own: whatever a file does to their reader, it is one fault."""

from __future__ import annotations

import pickle
import sys

from daemon.confined.registers_child import FILE, LETTER
from daemon.confined.workers import Confinement, Failure, Workers
from daemon.register import Register, RegisterFault, Vocabulary
from daemon.register.codec import decode

CHILD = (sys.executable, "-I", "-B", "-X", "utf8", "-m", "daemon.confined.registers_child")
SECONDS, MEGABYTES = 60.0, 1000
_FAILED = {
    Failure.TIMEOUT: "filen tog för lång tid att läsa; dela exporten eller spara som CSV",
    Failure.MEMORY: "filen krävde för mycket minne att läsa; dela exporten eller spara som CSV",
    Failure.CRASHED: "filen fick läsaren att avbrytas; exportera den på nytt",
}


class ConfinedRegisters:
    """Reads registers in a child process that is gone again when the file is read."""

    def __init__(
        self, vocabulary: Vocabulary, *, seconds: float = SECONDS, megabytes: int = MEGABYTES
    ) -> None:
        self._made = Confinement(
            command=CHILD,
            settings=pickle.dumps(vocabulary),
            memory=megabytes << 20,
            seconds=seconds,
            most=1,
        )

    def read(self, data: bytes) -> Register:
        """The register in the bytes of a file. Raises RegisterFault, WorkersBroken."""
        return self._ask(FILE + data)

    def read_attached(self, raw: bytes) -> Register:
        """The one register attached to a message. Raises RegisterFault, WorkersBroken."""
        return self._ask(LETTER + raw)

    def _ask(self, frame: bytes) -> Register:
        workers = Workers(self._made)
        try:
            (answer,) = workers.answers([frame])
        finally:
            workers.close()
        if isinstance(answer, Failure):
            raise RegisterFault(_FAILED[answer])
        return decode(answer)
