"""The TOML files as records: what people review becomes what programs look up."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from typing import Any

from archive.authority.bodies import Body, Pattern, identity
from archive.authority.names import Shorts
from archive.authority.papers import DocumentType
from archive.authority.places import Organ, Place, Rank, place_key
from archive.text import modern_tone
from archive.text import syllables as parted

Table = Mapping[str, Any]

Ranks = Mapping[tuple[str, str], Rank]

_BELOW = {
    "thanh_pho": ("district", "thành phố"),
    "thi_xa": ("district", "thị xã"),
    "quan": ("district", "quận"),
    "huyen": ("district", "huyện"),
    "phuong": ("commune", "phường"),
    "xa": ("commune", "xã"),
    "dac_khu": ("commune", "đặc khu"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the Central Committee, or of ``body``, and its first day.

    The day is sure unless it is not known ``to_the_day``.
    """

    name: str
    since: date
    to_the_day: bool = True
    body: str | None = None


def table(name: str) -> Table:
    """Return one of the package's TOML files."""
    text = resources.files("archive.authority").joinpath(name).read_text("utf-8")
    return tomllib.loads(text)


def types(rows: Iterable[Table]) -> Iterator[DocumentType]:
    """Yield the kinds of papers of ``types.toml``."""
    for row in rows:
        lists = {
            name: tuple(row.get(name, ())) for name in ("party", "state", "aliases")
        }
        yield DocumentType(row["name"], row["english"], **lists)


def terms(rows: Iterable[Table]) -> Iterator[Term]:
    """Yield the terms of ``terms.toml``."""
    for row in rows:
        is_sure = row.get("to_the_day", True)
        yield Term(row["name"], row["from"], is_sure, row.get("body"))


def last_begun(known: Iterable[Term], day: date) -> str | None:
    """Return the name of the term that had begun last on a day."""
    begun = [term for term in known if term.since <= day]
    return max(begun, key=lambda term: term.since).name if begun else None


def patterns(rows: Iterable[Table]) -> Iterator[Pattern]:
    """Yield how the names of unlisted bodies begin."""
    for row in rows:
        codes = tuple(row.get("codes", ()))
        for begin in row["begins"]:
            yield Pattern(begin, row["level"], row["kind"], codes)


def shorts(rows: Iterable[Table]) -> Shorts:
    """Return the short forms of whole words."""
    return Shorts.of({row["of"]: row["written"] for row in rows})


def abbreviations(rows: Iterable[Table]) -> Iterator[tuple[str, str]]:
    """Yield each short form of running text with its phrase."""
    for row in rows:
        for written in row["written"]:
            yield written, row["of"]


def bodies(rows: Iterable[Table], spelled: Shorts) -> Iterator[Body]:
    """Yield the bodies that are listed one by one.

    Of the records of one name the first has the plain id, and a later one that of
    the year in which it began.
    """
    seen: set[str] = set()
    for row in rows:
        plain = identity(spelled.key(row["name"]))
        tag = _tag(row) if plain in seen else ""
        seen.add(plain)
        yield Body(
            id=plain + tag,
            name=row["name"],
            level=row["level"],
            kind=row["kind"],
            codes=tuple(row.get("codes", ())),
            aliases=tuple(row.get("aliases", ())),
            valid_from=row.get("from"),
            valid_to=row.get("to"),
            into=tuple(row.get("into", ())),
            within=tuple(row.get("within", ())),
        )


def organs(rows: Iterable[Table]) -> Iterator[Organ]:
    """Yield the bodies that every place of a level has."""
    for row in rows:
        lists = {
            name: tuple(row.get(name, ()))
            for name in ("codes", "aliases", "into", "within")
        }
        for level in row["levels"]:
            yield Organ(
                name=row["name"],
                level=level,
                kind=row["kind"],
                valid_from=row.get("from"),
                valid_to=row.get("to"),
                **lists,
            )


def ranks(rows: Iterable[Table]) -> Ranks:
    """Return what places are, by their level and the word for it."""
    found = (
        Rank(row["name"], row["level"], row["seat"], row["union"], tuple(row["codes"]))
        for row in rows
    )
    return {(rank.level, rank.name): rank for rank in found}


def places(
    provinces: Iterable[Table], districts: Table, known: Ranks
) -> tuple[Place, ...]:
    """Return all places: the provinces, then what lies in them."""
    upper = (_province(row, known) for row in provinces)
    below = {key: known[rank] for key, rank in _BELOW.items()}
    grouped = (
        _district({**group, "name": name}, rank)
        for group in districts["districts"]
        for key, rank in below.items()
        for name in group.get(key, ())
    )
    single = (
        _district(row, known["district", row["rank"]]) for row in districts["district"]
    )
    return tuple(_told_apart((*upper, *grouped, *single)))


def _province(row: Table, known: Ranks) -> Place:
    return Place(
        row["name"],
        known["province", row["rank"]],
        aliases=tuple(row.get("aliases", ())),
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        into=tuple(row.get("into", ())),
    )


def _district(row: Table, rank: Rank) -> Place:
    return Place(
        row["name"],
        rank,
        aliases=tuple(row.get("aliases", ())),
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        into=tuple(row.get("into", ())),
        within=row["province"],
    )


def _told_apart(found: Iterable[Place]) -> Iterator[Place]:
    """Yield places with tags that tell those of one name apart.

    Where two provinces have a district of one name at once, the plain id is of a
    record that says of neither where it lies.
    """
    alike: dict[tuple[str, str], list[Place]] = {}
    for place in found:
        key = (place.rank.name, place_key(place.name))
        alike.setdefault(key, []).append(place)
    for places in alike.values():
        first, *others = sorted(places, key=_begin)
        at_once = any(one.within != first.within and one.meets(first) for one in others)
        if at_once and all(one.name == first.name for one in others):
            yield replace(first, valid_from=None, into=(), within=None)
            others.insert(0, first)
        else:
            yield first
        yield from (replace(one, tag=_tag_of(one, is_where=at_once)) for one in others)


def _begin(place: Place) -> date:
    return place.valid_from or date.min


def _tag_of(place: Place, *, is_where: bool) -> str:
    if is_where:
        return ":" + identity(place_key(place.within or ""))
    return f":{place.valid_from.year if place.valid_from else 'sau'}"


def _tag(row: Table) -> str:
    return f":{row['from'].year}" if "from" in row else ":sau"


def syllables(told: Any) -> frozenset[str]:
    """Return the syllables of all names in a table, small, marks set as today.

    >>> sorted(syllables({"name": "Hoà Bình", "codes": ["HB"]}))
    ['bình', 'hb', 'hòa']
    """
    if isinstance(told, str):
        return frozenset(map(modern_tone, parted(told.casefold())))
    if isinstance(told, Mapping):
        return syllables(list(told.values()))
    parts = told if isinstance(told, list | tuple) else ()
    return frozenset().union(*map(syllables, parts))
