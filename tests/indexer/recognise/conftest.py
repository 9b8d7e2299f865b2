"""What every test of recognition starts from: a text in, its facts out."""

import pytest

from archive.authority import load
from archive.facts import view
from archive.model import Page, Text
from indexer.recognise import recognise


@pytest.fixture(scope="session")
def authority():
    return load()


@pytest.fixture(scope="session")
def facts(authority):
    """Return the facts of a paper given as the text of its pages."""

    def read(*pages, origin="text"):
        numbered = (Page(n, text, origin) for n, text in enumerate(pages, 1))
        return view(recognise(Text("text/plain", tuple(numbered)), authority))

    return read
