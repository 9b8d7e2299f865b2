"""The issuing body that is named among the words of a query."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.authority import Authority
from archive.authority.names import Word as NameWord
from archive.text import Aligned, align
from indexer.search.analysis import has_two_spellings
from indexer.search.query import FIRST, AllOf, AnyOf, Issuer, Preferred, Tree, Word
from indexer.search.syntax.shorts import shortened
from indexer.search.syntax.values import words

_ENDS = re.compile(r"[,;.:()]|\b(?:ve|ngay|nam|thang|v/v)\b")
_OF = re.compile(r"^(?:\W{0,9}cua\b)?\W{0,9}|\bcua\W{1,9}")

_FEWEST = 2
"""Words of a rank's name; one alone ("Ban", "Hội") begins many other words."""


@dataclass(frozen=True, slots=True)
class Named:
    """A body, and by which words it is named where in the aligned text."""

    issuer: Issuer
    typed: tuple[Word, ...]
    start: int
    end: int

    def preferred(self, lift: float = FIRST) -> tuple[Preferred, ...]:
        """Prefer papers of the body and of its organs, the body's own before others.

        Words of its name stand in those of its organs too: "Văn phòng Tỉnh ủy".
        """
        issuer = self.issuer
        own = (Preferred(Issuer((), issuer.key), lift),) if issuer.key else ()
        return (Preferred(issuer, lift), *own)

    def by_any_name(
        self, parts: Sequence[Tree], authority: Authority
    ) -> tuple[Tree, ...]:
        """Return ``parts`` with the words of another name as any name of the body.

        "Tỉnh ủy Đắc Lắc" is printed "Tỉnh ủy Đắk Lắk" by itself.
        """
        issuer, typed = self.issuer, [word.plain for word in self.typed]
        if issuer.key and typed != [word.plain for word in issuer.words]:
            for at in range(len(parts) - len(typed) + 1):
                end = at + len(typed)
                row = [part for part in parts[at:end] if isinstance(part, Word)]
                if [word.plain for word in row] == typed:
                    named = AnyOf((AllOf(shortened(row, authority)), issuer))
                    return (*parts[:at], named, *parts[end:])
        return tuple(parts)


def named(aligned: Aligned, authority: Authority) -> Named | None:
    """Return the first body that a text names, a committee without its place too.

    "Thành ủy" alone is one of many, and known by its words.
    """
    found = [*authority.naming.spelled.words(aligned)]
    # Behind a sign stands a part of a symbol: "15-CT/TW" names no body.
    places = [at for at, word in enumerate(found) if not _is_signed(aligned, word)]
    for read in (_listed, _many):
        for at in places:
            if body := read(found[at:], aligned, authority):
                return body
    return None


def _is_signed(aligned: Aligned, word: NameWord) -> bool:
    return word.start > 0 and aligned.even[word.start - 1] in "/-"


def _listed(
    found: Sequence[NameWord], aligned: Aligned, authority: Authority
) -> Named | None:
    """Return the listed body whose name begins with the first word.

    "Kì Anh" is Kỳ Anh: the tables have one of the two spellings.
    """
    tree = authority.naming.tree
    count, _ = tree.longest(found)
    either, bodies = tree.longest(map(_either_way, found))
    if not either:
        return None
    start, end = found[0].start, found[either - 1].end
    typed = aligned.even[start:end]
    return _of(
        bodies[0].name if either > count else typed, typed, start, end, authority
    )


def _either_way(word: NameWord) -> NameWord:
    """Return ``word`` with i for y and y for i where both are written."""
    other = tuple(
        (f"{one[:-1]}{'y' if one[-1] == 'i' else 'i'}",)
        for (one, *more) in word.readings
        if not more and has_two_spellings(one)
    )
    return replace(word, readings=(*word.readings, *other)) if other else word


def _many(
    found: Sequence[NameWord], aligned: Aligned, authority: Authority
) -> Named | None:
    """Return the committees of a rank that the first words name.

    The board of a committee writes in its name: "Ban Thường vụ Tỉnh ủy".
    """
    count, patterns = authority.naming.heads.longest(found)
    if count < _FEWEST or all(pattern.kind != "committee" for pattern in patterns):
        return None
    if whose := _many(found[count:], aligned, authority):
        return whose
    start, end = found[0].start, found[count - 1].end
    said = words(aligned.even[start:end])
    return Named(Issuer(said), said, start, end)


def _of(
    name: str, typed: str, start: int, end: int, authority: Authority
) -> Named | None:
    body = authority.body_named(name)
    if body is None:
        return None
    issuer = Issuer(words(body.name), authority.body_key(body.name))
    return Named(issuer, words(typed), start, end)


def preferred_body(text: str, authority: Authority) -> tuple[Preferred, ...]:
    """Prefer the first body that ``text`` names."""
    found = named(align(text), authority)
    if found and found.issuer.key:
        return found.preferred()
    name = _unlisted(text)
    body = _of(name, name, 0, 0, authority) if name else None
    return body.preferred() if body else ()


def _unlisted(text: str) -> str | None:
    """Return what follows "của" as far as a name may go."""
    aligned = align(text)
    *_, of = _OF.finditer(aligned.bare)
    end = _ENDS.search(aligned.bare, of.end())
    return aligned.even[of.end() : end.start() if end else None].strip() or None
