"""The child in which messages are parsed: ``python -m daemon.confined.readings_child``.

Its arguments are the memory in bytes and the seconds that one message may cost.
"""

from __future__ import annotations

import pickle
import sys

from daemon.confined.child import Work, serve
from parsers.codec import encode
from parsers.read import read


def main() -> None:
    """Parse weborder messages until there are no more."""
    serve(reader, int(sys.argv[1]), float(sys.argv[2]))


def reader(settings: bytes) -> Work:
    """The parsers as a function from a message's bytes to its reading's.

    ``settings`` is the parent's own Reader and whether it asks for evidence, pickled; the
    answers, which a message may have tampered with, never are.
    """
    held, evidence = pickle.loads(settings)  # noqa: S301 - from our parent, over our own pipe
    return lambda message: encode(read(message, held), evidence=evidence)


if __name__ == "__main__":
    main()
