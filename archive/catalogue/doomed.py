"""What a removal for good would take, and what it took (pure)."""

import datetime as dt
from dataclasses import dataclass

from archive.catalogue.papers import Rendition
from archive.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Purge:
    """What was removed: ``documents`` are numbers, ``files`` is how many they had.

    ``originals`` are still to be erased; where there is no ``finished_at``, so are
    traces in the index and in the files of the catalogue.
    """

    id: int
    documents: tuple[int, ...]
    who: str
    made_at: dt.datetime
    why: str
    files: int
    originals: tuple[str, ...] = ()
    finished_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lay when it was handed in; in a folder that is watched, maybe."""

    path: str
    is_watched: bool


@dataclass(frozen=True, slots=True)
class Doomed:
    """What a purge would remove, and what stands against it.

    ``documents`` are the papers asked for with those that are one with them;
    ``rows`` counts rows of the ledger, ``cited_by`` papers whose links will lead
    nowhere. ``places`` are not ours to clear. ``sharing`` are other papers in the same files: those that the reader
    may see, and None for one that is hidden.
    """

    documents: tuple[int, ...]
    files: tuple[Rendition, ...]
    pages: int
    rows: int
    cited_by: int
    places: tuple[Place, ...] = ()
    sharing: tuple[int | None, ...] = ()

    @property
    def objection(self) -> Sentence | None:
        """What stands against it, said to whoever asks."""
        if not self.sharing:
            return None
        seen = [str(number) for number in self.sharing if number is not None]
        if len(seen) < len(self.sharing):
            return Sentence(
                "Nội dung này còn nằm trong tệp gốc của văn bản khác mà bạn không được "
                "xem, nên không xóa hẳn được. Hãy báo người quản trị."
            )
        return Sentence(
            "Nội dung này còn nằm trong tệp gốc của văn bản mã %(numbers)s, không cắt ra "
            "được. Hãy xóa hẳn cả các văn bản ấy, rồi tiếp nhận lại phần được giữ bằng "
            "tệp riêng.",
            numbers=", ".join(seen),
        )
