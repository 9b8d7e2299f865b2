"""Numbers and symbols of papers, in every spelling that real texts use.

Two grammars, and the hybrids between them: Party ``171-KH/TU`` and State
``30/2020/NĐ-CP``. A symbol is never a key of a paper: numbers restart with
every body, kind and term. Every repetition here is bounded.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.model import Span, Style, Symbol
from archive.text import Aligned, align, toneless

_LIST = """
QĐNS QĐCB QĐi QyĐ QĐ NQLT NQ CTrHĐ CTrPH CTHĐ CTPH CTr CTLT CT KL QCPH QCLT QC
TTLT TTr TT HDLT HD TBKL TBố TB TC BCLT BC KHLT KHPH KH QH ĐA PA DA CV BB BS GM
GGT GCN GNP GĐĐ PC PG PB NĐ PL VBHN HĐ CĐ TL CL SL L SY TrS QĐLT TTLB TTLN BGN GUQ
"""
TYPE_CODES = tuple(_LIST.split())
"""Codes of kinds of papers that may stand in a symbol, of both regimes."""

_CASED = {code.casefold(): code for code in TYPE_CODES}
_CODES = frozenset(map(toneless, TYPE_CODES))
_KNOWN = rf"(?i:{'|'.join(sorted(TYPE_CODES, key=len, reverse=True))})(?![^\W_])"
_GAP = r"\s{0,4}"
_NUMBER = r"(?P<number>\d{1,5})(?P<suffix>(?:\.\d{1,3})?(?:bis|[a-hA-H])?)(?![^\W\d_])"
# Offices of two fields have a sign between them: "KH-SGD&ĐT".
_SEGMENT = r"[A-ZĐƯ][A-Za-zĐđƯư0-9]{0,40}+(?:&[A-ZĐƯ][A-ZĐƯa-zđư0-9]{0,9}+)?(?![^\W_])"
# A note's mark clings to the body, "57-NQ/TW1", or the next word: "47-QĐ/TWcủa".
_CLUNG = r"(?:của|ngày|về)(?!\w)"
_NOTED = rf"(?:(?:T[UW]|HU|ĐU|CP)(?=\d{{1,2}}(?![\w/-]))|[A-ZĐ]{{0,6}}(?:T[UW]|HU|ĐU|CP)(?={_CLUNG}))"
# No body is called C: a blank got into "NĐ-CP".
_BODY = (
    rf"(?:Th\.U|C[ ]P(?![^\W_])|{_NOTED}|T\.[UƯW]|{_SEGMENT}(?:[ ](?:TW|TƯ|T\.Ư|TU|HU|ĐU)(?![^\W_]))?)"
    rf"(?:-(?:\n[ ]{{0,4}})?{_SEGMENT}){{0,8}}"
)
# A glued "15CT/TW" has no number that ends, so the type code ends it there.
_PARTY = rf"""
    (?:{_NUMBER}(?:{_GAP}[-_~]{{1,2}}{_GAP}|\s{{1,2}}(?={_KNOWN}))
      |(?P<glued>\d{{1,5}})(?={_KNOWN}\s?/))
    (?P<code>{_KNOWN}|{_SEGMENT})
    (?:{_GAP}/{_GAP}|(?P<dashed>{_GAP}-{_GAP}))
    (?P<body>{_BODY})"""
# Provinces of the 1980s and 1990s wrote dots: "671/QĐ.UB", "895/QĐ.UB.TC", "12/UB.QĐ".
_DOTTED = r"(?:\.(?:UB|HĐND)[A-ZĐ]{0,2}|(?<=UB)\.(?=(?:QĐ|CT|TB)(?!\w))[A-ZĐ]{2})(?:\.[A-ZĐ0-9]{2,3}(?!\w)){0,2}"
# Until the 1990s a dash led to the body, and joint circulars began with the offices:
# "66-HĐBT", "26-CP", "02/TANDTC-VKSNDTC/TTLN", "07-TTLB".
_OLD = r"(?:HĐBT|HĐCP|TTg|CP|TTL[TBN])(?![\w/-])"
_OFFICES = rf"(?:-{_SEGMENT}){{0,6}}{_GAP}/{_GAP}TTL[TBN](?!\w)"
_STATE = rf"""
    {_NUMBER.replace("P<", "P<s_")}{_GAP}(?:/|-(?=(?:19|20)\d\d/|{_OLD}|{_SEGMENT}{_OFFICES})){_GAP}
    (?:(?P<year>(?:19|20)\d\d){_GAP}[/-]{_GAP})?
    (?P<head>{_KNOWN}|{_SEGMENT})
    (?P<tail>{_OFFICES}|(?:{_GAP}-{_GAP}|(?P<slash>/)){_BODY}
      (?:(?<=[A-ZĐƯ])(?:-\s|\s-\s?){_SEGMENT}){{0,8}}|{_DOTTED})?"""
# Offices add who drafted a dispatch, in small letters: "2587-CV/VPTW/nb".
_DRAFTER = r"[a-zđ]{1,3}(?![\w/])"
# The short form of a kind clings to its number: "NQ57-NQ/TW", "TT32/2018/TT-BGDĐT".
_CLINGING = r"(?<!\w)(?:NQ|QĐ|CT|KL|HD|TB|TT|KH|CV|BC|NĐ)"
_SYMBOL = re.compile(
    rf"""(?:(?<![\w/.])(?<!\w-)|(?<=[sS][ốỐ])|(?<={_CLINGING}))(?:(?!\d{{1,5}}{_GAP}-{_GAP}{_SEGMENT}{_OFFICES}){_PARTY}|{_STATE})
    (?:(?!\w)(?!/(?!{_DRAFTER})\w)|(?<=[/-][TH]U|[/-]TW|[/-]ĐU|[/-]CP)(?=\d)|(?<=[TH]U|TW|ĐU|CP)(?={_CLUNG}))(?!\.(?:pdf|docx?|xlsx?|pptx?|html?|txt|rtf|odt|zip|jpe?g|png)\b)""",
    re.VERBOSE,
)
# Where a symbol may begin. Few places do, and to look for them alone is quick: a
# pattern that begins with a set of characters skips all others in one loop.
_YEAR = r"(?:19|20)\d\d"
_PLACE = re.compile(
    rf"""\d(?:(?<![\w/.].)(?<!\w-.)|(?<=[sS][ốỐ].)|(?<={_CLINGING}.))(?=
      \d{{0,4}}(?:\.\d{{1,3}})?(?:bis|[a-hA-H])?
      (?:{_GAP}(?:[-_~]{{1,2}}{_GAP}[^\W\d_]|/{_GAP}(?:[^\W\d_]|{_YEAR}{_GAP}[/-])|-{_YEAR}/)
        |\s{{0,2}}[^\W\d_]{{1,6}}{_GAP}[/-]))""",
    re.VERBOSE,
)
_CUE = re.compile(
    r"(?:\bs[oồốỗộ]|nghi dinh|nghi quyet|quyet dinh|quy dinh|thong tu|chi thi|"
    r"cong van|thong bao|ke hoach|sac lenh|\bnd|\bnq|\bqd|\bcv|\btt)\s{0,3}:?\s{0,3}$"
)
_FORM = re.compile(r"\b(?:mau|bieu)(?: so)?\s{0,3}:?\s{0,3}$")
_PARTY_BODY = re.compile(
    r"(?!MT|.*MTTW)[A-ZĐ0-9]*?(?:TW|TU|HU|QU|ĐU|ĐUK|ThU|TXU)(?:$|-)"
)
_MASS = re.compile(
    r"(?P<code>TB|QĐ|KH|HD|BC|NQ|CV|TTr|CT|KL)(?P<body>MTTQ|MTTW|TLĐ|LĐLĐ|HND|TW|TU|HU|ĐU)"
)
# "5512/BGDĐT-GDTrH": a dispatch has no code of its kind, so its office must be known.
_OFFICE = re.compile(
    r"UB|HĐND|MT|VP|TT|NHNN|BHXH|TANDTC|VKS|LĐLĐ|TLĐ|[BS][A-ZĐ]{2,}|T?CT\b|TCHQ"
)
_SMALL = re.compile("[a-zđư]{3}")
# Joint papers of old and decrees of the President name no body: "04/1985/NQLT",
# "15/TTLB", "63/SL".
_JOINT = frozenset({"NQLT", "TTLT", "TTLB", "TTLN", "SL"})


def find(text: str) -> Iterator[tuple[Span, Symbol]]:
    """Yield each symbol with its place, however it is spaced or broken.

    >>> [str(symbol) for _, symbol in find("số 6915 – CV/BTG TW; 30/2020/NĐ-CP")]
    ['6915-CV/BTGTW', '30/2020/NĐ-CP']
    """
    aligned = align(text)
    for start, end, symbol in scan(aligned):
        yield aligned.span(start, end), symbol


def scan(aligned: Aligned) -> Iterator[tuple[int, int, Symbol]]:
    """Yield each symbol of an aligned text, its place counted in that text."""
    for match in _matches(aligned.even):
        symbol = _symbol(match)
        if symbol and _is_meant(symbol, match, aligned.bare):
            yield match.start(), match.end(), symbol


def _matches(even: str) -> Iterator[re.Match[str]]:
    end = 0
    for place in _PLACE.finditer(even):
        at = place.start()
        if at >= end and (match := _SYMBOL.match(even, at)):
            end = match.end()
            yield match


def read(text: str) -> Symbol | None:
    """Return the symbol that the whole text is, in any case, or None.

    >>> str(read("0171- kh/tu"))
    '171-KH/TU'
    """
    even = re.sub(r"\A\s*(?:[sS]ố\s*:?)?\s*|\s+\Z", "", align(text).even)
    for spelling in (even, even.upper()):
        match = _SYMBOL.fullmatch(spelling)
        if match and (symbol := _symbol(match)):
            return symbol
    return None


def normal(text: str) -> str | None:
    """Return the normal form of the symbol that the whole text is, or None."""
    symbol = read(text)
    return None if symbol is None else str(symbol)


def key(symbol: Symbol | str) -> str:
    """Return the loose key under which all spellings of one symbol meet.

    >>> key("171/KH-TU") == key("0171 – kh/tu") == "171khtu"
    True
    """
    if isinstance(symbol, str):
        symbol = read(symbol) or symbol
    # The central "TƯ" and the provincial "TU" are one once the mark is gone.
    printed = re.sub(r"T\.?Ư(?!\w)", "TW", str(symbol))
    return re.sub(r"[\W_]", "", toneless(printed)).lstrip("0")


def _symbol(match: re.Match[str]) -> Symbol | None:
    if match["head"]:
        return _state(match)
    code, body = _code(match["code"]), _joined(match["body"])
    if match["dashed"] and not (_is_known(code) and _PARTY_BODY.match(body)):
        return None
    is_turned = _is_known(body) and not _is_known(code)
    if is_turned:
        code, body = body, code
    if not (_is_code(code) and _is_code(body)):
        return None
    number = int(match["number"] or match["glued"])
    # Ministries wrote "22-NV/TT" until the 1990s; the Party never had its body first.
    is_state = is_turned and not _PARTY_BODY.match(body)
    style: Style = "state" if is_state else "party"
    return Symbol(number, code, body, style, suffix=match["suffix"] or "")


def _state(match: re.Match[str]) -> Symbol | None:
    code, body = _code(match["head"]), _joined(match["tail"] or "").lstrip("-/")
    offices, slash, joint = body.rpartition("/")
    if slash and joint in _JOINT:
        code, body = joint, "-".join(filter(None, (code, offices)))
    if match["slash"] and not _is_known(code):
        return None
    if split := _MASS.fullmatch(code):
        code, body = split["code"], "-".join(filter(None, (split["body"], body)))
    if not _is_known(code):
        code, body = "", "-".join(filter(None, (code, body)))
    if not (body or code in _JOINT) or not _is_code(body.partition("-")[0]):
        return None
    year = int(match["year"]) if match["year"] else None
    number, suffix = int(match["s_number"]), match["s_suffix"]
    if code and year is None and _PARTY_BODY.match(body):
        return Symbol(number, code, body, suffix=suffix)
    return Symbol(number, code, body, "state", year, suffix)


@lru_cache(maxsize=4096)
def _code(printed: str) -> str:
    # "QĐI" and "CTR" come from capitals; "Ctr" is how someone writes it.
    return _CASED.get(printed.casefold(), printed) if printed.isupper() else printed


@lru_cache(maxsize=4096)
def _joined(body: str) -> str:
    body = re.sub(r"(?<=UB|ND|BT)\.(?=\w)", "-", body.lstrip("."))
    return re.sub(r"\s", "", re.sub(r"T\.?Ư(?![^\W_])", "TW", body))


@lru_cache(maxsize=4096)
def _is_known(code: str) -> bool:
    return toneless(code) in _CODES


def _is_code(segment: str) -> bool:
    return not _SMALL.search(segment)


def _is_sure(symbol: Symbol, match: re.Match[str]) -> bool:
    if symbol.style == "party":
        looks_like_year = match["number"] and 1900 <= symbol.number < 2100
        return _is_known(symbol.type_code) and not (
            looks_like_year and "-" not in match[0]
        )
    head, dash, _ = symbol.body.partition("-")
    if symbol.type_code == "L":
        return symbol.year is not None
    if symbol.type_code:
        return bool(symbol.body) or symbol.type_code.startswith(("NQ", "TT"))
    return len(head) > 1 if symbol.year else bool(dash and _OFFICE.match(head))


def _is_meant(symbol: Symbol, match: re.Match[str], bare: str) -> bool:
    before = bare[max(0, match.start() - 20) : match.start()]
    if before[-1:].isalpha() and not _is_same_kind(symbol, before):
        return False
    if ("mau" in before or "bieu" in before) and _FORM.search(before):
        return False
    return _is_sure(symbol, match) or bool(_CUE.search(before))


def _is_same_kind(symbol: Symbol, before: str) -> bool:
    """Tell whether the letters that cling to a number are "số" or the kind itself.

    A camera "CV625-TB/TW" is no paper.
    """
    kind = toneless(symbol.type_code) or "cv"
    return before.endswith(("so", kind))
