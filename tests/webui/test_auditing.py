"""What is done through pages and verbs is recorded, each thing once."""

import datetime as dt
import hashlib

import pyotp
import pytest

from archive.audit import Sought
from archive.errors import AuditError
from archive.model import Reader
from tests.webui.papers import AT, dispatch, plan
from tests.webui.people import PASSWORD, opened
from webui import recorded

YEAR = dt.timedelta(days=365)


def test_every_address_stands_in_one_table(app):
    """Nothing is done at an address of which nobody said what it is called."""
    endpoints = sorted({rule.endpoint for rule in app.url_map.iter_rules()})

    assert sorted(set(endpoints) - {*recorded.DEEDS, *recorded.UNRECORDED}) == []
    assert recorded.DEEDS.keys() & recorded.UNRECORDED.keys() == set()


@pytest.fixture
def told(services):
    """What is recorded by now, the newest last, one line an entry."""

    def tell():
        services.audit.close()
        del vars(services)["audit"]
        return services.audit.page(Sought(), 100)[::-1]

    return tell


def lines(entries):
    return [(one.who, one.what, one.papers, one.text) for one in entries]


DONE = {
    "the start page": ("/", []),
    "a search": ("/?q=kế+hoạch&type=x", [("searched", (), "kế hoạch · type=x")]),
    "a search that cannot be read": ("/?q=%22", [("searched", (), '"')]),
    "a search of a program": ("/api/v1/search?q=171", [("searched", (), "171")]),
    "a paper": ("/documents/1?q=kế+hoạch", [("viewed", (1,), "")]),
    "a paper told to a program": ("/api/v1/documents/1", [("viewed", (1,), "")]),
    "its citations alone": ("/api/v1/documents/1/cites", [("viewed", (1,), "")]),
    "a card under a link": ("/documents/1/card", []),
    "a list to take along": ("/results.csv?q=171", [("exported", (), "171")]),
    "a register": ("/registers/book?year=2019", [("browsed", (), "year=2019")]),
    "a paper that is not there": ("/documents/9", [("refused", (9,), "")]),
    "an address that is none": ("/nonsense", []),
    "a suggestion": ("/api/v1/suggestions?q=k", []),
    "what tells nothing": ("/healthz", []),
}


@pytest.mark.parametrize(("address", "expected"), DONE.values(), ids=DONE)
def test_records(client, keep, told, address, expected):
    """Each thing done is one entry, in the words of what was done."""
    keep(plan())

    client.get(address)

    assert [line[1:] for line in lines(told())] == expected


def test_a_page_with_its_pictures_is_one_view(client, keep, told):
    """What comes with the page is no view of its own; without it, it is."""
    keep(plan())
    keep(dispatch())
    for path in ("", "/history", "/files"):
        client.get(f"/documents/1{path}")
    client.get("/documents/2/history")

    assert lines(told()) == [
        ("local", "viewed", (1,), ""),
        ("local", "viewed", (2,), ""),
    ]


def test_each_download_is_an_entry(client, keep, services, told):
    """With the file that was taken."""
    number = keep(plan())
    [file] = services.catalogue.documents.get(number, Reader("lan")).renditions
    for _ in range(2):
        client.get(f"/documents/{number}/original/{file.sha256}").close()

    entries = told()

    assert [one.what for one in entries] == ["downloaded", "downloaded"]
    assert entries[0].details == {"sha256": file.sha256}
    assert entries[0].address == "127.0.0.1"
    assert entries[0].status == 200


def test_what_is_changed_names_the_paper(client, keep, told):
    """And where the change leads to."""
    keep(plan())
    decided = {"value": "x", "decision": "confirm"}

    client.post("/api/v1/documents/1/purge", json={"why": "nhầm"})
    client.post("/api/v1/documents/1/claims", json=decided)

    assert [(one.what, one.papers, one.status) for one in told()] == [
        ("purged", (1,), 200),
        ("refused", (1,), 422),
    ]


def test_who_may_not_is_recorded(client, keep, told, monkeypatch):
    """With the paper that was meant, and nothing of what was sent."""
    keep(plan())
    monkeypatch.setattr("webui.security.LOCAL", Reader("local"))

    assert client.get("/purges").status_code == 403
    assert client.post("/documents/1/purge").status_code in (400, 403)

    assert ("refused", ()) in [(one.what, one.papers) for one in told()]


def fail(*_):
    message = "đĩa đầy"
    raise AuditError(message)


def test_a_file_is_not_handed_out_unrecorded(client, keep, services, monkeypatch):
    """Not a byte; a page is read all the same."""
    number = keep(plan())
    [file] = services.catalogue.documents.get(number, Reader("lan")).renditions
    monkeypatch.setattr(services.audit._store, "append", fail)

    refused = client.get(f"/documents/{number}/original/{file.sha256}")
    read = client.get(f"/documents/{number}")

    assert refused.status_code == 503
    assert "THÀNH ỦY" not in refused.text
    assert "Content-Disposition" not in refused.headers
    assert "frame-ancestors 'none'" in refused.headers["Content-Security-Policy"]
    assert read.status_code == 200


