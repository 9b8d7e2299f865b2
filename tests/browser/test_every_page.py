"""What holds for every page: accessible, small, at home, and fit for any screen.

A page that is added must be added to ``PAGES``, or a test says so.
"""

import hashlib
import re
import shutil
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from archive.model import Reader
from archive.seals import Seals
from archive.secrecy import Mark
from indexer import lookup, registers
from indexer.extract.cells import Row, Sheet
from tests.browser import accounts
from tests.browser.conftest import served
from tests.webui import olds, routes, scans
from tests.webui.papers import AT
from webui import create_app
from webui.forms.additions import INPUTS
from webui.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

LOCAL = Reader("local")
MOST_REQUESTS = 10
MOST_BYTES = 100_000
PICTURE = re.compile(r"/(image|marks|cut)(\?|$)")
"""What a page shows of a paper: as much as there is of it near the screen, and each
as small as it can be read (``indexer/extract/picture.py``)."""

SCHEMES = ("light", "dark")
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules that a theme can break: themes differ in colours alone."""

WIDTHS = {"a phone": 360, "a page at 200 percent": 640}
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
        "of-a-day": "/?q=ke+hoach&status=unknown&on=2020-01-01",
    },
    "why.show": {"why": "/documents/{paper}/why?q=tuyên+truyền+nông+thôn"},
    "document.show": {
        "paper": "/documents/{paper}?q=tuyên+truyền",
        "scan": "/documents/{scan}?q=nông+thôn&view=both",
        "scan-alone": "/documents/{scan}?view=images",
    },
    "corrections.show": {
        "fact": "/documents/{paper}/facts/symbol",
        "fact-list": "/documents/{paper}/facts/issuers",
        "fact-by-hand": "/documents/{scan}/facts/symbol",
    },
    "texts.show": {
        "page-text": "/documents/{paper}/pages/1/text",
        "scan-text": "/documents/{scan}/pages/1/text",
    },
    "decodings.show": {"decoding": "/documents/{old}/pages/1/decoding?read_as=vni"},
    "standing.show": {
        "standing": "/documents/{ended}/standing",
        "standing-of-the-newer": "/documents/{newer}/standing",
        "standing-then": "/documents/{ended}/standing?on=01/01/2020",
    },
    "history.show": {"history": "/documents/{paper}/history"},
    "linking.show": {"link": "/documents/{paper}/links/{cited}"},
    "renditions.show": {"files": "/documents/{paper}/files?symbol=171-KH%2FTU"},
    "ranges.show": {
        "pages": "/documents/{long}/files/{file}/pages",
        "pages-foreseen": "/documents/{long}/files/{file}/pages?first=2&last=2",
    },
    "renditions.compare": {"compare": "/documents/{paper}/files/compare/{other}"},
    "audiences.show": {"audience": "/documents/{paper}/audience"},
    "audiences.choose": {"audiences": "/audiences?q=ke+hoach"},
    "undecided.show": {"undecided": "/intake/undecided"},
    "purges.ask": {"purge": "/documents/{paper}/purge"},
    "purges.show": {"purges": "/purges"},
    "held.show": {"held": "/held", "held-past": "/held?past=1"},
    "held.one": {"held-one": "/held/{held}"},
    "audit.show": {"audit": "/audit", "audit-wrong": "/audit?since=31%2F2%2F2020"},
    "audit.check": {"audit-check": "/audit/check"},
    "rereadings.show": {"rereadings": "/rereadings"},
    "rereadings.papers": {"rereading": "/rereadings/{run}"},
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
    "imports.show": {"import": "/registers/import"},
    "imports.preview": {"import-preview": "/registers/import/{book}"},
    "imports.report": {"import-report": "/registers/imports/1"},
    "bodies.choose": {
        "bodies": "/bodies",
        "bodies-found": "/bodies?find=bac+kan&on=01%2F8%2F2019",
    },
    "bodies.show": {
        "body": "/bodies/tinh-uy-bac-kan",
        "body-below": "/bodies/tinh-uy-thai-nguyen:2025",
    },
    "additions.show": {"additions": "/additions"},
    "additions.new": {
        f"addition-{what}": f"/additions/new?what={what}&body=tinh-uy-bac-kan"
        for what in INPUTS
    },
    "wanted.show": {"wanted": "/wanted"},
    "wanted.unfiled": {"wanted-unfiled": "/wanted/unfiled"},
    "wanted.letter": {"wanted-letter": "/wanted/letter"},
    "wanted.requests": {"wanted-requests": "/wanted/requests"},
    "doubts.show": {
        "doubts": "/doubts",
        "doubts-missing": "/doubts?kind=missing",
        "doubts-effect": "/doubts?kind=effect",
        "doubts-by-hand": "/doubts?kind=number",
        "doubts-old": "/doubts?kind=decoding",
    },
    "alike.show": {"doubts-like": "/doubts/like?{decided}"},
    "intake.show": {"intake": "/intake"},
    "intake.follow": {"batch": "/intake/1"},
    "refused.show": {"refused": "/intake/refused"},
    "recognition.show": {"recognition": "/recognition"},
    "signing_in.show": {
        "sign-in": "/sign-in?next=/wanted",
        "sign-in-out": "/sign-in?told=out",
    },
    "signing_in.show_code": {"sign-in-code": "/sign-in/code"},
    "account.show": {"account": "/account"},
    "account.password": {
        "account-password": "/account/password",
        "account-password-due": "/account/password?next=/wanted",
    },
    "second_step.show": {
        "second-step": "/account/second-step",
    },
    "people.show": {"people": "/people", "people-none": "/people"},
    "people.new": {"people-new": "/people/new", "people-first": "/people/new"},
    "people.person": {
        "person": "/people/lan?told=changed",
        "person-closed": "/people/gone",
        "person-new": "/people/first",
    },
    "tokens.show": {"tokens": "/account/tokens"},
    "tokens.show_all": {"tokens-all": "/people/tokens"},
    "offices.show": {"offices": "/offices?told=added#office-1"},
}
"""The addresses of each page, by its endpoint; each has a name for its picture."""

AS = {
    "sign-in": "",
    "sign-in-out": "",
    "sign-in-code": "half",
    "account": "lan",
    "account-password": "lan",
    "account-password-due": "first",
    "second-step": "lan",
    "people": "lan",
    "people-new": "lan",
    "person": "lan",
    "person-closed": "lan",
    "person-new": "lan",
    "offices": "lan",
    "tokens": "lan",
    "tokens-all": "lan",
}
"""Who looks at what is only there where people sign in."""

NO_PAGES = {
    "audit.export",
    "register.export",
    "wanted.export",
    "lookup.export",
    "imports.export",
    "search.export",
    "bootstrap.static",
    "document.card",
    "document.original",
    "pictures.cut",
    "pictures.cut_link",
    "pictures.image",
    "pictures.marks",
    "health.check",
    "intake.progress",
    "recognition.follow",
    "recognition.progress",
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
def known(office_app, tmp_path_factory):
    """The numbers that addresses of the office are filled with."""
    services = office_app.extensions["vankho"]
    folder = tmp_path_factory.mktemp("scan")
    catalogue = office_app.extensions["vankho"].catalogue
    briefs = catalogue.documents.by_symbol("171-KH/TU", Reader("test"))
    city = next(b for b in briefs if "Thành ủy" in (b.metadata.issuers or ("",))[0])
    [first, *_] = catalogue.citations.of(city.id, Reader("test"))
    return {
        "paper": city.id,
        "list": looked_up(services),
        "book": registered(services),
        "scan": scans.letter(services, folder),
        "cited": f"{first.citation.page}-{first.citation.start}",
        "decided": decided(catalogue),
        "ended": catalogue.documents.by_symbol("47-QĐ/TW", LOCAL)[0].id,
        "newer": catalogue.documents.by_symbol("37-QĐ/TW", LOCAL)[0].id,
        "other": next(brief.id for brief in briefs if brief.id != city.id),
        "old": olds.old(services, folder),
        "run": routes.reread(catalogue, city.id),
        "held": sealed(services, folder),
        **paged(catalogue),
    }


def sealed(services, folder):
    """Hold a file for its mark; return its number."""
    catalogue, settings = services.catalogue, services.settings.archive
    path = folder / "mật.bin"
    path.write_bytes(b"secret")
    digest = hashlib.sha256(b"secret").hexdigest()
    number = catalogue.held.put(digest, Mark("Mật", "MẬT", 1), at=AT)
    seal = catalogue.held.unsealed()[0].seal
    Seals(settings.hold, settings.hold_key).seal(seal, path, digest, b'{"names":[]}')
    catalogue.held.sealed(number, 6, at=AT)
    return number


def paged(catalogue):
    """Return a paper of several pages, and the file that it was read from."""
    long = next(
        change.document
        for change in catalogue.changes.since(0)
        if len(catalogue.texts.pages(change.document, LOCAL)) > 1
    )
    return {"long": long, "file": catalogue.renditions.of(long, LOCAL)[0].id}


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


REGISTER = (
    ("TỈNH ỦY BẮC KẠN",),
    ("STT", "Số, ký hiệu", "Ngày tháng", "Trích yếu", "Người ký"),
    ("1", "26-TB/TU", "37/7/2019", "Thông báo kết luận", "Nguyễn Văn A"),
    ("2", "xem sổ cũ", "05/8/2019", "về công tác cán bộ", '"'),
)
"""A register with a line that is understood in part, and one that is not."""


def registered(services):
    """Import a register, and leave another waiting; return its name."""
    rows = tuple(Row(at, cells) for at, cells in enumerate(REGISTER, start=1))
    book = registers.Book("so di.xlsx", "", (Sheet("2019", rows),))
    authority = services.authority
    found = registers.lines(book, registers.guess(book, authority), authority)
    imports = services.catalogue.imports
    imports.begin("so di.xlsx", "", found, reader=LOCAL, at=AT)
    imports.go_on(AT)
    home = services.settings.archive.home / "registers"
    return registers.Books(home).keep(book, "local")


@dataclass(frozen=True)
class Seen:
    """What a browser met on a page: once loaded, looked at in every way."""

    hosts: set[str]
    requests: int
    size: int
    violations: dict[str, list[tuple[str, list[str]]]]
    wider: dict[int, int]
    title: str


@pytest.fixture(scope="session")
def signed_in(tmp_path_factory, blank):
    """Where people sign in, and the session of each who did."""
    home = tmp_path_factory.mktemp("people")
    shutil.copy(blank, home / "catalogue.db")
    told = {"VANKHO_HOME": str(home), "VANKHO_SEARCH": "memory:"}
    app = create_app(Settings.from_env(told | {"VANKHO_PASSWORD_MEMORY": "8MB"}))
    services = app.extensions["vankho"]
    with served(app) as address:
        yield address, accounts.opened(services.catalogue)
    services.close()


@pytest.fixture(scope="session")
def visit(browser, office_address, signed_in):
    """Open a browser for a page by its name, as whoever looks at it."""
    people, sessions = signed_in

    def visited(name, **more):
        who = AS.get(name)
        place = office_address if who is None else people
        context = browser.new_context(base_url=place, locale="vi-VN", **more)
        if who:
            cookie = {"name": "vankho", "value": sessions[who], "url": place}
            context.add_cookies([cookie])
        return context

    return visited


@pytest.fixture(scope="session")
def look(visit, known, shot):
    """Look at a page by its name; the same answer for whoever asks again."""

    @cache
    def seen(name):
        address = ADDRESSES[name].format(**known)
        # Colours that fade from one theme to the other are neither's.
        context = visit(name, reduced_motion="reduce")
        page = context.new_page()
        answers = []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # Playwright marks its handlers
        page.goto(address, wait_until="networkidle")
        ours = [answer for answer in answers if not PICTURE.search(answer.url)]
        sizes = [answer.request.sizes() for answer in ours]
        found = Seen(
            hosts={urlsplit(answer.url).netloc for answer in answers},
            requests=len(ours),
            size=sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes),
            violations={
                "light": violations(page, "light", LEVELS),
                "dark": violations(page, "dark", COLOURS),
            },
            wider={width: wider(page, width) for width in WIDTHS.values()},
            title=without_scripts(visit(name, java_script_enabled=False), address),
        )
        for scheme in SCHEMES:
            page.set_viewport_size({"width": 1280, "height": 900})
            page.emulate_media(color_scheme=scheme)
            shot(page, f"{name}-{scheme}")
        page.set_viewport_size({"width": min(WIDTHS.values()), "height": 740})
        shot(page, f"{name}-narrow")
        context.close()
        return found

    return seen


def violations(page, scheme, rules):
    """Return the rules of WCAG that a page breaks in a theme, and where."""
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [
        (broken["id"], [node["html"][:200] for node in broken["nodes"]])
        for broken in found.response["violations"]
    ]


def wider(page, width):
    """Return by how much a page sticks out of a screen of some width."""
    page.set_viewport_size({"width": width, "height": 740})
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def without_scripts(context, address):
    """Return the title of a page in a browser that runs no scripts."""
    page = context.new_page()
    page.goto(address)
    title = page.locator("h1").inner_text().strip()
    context.close()
    return title


def test_every_page_is_in_the_table(office_app):
    """What answers a GET is a page that is looked at here, or is no page."""
    rules = [r for r in office_app.url_map.iter_rules() if "GET" in (r.methods or ())]
    shown = {r.endpoint for r in rules if not r.endpoint.startswith("api-")}

    assert shown == PAGES.keys() | NO_PAGES


every_page = pytest.mark.parametrize("name", sorted(ADDRESSES))


@every_page
@pytest.mark.parametrize("scheme", SCHEMES)
def test_everybody_can_use_it(scheme, name, look):
    """No violation of WCAG 2.2 AA that a program can find, in both themes."""
    assert look(name).violations[scheme] == []


@every_page
def test_it_is_small_and_asks_nobody_else(name, look, office_address, signed_in):
    """A first visit takes few requests and bytes, all from this host."""
    seen = look(name)

    ours = signed_in[0] if name in AS else office_address
    assert seen.hosts - {""} == {urlsplit(ours).netloc}
    assert seen.requests <= MOST_REQUESTS
    assert seen.size <= MOST_BYTES


@every_page
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_nothing_sticks_out(width, name, look):
    """No page is wider than the screen; what is wide scrolls in its own frame."""
    assert look(name).wider[width] <= 0


@every_page
def test_it_is_right_without_scripts(name, look):
    """Every page says what it has to say to a browser that runs no scripts."""
    assert look(name).title
