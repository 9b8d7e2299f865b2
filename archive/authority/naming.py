"""From a name in any spelling to the body it names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from archive.authority.bodies import (
    Body,
    NamedBody,
    Pattern,
    code_key,
    identity,
    off_by_one,
)
from archive.authority.listed import Listed
from archive.authority.names import NameTree, Shorts, Word
from archive.text import align

# "Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII" names the committee,
# and "Bộ trưởng Bộ Xây dựng" the ministry.
_MEETING = re.compile(
    r"\A(?:hoi nghi (?:lan thu \w+ )?(?:cua )?(?=ban chap hanh|trung uong)|bo truong (?=bo ))"
)
# Only the Centre's plenums are counted behind the name; "Tổ dân phố 4" and
# "Khoa Nội" are names.
_TERM = re.compile(
    r"(?: dang(?: cong san viet nam)?)?(?: lan thu \w+(?: \w+)?)?"
    r"(?:(?:(?<=trung uong)|(?<=trung uong dang)) \d{1,2})?"
    r"(?: khoa (?:[ivx]{1,6}|\d{1,2})(?: va (?:[ivx]{1,6}|\d{1,2}))?(?: cua dang)?)?"
    r"(?: nhiem ky \d+(?: \d+)?)?\Z"
)
# The term at the end of a name as printed: "Tỉnh ủy (khóa XIV)".
_SAID_TERM = re.compile(
    r"(?:,? \(?(?:khóa|khoá) (?:[ivx]{1,6}|\d{1,2})\)?)?"
    r"(?:,? \(?nhiệm kỳ \d{4} ?[-–] ?\d{4}\)?)?\Z",
    re.IGNORECASE,
)
# The standing board of a committee writes and numbers in the committee's name.
_BOARD = re.compile(
    r"(?:ban thuong vu|ban chap hanh|thuong truc) (?=(?:tinh|thanh|huyen|quan|thi|dang) uy\b)"
)
_RELATIVE = re.compile(
    r" cap (?:tinh|huyen|xa|thanh pho|co so|tren|uy)\Z|"
    r"(?<=\w) (?:tinh|huyen|xa|phuong|thanh pho|dia phuong)\Z"
)
_WHOSE = re.compile(
    r"(?:\A| )(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|tinh|huyen|xa)\Z"
)
_LEVELS = (
    (re.compile(r"\btrung uong\b"), "central"),
    (re.compile(r"\b(?:xa|phuong|thi tran|dac khu)\b"), "commune"),
    (re.compile(r"\b(?:huyen|(?<!co )quan|thi xa|thi uy)\b"), "district"),
    (re.compile(r"\btinh(?! \w+ hoc)\b"), "province"),
)


@dataclass(frozen=True, slots=True)
class Naming:
    """All names of the listed bodies, and how those of the others begin.

    ``central`` are the names of central bodies by their length: only these are
    known well enough to be mended where one letter is wrong.
    """

    spelled: Shorts
    listed: Listed
    central: Mapping[int, tuple[tuple[str, Body], ...]]
    heads: NameTree

    @classmethod
    def of(cls, listed: Listed, patterns: Iterable[Pattern], spelled: Shorts) -> Self:
        """Index the names; a body that every province has counts as one of many."""
        heads = NameTree()
        for pattern in patterns:
            heads.add(spelled.key(pattern.begin), pattern)
        return cls(spelled, listed, _by_length(listed.single, spelled), heads)

    @property
    def tree(self) -> NameTree:
        """The tree of the listed names."""
        return self.listed.tree

    def changed(self, listed: Listed, bodies: Iterable[Body]) -> Self:
        """Return the naming over ``listed``, in which some bodies are new."""
        central = dict(self.central)
        for size, names in _by_length(bodies, self.spelled).items():
            central[size] = (*central.get(size, ()), *names)
        return replace(self, listed=listed, central=central)

    def named(self, text: str, on: date | None, code: str | None) -> NamedBody | None:
        """Return the body that ``text`` names, or None where it names none."""
        key = _MEETING.sub("", self.spelled.key(text))
        plain = _TERM.sub("", key)
        for candidate in dict.fromkeys((key, plain)):
            if bodies := self.listed.under(candidate):
                return _named(_valid(self._spelled_so(bodies, text), on))
        relative = _RELATIVE.sub("", plain)
        if relative != plain and (bodies := self.listed.under(relative)):
            return _named(_valid(bodies, on), inferred=True)
        joint = self._joint(text, on)
        return joint or self._off_by_one(plain, code) or self._unlisted(text, plain)

    def _spelled_so(self, bodies: Sequence[Body], text: str) -> Sequence[Body]:
        """Return the bodies whose marks the text has: Thanh Trì is not Thạnh Trị."""
        if len({body.name for body in bodies}) == 1:
            return bodies
        said = self.spelled.spelled(text).casefold()
        so = [
            body
            for body in bodies
            if said in {name.casefold() for name in (body.name, *body.aliases)}
        ]
        return so or bodies

    def _joint(self, text: str, on: date | None) -> NamedBody | None:
        # "Bộ Y tế, Bộ Tài chính và Bộ Nội vụ" sign together; the first one leads.
        words = list(self.spelled.words(align(text)))
        named: list[NamedBody] = []
        at = 0
        while at < len(words):
            at += words[at].readings == (("va",),)
            count, bodies = self.tree.longest(words[at:])
            if not count:
                return None
            named.append(_named(_valid(tuple(bodies), on)))
            at += count
        if len(named) < 2:
            return None
        *heads, last = [body.name for body in named]
        return replace(named[0], name=f"{', '.join(heads)} và {last}")

    def misspelt(self, words: Iterable[Word], code: str | None) -> NamedBody | None:
        """Return the listed body whose name is one letter off the words."""
        key = " ".join(part for word in words for part in word.readings[0])
        return self._off_by_one(key, code)

    def _off_by_one(self, key: str, code: str | None) -> NamedBody | None:
        if len(key) < 12:
            return None
        near = {
            body.name: body
            for size in (len(key) - 1, len(key), len(key) + 1)
            for name, body in self.central.get(size, ())
            # One letter cannot change both ends.
            if (name[:3] == key[:3] or name[-3:] == key[-3:]) and off_by_one(key, name)
            # Another initial makes another word, unless a symbol vouches for it:
            # "Bộ Nông nghiệp" was no "Bộ Công nghiệp".
            if code is not None or _initials(key) == _initials(name)
        }
        if code is not None:
            want = code_key(code)
            near = {n: b for n, b in near.items() if want in map(code_key, b.codes)}
        return _named(next(iter(near.values())), typo=True) if len(near) == 1 else None

    def _unlisted(self, text: str, key: str) -> NamedBody | None:
        board = _BOARD.match(key)
        key = key[board.end() :] if board else key
        _, patterns = self.heads.longest(self.spelled.words(align(key)))
        if not patterns:
            return None
        head: Pattern = patterns[0]
        skipped = head.begin.split() + (board.group().split() if board else [])
        said = _SAID_TERM.sub("", self.spelled.spelled(text))
        written = said.split(" ")[len(skipped) :]
        level = next((level for sign, level in _LEVELS if sign.search(key)), head.level)
        return NamedBody(
            identity(key),
            " ".join((head.begin, *written)),
            level,
            head.kind,
            inferred=bool(_WHOSE.search(key)),
            codes=head.codes,
        )


def _by_length(
    bodies: Iterable[Body], spelled: Shorts
) -> dict[int, tuple[tuple[str, Body], ...]]:
    found: dict[int, tuple[tuple[str, Body], ...]] = {}
    for body in bodies:
        for name in (body.name, *body.aliases) if body.level == "central" else ():
            key = spelled.key(name)
            found[len(key)] = (*found.get(len(key), ()), (key, body))
    return found


def _valid(bodies: Sequence[Body], on: date | None) -> Body:
    """Return the first body valid on a day, or the one whose time is nearest."""
    found = next((body for body in bodies if body.is_valid(on)), None)
    if found is not None or on is None:
        return found or bodies[0]
    return min(bodies, key=lambda body: body.days_from(on))


def _named(body: Body, *, inferred: bool = False, typo: bool = False) -> NamedBody:
    return NamedBody(
        body.id, body.name, body.level, body.kind, inferred, typo, body.codes
    )


def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split())
