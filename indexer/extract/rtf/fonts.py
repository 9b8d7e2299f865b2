"""The font table: which name and which code page each font number stands for."""

from dataclasses import dataclass, field

from indexer.extract.charset import western
from indexer.extract.rtf.words import CODE_PAGES


@dataclass(slots=True)
class Fonts:
    """The fonts met so far, taken in from the tokens of the font table."""

    code_page: str = "cp1252"
    _names: dict[int, bytes] = field(default_factory=dict)
    _charsets: dict[int, int] = field(default_factory=dict)
    _open: int = 0

    def begin(self, number: int) -> None:
        """Start the entry of the font ``number``."""
        self._open = number
        self._names.setdefault(number, b"")

    def charset(self, number: int) -> None:
        """Note the character set of the open entry."""
        self._charsets[self._open] = number

    def add(self, data: bytes) -> None:
        """Append ``data`` to the name of the open entry."""
        name = self._names.get(self._open, b"")
        if b";" not in name:
            self._names[self._open] = (name + data)[:256]

    def name(self, number: int) -> str | None:
        """Return the name of a font."""
        name = self._names.get(number)
        if name is None:
            return None
        return name.partition(b";")[0].strip().decode("latin-1")

    def decode(self, data: bytes, number: int) -> str:
        """Return ``data`` as the code page of the font has it."""
        page = CODE_PAGES.get(self._charsets.get(number, 0), self.code_page)
        try:
            return data.decode(page)
        except (UnicodeDecodeError, LookupError):
            return western(data)
