"""Addresses made for many at once are those that are made for one."""

import pytest
from flask import Flask, url_for
from hypothesis import given
from hypothesis import strategies as st

from webui.render import addresses

APP = Flask(__name__)
APP.add_url_rule("/", "search.show")
APP.add_url_rule("/documents/<int:number>", "document.show")
APP.add_url_rule("/documents/<int:number>/why", "why.show")
PAGES = ("document.show", "why.show")


@pytest.mark.parametrize("endpoint", PAGES)
@pytest.mark.parametrize("pairs", [[], [("q", "kế hoạch & 171")]])
def test_the_address_of_each_paper(endpoint, pairs):
    """Every paper of a list has the address that it has by itself."""
    with APP.test_request_context("/"):
        numbered = addresses.numbered(endpoint, pairs)

        assert numbered(171) == url_for(endpoint, number=171, **dict(pairs))


values = st.sampled_from(["Kế hoạch", "Báo cáo", "a&b", ""])
asked = st.lists(st.tuples(st.sampled_from(["type", "q", "page", "lang"]), values))


@given(asked, values)
def test_a_choice_that_is_toggled_twice(pairs, value):
    """One choice more, or one less; twice toggled, the same is asked as before."""
    with APP.test_request_context("/", query_string=pairs):
        kept = [p for p in pairs if p[0] not in ("page", "lang")]
        once = addresses.toggles("type")(value)
    with APP.test_request_context(once):
        twice = addresses.toggles("type")(value)
    with APP.test_request_context(twice):
        found = [*addresses.carried()]

    rest = [pair for pair in kept if pair != ("type", value)]
    assert once != twice
    assert sorted(p for p in found if p != ("type", value)) == sorted(rest)
    assert (("type", value) in found) == (("type", value) in kept)
