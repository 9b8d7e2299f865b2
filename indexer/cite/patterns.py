"""The forms of citations without a symbol, as patterns over toneless text.

One alternation finds them all in one pass; every repetition is bounded.
"""

import re
from collections.abc import Iterable

from archive import ordinals


def _by_letter(words: Iterable[str], depth: int = 2) -> str:
    r"""Return a pattern of words, no part of longer ones, parted by two letters.

    Where all ways to begin are letters, the engine skips all others in one loop;
    what stands before a word is looked at after two letters, which few have.

    >>> _by_letter(["bao cao", "bc"])
    '(?:b(?:a(?<![\\w/-]..)(?:o cao)|c(?<![\\w/-]..)(?:)))'
    """
    if not depth:
        return rf"(?<![\w/-]..)(?:{'|'.join(words)})"
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    begun = (first + _by_letter(more, depth - 1) for first, more in rests.items())
    return f"(?:{'|'.join(begun)})"


_W = r"\s{1,3}"
_NAMED = (
    "nghi quyet lien tich|nghi quyet|chi thi|ket luan|quy dinh|quyet dinh|huong dan|cong van|"
    "ke hoach|thong bao ket luan|thong bao|thong tri|quy che|chuong trinh hanh dong|"
    "chuong trinh|to trinh|bao cao|nghi dinh|thong tu lien tich|thong tu|de an|phap lenh|"
    "cong dien|sac lenh|luat|van ban"
)
SHORTS = frozenset({"nq", "ct", "kl", "nd", "qd", "hd", "tt", "kh", "cv", "tb"})
"""Short forms of kinds; in running text they count in capitals only."""
_KINDS = _by_letter([*_NAMED.split("|"), *sorted(SHORTS)]).replace(" ", _W)
_ORDINAL = rf"\d{{1,2}}|{ordinals.WORDS}"
_TERM = rf"(?:[ivx]{{1,5}}|\d{{1,2}}|muoi(?:{_W}(?:mot|hai|ba|bon|tu|lam))?)(?!\w)"
_CENTRE = rf"(?:(?:ban{_W}chap{_W}hanh|bch)\s{{0,3}})?(?:trung{_W}uong|t\.?\s?[uw]\.?)(?![^\W\d_])"
# What follows the last of several plenums; a number before a noun counts it.
_LISTED = r"\s{0,3}(?:[,(]?\s{0,3}khoa(?!\w)|[.;)”\"]|\Z)"
_PLENUM = rf"""
    (?:{_W}cua)?(?:{_W}hoi{_W}nghi)?(?:{_W}lan{_W}thu{_W}(?P<first>{_ORDINAL})(?!\w)(?:,|{_W}cua)?)?
    \s{{0,3}}(?P<centre>{_CENTRE})(?:{_W}dang(?!{_W}bo))?
    (?:\s{{0,3}}(?P<said>lan{_W}thu{_W})?(?P<second>{_ORDINAL})(?!\w|{_W}\d{{4}})
       (?P<more>(?:\s{{0,2}}(?:,|va){_W}(?:{_CENTRE}\s{{0,3}})?\d{{1,2}}(?!\w|[/.,]\d)){{1,4}}(?={_LISTED}))?
       (?:{_W}\(lan{_W}(?:\d|{ordinals.WORDS})\))?)?
    (?P<terms>\s{{0,3}}[,(]?\s{{0,3}}khoa{_W}{_TERM}
       (?:\s{{0,2}}\)?\s{{0,3}}(?:,|va){_W}\(?(?:khoa{_W})?{_TERM}){{0,3}}(?:\s{{0,2}}\))?)?"""
# A committee has what its name has: "Sở Y tế (SYT)", "TP.HCM", "Quân khu 7".
_NAME = r"(?:\([^\W\d_]{2,8}\)|[^\W\d_]{1,12}(?:\.[^\W\d_]{1,12})?|\d{1,3}|-)"
_OTHER = rf"(?:nghi{_W}quyet|dai{_W}hoi|chi{_W}thi|ket{_W}luan|nhiem{_W}ky)(?!\w)"
_PERIOD = rf"\(?nhiem{_W}ky{_W}(?:19|20)\d\d\s{{0,3}}-\s{{0,3}}(?:19|20)\d\d(?!\w)\)?"
_LATER = rf"(?!(?:,?{_W}\w{{1,12}}){{0,8}},?{_W}lan{_W}thu(?!\w))"
_PARTY = rf"dang(?:{_W}bo|{_W}cong{_W}san(?:{_W}(?:viet{_W}nam|dong{_W}duong))?)?"
_CONGRESS = rf"""
    (?:{_W}cua)?{_W}(?:dai{_W}hoi|dh)(?P<of>(?:,?{_W}(?!{_OTHER}){_NAME}){{0,14}}?)
    (?:(?:,?{_W}(?:lan{_W}thu|khoa){_W}(?P<ordinal>[ivx]{{1,6}}|{_ORDINAL})
      |{_W}(?P<roman>[ivx]{{1,6}}|\d{{1,2}}{_LATER}))(?!\w)
      (?:(?:,?{_W}{_PERIOD})?{_W}(?:cua{_W})?(?P<by>{_PARTY})(?!\w))?
      |,?{_W}(?P<period>{_PERIOD}))"""
