"""Whose a name is that does not say so: "Tỉnh ủy", "UBND tỉnh", "cấp trên".

Who writes it tells: the issuer of the paper, the body above it, its place. The
name is completed with the place of the level it means, and looked up on that
day. What comes out is always inferred.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from archive.authority.bodies import Body, NamedBody
from archive.authority.names import Shorts

_CENTRE = "Ban Chấp hành Trung ương"
_CENTRAL = re.compile(r"\A(?:trung uong(?: dang)?|cap (?:uy )?trung uong)\Z")
_ABOVE = re.compile(
    r"\A(?:(?:dang uy|dang bo|cap uy|cap uy dang|to chuc dang) )?cap tren\Z"
)
# "Ban Tuyên giáo Tỉnh ủy", "UBND tỉnh", "Ban chỉ đạo 35 cấp tỉnh", "Tỉnh đoàn".
_OWNER = re.compile(
    r"(?:\A| )(?P<owner>"
    r"(?:tinh|thanh|huyen|quan|thi) (?:uy|doan)|"
    r"(?:cap )?(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)|"
    r"cap co so)\Z"
)
_PLACE = re.compile(
    r"(?P<said>\b(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|đoàn)|"
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)) "
    r"(?:(?:tỉnh|thành phố) )?(?P<name>[^,;()]{1,80})",
    re.IGNORECASE,
)
_RANKS = {
    "tỉnh": "tỉnh",
    "thành": "thành phố",
    "thành phố": "thành phố",
    "huyện": "huyện",
    "quận": "quận",
    "thị": "thị xã",
    "thị xã": "thị xã",
    "xã": "xã",
    "phường": "phường",
    "thị trấn": "thị trấn",
    "đặc khu": "đặc khu",
}
_LEVELS = {
    "tỉnh": "province",
    "thành phố": "district",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_SEATS = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
}
_UPWARDS = ("commune", "district", "province")
# Words for a whole level mean whatever the place is called there.
_WHOLE_LEVELS = {
    "cap tinh": "province",
    "cap huyen": "district",
    "cap xa": "commune",
    "cap co so": "commune",
}
# Every province has one, so that its name needs no owner.
_OF_PROVINCE = re.compile(r"\A(?:giam doc )?so (?!tay|do|lieu)\w")

_Look = Callable[[str, date | None], NamedBody | None]


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its rank and name: ("tỉnh", "Bắc Kạn")."""

    rank: str
    name: str

    @property
    def area(self) -> str:
        """Its name with its rank: "tỉnh Bắc Kạn"."""
        return f"{self.rank} {self.name}"

    @property
    def committee(self) -> str:
        """The Party committee that leads it."""
        seat = _SEATS.get(self.rank)
        return f"{seat} {self.name}" if seat else f"Đảng ủy {self.area}"


