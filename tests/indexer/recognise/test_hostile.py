"""Recognition stays cheap and calm on any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model import Page, Text
from indexer.recognise import recognise
from tests.indexer.recognise import papers

HEADER = papers.PLAN.partition("Nơi nhận")[0]
TEXTS = {
    "one endless line": [HEADER + "a" * 1_000_000],
    "blanks": [HEADER + " " * 1_000_000],
    "blanks before": [" " * 1_000_000 + HEADER],
    "tabs": [HEADER + "\t" * 500_000],
    "dots for a number": ["Số: " + "." * 500_000 + "/KH\n" + HEADER],
    "positions nobody holds": [HEADER + "BÍ THƯ\n" * 50_000],
    "signatures without a name": [HEADER + "T/M BAN THƯỜNG VỤ\n" * 50_000],
    "brackets": [HEADER.replace("-----", "(kèm theo " * 50_000)],
    "a letterhead without end": ["ỦY BAN -\n" * 50_000 + HEADER],
    "many pages": [HEADER, *["CHỦ TỊCH\n" * 20] * 5_000],
    "many dates": [HEADER + ", ngày" * 100_000],
}
# Generous for a loaded machine: what is not linear takes minutes.
SECONDS = 5.0


@pytest.mark.parametrize("pages", TEXTS.values(), ids=TEXTS)
def test_time(authority, pages):
    """Time grows with the text and no faster."""
    text = Text("text/plain", tuple(Page(n, t) for n, t in enumerate(pages, 1)))

    begun = time.process_time()
    recognise(text, authority)

    assert time.process_time() - begun < SECONDS


LINES = st.sampled_from(papers.PLAN.splitlines() + papers.MINISTRY.splitlines())


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(LINES | st.text(max_size=30), max_size=25))
def test_any_text(authority, lines):
    """Whatever stands on the page, claims lie on it and none is empty."""
    page = "\n".join(lines)

    for claim in recognise(Text("text/plain", (Page(1, page),)), authority):
        evidence = claim.evidence
        assert evidence is not None
        assert 0 <= evidence.start < evidence.end <= len(page)
        assert claim.value not in (None, "", [], {})
