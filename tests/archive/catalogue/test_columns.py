"""What columns do to values on their way into a database and out of it."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from archive.catalogue import schema
from archive.catalogue.columns import PathText

DIALECT = sqlite.dialect()

PATHS = {
    "letters": "/văn bản/Kế hoạch 171.pdf",
    "bytes that are no UTF-8": os.fsdecode(b"/\x80\xf4\xff.doc"),
    "private signs": "/\uf700\uf7f4\uf77f\uf0b7.doc",
    "both side by side": os.fsdecode(b"/\xf4\xef\x9f\xb4\xf4\xef\x9c\x80\xf4"),
    "nothing": "",
}


def there_and_back(path):
    kept = PathText().process_bind_param(path, DIALECT)
    assert kept is not None
    return PathText().process_result_value(kept.encode().decode(), DIALECT)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_path_comes_back(path):
    """A database holds it as UTF-8, and the file can still be opened by it."""
    assert there_and_back(path) == path


@given(
    st.lists(
        st.binary(max_size=3).map(os.fsdecode)
        | st.text(st.characters(min_codepoint=0xF6FE, max_codepoint=0xF801))
    ).map("".join)
)
def test_every_path_comes_back(path):
    """Whatever bytes a file system gives as a name, none is taken for another."""
    assert there_and_back(path) == path


def test_a_file_handed_in_may_be_larger_than_two_gigabytes():
    """It is refused, which is an outcome; SQLite has room in any column."""
    made = CreateTable(schema.intake).compile(dialect=postgresql.dialect())

    assert "size BIGINT" in str(made)
