"""Whatever papers, their files and the people who file them say, it is only shown.

Made-up papers that want to do something (``traps.py``) are taken in and put into
every place where words of others stand; a real browser then looks at every page.
"""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from archive.settings import Settings as ArchiveSettings
from tests.browser import traps
from tests.browser.conftest import served
from tests.browser.test_every_page import ADDRESSES
from webui import create_app
from webui.services import Services
from webui.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.enable_socket]

WATCH = """
window.__owned = [];
window.owned = () => window.__owned.push(document.URL);
document.addEventListener("securitypolicyviolation",
  (event) => window.__owned.push(`${event.violatedDirective} ${event.sourceFile}`));
"""

STRANGE = """() => [
  ...window.__owned,
  ...[...document.querySelectorAll(
    ".trap, script:not([src]), style, iframe, object, embed, base, meta[http-equiv],"
    + "img[src='x'], [onerror], [onload], [onclick], [style]:not(#cite-card)")]
    .map((one) => one.outerHTML.slice(0, 200)),
  ...[...document.querySelectorAll("[href], [src], [action], [formaction]")]
    .flatMap((one) => [one.href, one.src, one.action, one.formAction])
    .map((said) => said?.baseVal ?? said)
    .filter((said) => typeof said === "string" && said && !said.startsWith("data:image/"))
    .filter((said) => !URL.canParse(said, document.baseURI)
      || new URL(said, document.baseURI).origin !== window.location.origin),
  ...document.documentElement.textContent.match(/1337/g) ?? [],
]"""
"""All that is on a page and neither ours nor mere text."""


@pytest.fixture(scope="module")
def laid(root, tmp_path_factory):
    """An archive of traps, served: its address, the numbers in it, and its outcomes."""
    folder = tmp_path_factory.mktemp("traps")
    settings = Settings(ArchiveSettings.from_env({"VANKHO_HOME": str(folder / "var")}))
    services = Services(settings)
    known = traps.lay(services, folder)
    services.close()
    told = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "vankho.py", "ingest", "--json", *traps.files(folder)],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "VANKHO_HOME": str(folder / "var")},
        capture_output=True,
        check=False,
    )
    assert told.stderr == b""
    app = create_app(settings)
    known |= traps.leave(app.extensions["vankho"])
    with served(app) as address:
        yield address, known, told.stdout.decode()
    app.extensions["vankho"].close()


@pytest.fixture(scope="module")
def tab(browser, laid):
    """A tab that notes whatever a trap does."""
    context = browser.new_context(base_url=laid[0], locale="vi-VN")
    context.add_init_script(WATCH)
    page = context.new_page()
    wrong = []

    def asked(request):
        if not re.match(rf"{laid[0]}/(?!x$)|data:image/", request.url):
            wrong.append(request.url)

    def opened(dialog):
        wrong.append(dialog.message)
        dialog.dismiss()

    def said(line):
        # That a page was not found is said by a browser as if it were an error.
        if line.type == "error" and not line.text.startswith("Failed to load"):
            wrong.append(line.text)

    page.on("dialog", opened)
    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto("/sign-in")
    page.locator("[name=name]").fill(traps.OWNER)
    page.locator("[name=password]").fill(traps.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_visible()
    yield page, wrong
    context.close()


@pytest.fixture
def page(tab):
    """The tab, in which nothing may spring."""
    page, wrong = tab
    wrong.clear()
    yield page
    assert page.evaluate(STRANGE) == []
    assert wrong == []


def test_a_trap_springs_where_nothing_is_escaped(browser):
    """Or all tests of this file would prove nothing."""
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        sprung = f"{traps.TRAP}<a href='{traps.LINK}'>x</a>"
        page.route(
            "**/*", lambda asked: asked.fulfill(body=sprung, content_type="text/html")
        )
        page.goto("http://trap.example/")
        page.wait_for_function("window.__owned.length > 1")
        strange = " ".join(page.evaluate(STRANGE))

    for told in ("http://trap.example/", "onerror", 'class="trap"', "javascript:owned"):
        assert told in strange


def test_files_end_in_outcomes(laid):
    """Each file of traps is taken in or refused, and each line tells of one."""
    told = [json.loads(line) for line in laid[2].splitlines()]

    assert {one["outcome"] for one in told} == {"added", "refused"}
    assert len(told) == 10


SHOWING = {
    "batch",
    "account",
    "additions",
    "audit",
    "fact",
    "compare",
    "held-one",
    "history",
    "offices",
    "people",
    "import-preview",
    "import-report",
    "looked-up",
    "neighbours",
    "page-text",
    "paper",
    "purges",
    "refused",
    "register",
    "results",
    "searches",
    "standing",
    "tokens",
    "wanted",
    "wanted-requests",
    "why",
}
"""Pages that surely show what a trap says, for nothing may be left out either."""

WRITTEN = """() => document.documentElement.textContent
  + [...document.querySelectorAll("input, textarea")].map((one) => one.value).join()"""


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_no_trap_springs_on_a_page(name, page, laid):
    """Every page, with every fold of it open."""
    answer = page.goto(ADDRESSES[name].format(**laid[1]))
    page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
    )

    assert answer.status == {"unreadable": 400, "audit-wrong": 400}.get(name, 200), (
        page.url
    )
    if name in SHOWING:
        assert "<img src=x onerror=owned()>" in page.evaluate(WRITTEN)


def test_no_trap_springs_in_what_comes_later(page):
    """Suggestions, answers that take the place of others, and why a paper is found."""
    page.goto("/?q=171")
    page.locator("[data-why]").first.evaluate(
        "(link) => { link.closest('details').open = true; }"
    )
    page.get_by_role("combobox").fill("bẫy")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=b%E1%BA%ABy"))


def test_no_trap_springs_in_a_card(page, laid):
    """What is cited is told over the citation, in the words of who cites it."""
    page.goto("/documents/{paper}".format(**laid[1]))
    page.locator("#text a[id^='c']").first.hover()
    expect(page.locator("#cite-card")).to_be_visible()

    assert "<img src=x" in page.locator("#cite-card").inner_text()


TURNED = """() => [...document.querySelectorAll("#content [lang='vi'], #content a")]
  .filter((one) => getComputedStyle(one).display === "inline")
  .map((one) => getComputedStyle(one).unicodeBidi)"""


@pytest.mark.parametrize("address", ["/?q=171", "/documents/{paper}", "/wanted"])
def test_what_turns_writing_turns_nothing_else(page, laid, address):
    """Words of a paper stand by themselves, whatever direction they ask for."""
    page.goto(address.format(**laid[1]))
    turned = page.evaluate(TURNED)

    assert set(turned) == {"isolate"}
    assert len(turned) > 3
