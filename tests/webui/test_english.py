"""English pages are English: of Vietnamese they hold what papers say, and no more.

The archive of these tests holds papers without a Vietnamese letter, so that every
such letter on a page is ours.
"""

import re

import pytest
from markupsafe import escape

from archive.errors import (
    BusyError,
    ConflictError,
    CorruptFileError,
    DamagedFileError,
    DiskError,
    NotAllowedError,
    NotFoundError,
    QuerySyntaxError,
    StaleIndexError,
    UsageError,
    VankhoError,
)
from archive.model import Citation, Claim, Page, Reading, Relation, Text
from archive.sentences import Sentence
from archive.words import CITES, FLAGS
from indexer import sync
from tests.webui import routes
from tests.webui.papers import AT
from webui.errors import status_of
from webui.forms import FIELDS
from webui.forms.additions import INPUTS

LETTERS = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
TOLD = re.compile(
    r"<(?P<tag>\w+)[^>]*\slang=\"vi\".*?</(?P=tag)>|Văn khố|kế hoạch 171|NĐ-CP"
    r"|ngày 4 tháng 6 năm 2019|T/M BAN THƯỜNG VỤ"
    r"|data-press-name=\"Báo cáo\"|<strong>Báo cáo</strong>",
    re.DOTALL,
)
"""What says that it is Vietnamese, our name, examples, and a proposed kind."""

WORDS = "Report on roads, which follows Notice 26-TB/XYZ and replaces 27-TB/XYZ. "
SECOND = "Page two."


def cited(symbol, *relations):
    """A citation of something that is not held, by each of some relations."""
    start = WORDS.index(symbol)
    return Citation(
        start,
        start + len(symbol),
        symbol,
        "party",
        number=int(symbol[:2]),
        symbol=symbol,
        flags=("bare_symbol", "mismatch"),
        relations=tuple(Relation(one, one) for one in relations),
    )


@pytest.fixture
def paper(keep):
    """A paper with every flag, cited by another with every relation."""
    text = Text("text/plain", (Page(1, WORDS), Page(2, SECOND, "ocr")))
    citations = cited("26-TB/XYZ", *CITES), cited("27-TB/XYZ", "replaces")
    flags = [*FLAGS]
    facts = {
        "symbol": "12-BC/XYZ",
        "number": 12,
        "issuers": ["Office of Roads"],
        "issued": {"verbatim": "2019-08-01", "date": "2019-08-01"},
        "subject": "the roads",
        "signer": {"name": "A Nguyen"},
        "flags": flags,
    }
    number = keep(
        Reading(text, tuple(Claim(*one) for one in facts.items()), citations), "a.txt"
    )
    cites = {**facts, "symbol": "13-BC/XYZ", "number": 13, "subject": "more roads"}
    back = Citation(0, 6, "Report", "party", number=12, symbol="12-BC/XYZ")
    keep(Reading(text, tuple(Claim(*one) for one in cites.items()), (back,)), "b.txt")
    return number


@pytest.fixture
def known(services, paper):
    """The numbers in the addresses, each of something about the paper."""
    sync.catch_up(services.catalogue, services.engine)
    return routes.numbers(services.catalogue, paper) | {
        "search": services.catalogue.searches.save("local", "roads", "q=x", at=AT)
    }


def strange(answer):
    """The Vietnamese words of an answer that are nobody else's."""
    page = TOLD.sub("", answer.get_data(as_text=True))
    return [
        page[max(0, found.start() - 60) : found.end() + 30]
        for found in LETTERS.finditer(page)
    ]


ASKED = {
    "search.show": ("?q=roads", "?q=zzz", "?q=12", "?q=%22", "?q=26-TB%2FXYZ", ""),
    "register.show": ("?year=2019", "?year=none", "?year=1"),
    "doubts.show": ("", "?kind=missing", "?at=1"),
    "bodies.choose": ("", "?find=cao+bang", "?find=zzz", "?find=x&on=x"),
    "bodies.show": ("", "?added=1"),
    "additions.new": tuple(f"?what={what}" for what in INPUTS),
}
"""What is asked for beside the page itself."""

FILES = re.compile(
    r"static|api-docs|\.export|\.report|original|image|marks|\.cut|download"
)
"""What is no page; the guide to the verbs is told in English by itself."""


def pages(app):
    """Every address that gives a page."""
    for rule in app.url_map.iter_rules():
        is_page = not rule.endpoint.startswith("api") and "GET" in rule.methods
        if is_page and not FILES.search(rule.endpoint):
            yield rule


def test_english_pages_hold_no_vietnamese_of_ours(app, client, known):
    """Every page, in every state that an address can ask for."""
    app.config["WTF_CSRF_ENABLED"] = False
    client.get("/?lang=en")
    answer = client.post("/lookup", data={"lines": "12-BC/XYZ\n99-BC/XYZ\nx"})
    looked = answer.location.rpartition("/")[2]
    seen = [
        f"{routes.address(rule, known | {'name': name})}{query}"
        for rule in pages(app)
        for name in (FIELDS if rule.endpoint == "corrections.show" else (looked,))
        for query in ASKED.get(rule.endpoint, (f"?at={known['at']}",))
    ]
    found = [(path, one) for path in seen for one in strange(client.get(path))]

    assert found == []
    assert len(seen) > 50


def test_english_errors_hold_no_vietnamese_of_ours(app, client, known):
    """What is answered to forms that make no sense."""
    app.config["WTF_CSRF_ENABLED"] = False
    client.get("/?lang=en")
    found = []
    for rule in app.url_map.iter_rules():
        if "POST" in rule.methods and not rule.endpoint.startswith("api-"):
            answer = client.post(routes.address(rule, known), data={"do": "x"})
            found += [(str(rule), answer.status_code, s) for s in strange(answer)]

    assert found == []


ERRORS = {
    "not found": (NotFoundError("văn bản mã 5"), "none that you may see"),
    "a refused file": (DamagedFileError(), "damaged"),
    "a refused file, with a detail": (DamagedFileError("word/x.xml"), "word/x.xml"),
    "a conflict": (ConflictError(Sentence("bộ đọc"), "lan"), "lan"),
    "a query": (QuerySyntaxError(Sentence("thiếu dấu ngoặc đóng."), 3, ""), "4"),
    "what is a clerk's": (NotAllowedError("correct"), "clerks"),
    "what is a keeper's": (NotAllowedError("purge"), "keepers"),
    "what is an auditor's": (NotAllowedError("audit"), "auditors"),
    "what is nobody's": (NotAllowedError("read"), "account"),
    "what was asked": (UsageError(Sentence("Hãy đặt tên cho tìm kiếm.")), "name"),
    "a stale index": (StaleIndexError(), "index"),
    "a disk": (DiskError(OSError(28, "No space left")), "No space left"),
    "a changed original": (CorruptFileError("0" * 64), "backup"),
    "busy": (BusyError("Đang bận."), "failed"),
    "whatever": (VankhoError("lỗi"), "failed"),
}


@pytest.mark.parametrize(("error", "told"), ERRORS.values(), ids=ERRORS)
@pytest.mark.changes_app
def test_every_error_has_a_page_in_both_languages(client, fail, error, told):
    """Vietnamese says what is wrong; English says the same, and nothing half."""
    fail(error)

    vietnamese = client.get("/fail")
    english = client.get("/fail?lang=en")

    assert str(escape(error.args[0])) in vietnamese.get_data(as_text=True)
    assert strange(english) == []
    assert told in english.get_data(as_text=True)
    assert vietnamese.status_code == english.status_code == status_of(error)
