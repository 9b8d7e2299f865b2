"""What the address of the search page asks for: typed text and choices."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args
from urllib.parse import parse_qs, urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from archive.links import STATUSES, StatusCode
from indexer.search.query import Sort
from webui.render import addresses
from webui.render.addresses import Pair

SIZES = (20, 50, 100)
"""How many hits a page may show."""

_MOST_CHOICES = 50
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as its address states it.

    ``size`` is None where the deployment's own number of hits is meant; ``first``,
    ``last`` and ``on``, the day of the statuses, are days as they were typed. An
    ``exact`` search takes no word for another.
    """

    text: str
    sort: Sort
    types: tuple[str, ...]
    issuers: tuple[str, ...]
    years: tuple[int, ...]
    statuses: tuple[StatusCode, ...]
    first: str
    last: str
    on: str
    size: int | None
    page: int
    exact: bool = False

    @classmethod
    def read(cls, parameters: MultiDict[str, str]) -> "Asked":
        """Read an address; what makes no sense in it counts as not asked."""
        sorts = get_args(Sort)
        sort = parameters.get("sort", sorts[0])
        size = addresses.whole(parameters.get("size", ""))
        page = addresses.whole(parameters.get("page", ""))
        years = map(addresses.whole, parameters.getlist("year"))
        return cls(
            text=parameters.get("q", "").strip(),
            sort=sort if sort in sorts else sorts[0],
            types=_several(parameters, "type"),
            issuers=_several(parameters, "issuer"),
            years=tuple(filter(None, years))[:_MOST_CHOICES],
            statuses=tuple(s for s in STATUSES if s in parameters.getlist("status")),
            first=_day(parameters, "from"),
            last=_day(parameters, "to"),
            on=_day(parameters, "on"),
            size=size if size in SIZES else None,
            page=max(1, page or 1),
            exact=parameters.get("exact") == "yes",
        )

    @classmethod
    def of(cls, address: str) -> "Asked":
        """Read what stands behind the question mark of an address."""
        try:
            pairs = parse_qs(address, max_num_fields=4 * _MOST_CHOICES)
        except ValueError:
            # No page of ours makes an address of so many parts.
            pairs = {}
        return cls.read(MultiDict(pairs))

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was asked."""
        return not (self.text or self.is_narrowed)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beside the text was chosen."""
        return any(True for _ in self.choices())

    def choices(self) -> Iterator[Pair]:
        """Yield what narrows the text."""
        yield from (("type", name) for name in self.types)
        yield from (("issuer", name) for name in self.issuers)
        yield from (("year", str(year)) for year in self.years)
        yield from (("status", code) for code in self.statuses)
        yield from ((n, day) for n, day in self.days().items() if day)

    def days(self) -> dict[str, str]:
        """Return the days as they were typed, by their names."""
        return {"from": self.first, "to": self.last, "on": self.on}

    def kept(self) -> list[Pair]:
        """Return what a new text does not change: the choices and the order."""
        pairs = [*self.choices()]
        pairs += [("sort", self.sort)] if self.sort != "relevance" else []
        return [*pairs, ("size", str(self.size))] if self.size else pairs

    def pairs(self) -> list[Pair]:
        """Return everything that asks the same again, from its first page."""
        typed = [("q", self.text)] if self.text else []
        return [*typed, *self.kept(), *([("exact", "yes")] if self.exact else [])]

    def address(self) -> str:
        """Return what stands behind the question mark."""
        return urlencode(self.pairs())

    def without(self, *names: str) -> str:
        """Return where the same is asked without these rows of choices."""
        kept = [pair for pair in self.pairs() if pair[0] not in names]
        return results(urlencode(kept))


def results(address: str) -> str:
    """Return the path of the search page with ``address`` behind it."""
    return "?".join(filter(None, (url_for("search.show"), address)))


def _day(parameters: MultiDict[str, str], name: str) -> str:
    return parameters.get(name, "").strip()[:_LONGEST]


def _several(parameters: MultiDict[str, str], name: str) -> tuple[str, ...]:
    found = filter(None, dict.fromkeys(parameters.getlist(name)))
    return tuple(found)[:_MOST_CHOICES]
