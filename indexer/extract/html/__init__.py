"""Web pages (.html) and web archives (.mht), Word's own among them."""

import re
from pathlib import Path

from lxml import etree

from archive.errors import DamagedFileError
from archive.model import Text
from indexer.extract import charset, whole
from indexer.extract.flow import Block, Flow, write
from indexer.extract.html.mail import Page, is_mail, page_of
from indexer.extract.html.styles import Styles
from indexer.extract.html.walk import Look, Walk
from indexer.extract.limits import Limits

MEDIA_TYPE = "text/html"
_HEAD = 4_096
_CHARSET = re.compile(
    rb"charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:-]{1,40})", re.IGNORECASE
)


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a web page as one page.

    Raises:
        RefusedError: It is empty, damaged, too large or holds no page.
    """
    data = whole.read(path, limits)
    page = page_of(data) if is_mail(data) else Page(data)
    return write(Flow(blocks(page)), MEDIA_TYPE)


def blocks(page: Page) -> tuple[Block, ...]:
    """Return what a page shows, for whatever it is a part of.

    Raises:
        RefusedError: It is damaged or holds no page.
    """
    try:
        decoded = _decoded(page)
        root = _tree(decoded.text)
        styles = Styles(sheet.text or "" for sheet in root.iter("style"))
        return Walk(styles).blocks(root, Look(encoding=decoded.legacy))
    except RecursionError as error:
        # Elements in elements beyond what any page needs.
        raise DamagedFileError from error


def _decoded(page: Page) -> charset.Decoded:
    named = _CHARSET.search(page.data[:_HEAD])
    declared = page.charset or (named[1].decode("ascii", "ignore") if named else None)
    if declared and declared.lower() in charset.WESTERN:
        # Browsers read all of these as Windows-1252; so did those who wrote them.
        try:
            # Many pages claim to be Western and are UTF-8.
            return charset.Decoded(page.data.decode("utf-8"))
        except UnicodeDecodeError:
            return charset.Decoded(charset.western(page.data))
    return charset.read(page.data, declared)


def _tree(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise DamagedFileError from error
    if root is None:
        raise DamagedFileError
    return root
