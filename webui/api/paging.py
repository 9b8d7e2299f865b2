"""Which part of a list is asked for, and how it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from msgspec import Meta

from webui.api.asking import Parameters

T = TypeVar("T")

LARGEST = 100

Number = Annotated[int, Meta(ge=1, le=100_000, description="Which page, from 1.")]
Size = Annotated[int, Meta(ge=1, le=LARGEST, description="How many at once.")]


class Page(Parameters, frozen=True, kw_only=True):
    """A page of a list."""

    page: Number = 1
    page_size: Size = 50

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.page_size

    @property
    def end(self) -> int:
        """How many there are up to the end of this page."""
        return self.page * self.page_size


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of a list; ``total`` counts the whole."""

    total: int
    page: int
    page_size: int
    items: tuple[T, ...]

    @classmethod
    def of(cls, total: int, asked: Page, items: Sequence[T]) -> "Listed[T]":
        """Return ``items`` as the page that was asked for."""
        return cls(total, asked.page, asked.page_size, tuple(items))

    @classmethod
    def cut(cls, everything: Sequence[T], asked: Page) -> "Listed[T]":
        """Return the page that was asked for of a list that is at hand."""
        shown = everything[asked.offset : asked.end]
        return cls.of(len(everything), asked, shown)
