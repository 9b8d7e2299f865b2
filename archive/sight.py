"""What is seen of a page beside its text: words on its picture, forms, old encodings.

Ranges and boxes, and values like those of :mod:`archive.model`, which gives them all
to everybody.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, the origin at the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A word of a page as it was recognised, and where it stands on the picture.

    ``start`` and ``end`` count characters of the page's text; ``confidence`` runs
    from 0 to 1.
    """

    start: int
    end: int
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Reread:
    """What a line of a page says where its picture was looked at again.

    ``start`` and ``end`` are those of the line in the page's text; ``way`` says how
    it was looked at (``closer``, ``cleaned``).
    """

    start: int
    end: int
    text: str
    confidence: float
    way: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place of a form that is left for figures: ``number``, ``day`` or ``month``.

    ``start`` is where the words before it end on the page, ``end`` where those
    behind it begin; what may have been read there stands between.
    """

    what: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Guess:
    """What may have been written in a place of a form, believed from 0 to 1.

    ``way`` says what tells so: the ``picture`` of the place, the ``name`` of the file.
    """

    text: str
    confidence: float
    way: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A place of a form in which somebody wrote or stamped figures.

    ``what`` is ``number``, ``day`` or ``month``. ``start`` and ``end`` count the
    characters that stand there in the page's text, none where nothing was read, and
    both are 0 where the place was not found, so that only a name tells of the number;
    ``box`` is where the figures stand, ``guesses`` what they may be, the likeliest
    first.
    """

    what: str
    start: int
    end: int
    box: Box
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """What recognition saw on the picture of a page.

    ``width`` and ``height`` are in points, of the page as it is read: ``turned``
    says by how many degrees (clockwise) it had to be turned to stand upright. Boxes
    are those of the upright page. Of a page with a text layer nothing is seen but
    what was ``filled`` in by hand.
    """

    width: float
    height: float
    words: tuple[Seen, ...] = ()
    rereads: tuple[Reread, ...] = ()
    turned: int = 0
    filled: tuple[Filled, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a page that were typed in an encoding older than Unicode.

    ``verbatim`` is what the file holds there, as Latin-1 or cp1252 characters;
    ``is_doubtful`` where name of the font and syllables do not agree.
    """

    start: int
    end: int
    encoding: str
    verbatim: str
    font: str = ""
    is_doubtful: bool = False
