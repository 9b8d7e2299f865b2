"""However it is written, in the paper or in the query, it is found."""

import unicodedata

import pytest

from tests.contract.conftest import paper

PRINTED = {
    "marks": "hoà giải về kỹ thuật",
    "the other place of the tone": "hòa giải về kỹ thuật",
    "i for y": "hòa giải về kĩ thuật",
    "no marks": "hoa giai ve ky thuat",
    "other marks": "hoá giải vẽ kỳ thuật",
    "letters taken apart": unicodedata.normalize("NFD", "hòa giải về kỹ thuật"),
    "Cyrillic letters": "h\u043e\u00e0 gi\u1ea3i v\u1ec1 k\u1ef9 thu\u1eadt",
    "wide letters": "ｈｏａ ｇｉａｉ ｖｅ ｋｙ ｔｈｕａｔ",
}


@pytest.fixture
def printed(engine):
    """One text in every writing, each a paper."""
    engine.update([paper(key, text) for key, text in PRINTED.items()], [], 1)


@pytest.mark.usefixtures("printed")
@pytest.mark.parametrize("typed", PRINTED.values(), ids=PRINTED)
def test_every_writing_finds_every_other(keys, typed):
    """With marks nothing is lost that has none or others, and without them nothing."""
    assert {*keys(typed)} == {*keys(f'"{typed}"')} == {*PRINTED}


@pytest.mark.usefixtures("printed")
@pytest.mark.parametrize("typed", ["hoà giải về kỹ thuật", "hòa giải về kỹ thuật"])
def test_marks_that_agree_come_first(keys, typed):
    """In either place of the tone and in any form of letters; other marks stay behind."""
    found = keys(typed)

    agreeing = ("marks", "the other place of the tone", "letters taken apart")
    assert {*found[:4]} == {*agreeing, "Cyrillic letters"}
    assert found[4] == "i for y"
    assert {*found[-3:]} == {"no marks", "wide letters", "other marks"}


@pytest.mark.usefixtures("printed")
def test_without_marks_no_writing_is_preferred(ask):
    """Whoever types none gets all with the same score."""
    scores = {round(hit.score, 9) for hit in ask("hoa giai ve ky thuat").hits}

    assert len(scores) == 1
