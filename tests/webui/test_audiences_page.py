"""Whom papers are for: chosen when files are handed in, and changed later."""

import csv
import io
import re

import pytest

from archive.model import Outcome
from tests.archive.catalogue.staff import hire
from tests.webui.papers import AT, notice, plan

OFFICES = ("Ban Tổ chức", "Ủy ban Kiểm tra")
UNDECIDED = "Đã nhận; người giữ kho sẽ quyết định."


@pytest.fixture
def sign_in(app, services):
    """A keeper and two clerks of different offices; a browser of one of them."""
    app.config["WTF_CSRF_ENABLED"] = False
    catalogue = services.catalogue
    for name in OFFICES:
        catalogue.offices.add(name, by="test", at=AT)
    hire(catalogue, "thu", "keeper")
    hire(catalogue, "lan", "clerk", offices=(1,))
    hire(catalogue, "mai", "clerk", offices=(2,))

    def signed(name):
        client, now = app.test_client(), services.clock()
        token = catalogue.sessions.begin(name, address="", agent="", at=now)
        client.set_cookie("vankho", token)
        return client

    return signed


def html(answer, code=200):
    assert answer.status_code == code
    return answer.get_data(as_text=True)


def send(client, name="a.pdf", **form):
    files = [(io.BytesIO(name.encode()), name)]
    return client.post("/intake", data={"files": files, **form})


def audiences(services):
    return [row.audience for row in services.catalogue.intake.recent()]


def test_files_are_handed_in_for_whom_the_clerk_says(sign_in, services):
    """And the next ones for the same people, where nothing else is said."""
    lan = sign_in("lan")

    send(lan, whom="offices", office=["1"])
    page = html(lan.get("/intake"))
    send(lan)

    assert audiences(services) == ["groups:1", "groups:1"]
    assert re.search(r'value="offices"\s+checked', page)
    assert re.search(r'value="1"\s+data-office\s+checked', page)
    assert "Dành cho: Ban Tổ chức" in html(lan.get("/intake/1"))


def test_another_clerk_begins_with_what_the_archive_says(sign_in, services):
    """What one chose is not proposed to others."""
    send(sign_in("lan"), whom="clerks")
    mai = sign_in("mai")

    assert re.search(r'value="everyone"\s+checked', html(mai.get("/intake")))
    send(mai)
    assert audiences(services) == ["everyone", "clerks"]


@pytest.mark.parametrize(
    ("office", "code"), [([], 400), (["x"], 400), (["9"], 404)], ids=str
)
def test_no_file_is_taken_in_for_nobody(sign_in, services, office, code):
    """Offices are asked for again where none is named; one that is none is not there."""
    answer = send(sign_in("lan"), whom="offices", office=office)

    assert answer.status_code == code
    assert audiences(services) == []


def test_a_paper_is_given_to_others_at_once(sign_in, keep, services):
    """By the page; how it came about is kept, and can be taken back."""
    number = keep(plan())
    lan, mai, address = sign_in("lan"), sign_in("mai"), f"/documents/{number}"
    assert "Dành cho: Mọi người trong cơ quan" in html(mai.get(address))

    sent = {"whom": "offices", "office": ["1"], "why": "hồ sơ nhân sự"}
    answer = lan.post(f"{address}/audience", data=sent)

    assert answer.headers["Location"] == address
    assert "Dành cho: Ban Tổ chức" in html(lan.get(address))
    assert mai.get(address).status_code == 404
    assert mai.get(f"{address}/audience").status_code == 404
    history = html(lan.get(f"{address}/audience"))
    assert "Mọi người trong cơ quan → Ban Tổ chức" in history
    assert "hồ sơ nhân sự" in history

    [step] = services.catalogue.restrictions.of(number, reader(services, "lan"))
    lan.post(f"{address}/audience", data={"undo": step.id})
    assert mai.get(address).status_code == 200


def reader(services, name):
    return services.catalogue.people.reader(name)


def test_who_gives_a_paper_away_is_led_elsewhere(sign_in, keep):
    """A clerk may give a paper to an office of others, and does not see it then."""
    number = keep(plan())

    sent = {"whom": "offices", "office": ["2"]}
    answer = sign_in("lan").post(f"/documents/{number}/audience", data=sent)

    assert answer.headers["Location"] == "/"
    assert sign_in("mai").get(f"/documents/{number}").status_code == 200


