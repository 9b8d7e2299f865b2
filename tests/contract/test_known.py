"""Which words are known to a reader, in every engine."""

from archive.model import Reader
from tests.contract.conftest import paper

READER = Reader("mai")
PAPERS = (
    paper("1", "Kế hoạch trồng cây", symbol="171-KH/TU"),
    paper("2", "mật khẩu", audience="staff"),
    paper("3", subject="tiết kiệm"),
)


def test_words_of_visible_papers_are_known(engine):
    """Words of the text and of the heading are, those of other audiences are not."""
    engine.update(PAPERS, [], 1)

    known = engine.known(["hoach", "tu", "kiem", "khau", "cay", "nha"], READER)

    assert known == {"hoach", "tu", "kiem", "cay"}


def test_words_are_known_with_their_marks(engine):
    """Other marks on the same letters make another word."""
    engine.update(PAPERS, [], 1)

    known = engine.known(["kế", "kê", "trồng", "khẩu", "tiết"], READER)

    assert known == {"kế", "trồng", "tiết"}


def test_neighbours_are_known(engine):
    """Two words are known together where one follows the other."""
    engine.update(PAPERS, [], 1)

    known = engine.known(["ke hoach", "hoach ke", "ke trong", "mat khau"], READER)

    assert known == {"ke hoach"}


def test_words_of_hidden_and_removed_papers_are_unknown(engine):
    """What the index would show wrongly is as if it were gone."""
    engine.update(PAPERS, [], 1)
    engine.update([], ["3"], 2)

    known = engine.known(["hoach", "kiem"], READER, hidden=frozenset({"1"}))

    assert known == frozenset()
