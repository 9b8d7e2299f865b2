"""The proof that an archive is sound: nothing lost, nothing twice, nothing left.

The measure is another archive that took in the same files while nothing happened.
"""

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from archive.catalogue import Catalogue, Row, open_catalogue
from archive.files import FileStore
from archive.model import Reader
from archive.settings import Settings
from archive.text import toneless
from indexer import sync
from indexer.search.engine import Engine, open_engine
from indexer.search.results import Results
from indexer.search.syntax import parse

Kind = TypeVar("Kind")

READER = Reader("bench")
_MOST_WORDS = 400
_ALL = 100_000


def faults(settings: Settings, secret: str) -> Iterator[str]:
    """Yield in words what is wrong with an archive at rest."""
    with open_catalogue(settings.catalogue) as catalogue:
        yield from _unfinished(catalogue)
        files = FileStore(settings.files)
        for found in catalogue.verify(files):
            if not found.is_harmless:
                yield f"verify: {found}"
        for sha256 in files:
            files.verify(sha256)
        yield from _index(settings, catalogue)
    yield from _left(settings, secret)


def _unfinished(catalogue: Catalogue) -> Iterator[str]:
    for batch in catalogue.batches.newest(limit=_ALL):
        if not batch.progress.is_over:
            yield f"batch {batch.id} is not over: {batch.progress}"
        if sum(batch.progress.ended.values()) != batch.progress.total:
            yield f"batch {batch.id}: outcomes are not as many as files"


def _left(settings: Settings, secret: str) -> Iterator[str]:
    """Yield what lies about, and where a secret is still to be found."""
    for path in settings.home.rglob("*"):
        if path.is_file():
            if secret.encode() in path.read_bytes():
                yield f"a secret is in {path}"
            if path.parent == settings.files or settings.incoming in path.parents:
                yield f"left behind: {path}"


def _index(settings: Settings, catalogue: Catalogue) -> Iterator[str]:
    """Compare the index with one made anew from the catalogue."""
    identity = catalogue.changes.identity()
    aside = f"whoosh://{settings.home}/index-to-compare"
    sync.rebuild(catalogue, aside)
    with (
        contextlib.closing(open_engine(settings.search, identity)) as held,
        contextlib.closing(open_engine(aside, identity)) as made,
    ):
        if held.revision() != catalogue.changes.head():
            yield f"the index is at {held.revision()}, not {catalogue.changes.head()}"
        for word in _words(catalogue):
            if _answer(held, word, catalogue) != _answer(made, word, catalogue):
                yield f"the index answers {word!r} otherwise than one made anew"


def _words(catalogue: Catalogue) -> list[str]:
    entries = sync.entries_of(catalogue, papers(catalogue))
    found = {word for e in entries for word in toneless(e.text).split()}
    plain = sorted(word for word in found if word.isalnum())
    return plain[:: 1 + len(plain) // _MOST_WORDS]


def _answer(
    engine: Engine, word: str, catalogue: Catalogue
) -> tuple[frozenset[str], object]:
    query = parse(word, catalogue.authority, READER, limit=_ALL)
    found: Results = engine.search(query)
    return frozenset(hit.key for hit in found.hits), found.facets


def papers(catalogue: Catalogue) -> list[int]:
    """Return the numbers of all papers."""
    return sorted(one.id for one in catalogue.holdings.recent(READER, limit=_ALL))


def holdings(settings: Settings) -> Counter[frozenset[str]]:
    """Return the papers of an archive, each as the hashes of its files."""
    with open_catalogue(settings.catalogue) as catalogue:
        files = catalogue.documents.files_of
        return Counter(frozenset(files(number)) for number in papers(catalogue))


def endings(settings: Settings, kin: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """Count how files ended, by their kin: whatever the order they were read in.

    A file that was tried again counts as it ended last.
    """
    first: dict[int, int] = {}
    ended: dict[int, tuple[str, str]] = {}
    with open_catalogue(settings.catalogue) as catalogue:
        for batch in reversed(catalogue.batches.newest(limit=_ALL)):
            for row in catalogue.intake.rows(batch.id):
                first[row.id] = first.get(row.instead_of or 0, row.id)
                of = kin.get(Path(row.path).name, "member")
                ended[first[row.id]] = of, _told(row)
    return Counter(ended.values())


def _told(row: Row) -> str:
    ended = row.outcome
    return f"{ended.outcome} {ended.reason or ''}".strip() if ended else "none"


def differences(found: Counter[Kind], wanted: Counter[Kind]) -> Iterator[str]:
    """Yield what is too much and what is missing."""
    yield from (f"too much: {one}" for one in (found - wanted).elements())
    yield from (f"missing: {one}" for one in (wanted - found).elements())
