"""Which citations speak of one paper, held or missing."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from archive import links
from archive.catalogue.known import Told
from archive.links import Names, Resolved


def by_paper(told: Sequence[Told], authority: Names) -> Iterator[list[int]]:
    """Part citations into the papers they mean; yield the positions of each."""
    kinds: dict[Hashable, list[int]] = defaultdict(list)
    for position, one in enumerate(told):
        kinds[_kind(position, one)].append(position)
    for kind, positions in kinds.items():
        if isinstance(kind, int):
            yield positions
            continue
        sought = [told[position].sought for position in positions]
        for group in links.group(sought, authority):
            yield [positions[place] for place in group]


def _kind(position: int, one: Told) -> Hashable:
    """Return what citations share that may mean one paper."""
    if isinstance(one.resolution, Resolved):
        return one.resolution.document
    return one.lookup or ("alone", position)
