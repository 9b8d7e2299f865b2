"""What a short line says as a mark of secrecy, by itself.

A stamp or a typed mark is a line (or a cell of one) that says nothing but its level,
and what goes with it: how urgent it is, which copy. The same words in a sentence, or
behind "bí", "bảo", "giải", are none.
"""

import re
from dataclasses import dataclass, replace

from archive import misread
from archive.text import marked, squeeze

LEVELS = {"mật": "Mật", "tối mật": "Tối mật", "tuyệt mật": "Tuyệt mật"}
RANK = {level: rank for rank, level in enumerate(LEVELS.values())}

_JOINED = {words.replace(" ", ""): level for words, level in LEVELS.items()}
_KIND = "tài liệu|văn bản|công văn|điện|công điện|hồ sơ|báo cáo|tờ trình|loại|dấu"
_COPY = r"(?:bản(?: sao| thứ)?|tờ|trang|quyển|tập)?\s?(?:số)?\s?:?\s?[\d.…_/]*"
_ALONG = re.compile(
    rf"(?:{_KIND}|khẩn|thượng khẩn|hỏa tốc|hỏa tốc hẹn giờ|hẹn giờ|lưu hành nội bộ"
    r"|(?:không|cấm)(?: được)? (?:sao chụp|phổ biến)|thu hồi|dự thảo|đã ký|"
    rf"{_COPY}|số\s?:?\s?\d.{{0,30}}|\d{{1,4}}\s?[-/]?\s?\S{{1,20}}|[a-zđ]{{1,6}}\d{{0,2}})"
)
_MARK = re.compile(
    rf"(?:(?P<before>{_KIND}|số\s?:?\s?\d.{{0,30}}|\d{{1,4}}\s?[-/].{{1,20}}) )?"
    r"(?P<level>tuyệt mật|tối mật|mật)"
    rf"(?: (?P<behind>{_COPY}|số\s?:?\s?\d.{{0,30}}|\d{{1,4}}\s?[-/].{{1,20}}))?"
)
_LABEL = re.compile(
    r"(?:(?:độ|mức độ|cấp độ|mức|cấp)\s?mật"
    r"(?:\s?[:\-–]\s?|\s(?=(?:tuyệt |tối )?mật))"
    r"|(?:mức độ|cấp độ|phân loại)\s?:\s?)(?P<said>.*)"
)
# Of a subject, as people write it in mails and registers: "MẬT: …", "… (MẬT)".
_WITH_SUBJECT = re.compile(
    r"(?:^|: )(?:re: |fw: |fwd: )?(TUYỆT MẬT|TỐI MẬT|MẬT)\s?[:!]\s"
    r"|[\[(](TUYỆT MẬT|TỐI MẬT|MẬT)[\])]",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[-–—]\s|[/,;()\[\]|+*•~_<>{}]+|\.\s|\s{3,}|\t")
_NONE_NOW = re.compile(r"giải mật|hết mật|không mật|hạ độ mật|xóa mật")
_SPACED = re.compile(r"(?<!\w)(?:\w[\W_]{1,4}){2,}\w(?!\w)")
_LETTER = re.compile(r"[^\W\d_]")
_ITEM = re.compile(r"^\s{0,20}(?:[-–+•▪]|\(?[a-zđ0-9]{1,2}[.)])\s(?!.*[-–+•▪]\s{0,9}$)")
_QUOTED = re.compile(r"[\"“”'‘’«»]")
_SIGNS = " .:\"“”'‘’«»!?=#·…-–—"
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Level:
    """What a line says: the highest level in it, and how it says so.

    ``is_clear`` where the letters are those of a mark; ``is_capital`` where it is set
    in capitals, as stamps are; ``is_labelled`` behind "Độ mật:". An item of a list and
    a quotation speak of marks; of a line that names several, none may be meant.
    """

    level: str
    is_clear: bool = True
    is_capital: bool = True
    is_labelled: bool = False
    is_item: bool = False
    is_quoted: bool = False
    is_several: bool = False


def of(
    line: str, *, is_recognised: bool = False, is_bare: bool = False
) -> Level | None:
    """Return what a line says as a mark, None where it is none.

    ``is_recognised`` letters may have lost their marks, or be others; in a text that
    ``is_bare`` nobody set any marks at all.
    """
    words = marked(squeeze(line))
    if not 3 <= len(words) <= _LONGEST or _NONE_NOW.search(words):
        return None
    found = _alone(squeeze(line), is_recognised=is_recognised, is_bare=is_bare)
    found = found or _labelled(words) or _in_company(line) or _with_subject(line)
    if found is None:
        return None
    is_item = _ITEM.match(line) is not None
    return replace(found, is_item=is_item, is_quoted=_QUOTED.search(line) is not None)


def is_label(line: str) -> bool:
    """Whether a line only asks for a level, which stands in the next cell."""
    label = _LABEL.fullmatch(marked(squeeze(line)).rstrip(" :") + ":")
    return label is not None and not label["said"].strip(_SIGNS)


def is_declassified(line: str) -> bool:
    """Whether a line says that a mark is none any more."""
    return len(line) <= _LONGEST and "giải mật" in marked(squeeze(line))


def _alone(even: str, *, is_recognised: bool, is_bare: bool) -> Level | None:
    """Return what a line says that has no other letters, however they are set apart."""
    letters = "".join(_LETTER.findall(even))
    if level := None if letters.islower() else _JOINED.get(marked(letters)):
        return Level(level, is_capital=letters.isupper())
    if is_recognised:
        return _recognised(letters)
    # Typed without marks: two words of them are no others.
    is_told = letters.isascii() and (is_bare or len(letters) > len("mat"))
    level = misread.level(letters) if is_told else None
    return Level(level, is_clear=False) if level else None


def _recognised(letters: str) -> Level | None:
    if level := misread.level(letters):
        return Level(level)
    # Of a stamp, single letters may be taken for small ones.
    like = misread.level_like(letters.upper()) if letters[:1].isupper() else None
    return Level(like, is_clear=False) if like else None


def _labelled(words: str) -> Level | None:
    label = _LABEL.fullmatch(words)
    said = re.split(r"\s?[/,;()\[\]]\s?|\s[-–]\s|\.\s", label["said"]) if label else []
    named = {one.strip(_SIGNS) for one in said} & LEVELS.keys()
    # "Độ mật: Mật / Tối mật / Tuyệt mật" is a form, and names none.
    return Level(LEVELS[named.pop()], is_labelled=True) if len(named) == 1 else None


def _in_company(line: str) -> Level | None:
    """Return what a line says in one of its parts, where the others go with it."""
    whole = _joined(line)
    is_one = _MARK.fullmatch(marked(whole)) is not None
    parts = [whole] if is_one else [p for p in map(_joined, _PARTS.split(line)) if p]
    seen = [(part, _MARK.fullmatch(marked(part))) for part in parts]
    named = [(part, match) for part, match in seen if match]
    others = [part for part, match in seen if not match]
    if not named or not all(_ALONG.fullmatch(marked(part)) for part in others):
        return None
    if not others and all(part.islower() for part, _ in named):
        return None
    levels = {LEVELS[match["level"]] for _, match in named}
    is_capital = any(_is_capital(part, match) for part, match in named)
    best = max(levels, key=RANK.__getitem__)
    return Level(best, is_capital=is_capital, is_several=len(levels) > 1)


def _with_subject(line: str) -> Level | None:
    """Return what stands in capitals before a subject, or in brackets beside it."""
    for seen in _WITH_SUBJECT.finditer(squeeze(line)):
        said = seen[1] or seen[2]
        if said.isupper():
            return Level(LEVELS[said.lower()], is_clear=False)
    return None


def _is_capital(part: str, match: re.Match[str]) -> bool:
    return part[match.start("level") : match.end("level")].isupper()


def _joined(part: str) -> str:
    """Return a part of a line, letters that were set apart as words again."""
    even = squeeze(part).strip(_SIGNS)
    return _SPACED.sub(lambda seen: "".join(_LETTER.findall(seen[0])), even)
