"""Long texts in parts."""

from hypothesis import given
from hypothesis import strategies as st

from archive.model import Page
from webui.render.parts import holding, parts

PAGES = st.lists(st.text("ab\n", max_size=40), max_size=6).map(
    lambda texts: [Page(number, text) for number, text in enumerate(texts, start=1)]
)


@given(PAGES, st.integers(1, 25))
def test_parts_hold_every_character_once_and_are_bearable(pages, size):
    """Put together again they are the pages, and none is larger than allowed."""
    made = parts(pages, size)

    texts = dict.fromkeys((page.number for page in pages), "")
    for part in made:
        assert sum(len(stretch.text) for stretch in part) <= size
        for stretch in part:
            assert stretch.start == len(texts[stretch.page.number])
            texts[stretch.page.number] += stretch.text
    assert texts == {page.number: page.text for page in pages}


@given(PAGES, st.integers(1, 25), st.data())
def test_a_place_is_in_the_part_that_holds_it(pages, size, data):
    """The part found for a character is the one that shows it."""
    made = parts(pages, size)
    part = data.draw(st.sampled_from(made)) if made else ()
    for stretch in part:
        if stretch.text:
            number = holding(made, stretch.page.number, stretch.start)
            assert made[number - 1] == part


def test_a_cut_comes_after_a_line():
    """Lines stay whole where there are any."""
    made = parts([Page(1, "dòng một\ndòng hai\ndòng ba")], 20)

    assert [part[0].text for part in made] == ["dòng một\ndòng hai\n", "dòng ba"]


def test_a_place_nobody_holds_is_shown_at_the_beginning():
    """A wrong address shows the paper from its first part."""
    assert holding(parts([Page(1, "một")], 10), 7, 0) == 1
