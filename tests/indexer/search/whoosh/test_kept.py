"""What was worked out is kept, but never more of it than there is room for."""

from dataclasses import dataclass

from indexer.search.engines.whoosh.kept import Kept


@dataclass(frozen=True)
class Worked:
    """A value of a size."""

    size: int


def test_what_was_asked_last_is_kept():
    """What was not asked for longest makes room."""
    kept: Kept[int, Worked] = Kept(room=10_000)
    made = []

    def make(size):
        made.append(size)
        return Worked(size)

    for size in (4_000, 4_001, 4_000, 4_002, 4_000, 4_001):
        assert kept.get(size, make).size == size

    assert made == [4_000, 4_001, 4_002, 4_001]


def test_nothing_takes_room_too():
    """Words that no paper holds are asked for without end, and do not pile up."""
    kept: Kept[int, Worked] = Kept(room=10_000)
    for name in range(1_000):
        kept.get(name, lambda _: Worked(0))

    left = [name for name in range(1_000) if kept.peek(name)]
    assert 0 < len(left) < 100
    assert left[-1] == 999


def test_what_is_taken_makes_room():
    """Who carries a value over does not leave another behind."""
    kept: Kept[int, Worked] = Kept(room=10_000)
    for size in (4_000, 4_001):
        kept.get(size, Worked)

    assert kept.take(4_001) == Worked(4_001)
    assert kept.take(4_001) is None
    kept.get(4_002, Worked)
    assert kept.peek(4_000)


def test_one_that_is_too_large_is_kept_alone():
    """Its list is not read again for each part of one query."""
    kept: Kept[int, Worked] = Kept(room=1)

    assert kept.get(9, Worked) is kept.get(9, Worked)
