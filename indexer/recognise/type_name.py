"""The kind of paper: printed as heading, or told by the symbol of a dispatch."""

from collections.abc import Iterator

from archive.model import Claim
from indexer.recognise import heading, number
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper

_DISPATCH = "Công văn"
_CONSOLIDATED = "Văn bản hợp nhất"


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the kind of paper and what is printed of it."""
    found = heading.find(paper)
    if found is not None:
        yield claim("type_printed", found.printed, [found.cell], "heading")
    symbol = number.symbol_of(paper)
    line = paper.header.number
    if line is not None and symbol is not None and symbol.type_code == "VBHN":
        yield claim("type", _CONSOLIDATED, [line], "symbol")
    elif found is not None:
        yield claim("type", found.type, [found.cell], "heading")
    elif line is not None:
        yield from _by_symbol(paper)


def is_mismatched(paper: Paper) -> bool:
    """Whether the heading says another kind than the symbol ("KẾ HOẠCH", CV)."""
    found, names = heading.find(paper), _coded(paper)
    if found is None or not names or found.type in names:
        return False
    return _CONSOLIDATED not in names


def _by_symbol(paper: Paper) -> Iterator[Claim]:
    line = paper.header.number
    names = () if _is_state_letter(paper) else _coded(paper)
    if line is not None and len(names) == 1:
        yield claim("type", names[0], [line], "symbol", 0.9)
    elif line is not None and not names and _is_letter(paper):
        yield claim("type", _DISPATCH, [line], "letter", 0.9)


def _coded(paper: Paper) -> tuple[str, ...]:
    """Return the kinds the type code of the symbol may stand for."""
    symbol = number.symbol_of(paper)
    code = symbol.type_code if symbol else number.code_of(paper)
    style = symbol.style if symbol else number.style_of(paper)
    if not code:
        return ()
    return tuple(kind.name for kind in paper.authority.types_coded(code, style))


def _is_state_letter(paper: Paper) -> bool:
    """Whether the paper is a dispatch of the State, whatever its first letters say.

    Decree 30/2020/NĐ-CP, annex I: its symbol begins with the body ("05/TTr-NC" of a
    Thanh tra), and it alone names no kind. Of a scan the name may only be lost.
    """
    symbol, line = number.symbol_of(paper), paper.header.number
    if symbol is None or symbol.style != "state" or line is None:
        return False
    is_marked = any(cell.bare.startswith("v/v") for cell in paper.top[:40])
    return line.origin != "ocr" and (is_marked or _is_addressed(paper))


def _is_addressed(paper: Paper) -> bool:
    return any(cell.bare.startswith("kinh gui") for cell in paper.top[:40])


def _is_letter(paper: Paper) -> bool:
    """Whether the paper addresses someone, as only dispatches without type do."""
    return any(
        cell.bare.startswith(("kinh gui", "v/v", "ve viec")) for cell in paper.top[:40]
    )
