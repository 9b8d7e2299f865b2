"""Names of files as people may see them; the names themselves are kept as given."""

import re
import unicodedata

_BLANK = re.compile(r"\s")
_LONE = re.compile("[\ud800-\udfff]")
_UNKNOWN = "\ufffd"


def legible(name: str) -> str:
    r"""Return a name on one line, in the order it is read, fit for any encoding.

    Bytes that are no UTF-8 become U+FFFD, line ends and tabs a blank; controls,
    direction marks and private signs, which make a name look like another one,
    are left out.

    >>> legible("Kế hoạch\n171\u202efdp.exe")
    'Kế hoạch 171fdp.exe'
    """
    spaced = _BLANK.sub(" ", _LONE.sub(_UNKNOWN, name))
    shown = "".join(c for c in spaced if unicodedata.category(c)[0] != "C")
    return unicodedata.normalize("NFC", shown)
