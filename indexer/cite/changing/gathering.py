"""The places of one clause as they are read: which part belongs to which place.

State papers cite from the inside out ("điểm a khoản 2 Điều 5"; Nghị định
34/2016/NĐ-CP), Party papers also from the outside in, with commas ("Mục II, điểm
1.2"). In a list an outer part belongs to all places before it that have none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from indexer.cite.changing.places import ARTICLE, CLAUSE, FORM, Part, Place

Joint = Literal["", ",", "and"]
"""What joins a part to the one before it."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done, in which manner, and where the word for it stands."""

    relation: str
    manner: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a clause changes; ``paper`` is the mention that names its paper."""

    verbs: tuple[Verb, ...]
    place: Place
    paper: int | None = None


@dataclass(slots=True)
class _Item:
    verbs: tuple[Verb, ...]
    parts: list[Part]
    joint: Joint

    @property
    def outermost(self) -> int:
        return min(part.rank for part in self.parts)

    @property
    def innermost(self) -> int:
        return self.parts[0].rank


@dataclass(slots=True)
class Gathering:
    """Places being read, and those whose paper is settled."""

    verbs: tuple[Verb, ...] = ()
    done: list[Target] = field(default_factory=list)
    _open: list[_Item] = field(default_factory=list)
    _kept: list[_Item] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no place is open or done."""
        return not (self.done or self._open)

    @property
    def is_open(self) -> bool:
        """Whether places wait for their paper."""
        return bool(self._open)

    def add(
        self, parts: Sequence[Part], joint: Joint, *, is_bound: bool = False
    ) -> None:
        """Take in parts of one level: outer parts of what is open, or new places.

        ``is_bound`` parts prescribe a form: "Mẫu số 05 quy định tại điểm đ khoản 2".
        """
        inner = [
            one for one in self._open if _may_lie_in(one, parts[0], is_bound=is_bound)
        ]
        if inner and _attaches(self._open[-1], joint):
            rest = [one for one in self._open if one not in inner]
            self._open = rest + [
                replace(one, parts=[*one.parts, part])
                for part in parts
                for one in inner
            ]
            return
        for place, part in enumerate(parts):
            said: Joint = joint if place == 0 else "and"
            self._open.append(_Item(self.verbs, [part], said))

    def keep(self) -> None:
        """Remember what is open, for the parts that follow may be of our own paper."""
        self._kept = [replace(one, parts=[*one.parts]) for one in self._open]

    def drop(self, *, is_attached: bool) -> None:
        """Forget the parts of our own paper: "tại Phụ lục II … Thông tư này".

        What is attached to it comes in, where it stands behind no "tại": "Bổ sung
        Phụ lục V ban hành kèm theo Thông tư này".
        """
        if self._kept is not None or not is_attached:
            self._open = self._kept or []

    def named(self, paper: int | None) -> None:
        """Settle the paper of all open places; where none is, it is meant as a whole."""
        if not self._open and paper is not None:
            self.done.append(Target(self.verbs, (), paper))
        last = self.done[-1] if self._open and self.done else None
        if last and not last.place and paper is None:
            # "Sửa đổi Quy định số 37-QĐ/TW tại Điều 3": the paper is named first.
            paper = self.done.pop().paper
        for item in _completed(self._open):
            self.done.append(Target(item.verbs, tuple(item.parts), paper))
        self._open, self._kept = [], None


def _may_lie_in(item: _Item, part: Part, *, is_bound: bool) -> bool:
    if is_bound and item.innermost <= FORM:
        return all(part.level != one.level for one in item.parts)
    bound = [one.rank for one in item.parts if one.rank > FORM] or [item.outermost]
    is_form = item.innermost <= FORM and len(item.parts) > 1
    return (min(bound) if is_form else item.outermost) > part.rank


def _attaches(last: _Item, joint: Joint) -> bool:
    """Tell "điểm 3, Mục II" (one place) from "Điều 5, Phụ lục II" (two)."""
    if joint == ",":
        return last.outermost >= CLAUSE or last.outermost < ARTICLE
    return joint == ""


def _completed(items: Sequence[_Item]) -> list[_Item]:
    """Give outer parts printed before: "Điều 5, khoản 1, khoản 2"."""
    kept: list[_Item] = []
    for item in items:
        last = kept[-1] if kept else None
        if last and item.outermost >= CLAUSE:
            outer = [part for part in last.parts if part.rank < item.outermost]
            is_within = last.innermost < item.outermost
            if is_within and outer and item.joint != "and":
                kept.pop()
            if not is_within or item.joint != "and":
                kept.append(replace(item, parts=[*item.parts, *outer]))
                continue
        kept.append(item)
    return kept
