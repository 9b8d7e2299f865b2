"""A reader that says otherwise than before has another version."""

import pytest

from corpus import readings
from tests.golden.conftest import slugs

HELP = (
    "{reader} reads otherwise than it did: raise its version in indexer/readers.py, "
    "so that `vankho reread` finds the papers it is due for, then run "
    "`python -m corpus.readings` and commit the difference."
)


@pytest.fixture(scope="module")
def kept():
    """What the readers said when their versions were raised last."""
    return readings.kept()


@pytest.mark.parametrize("reader", readings.VERSIONS)
def test_a_version_says_what_it_said(reader, kept, read_sample):
    """Over all samples that hold their text."""
    said = {slug: readings.told(read_sample(slug).reading) for slug in slugs()}
    now = {slug: one[reader] for slug, one in said.items() if one}
    before = {slug: one[reader] for slug, one in kept["samples"].items()}

    changed = sorted(slug for slug in now if before.get(slug) != now[slug])
    assert not changed, HELP.format(reader=reader) + f" {changed}"
    assert before.keys() == now.keys()


def test_what_was_said_is_of_the_versions_of_today(kept):
    """A version that was raised has its readings written anew."""
    assert kept["versions"] == readings.VERSIONS
