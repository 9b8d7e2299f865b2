"""What may have been meant: near words, as these papers spell them, that find some."""

import pytest

from archive.authority import load
from archive.catalogue import Rendition, open_catalogue
from archive.model import Claim, Page, Reader, Reading, Text
from indexer import sync
from indexer.answer import answer
from indexer.intended import intended
from indexer.search.engine import open_engine
from tests.archive.catalogue.making import AT

LAN = Reader("lan")
BOARD = Reader("board", frozenset({"everyone", "board"}))
SUBJECTS = (
    "phong trào trồng cây gây rừng",
    "kế hoạch trồng cây đầu xuân",
    "kế hoạch kiểm tra, giám sát",
    "kế hoạch hoặc chương trình giám sát",
    "chuyển đổi số",
    "kế toán trưởng",
    "chiến thắng Điện Biên Phủ",
    "âm mưu diễn biến hòa bình phủ nhận",
    "diễn biến, diễn biến và phủ nhận",
    "Ban Bí thư trả lời về bút",
)
HIDDEN = "phong tỏa trận địa"


def reading(subject):
    facts = (Claim("subject", subject),)
    return Reading(Text("text/plain", (Page(1, subject),)), facts, ())


@pytest.fixture(scope="module")
def meant(tmp_path_factory):
    authority = load()
    place = tmp_path_factory.mktemp("intended") / "catalogue.db"
    with open_catalogue(f"sqlite:///{place}", authority) as catalogue:
        for number, subject in enumerate((*SUBJECTS, HIDDEN), start=1):
            file = Rendition(f"{number:064d}", "a.txt", "text/plain", 10)
            catalogue.documents.store(reading(subject), file, source="test", at=AT)
        catalogue.documents.restrict(len(SUBJECTS) + 1, "board", at=AT)
        engine = open_engine(
            "memory:", catalogue.changes.identity(), catalogue.audiences.restricted
        )
        sync.catch_up(catalogue, engine)

        def asking(text, reader=LAN, **chosen):
            found = answer(
                text,
                reader=reader,
                engine=engine,
                catalogue=catalogue,
                authority=authority,
                **chosen,
            )
            return intended(
                text, found, engine=engine, catalogue=catalogue, authority=authority
            )

        yield asking


MEANT = {
    "marks of the longest row": ("dien bien phuu", "điện biên phủ"),
    "marks as in the papers": ("ke haoch trong cay", "kế hoạch trồng cây"),
    "marks as typed": ("kế haoch trồng cây", "kế hoạch trồng cây"),
    "the only word": ("haoch", "hoạch"),
    "words that stand apart": ("trogn dau xuan ke", "trong dau xuan ke"),
    "capitals as typed": ("KẾ HAOCH Giám sats", "KẾ HOẠCH Giám sát"),
    "a word that is another": ("kế hoạc kiểm tra", "kế hoạch kiểm tra"),
    "keys": ("kees hoachj", "kế hoạch"),
    "two words": ("phogn trao trogn cay", "phong trào trồng cây"),
    "beside a condition": ("haoch trích:cây -rừng", "hoạch trích:cây -rừng"),
    "letters taken apart": ("kế haoch".replace("ế", "e\u0302\u0301"), "kế hoạch"),
}


@pytest.mark.parametrize(("text", "expected"), MEANT.values(), ids=MEANT)
def test_near_words_are_offered(meant, text, expected):
    """The neighbours choose, and what is offered finds papers."""
    assert meant(text) == expected


LEFT = {
    "what a heading spells out": "BBT trả lời",
    "what finds papers": "trồng cây",
    "a quotation": '"ke haoch"',
    "a number": "1711",
    "what is near nothing": "xyzabc",
    "what would find nothing": "haoch toan truong",
    "nothing": "",
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_nothing_else_is_offered(meant, text):
    """A guess that finds nothing is no help."""
    assert meant(text) is None


def test_choices_hold_for_what_is_offered(meant):
    """What they would hide is not offered."""
    assert meant("haoch", types=["Chỉ thị"]) is None


def test_no_word_is_told_of_papers_that_are_not_seen(meant):
    """Only who may read a paper is offered its words."""
    assert meant("phong toaa tran dia", BOARD) == "phong tỏa trận địa"
    assert meant("phong toaa tran dia") is None


def test_it_is_offered_to_whoever_wants_what_was_typed(meant):
    """The way back from an exact search."""
    assert meant("ke haoch", exact=True) == "kế hoạch"