def test_nobody_gives_away_what_they_may_not_see(sign_in, keep, services):
    """Neither one paper nor many, and nothing of it is done."""
    hidden, seen = keep(plan()), keep(notice(), "thông báo.txt")
    services.catalogue.documents.restrict(hidden, "groups:2", at=AT)
    lan, sent = sign_in("lan"), {"whom": "everyone"}

    one = lan.post(f"/documents/{hidden}/audience", data=sent)
    both = lan.post("/audiences", data={"papers": f"{seen}.{hidden}", "whom": "clerks"})

    assert (one.status_code, both.status_code) == (404, 404)
    keeper = reader(services, "thu")
    told = services.catalogue.restrictions.audiences([seen, hidden], keeper)
    assert told == {seen: "everyone", hidden: "groups:2"}


def test_what_a_search_finds_is_given_to_others_together(sign_in, keep, services):
    """The page shows which papers are meant before anything is done."""
    one, other = keep(plan()), keep(notice(), "thông báo.txt")
    thu = sign_in("thu")

    page = html(thu.get("/audiences?q=171-KH/TU"))
    assert f'name="papers" value="{one}"' in re.sub(r"\s+", " ", page)

    sent = {"papers": f"{one}.{other}", "whom": "clerks"}
    answer = thu.post("/audiences", data=sent)
    assert "Đã đổi phạm vi của 2 văn bản" in html(thu.get(answer.headers["Location"]))
    held = services.catalogue.restrictions.audiences(
        [one, other], reader(services, "thu")
    )
    assert set(held.values()) == {"clerks"}


def test_a_reader_is_told_and_asked_nothing(sign_in, keep, services):
    """Whom a paper is for is said to readers only where it is not for everyone."""
    hire(services.catalogue, "binh", "reader", offices=(1,))
    number, binh = keep(plan()), sign_in("binh")

    assert "Dành cho" not in html(binh.get(f"/documents/{number}"))
    assert binh.get(f"/documents/{number}/audience").status_code == 403
    services.catalogue.documents.restrict(number, "groups:1", at=AT)
    assert "Dành cho: Ban Tổ chức" in html(binh.get(f"/documents/{number}"))


@pytest.fixture
def hidden(sign_in, keep, services):
    """A file of lan's that shows a paper of another office; its number."""
    number = keep(plan())
    services.catalogue.documents.restrict(number, "groups:2", at=AT)
    send(sign_in("lan"), "171.pdf")
    [row] = services.catalogue.intake.rows(1)
    message = f"Tệp này đã có trong kho (văn bản mã {number})."
    ended = Outcome(row.path, "known", number, "same_bytes_hidden", message)
    services.catalogue.intake.refuse({row.id: ended}, at=AT)
    return number


SURFACES = (
    "/intake",
    "/intake/1",
    "/intake/1/progress",
    "/intake/1/report.csv",
    "/intake/refused",
    "/api/v1/intake",
    "/api/v1/intake/1",
    "/api/v1/intake/1/rows",
    "/",
)


@pytest.mark.usefixtures("hidden")
def test_no_surface_tells_a_clerk_what_a_keeper_decides(sign_in):
    """The page, its script, the report and the API say the same words, and no more."""
    lan, thu = sign_in("lan"), sign_in("thu")

    for address in SURFACES:
        said = html(lan.get(address))
        told = [
            word
            for word in ("171-KH", "known", "đã có trong kho", "same")
            if word in said
        ]
        assert told == [], address
    [row] = lan.get("/api/v1/intake/1/rows").get_json()["items"]
    assert (row["outcome"], row["reason"], row["document"]) == (
        "added",
        "undecided",
        None,
    )
    assert row["message"] == UNDECIDED
    assert UNDECIDED in html(lan.get("/intake/1"))
    lines = [*csv.reader(io.StringIO(lan.get("/intake/1/report.csv").text))]
    assert lines[1][1:5] == ["Đã nhận", "", UNDECIDED, "undecided"]
    assert "Xong 1 tệp: 1 đã nhận." in html(lan.get("/intake/1"))
    assert "171-KH/TU" in html(thu.get("/intake/1"))


@pytest.mark.usefixtures("hidden")
def test_other_clerks_find_no_trace_of_a_batch_that_is_not_theirs(sign_in, services):
    """Neither in lists nor at its address; the office of the paper is told of it."""
    hire(services.catalogue, "ha", "clerk", offices=(1,))
    ha, mai = sign_in("ha"), sign_in("mai")

    assert ha.get("/intake/1").status_code == 404
    assert ha.get("/intake/1/report.csv").status_code == 404
    assert ha.get("/api/v1/intake/1").status_code == 404
    assert ha.get("/api/v1/intake").get_json()["items"] == []
    assert "/intake/1" not in html(ha.get("/intake"))
    assert "171-KH/TU" in html(mai.get("/intake/1"))


