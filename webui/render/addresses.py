"""Addresses of the page at hand with something changed: they can be shared."""

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import parse_qsl, quote, quote_plus, urlencode, urlsplit, urlunsplit

from flask import Flask, g, request, url_for
from werkzeug.routing import IntegerConverter, Map

Pair = tuple[str, str]

_HIGHEST = 2**31 - 1
_MOST_DIGITS = 9
"""No page, year or character is counted further; longer ones are nonsense."""

FOLDER = "/documents"
"""Where the pages of all papers are."""

_LONGEST = 2_000
"""Characters of an address to go back to; a browser gets it as a header."""


class Number(IntegerConverter):
    """The number of a paper or a batch in an address.

    Beyond what the catalogue counts to there is nothing: such an address is not
    found, before a database is asked.
    """

    regex = r"\d{1,10}"

    def __init__(self, urls: Map) -> None:
        super().__init__(urls, max=_HIGHEST)


def count(app: Flask) -> None:
    """Let ``<int:…>`` in the addresses of ``app`` mean a number that can be held."""
    app.url_map.converters["int"] = Number


_OF_A_SEARCH = (
    "q",
    "type",
    "issuer",
    "year",
    "status",
    "from",
    "to",
    "on",
    "sort",
    "size",
    "exact",
)

RESULTS_PAGE = "hits"
"""Which page of the results a paper was opened from; its own ``page`` is another."""

OF_A_READER = ("lang", "list")
"""What a reader prefers: kept in a cookie, so no address carries it on."""


_SAID_ONCE = (
    "added",
    "done",
    "freed",
    "joined",
    "made_in",
    "note",
    "noted",
    "parted",
    "retried",
    "seen",
    "told",
    "took",
)
"""What was just done: told on the page that comes next, and on no other."""


def whole(text: str) -> int | None:
    """Return the number that ``text`` is, or None; nobody may make us count far."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def page() -> int:
    """Return which page the address asks for; nonsense asks for the first."""
    return max(1, whole(request.args.get("page", "")) or 1)


def after() -> int:
    """Return behind which row the page asked for begins; nonsense is the start."""
    return whole(request.args.get("after", "")) or 0


def here(**changes: object) -> str:
    """Return the address of this page with some parameters changed.

    None takes a parameter away. What is a matter of the reader stays in the
    address only while it is being switched, and what was just done is not told again.
    """
    pairs = carried(*changes)
    pairs += [
        (name, str(value)) for name, value in changes.items() if value is not None
    ]
    return address(pairs)


def carried(*but: str) -> list[Pair]:
    """Return what a form of this page carries along ``but`` what it asks itself."""
    dropped = {*but, *OF_A_READER, *_SAID_ONCE}
    return [pair for pair in request.args.items(multi=True) if pair[0] not in dropped]


def results() -> str | None:
    """Return the address of the results from which this paper was opened, if any."""
    asked = request.args.items(multi=True)
    pairs = [pair for pair in asked if pair[0] in _OF_A_SEARCH]
    if pairs and (page := whole(request.args.get(RESULTS_PAGE, ""))):
        pairs.append(("page", str(page)))
    is_asked = any(name != "on" for name, _ in pairs)
    return f"{url_for('search.show')}?{urlencode(pairs)}" if is_asked else None


def toggles(name: str) -> Callable[[str], str]:
    """Return what makes the address with one choice of a row taken or dropped.

    It leads to the first page. What all choices of the row share is made once.
    """
    pairs = [
        pair
        for pair in request.args.items(multi=True)
        if pair[0] not in ("page", *OF_A_READER)
    ]
    taken = {value for row, value in pairs if row == name}
    begun = f"{address(pairs)}{'&' if pairs else '?'}"

    def toggled(value: str) -> str:
        if value in taken:
            return address(pair for pair in pairs if pair != (name, value))
        return f"{begun}{name}={quote_plus(value)}"

    return toggled


def numbered(endpoint: str, pairs: Iterable[Pair] = ()) -> Callable[[int], str]:
    """Return what makes the address of each paper's page, with the same parameters.

    For lists: an address takes as long to make as the rest of its line.
    """
    before, _, behind = url_for(endpoint, number=_HIGHEST).rpartition(str(_HIGHEST))
    query = urlencode(list(pairs))
    behind += f"?{query}" if query else ""
    return lambda number: f"{before}{number}{behind}"


def address(pairs: Iterable[Pair]) -> str:
    """Return the path of this page with these parameters, in their order."""
    # The names come from whoever wrote the address: among the arguments of
    # url_for they could pass for its own (_scheme) or for a part of the path.
    if "path" not in g:
        # A page of results has seventy addresses of its own.
        g.path = url_for(request.endpoint or "search.show", **request.view_args or {})
    return "?".join(filter(None, (g.path, urlencode(list(pairs)))))


def changed(path: str, changes: Mapping[str, str | None]) -> str:
    """Return an address of ours with some parameters changed; None takes one away."""
    place = urlsplit(path)
    pairs = [pair for pair in parse_qsl(place.query) if pair[0] not in changes]
    pairs += [(name, said) for name, said in changes.items() if said is not None]
    return urlunsplit(place._replace(query=urlencode(pairs)))


def back(otherwise: str, *, under: str) -> str:
    """Return where the form sent in wants to go back to, or ``otherwise``.

    It may be the page at the path ``under`` or one beneath it, and nothing else:
    whoever wrote the address must not lead anybody to another host.
    """
    asked = request.form.get("back", "")
    return asked if _is_ours(asked, under) else otherwise


def wanted() -> str | None:
    """Return where somebody wanted to go before signing in, if not to the start.

    It is a path of ours, whoever wrote the address that names it.
    """
    asked = request.values.get("next", "")
    is_path = asked.startswith("/") and asked.isprintable()
    return asked if is_path and asked != "/" and _is_ours(asked, "") else None


def asked_for() -> str:
    """Return the path of this request as it stands in an address."""
    path, query = quote(request.path), request.query_string.decode("latin-1")
    return f"{path}?{query}" if query else path


def cited() -> str | None:
    """Return the path of the page of ours that sent this request, if it says."""
    told = urlsplit(request.referrer or "")
    path = urlunsplit(("", "", told.path, told.query, ""))
    return path if told.netloc == request.host and _is_ours(path, "") else None


def _is_ours(asked: str, under: str) -> bool:
    try:
        place = urlsplit(asked)
    except ValueError:
        return False
    is_here = not (place.scheme or place.netloc) and len(asked) <= _LONGEST
    # What begins with three slashes has no host to us, and one to a browser.
    is_plain = "\\" not in asked and "//" not in asked.partition("?")[0]
    return is_here and is_plain and f"{place.path}/".startswith(f"{under}/")