_SEAT = rf"""(?:(?:ban{_W}chap{_W}hanh|bch){_W}dang{_W}bo
    |(?:ban{_W}(?:chap{_W}hanh|thuong{_W}vu){_W})?(?:tinh|thanh|huyen|quan|thi|dang){_W}uy)(?!\w)"""
_SESSION = rf"""
    {_W}hoi{_W}nghi{_W}lan{_W}thu{_W}(?P<session>{_ORDINAL})(?!\w)(?:,|{_W}cua)?{_W}(?P<seat>{_SEAT})"""
_POINTING = rf"""
    {_W}(?:(?:da|vua|duoc){_W}){{0,2}}
    (?:(?:neu|noi|ke|dan){_W}(?:o{_W})?tren(?:{_W}day)?|tren{_W}day)(?!\w)"""
# A sign goes on to the rest of a symbol, but a dash between blanks parts clauses.
_SIGNED = r"\s{0,2}/|-|\s{1,2}-(?!\s[^\W\d_])"
# A number in the next line is a heading's, unless the word "số" leads to it.
_NUMBER = rf"""
    (?:\s{{0,4}}(?P<so>(?:(?:chuyen{_W}de|quan{_W}trong|rieng){_W})?(?:so|s6)\s{{0,3}}:?\s{{0,3}})
      |[ ]{{0,4}})
    (?P<number>\d{{1,5}})[a-h]?
    (?:[-/](?:cv|ct|cp|ttg|hdbt|nq|kl|tb|kh|qd|hd|bc|sl)(?![\w/-])|/(?P<year>(?:19|20)\d\d)(?!\w|{_SIGNED})
      |(?!\w|{_SIGNED}|[.,]\d|\s?%))"""
CITATION = re.compile(
    rf"""(?P<kind>{_KINDS})
    (?:(?P<plenum>{_PLENUM})|(?P<local>{_SESSION})|(?P<congress>{_CONGRESS})|(?P<pointing>{_POINTING})
      |(?P<numbered>{_NUMBER}))""",
    re.VERBOSE,
)
"""A kind of paper and what makes it a citation: ``plenum``, ``local`` (the plenum of
another committee), ``congress``, ``pointing`` or ``numbered``."""
NEXT_CONGRESS = re.compile(
    rf"""(?P<joint>(?:,?{_W}{_PERIOD})?\s{{0,2}},?\s?(?:va|cung))(?={_W}dai{_W}hoi){_CONGRESS}
    (?!,?{_W}(?:dien{_W}ra|thanh{_W}cong|da|se|duoc|hop|khai{_W}mac|be{_W}mac)(?!\w))""",
    re.VERBOSE,
)
"""A further congress: "Nghị quyết Đại hội A và Đại hội B". One that is being held is none."""
NEXT_ORDINAL = re.compile(
    rf"\s{{0,2}}(?:,|,?\s?và)[ ]{{1,3}}(?P<roman>[IVX]{{2,6}})(?!\w)(?:{_W}(?:của{_W})?Đảng(?!\w|{_W}bộ))?"
)
"""A further ordinal of congresses, as printed: "Đại hội XII và XIII của Đảng"."""
NEXT = re.compile(
    rf"\s{{0,2}}(?:,|;|,?\s?va|,?\s?hoac|,?\s?cung|&){_W}(?:so{_W})?(?P<number>\d{{1,4}})(?!\w|\s{{0,2}}[-/]|[.,]\d|\s?%)"
)
"""A further number in a list of short names."""
TERM = re.compile(_TERM)
"""The term of a committee, in figures or Roman letters."""
FIGURE = re.compile(r"\d{1,2}")
"""The ordinal of a further plenum."""
