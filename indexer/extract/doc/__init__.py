"""Word 97 to 2003 (.doc), read from [MS-DOC] by our own hands.

Converters lose what matters most here: the font of each run, without which
text from before Unicode cannot be told apart.
"""

import struct
from pathlib import Path

from archive.errors import DamagedFileError
from archive.model import Text
from indexer.extract.doc.binary import Binary
from indexer.extract.doc.walk import Walk
from indexer.extract.flow import Flow, write
from indexer.extract.limits import Limits

MEDIA_TYPE = "application/msword"
# What numbers out of place lead to, here and inside olefile.
_BROKEN = (struct.error, IndexError, OSError, ValueError, OverflowError)


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a .doc as one page.

    Raises:
        RefusedError: It is damaged, encrypted, too large or older than Word 97.
    """
    try:
        walk = Walk(Binary.open(path, limits))
        flow = Flow(
            body=walk.story("body"),
            notes=(
                *walk.story("footnotes"),
                *walk.story("endnotes"),
                *walk.loose_boxes(),
            ),
            running=(*walk.story("headers"), *walk.story("header_boxes")),
        )
    except _BROKEN as error:
        raise DamagedFileError from error
    return write(flow, MEDIA_TYPE)
