"""The TOML files as records: what people review becomes what programs look up."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from archive.authority.bodies import Body, Pattern, identity
from archive.authority.names import Shorts
from archive.authority.papers import DocumentType

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the Central Committee and its first day, as well as it is known."""

    name: str
    since: date
    to_the_day: bool = True


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
        yield Term(row["name"], row["from"], row.get("to_the_day", True))


def patterns(rows: Iterable[Table]) -> Iterator[Pattern]:
    """Yield how the names of unlisted bodies begin."""
    for row in rows:
        codes = tuple(row.get("codes", ()))
        for begin in row["begins"]:
            yield Pattern(begin, row["level"], row["kind"], codes)


def shorts(rows: Iterable[Table]) -> Shorts:
    """Return the short forms of whole words."""
    return Shorts.of({row["of"]: row["written"] for row in rows})


def bodies(issuers: Table, spelled: Shorts) -> Iterator[Body]:
    """Yield every body that is known by name."""
    for row in issuers["body"]:
        yield _body(row, spelled)
    places = {place["name"]: place for place in issuers["place"]}
    for place in issuers["place"]:
        heirs = [next(_spellings(places[name])) for name in place.get("into", ())]
        for organ in issuers["organ"]:
            yield _body(_placed(organ, place, heirs), spelled)
    for district in issuers["district"]:
        for name in district["names"]:
            yield _body(_committee(name, district), spelled)


def _body(row: Table, spelled: Shorts) -> Body:
    return Body(
        id=identity(spelled.key(row["name"])),
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


def _placed(organ: Table, place: Table, heirs: list[dict[str, str]]) -> Table:
    first, *others = list(_spellings(place))
    templates = (organ["name"], *organ.get("aliases", ()))
    aliases = [t.format(**first) for t in templates[1:]]
    aliases += [t.format(**other) for t in templates for other in others]
    return {
        **organ,
        "name": templates[0].format(**first),
        "aliases": tuple(dict.fromkeys(aliases)),
        "level": "province",
        "from": place.get("from", organ.get("from")),
        "to": place.get("to", organ.get("to")),
        "into": [templates[0].format(**heir) for heir in heirs],
    }


def _spellings(place: Table) -> Iterator[dict[str, str]]:
    seat = "Tỉnh ủy" if place["rank"] == "tỉnh" else "Thành ủy"
    for name in (place["name"], *place.get("aliases", ())):
        yield {"seat": f"{seat} {name}", "area": f"{place['rank']} {name}"}
        yield {"seat": f"{seat} {place['rank']} {name}", "area": name}


def _committee(name: str, district: Table) -> Table:
    word, _, place = name.partition("ủy ")
    area = {"Thành ": "thành phố", "Thị ": "thị xã", "Huyện ": "huyện"}[word]
    return {
        "name": name,
        "level": "district",
        "kind": "committee",
        "codes": ["HU"] if area == "huyện" else ["TU"],
        "aliases": [
            f"Ban Thường vụ {name}",
            f"Thường trực {name}",
            f"Ban Chấp hành Đảng bộ {area} {place}",
        ],
        "to": district["to"],
        "within": [f"Tỉnh ủy {district['place']}"],
    }
