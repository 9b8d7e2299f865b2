"""Vietnamese, and English for those who ask: which, and the words for it.

Source strings are Vietnamese, so only English has a catalogue. It is read from
its ``.po`` file when first needed: there is no compiled copy to forget. The only
module that imports Flask-Babel, which has no types.
"""

import datetime as dt
import gettext as catalogues
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import flask_babel  # type: ignore[import-untyped]  # it ships no types
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, Response, g, request

from archive.sentences import Sentence

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
"""The languages of the pages, each by its own name; the first is the default."""

CATALOGUE = (
    Path(__file__).parent.parent / "translations/{language}/LC_MESSAGES/messages.po"
)

_YEAR = 365 * 24 * 3600


class _ReadDomain(flask_babel.Domain):  # type: ignore[misc]  # its base is untyped
    """A domain whose catalogues are read as they were written."""

    def get_translations(self) -> catalogues.NullTranslations:
        """Return the words of the language of this request."""
        return _catalogue(chosen())


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    source = Path(str(CATALOGUE).format(language=language))
    if not source.exists():
        return NullTranslations()
    compiled = BytesIO()
    with source.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def speak(app: Flask) -> None:
    """Let ``app`` answer in the reader's language."""
    flask_babel.Babel(app, default_locale="vi", locale_selector=chosen)
    # A page asks for a hundred texts, and Flask-Babel looks for its domain each time.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # Jinja's extension adds it
        lambda text: _catalogue(chosen()).gettext(text),
        lambda one, many, count: _catalogue(chosen()).ngettext(one, many, count),
        newstyle=True,
    )
    app.before_request(_ReadDomain().as_default)
    app.after_request(_keep)
    app.context_processor(lambda: {"language": chosen(), "languages": LANGUAGES})


def chosen() -> str:
    """Return the language asked for in the address, or kept from before."""
    known: str | None = g.get("language")
    if known is None:
        asked = request.args.get("lang") or request.cookies.get("lang")
        known = asked if asked in LANGUAGES else next(iter(LANGUAGES))
        g.language = known
    return known


def _keep(response: Response) -> Response:
    if request.args.get("lang") in LANGUAGES:
        response.set_cookie("lang", chosen(), max_age=_YEAR, samesite="Lax")
    return response


def gettext(text: str, /, **values: object) -> str:
    """Return ``text`` in the reader's language, its ``%(name)s`` filled in."""
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """Return the text for ``count`` things; ``%(num)s`` is their number."""
    return str(flask_babel.ngettext(one, many, count, **values))


def said(text: str) -> str:
    """Return a sentence of the archive in the reader's language, where it has words."""
    if not isinstance(text, Sentence):
        return text
    # A sentence may be made of others, such as what somebody has changed.
    return gettext(
        text.words, **{name: _said(one) for name, one in text.values.items()}
    )


def _said(value: object) -> object:
    return said(value) if isinstance(value, str) else value


def number(count: float) -> str:
    """Return a number with its thousands parted as the reader is used to."""
    return _parted(count, chosen())


@lru_cache(maxsize=4_096)
def _parted(count: float, language: str) -> str:
    return str(format_decimal(count, locale=language))


def date(day: dt.date, pattern: str) -> str:
    """Return a date by a pattern of the Unicode locale data."""
    return str(flask_babel.format_date(day, pattern))
