"""What a reader types into the search box where it begins with a number.

People leave out signs and marks, turn parts round and add words: "kh 171 tu",
"171/KH-TU", "Kế hoạch số 171 thành ủy". Ordinary words must not be taken for one.
"""

import re
from dataclasses import dataclass

from archive.authority import Authority
from archive.model import Span
from archive.symbols.grammar import TYPE_CODES
from archive.text import Aligned, align, toneless

_TOKEN = re.compile(
    r"\A(?i:nq|qđ|qd|ct|kl|kh|cv|tb|hd)(?=\d)|[Tt]\.[ƯUWưuw](?!\w)|\d+(?=[^\W\d_])|[^\W_]+"
)
_CODES = {toneless(code): code for code in reversed(TYPE_CODES)} | {
    code.casefold(): code for code in TYPE_CODES
}
_COUNTED_WORDS = """
thang nam ngay quy tuan gio phut nhiem muc giai nguoi trieu ty phan lan tinh xa huyen
dong nghin diem khoan dieu chuong cap van don dang noi cong nhom bo ban can buoc hoi the
ky loai y de chi dia mon lop
"""
# "báo cáo 6 tháng", "kế hoạch 5 năm": a number before these counts something.
_COUNTED = frozenset(_COUNTED_WORDS.split())
_LONGEST_BODY = 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKLESS = str.maketrans("đưĐƯ", "duDU")


@dataclass(frozen=True, slots=True)
class TypedSymbol:
    """A number as typed, with what is said of kind, body and year.

    ``type_code`` is as symbols write it (``KH``), ``body`` is folded (``tu``),
    ``span`` is its place in the typed text and ``rest`` the words after it.
    """

    number: int
    type_code: str | None
    body: str | None
    year: int | None
    span: Span
    rest: str


@dataclass(frozen=True, slots=True)
class _Token:
    bare: str
    printed: str
    start: int
    end: int
    gap: str

    @property
    def is_code(self) -> bool:
        """Without tone marks, as codes are: "từ" is a word, "tu" may be a code."""
        return self.printed.translate(_MARKLESS).casefold() == self.bare

    @property
    def is_signed(self) -> bool:
        return "/" in self.gap or "-" in self.gap


_END = _Token("", "", 0, 0, "")


def typed(text: str, authority: Authority) -> TypedSymbol | None:
    """Return the number that ``text`` is or begins with, or None.

    >>> from archive.authority import load
    >>> found = typed("kh 171 tu thanh uy", load())
    >>> found.number, found.type_code, found.body, found.rest
    (171, 'KH', 'tu', 'thanh uy')
    """
    aligned = align(text[:400])
    walk = _Walk(_tokens(aligned), authority)
    if not walk.read():
        return None
    last = walk.tokens[walk.at - 1]
    span = aligned.span(walk.tokens[0].start, last.end)
    rest = text[span.end :].strip(" \t\n,;:.-/")
    return TypedSymbol(walk.number, walk.code, walk.body, walk.year, span, rest)


def _tokens(aligned: Aligned) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(aligned.even):
        gap = aligned.even[end : match.start()]
        end = match.end()
        bare = aligned.bare[match.start() : end]
        tokens.append(_Token(bare, match.group(), match.start(), end, gap))
    return tokens


