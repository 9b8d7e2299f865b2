"""Searches kept under a name, each for its owner alone."""

import pytest

from archive.catalogue import searches
from archive.errors import NotFoundError, UsageError
from tests.archive.catalogue.making import AT


def kept(catalogue, owner="lan"):
    """The names and addresses of what somebody keeps."""
    return [(one.name, one.address) for one in catalogue.searches.of(owner)]


def test_the_newest_search_comes_first(catalogue):
    """What was kept last is at hand."""
    catalogue.searches.save("lan", " Kế hoạch  171 ", "q=ke+hoach+171", at=AT)
    catalogue.searches.save("lan", "Chỉ thị", "type=Ch", at=AT)

    assert kept(catalogue) == [
        ("Chỉ thị", "type=Ch"),
        ("Kế hoạch 171", "q=ke+hoach+171"),
    ]


def test_a_search_is_renamed_and_deleted(catalogue):
    """Its own old name may be given again."""
    number = catalogue.searches.save("lan", "A", "q=a", at=AT)

    catalogue.searches.rename(number, "lan", "A")
    catalogue.searches.rename(number, "lan", "B")
    assert kept(catalogue) == [("B", "q=a")]
    catalogue.searches.delete(number, "lan")
    assert kept(catalogue) == []


def test_nobody_touches_the_searches_of_others(catalogue):
    """Another's search is neither seen, nor renamed, nor deleted."""
    number = catalogue.searches.save("lan", "A", "q=a", at=AT)

    assert kept(catalogue, "minh") == []
    with pytest.raises(NotFoundError):
        catalogue.searches.rename(number, "minh", "B")
    with pytest.raises(NotFoundError):
        catalogue.searches.delete(number, "minh")
    catalogue.searches.save("minh", "A", "q=b", at=AT)
    assert kept(catalogue) == [("A", "q=a")]


WRONG = {
    "no name": ("  ", "Hãy đặt tên"),
    "a name that is taken": ("A", "Đã có tìm kiếm mang tên “A”"),
    "a name too long": ("a" * (searches.LONGEST + 1), "Tên dài quá 100 ký tự"),
}


@pytest.mark.parametrize(("name", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_name_keeps_nothing(catalogue, name, sentence):
    """The sentence says what to do."""
    catalogue.searches.save("lan", "A", "q=a", at=AT)

    with pytest.raises(UsageError, match=sentence):
        catalogue.searches.save("lan", name, "q=b", at=AT)
    assert kept(catalogue) == [("A", "q=a")]


def test_only_so_many_are_kept(catalogue, monkeypatch):
    """A list that nobody could survey is refused."""
    monkeypatch.setattr(searches, "MOST", 1)
    catalogue.searches.save("lan", "A", "q=a", at=AT)

    with pytest.raises(UsageError, match="Hãy xóa bớt"):
        catalogue.searches.save("lan", "B", "q=b", at=AT)
