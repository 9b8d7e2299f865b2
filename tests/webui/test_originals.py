"""Originals are somebody else's files: they arrive whole, and do nothing."""

import re

import pytest

from archive.catalogue import Rendition
from tests.webui.papers import AT, plan
from webui.render.originals import inert

NAMES = {
    "a line end": 'a"\r\nSet-Cookie: a=b\r\n\r\n<script>.pdf',
    "written backwards": "kế hoạch \u202efdp.exe",
    "a path": "../../../etc/passwd",
    "another path": "C:\\Windows\\a.exe",
    "quotes": "\"';filename=evil.html",
    "letters of Vietnam": "Kế hoạch số 171.pdf",
    "nothing to see": "\u200b\u202e",
    "bytes that are no text": "\udcff\udcfe.pdf",
    "more than a header holds": "a" * 5_000,
}


@pytest.fixture
def hold(services, tmp_path):
    """Keep a file under a name and a type; return where it is handed out."""

    def held(name="a.txt", media_type="text/plain"):
        path = tmp_path / "original"
        path.write_text("<script>alert(1)</script>")
        stored = services.files.put(path)
        rendition = Rendition(stored.sha256, name, media_type, stored.size)
        number = services.catalogue.documents.store(
            plan(), rendition, source="test", at=AT
        )
        return f"/documents/{number}/original/{stored.sha256}"

    return held


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_name_does_anything_to_the_answer(client, hold, name):
    """It stands in one header, in letters that mean what they look like."""
    with client.get(hold(name)) as answer:
        said = answer.headers["Content-Disposition"]
        headers = str(answer.headers)

    assert answer.status_code == 200
    assert said.startswith("attachment; filename")
    assert said.isascii()
    assert said.isprintable()
    assert not re.search(r"^Set-Cookie: a", headers, re.MULTILINE)
    assert not re.search(
        r"%E2%80%AE|%0D|%0A|%5C|%2F|[/\\]", said.partition("UTF-8''")[2]
    )


ACTIVE = (
    "text/html",
    "application/xhtml+xml",
    "image/svg+xml",
    "application/xml",
    "text/xml",
    "multipart/related",
    "message/rfc822",
)


@pytest.mark.parametrize("media_type", ACTIVE)
def test_no_file_is_handed_out_as_a_page(client, hold, media_type):
    """Even a browser that shows attachments has nothing to show."""
    with client.get(hold(media_type=media_type)) as answer:
        assert answer.mimetype == "application/octet-stream"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
        assert answer.headers["Content-Disposition"].startswith("attachment")


def test_an_office_file_keeps_its_type():
    """Its name has xml in it, and no browser draws it."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    assert inert(word) == word


RANGES = ("bytes=0-3", "bytes=3-", "bytes=-4", "bytes=9999-", "bytes=0-0,2-3,5-9", "x")


@pytest.mark.parametrize("asked", RANGES)
def test_a_part_is_never_more_than_what_it_says(client, hold, asked):
    """Whoever asks for a part gets the whole, or exactly that part."""
    with client.get(hold(), headers={"Range": asked}) as answer:
        data, length = answer.get_data(), answer.headers.get("Content-Length")

    whole = b"<script>alert(1)</script>"
    if answer.status_code == 200:
        assert (data, length) == (whole, str(len(whole)))
    else:
        assert answer.status_code in {206, 416}
        assert len(data) < len(whole) or answer.status_code == 416
        assert length == str(len(data))
