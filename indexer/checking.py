"""The electronic signatures of what is held, looked at once papers are in.

Nothing of the intake waits for this or depends on it: a signature that does not hold
is shown, and never refuses a paper.
"""

import hashlib
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path

from archive.catalogue import Catalogue
from archive.errors import NotFoundError, RefusedError
from archive.files import FileStore
from archive.signatures import Signed
from indexer import signatures
from indexer.cage import Cage
from indexer.extract.limits import Limits
from indexer.opening import now

AT_ONCE = 100
"""Files of which is written at once what was found."""

LARGEST = 1 << 20
"""Bytes of a certificate; whatever is larger is none."""


def _always() -> bool:
    return True


class Checking:
    """Looks at the signatures of files that nobody has looked at yet."""

    def __init__(
        self,
        catalogue: Catalogue,
        files: FileStore,
        cage: Cage,
        trust: Path,
        limits: Limits,
    ) -> None:
        self._catalogue = catalogue
        self._files = files
        self._cage = cage
        self._trust = trust
        self._limits = limits
        self._seen = 0

    def catch_up(self, goes_on: Callable[[], bool] = _always) -> int:
        """Look at files of papers that came since the last time; return how many.

        It ends early where it ``goes_on`` no longer; the next time takes it up.
        """
        kept, done = self._catalogue.signatures, 0
        head = self._catalogue.changes.head()
        if head == self._seen:
            return 0
        roots = certificates(self._trust)
        trusted = fingerprint(roots)
        while some := kept.unchecked(trusted, after=self._seen, limit=AT_ONCE):
            looked_at = takewhile(lambda _: goes_on(), some)
            found = {sha256: self._looked(sha256, roots) for sha256 in looked_at}
            kept.put(found, trusted, at=now())
            done += len(found)
            if len(found) < len(some):
                return done
        self._seen = head
        return done

    def _looked(self, sha256: str, roots: tuple[bytes, ...]) -> Signed:
        """Look at one file; what it does to its reader is told of it alone."""
        try:
            path = self._files.path(sha256).absolute()
            if not signatures.may_be_signed(path):
                return Signed()
            return self._cage.run(
                signatures.look, path, roots, result=Signed, limits=self._limits
            )
        except (RefusedError, NotFoundError) as failed:
            return Signed(reason=failed.code)


def certificates(folder: Path) -> tuple[bytes, ...]:
    """Return the files of a folder that may be certificates, in one order."""
    if not folder.is_dir():
        return ()
    files = [path for path in sorted(folder.iterdir()) if path.is_file()]
    return tuple(p.read_bytes() for p in files if p.stat().st_size <= LARGEST)


def fingerprint(roots: Sequence[bytes]) -> str:
    """Return what tells one set of certificates from another."""
    told = hashlib.sha256()
    for one in sorted(hashlib.sha256(root).digest() for root in roots):
        told.update(one)
    return told.hexdigest()
