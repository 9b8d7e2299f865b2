"""Bodies and dates that the title of a paper ends with.

"Thông tư số 5/2020/TT-BNV hướng dẫn … do Bộ trưởng Bộ Nội vụ ban hành ngày 3/4/2020".
"""

import re
from dataclasses import replace

from archive.authority.bodies import code_key
from archive.model import Span, Symbol
from indexer.cite import names, outside, tails
from indexer.cite.passage import Mention, Passage

_REACH = 300
_BY = re.compile(r"(?<!\w)do\s{1,3}")
_ISSUED = re.compile(r"\s{1,3}(?:da\s{1,3})?ban hanh(?!\w)")
_BROKEN = re.compile(r"[.;:!?](?:\s|\Z)|\n\s{0,9}\n")
# "… và các văn bản do Ban Bí thư ban hành" tells who issued those others.
_OTHERS = re.compile(
    r"(?<!\w)(?:van ban|nghi quyet|chi thi|ket luan|quy dinh|quyet dinh|huong dan|quy che|"
    r"thong tu|nghi dinh|ke hoach)(?:\s{1,3}(?:khac|nay|lien quan))?\s{1,3}\Z"
)


def completed(passage: Passage, mention: Mention, ceiling: int) -> Mention:
    """Return the mention with the body and day behind its title, if it has none."""
    if mention.symbol is None or mention.body_at or mention.inherited:
        return mention
    high = min(ceiling, mention.end + _REACH)
    for by in _BY.finditer(passage.bare, mention.end, high):
        if _BROKEN.search(passage.bare, mention.end, by.start()):
            break
        end = names.reach(passage, by.end())
        issued = _ISSUED.match(passage.bare, end) if end else None
        if issued and _issues(passage, mention.symbol, Span(by.end(), issued.start())):
            found = tails.date_at(passage, issued.end())
            known = replace(mention, body_at=Span(by.end(), issued.start()))
            return outside.told_on(known, found[0] if found else None)
    return mention


def _issues(passage: Passage, symbol: Symbol, place: Span) -> bool:
    """Tell whether the body at a place signs with the code that the symbol has."""
    before = passage.bare[max(0, place.start - 40) : place.start].removesuffix("do ")
    body = passage.body_named(passage.printed(place), None, code=symbol.body)
    if body is None or _OTHERS.search(before):
        return False
    # "QH15" is the fifteenth National Assembly.
    key = code_key(symbol.body.partition("-")[0].rstrip("0123456789"))
    return key in map(code_key, body.codes)
