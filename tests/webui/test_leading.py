"""No page leads where its reader may not go: what somebody may not is not there."""

import re
from collections import defaultdict, deque
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from werkzeug.exceptions import HTTPException

from archive.access import ROLES, may
from archive.catalogue.imported import RegisterLine
from archive.model import Claim, Reader
from indexer import sync
from tests.webui import olds, routes, scans
from tests.webui.papers import AT
from webui import acts, security

AUDIENCES = frozenset({"everyone", "clerks", "board"})
QUERIES = ("?q=Bắc+Kạn", "?q=171", "?q=zzz", "?year=2019", "?symbol=362-CV")
MOST = 2
"""Pages of one kind looked at, beside those it begins with."""


class Leads(HTMLParser):
    """Gathers where a page leads: links, forms, and what its scripts ask for."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.method = "GET"
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.method = (told.get("method") or "get").upper()
            self._lead(self.method, told.get("action") or "")
        for name, value in told.items():
            if name == "formaction":
                self._lead(self.method, value)
            elif name in ("href", "src") or _is_for_a_script(name, value):
                self._lead("GET", value)

    def _lead(self, method, address):
        if method != "DIALOG" and not address.startswith("data:"):
            self.found.append((method, address))


def _is_for_a_script(name, value):
    return name.startswith("data-") and re.match(r"/\w", value or "")


@pytest.fixture(params=ROLES)
def role(request, monkeypatch):
    """The only role of whoever reads."""
    only = Reader("board", AUDIENCES, frozenset({request.param}))
    monkeypatch.setattr(security, "LOCAL", only)
    return request.param


@pytest.fixture
def known(services, keep, tmp_path):
    """Something of everything; papers with doubts, of old letters, of a register."""
    papers = [keep(routes.doubted(), name) for name in ("a.txt", "b.txt")]
    papers.append(olds.old(services, tmp_path))
    papers.append(scans.scan(services, tmp_path)[0])
    line = RegisterLine("2019", 2, {"x": "y"}, (Claim("symbol", "9-CV/TU"),))
    catalogue = services.catalogue
    catalogue.imports.begin("so.csv", "y", [line], reader=routes.BOARD, at=AT)
    assert catalogue.imports.go_on(AT)
    known = routes.numbers(catalogue, papers[0])
    sync.catch_up(catalogue, services.engine)
    return defaultdict(lambda: 1, known)


def _meant(app, method, address):
    ends = app.url_map.bind("localhost")
    try:
        return ends.match(urlsplit(address).path, method=method)[0]
    except HTTPException:
        return None


def _is_theirs(role, endpoint):
    return endpoint in acts.OPEN or may({role}, acts.ACTS[endpoint])


def _begin(app, known):
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods:
            yield routes.address(rule, known)
    for start in ("/", "/registers/book", "/wanted"):
        yield from (f"{start}{query}" for query in QUERIES)
    # Of old letters, of a scan, and without a file.
    yield from (f"/documents/{number}" for number in range(3, 7))


@pytest.mark.slow
def test_no_page_leads_where_its_reader_may_not_go(app, client, role, known):
    """All pages that a role opens, and what they lead to."""
    begun = [*_begin(app, known)]
    waiting, wrong = deque(begun), set()
    seen: dict[str | None, set[str]] = defaultdict(set)

    while waiting:
        here = waiting.popleft()
        endpoint = _meant(app, "GET", here)
        ways = seen[endpoint]
        if not endpoint or here in ways or (len(ways) >= MOST and here not in begun):
            continue
        ways.add(here)
        if not _is_theirs(role, endpoint):
            continue
        with client.get(here) as answer:
            is_page = answer.mimetype == "text/html"
            page = answer.get_data(as_text=True) if is_page else ""
        for method, to in Leads(page).found:
            there = urljoin(here, to)
            leads = _meant(app, method, there)
            if leads and not _is_theirs(role, leads):
                wrong.add(f"{endpoint} leads to {method} {leads}")
            elif method == "GET" and leads not in acts.OPEN:
                waiting.append(there)
    assert sorted(wrong) == []
    assert len(seen) > 80
