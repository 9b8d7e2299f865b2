"""A batch on the terminal while it is taken in: bars, pace, what is being read."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.text import Text

from archive.catalogue import Batch, Catalogue, Reached
from archive.names import legible
from indexer.cli import saying
from indexer.cli.console import Console
from indexer.opening import now

FEW = 3
"""Files named as being read; more would not stay on a line."""

Look = Callable[[], tuple[Batch, Reached]]


class Following:
    """What is shown of a batch; every :meth:`look` asks how far it has come."""

    def __init__(self, catalogue: Catalogue, number: int) -> None:
        self._catalogue, self._number = catalogue, number
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        self._bars = Progress(*columns)
        self._files = self._bars.add_task("Tiếp nhận", total=None)
        self._pages = self._bars.add_task("Đọc ảnh", total=None, visible=False)
        self._said = Text()

    def __rich__(self) -> RenderableType:
        """Return the bars with the words below them."""
        return Group(self._bars, self._said)

    def look(self) -> tuple[Batch, Reached]:
        """Ask how far the batch has come, and show it."""
        batch = self._catalogue.batches.of(self._number)
        pages = self._catalogue.recognitions.reached(self._number)
        files = batch.progress
        self._update(self._files, sum(files.ended.values()), files.total)
        self._update(self._pages, pages.read + pages.failed, pages.wanted)
        self._said.plain = "\n".join(filter(None, self._lines(batch)))
        return batch, pages

    def _update(self, task: TaskID, done: int, total: int) -> None:
        self._bars.update(task, total=total, completed=done, visible=bool(total))

    def _lines(self, batch: Batch) -> tuple[str, ...]:
        batches = self._catalogue.batches
        if batch.state == "paused":
            return saying.tally(batch.progress), held_up(batch, self._catalogue)
        pace = saying.pace(batch, batches.pace(batch, at=now()))
        rows = batches.in_hand(batch.id, limit=FEW)
        read = ", ".join(legible(Path(row.path).name) for row in rows)
        told = ", ".join(filter(None, (saying.tally(batch.progress), pace)))
        return told, f"Đang đọc: {read}" if read else ""


def held_up(batch: Batch, catalogue: Catalogue) -> str:
    """Return who paused a batch, and how it goes on."""
    *_, last = (s for s in catalogue.batches.steps(batch.id) if s.step == "pause")
    resume = f"vankho batch {batch.id} --resume"
    return f"{saying.step(last)}. Chạy “{resume}” để tiếp tục."


@contextlib.contextmanager
def following(catalogue: Catalogue, number: int, *, silent: bool) -> Iterator[Look]:
    """Show on a terminal how far a batch has come, whenever it is looked at.

    Where there is no terminal, only that it was paused is said, once.
    """
    console = Console(stderr=True)
    shown = Following(catalogue, number)
    if console.is_terminal and not silent:
        with Live(shown, console=console, transient=True):
            yield shown.look
        return
    told: set[str] = set()

    def look() -> tuple[Batch, Reached]:
        batch, pages = shown.look()
        if batch.state == "paused" and not told and not silent:
            told.add(held_up(batch, catalogue))
            console.print(*told, markup=False, soft_wrap=True)
        return batch, pages

    yield look