def test_nothing_is_changed_once_the_audit_fails(client, keep, services, monkeypatch):
    """Programs are told by a code; what was read meanwhile is recorded later."""
    keep(plan())
    with monkeypatch.context() as patch:
        patch.setattr(services.audit._store, "append", fail)
        client.get("/results.csv?q=171")
        refused = client.post("/api/v1/documents/1/purge", json={"why": "nhầm"})
        client.get("/documents/1")
    services.audit.close()

    assert (refused.status_code, refused.json["code"]) == (503, "audit_unavailable")
    assert services.catalogue.purges.listed() == ()
    found = {one.what for one in services.audit.page(Sought(), 9)}
    assert "viewed" in found
    assert "exported" not in found


def test_a_list_that_is_looked_up_is_what_was_typed(app, client, told):
    """By a person as by a program."""
    app.config["WTF_CSRF_ENABLED"] = False
    client.post("/lookup", data={"lines": "171-KH/TU"})
    client.post(
        "/api/v1/lookup",
        data="35-CT/TW",
        content_type="text/plain",
        headers={"X-Requested-With": "x"},
    )

    assert [line[1:] for line in lines(told())] == [
        ("searched", (), "171-KH/TU"),
        ("searched", (), "35-CT/TW"),
    ]


def test_signing_in_and_out_is_recorded(app, client, services, told):
    """By whom, from where, in which session; a wrong name in words that can go."""
    app.config["WTF_CSRF_ENABLED"] = False
    opened(services)
    client.post("/sign-in", data={"name": "mật khẩu của tôi", "password": "x"})
    client.post("/sign-in", data={"name": " LAN ", "password": PASSWORD})
    client.get("/documents/9")
    client.post("/sign-out")
    client.get("/documents/9")

    entries = told()

    assert lines(entries) == [
        ("", "sign_in_failed", (), "mật khẩu của tôi"),
        ("lan", "signed_in", (), ""),
        ("lan", "refused", (9,), ""),
        ("lan", "signed_out", (), ""),
    ]
    assert entries[2].via == entries[3].via == "session:1"


def test_a_password_without_its_code_is_no_sign_in_yet(app, client, services, told):
    """That the password was right is told all the same."""
    app.config["WTF_CSRF_ENABLED"] = False
    opened(services)
    services.clock = lambda: AT
    secret = pyotp.random_base32()
    services.catalogue.codes.confirm("lan", secret, pyotp.TOTP(secret).at(AT), AT)
    client.post("/sign-in", data={"name": "lan", "password": PASSWORD})
    client.post("/sign-in/code", data={"code": "000000"})

    right, wrong = told()

    assert (right.who, right.what, right.details) == (
        "lan",
        "signed_in",
        {"due": "code"},
    )
    assert (wrong.who, wrong.what, wrong.text) == ("lan", "sign_in_failed", "")


def test_nobody_is_told_to_have_signed_in_who_was_not(app, client, services, told):
    """A code without a password, with a name beside it, lets nobody in."""
    app.config["WTF_CSRF_ENABLED"] = False
    opened(services)
    client.post("/sign-in/code", data={"name": "lan", "code": "000000"})
    client.options("/sign-in", data={"name": "lan"})
    client.options("/sign-out")

    assert told() == []


def test_asking_for_methods_does_nothing(client, keep, told):
    """What a keeper could do somewhere is no deed."""
    number = keep(plan())
    for there in (f"/api/v1/documents/{number}/purge", "/people/lan/close"):
        assert client.options(there).status_code == 200

    assert told() == []


def test_a_token_is_told_from_others(client, keep, services, told):
    """By the beginning of what is kept of it; one that does not work is refused."""
    number = keep(plan())
    opened(services)
    made = services.catalogue.tokens.make(
        "lan", "sổ", ["read"], expires_at=AT + YEAR, at=AT
    )
    services.clock = lambda: AT
    for token in (made[0], "vk_nonsense"):
        bearing = {"Authorization": f"Bearer {token}"}
        client.get(f"/api/v1/documents/{number}", headers=bearing)
    kept = hashlib.sha256(made[0].encode()).hexdigest()

    viewed, refused = told()

    assert (viewed.who, viewed.what) == ("lan", "viewed")
    assert (refused.who, refused.what, refused.status) == ("", "refused", 401)
    assert viewed.via == f"token:{kept[:12]}"


def test_a_change_that_was_done_is_not_denied(client, keep, services, monkeypatch):
    """Where the audit fails behind it, its entry waits until it can be written."""
    keep(plan())
    with monkeypatch.context() as patch:
        patch.setattr(services.audit._store, "append", fail)
        done = client.post("/api/v1/documents/1/purge", json={"why": "nhầm"})
        refused = client.post("/api/v1/documents/1/claims", json={})
    services.audit.close()

    assert (done.status_code, refused.status_code) == (200, 503)
    found = [(one.what, one.status) for one in services.audit.page(Sought(paper=1), 9)]
    assert sorted(found) == [("erased", 0), ("purged", 200), ("refused", 503)][1:]
