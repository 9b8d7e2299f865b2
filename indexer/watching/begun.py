"""The watching beside other work: in a thread of its own, with its own catalogue."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from archive.catalogue import Row, open_catalogue
from archive.errors import UsageError
from archive.settings import Settings, overlaps
from indexer.opening import now
from indexer.watching.folder import Watched
from indexer.watching.watch import Pace, Watch

WHO = "watch"
"""Who hands in what the settings say is watched."""


def _hear_nothing(rows: Sequence[Row]) -> None:
    del rows


@contextlib.contextmanager
def begun(  # noqa: PLR0913  # which folders, by whom, for whom, and how
    settings: Settings,
    folders: Sequence[Path],
    who: str = WHO,
    hear: Callable[[Sequence[Row]], None] = _hear_nothing,
    *,
    skips_ocr: bool = False,
    audience: str | None = None,
) -> Iterator[None]:
    """Watch folders while the block runs; ``hear`` is told, in the thread, what came.

    Papers are for those whom the settings name, where no ``audience`` is given.

    Raises:
        UsageError: one of the folders holds the archive itself.
    """
    if not folders:
        yield
        return
    _demand_apart(settings, folders)
    stop = threading.Event()
    with open_catalogue(settings.catalogue) as catalogue:
        whom = audience or settings.audience
        watch_one = partial(Watched, skips_ocr=skips_ocr, audience=whom)
        watched = [
            watch_one(folder, catalogue, who, settings.watch_quiet)
            for folder in folders
        ]
        watch = Watch(watched, stop, now, Pace(poll=settings.watch_poll))
        thread = threading.Thread(target=watch.run, args=(hear,), name="watch")
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()


def _demand_apart(settings: Settings, folders: Sequence[Path]) -> None:
    for folder in folders:
        if overlaps(folder, settings.home, settings.files):
            message = (
                f"Thư mục {folder} nằm trong kho hoặc chứa kho; không theo dõi được."
            )
            raise UsageError(message)
