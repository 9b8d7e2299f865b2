"""Sentences for people that can be said in another language where they are shown."""

from typing import Any, Self


class Sentence(str):
    """A Vietnamese sentence that remembers the words and values it was made of.

    Whoever only prints it needs to know nothing of that; the pages look the
    words up in their catalogue of English, and fill the values in again.

    >>> Sentence("không có trường “%(name)s”.", name="x")
    'không có trường “x”.'
    """

    words: str
    values: dict[str, Any]

    __slots__ = ("values", "words")

    def __new__(cls, words: str, **values: Any) -> Self:
        """Fill the ``%(name)s`` of ``words`` with ``values``."""
        made = super().__new__(cls, words % values if values else words)
        made.words = words
        made.values = values
        return made
