"""A mention, once read, as the citation that is stored and shown."""

import re
from collections.abc import Iterator

from archive.authority import NamedBody
from archive.authority.bodies import code_key
from archive.model import Change, Citation, Relation, Span, Symbol
from indexer.cite.passage import Mention, Passage

_SIGN = re.compile(r"[^\w\s.]")


def stated(
    passage: Passage, mention: Mention, changes: tuple[Change, ...] = ()
) -> Citation:
    """Return the citation with what is printed, what it means, and its doubts."""
    place = passage.aligned.span(mention.start, mention.end)
    printed = _printed(passage, mention.symbol_at)
    issued = mention.dated.issued if mention.dated else None
    dated_at = Span(mention.dated.start, mention.dated.end) if mention.dated else None
    body, body_verbatim = _body(passage, mention)
    return Citation(
        start=place.start,
        end=place.end,
        verbatim=passage.text[place.start : place.end],
        kind=mention.kind,
        type=mention.type,
        number=mention.number,
        symbol=str(mention.symbol) if mention.symbol else None,
        symbol_verbatim=printed,
        date=issued.date if issued else None,
        date_verbatim=_printed(passage, dated_at),
        date_partial=issued.partial if issued else None,
        body=_body_name(passage, body, body_verbatim),
        body_verbatim=body_verbatim,
        provision=mention.provision,
        conference=mention.conference,
        inherited=mention.inherited,
        flags=tuple(_flags(passage, mention, body, printed)),
        relations=mention.relations or _done(mention, changes),
        changes=changes,
    )


def _done(mention: Mention, changes: tuple[Change, ...]) -> tuple[Relation, ...]:
    """Return what is done to provisions as what is done to their paper.

    "Khoản 1 Điều 4 Quyết định … được thay thế bằng": the verb stands behind and is
    about the provision, and who changes a provision changes its paper. Where the
    citation itself names none, nothing is said of the paper as a whole.
    """
    if mention.provision is None:
        return ()
    here = (one for one in changes if one.provision and not one.is_inherited)
    told = (Relation(one.relation, one.cue, one.manner) for one in here)
    return tuple(dict.fromkeys(told))


def _printed(passage: Passage, place: Span | None) -> str | None:
    return passage.printed(place) if place else None


def _body(passage: Passage, mention: Mention) -> tuple[NamedBody | None, str | None]:
    printed = _printed(passage, mention.body_at)
    if printed is None:
        return None, None
    day = mention.dated.issued.date if mention.dated else None
    code = mention.symbol.body if mention.symbol else None
    return passage.body_named(printed, day, code=code), printed


def _body_name(
    passage: Passage, body: NamedBody | None, printed: str | None
) -> str | None:
    if body or printed is None:
        return body.name if body else None
    return passage.authority.body_spelled(printed)


def _flags(
    passage: Passage, mention: Mention, body: NamedBody | None, printed: str | None
) -> Iterator[str]:
    is_bare = mention.symbol is not None and _is_bare(mention)
    if mention.symbol and printed and "symbol" not in mention.inherited:
        yield from _symbol_flags(mention.symbol, printed, is_bare=is_bare)
    if is_bare:
        yield "bare_symbol"
    if mention.symbol and _is_other_type(passage, mention):
        yield "type_mismatch"
    if mention.dated:
        yield from mention.dated.issued.flags
    if body and body.inferred:
        yield "body_inferred"
    if body and body.typo:
        yield "body_typo"
    if mention.symbol and body and _is_other_body(passage, mention.symbol, body):
        yield "body_mismatch"
    if mention.inherited:
        yield "inherited"


def _symbol_flags(symbol: Symbol, printed: str, *, is_bare: bool) -> Iterator[str]:
    if printed == str(symbol):
        return
    # A symbol alone has only its context to go by; its blanks matter no more.
    if not is_bare and printed != "".join(printed.split()):
        yield "symbol_spacing"
    if _signs(str(symbol)) != _signs(printed):
        yield "symbol_form"


def _signs(symbol: str) -> str:
    return "".join("/" if sign == "/" else "-" for sign in _SIGN.findall(symbol))


def _is_bare(mention: Mention) -> bool:
    if mention.symbol_at is None or mention.inherited:
        return False
    return (
        mention.start == mention.symbol_at.start
        and mention.end == mention.symbol_at.end
    )


def _is_other_type(passage: Passage, mention: Mention) -> bool:
    if mention.symbol is None or mention.type is None or "type" in mention.inherited:
        return False
    coded = passage.authority.types_coded(
        mention.symbol.type_code, mention.symbol.style
    )
    return bool(coded) and mention.type not in {kind.name for kind in coded}


def _is_other_body(passage: Passage, symbol: Symbol, body: NamedBody) -> bool:
    key = code_key(symbol.body.partition("-")[0])
    if body.kind == "steering" and key.startswith("bcd"):
        return False  # All steering committees sign alike.
    listed = passage.authority.bodies.get(body.id)
    if listed is None or not listed.codes or key not in passage.authority.coded:
        return False
    return key not in map(code_key, listed.codes)
