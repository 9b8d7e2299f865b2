"""OpenDocument: what is printed comes out, what is not stays out."""

import zipfile
from pathlib import Path

import pytest

from archive.errors import DamagedFileError, EncryptedFileError
from indexer.extract import odt
from indexer.extract.limits import Limits

LIMITS = Limits()
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{OASIS}{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style",
        "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
STYLES = """
<style:style style:name="Old" style:family="text">
  <style:text-properties style:font-name="F1"/></style:style>
<style:style style:name="Child" style:family="text" style:parent-style-name="Old"/>
<style:style style:name="Loop" style:family="text" style:parent-style-name="Loop"/>
<style:style style:name="Caps" style:family="text">
  <style:text-properties fo:text-transform="uppercase"/></style:style>
<style:style style:name="Hidden" style:family="text">
  <style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="-"/>
  <text:list-level-style-number text:level="2" style:num-format="1"
    style:num-suffix="." text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="B">
  <text:list-level-style-bullet text:level="1" text:bullet-char="+"/></text:list-style>
"""


def packed(path: Path, body: str, header: str = "", manifest: str = "<m/>") -> Path:
    content = (
        f"<office:document-content {NAMESPACES}><office:font-face-decls>"
        '<style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/>'
        f"</office:font-face-decls><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {NAMESPACES}><office:master-styles>"
        f"<style:master-page><style:header>{header}</style:header></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("mimetype", odt.MEDIA_TYPE)
        parcel.writestr("content.xml", content)
        parcel.writestr("styles.xml", styles)
        parcel.writestr("META-INF/manifest.xml", manifest)
    return path


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def cells(*texts: str) -> str:
    inside = "".join(f"<table:table-cell>{text}</table:table-cell>" for text in texts)
    return f"<table:table-row>{inside}</table:table-row>"


def listed(style: str, *items: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


LISTS = (
    listed("L", p("a") + p("b"), p("c") + listed("", p("d")))
    + listed("L", p("e"), more='text:continue-numbering="true"')
    + listed("L", p("f"))
)
BODIES = {
    "blanks, tabs, lines": (p('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d'), "a  b\tc\nd"),
    "line ends of the file are blanks": (p("a\nb"), "a b"),
    "an old font": (p(span("Old", "v¨n th\u00ad")), "văn thư"),
    "an old font of a parent": (p(span("Child", "v¨n")), "văn"),
    "a style based on itself": (p(span("Loop", "a")), "a"),
    "capitals by style": (p(span("Caps", "kế hoạch")), "KẾ HOẠCH"),
    "hidden text is out": (p("a" + span("Hidden", "b") + "c"), "ac"),
    "deleted text is out": (
        f"<text:tracked-changes>{p('mất')}</text:tracked-changes>" + p("còn"), "còn"
    ),
    "remarks are out": (p(f"a<office:annotation>{p('b')}</office:annotation>c"), "ac"),
    "notes follow": (
        p(f"a<text:note><text:note-citation>1</text:note-citation><text:note-body>"
          f"{p('n')}</text:note-body></text:note>c") + p("d"),
        "ac\nd\nn",
    ),
    "a text box follows its paragraph": (
        p(f"a<draw:frame><draw:text-box>{p('KHẨN')}</draw:text-box></draw:frame>"),
        "a\nKHẨN",
    ),
    "sections are open": (f"<text:section>{p('a')}</text:section>", "a"),
    "a low row": (f"<table:table>{cells(p('a'), p('b'))}</table:table>", "a\tb"),
    "a tall row": (f"<table:table>{cells(p('a') + p('*'), p('b'))}</table:table>", "a\n*\nb"),
    "numbers of lists": (LISTS, "I- a\nb\nII- c\nII.1. d\nIII- e\nI- f"),
    "bullets": (listed("B", p("a")), "+ a"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_prints(tmp_path, body, expected):
    """What would be printed is the text."""
    assert odt.extract(packed(tmp_path / "a.odt", body), LIMITS).body == expected


def test_header_follows(tmp_path):
    """Running lines stand behind the body."""
    path = packed(tmp_path / "a.odt", p("Thân"), header=p("Đầu"))

    assert odt.extract(path, LIMITS).body == "Thân\nĐầu"


def test_password(tmp_path):
    """A manifest that speaks of encryption means a password."""
    manifest = (
        f'<m:manifest xmlns:m="{OASIS}manifest:1.0"><m:encryption-data/></m:manifest>'
    )
    path = packed(tmp_path / "a.odt", p("a"), manifest=manifest)

    with pytest.raises(EncryptedFileError):
        odt.extract(path, LIMITS)


def test_without_content(tmp_path):
    """A zip without a text is damaged."""
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("mimetype", odt.MEDIA_TYPE)

    with pytest.raises(DamagedFileError):
        odt.extract(path, LIMITS)


@pytest.mark.parametrize("name", ["kh171", "kh171.tcvn3", "kh171.vni", "nq08", "bc322"])
def test_samples(shared: Path, name):
    """Whole papers come out letter for letter, whatever their encoding."""
    body = odt.extract(shared / f"samples/odt/{name}.odt", LIMITS).body
    truth = (shared / f"samples/gt/{name.split('.')[0]}.txt").read_text()

    assert body.casefold().split() == truth.casefold().split()
