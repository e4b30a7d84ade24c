"""Labels that the vocabulary does not list, but whose every piece it knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

LONGEST = 40
MOST_PIECES = 5
_NUMBERED: Mapping[frozenset[str], str] = {
    frozenset(("order",)): "order",
    frozenset(("own", "order")): "order",
    frozenset(("client",)): "client",
    frozenset(("owner", "client")): "client",
    frozenset(("person",)): "person",
    frozenset(("owner", "person")): "person",
    frozenset(("client", "person")): "person",
    frozenset(("lock",)): "lock",
    frozenset(("serial",)): "serial",
    frozenset(("lock", "serial")): "serial",
    frozenset(("product", "serial")): "serial",
}
_SPOKEN = (
    ("state", frozenset(("state", "present", "order")), "status"),
    ("performer", frozenset(("performer", "organisation", "name")), "provider"),
)
_DATED = ("ordered", "booked", "done", "failed", "cancelled")


def composed(key: str, pieces: Mapping[str, tuple[str, ...]]) -> str | None:
    """The field of a folded label such as `lasetsidnummer`; None unless every piece is known.

    What the pieces mean together is fixed here; which words they are is the vocabulary's. A label
    that can be taken apart in ways that mean different fields means none.
    """
    if not 4 <= len(key) <= LONGEST:
        return None
    fields = {_field(kinds) for kinds in _splits(key, pieces, MOST_PIECES)} - {None}
    return fields.pop() if len(fields) == 1 else None


def _splits(
    key: str, pieces: Mapping[str, tuple[str, ...]], most: int
) -> Iterator[tuple[str, ...]]:
    if not key:
        yield ()
    if not key or most == 0:
        return
    for length in range(len(key), 1, -1):
        kinds = pieces.get(key[:length], ())
        for rest in _splits(key[length:], pieces, most - 1) if kinds else ():
            for kind in kinds:
                yield (kind, *rest)


def _field(kinds: tuple[str, ...]) -> str | None:
    named = frozenset(kinds)
    if kinds[-1] == "reference":
        return "reference" if named - {"number", "own"} == {"order", "reference"} else None
    if kinds[-1] in ("number", "identity"):
        owned = "client" if named == {"owner", "identity"} else None
        return _NUMBERED.get(named - {"number", "identity"}, owned)
    for needed, allowed, name in _SPOKEN:
        if needed in named and len(kinds) > 1 and named <= allowed:
            return name
    if "date" in named:
        said = named - {"date"}
        return f"date_{next(iter(said))}" if len(said) == 1 and said <= set(_DATED) else None
    return None
