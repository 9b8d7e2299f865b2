"""Where the words of a page stand, for programs."""

from archive.model import Decoded, Page, Reading, Text
from tests.webui import scans


def words(client, number, page=1):
    return client.get(f"/api/v1/documents/{number}/pages/{page}/words")


def test_a_scan_tells_where_its_words_stand(client, services, tmp_path):
    """With how sure each is, and how its picture is turned to stand upright."""
    number, _ = scans.scan(services, tmp_path, turned=90, unsure=("4I2-CV/TU",))
    told = words(client, number).get_json()
    start = scans.TEXT.index("4I2")

    assert (told["width"], told["height"], told["turned"]) == (200, 300, 90)
    assert {
        "start": start,
        "end": start + 9,
        "box": {"left": 20.0, "top": 20.0, "right": 30.0, "bottom": 32.0},
        "confidence": 0.4,
    } in told["words"]


def test_a_text_tells_what_was_decoded(client, keep):
    """It has no picture, and so no places."""
    old = Decoded(0, 4, "tcvn3", "NghÞ", ".VnTime")
    read = Page(1, "Nghị quyết", decoded=(old,))
    told = words(client, keep(Reading(Text("text/plain", (read,)), (), ()))).get_json()

    assert told["words"] == []
    assert told["decoded"] == [
        {
            "start": 0,
            "end": 4,
            "encoding": "tcvn3",
            "verbatim": "NghÞ",
            "font": ".VnTime",
            "is_doubtful": False,
        }
    ]


def test_there_are_no_words_of_a_page_that_is_not_there(client, services, tmp_path):
    """A number too high is a mistake of who asks."""
    number, _ = scans.scan(services, tmp_path)

    assert words(client, number, 2).status_code == 404
