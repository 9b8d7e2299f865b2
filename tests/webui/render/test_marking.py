"""Text with marked places."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webui.render.marking import Place, marked

CASES = {
    "no place at all": ("a < b", [], "a &lt; b"),
    "a word in the middle": ("một hai ba", [Place(4, 7)], "một <mark>hai</mark> ba"),
    "two that touch": (
        "haiba",
        [Place(0, 3), Place(3, 5)],
        "<mark>hai</mark><mark>ba</mark>",
    ),
    "a word inside a citation": (
        "theo Chỉ thị 05 nay",
        [Place(5, 15, "a", href="/documents/3"), Place(13, 15)],
        'theo <a href="/documents/3">Chỉ thị <mark>05</mark></a> nay',
    ),
    "places that cross are cut, and only the first part keeps the name": (
        "abcdef",
        [Place(0, 4, "span", name="fact-symbol"), Place(2, 6)],
        '<span id="fact-symbol">ab<mark>cd</mark></span><mark>ef</mark>',
    ),
    "a quote in an address stays inside it": (
        "x",
        [Place(0, 1, "a", href='/?q="><script>')],
        '<a href="/?q=&#34;&gt;&lt;script&gt;">x</a>',
    ),
    "a place past the end is cut": ("ab", [Place(1, 9)], "a<mark>b</mark>"),
}


@pytest.mark.parametrize(("text", "places", "expected"), CASES.values(), ids=CASES)
def test_marks_places(text, places, expected):
    """Everything is escaped, and tags are well nested."""
    assert marked(text, places) == expected


def test_a_part_of_a_page_keeps_the_places_of_the_page():
    """Places count characters of the page, wherever the shown part begins."""
    shown = marked("cd", [Place(0, 3), Place(3, 9)], start=2)

    assert shown == "<mark>c</mark><mark>d</mark>"


SPANS = st.builds(
    lambda start, length, tag: Place(start, start + length, tag, name=f"n{start}"),
    st.integers(0, 30),
    st.integers(1, 12),
    st.sampled_from(["mark", "span", "b"]),
)


@given(st.text(max_size=30), st.lists(SPANS, max_size=8))
def test_nothing_is_lost_and_tags_nest(text, places):
    """Without its tags it is the text, and every tag closes the one opened last."""
    html = str(marked(text, places))

    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z]+)[^>]*>", html):
        if closing:
            assert opened.pop() == tag
        else:
            opened.append(tag)
    assert opened == []
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text
