"""A paper that is hidden from a reader is nowhere: no address names it.

Every address with a number in it is asked for, as it stands in the application: a
new one without its line in a table, or without its check, fails here.
"""

from dataclasses import replace

import pytest

from indexer import sync
from tests.webui import routes
from tests.webui.papers import AT
from webui import acts, signing

SECRETS = (
    "nông thôn",
    "171-KH/TU",
    "Nguyễn Văn An",
    "362-CV",
    "362 – CV",
    "26-TB",
    "mat.txt",
)
"""What only the hidden paper says, or only its citations, or the name of its file."""

TOLD_OTHERWISE = {
    "doubts.decide": 303,  # on to the next question, as if it were settled
    "intake.follow": 200,
    "intake.progress": 200,
    "intake.report": 200,
    "intake.steer": 303,
    "refused.replace": 400,  # a file must be sent, of whatever paper
    "imports.report": 200,  # of a register, the lines of papers that are seen
    "imports.export": 200,
    "imports.undo": 303,
    "additions.withdraw": 303,  # what clerks add is of bodies, of no paper
    "rereadings.papers": 200,  # a run is of many papers: those that are seen
    "api-rereadings.run": 200,
    "api-rereadings.papers": 200,
    "api-imports.follow": 200,  # lines of papers that are seen
    "api-imports.lines": 200,
    "api-imports.undo": 409,  # the page has taken it back
    "api-additions.addition": 200,
    "api-additions.withdraw": 409,  # the page has taken it back
    "api-intake.follow": 200,
    "api-intake.steer": 200,
    "api-refusals.replace": 415,
    "api-intake.rows": 200,  # the ledger tells how files ended, of no paper
}
"""What answers something else than 404, and tells no more by it."""

LEDGER = ("intake", "api-intake", "refused", "api-refusals")
"""What a clerk is told nothing of either: others handed the paper in."""

OF_ALL = {"refused.replace", "api-refusals.replace"}
"""What a clerk can be told of: a file of somebody else that became no paper."""

BODIES = {
    "api-citations.decide": {"choice": "reject", "target": None, "instead_of": None},
    "api-standing.judge": {"answer": "reject", "instead_of": None},
    "api-standing.state": {
        "status": "in_force",
        "since": "2020-01-01",
        "instead_of": None,
    },
    "api-claims.decide": {"field": "place", "value": "x", "instead_of": None},
    "api-claims.correct": {"text": "x", "instead_of": None},
    "api-recognition.steer": {"do": "again"},
    "api-purges.purge": {"why": "x"},
    "api-files.call": {"kind": "copy", "instead_of": None},
    "api-files.make_own": {},
    "api-files.join": {"other": 1},
    "api-files.part": {"other": 1},
    "api-searches.rename": {"name": "x"},
    "api-intake.steer": {"do": "pause"},
    "api-audiences.give": {"audience": "everyone"},
    "api-held.unseal": {"why": "x"},
    "api-held.let_in": {"why": "x", "audience": "everyone"},
    "api-held.give_back": {"why": "x"},
    "api-held.destroy": {"why": "x"},
}
"""What a program sends where it must send something."""

FORMS = {
    "linking.decide": {"decision": "reject"},
    "standing.judge": {"answer": "confirm"},
    "standing.state": {"code": "in_force", "since": "01/01/2020"},
    "corrections.decide": {"do": "none"},
    "recognition.steer": {"do": "again"},
    "purges.purge": {"typed": "1", "why": "x"},
    "renditions.call": {"kind": "copy"},
    "saved.rename": {"name": "x"},
    "intake.steer": {"do": "pause"},
    "audiences.give": {"whom": "everyone"},
    "offices.rename": {"name": "x"},
}


@pytest.fixture
def paper(keep):
    """The only paper of the archive."""
    return keep(routes.doubted(), "mat.txt")


@pytest.fixture
def known(services, paper):
    """The numbers in the addresses, each of something about the paper."""
    return routes.numbers(services.catalogue, paper)


def _ask(client, method, rule, known):
    sent = BODIES.get(rule.endpoint)
    rest = (
        {"json": sent} if sent is not None else {"data": FORMS.get(rule.endpoint, {})}
    )
    query = {"at": known["at"], "symbol": "171-KH/TU"} if method == "GET" else {}
    if rule.endpoint.startswith("api-"):
        rest["headers"] = {"X-Requested-With": "test"}
        query = {}
    return client.open(
        routes.address(rule, known), method=method, query_string=query, **rest
    )


@pytest.fixture
def _unguarded(app):
    """Forms are sent without their token: it is not what keeps papers hidden."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture(params=["keeper", "clerk"])
def asking(request, outsider, monkeypatch):
    """Somebody who may do all, or what clerks may, and belongs to no board."""
    one = replace(outsider, roles=frozenset({request.param}))
    monkeypatch.setattr(signing, "_asking", lambda: one)
    return one


def _expected(rule, asking):
    is_open = rule.endpoint in acts.OPEN
    if not is_open and not asking.may(acts.ACTS[rule.endpoint]):
        return 403
    is_told = asking.may("unseal") or rule.endpoint in OF_ALL
    if rule.endpoint.partition(".")[0] in LEDGER and not is_told:
        return 404
    return TOLD_OTHERWISE.get(rule.endpoint, 404)


@pytest.mark.usefixtures("_unguarded")
def test_no_address_leads_to_what_is_hidden(app, client, services, known, asking):
    """Reading, changing and undoing: nothing is there, and nothing is said."""
    services.catalogue.documents.restrict(known["number"], "board", at=AT)
    counted = [*routes.counted(app)]

    for method, rule in counted:
        answer = _ask(client, method, rule, known)
        where = f"{method} {rule}"
        assert answer.status_code == _expected(rule, asking), where
        # How long an answer is may be any number.
        answer.headers.remove("Content-Length")
        said = answer.get_data(as_text=True) + str(answer.headers)
        assert [s for s in SECRETS if s in said] == [], where
    assert len(counted) > 40


UNSEEN = {
    "saved.rename",
    "decodings.show",
    "pictures.cut",
    "pictures.cut_link",
    "pictures.image",
    "pictures.marks",
    "held.one",
    "api-held.one",
    "api-tokens.token",
}
"""What is of its owner alone, pictures and old letters (a text has neither), and what
is held: that is no paper."""


@pytest.mark.usefixtures("_unguarded")
def test_the_same_addresses_lead_to_what_is_not(app, client, known):
    """Or the test above would prove nothing."""
    for method, rule in routes.counted(app):
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


@pytest.mark.usefixtures("known", "outsider")
def test_no_list_names_what_is_hidden(app, client, services, paper):
    """Lists, counts, files to take along and the start page."""
    services.catalogue.documents.restrict(paper, "board", at=AT)
    sync.catch_up(services.catalogue, services.engine)
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
