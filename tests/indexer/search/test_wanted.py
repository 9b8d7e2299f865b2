"""What is told of a query is told in the words of who typed it."""

import pytest

from archive.authority import load
from archive.model import Reader
from indexer.search.syntax import parse
from indexer.search.wanted import typed

TYPED = {
    "nobody typed it": ("kế hoạch 171", "số"),
    "typed without its mark": ("kế hoạch so 171", "so"),
    "another word": ("so sánh", "so"),
}


@pytest.mark.parametrize(("text", "told"), TYPED.values(), ids=TYPED)
def test_what_numbers_stand_behind_has_its_mark(text, told):
    """Papers are looked for that say "kế hoạch số 171", whatever was typed."""
    tree = parse(text, load(), Reader("reader")).tree

    assert typed(tree, text)["so"] == told
