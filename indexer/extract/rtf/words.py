"""What the control words of rich text mean for its text."""

from typing import Literal

Destination = Literal["body", "notes", "running", "box"]

CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"softline": "\n", b"column": "\n", b"page": "\n",
    b"nestcell": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": " ",
    b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
SIGNS = {
    b"~": "\u00a0", b"_": "-", b"-": "\u00ad", b"\\": "\\", b"{": "{", b"}": "}",
}  # fmt: skip

DESTINATIONS: dict[bytes, Destination] = {
    b"header": "running", b"headerl": "running", b"headerr": "running",
    b"headerf": "running", b"footer": "running", b"footerl": "running",
    b"footerr": "running", b"footerf": "running", b"footnote": "notes",
    b"shptxt": "box", b"dptxbxtext": "box",
}  # fmt: skip
"""Groups whose text does not stand in the body."""

LIST_NUMBERS = frozenset({b"listtext", b"pntext"})

# Groups marked as "skip me if you do not know me" that lead to printed text.
KNOWN_OPTIONAL = frozenset(
    {b"shpinst", b"shppict", b"do", b"nesttableprops", *DESTINATIONS, *LIST_NUMBERS}
)

UNPRINTED = frozenset(
    b"colortbl stylesheet info pict object themedata colorschememapping datastore"
    b" latentstyles listtable listoverridetable rsidtbl generator xmlnstbl fldinst"
    b" filetbl revtbl mmathPr nonshppict objdata bkmkstart bkmkend pgdsctbl sp"
    b" shprslt atnid atnauthor atndate atnref atntime annotation private operator"
    b" wgrffmtfilter userprops docvar panose ftnsep ftnsepc ftncn aftnsep aftnsepc"
    b" aftncn defchp defpap pnseclvl protusertbl passwordhash fontemb falt"
    b" nonesttables template xe tc".split()
)

CODE_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
    255: "cp850",
}  # fmt: skip
"""The code page of a font by its character set; the others use the document's."""
