"""Labels that the vocabulary does not list, but whose every piece it knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

LONGEST = 40
MOST_PIECES = 5
_NUMBERED: Mapping[frozenset[str], str] = {
    frozenset(("order",)): "order",
    frozenset(("own", "order")): "order",
    frozenset(("work", "order")): "order",
    frozenset(("own",)): "reference",
    frozenset(("lock", "order")): "order",
    frozenset(("client",)): "client",
    frozenset(("owner",)): "client",
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
    ("state", frozenset(("state", "present", "order", "work", "code", "of")), "status"),
    ("performer", frozenset(("performer", "organisation", "name")), "provider"),
    ("sort", frozenset(("sort", "order", "work", "of", "performed", "lock")), "action"),
    ("work", frozenset(("work", "performed")), "kind"),
    ("state", frozenset(("state", "of", "visit", "booking", "present")), "visit_state"),
    ("what", frozenset(("what", "about", "order")), "action"),
    ("about", frozenset(("about", "order", "work", "lock")), "action"),
)
_WHOLE: Mapping[tuple[str, ...], str] = {
    ("handled", "lock"): "lock",
    ("handled", "product"): "lock",
    ("serial", "number", "lock"): "serial",
    ("lock", "serial"): "serial",
    ("product", "serial"): "serial",
    ("lock", "order"): "order",
}
_ALONE = frozenset(("work", "what"))  # pieces that are a label by themselves
_DATED = ("ordered", "booked", "visit", "done", "failed", "cancelled")
_TRAILING = frozenset(("work", "order", "of"))


def composed(key: str, pieces: Mapping[str, tuple[str, ...]]) -> str | None:
    """The field of a folded label such as `lasetsidnummer`; None unless every piece is known.

    What the pieces mean together is fixed here; which words they are is the vocabulary's. A label
    that can be taken apart in ways that mean different fields means none.
    """
    if not 3 <= len(key) <= LONGEST:
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
    if _is_numbered(kinds):
        if kinds == ("owner", "number") or named == {"owner", "identity"}:
            return "client"
        return _NUMBERED.get(named - {"number", "identity", "of"})
    return _dated(named) if "date" in named else _named(kinds)


def _is_numbered(kinds: tuple[str, ...]) -> bool:
    """`Ordernummer`, and turned round `ID på låset`."""
    turned = kinds[0] in ("number", "identity") and kinds[1:2] == ("of",)
    return turned or kinds[-1] in ("number", "identity")


def _named(kinds: tuple[str, ...]) -> str | None:
    """The field of a label that tells neither of a number nor of a day."""
    if kinds in _WHOLE:
        return _WHOLE[kinds]
    named = frozenset(kinds)
    for needed, allowed, name in _SPOKEN:
        alone = len(kinds) == 1 and needed not in _ALONE
        if needed in named and not alone and named <= allowed:
            return name
    return None


def _dated(named: frozenset[str]) -> str | None:
    said = named - {"date"}
    if "state" in said and said <= {"state", "of", "order"}:
        return "date_status"
    said -= _TRAILING if len(said) > 1 else frozenset()
    return f"date_{next(iter(said))}" if len(said) == 1 and said <= set(_DATED) else None
