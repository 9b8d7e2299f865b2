"""Rich text: fonts, code pages, destinations, tables, broken and hostile files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import DamagedFileError, EmptyFileError, RefusedError
from indexer.extract import rtf
from indexer.extract.limits import Limits
from indexer.extract.rtf.reader import Reader

LIMITS = Limits()
FONTS = (
    rb"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil .VnTime;}"
    rb"{\f2\fnil .VnTimeH{\*\falt Arial};}{\f3\fnil VNI-Times;}"
    rb"{\f4\fcharset163 Times New Roman (Vietnamese);}{\f5\fcharset2 Symbol;}}"
)


def extracted(tmp_path: Path, body: bytes, end: bytes = b"}") -> str:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + body + end)
    return rtf.extract(path, LIMITS).body


NESTED = (
    rb"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\nestrow}"
    rb"{\nonesttables\par}\itap1 z\cell\row"
)
BODIES = {
    "unicode with a fallback": (rb"Ch\u7881?\~th\u7883\'3f", "Chỉ\u00a0thị"),
    "unicode without a fallback": (rb"\uc0 Ch\u7881 th\u7883 ", "Chỉthị"),
    "two fallback bytes": (rb"\uc2\u272\'d0\'d1a", "Đa"),
    "two halves of a character": (rb"\u-10179?\u-8704?", "\U0001f600"),
    "half a character": (rb"a\u-10179?b", "ab"),
    "code page of the document": (rb"caf\'e9", "café"),
    "code page of the font": (rb"\f4 s\'f4\'ec", "số"),
    "TCVN3 by its font": (rb"{\f1 Ch\'d8 th\'de v\'d2}", "Chỉ thị về"),
    "TCVN3, the letter that is a soft hyphen": (rb"{\f1 v\'a8n th\-}", "văn thư"),
    "TCVN3 capitals by their font": (rb"{\f2 ch\'d8 th\'de}", "CHỈ THỊ"),
    "VNI, a letter torn apart": (rb"{\f3 T\'e6nh u}{\b\f3 \'fby}", "Tỉnh ủy"),
    "soft hyphens of others": (rb"th\-u", "thu"),
    "the font ends with its group": (rb"{\f1 \'d8}\'d8", "ỉØ"),
    "plain goes back to the usual font": (rb"\f1 \'d8\plain \'d8", "ỉØ"),
    "a bullet of Symbol": (rb"{\f5 \'b7} a", "• a"),
    "hidden and deleted": (rb"a{\v b}{\deleted c}\v d\v0 e", "ae"),
    "capitals by property": (rb"{\caps tu} a", "TU a"),
    "signs with names": (rb"\ldblquote a\rdblquote\endash b\_c", "“a”–b-c"),
    "escaped signs": (rb"\{a\\\}", "{a\\}"),
    "lines": (rb"a\line b\par c\
d", "a\nb\nc\nd"),
    "the number of a list": (rb"{\listtext\pard 1.\tab}a\tab b", "1. a\tb"),
    "the result of a field": (
        rb"{\field{\*\fldinst PAGE}{\fldrslt 4}} trang", "4 trang"
    ),
    "pictures": (rb"a{\pict\wmetafile8 0102}{\*\shppict{\pict 03}}b", "ab"),
    "raw bytes": (rb"a{\pict\bin5 }}}}}}b\bin3 {{{c", "abc"),
    "unknown optional group": (rb"a{\*\unknown b}c", "ac"),
    "a text box, once": (
        rb"a{\shp{\*\shpinst{\shptxt KHAN\par}}{\shprslt{\*\do{\dptxbxtext KHAN}}}}\par",
        "a\nKHAN",
    ),
    "headers and notes follow": (rb"{\header H}a{\footnote 1 n}\par b", "a\nb\n1 n\nH"),
    "remarks of reviewers are out": (rb"a{\*\annotation b}", "a"),
    "a low row": (
        rb"\trowd\pard\intbl a\cell b\cell\row\pard c\par", "a\tb\nc"
    ),
    "a tall row": (
        rb"\trowd\pard\intbl a\par *\cell b\cell\row\pard c\par", "a\n*\nb\nc"
    ),
    "a table in a table": (NESTED, "x\ty\nz"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_prints(tmp_path, body, expected):
    """What a word processor would print is the text."""
    assert extracted(tmp_path, body).strip("\n") == expected


def test_byte_order_mark_before_the_start(tmp_path):
    """Some editors put a mark of UTF-8 before the file."""
    path = tmp_path / "a.rtf"
    path.write_bytes(b"\xef\xbb\xbf{\\rtf1 a}")

    assert rtf.extract(path, LIMITS).body == "a"


def test_missing_end_is_noted(tmp_path):
    """A file cut short gives what there is, and says so."""
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1 a{\b c")

    text = rtf.extract(path, LIMITS)

    assert (text.body, text.notes) == ("ac", ("truncated",))


REFUSED = {
    "empty": (b"", EmptyFileError),
    "something else": (b"Ke hoach", DamagedFileError),
    "groups in groups": (b"{\\rtf1" + b"{" * 3_000, DamagedFileError),
}


@pytest.mark.parametrize(("data", "error"), REFUSED.values(), ids=REFUSED)
def test_refuses(tmp_path, data, error):
    """What cannot be rich text is refused by name."""
    path = tmp_path / "a.rtf"
    path.write_bytes(data)

    with pytest.raises(error):
        rtf.extract(path, LIMITS)


WORDS = st.sampled_from(
    [b"{", b"}", b"\\par", b"\\cell", b"\\row", b"\\u55", b"\\'", b"\\bin9", b"\\*",
     b"\\fonttbl", b"\\f3", b"\\uc", b"\\v", b"\\intbl", b"\\nestrow", b"a", b"\\",
     b"\\footnote", b"\\ansicpg7", b"\\bin-4", b"\\u-99999"]
)  # fmt: skip


@given(st.lists(WORDS | st.binary(max_size=4), max_size=40))
def test_any_tokens_are_text_or_refused(tokens):
    """No order of tokens makes the reader fail in any other way."""
    reader = Reader()

    try:
        reader.read(b"".join(tokens))
    except RefusedError:
        return
    assert reader.flow() is not None


def test_real_files_in_tcvn3(shared: Path):
    """Files of a ministry from 2003 come out as people read them."""
    body = rtf.extract(shared / "real/legacy/tcvn3/2003-A06.rtf", LIMITS).body
    transcript = (shared / "real/legacy/transcripts/2003-A06.txt").read_text()

    assert sorted(body.casefold().split()) == sorted(transcript.casefold().split())
