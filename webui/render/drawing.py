"""The filters and functions that templates may call."""

from collections.abc import Iterable

from flask import Flask
from markupsafe import Markup, escape

from archive import names
from indexer.search.snippet import Fragment
from webui.render import addresses, dates, language, notice, pagination, standing, words
from webui.services import services
from webui.settings import Settings

_UNIT = 1000
_UNITS = ("B", "kB", "MB", "GB")
_FORMATS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (.docx)",
    "application/msword": "Word (.doc)",
    "application/rtf": "RTF",
    "text/rtf": "RTF",
    "application/vnd.oasis.opendocument.text": "ODT",
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "text/plain": "TXT",
    "image/tiff": "TIFF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
}


def draw(app: Flask) -> None:
    """Teach the templates of ``app`` our words."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        here=addresses.here,
        results=addresses.results,
        limits=limits,
        notice=notice.notice,
    )
    app.jinja_env.filters.update(
        issued=dates.issued,
        kind=kind,
        moment=dates.moment,
        fragments=fragments,
        size=size,
        format_name=format_name,
        file_name=file_name,
        status=lambda code: words.say(words.STATUSES, code),
        relation=lambda code: words.say(words.CITES, code),
        origin=lambda code: words.say(words.ORIGINS, code),
        note=lambda code: words.say(words.NOTES, code),
        said=language.said,
        pages_of=pagination.told,
        place_of=pagination.place,
        person=words.person,
        missing=standing.missing,
    )


def limits() -> Settings:
    """Return how much may be handed in at once, among the other settings."""
    return services().settings


def kind(name: str) -> str:
    """Return the kind of a paper in the language of the page."""
    if language.chosen() == "vi":
        return name
    found = services().authority.type_named(name)
    return found.english if found else name


def size(count: int) -> str:
    """Return a number of bytes as people say it.

    >>> size(1_234_567)
    '1,2 MB'
    """
    amount = float(count)
    for unit in _UNITS:
        if amount < _UNIT or unit == _UNITS[-1]:
            break
        amount /= _UNIT
    digits = f"{amount:.0f}" if unit == "B" or amount >= 10 else f"{amount:.1f}"
    return f"{digits.removesuffix('.0').replace('.', ',')} {unit}"


def format_name(media_type: str) -> str:
    """Return a media type by the name people know it by."""
    return _FORMATS.get(media_type, media_type)


def file_name(name: str) -> str:
    """Return the name of a file as it may be shown; one must be there to press."""
    return names.legible(name).strip() or "\ufffd"


def fragments(pieces: Iterable[Fragment]) -> Markup:
    """Return a snippet, escaped, with what matched marked."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece.text)
        if piece.is_match
        else escape(piece.text)
        for piece in pieces
    )