class _Walk:
    """A walk over the typed words that notes the parts of a symbol it passes."""

    def __init__(self, tokens: list[_Token], authority: Authority) -> None:
        self.tokens = tokens
        self.authority = authority
        self.at = 0
        self.number = 0
        self.code: str | None = None
        self.body: str | None = None
        self.year: int | None = None

    def read(self) -> bool:
        """Walk as far as the symbol goes; tell whether there was one."""
        by_code = self._kind_by_code()
        is_named = by_code or self._kind_by_name()
        is_said = self._passed("so")
        if not self._number():
            return False
        self._year(is_named=is_named)
        has_code = self._code()
        is_signed = self._token().is_signed
        self._body(may_be_word=by_code or has_code)
        if has_code or self.body:
            return has_code or is_named or is_signed or is_said
        return self._stands_alone(is_named=is_named, is_said=is_said)

    def _token(self, ahead: int = 0) -> _Token:
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else _END

    def _passed(self, word: str) -> bool:
        is_there = self._token().bare == word
        self.at += is_there
        return is_there

    def _kind_by_code(self) -> bool:
        first, after = self._token(), self._token(1)
        if not (after.bare.isdecimal() or after.bare == "so"):
            return False
        self.code = _CODES.get(first.printed.casefold())
        self.at += self.code is not None
        return self.code is not None

    def _kind_by_name(self) -> bool:
        for count in range(min(5, len(self.tokens)), 0, -1):
            words = " ".join(token.bare for token in self.tokens[:count])
            if kind := self.authority.type_named(words):
                self.code = next(iter((*kind.party, *kind.state)), None)
                self.at = count
                return True
        return False

    def _number(self) -> bool:
        token = self._token()
        if not token.bare.isdecimal() or len(token.bare) > 5:
            return False
        self.number = int(token.bare)
        self.at += 1
        suffix = self._token()
        self.at += not suffix.gap and suffix.bare in {*"abcdefgh"}
        return True

    def _year(self, *, is_named: bool) -> None:
        token, after = self._token(), self._token(1)
        if _YEAR.fullmatch(token.bare) and (
            (token.gap.strip() == "/" and (is_named or after.bare))
            or after.printed.casefold() in _CODES
        ):
            self.year = int(token.bare)
            self.at += 1

    def _code(self) -> bool:
        token = self._token()
        code = _CODES.get(token.printed.casefold())
        is_syllable = token.bare in {"da", "pa"}
        if code is None or (is_syllable and not token.is_signed):
            return False
        self.code = code
        self.at += 1
        return True

    def _body(self, *, may_be_word: bool) -> None:
        first = self._token()
        is_code = first.is_code and self._is_body(1)
        if not (
            is_code or self._is_body(2) or (first.is_signed and first.printed.isupper())
        ):
            return
        looks_like_word = len(first.bare) == 2 and first.bare[-1] == "u"
        if looks_like_word and not (
            may_be_word or first.is_signed or not self._token(1).bare
        ):
            return
        count = 2 if self._is_body(2) else 1
        while self._token(count).gap in {"-", "/", "."} and self._token(count).is_code:
            count += 1
        self.body = self._folded(count)
        self.at += count

    def _is_body(self, count: int) -> bool:
        last = self._token(count - 1)
        # "35-CT/TW 2019": a number that stands apart is a year or a day.
        if last is _END or (count > 1 and last.bare.isdecimal()):
            return False
        return self._folded(count).rstrip("0123456789") in self.authority.codes

    def _folded(self, count: int) -> str:
        printed = [
            token.printed.upper() for token in self.tokens[self.at : self.at + count]
        ]
        central = [re.sub(r"T\.?Ư\Z", "TW", code) for code in printed]
        return re.sub(r"[\W_]", "", toneless("".join(central)))

    def _stands_alone(self, *, is_named: bool, is_said: bool) -> bool:
        after = self._token()
        if after.bare.isdecimal() and after.gap.strip():
            return False
        if self.year or is_said:
            return is_named or self.year is None
        if _YEAR.fullmatch(str(self.number)):
            return False
        counts = after.bare in _COUNTED and not self._is_said_more()
        return after is _END or (is_named and not counts)

    def _is_said_more(self) -> bool:
        """Tell whether a body or a year follows, so that the number counts nothing."""
        following = self.tokens[self.at : self.at + _LONGEST_BODY]
        words = [token.printed for token in following]
        year, after = self._token(1), self._token(2)
        is_year = self._token().bare == "nam" and _YEAR.fullmatch(year.bare)
        is_period = after.bare.isdecimal() and after.gap.strip() == "-"
        return bool(is_year and not is_period) or any(
            self.authority.body_named(" ".join(words[:end]))
            for end in range(2, len(words) + 1)
        )
