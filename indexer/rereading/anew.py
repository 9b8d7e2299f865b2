"""A paper read anew from its original, as the readers of today read it.

What people made of its pages stands over the text, and only its own pages are read
of a file that holds several papers. Recognised pages keep their text unless somebody
asks for new eyes; pages that nobody has recognised yet are left for who does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from archive import facts
from archive.catalogue import Rendition, details
from archive.catalogue.rereading import Held
from archive.errors import NotFoundError
from archive.model import TYPED, Page, Reading, Text
from indexer import correcting, readers, reading, steps
from indexer.likeness import POSSIBLE_COPY
from indexer.taking import Workshop

IDENTITY = ("symbol", "issuers", "issued", "type", "number")
"""The facts by which two papers may be one."""


@dataclass(frozen=True, slots=True)
class Anew:
    """The reading of one paper; ``between`` is called between two steps."""

    held: Held
    workshop: Workshop
    has_new_eyes: bool
    between: Callable[[], None]

    def read(self) -> Reading:
        """Return what the paper says, and the text of its pages as they were read.

        Raises:
            RefusedError: its file can no longer be read.
            NotFoundError: the original is lost.
            CorruptFileError: its bytes are not those that were handed in.
        """
        file, shop = self._file(), self.workshop
        shop.files.verify(file.sha256)
        found = steps.read(
            shop.files.path(file.sha256),
            Path(file.name).name,
            cage=shop.cage,
            limits=shop.limits,
            additions=shop.catalogue.additions.standing(),
            between=self.between,
            kept=self._kept(),
        )
        own = self._own(found.text)
        shown = self._shown(own)
        if shown != found.text:
            found = replace(self._understood(shown), text=own)
        known = readers.today(self.held.readers, has_old_eyes=self._has_old_eyes(own))
        return self._doubted(replace(found, readers=known))

    def _file(self) -> Rendition:
        """Return the file from which the text was read.

        A scan gives way to a file that holds its text when one comes later.
        """
        files = self.held.files
        if not files:
            what = f"tệp gốc của văn bản mã {self.held.document}"
            raise NotFoundError(what)
        if any(page.origin in TYPED for page in self.held.pages):
            return next((file for file in files if file.kind != "scan"), files[0])
        return files[0]

    def _kept(self) -> Mapping[int, Page]:
        """Return the pages that stay as they are where the file shows only images."""
        return {
            page.number: page
            for page in self.held.pages
            if page.origin == "image" or not self.has_new_eyes
        }

    def _has_old_eyes(self, own: Text) -> bool:
        held = {page.number: page for page in self.held.pages}
        return not self.has_new_eyes and any(
            page.origin == "ocr" and page == held.get(page.number) for page in own.pages
        )

    def _own(self, text: Text) -> Text:
        if not self.held.is_ranged:
            return text
        numbers = {page.number for page in self.held.pages}
        own = (page for page in text.pages if page.number in numbers)
        return replace(text, pages=tuple(own))

    def _shown(self, own: Text) -> Text:
        """Return the text in which facts are found: as people corrected it.

        Where facts were found in pages that the catalogue gave, they are found so again.
        """
        held = self.held
        if not (held.corrections or held.is_ranged or held.is_portioned):
            return own
        pages = [_laid(page, held.corrections) for page in details.lean(own.pages)]
        return replace(own, pages=tuple(pages))

    def _understood(self, shown: Text) -> Reading:
        shop = self.workshop
        self.between()
        asked = shown, shop.catalogue.additions.standing()
        return shop.cage.run(
            reading.understand, *asked, result=Reading, limits=shop.limits
        )

    def _doubted(self, found: Reading) -> Reading:
        """Say that another paper has the same identity, where that was said or is new."""
        if _is_doubted(self.held) or self._new_twins(found):
            return correcting.doubted(found)
        return found

    def _new_twins(self, found: Reading) -> set[int]:
        held = self.held
        before = facts.view((*held.decided, *held.read))
        after = facts.view((*held.decided, *found.claims))
        if all(getattr(before, name) == getattr(after, name) for name in IDENTITY):
            return set()
        same = self.workshop.catalogue.documents.find_same
        return {*same(after)} - {*same(before)} - {held.document}


def _laid(page: Page, corrections: Mapping[int, str]) -> Page:
    text = corrections.get(page.number)
    return page if text is None else Page(page.number, text)


def _is_doubted(held: Held) -> bool:
    return any(
        made.field == "flags" and POSSIBLE_COPY in made.value for made in held.read
    )
