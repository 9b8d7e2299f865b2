"""What was worked out last, kept while there is room."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Something that takes room."""

    @property
    def size(self) -> int:
        """The bytes it takes."""


Name = TypeVar("Name", bound=Hashable)
Value = TypeVar("Value", bound=Sized)


class Kept(Generic[Name, Value]):
    """Values by name; those not asked for longest go first when ``room`` is used up.

    Many searches ask at once. Two that miss the same value both make it.
    """

    def __init__(self, make: Callable[[Name], Value], *, room: int) -> None:
        self._make = make
        self._room = room
        self._values: OrderedDict[Name, Value] = OrderedDict()
        self._taken = 0
        self._lock = threading.Lock()

    def __getitem__(self, name: Name) -> Value:
        with self._lock:
            if name in self._values:
                self._values.move_to_end(name)
                return self._values[name]
        value = self._make(name)
        with self._lock:
            self._keep(name, value)
        return value

    def _keep(self, name: Name, value: Value) -> None:
        if name in self._values:
            return
        self._values[name] = value
        self._taken += value.size
        while self._taken > self._room and len(self._values) > 1:
            _, oldest = self._values.popitem(last=False)
            self._taken -= oldest.size