@dataclass(frozen=True, slots=True)
class Writer:
    """Where a paper comes from: a place on each level, and its base committee."""

    places: Mapping[str, Place]
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Relatives:
    """Completes names with the place of who writes them."""

    spelled: Shorts
    named: _Look
    bodies: Mapping[str, Body]

    def resolve(
        self, text: str, citing: Iterable[str], on: date | None
    ) -> NamedBody | None:
        """Return the body a relative name means, or None where it is not told."""
        key = self.spelled.key(text)
        if _CENTRAL.match(key):
            return self._inferred(_CENTRE, on)
        writer = self._writer(citing, on)
        if _ABOVE.match(key):
            return self._inferred(self._above(writer), on)
        said = self.named(text, on)
        if said is None or (said.level == "central" and said.id in self.bodies):
            return None
        full = self._full(text, key, writer)
        if full is None and said.kind == "steering" and not self._says_whose(text, key):
            full = _nearest(text, writer)
        return self._inferred(full, on)

    def _says_whose(self, text: str, key: str) -> bool:
        """Whether a name tells a level or a place: it means no nearer one."""
        return bool(_OWNER.search(key)) or any(_places(self.spelled.spelled(text)))

    def _inferred(self, full: str | None, on: date | None) -> NamedBody | None:
        found = self.named(full, on) if full else None
        return replace(found, inferred=True) if found else None

    def _full(self, text: str, key: str, writer: Writer) -> str | None:
        owner = _OWNER.search(key)
        if owner is None:
            return self._without_owner(text, key, writer)
        said = owner["owner"]
        place = _meant(said, writer.places)
        if place is None:
            return None
        words = self.spelled.spelled(text).split(" ")
        before = words[: len(words) - len(said.split())]
        return " ".join((*before, _whose(said, place)))

    def _without_owner(self, text: str, key: str, writer: Writer) -> str | None:
        province = writer.places.get("province")
        if province and _OF_PROVINCE.match(key):
            return f"{text} {province.area}"
        return writer.base if key in {"dang uy", "ban thuong vu dang uy"} else None

    def _above(self, writer: Writer) -> str | None:
        own = next((level for level in _UPWARDS if level in writer.places), None)
        if own is None:
            return None
        if own == "province":
            return _CENTRE
        higher = _UPWARDS[_UPWARDS.index(own) + 1 :]
        place = next((writer.places[up] for up in higher if up in writer.places), None)
        return place.committee if place else None

    def _writer(self, citing: Iterable[str], on: date | None) -> Writer:
        places: dict[str, Place] = {}
        base = None
        names = list(citing)
        for name in names:
            for full in self._with_those_above(name, on):
                for place in _places(full):
                    places.setdefault(self._level(place, on), place)
            if base is None and self.spelled.key(name).startswith("dang uy "):
                base = name
        if "province" not in places:
            places.update(self._province_of(names, on))
        return Writer(places, base)

    def _with_those_above(self, name: str, on: date | None) -> Iterator[str]:
        named = self.named(name, on)
        yield named.name if named else self.spelled.spelled(name)
        body = self.bodies.get(named.id) if named else None
        met: set[str] = set()
        # Another body of that name, in another time, says nothing of this one.
        while body is not None and body.level != "central" and body.is_valid(on):
            if body.id in met:
                return
            met.add(body.id)
            above = [self.named(upper, on) for upper in body.within]
            yield from (upper.name for upper in above if upper)
            body = next((self.bodies.get(upper.id) for upper in above if upper), None)

    def _level(self, place: Place, on: date | None) -> str:
        if place.rank == "thành phố":
            found = self.named(f"Thành ủy {place.name}", on)
            return found.level if found else "district"
        return _LEVELS[place.rank]

    def _province_of(self, names: Iterable[str], on: date | None) -> dict[str, Place]:
        """Return the province whose name alone is the place of the paper."""
        for name in names:
            for rank in ("tỉnh", "thành phố"):
                place = Place(rank, self.spelled.spelled(name))
                found = self.named(place.committee, on)
                if found and found.level == "province" and found.id in self.bodies:
                    return {"province": place}
        return {}


def _places(name: str) -> Iterator[Place]:
    for found in _PLACE.finditer(name):
        place = found["name"].strip()
        said = found["said"].lower().removesuffix(" ủy").removesuffix(" đoàn")
        if place[:1].isupper() or place[:1].isdecimal():
            yield Place(_RANKS[said], place)


def _meant(said: str, places: Mapping[str, Place]) -> Place | None:
    """Return the place that a word for its rank or level means, the nearest one."""
    if said in _WHOLE_LEVELS:
        return places.get(_WHOLE_LEVELS[said])
    rank = _RANK_KEYS[
        said.removeprefix("cap ").removesuffix(" uy").removesuffix(" doan")
    ]
    near = (places[level] for level in _UPWARDS if level in places)
    return next((place for place in near if place.rank == rank), None)


def _whose(said: str, place: Place) -> str:
    """Return the owner in full, as the word for it asks: seat, union or area."""
    if said.endswith(" uy"):
        return place.committee
    if said.endswith(" doan"):
        return place.committee.replace(" ủy ", " đoàn ", 1)
    return place.area


def _nearest(text: str, writer: Writer) -> str | None:
    place = next((writer.places[up] for up in _UPWARDS if up in writer.places), None)
    return f"{text} {place.area}" if place else None


_RANK_KEYS = {
    "tinh": "tỉnh",
    "thanh": "thành phố",
    "thanh pho": "thành phố",
    "huyen": "huyện",
    "quan": "quận",
    "thi": "thị xã",
    "thi xa": "thị xã",
    "xa": "xã",
    "phuong": "phường",
    "thi tran": "thị trấn",
    "dac khu": "đặc khu",
}
