"""Whether a paper is of the Party, the State or a mass organisation."""

import re
from collections.abc import Iterator

from archive.model import Claim
from archive.text import toneless
from indexer.recognise import issuers, number
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper

_MASS = re.compile(
    r"(?:uy ban (?:trung uong )?mat tran|mat tran|hoi (?!dong|nghi)|lien doan|tong lien"
    r"|cong doan|(?:tinh|thanh|huyen|xa) doan|doan (?!dai bieu|thanh tra)"
    r"|ban (?:chap hanh|thuong vu) (?:doan|hoi|cong doan|tinh doan)"
    r"|ban thuong truc uy ban mat tran|lien hiep cac hoi)"
)


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the regime."""
    title = paper.header.title
    is_mass = any(_MASS.match(toneless(name)) for name in issuers.names_of(paper)[:1])
    if title is not None:
        yield claim("regime", _titled(title.bare, is_mass=is_mass), [title], "title")
        return
    symbol, line = number.symbol_of(paper), paper.header.number
    if symbol is not None and line is not None:
        regime = "mass" if is_mass else symbol.style
        yield claim("regime", regime, [line], "symbol", 0.7)


def _titled(bare: str, *, is_mass: bool) -> str:
    if bare.startswith("doan") or is_mass:
        return "mass"
    return "state" if "chu ng" in bare else "party"
