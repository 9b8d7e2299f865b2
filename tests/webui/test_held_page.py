"""What is held is shown to keepers alone, and each act needs its reason."""

import pytest

from archive.access import CLERKS, EVERYONE
from archive.files import FileStore
from archive.model import Reader
from archive.seals import Seals
from archive.secrecy import Mark
from webui import security

KEEPER = Reader("khoa", frozenset({EVERYONE, CLERKS}), frozenset({"keeper"}))
CLERK = Reader("lan", frozenset({EVERYONE, CLERKS}), frozenset({"clerk"}))
SECRET = Mark("Tối mật", "TỐI MẬT", 2)
WORDS = b"<script>alert(1)</script> T\xe1\xbb\x91i m\xe1\xba\xadt"


@pytest.fixture(autouse=True)
def unguarded(app):
    """Forms without their token: what guards them is tested elsewhere."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def hold(services, tmp_path):
    """Hold a file of a name, under a mark; return its number."""

    def held(name="kế hoạch.html", mark=SECRET, who="lan"):
        catalogue, settings = services.catalogue, services.settings.archive
        path = tmp_path / f"{mark.level}.bin"
        path.write_bytes(WORDS + mark.level.encode())
        stored = FileStore(tmp_path / "elsewhere").put(path)
        at = services.clock()
        [row] = catalogue.intake.hand_in([tmp_path / name], who=who, at=at)
        number = catalogue.held.put(stored.sha256, mark, at=at)
        catalogue.held.name({row.id: number})
        seal = catalogue.held.get(number, KEEPER).seal
        about = f'{{"names":["{name}"]}}'.encode()
        Seals(settings.hold, settings.hold_key).seal(seal, path, stored.sha256, about)
        catalogue.held.sealed(number, stored.size, at=at)
        return number

    return held


@pytest.fixture
def as_reader(monkeypatch):
    """Ask as somebody."""
    return lambda reader: monkeypatch.setattr(security, "LOCAL", reader)


def text(answer):
    return answer.get_data(as_text=True)


def test_a_keeper_sees_why_and_from_whom(client, hold):
    """The mark, its page, the name of the file and who sent it."""
    number = hold()

    for address in ("/held", f"/held/{number}"):
        page = text(client.get(address))
        assert "“TỐI MẬT”" in page
        assert "trang 2" in page
        assert "kế hoạch.html" in page
        assert "lan gửi" in page


def test_the_start_of_intake_leads_there(client, hold):
    """With how many wait."""
    assert "niêm phong" not in text(client.get("/intake"))
    hold()

    assert "1 tệp có dấu độ mật đang niêm phong" in text(client.get("/intake"))


def test_of_top_secrets_not_even_the_name_is_told(client, hold):
    """Neither by the page nor by the API."""
    number = hold(name="chiến dịch X.pdf", mark=Mark("Tuyệt mật", "TUYỆT MẬT", 1))

    for address in ("/held", f"/held/{number}", "/api/v1/held"):
        assert "chiến dịch" not in text(client.get(address))


@pytest.mark.parametrize("reader", [CLERK, Reader("mai")])
def test_for_others_there_is_nothing(client, hold, as_reader, reader):
    """No page, no number, no hint."""
    number = hold(who="mai")
    as_reader(reader)

    assert client.get("/held").status_code == 403
    assert client.get(f"/held/{number}").status_code == 403
    assert client.get("/api/v1/held").status_code == 403
    assert client.post(f"/held/{number}/open", data={"why": "x"}).status_code == 403
    if reader.may("hand_in"):
        assert "niêm phong" not in text(client.get("/intake"))


def test_it_is_handed_out_as_a_file_and_never_as_a_page(client, hold):
    """Whatever it is: no browser runs it, and no cache keeps it."""
    number = hold()

    answer = client.post(f"/held/{number}/open", data={"why": "xem có đúng không"})

    assert answer.data.startswith(WORDS)
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    page = text(client.get(f"/held/{number}"))
    assert "xem có đúng không" in page


@pytest.mark.parametrize(
    ("act", "form"),
    [
        ("open", {}),
        ("let-in", {"whom": "clerks"}),
        ("let-in", {"why": "nhầm"}),
        ("let-in", {"whom": "offices", "why": "nhầm"}),
        ("destroy", {"typed": "1"}),
        ("destroy", {"why": "hủy", "typed": "7"}),
        ("give-back", {"why": "trả"}),
    ],
)
def test_what_is_not_said_is_asked_for(client, services, hold, act, form):
    """Nothing is done without a reason, nor with half of what must be said."""
    number = hold()

    answer = client.post(f"/held/{number}/{act}", data=form)

    assert answer.status_code == 400
    assert 'role="alert"' in text(answer)
    assert services.catalogue.held.get(number, KEEPER).state == "held"


def test_it_is_let_in_for_whom_was_named(client, services, hold):
    """In a batch of its own, which is followed."""
    number = hold()

    answer = client.post(
        f"/held/{number}/let-in", data={"whom": "clerks", "why": "đã giải mật"}
    )

    assert answer.status_code == 303
    batch = int(answer.location.rpartition("/")[2])
    [row] = services.catalogue.intake.rows(batch)
    assert (row.let_in, row.audience) == (number, "clerks")
    assert "đang được đọc" in text(client.get(f"/held/{number}"))


def test_it_is_destroyed_and_its_name_with_it(client, services, hold):
    """What was done stays to be seen."""
    number = hold()
    seal = services.catalogue.held.get(number, KEEPER).seal

    answer = client.post(
        f"/held/{number}/destroy", data={"typed": str(number), "why": "bản thừa"}
    )

    assert answer.status_code == 303
    settings = services.settings.archive
    assert not Seals(settings.hold, settings.hold_key).holds(seal)
    page = text(client.get(f"/held/{number}"))
    assert "bản thừa" in page
    assert "kế hoạch" not in page
    assert f"/held/{number}" in text(client.get("/held?past=1"))


def test_without_the_key_the_page_says_what_is_missing(client, services, hold):
    """And the other way, too."""
    number = hold()
    services.settings.archive.hold_key.unlink()

    assert "hold.key" in text(client.get(f"/held/{number}"))
    answer = client.post(f"/held/{number}/open", data={"why": "xem"})
    assert answer.status_code == 409
    assert "hold.key" in text(answer)


def test_the_api_does_the_same(client, services, hold):
    """Listed, opened, given back."""
    number = hold()
    [listed] = client.get("/api/v1/held").json["items"]
    assert (listed["id"], listed["mark"], listed["page"]) == (number, "Tối mật", 2)

    where, why = f"/api/v1/held/{number}", {"json": {"why": "trả cho người gửi"}}
    headers = {"X-Vankho": "1"}
    refused = client.post(f"{where}/give-back", headers=headers, **why)
    assert refused.status_code == 400
    opened = client.post(f"{where}/open", headers=headers, **why)
    assert opened.data.startswith(WORDS)
    given = client.post(f"{where}/give-back", headers=headers, **why)
    assert given.json["held"]["state"] == "given_back"
    assert [act["deed"] for act in given.json["acts"]] == ["given_back", "open"]
    assert services.catalogue.held.count(KEEPER) == 0


def test_hostile_names_are_text(client, hold):
    """A name of a file that is markup stays a name."""
    number = hold(name="<img src=x onerror=alert(1)>.pdf")

    assert "<img" not in text(client.get("/held"))
    assert "<img" not in text(client.get(f"/held/{number}"))
