"""Of any archive a reader is told what an archive of this reader's papers would tell."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.access import archives, surfaces
from tests.access.papers import AUDIENCES, SECRETS, clerk, readers, stories
from webui import security

SHARES = 6
"""Of so many addresses one is asked: with the next archive, another one."""


@pytest.mark.slow
@settings(
    max_examples=max(4, settings().max_examples // 25),
    deadline=None,
    phases=set(Phase) - {Phase.shrink},
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@example(story=SECRETS, reader=clerk(), share=0)
@given(story=stories, reader=readers, share=st.integers(0, SHARES - 1))
def test_no_address_tells_of_what_is_hidden(story, reader, share, pages, begin):
    """Pages, verbs, lists to take along and pictures, of everything there is."""
    with pytest.MonkeyPatch.context() as patch, begin(story) as whole:
        patch.setattr(security, "LOCAL", reader)
        whole.do(story.end)
        with archives.without(whole, reader) as alone:
            asked = [*surfaces.addresses(pages, whole)]
            differing = {
                one
                for one in asked[share::SHARES]
                if surfaces.said(pages, whole, one[1])
                != surfaces.said(pages, alone, one[1])
            }
    assert differing == set()


TELLING = {
    "api-citations.alike",
    "api-documents.page",
    "api-doubts.counts",
    "api-files.files",
    "api-imports.follow",
    "api-intake.follow",
    "api-links.cited_by",
    "api-nearby.neighbours",
    "api-nearby.story",
    "api-recognition.waiting",
    "api-register.cycles",
    "api-standing.status",
    "api-suggestions.suggest",
    "bodies.choose",
    "document.card",
    "history.show",
    "imports.export",
    "intake.report",
    "linking.show",
    "neighbours.download",
    "pictures.marks",
    "register.show",
    "search.export",
    "search.show",
    "wanted.show",
    "wanted.unfiled",
    "why.show",
}
"""Addresses that tell of what is hidden, if they are asked by whoever may know."""


@pytest.mark.slow
def test_the_same_addresses_tell_whoever_may_know(pages, begin):
    """Or the test above would prove nothing."""
    asking = clerk()
    everywhere = replace(asking, audiences=frozenset(AUDIENCES))
    silent = set(TELLING)
    with pytest.MonkeyPatch.context() as patch, begin(SECRETS) as whole:
        whole.do(SECRETS.end)
        patch.setattr(security, "LOCAL", everywhere)
        with archives.without(whole, asking) as alone:
            for endpoint, address in surfaces.addresses(pages, whole):
                if endpoint in silent:
                    told = [
                        surfaces.said(pages, one, address) for one in (whole, alone)
                    ]
                    silent -= {endpoint} if told[0] != told[1] else set()
    assert silent == set()
