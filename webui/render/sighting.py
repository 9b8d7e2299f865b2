"""What is known of the picture of a page: its words, and how it stands upright.

Asked for whoever is asking: the catalogue says nothing of a hidden paper.
"""

from functools import cached_property

from archive.catalogue import Document
from archive.errors import BusyError, RefusedError
from archive.model import Page, Sight
from indexer.extract.picture import Layout
from indexer.pictures import Original
from webui import security
from webui.render import located
from webui.render.located import NOWHERE, Located
from webui.services import services


class Sighted:
    """A page of a paper on its picture.

    ``is_read`` says that the text of the page was read from this file; another
    file of the same paper stands for itself.
    """

    def __init__(
        self, paper: Document, original: Original, number: int, *, is_read: bool
    ) -> None:
        self._paper = paper
        self._original = original
        self._number = number
        self._is_read = is_read

    @cached_property
    def page(self) -> Page:
        """The page as it is shown.

        Raises:
            NotFoundError: The paper has no text of this page.
        """
        return services().catalogue.documents.page(
            self._paper.id, self._number, security.reader()
        )

    @cached_property
    def sight(self) -> Sight | None:
        """What recognition saw, where the text of the page is from there."""
        if not self._is_read:
            return None
        return services().catalogue.sights.sight(
            self._paper.id, self._number, security.reader()
        )

    @property
    def turned(self) -> int:
        """How far clockwise the page is turned to stand upright."""
        return self.sight.turned if self.sight else 0

    @property
    def size(self) -> tuple[float, float] | None:
        """The width and height of the upright page in points, where they are known."""
        seen = self.sight or self._layout
        return (seen.width, seen.height) if seen else None

    @cached_property
    def located(self) -> Located:
        """Where the words of the page stand."""
        if self.sight and self.page.origin == "ocr":
            return located.by_sight(self.page.text, self.sight, self._read)
        layout = self._layout
        if layout is None:
            return NOWHERE
        if not self._is_read:
            return located.own(layout)
        return located.by_layout(self.page.text, layout)

    @property
    def _read(self) -> str:
        page = services().catalogue.texts.read(
            self._paper.id, self._number, security.reader()
        )
        return page.text

    @cached_property
    def _layout(self) -> Layout | None:
        try:
            return services().pictures.layout(self._original, self._number)
        except (RefusedError, BusyError):
            # The picture itself says what is wrong.
            return None
