"""The filters and functions that templates may call."""

from collections.abc import Callable, Iterable

from flask import Flask
from markupsafe import Markup

from indexer.search.snippet import Fragment
from webui import acts, security, signing
from webui.render import (
    addresses,
    audiences,
    browsers,
    dates,
    language,
    naming,
    notice,
    offices,
    pagination,
    standing,
    typed,
    words,
)
from webui.services import services
from webui.settings import Settings


def draw(app: Flask) -> None:
    """Teach the templates of ``app`` our words."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        here=addresses.here,
        carried=addresses.carried,
        results=addresses.results,
        limits=limits,
        may=acts.may,
        opens=acts.opens,
        notice=notice.notice,
        issuing=offices.issuing,
        asking=security.reader,
        session=signing.whole_session,
        is_local=signing.is_local,
    )
    app.jinja_env.filters.update(_FILTERS)


def limits() -> Settings:
    """Return how much may be handed in at once, among the other settings."""
    return services().settings


def fragments(pieces: Iterable[Fragment]) -> Markup:
    """Return a snippet, escaped, with what matched marked."""
    return Markup("").join(map(_drawn, pieces))


def _drawn(piece: Fragment) -> Markup:
    shape = Markup("<mark>{}</mark>") if piece.is_match else Markup("{}")
    return shape.format(piece.text)


_FILTERS: dict[str, Callable[..., object]] = {
    "issued": dates.issued,
    "kind": naming.kind,
    "day": dates.day,
    "typed_day": dates.typed,
    "moment": dates.moment,
    "fragments": fragments,
    "numberformat": language.number,
    "size": naming.size,
    "format_name": naming.format_name,
    "file_name": naming.file_name,
    "status": lambda code: words.say(words.STATUSES, code),
    "relation": lambda code: words.say(words.CITES, code),
    "origin": lambda code: words.say(words.ORIGINS, code),
    "old_encoding": typed.named,
    "note": lambda code: words.say(words.NOTES, code),
    "said": language.said,
    "pages_of": pagination.told,
    "place_of": pagination.place,
    "person": words.person,
    "role": lambda code: words.say(words.ROLES, code),
    "role_told": lambda code: words.say(words.ROLES_TOLD, code),
    "browser": browsers.named,
    "grouped": browsers.grouped,
    "lasting": lambda wait: dates.lasting(wait.total_seconds()),
    "scope_words": lambda code: words.say(words.SCOPES, code),
    "missing": standing.missing,
    "whom": audiences.whom,
}
"""What templates do with values, by the name they call it."""
