"""Lists that people work on: kept for a day, each for whoever gave it."""

from pathlib import Path

from archive.sentences import Sentence
from indexer.desk import Desk
from indexer.lookup.lines import Sought

MOST = 100
"""Lists kept at once."""


class Lists(Desk[tuple[Sought, ...]]):
    """A folder of lists, each under a name that nobody can guess."""

    def __init__(self, folder: Path) -> None:
        missing = Sentence("danh sách này; danh sách chỉ giữ một ngày, hãy tra cứu lại")
        super().__init__(folder, tuple[Sought, ...], missing, MOST)
