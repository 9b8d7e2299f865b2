"""What was worked out last, kept while there is room."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Something that takes room."""

    @property
    def size(self) -> int:
        """How much room it takes, as the owner of the values counts it."""


_EACH = 512
"""What a value takes besides its size: names and lists of nothing take room too."""

Name = TypeVar("Name", bound=Hashable)
Value = TypeVar("Value", bound=Sized)


class Kept(Generic[Name, Value]):
    """Values by name; those not asked for longest go first when ``room`` is used up.

    Many searches ask at once; two that miss the same value both make it. It does not
    keep how values are made: owner and values would keep each other alive, and those
    of every commit pile up until somebody looks for such circles.
    """

    def __init__(self, *, room: int) -> None:
        self._room = room
        self._values: OrderedDict[Name, Value] = OrderedDict()
        self._taken = 0
        self._lock = threading.Lock()

    def get(self, name: Name, make: Callable[[Name], Value]) -> Value:
        """Return the value of this name, made where it is not kept."""
        value = self.peek(name)
        if value is None:
            value = make(name)
            with self._lock:
                self._keep(name, value)
        return value

    def peek(self, name: Name) -> Value | None:
        """Return the value of this name where it is kept."""
        with self._lock:
            value = self._values.get(name)
            if value is not None:
                self._values.move_to_end(name)
            return value

    def take(self, name: Name) -> Value | None:
        """Return the value of this name where it is kept, and keep it no longer."""
        with self._lock:
            value = self._values.pop(name, None)
            if value is not None:
                self._taken -= value.size + _EACH
            return value

    def _keep(self, name: Name, value: Value) -> None:
        if name in self._values:
            return
        self._values[name] = value
        self._taken += value.size + _EACH
        while self._taken > self._room and len(self._values) > 1:
            _, oldest = self._values.popitem(last=False)
            self._taken -= oldest.size + _EACH
