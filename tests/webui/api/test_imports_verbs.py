"""Programs import an office's register, follow it, and take it back."""

import io

import pytest

PROGRAM = {"X-Requested-With": "test"}
REGISTER = """Số, ký hiệu;Ngày tháng;Trích yếu
171-KH/TU;37/7/2019;về công tác cán bộ
05;05/8/2019;về kiểm tra
"""


def post(client, content=REGISTER, query="", files=1):
    """Send a register, once or more often."""
    sent = [(io.BytesIO(content.encode()), "so di.csv") for _ in range(files)]
    return client.post(f"/api/v1/imports{query}", data={"files": sent}, headers=PROGRAM)


def test_a_register_is_imported_and_taken_back(client):
    """What nobody says is guessed; each line tells its paper or why it has none."""
    made = post(client, query="?body=Tỉnh ủy Bắc Kạn&code=TU")
    place = made.location
    assert (made.status_code, made.get_json()["ended"]) == (
        202,
        {"added": 1, "refused": 1},
    )

    lines = client.get(f"{place}/lines").get_json()
    assert [one["reason"] for one in lines["items"]] == ["new", "no_code"]
    paper = f"/api/v1/documents/{lines['items'][0]['document']}"
    held = client.get(paper).get_json()
    assert held["metadata"]["flags"] == ["unfiled"]
    assert held["metadata"]["issued"]["verbatim"] == "37/7/2019"
    assert client.get(f"{place}/lines?outcome=refused").get_json()["total"] == 1

    undone = client.delete(place, headers=PROGRAM).get_json()

    assert undone["undone_by"] == "person:local"
    assert client.get(paper).status_code == 404
    assert client.delete(place, headers=PROGRAM).status_code == 409
    assert client.get("/api/v1/imports").get_json()["items"] == [undone]


@pytest.mark.parametrize(
    ("content", "files", "status"),
    [("%PDF-1.4", 1, 422), (" \n", 1, 400), (REGISTER, 2, 422)],
    ids=["no spreadsheet", "nothing in it", "two at once"],
)
def test_what_is_no_register_is_refused(client, content, files, status):
    """Nothing is imported then."""
    assert post(client, content, files=files).status_code == status
    assert client.get("/api/v1/imports").get_json()["items"] == []
