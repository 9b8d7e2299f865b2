"""What holds for every page: accessible, small, at home, and fit for any screen.

A page that is added must be added to ``PAGES``, or a test says so.
"""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from archive.model import Reader
from indexer import lookup
from tests.webui.papers import AT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

LOCAL = Reader("local")
MOST_REQUESTS = 8
MOST_BYTES = 100_000
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

PAGES = {
    "api.show": {"api": "/api/v1/"},
    "search.show": {
        "start": "/",
        "results": "/?q=ke+hoach+171",
        "no-results": "/?q=zymurgy",
        "unreadable": "/?q=%22",
        "results-compact": "/?q=ke+hoach&list=compact&size=50",
        "not-held": "/?q=26-TB%2FBCĐ",
        "too-narrow": "/?q=ke+hoach&from=1975&to=1976",
    },
    "document.show": {"paper": "/documents/{paper}?q=tuyên+truyền"},
    "corrections.show": {
        "fact": "/documents/{paper}/facts/symbol",
        "fact-list": "/documents/{paper}/facts/issuers",
    },
    "texts.show": {"page-text": "/documents/{paper}/pages/1/text"},
    "history.show": {"history": "/documents/{paper}/history"},
    "linking.show": {"link": "/documents/{paper}/links/{cited}"},
    "renditions.show": {"files": "/documents/{paper}/files?symbol=171-KH%2FTU"},
    "renditions.compare": {"compare": "/documents/{paper}/files/compare/{other}"},
    "saved.show": {"searches": "/searches"},
    "lookup.show": {"lookup": "/lookup"},
    "lookup.answer": {"looked-up": "/lookup/{list}"},
    "neighbours.show": {
        "neighbours": "/documents/{paper}/neighbours",
        "neighbours-chosen": "/documents/{paper}/neighbours?steps=1&side=cites&relation=amends",
    },
    "register.choose": {
        "registers": "/registers",
        "register-body": "/registers?body=ban+chap+hanh+trung+uong",
    },
    "register.show": {
        "register": "/registers/book?body=ban+chap+hanh+trung+uong&term=XIII",
        "register-year": "/registers/book?year=2019",
    },
    "wanted.show": {"wanted": "/wanted"},
    "wanted.letter": {"wanted-letter": "/wanted/letter"},
    "wanted.requests": {"wanted-requests": "/wanted/requests"},
    "doubts.show": {
        "doubts": "/doubts",
        "doubts-missing": "/doubts?kind=missing",
    },
    "alike.show": {"doubts-like": "/doubts/like?{decided}"},
    "intake.show": {"intake": "/intake"},
    "intake.follow": {"batch": "/intake/1"},
    "intake.refused": {"refused": "/intake/refused"},
}
"""The addresses of each page, by its endpoint; each has a name for its picture."""

NO_PAGES = {
    "register.export",
    "wanted.export",
    "lookup.export",
    "search.export",
    "bootstrap.static",
    "document.card",
    "document.original",
    "pictures.image",
    "pictures.marks",
    "health.check",
    "intake.progress",
    "neighbours.download",
    "intake.report",
    "static",
}
"""What answers a GET with something else than a page."""

LIST = """171-KH/TU
Kế hoạch số 171-KH/TU ngày 01/8/2019 của Thành ủy Bắc Kạn
26-TB/BCĐ
họp giao ban tháng 8
"""
"""Lines that are unclear, held, missing and not understood."""

ADDRESSES = {name: address for page in PAGES.values() for name, address in page.items()}


@pytest.fixture(scope="session")
def known(office_app):
    """The numbers that addresses of the office are filled with."""
    catalogue = office_app.extensions["vankho"].catalogue
    briefs = catalogue.documents.by_symbol("171-KH/TU", Reader("test"))
    city = next(b for b in briefs if "Thành ủy" in (b.metadata.issuers or ("",))[0])
    [first, *_] = catalogue.citations.of(city.id, Reader("test"))
    return {
        "paper": city.id,
        "list": looked_up(office_app.extensions["vankho"]),
        "cited": f"{first.citation.page}-{first.citation.start}",
        "decided": decided(catalogue),
        "other": next(brief.id for brief in briefs if brief.id != city.id),
    }


def decided(catalogue):
    """Confirm one doubtful reading; return what its like cases are asked by."""
    one = next(d for d in catalogue.doubts.listed(LOCAL) if d.field == "subject")
    held = catalogue.claims.standing(one.paper.id, "subject", LOCAL)
    act = catalogue.claims.decide(
        one.paper.id,
        "subject",
        held.claim.value,
        by="person:local",
        at=AT,
        instead_of=held.id,
    )
    return f"of={one.paper.id}&act={act}&how=confirm&like={one.likeness}"


def looked_up(services):
    """Keep a search, and a list whose lines end in every way; return its name."""
    searches = services.catalogue.searches
    if not searches.of("local"):
        searches.save("local", "Kế hoạch 171", "q=ke+hoach+171", at=AT)
    home = services.settings.archive.home / "lookups"
    return lookup.Lists(home).keep(lookup.read(LIST, services.authority), "local")


@pytest.fixture(params=sorted(ADDRESSES))
def place(request, known):
    """The name and the address of a page."""
    return request.param, ADDRESSES[request.param].format(**known)


def opened(browser, address, **options):
    """A tab of a screen of the given kind."""
    return browser.new_context(base_url=address, locale="vi-VN", **options).new_page()


def test_every_page_is_in_the_table(office_app):
    """What answers a GET is a page that is looked at here, or is no page."""
    rules = [r for r in office_app.url_map.iter_rules() if "GET" in (r.methods or ())]
    shown = {r.endpoint for r in rules if not r.endpoint.startswith("api-")}

    assert shown == PAGES.keys() | NO_PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(scheme, place, browser, office_address, shot):
    """No violation of WCAG 2.2 AA that a program can find, in both themes."""
    name, path = place
    page = opened(browser, office_address, color_scheme=scheme)
    page.goto(path)
    found = Axe().run(page, options={"runOnly": LEVELS, "resultTypes": ["violations"]})
    shot(page, f"{name}-{scheme}")
    page.context.close()

    wrong = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in found.response["violations"]
    ]
    assert wrong == []


def test_it_is_small_and_asks_nobody_else(place, browser, office_address):
    """A first visit takes few requests and bytes, all from this host."""
    page = opened(browser, office_address)
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # Playwright marks its handlers
    page.goto(place[1], wait_until="networkidle")
    sizes = [answer.request.sizes() for answer in answers]
    hosts = {urlsplit(answer.url).netloc for answer in answers}
    page.context.close()

    assert hosts == {urlsplit(office_address).netloc}
    assert len(answers) <= MOST_REQUESTS
    total = sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)
    assert total <= MOST_BYTES


WIDTHS = {"a phone": 360, "a page at 200 percent": 640}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_nothing_sticks_out(width, place, browser, office_address, shot):
    """No page is wider than the screen; what is wide scrolls in its own frame."""
    page = opened(browser, office_address, viewport={"width": width, "height": 740})
    page.goto(place[1])
    shot(page, f"{place[0]}-{width}")
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.context.close()

    assert wider <= 0


def test_it_is_right_without_scripts(place, browser, office_address):
    """Every page says what it has to say to a browser that runs no scripts."""
    page = opened(browser, office_address, java_script_enabled=False)
    page.goto(place[1])
    title = page.locator("h1").inner_text()
    page.context.close()

    assert title.strip()
