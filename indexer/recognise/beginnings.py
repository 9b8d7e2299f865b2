"""Where the body of a paper begins: its basis, addressees or first article."""

import re

from indexer.recognise.cells import Cell

SURE_BODY = re.compile(
    r"^(?:- )?(?:can cu|kinh gui|kinh trinh|kinh moi|tran trong kinh moi|dieu \d"
    r"|chuong (?:[ivx]|\d))"
)
"""The beginning of a body that no line of a subject looks like."""

_BEGINNINGS = re.compile(
    r"^(?:[-–+*]\s?)?(?:can cu|kinh gui|kinh trinh|kinh moi|.{0,80}\btran trong kinh moi|thuc hien|thi hanh|dieu \d|chuong (?:[ivx]|\d)"
    r"|phan (?:i|thu)|[ivx]{1,4}[.-]|[a-d1-9][.)/]\s|theo de nghi|xet de nghi)"
)


# What recognition makes of figures written above a line, or of a stain: "á. 220(",
# "a. Ø1? Ả". No word of the body has a single letter only.
_SCRAP = re.compile(r"^[a-d1-9][.)/]\s(?!.{0,12}[^\W\d_]{2}).{0,12}$")


def begins_body(cell: Cell) -> bool:
    """Whether a cell begins the body: its basis, addressees or first article."""
    if cell.origin == "ocr" and _SCRAP.match(cell.bare):
        return False
    return _BEGINNINGS.match(cell.bare) is not None
