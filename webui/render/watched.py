"""The folders that the worker watches, and what they brought last."""

from dataclasses import dataclass
from pathlib import Path

from archive.catalogue import Batch
from archive.names import legible
from webui.services import ledger, services


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder as it is shown; ``is_there`` where it can be looked into now."""

    name: str
    is_there: bool
    newest: Batch | None


def folders() -> list[Watched]:
    """Return the folders that the settings name, with their last batches."""
    return [_of(folder) for folder in services().settings.archive.watch]


def _of(folder: Path) -> Watched:
    newest = ledger().origins.newest(str(folder))
    return Watched(legible(str(folder)), folder.is_dir(), newest)
