"""Whatever is typed finds what it would find among one's own papers alone.

In each engine, with all that a search tells, and as of now: papers are given to others
after they were put into the index, and people come to offices and leave them.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from indexer import listing
from indexer.answer import answer, gone
from indexer.intended import intended
from tests.access import archives
from tests.access.papers import readers, stories
from tests.access.surfaces import TYPED

ENGINES = {"memory": "memory:", "whoosh": "whoosh://{home}/index"}


def _number(hit):
    """By what hits are sorted here: how much they weigh is told by all texts."""
    return hit.id


def told(archive, typed, reader):
    """All that is told of what was typed, but for how much each hit weighs."""
    catalogue, engine = archive.catalogue, archive.services.engine
    asked = {"reader": reader, "engine": engine, "catalogue": catalogue}
    found = answer(typed, authority=catalogue.authority, **asked)
    newest = answer(typed, authority=catalogue.authority, sort="newest", **asked)
    unseen = gone(engine, catalogue)
    meant = {"engine": engine, "catalogue": catalogue}
    words = typed.casefold().split()
    return {
        "hits": sorted((replace(hit, score=0.0) for hit in found.hits), key=_number),
        "newest": [hit.id for hit in newest.hits],
        "total": found.total,
        "facets": found.facets,
        "relaxed": (found.relaxed, found.guessed),
        "meant": intended(typed, found, authority=catalogue.authority, **meant),
        "list": sorted(
            line.paper.id for line in listing.listed(found, engine, catalogue)
        ),
        "suggested": [
            archive.services.suggester.suggest(typed[:end], reader)
            for end in (2, 5, len(typed))
        ],
        "known": engine.known(words, reader, hidden=unseen),
        "spelt": [engine.spellings(w, reader, hidden=unseen) for w in words],
        "why": [
            [(share.of, share.term, share.papers) for share in shares]
            for hit in sorted(found.hits, key=_number)
            for shares in [engine.explain(found.query, str(hit.id))]
        ],
    }


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
@settings(
    max_examples=max(2, settings().max_examples // 40),
    deadline=None,
    phases=set(Phase) - {Phase.shrink},
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(story=stories, first=readers, reader=readers)
def test_what_is_typed_finds_nothing_hidden(engine, story, first, reader, begin):
    """Hits, totals, facets, suggestions, what may be meant, lists, and why."""
    with begin(story, engine) as whole:
        # What is remembered of these answers must tell nobody else anything.
        for typed in TYPED:
            told(whole, typed, first)
        whole.do(story.end)
        with archives.without(whole, reader) as alone:
            for typed in TYPED:
                assert told(whole, typed, reader) == told(alone, typed, reader), typed
