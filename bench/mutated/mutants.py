"""Files made wrong by chance, the same ones for the same seed of chance.

Where a format is a zip, its members are changed and packed again: a container that
is broken itself is refused before any reader sees what lies in it.
"""

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_MOST_CHANGES = 40
_LARGE = (b"0", b"-1", b"65535", b"2147483647", b"4294967296", b"99999999999999999999")
_DIGITS = frozenset(b"0123456789")


@dataclass(frozen=True, slots=True)
class Seed:
    """A file as it should be; its ending is that of its format."""

    name: str
    data: bytes

    @property
    def ending(self) -> str:
        """What its name ends in, without the dot."""
        return self.name.rpartition(".")[2]


def mutants(seeds: Sequence[Seed], seed: int) -> Iterator[Seed]:
    """Yield files without end, each made of one of ``seeds``, all formats in turn."""
    chance = random.Random(seed)
    by_ending: dict[str, list[Seed]] = {}
    for one in seeds:
        by_ending.setdefault(one.ending, []).append(one)
    number = 0
    while True:
        for ending, alike in by_ending.items():
            number += 1
            right, other = chance.choice(alike), chance.choice(alike)
            how = chance.choice(list(WAYS))
            data = _changed(WAYS[how], right.data, other.data, chance)
            yield Seed(f"{number:06d} {how}.{ending}", data)


Way = Callable[[bytes, bytes, random.Random], bytes]


def _changed(way: Way, data: bytes, other: bytes, chance: random.Random) -> bytes:
    if not data.startswith(b"PK") or chance.random() < 0.3:
        return way(data, other, chance)
    return _inside(way, data, other, chance)


def _inside(way: Way, data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Change one member of a zip by the member of another, and pack it again."""
    parts, others = _parts(data), _parts(other)
    name = chance.choice(list(parts))
    donor = others.get(name) or chance.choice(list(others.values()))
    parts[name] = way(parts[name], donor, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parcel:
        for member, content in parts.items():
            # The moment it was packed at would make it another file each time.
            parcel.writestr(zipfile.ZipInfo(member), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parcel:
        return {name: parcel.read(name) for name in parcel.namelist()}


def _flip(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _piece(data: bytes, chance: random.Random) -> tuple[int, int]:
    first = chance.randrange(len(data) + 1)
    return first, min(len(data), first + chance.randint(1, 1 + len(data) // 4))


def _drop(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    first, last = _piece(data, chance)
    return data[:first] + data[last:]


def _repeat(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    first, last = _piece(data, chance)
    return data[:last] + data[first:last] * chance.randint(1, 20) + data[last:]


def _blank(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    first, last = _piece(data, chance)
    return (
        data[:first]
        + bytes([chance.choice((0, 32, 255))]) * (last - first)
        + data[last:]
    )


def _swap(data: bytes, other: bytes, chance: random.Random) -> bytes:
    first, last = _piece(data, chance)
    begin, end = _piece(other, chance)
    return data[:first] + other[begin:end] + data[last:]


def _graft(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[-chance.randrange(4096) :]


def _number(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """Write another number where one stands, as text or as four bytes."""
    at = chance.randrange(len(data)) if data else 0
    first = next((n for n in range(at, len(data)) if data[n] in _DIGITS), None)
    if first is None or chance.random() < 0.3:
        wide = chance.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF)).to_bytes(4, "little")
        return data[:at] + wide + data[at + 4 :]
    last = first
    while last < len(data) and data[last] in _DIGITS:
        last += 1
    return data[:first] + chance.choice(_LARGE) + data[last:]


WAYS: dict[str, Way] = {
    "flipped": _flip,
    "cut": _cut,
    "without a part": _drop,
    "repeated": _repeat,
    "blanked": _blank,
    "swapped": _swap,
    "grafted": _graft,
    "numbered": _number,
}
"""What is done to a file, by the name its mutants bear."""
