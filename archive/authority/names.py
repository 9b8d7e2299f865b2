"""Names of bodies as words: short forms spread out, spellings brought together.

A name is looked up word by word in a tree, so that the longest known name at
the head of a text is found in one walk, whatever its case, marks or short forms.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from archive.text import (
    Aligned,
    align,
    clean,
    modern_tone,
    squeeze,
    syllables,
    toneless,
)

_WORD = re.compile(r"T\.\s?[ƯW](?![^\W_])|[^\W_]+(?:&[^\W_]+)?")
# The parts of one name have a comma, a dash or nothing between them; a stop only
# after "TP".
_NEXT = re.compile(
    rf"(?:\s{{0,3}}[,-]?\s{{0,3}}|(?<=T[Pp])\.\s{{0,3}})(?P<word>{_WORD.pattern})"
)
_CENTRAL = re.compile(r"(?:T\.\s?[ƯW]|TƯ|[Tt][Ww])\Z")
# "BỘ TƯ PHÁP", "BAN TƯ TƯỞNG": a word of its own, not the Centre.
_OWN = re.compile(r"\s{1,3}(?:pháp|tưởng|lệnh|nhân|vấn|liệu)(?!\w)", re.IGNORECASE)
_SEAT = re.compile(r"\b(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b")
_SMALL_WORDS = """
và các của với về tỉnh huyện quận xã phường thị trấn thành phố cơ quan nhân dân cán sự
thường vụ chấp hành trực kiểm tra đại biểu lần thứ khóa doanh nghiệp ủy
"""
# Words that stay small inside a name that was printed in capitals.
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, the ways to read it, and where it stands."""

    readings: tuple[tuple[str, ...], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shorts:
    """Short forms of whole words: ``UBND`` is "Ủy ban nhân dân"."""

    whole: Mapping[str, str]
    bare: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> Self:
        """Return the short forms of a table from whole words to what is written."""
        whole = {
            toneless(short): words
            for words, written in table.items()
            for short in written
            if not _CENTRAL.match(short)
        }
        bare = {
            short: tuple(syllables(toneless(words))) for short, words in whole.items()
        }
        return cls(whole, bare)

    def words(
        self, text: Aligned, start: int = 0, end: int | None = None
    ) -> Iterator[Word]:
        """Yield the words of a text, or of a part of it.

        >>> [word.readings for word in Shorts.of({}).words(align("BCH T.Ư"))]
        [(('bch',),), (('trung', 'uong'),)]
        """
        stop = len(text.even) if end is None else end
        for match in _WORD.finditer(text.even, start, stop):
            yield self._word(text, *match.span())

    def together(self, text: Aligned, start: int, end: int) -> Iterator[Word]:
        """Yield the words from a place as long as they may be parts of one name."""
        while match := _NEXT.match(text.even, start, end):
            at, start = match.span("word")
            yield self._word(text, at, start)

    def _word(self, text: Aligned, start: int, end: int) -> Word:
        bare = text.bare[start:end]
        if bare[0] != "t":
            return Word((self.bare.get(bare) or (bare,),), start, end)
        printed = text.even[start:end]
        readings: list[tuple[str, ...]] = []
        if _CENTRAL.match(printed):
            readings.append(("trung", "uong"))
        # "TẀ" is no short form of anything, but it is a word all the same.
        if not readings or ("." not in printed and bare != "tw"):
            readings.append(self.bare.get(bare, (bare,)))
        return Word(tuple(readings), start, end)

    def key(self, name: str) -> str:
        """Return the toneless key of a name with its short forms spread out.

        "TƯ" in capitals is "Trung ương", except where it ends "ĐẦU TƯ" or begins
        "TƯ PHÁP" and the like.
        """
        spread: list[str] = []
        text = align(name)
        for word in self.words(text):
            is_own = spread[-1:] == ["dau"] or _OWN.match(text.even, word.end)
            spread.extend(word.readings[-1 if is_own else 0])
        return " ".join(spread)

    def spelled(self, name: str) -> str:
        """Return a name as it is usually written, its short forms spread out.

        >>> Shorts.of({"Ủy ban": ["UB"]}).spelled("UB  KIỂM TRA THÀNH UỶ HUẾ")
        'Ủy ban kiểm tra Thành ủy Huế'
        """
        name = squeeze(clean(name))
        is_shouted = name.isupper() and " " in name
        name = _WORD.sub(lambda match: self._written(match, is_shouted), name)
        name = _SEAT.sub(lambda match: match.group().capitalize(), name)
        return name[:1].upper() + name[1:]

    def _written(self, match: re.Match[str], is_shouted: bool) -> str:  # noqa: FBT001 a fact about the name, not a mode
        word = match.group()
        if _CENTRAL.match(word) and not _OWN.match(match.string, match.end()):
            return "Trung ương"
        if whole := self.whole.get(toneless(word)):
            return whole
        toned = modern_tone(word.lower())
        if is_shouted:
            return toned if toned in _SMALL else toned.capitalize()
        if word.isupper() and len(word) > 1:
            return toned.upper()
        return toned.capitalize() if word.istitle() else toned


Bind = Callable[[Any], Any]
"""Makes a value of what stands in a branch, or None where there is none."""

_At = tuple[dict[str, Any], Bind | None]

_HERE = ""
_GRAFTS = "\0"


@dataclass(frozen=True, slots=True)
class NameTree:
    """Known names, word under word.

    Names that begin differently and go on alike ("Ban Tổ chức Tỉnh ủy …", "Văn
    phòng Tỉnh ủy …") share a branch, which stands in the tree once.
    """

    root: dict[str, Any] = field(default_factory=dict)

    def add(self, key: str, value: Any) -> None:
        """Put ``value`` under the words of ``key``."""
        self._node(key).setdefault(_HERE, []).append(value)

    def graft(self, key: str, branch: "NameTree", bind: Bind) -> None:
        """Let the names of ``branch`` follow ``key``, each bound to a value.

        The branch is whole by then: its first words are looked up at once.
        """
        grafts = self._node(key).setdefault(_GRAFTS, {})
        for word, below in branch.root.items():
            grafts.setdefault(word, []).append((below, bind))

    def longest(self, words: Iterable[Word]) -> tuple[int, list[Any]]:
        """Return how many words the longest name takes, and what it names."""
        nodes: list[_At] = [(self.root, None)]
        best: tuple[int, list[Any]] = (0, [])
        for count, word in enumerate(words, 1):
            nodes = _below(nodes, word.readings)
            if not nodes:
                break
            named = _named(nodes)
            best = (count, named) if named else best
        return best

    def find(self, words: Iterable[str]) -> list[Any]:
        """Return what exactly these words name."""
        return _named(_below([(self.root, None)], [words]))

    def extended(self, names: Iterable[tuple[str, Any]]) -> Self:
        """Return the tree with more names; this one stays as it is.

        Only the nodes on the way to the new names are copied.
        """
        root = dict(self.root)
        own = {id(root)}
        for key, value in names:
            node = root
            for word in key.split():
                below = node.get(word, {})
                if id(below) not in own:
                    below = dict(below)
                    own.add(id(below))
                node[word] = below
                node = below
            node[_HERE] = [*node.get(_HERE, ()), value]
        return type(self)(root)

    def _node(self, key: str) -> dict[str, Any]:
        node = self.root
        for word in key.split():
            node = node.setdefault(word, {})
        return node


def _below(nodes: list[_At], readings: Iterable[Iterable[str]]) -> list[_At]:
    """Return where one word leads from some nodes, in any of its readings."""
    found: list[_At] = []
    for reading in readings:
        at = nodes
        for word in reading:
            at = _step(at, word)
        found += at
    return found


def _step(nodes: list[_At], word: str) -> list[_At]:
    below: list[_At] = []
    for node, bind in nodes:
        if word in node:
            below.append((node[word], bind))
        if _GRAFTS in node and word in node[_GRAFTS]:
            below += node[_GRAFTS][word]
    return below


def _named(nodes: list[_At]) -> list[Any]:
    found: list[Any] = []
    for node, bind in nodes:
        if _HERE in node:
            values = node[_HERE]
            found += values if bind is None else filter(None, map(bind, values))
    return found
