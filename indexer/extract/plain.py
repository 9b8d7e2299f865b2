"""Plain text in any encoding that Vietnamese has been written in."""

from pathlib import Path

from archive.errors import UnsupportedFileError
from archive.model import Text
from indexer.extract import charset, whole
from indexer.extract.flow import Flow, Paragraph, Run, write
from indexer.extract.gate import share_noise
from indexer.extract.limits import Limits

MEDIA_TYPE = "text/plain"
_MOST_NOISE = 0.1
_SAMPLE = 100_000


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a plain file as one page.

    Raises:
        RefusedError: It is empty, too large, or bytes that are no text.
    """
    decoded = charset.read(whole.read(path, limits))
    # A form feed ends a page on paper; here it ends a line.
    lines = decoded.text.replace("\f", "\n").splitlines()
    if share_noise(decoded.text[:_SAMPLE]) > _MOST_NOISE:
        detail = "nhị phân"
        raise UnsupportedFileError(detail)
    body = tuple(Paragraph((Run(line, encoding=decoded.legacy),)) for line in lines)
    return write(Flow(body), MEDIA_TYPE)
