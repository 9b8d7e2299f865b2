"""PDFs as pypdf sees them: slower than pdfium, and it survives nearly everything.

The only module that imports pypdf.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

import pypdf
from pypdf.errors import FileNotDecryptedError, LimitReachedError
from pypdf.generic import DictionaryObject

from archive.errors import (
    DamagedFileError,
    EncryptedFileError,
    RefusedError,
    TooLargeError,
    TooManyPagesError,
)
from indexer.extract.limits import Limits


class Document:
    """An open PDF: its number of pages, and the text of each."""

    def __init__(self, reader: pypdf.PdfReader) -> None:
        self._reader = reader

    def __len__(self) -> int:
        return len(self._reader.pages)

    def text(self, number: int) -> str:
        """Return the text of page ``number``, counted from 1.

        Raises:
            RefusedError: The page cannot be read, or unfolds without end.
        """
        with _translated():
            return self._reader.pages[number - 1].extract_text()

    def has_images(self, number: int) -> bool:
        """Say whether page ``number`` names any image among its resources."""
        with _translated():
            page = self._reader.pages[number - 1]
            return bool(page.images)


class Second:
    """A second opinion on single pages: opened when first asked, closed in the end."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._held = ExitStack()
        self._document: Document | None = None
        self._failed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def text(self, number: int) -> str | None:
        """Return the text of page ``number``, None where pypdf cannot read it."""
        if self._failed:
            return None
        try:
            if self._document is None:
                document = opened(self._path, self._limits)
                self._document = self._held.enter_context(document)
            return self._document.text(number)
        except RefusedError:
            self._failed = self._document is None
            return None


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Document]:
    """Open a PDF that needs no password.

    Raises:
        RefusedError: It needs one, has too many pages, or is broken.
    """
    with _translated(), pypdf.PdfReader(path) as reader:
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFileError
        _check_count(reader, limits)
        yield Document(reader)


def _check_count(reader: pypdf.PdfReader, limits: Limits) -> None:
    # What the file says is looked at first: counting ten thousand pages takes
    # pypdf a minute.
    tree = reader.root_object["/Pages"].get_object()
    said = tree.get("/Count", 0) if isinstance(tree, DictionaryObject) else 0
    if int(said) > limits.max_pages or len(reader.pages) > limits.max_pages:
        raise TooManyPagesError
    if not reader.pages:
        raise DamagedFileError


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (RefusedError, MemoryError):
        raise
    except LimitReachedError as error:
        raise TooLargeError from error
    except FileNotDecryptedError as error:
        raise EncryptedFileError from error
    except Exception as error:  # On broken files pypdf raises whatever it meets.
        raise DamagedFileError from error
