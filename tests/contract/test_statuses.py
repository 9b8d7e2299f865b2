"""What every engine makes of statuses, which no index holds."""

from dataclasses import replace

import pytest

from archive.model import Reader
from indexer.search.query import AllOf, ByStatus, Filters, Query
from indexer.search.statuses import knowing
from indexer.search.syntax import parse

MAI = Reader("mai")
ALL = Query(AllOf(), MAI)
BY_STATUS: ByStatus = {
    "superseded": frozenset({"1", "9"}),
    "in_force": frozenset({"2", "4"}),
}
"""Paper 4 is hidden from Mai, and there is no paper 9."""

FIELDS = {
    "one status": ('trạng thái:"bị thay thế"', {"1"}),
    "another": ("trạng thái:còn", {"2"}),
    "one that no paper has": ('trạng thái:"bị bãi bỏ"', set()),
    "every way to end": ('trạng thái:"hết hiệu lực"', {"1"}),
    "none known": ('trạng thái:"chưa rõ"', {"3"}),
    "not one": ('-trạng thái:"bị thay thế"', {"2", "3"}),
    "not unknown": ('-trạng thái:"chưa rõ"', {"1", "2"}),
    "either": ('trạng thái:còn OR trạng thái:"chưa rõ"', {"2", "3"}),
    "with words": ('trồng cây -trạng thái:"hết hiệu lực"', {"3"}),
    "with a symbol": ("171-KH/TU trạng thái:còn", {"2"}),
    "with another field": ('loại:"kế hoạch" trạng thái:"bị thay thế"', {"1"}),
}


@pytest.mark.parametrize(("text", "expected"), FIELDS.values(), ids=FIELDS)
def test_finds_papers_by_their_status(filled, authority, text, expected):
    """A status is a condition like any other: alone, beside others, in the negative."""
    query = knowing(parse(text, authority, MAI), BY_STATUS)

    assert {hit.key for hit in filled.search(query).hits} == expected


CHOICES = {
    "nothing": (set(), {"1", "2", "3"}),
    "one": ({"superseded"}, {"1"}),
    "several": ({"superseded", "in_force"}, {"1", "2"}),
    "the rest": ({"unknown"}, {"3"}),
    "the rest and one": ({"unknown", "in_force"}, {"2", "3"}),
    "one that no paper has": ({"repealed"}, set()),
}


@pytest.mark.parametrize(("chosen", "expected"), CHOICES.values(), ids=CHOICES)
def test_choices_narrow_and_are_counted(filled, authority, chosen, expected):
    """Other rows count what is left, and the row of statuses what may be chosen."""
    filters = Filters(statuses=frozenset(chosen))
    asked = parse("", authority, MAI, filters=filters)

    found = filled.search(knowing(asked, BY_STATUS))

    assert {hit.key for hit in found.hits} == expected
    assert found.total == sum(found.facets.type.values()) == len(expected)
    assert found.facets.status == {"in_force": 1, "superseded": 1, "unknown": 1}


def test_without_any_status_all_are_unknown(filled, authority):
    """An archive in which nobody has judged anything yet is searched as ever."""
    query = parse('trạng thái:"chưa rõ"', authority, MAI)

    found = filled.search(knowing(query, {}))

    assert (found.total, found.facets.status) == (3, {"unknown": 3})


def test_a_status_says_nothing_of_the_order(filled):
    """Papers stand in the order they would have without statuses."""
    query = replace(knowing(ALL, BY_STATUS), sort="newest")

    plain = filled.search(replace(ALL, sort="newest"))

    assert filled.search(query).hits == plain.hits
