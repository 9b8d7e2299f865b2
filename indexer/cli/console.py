"""Tables and colours on a terminal; words of papers in them are only words."""

import sys
from collections.abc import Iterable
from typing import Any

from rich import console
from rich.segment import Segment

from archive.terminal import bare, harmless


class Console(console.Console):
    """A console that draws with its own signs, and takes none from what it shows."""

    def __init__(self, *, stderr: bool = False, **more: Any) -> None:
        file = bare(sys.stderr if stderr else sys.stdout)
        super().__init__(file=file, markup=False, emoji=False, **more)

    def _render_buffer(self, buffer: Iterable[Segment]) -> str:
        return super()._render_buffer(map(_harmless, buffer))


def _harmless(one: Segment) -> Segment:
    return one if one.control else Segment(harmless(one.text), one.style)
