"""A paper that is hidden from a reader is nowhere: no address names it.

Every address with a number in it is asked for, as it stands in the application: a
new one without its line in a table, or without its check, fails here.
"""

import datetime as dt
from dataclasses import replace

import pytest

from archive.catalogue import Asking, Paper, Seeking
from archive.model import Claim, Outcome, Reader
from indexer import sync
from tests.webui.papers import AT, plan

BOARD = Reader("board", frozenset({"everyone", "board"}))

SECRETS = ("nông thôn", "171-KH/TU", "Nguyễn Văn An", "362", "26-TB", "mat.txt")
"""What only the hidden paper says, or only its citations, or the name of its file."""

TOLD_OTHERWISE = {
    "doubts.decide": 303,  # on to the next question, as if it were settled
    "intake.follow": 200,
    "intake.progress": 200,
    "intake.report": 200,
    "api-intake.follow": 200,
    "api-intake.rows": 200,  # the ledger tells how files ended, of no paper
}
"""What answers something else than 404, and tells no more by it."""

BODIES = {
    "api-citations.decide": {"choice": "reject", "target": None, "instead_of": None},
    "api-claims.decide": {"field": "place", "value": "x", "instead_of": None},
    "api-claims.correct": {"text": "x", "instead_of": None},
    "api-doubts.decide": {"verb": "none"},
    "api-files.call": {"kind": "copy", "instead_of": None},
    "api-files.join": {"other": 1},
    "api-files.part": {"other": 1},
    "api-searches.rename": {"name": "x"},
}
"""What a program sends where it must send something."""

FORMS = {
    "linking.decide": {"decision": "reject"},
    "corrections.decide": {"do": "none"},
    "renditions.call": {"kind": "copy"},
    "saved.rename": {"name": "x"},
}


@pytest.fixture
def paper(keep):
    """The only paper of the archive."""
    read = plan()
    doubted = (*read.claims, Claim("flags", ["number_suspect"]))
    return keep(replace(read, claims=doubted), "mat.txt")


@pytest.fixture
def known(services, paper):
    """The numbers in the addresses, each of something about the paper."""
    catalogue = services.catalogue
    (held,) = catalogue.documents.get(paper, BOARD).renditions
    (file,) = catalogue.renditions.of(paper, BOARD)
    [link, *_] = catalogue.citations.of(paper, BOARD)
    return {
        "number": paper,
        "other": paper,
        "page": 1,
        "file": file.id,
        "sha256": held.sha256,
        "claim": catalogue.claims.of(paper, BOARD)[0].id,
        "at": f"1-{link.citation.start}",
        "name": "subject",
        "form": "csv",
        "citation": link.id,
        "doubt": catalogue.doubts.listed(BOARD)[0].id,
        "request": _requested(catalogue),
        "search": catalogue.searches.save("board", "nông thôn", "q=x", at=AT),
        "batch": _handed_in(catalogue, paper),
    }


def _requested(catalogue):
    (paper,) = catalogue.missing.papers(BOARD, Seeking(symbol="362-CV/TU"))
    keys = Paper(paper.lookup, paper.body_key, "362-CV/TU")
    asking = Asking(AT.date(), "Tỉnh ủy")
    return catalogue.requests.ask(keys, asking, by="board", at=AT)


def _handed_in(catalogue, paper):
    (row,) = catalogue.intake.hand_in(["x.txt"], who="board", at=AT)
    lent = catalogue.intake.claim("test", at=AT, lease=dt.timedelta(minutes=1))
    told = f"Đã có: [{paper}] 171-KH/TU."
    outcome = Outcome("x.txt", "known", paper, "same_bytes", told)
    assert catalogue.intake.finish(lent, outcome, at=AT)
    return row.batch


NUMBERS = {
    "citations": "citation",
    "doubts": "doubt",
    "requests": "request",
    "searches": "search",
}
"""What `number` counts in the addresses of a folder; elsewhere it counts papers."""