@pytest.mark.usefixtures("hidden")
def test_a_keeper_sees_what_waits_and_leaves_it(sign_in):
    """Who sent what, and which paper that is; nothing changes for who sent it."""
    thu, lan = sign_in("thu"), sign_in("lan")
    assert "/intake/undecided" in html(thu.get("/intake"))

    page = html(thu.get("/intake/undecided"))
    thu.post("/intake/undecided/1", data={"do": "leave"})

    assert "171.pdf" in page
    assert "lan gửi" in page
    assert "Kế hoạch 171-KH/TU" in page
    assert "Không có tệp nào chờ quyết định." in html(thu.get("/intake/undecided"))
    assert UNDECIDED in html(lan.get("/intake/1"))
    assert "Đã xử lý" not in html(thu.get("/intake/1"))
    assert lan.get("/intake/undecided").status_code == 403


CHOICES = {"share": "groups:1,2", "as_said": "everyone"}


@pytest.mark.parametrize(("do", "audience"), CHOICES.items(), ids=CHOICES)
def test_a_keeper_shows_the_paper_to_who_sent_it(
    sign_in, services, hidden, do, audience
):
    """To their office beside the others, or to whom they said."""
    thu, lan = sign_in("thu"), sign_in("lan")

    thu.post("/intake/undecided/1", data={"do": do})

    now = services.catalogue.restrictions.audiences([hidden], reader(services, "thu"))
    assert now == {hidden: audience}
    assert f'href="/documents/{hidden}"' in html(lan.get("/intake/1"))
    assert "Không có tệp nào chờ quyết định." in html(thu.get("/intake/undecided"))


def test_what_was_handed_in_for_others_needs_no_keeper(sign_in, keep, services):
    """It is told like the rest to who sent it, and nobody has to decide."""
    number = keep(plan())
    services.catalogue.documents.restrict(number, "groups:2", at=AT)
    send(sign_in("lan"), whom="offices", office=["2"])
    [row] = services.catalogue.intake.rows(1)
    ended = Outcome(row.path, "added", number, message="Đã nhận.")
    services.catalogue.intake.refuse({row.id: ended}, at=AT)

    assert UNDECIDED in html(sign_in("lan").get("/intake/1"))
    assert services.catalogue.undecided.open() == ()


@pytest.mark.usefixtures("hidden")
def test_only_what_waits_is_decided(sign_in):
    """A choice that is none, or a file that does not wait, changes nothing."""
    thu = sign_in("thu")

    assert thu.post("/intake/undecided/1", data={"do": "x"}).status_code == 400
    assert thu.post("/intake/undecided/7", data={"do": "leave"}).status_code == 404


REGISTER = """Sổ công văn đi
Số, ký hiệu,Ngày,Trích yếu
171-KH/TU,01/8/2019,tuyên truyền
172-KH/TU,02/8/2019,kiểm tra
"""


def bring(client, **form):
    """Import a small register as it seems to be meant."""
    sent = {"file": (io.BytesIO(REGISTER.encode()), "sổ.csv")}
    place = client.post("/registers/import", data=sent).headers["Location"]
    sheets = re.findall(
        r'name="([^"]+)"[^>]*value="([^"]*)"[^>]*checked', html(client.get(place))
    )
    chosen = dict(sheets) | {"do": "import"} | form
    return client.post(place, data=chosen)


def test_papers_of_a_register_are_for_whom_the_clerk_says(sign_in, services):
    """And whoever imported it finds the report, if it is for others too."""
    lan, mai = sign_in("lan"), sign_in("mai")

    answer = bring(lan, whom="offices", office=["1"])

    assert answer.status_code == 303
    assert html(lan.get(answer.headers["Location"]))
    assert mai.get(answer.headers["Location"]).status_code == 404
    keeper = reader(services, "thu")
    held = services.catalogue.restrictions.audiences([1, 2], keeper)
    assert set(held.values()) == {"groups:1"}
    assert html(lan.get(bring(lan, whom="offices", office=["2"]).headers["Location"]))


def test_a_paper_for_fewer_than_was_said_is_told_so(sign_in, keep, services):
    """A mark of circulation proposed it; the clerk decides."""
    number, lan = keep(plan()), sign_in("lan")
    services.catalogue.documents.restrict(number, "clerks", at=AT)
    send(lan)
    [row] = services.catalogue.intake.rows(1)
    ended = Outcome(row.path, "added", number, message="Đã nhận.")
    services.catalogue.intake.refuse({row.id: ended}, at=AT)

    page = html(lan.get("/intake/1"))
    assert "Dành cho: Chỉ văn thư" in page
    assert f'href="/documents/{number}/audience"' in page

    lan.post(f"/documents/{number}/audience", data={"whom": "everyone"})
    assert "Dành cho" not in html(lan.get("/intake/1"))
