"""Every address that can be read, of everything an archive holds, and what it says."""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from urllib.parse import quote_plus

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from archive.errors import NotFoundError
from tests.access.archives import Archive
from tests.access.papers import HEADS, KEEPER, WORDS
from tests.webui import routes
from webui.render import places

_PASSING = re.compile(
    r'(?:name="csrf_token"[^>]*?value=|csrf-token" content=)"[^"]*"|/doubts\?at=\d+'
)
"""What is another one each time a page is asked for, and the number of a doubt, which
is the next free one."""

_POINTS = re.compile(
    r'"(score|points)":[\d.e-]+|[\d.,]+(?= điểm)|"reason-points">[\d.,]+|width="\d+%"'
)
"""How much a hit weighs, which the length of all texts has a part in."""

_WITHOUT = ("Set-Cookie", "Date", "Content-Length")

TYPED = (
    "",
    *WORDS,
    "trồng cay",
    "171-KH/TU",
    "171",
    "53-KL/TW",
    "quoc phong dai hoi",
    "trồng cây OR kỷ luật",
    "cơquan:thành",
    "hiệulực:còn",
)
"""What is typed into the search box, and letter by letter.

The newest are asked for first: how much hits weigh, the length of all texts tells."""

_YEARS = ("", "?year=2019", "?type=Kế+hoạch&year=2019")
ASKED: Mapping[str, tuple[str, ...]] = {
    "search.show": (
        *(f"?q={quote_plus(typed)}&sort=newest" for typed in TYPED),
        "",
        "?year=2019",
        "?q=n%C3%B4ng&sort=newest&page=2",
        "?status=superseded&status=unknown",
    ),
    "search.export": ("?q=", "?q=tr%E1%BB%93ng+c%C3%A2y&sort=newest"),
    "api-search.search": tuple(
        f"?q={quote_plus(typed)}&sort=newest&page_size={size}"
        for typed in TYPED
        for size in (3, 20)
    ),
    "api-suggestions.suggest": tuple(
        f"?q={quote_plus(typed[:end])}"
        for typed in (*WORDS, "thành ủy", "171-KH/TU")
        for end in (1, 4, 20)
    ),
    "why.show": ("?q=tr%E1%BB%93ng+c%C3%A2y",),
    "api-search.why": ("?q=tr%E1%BB%93ng+c%C3%A2y",),
    "register.show": _YEARS,
    "register.export": _YEARS[1:],
    "api-register.lines": _YEARS[:2],
    "api-register.cycles": ("?body=thanh+uy+bac+kan", "?body=tinh+uy+bac+kan"),
    "api-documents.carrying": tuple(
        f"?symbol={quote_plus(head.symbol)}" for head in HEADS
    ),
    "linking.show": ("", "?symbol=171-KH%2FTU"),
    "renditions.show": ("", "?symbol=171-KH%2FTU"),
    "document.show": ("", "?q=tr%E1%BB%93ng"),
    "neighbours.show": ("", "?steps=1&side=cited_by"),
    "wanted.letter": ("?symbol=171-KH%2FTU",),
    "document.card": ("?at={at}",),
}
"""What is asked for behind an address, where it says little by itself."""

OURS = {
    "static",
    "bootstrap.static",
    "api.show",
    "api-docs.openapi_json",
    "health.check",
    "lookup.show",
    "lookup.answer",
    "lookup.export",
    "imports.show",
    "imports.preview",
}
"""What says nothing of any paper, or only what was given to it before."""


def addresses(app: Flask, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield each address that can be read, with the name of what answers it."""
    everywhere = _everywhere(archive)
    of_papers = [_of_paper(archive, n) for n in range(1, archive.papers() + 2)]
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in OURS:
            continue
        for known in of_papers if _is_of_paper(rule) else [{}]:
            for filled in _filled(rule, everywhere | known):
                built = rule.build(filled, append_unknown=False)
                assert built, rule
                path = built[1]
                for query in ASKED.get(rule.endpoint, ("",)):
                    said = query.format(at=filled.get("at", "1-0")) if query else ""
                    yield rule.endpoint, f"{path}{said}"


def _is_of_paper(rule: Rule) -> bool:
    return "/documents/" in str(rule)


def _filled(
    rule: Rule, known: Mapping[str, Iterable[object]]
) -> Iterator[dict[str, object]]:
    named = [routes.NUMBERS[f] for f in str(rule).split("/")[:4] if f in routes.NUMBERS]
    pools = {
        name: known[named[0] if named and name == "number" else name]
        for name in sorted(rule.arguments)
    }
    for values in product(*pools.values()):
        yield dict(zip(pools, values, strict=True))


def _everywhere(archive: Archive) -> dict[str, list[object]]:
    """Return what numbers there are in addresses that belong to no paper."""
    tables = {
        "citation": "citation",
        "doubt": "doubt",
        "request": "request",
        "import": "register_import",
        "search": "saved_search",
        "batch": "batch",
        "row": "intake",
        "run": "rereading",
        "addition": "addition",
    }
    with contextlib.closing(sqlite3.connect(archive.home / "catalogue.db")) as opened:
        found = {
            name: [row[0] for row in opened.execute(f"SELECT id FROM {table}")]  # noqa: S608  # names of ours
            for name, table in tables.items()
        }
    bodies = ["thanh-uy-bac-kan", "tinh-uy-bac-kan"]
    return {**found, "body": bodies, "form": ["csv"], "person": ["giu"], "number": [1]}


def _of_paper(archive: Archive, number: int) -> dict[str, list[object]]:
    """Return what there is in the addresses of a paper, as its keeper knows it."""
    found: dict[str, list[object]] = {
        "number": [number],
        "page": [1],
        "other": [number % 3 + 1],
        "name": ["symbol"],
        "act": [1],
        "file": [1],
        "claim": [1],
        "sha256": ["0" * 64],
        "at": ["1-0"],
    }
    held = archive.catalogue
    with contextlib.suppress(NotFoundError):
        files = held.renditions.of(number, KEEPER)
        links = held.citations.of(number, KEEPER)
        claims = held.claims.of(number, KEEPER)[:2]
        told: dict[str, list[object]] = {
            "file": [file.id for file in files],
            "sha256": [file.rendition.sha256 for file in files],
            "claim": [kept.id for kept in claims],
            "at": [places.place(link.citation) for link in links],
        }
        found |= {name: some for name, some in told.items() if some}
    return found


def said(app: Flask, archive: Archive, address: str) -> tuple[object, ...]:
    """Return all that an address says of an archive: status, headers and body."""
    app.extensions["vankho"] = archive.services
    with app.test_client().get(address) as answer:
        return heard(answer)


def heard(answer: Response) -> tuple[object, ...]:
    """Return all that an answer says, but for what passes."""
    body = answer.get_data(as_text=True)
    assert answer.status_code < 500, body
    headers = sorted(
        (name, value) for name, value in answer.headers.items() if name not in _WITHOUT
    )
    return answer.status_code, headers, _POINTS.sub("", _PASSING.sub("", body))
