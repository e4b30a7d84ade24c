"""A value worked out when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - reads as the decorator it is
    """Python 3.11's ``cached_property`` without its lock, which costs more than most values here.

    For values that one thread asks for; the first answer is stored in the instance's own
    dictionary, where Python finds it before it asks here again.
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[Value]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> lazy[Value] | Value:
        """Return the instance's value."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work(instance)
        return value
