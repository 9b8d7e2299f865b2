"""Characters from before Unicode of which it is not clear how they are to be read.

The reader of the file says which: the name of their font and their syllables do not
agree, or too few of them stand there (``model.Decoded``).
"""

from collections.abc import Iterator

from archive.model import Claim, Decoded, Evidence, Page, Text
from indexer.recognise.claims import SOURCE

FLAG = "decoding_doubtful"
_MOST = 20
_LONGEST = 200


def read(text: Text) -> Iterator[Claim]:
    """Yield what a person should look at, if there is anything."""
    found = [
        (page, one) for page in text.pages for one in page.decoded if one.is_doubtful
    ][:_MOST]
    if not found:
        return
    page, first = found[0]
    value = [_told(page, one) for page, one in found]
    seen = Evidence(page.number, *_line(page, first), rule="decoding.font")
    yield Claim("decoding", value, first.verbatim[:_LONGEST], seen, SOURCE)


def _told(page: Page, one: Decoded) -> dict[str, object]:
    start, end = _line(page, one)
    return {
        "page": page.number,
        "start": one.start,
        "end": one.end,
        "encoding": one.encoding,
        "font": one.font,
        "text": page.text[start:end][:_LONGEST],
        "verbatim": one.verbatim.partition("\n")[0][:_LONGEST],
    }


def _line(page: Page, one: Decoded) -> tuple[int, int]:
    end = page.text.find("\n", one.start, one.end)
    return one.start, one.end if end < 0 else end
