"""Boxes in columns with lines between them: pure geometry, no words of ours.

Time runs from left to right: what is cited stands to the left of what cites it.
The name of a line stands beside the box that lies farther out, where it has a row
of its own, so that no two names ever meet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

WIDTH = 178.0
"""Of every box."""

GUTTER = 112.0
"""Between two columns: room for a name and for the lines to bend."""

GAP = 14.0
MARGIN = 10.0
HEAD = 26.0
"""Above the boxes, for what the columns are called."""

ROW = 15.0
"""Height of the name of a line."""

LANE = 9.0
NAME_ROOM = 74.0
"""Of the longest name of a line."""

LANES = 12
"""Lines that may pass the middle box."""

BULGE = 44.0
"""How far a line within a column may bend."""

Way = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    """A box to be placed: its column (the middle one is 0) and what it needs."""

    key: str
    column: int
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be drawn from the box that cites to the one that is cited."""

    citing: str
    cited: str
    name: str = ""
    room: float = NAME_ROOM


@dataclass(frozen=True, slots=True)
class Placed:
    """A box where it stands."""

    key: str
    column: int
    x: float
    y: float
    height: float
    width: float = WIDTH

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a line: where it is anchored, and at which of its ends."""

    text: str
    at: Point
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line as it runs; the arrow ``points`` the way it is read."""

    line: Line
    path: str
    begin: Point
    end: Point
    points: Way
    name: Name | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture: its size, its boxes, its lines, and where the columns stand."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    lines: tuple[Drawn, ...]
    columns: Mapping[int, float]
