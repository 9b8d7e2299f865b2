"""Web pages and web archives: what a browser shows comes out."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import EmptyFileError, RefusedError, UnsupportedFileError
from indexer.extract import html
from indexer.extract.limits import Limits

LIMITS = Limits()


def extracted(tmp_path, data: bytes) -> str:
    path = tmp_path / "a.html"
    path.write_bytes(data)
    return html.extract(path, LIMITS).body


PAGES = {
    "paragraphs": ("<p>Một</p><p>hai\n  ba</p>", "Một\nhai ba"),
    "text outside of any": ("Một<div>hai</div>ba", "Một\nhai\nba"),
    "blanks between words of two styles": ("<b>Số </b> <i>5</i>", "Số 5"),
    "line breaks": ("a<br>b<br/>\nc", "a\nb\nc"),
    "scripts and styles are out": (
        "<head><title>t</title><style>p{}</style></head><script>x()</script><p>a", "a"
    ),
    "hidden is out": ('a<span style="display: none">b</span><del>c</del>d', "ad"),
    "comments are out, what follows them is in": ("a<!-- b -->c<?pi d?>e", "ace"),
    "a low row": ("<table><tr><td>a<td>b<tr><th>c<td></table>", "a\tb\nc"),
    "a tall row": ("<table><tr><td>a<br>*<td>b</table>", "a\n*\nb"),
    "a table in a table": (
        "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "a\tb\tc"
    ),
    "numbers of lists": (
        "<ol type=I start=3><li>a<li>b<ol type=a><li>c</ol><li value=9>d</ol>",
        "III. a\nIV. b\na. c\nIX. d",
    ),
    "bullets": ("<ul><li>a</ul>", "• a"),
    "kept blanks": ("<pre>a  b\nc</pre>", "a  b\nc"),
    "capitals by style": ('<p style="text-transform:uppercase">kế hoạch', "KẾ HOẠCH"),
    "entities": ("Ng&agrave;y &#7871; 4&nbsp;&lt; 5", "Ngày ế 4\u00a0< 5"),
    "an old font of an element": ('<font face=".VnTime, Arial">v¨n th&shy;</font>', "văn thư"),
    "an old font of a style": ("<p style=\"font-family:'.VnTimeH'\">kÕ ho¹ch", "KẾ HOẠCH"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_shows(tmp_path, page, expected):
    """What a browser would show is the text."""
    assert extracted(tmp_path, page.encode()) == expected


SHEET = """<style><!--
 /* Font Definitions */ @font-face {font-family:".VnTime"; panose-1:2 11 5;}
 p.MsoNormal, li.MsoNormal {margin:0; font-family:".VnTime","serif";}
 .den {font: bold 13.0pt/1.2 ".VnTimeH"; } h1 {font-family:.VnTimeH}
 td.To { text-transform:uppercase } .an {display:none} .nay{}
--></style>"""
CLASSES = {
    "a class of a kind": ("<p class=MsoNormal>v¨n th&shy;", "văn thư"),
    "a class of any kind": ('<div class="x Den">kÕ ho¹ch</div>', "KẾ HOẠCH"),
    "a kind": ("<h1>kÕ ho¹ch</h1>", "KẾ HOẠCH"),
    "nearer than a class": (
        '<p class=MsoNormal style="font-family:Arial">thu&shy;hà', "thuhà"
    ),
    "a font of an element in a class": (
        '<p class=MsoNormal>sè <font face="Arial">café</font>', "số café"
    ),
    "capitals of a class": ("<table><tr><td class=To>kế hoạch</table>", "KẾ HOẠCH"),
    "hidden by a class": ("a<span class=an>b</span>c", "ac"),
    "no class that is told of": ("<p class=MsoTitle>thu&shy;hà", "thuhà"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), CLASSES.values(), ids=CLASSES)
def test_style_sheets(tmp_path, page, expected):
    """Fonts and capitals are found in the style sheet of the page."""
    page = f"<html><head>{SHEET}</head><body>{page}</body></html>"

    assert extracted(tmp_path, page.encode()) == expected


def test_a_style_sheet_of_braces_is_read_in_time(tmp_path):
    """Sheets made to be slow are read by their length."""
    page = "<style>" + "a{" * 50_000 + "b," * 50_000 + "</style><p>chữ"

    assert extracted(tmp_path, page.encode()) == "chữ"


PROSE = "Căn cứ Nghị quyết của Tỉnh ủy về công tác văn thư"
OLD = "C¨n cø NghÞ quyÕt cña TØnh ñy vÒ c«ng t¸c v¨n th\xad"
CHARSETS = {
    "utf-8": PROSE.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + PROSE.encode(),
    "utf-16": b"\xff\xfe" + PROSE.encode("utf-16-le"),
    "utf-8, said to be Western": b"<meta charset=windows-1252>" + PROSE.encode(),
    "utf-8, said to be unheard of": b"<meta charset=x-sac>" + PROSE.encode(),
    "tcvn3, said to be Western": (
        b'<meta content="text/html; charset=windows-1252">' + OLD.encode("cp1252")
    ),
    "tcvn3, said to be utf-8": b"<meta charset='utf-8'>" + OLD.encode("cp1252"),
    "with a declaration": b"<?xml version='1.0' encoding='utf-8'?>" + PROSE.encode(),
}


@pytest.mark.parametrize("data", CHARSETS.values(), ids=CHARSETS)
def test_charsets(tmp_path, data):
    """Pages come out right whatever they say of their charset."""
    assert extracted(tmp_path, data) == PROSE


HEAD = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
PART = (
    "--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
)
PICTURE = "--x\nContent-Type: image/png\n\nabc\n"


def test_web_archive(tmp_path):
    """The page inside a web archive is read, its pictures are not."""
    page = base64.encodebytes(f"<p>{PROSE}".encode()).decode()
    archive = f"{HEAD}{PICTURE}{PART}{page}\n--x--\n"

    assert extracted(tmp_path, archive.encode()) == PROSE


REFUSED = {
    "empty": (b"", EmptyFileError),
    "a web archive without a page": (
        f"{HEAD}{PICTURE}--x--".encode(),
        UnsupportedFileError,
    ),
    "bytes": (bytes(range(256)) * 4, UnsupportedFileError),
}


@pytest.mark.parametrize(("data", "error"), REFUSED.values(), ids=REFUSED)
def test_refuses(tmp_path, data, error):
    """What is no page is refused by name."""
    with pytest.raises(error):
        extracted(tmp_path, data)


NESTED = {
    "elements": "<div>" * 5_000 + "a",
    "tables": "<table><tr><td>" * 2_000 + "a",
    "styles": "<b>" * 5_000 + "a",
    "parts of a mail": "".join(
        f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(900)
    ),
}


@pytest.mark.parametrize("page", NESTED.values(), ids=NESTED)
def test_nesting_ends(tmp_path, page):
    """However deep a page is nested, it gives text or a refusal."""
    try:
        body = extracted(tmp_path, page.encode())
    except RefusedError:
        return
    assert body in ("a", "")


@given(st.text(alphabet="<>/&;#!-?ab \n=\"'", max_size=80))
def test_any_markup_is_text_or_refused(tmp_path_factory, markup):
    """No markup makes the reader fail in any other way."""
    path = tmp_path_factory.mktemp("page") / "a.html"
    path.write_text("<p>" + markup)

    try:
        text = html.extract(path, LIMITS)
    except RefusedError:
        return
    assert len(text.pages) == 1
