"""``vankho ingest --watch``: each outcome as it comes, until told to stop."""

import contextlib
import logging
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

import click

from archive import lines, words
from archive.catalogue import Catalogue, Row, open_catalogue
from archive.errors import ArchiveError, UsageError
from archive.model import Outcome
from archive.names import legible
from archive.settings import Settings
from indexer.watching.begun import begun
from indexer.watching.folder import TOGETHER
from indexer.worker import Worker, become_worker

GLANCE = 0.5
"""Seconds between two looks at what was done, by us or by the running worker."""

_AGAIN = 5.0
_log = logging.getLogger(__name__)
_NOT_TAKEN = ("refused", "held")


def watch(  # noqa: PLR0913  # what is watched, for whom, and how
    settings: Settings,
    paths: Sequence[Path],
    who: str,
    show: Callable[[Outcome], None],
    *,
    skips_ocr: bool,
    audience: str,
) -> None:
    """Watch folders, and take in what comes, showing each outcome.

    Raises:
        UsageError: one of them is no folder, or holds the archive.
    """
    folders = [path.absolute() for path in paths]
    for folder in folders:
        if not folder.is_dir():
            message = f"Không có thư mục {folder}."
            raise UsageError(message)
    with open_catalogue(settings.catalogue) as catalogue, _told_to_stop() as is_told:
        news = News(catalogue, show)
        hear = news.hear
        with begun(
            settings, folders, who, hear, skips_ocr=skips_ocr, audience=audience
        ):
            click.echo(
                f"Đang theo dõi {len(folders)} thư mục. Ctrl+C để dừng.", err=True
            )
            _follow(settings, news, is_told)
        news.tell()


class News:
    """What became of the files that came; ``show`` is told of each outcome once."""

    def __init__(self, catalogue: Catalogue, show: Callable[[Outcome], None]) -> None:
        self._catalogue = catalogue
        self._show = show
        self._told: dict[int, set[int]] = {}
        self._heard: dict[int, float] = {}
        self._due = 0.0

    def hear(self, rows: Sequence[Row]) -> None:
        """Take note of files that were handed in."""
        for row in rows:
            self._told.setdefault(row.batch, set())
            self._heard[row.batch] = time.monotonic()

    def tell(self) -> None:
        """Show what ended since the last time."""
        for batch, told in list(self._told.items()):
            self._tell(batch, told)
            is_closed = time.monotonic() - self._heard[batch] > 2 * TOGETHER
            if is_closed and self._catalogue.batches.progress(batch).is_over:
                del self._told[batch]

    def _tell(self, batch: int, told: set[int]) -> None:
        ended = self._catalogue.origins.ended(batch) - told
        rows = self._catalogue.batches.rows(ended) if ended else {}
        for number in sorted(rows):
            if outcome := rows[number].outcome:
                self._show(outcome)
        told |= ended

    def tell_now_and_then(self) -> None:
        """The same, where the last time is some while ago."""
        if time.monotonic() > self._due:
            self.tell()
            self._due = time.monotonic() + GLANCE


def _follow(settings: Settings, news: News, is_told: Callable[[], bool]) -> None:
    """Do the work while nobody else does, until told to stop."""
    with contextlib.ExitStack() as stack:
        own, asked = None, 0.0
        while not is_told():
            if own is None and time.monotonic() > asked:
                own = become_worker(stack, settings)
                asked = time.monotonic() + _AGAIN
            if own is not None:
                _work(own, news, is_told)
            news.tell_now_and_then()
            time.sleep(GLANCE / 5)


def _work(own: Worker, news: News, is_told: Callable[[], bool]) -> None:
    try:
        with contextlib.closing(own.work(is_told_to_stop=is_told)) as rows:
            for _ in rows:
                news.tell_now_and_then()
    except ArchiveError as trouble:
        # It is waited out: what was handed in stands in the ledger.
        click.echo(str(trouble), err=True)
        time.sleep(GLANCE)
    except Exception:  # noqa: BLE001  # it must outlive whatever one round meets
        _log.exception("a round of intake failed")
        time.sleep(GLANCE)


@contextlib.contextmanager
def _told_to_stop() -> Iterator[Callable[[], bool]]:
    """Hear Ctrl+C, and the system's wish, as the order to end: nothing goes wrong."""
    told: list[int] = []

    def hear(number: int, _: FrameType | None) -> None:
        told.append(number)

    wanted = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, hear) for number in wanted]
    try:
        yield lambda: bool(told)
    finally:
        for number, handler in zip(wanted, before, strict=True):
            signal.signal(number, handler)


def shown(*, as_json: bool, quiet: bool) -> Callable[[Outcome], None]:
    """Return what shows an outcome at once, also to a program that reads along."""

    def show(outcome: Outcome) -> None:
        if as_json:
            lines.show(outcome)
        elif not quiet or outcome.outcome in _NOT_TAKEN:
            word = words.OUTCOMES[outcome.outcome]
            click.echo(f"{word}\t{legible(outcome.path)}\t{outcome.message}")
        sys.stdout.flush()

    return show