def _routes(app):
    for rule in app.url_map.iter_rules():
        if any(kind.regex == r"\d{1,10}" for kind in rule._converters.values()):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, rule


def _address(rule, known):
    folders = str(rule).split("/")
    counted = [NUMBERS[folder] for folder in folders[:4] if folder in NUMBERS]
    numbers = known | {"number": known[counted[0] if counted else "number"]}
    given = {name: numbers[name] for name in rule.arguments}
    _, path = rule.build(given, append_unknown=False)
    return path


def _ask(client, method, rule, known):
    sent = BODIES.get(rule.endpoint)
    rest = {"json": sent} if sent else {"data": FORMS.get(rule.endpoint, {})}
    query = {"at": known["at"], "symbol": "171-KH/TU"} if method == "GET" else {}
    if rule.endpoint.startswith("api-"):
        rest["headers"] = {"X-Requested-With": "test"}
        query = {}
    return client.open(_address(rule, known), method=method, query_string=query, **rest)


@pytest.fixture
def _unguarded(app):
    """Forms are sent without their token: it is not what keeps papers hidden."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.mark.usefixtures("_unguarded")
def test_no_address_leads_to_what_is_hidden(app, client, services, known, paper):
    """Reading, changing and undoing: nothing is there, and nothing is said."""
    services.catalogue.documents.restrict(paper, "board", at=AT)
    routes = [*_routes(app)]

    for method, rule in routes:
        answer = _ask(client, method, rule, known)
        where = f"{method} {rule}"
        assert answer.status_code == TOLD_OTHERWISE.get(rule.endpoint, 404), where
        said = answer.get_data(as_text=True) + str(answer.headers)
        assert [s for s in SECRETS if s in said] == [], where
    assert len(routes) > 40


UNSEEN = {"saved.rename", "pictures.image", "pictures.marks"}
"""What is of its owner alone, and the pictures of a text, which has none."""


@pytest.mark.usefixtures("_unguarded")
def test_the_same_addresses_lead_to_what_is_not(app, client, known):
    """Or the test above would prove nothing."""
    for method, rule in _routes(app):
        is_owned = rule.endpoint.startswith("api-searches")
        if method == "GET" and rule.endpoint not in UNSEEN and not is_owned:
            with _ask(client, method, rule, known) as answer:
                assert answer.status_code in (200, 301, 302), rule


ASKED = {
    "search.show": ("?q=Bắc+Kạn", "?q=171", "?q=zzz", "?year=2019", ""),
    "search.export": ("?q=Bắc+Kạn",),
    "register.show": ("?year=2019", "?type=Kế+hoạch"),
    "register.export": ("?year=2019",),
    "api-search.search": ("?q=Bắc+Kạn",),
    "api-documents.carrying": ("?symbol=171",),
    "api-register.lines": ("?year=2019",),
    "api-register.cycles": ("?body=thanh+uy+bac+kan",),
}
"""What a list is asked for, where nothing is asked of the others."""

QUIET = {
    "static",
    "bootstrap.static",
    "lookup.show",
    "api.show",
    "api-docs.openapi_json",
}
"""Our own files, and pages that explain themselves by example."""


@pytest.mark.usefixtures("known")
def test_no_list_names_what_is_hidden(app, client, services, paper):
    """Lists, counts, files to take along and the start page."""
    services.catalogue.documents.restrict(paper, "board", at=AT)
    sync.catch_up(services.catalogue, services.engine, services.authority)
    lists = [
        rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.arguments <= {"form"}
    ]

    for rule in lists:
        if rule.endpoint not in QUIET:
            _, path = rule.build({"form": "csv"}, append_unknown=False)
            for query in ASKED.get(rule.endpoint, ("",)):
                said = client.get(f"{path}{query}").get_data(as_text=True)
                assert [s for s in SECRETS if s in said] == [], (path, query)
    assert len(lists) > 30
