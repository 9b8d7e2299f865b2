"""Words that are worth a look."""

from archive.model import Box
from webui.render.located import Located, Standing
from webui.render.unsure import Unsure, words

BOX = Box(0, 0, 1, 1)


def page(*said):
    text = " ".join(word for word, _ in said)
    standing = []
    for word, sure in said:
        at = text.index(word)
        standing.append(Standing(at, at + len(word), BOX, sure))
    return Located(1, 1, text, tuple(standing))


def test_only_what_is_not_sure_is_looked_at():
    """In the order of the text; specks read as signs mislead nobody."""
    found = words(
        page(("Số", 0.9), ("4I2", 0.69), ("~", 0.1), ("-.", 0.0), ("CV", 0.3))
    )

    assert found == [Unsure("4I2", 3, 6), Unsure("CV", 12, 14)]


def test_a_page_that_is_all_unsure_has_an_end():
    """It is typed anew, not looked through word by word."""
    text = "".join(map(chr, range(0x100, 0x180)))
    standing = tuple(Standing(0, 1, BOX, 0.1) for _ in range(900))

    assert len(words(Located(1, 1, text, standing))) == 200
