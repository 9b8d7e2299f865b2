"""OpenDocument text (.odt): what is printed, from content.xml and styles.xml."""

from pathlib import Path

from lxml import etree

from archive.errors import DamagedFileError, EncryptedFileError
from archive.model import Text
from indexer.extract.container import Container
from indexer.extract.flow import Flow, write
from indexer.extract.limits import Limits
from indexer.extract.odt.lists import Lists
from indexer.extract.odt.names import MANIFEST, OFFICE, STYLE
from indexer.extract.odt.styles import Styles
from indexer.extract.odt.walk import Walk

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_ENCRYPTED = f"{MANIFEST}encryption-data"
_RUNNING = tuple(
    f"{STYLE}{name}"
    for name in ("header", "header-first", "header-left", "footer", "footer-first")
)


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of an .odt as one page.

    Raises:
        RefusedError: It is damaged, encrypted or unfolds beyond the limits.
    """
    try:
        with Container(path, limits) as container:
            return write(_flow(container), MEDIA_TYPE)
    except RecursionError as error:
        # Sections in sections beyond what any person could have made.
        raise DamagedFileError from error


def _flow(container: Container) -> Flow:
    _refuse_encrypted(container.xml("META-INF/manifest.xml"))
    content = container.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise DamagedFileError
    parts = [
        part for part in (container.xml("styles.xml"), content) if part is not None
    ]
    walk = Walk(Styles(parts), Lists(parts))
    blocks = tuple(walk.blocks(body))
    notes = tuple(walk.notes)
    running = [
        block
        for part in parts
        for element in part.iterfind(f"{OFFICE}master-styles//*")
        if element.tag in _RUNNING
        for block in walk.blocks(element)
    ]
    return Flow(blocks, notes, tuple(running))


def _refuse_encrypted(manifest: etree._Element | None) -> None:
    if manifest is not None and next(manifest.iter(_ENCRYPTED), None) is not None:
        raise EncryptedFileError
