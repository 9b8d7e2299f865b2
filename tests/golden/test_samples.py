"""Each sample reproduces its ``expected.toml``: facts, citations, media type."""

from dataclasses import fields

import msgspec
import pytest

from archive.facts import Metadata
from archive.text import squeeze
from tests.golden.conftest import slugs

FACTS = [field.name for field in fields(Metadata) if field.name != "evidence"]
# How much of the wording belongs to a cue is a matter of taste.
CITED = (
    *("verbatim", "kind", "type", "number", "symbol", "date", "date_verbatim"),
    *("date_partial", "body", "provision", "flags", "inherited"),
)


def plain(value):
    """Return a value as JSON has it, without what says nothing."""
    match msgspec.json.decode(msgspec.json.encode(value)):
        case dict() as pairs:
            kept = {key: plain(item) for key, item in pairs.items()}
            return {key: item for key, item in kept.items() if item not in (None, [])}
        case list() as items:
            return [plain(item) for item in items]
        case str() as text:
            return squeeze(text)
        case other:
            return other


def expected_facts(sample):
    """Return the facts that a perfect reader finds, and none that are unjudged."""
    unjudged = sample.expected.get("unjudged", [])
    expected = sample.expected["metadata"]
    return {name: plain(expected.get(name)) for name in FACTS if name not in unjudged}


def flat(citation):
    """Return what is compared of a citation, as read or as expected."""
    shown = plain(citation)
    kept = {name: shown[name] for name in CITED if name in shown}
    kept["relations"] = [
        (relation["relation"], relation.get("source_symbol"))
        for relation in shown.get("relations", [])
    ]
    for name in ("flags", "inherited"):
        kept[name] = sorted(kept.get(name, []))
    return kept


@pytest.mark.parametrize("slug", slugs())
def test_media_type(slug, read_sample):
    """The format is told by the content."""
    sample = read_sample(slug)

    assert sample.reading.text.media_type == sample.expected["media_type"]


@pytest.mark.parametrize("slug", slugs())
def test_facts(slug, read_sample):
    """Every fact is the expected one, and none is found that is not there."""
    sample = read_sample(slug)
    wanted = expected_facts(sample)
    found = {name: plain(getattr(sample.metadata, name)) for name in wanted}

    assert {k: v for k, v in found.items() if v} == {
        k: v for k, v in wanted.items() if v
    }


@pytest.mark.parametrize("slug", slugs())
def test_citations(slug, read_sample):
    """The citations are the expected ones, in reading order, field for field."""
    sample = read_sample(slug)
    found = list(map(flat, sample.reading.citations))
    wanted = list(map(flat, sample.expected.get("citations", [])))

    for one, other in zip(found, wanted, strict=False):
        stand_for(one, other)
    assert found == wanted


def stand_for(found, wanted):
    """Let a relative body ("Tỉnh ủy") stand for the one that its place makes it.

    Reading knows only the words; which province is meant is for the links to say.
    """
    relative = "body_inferred" in found["flags"] and "body" in found
    if relative and wanted.get("body", "").startswith(found["body"]):
        wanted["body"] = found["body"]


@pytest.mark.parametrize("slug", slugs())
def test_evidence(slug, read_sample):
    """Every fact says where on which page it was read."""
    sample = read_sample(slug)
    pages = {page.number: page.text for page in sample.reading.text.pages}

    for claim in sample.reading.claims:
        if claim.evidence:
            end = claim.evidence.end
            assert 0 <= claim.evidence.start <= end <= len(pages[claim.evidence.page])
    for citation in sample.reading.citations:
        found = pages[citation.page][citation.start : citation.end]
        assert squeeze(found) == squeeze(citation.verbatim)
