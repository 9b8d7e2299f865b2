"""Unicode paragraphs in old fonts come back as they are."""

import json

import pytest

from archive.errors import LabelError
from indexer.evaluate import retyped
from indexer.evaluate.texts import evaluate
from indexer.extract import Limits
from indexer.reading import open_file

TEXT = "Chỉ thị <số> 35-CT/TW & {\\kết luận} – “mới”\n\nhọc tập 𝄞"


@pytest.fixture
def corpus(tmp_path):
    """A corpus of many paragraphs."""
    record = json.dumps({"_id": "1", "title": "Luật Cư trú Điều 2", "text": TEXT})
    (tmp_path / "corpus.jsonl").write_text("\n".join([record] * 9))
    return tmp_path


def test_paragraphs_are_typed_in_all_fonts_and_forms(corpus, tmp_path_factory):
    """Every paragraph stands in each form, with one font after the other."""
    into = tmp_path_factory.mktemp("into")

    found = list(retyped.truths(corpus, into))

    assert [one.classes[1] for one in found] == [
        "retyped-txt",
        "retyped-html",
        "retyped-rtf",
    ] * 2
    assert [len(one.paragraphs) for one in found] == [20] * 3 + [7] * 3
    page = found[1].path.read_text()
    assert all(f'face="{font}"' in page for font in retyped.FONTS)
    assert "&lt;số&gt;" in page


def test_our_readers_leave_them_alone(corpus, tmp_path_factory):
    """What is written is valid: the readers get each paragraph back."""
    into = tmp_path_factory.mktemp("into")

    figures = evaluate(
        retyped.truths(corpus, into), lambda path: open_file(path, path.name, Limits())
    )

    assert figures.faults == []
    assert figures.scores["paragraphs retyped"].right == 81


def test_a_folder_without_a_corpus_is_an_error(tmp_path):
    """Nothing is measured where there is nothing to type."""
    with pytest.raises(LabelError):
        list(retyped.truths(tmp_path, tmp_path))
